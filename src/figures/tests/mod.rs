//! The book as a whole: what a good file gives, and what each slip in one is told.

mod figures;
mod formulas;
mod in_stretches;
mod never_panics;
mod reader;
mod slips;
mod whole_book;

use super::parse::parse_with;
use super::{Figure, FigureBook, RulesFile};
use crate::sheet::FileError;
use reader::read;

fn parse(files: &[&str]) -> Result<FigureBook, super::BookErrors> {
    let file = |(i, text): (usize, &&str)| RulesFile::new(format!("{i}.toml"), *text);
    parse_with(files.iter().enumerate().map(file).collect(), &read)
}

/// A file of figures, each given by its lines; those without a `what` get one.
fn file(figures: &[&str]) -> String {
    let mut text = String::new();
    for (i, lines) in figures.iter().enumerate() {
        text.push_str("[[figure]]\n");
        text.push_str(lines);
        if !lines.contains("what =") {
            text.push_str("\nwhat = \"thing ");
            text.push_str(&(i + 1).to_string());
            text.push('"');
        }
        text.push('\n');
    }
    text
}

/// The figures of a file that must be good.
fn good(text: &str) -> Vec<Figure> {
    match parse(&[text]) {
        Ok(book) => book.figures().to_vec(),
        Err(errors) => panic!("{text}\n{:#?}", errors.errors),
    }
}

/// What an error says: message, text it points at, label, help.
type Told<'t> = (String, &'t str, String, String);

fn told<'t>(text: &'t str, error: &FileError) -> Told<'t> {
    let error = error.clone();
    (error.message, &text[error.location.span.range()], error.label, error.help.unwrap_or_default())
}

/// Every error of one file.
fn errors(text: &str) -> Vec<Told<'_>> {
    match parse(&[text]) {
        Ok(_) => Vec::new(),
        Err(errors) => errors.errors.iter().map(|error| told(text, error)).collect(),
    }
}

/// Holds the one error of a file to its message, span, label and help.
fn one_error(text: &str, message: &str, span: &str, label: &str, help: &str) {
    let expected = (message.to_owned(), span, label.to_owned(), help.to_owned());
    assert_eq!(errors(text), [expected], "{text}");
}
