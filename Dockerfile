# tieout in a container: docker build -t tieout . && docker run --rm -v "$PWD:/desk" tieout check
FROM rust:1.95.0-slim-bookworm AS build
WORKDIR /src
# Only what .dockerignore lets through.
COPY . .
RUN cargo build --release --locked

# The Debian that the program was compiled on, without the compiler. It has a shell, which build servers need.
FROM debian:12.12-slim
COPY --from=build /src/target/release/tieout /usr/local/bin/tieout
COPY --from=build /src/LICENSE-MIT /src/LICENSE-APACHE /src/CHANGELOG.md /usr/local/share/doc/tieout/
USER 65532:65532
WORKDIR /desk
ENTRYPOINT ["tieout"]
