# shellcheck shell=bash
# What the scripts of this folder share: where things are, and how a step says that it failed.
set -Eeuo pipefail
# A git hook may have called; the repositories made here are others than its own.
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
# One folder for every build, so that the program is compiled once.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$root/target}"
tools="$CARGO_TARGET_DIR/packaging"
version="$(sed -n 's/^version = "\(.*\)"$/\1/p' "$root/Cargo.toml" | head -n 1)"
# shellcheck disable=SC2034 # for the scripts that read this one
platform="$(rustc -vV | sed -n 's/^host: //p')"
# Everything made is as old as the commit; the sums that a release adds do not make it younger.
SOURCE_DATE_EPOCH="$(git -C "$root" log -1 --format=%ct -- . ':!packaging/action/checksums')"
export SOURCE_DATE_EPOCH
script="${0#"$root"/}"
trap 'echo "$script: line $LINENO failed: $BASH_COMMAND" >&2' ERR

say() {
    printf '%s: %s\n' "$script" "$*"
}

fail() {
    printf '%s: %s\n' "$script" "$*" >&2
    exit 1
}

# A fresh folder, $work, that is gone when the script ends.
in_a_fresh_folder() {
    work="$(mktemp -d)"
    trap 'rm -rf "$work"' EXIT
    cd "$work"
}

# needs PROGRAM PACKAGE: installs a Debian package where the program is missing.
needs() {
    command -v "$1" > /dev/null && return
    [[ "$(id -u)" == 0 ]] || fail "$1 is missing; let an administrator run: apt-get install $2"
    say "installing $2, for $1"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2"; } \
        > /dev/null || fail "$2 could not be installed"
}

# The tools of requirements.txt, in an environment of their own on the path.
use_python_tools() {
    local environment="$tools/python" wanted="$root/packaging/requirements.txt"
    if ! cmp -s "$wanted" "$environment/requirements.txt"; then
        say "installing the tools of packaging/requirements.txt"
        rm -rf "$environment"
        make_environment "$environment"
        "$environment/bin/pip" install --quiet --disable-pip-version-check -r "$wanted"
        cp "$wanted" "$environment/"
    fi
    PATH="$environment/bin:$PATH"
}

# make_environment FOLDER: an empty Python environment. Debian keeps what it needs in a package of its own.
make_environment() {
    python3 -c 'import ensurepip' 2> /dev/null || needs ensurepip python3-venv
    python3 -m venv "$1"
}

# The one release build. Nothing else here compiles tieout unless its sources lie in another folder.
build() {
    (cd "$root" && cargo build --quiet --release --locked)
}

# snapshot FOLDER: the files of the working tree, as they are now, committed in a repository of their own.
snapshot() {
    mkdir -p "$1"
    (cd "$root" && git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
        [[ ! -e "$file" ]] || printf '%s\0' "$file"
    done | tar -c --null --files-from=-) | tar -x -C "$1"
    as_somebody "$1" init --quiet
    as_somebody "$1" add --all
    as_somebody "$1" commit --quiet --message "as it is now"
}

# as_somebody FOLDER COMMAND…: git, by nobody in particular.
as_somebody() {
    git -C "$1" -c user.name=Somebody -c user.email=somebody@localhost -c commit.gpgSign=false "${@:2}"
}

# make_a_desk FOLDER: a column with faults, and the book of the report it is about.
make_a_desk() {
    mkdir -p "$1/rules" "$1/copy"
    cp "$root/rules/crying-shame.toml" "$1/rules/"
    cp "$root/corpus/crying-shame/column.txt" "$1/copy/"
}

the_fault='“Hundreds” disagrees with 15,800'

# finds_the_fault PROGRAM: it is this version, and finds the mistake of the column as it should.
finds_the_fault() {
    local status=0 said
    said="$("$1" --version)"
    [[ "$said" == "tieout $version" ]] || fail "$1 is $said, not tieout $version"
    make_a_desk "$work/desk"
    said="$(cd "$work/desk" && "$1" check --color never 2>&1)" || status=$?
    [[ "$status" == 1 ]] || fail "$1 ended with $status, not with 1, and said: $said"
    [[ "$said" == *"error[magnitude-disagrees]: $the_fault"* ]] || fail "$1 did not find the fault, and said: $said"
    say "$1 finds: $the_fault"
}

# expect STATUS COMMAND…: runs it, keeps what it says in $said, and fails where it ends otherwise.
expect() {
    local status=0
    said="$("${@:2}" 2>&1)" || status=$?
    [[ "$status" == "$1" ]] || fail "'${*:2}' ended with $status, not with $1, and said: $said"
}

# quietly COMMAND…: runs it, and shows what it says only where it fails.
quietly() {
    local status=0 said
    said="$("$@" 2>&1)" || status=$?
    [[ "$status" == 0 ]] || fail "'$*' ended with $status, and said: $said"
}

# block PAGE NAME: the block of a page of docs/ that has this file name behind its language.
block() {
    awk -v name="$2" '/^```/ { inside = !inside && $2 == name; next } inside' "$root/docs/$1" | grep . ||
        fail "docs/$1 has no block named $2"
}
