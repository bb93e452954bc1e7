//! `tieout trace FILE:LINE[:COL]`: why a number was, or was not, tied to a figure.

use std::path::Path;

use anyhow::{anyhow, bail};
use tieout::lines::Lines;
use tieout::scan::{Mention, scan};
use tieout::{Document, Lexicon, Settings};

use crate::args::{TraceArgs, TraceFormat};
use crate::books::{Book, Books};
use crate::config_args::Options;
use crate::configs::Configs;
use crate::ignore_files::{Faulty, IgnoreFiles};
use crate::messages::Volume;
use crate::output::{self, Output};
use crate::sources;
use crate::status::Status;

/// A place in a file, as reports give it.
#[derive(Debug, PartialEq, Eq)]
struct Place<'a> {
    path: &'a str,
    line: usize,
    column: Option<usize>,
}

pub(crate) fn run(args: &TraceArgs) -> anyhow::Result<Status> {
    let place = Place::parse(&args.place)?;
    sources::assert_apart(&[place.path], &args.sources.against)?;
    let options = Options::default().book(&args.figures).sources(&args.sources);
    let configs = Configs::open(&args.config, options.input_format(args.input_format).layer())?;
    let applied = configs.of(Path::new(place.path))?;
    let books = Books::new(Volume::Normal);
    let Some(Book { figures: book, .. }) = books.of(&applied) else { return Ok(Status::Failed) };
    let document = sources::document(Path::new(place.path), applied.input_format.value)?;
    let mentions = scan(&document, Lexicon::english());
    let wanted = place.select(&document, &mentions)?;
    let mut traces = tieout::pair::trace(&document, &mentions, book, Lexicon::english());
    tieout::against::trace(&document, &mentions, book, Lexicon::english(), &mut traces);
    let settings = settings(&document, args.config.isolated)?;
    tieout::leave::trace(&document, &mentions, book, &settings, &mut traces);
    let told = |traced: &tieout::pair::Trace| {
        tieout::render::told(&document, &mentions[traced.mention], book, traced).to_string()
    };
    let text = match args.output_format {
        TraceFormat::Full => traces[wanted].iter().map(told).collect::<Vec<_>>().join("\n"),
        TraceFormat::Json => {
            tieout::render::told_as_json(&document, &mentions, book, &traces[wanted])? + "\n"
        }
    };
    match Output::open(None, &[])?.write(&text) {
        Err(error) if !output::is_closed(&error) => Err(error),
        _ => Ok(Status::Clean),
    }
}

/// Settings with the ignore file that is for the document, whose pins count here too.
fn settings(document: &Document, isolated: bool) -> anyhow::Result<Settings> {
    let found = IgnoreFiles::new(isolated).of(Path::new(document.path()));
    let found = found.map_err(|Faulty| anyhow!("{}: not traced", document.path()))?;
    Ok(found.map_or_else(Settings::default, |found| found.settings(document, &Settings::default())))
}

impl<'a> Place<'a> {
    /// Reads "copy/a.txt:12" or "C:\copy\a.txt:12:31".
    fn parse(text: &'a str) -> anyhow::Result<Place<'a>> {
        let mut numbers = Vec::new();
        let mut path = text;
        while let Some((before, number)) = path.rsplit_once(':').filter(|_| numbers.len() < 2) {
            let Ok(number) = number.parse::<usize>() else { break };
            numbers.push(number);
            path = before;
        }
        match numbers[..] {
            [line] if line > 0 && !path.is_empty() => Ok(Place { path, line, column: None }),
            [column, line] if line > 0 && column > 0 && !path.is_empty() => {
                Ok(Place { path, line, column: Some(column) })
            }
            _ => bail!("`{text}` names no line: write FILE:LINE or FILE:LINE:COL, as in story.txt:12"),
        }
    }

    /// The numbers that begin on the line, or the one at the column.
    fn select(&self, document: &Document, mentions: &[Mention]) -> anyhow::Result<std::ops::Range<usize>> {
        let Place { path, line, column } = *self;
        let lines = Lines::new(document.source());
        // After a last line break there is one more line, but nobody counts it.
        let count = lines.count() - usize::from(document.source().ends_with(['\n', '\r']));
        let range = lines
            .line(line)
            .ok_or_else(|| anyhow!("{path}: there is no line {line}; its last is {count}"))?;
        let first = mentions.partition_point(|mention| mention.span.end <= range.start);
        let last = mentions.partition_point(|mention| mention.span.start < range.end);
        let Some(column) = column else {
            if first == last {
                bail!("{path}:{line}: no number on this line");
            }
            return Ok(first..last);
        };
        let at = lines
            .offset(line, column)
            .ok_or_else(|| anyhow!("{path}:{line}: there is no column {column}"))?;
        let here = (first..last).find(|&i| mentions[i].span.range().contains(&at));
        let here = here.ok_or_else(|| anyhow!("{path}:{line}:{column}: no number at this column"))?;
        Ok(here..here + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_from_the_right() {
        for (text, path, line, column) in [
            ("a.txt:12", "a.txt", 12, None),
            ("copy/a.txt:12:31", "copy/a.txt", 12, Some(31)),
            (r"C:\copy\a.txt:3", r"C:\copy\a.txt", 3, None),
            (r"C:\copy\a.txt:3:1", r"C:\copy\a.txt", 3, Some(1)),
            ("12:30:1:2", "12:30", 1, Some(2)),
        ] {
            assert_eq!(Place::parse(text).unwrap(), Place { path, line, column }, "{text}");
        }
        for text in ["a.txt", "a.txt:", "a.txt:x", "a.txt:0", "a.txt:1:0", ":1", r"C:\a.txt", ""] {
            assert!(Place::parse(text).is_err(), "{text}");
        }
    }
}
