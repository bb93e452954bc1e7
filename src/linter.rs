//! Documents checked one after another against one book.

use std::cell::RefCell;
use std::ops::Range;

use crate::checks::{self, COPY_CONTRADICTS_ITSELF, Settings};
use crate::document::Document;
use crate::figures::FigureBook;
use crate::lexicon::Lexicon;
use crate::pair::{Pairer, Stories};
use crate::report::Report;
use crate::scan::{Mention, Seen};
use crate::{against, fix, leave, scan};

/// Checks documents against a book, and keeps what it learns of words from one to the next: of many documents each
/// takes less time than by itself. A document that comes again under the same name is taken for another version of the
/// last: what stands as it stood, with all that it depends on, is neither read nor weighed anew, so that an editor that
/// keeps a linter has its answer within a key stroke. What it finds in one document does not depend on the others.
///
/// ```
/// use tieout::{Document, FigureBook, Lexicon, Linter, Settings};
///
/// let book = FigureBook::default();
/// let mut linter = Linter::new(&book, Lexicon::english());
/// let report = linter.lint(&Document::plain("a.txt", "Some 40 swans came."), &Settings::default());
/// assert_eq!(report.mentions.len(), 1);
///
/// let typed = linter.lint(&Document::plain("a.txt", "Some 40 swans came, and 3 left."), &Settings::default());
/// assert_eq!(typed.mentions.len(), 2);
/// ```
#[derive(Debug)]
pub struct Linter<'a> {
    book: &'a FigureBook,
    lexicon: &'a Lexicon,
    pairer: Pairer<'a>,
    seen: Option<Seen>,
    /// The name of the document that was read last.
    path: String,
}

impl<'a> Linter<'a> {
    /// A linter that has seen no copy yet.
    pub fn new(book: &'a FigureBook, lexicon: &'a Lexicon) -> Linter<'a> {
        Linter { book, lexicon, pairer: Pairer::new(book, lexicon), seen: None, path: String::new() }
    }

    /// Every finding in the copy, with every number and what it was tied to.
    ///
    /// Total: it cannot fail, does no I/O, and gives the same report on every machine.
    pub fn lint(&mut self, document: &Document, settings: &Settings) -> Report {
        let Linter { book, lexicon, .. } = *self;
        self.expect(document);
        let mentions = scan::scan_seen(document, lexicon, self.seen.as_mut());
        let stories = Stories::of(document, &mentions);
        let mut report = self.found(document, settings, mentions, &stories.numbers);
        let linter = RefCell::new(self);
        // A fix is proved by reading the copy again. Copy that contradicts a number once it is right did so all along.
        let mut proving = settings.clone();
        proving.set(&COPY_CONTRADICTS_ITSELF, None);
        let again = |after: &Document| linter.borrow_mut().found_again(document, &stories, after, &proving);
        fix::attach(document, book, lexicon, &mut report, settings.day(), &again);
        report
    }

    /// Keeps what is told of a document from its second version on: most are read but once.
    fn expect(&mut self, document: &Document) {
        let is_known = self.path == document.path();
        document.path().clone_into(&mut self.path);
        self.pairer.expect(is_known);
        self.seen = is_known.then(|| self.seen.take().unwrap_or_default());
    }

    /// The report without fixes, of the numbers of these stories.
    fn found(
        &mut self,
        document: &Document,
        settings: &Settings,
        mentions: Vec<Mention>,
        stories: &[Range<usize>],
    ) -> Report {
        let Linter { book, lexicon, pairer, .. } = self;
        let told = leave::read(document, &mentions, book, settings);
        let mut pairings = pairer.pair(document, &mentions, stories);
        against::pair(document, &mentions, book, lexicon, &mut pairings);
        leave::tie_by_hand(&told, document, &mentions, book, &mut pairings);
        let findings = checks::check(document, &mentions, &pairings.tied, book, lexicon, settings);
        let mut report = Report::new(mentions, pairings, findings);
        let heeded = leave::heed(told, &mut report, book, settings);
        report.add(checks::check_instructions(document, &report, book, lexicon, settings, &heeded));
        report
    }

    /// The report on rewritten copy without fixes; of a long text, on the stories alone that were rewritten.
    fn found_again(
        &mut self,
        before: &Document,
        stories: &Stories,
        after: &Document,
        settings: &Settings,
    ) -> Report {
        let Some(parts) = stories.rewritten(before, after) else {
            let mentions = scan::scan_seen(after, self.lexicon, self.seen.as_mut());
            let stories = Stories::of(after, &mentions);
            return self.found(after, settings, mentions, &stories.numbers);
        };
        let mut mentions = Vec::new();
        let mut stories = Vec::new();
        for part in scan::scan_again(after, self.lexicon, &parts, self.seen.as_mut()) {
            let start = mentions.len();
            mentions.extend(part);
            stories.push(start..mentions.len());
        }
        self.found(after, settings, mentions, &stories)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::RulesFile;

    const RULES: &str = r#"
        [[figure]]
        id = "swans"
        value = "1,846"
        what = "swans counted on the river by the warden"

        [[figure]]
        id = "herons"
        value = "2,391"
        what = "herons counted on the river by the warden"
    "#;
    /// Both figures, one of them with two digits that have changed places.
    const WRONG: &str =
        "The warden counted 1,846 swans on the river.\n\nThe warden counted 2,931 herons on the river.\n\n";

    #[test]
    fn a_long_text_is_checked_and_mended_as_its_stories_are() {
        let lexicon = Lexicon::english();
        let book = FigureBook::parse([RulesFile::new("rules.toml", RULES)], lexicon).unwrap();
        let lint = |text: &str| {
            let report =
                Linter::new(&book, lexicon).lint(&Document::plain("a.txt", text), &Settings::default());
            let found = report.findings.into_iter();
            found.map(|f| (f.span.start, f.fix.map(|fix| fix.text))).collect::<Vec<_>>()
        };
        let alone = lint(WRONG);
        assert_eq!(alone.len(), 1);
        assert_eq!(alone[0].1.as_deref(), Some("2,391"));
        // Many stories: what is wrong stands in the first and the last.
        let other: Vec<String> =
            (0..6_000).map(|n| format!("A {n}-page book cost £{}.\n\n", n + 13)).collect();
        let text = format!("{WRONG}{}{WRONG}", other.concat());
        let (start, fix) = &alone[0];
        let last = text.len() - WRONG.len() + start;
        assert_eq!(lint(&text), [(*start, fix.clone()), (last, fix.clone())]);
    }
}
