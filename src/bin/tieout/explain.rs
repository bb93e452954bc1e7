//! `tieout explain [CHECK|WORD]`: what a check finds and why it matters, or what a word of the help means.

use anyhow::bail;
use tieout::Severity;
use tieout::checks::{self, Check};

use crate::args::ExplainArgs;
use crate::glossary;
use crate::output::{self, Output};
use crate::status::Status;

/// How alike a name must be to be suggested, from 0 to 1.
const ALIKE: f64 = 0.7;

pub(crate) fn run(args: &ExplainArgs) -> anyhow::Result<Status> {
    let text = match &args.name {
        None => list(),
        Some(name) => match Check::named(name) {
            Some(check) => check.explanation.to_owned(),
            None => match glossary::explained(name) {
                Some(text) => text,
                None => {
                    bail!("neither a check nor a word of the glossary is called `{name}`; {}", remedy(name))
                }
            },
        },
    };
    match Output::open(None, &[])?.write(&text) {
        Err(error) if !output::is_closed(&error) => Err(error),
        _ => Ok(Status::Clean),
    }
}

/// A line a check: name, severity, and what it finds.
fn list() -> String {
    let widest = checks::all().iter().map(|check| check.name.len()).max().unwrap_or(0);
    let line = |check: &Check| {
        format!(
            "{:widest$}  {:7}  {}\n",
            check.name,
            check.severity.map_or("off", Severity::name),
            check.summary()
        )
    };
    checks::all().iter().map(line).collect()
}

/// What to do about a name that neither a check nor a word has.
fn remedy(name: &str) -> String {
    let likeness = |known: &&str| strsim::jaro_winkler(name, known);
    let known = checks::all().iter().map(|check| check.name).chain(glossary::words());
    let near = known.filter(|known| likeness(known) >= ALIKE);
    match near.max_by(|a, b| likeness(a).total_cmp(&likeness(b))) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`tieout explain` lists the checks".to_owned(),
    }
}
