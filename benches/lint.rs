//! Each stage of [`tieout::lint`], on an article and on 25 MB of copy, with a book of 20 figures.
//!
//! `cargo bench` runs all of it, `cargo bench -- article` the small ones.
#![allow(missing_docs, clippy::expect_used, clippy::wildcard_imports, reason = "a bench is no interface")]

use std::fmt::Write;
use std::sync::LazyLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use tieout::figures::RulesFile;
use tieout::pair::{Pairings, pair};
use tieout::render::{Concise, Declared, Format, Full, JsonLines, Style};
use tieout::scan::{Mention, scan};
use tieout::{Document, FigureBook, Lexicon, Settings, checks};

const ARTICLE: &str = include_str!("../corpus/crying-shame/release.txt");
const RULES: &str = include_str!("../rules/crying-shame.toml");
/// Brings the 18 figures of [`RULES`] to 20.
const TWO_MORE: &str = r#"
[[figure]]
id = "health-visits"
value = "86.7%"
what = "new birth visits by a health visitor within two weeks"

[[figure]]
id = "nurseries"
value = "3,100"
what = "children's centres and nurseries open"
"#;
/// Words from one key stroke to the next: no divisor of their number, so that all places have their turn.
const STRIDE: usize = 619;
/// Bytes of generated copy: a day of a large agency.
const LARGE: usize = 25_000_000;

static LEXICON: LazyLock<&Lexicon> = LazyLock::new(Lexicon::english);

static BOOK: LazyLock<FigureBook> = LazyLock::new(|| {
    let file = |path: &str, text: &str| RulesFile::new(path, text);
    let files = [file("crying-shame.toml", RULES), file("two-more.toml", TWO_MORE)];
    FigureBook::parse(files, *LEXICON).expect("the book has no faults")
});

static SMALL_COPY: LazyLock<Worked> = LazyLock::new(|| Worked::on(ARTICLE.to_owned()));
static LARGE_COPY: LazyLock<Worked> = LazyLock::new(|| Worked::on(generated(LARGE)));

/// A document with what every stage makes of it, so that each can be timed alone.
struct Worked {
    document: Document,
    mentions: Vec<Mention>,
    pairings: Pairings,
}

impl Worked {
    fn on(text: String) -> Worked {
        let document = Document::plain("copy.txt", text);
        let mentions = scan(&document, *LEXICON);
        let pairings = pair(&document, &mentions, &BOOK, *LEXICON);
        Worked { document, mentions, pairings }
    }

    fn bytes(&self) -> BytesCount {
        BytesCount::of_str(self.document.source())
    }
}

fn main() {
    assert_eq!(BOOK.figures().len(), 20);
    divan::main();
}

/// Paragraphs that differ, so that no branch is learnt by heart: a number in every other sentence.
fn generated(bytes: usize) -> String {
    let places = ["England", "Leeds", "the county", "Wales", "Hull", "the north-east"];
    let subjects = ["babies under 1 in need", "homes", "passengers", "children looked after", "patients"];
    let mut text = String::with_capacity(bytes + 512);
    let mut n = 0_u64;
    while text.len() < bytes {
        n += 1;
        let place = places[usize::try_from(n % 6).unwrap_or_default()];
        let subject = subjects[usize::try_from(n % 5).unwrap_or_default()];
        let (count, share, year) = (n * 7919 % 98_765, n * 31 % 100, 1990 + n % 30);
        let written = write!(
            text,
            "The council said on Tuesday that it had looked again at its records for {place}. There were \
             {count} {subject} in {year}, or about {share} per cent of all those it knew of. Nobody could say \
             why the winter before had been so different, and the officers who drew up the list have left. \
             The bill came to £{share}.{year}m, nearly twice as much as a year earlier.\n\n"
        );
        written.expect("a string takes all");
    }
    text
}

#[divan::bench]
fn book(bencher: Bencher<'_, '_>) {
    bencher.bench(|| {
        let file = RulesFile::new("crying-shame.toml", RULES);
        FigureBook::parse([file], *LEXICON)
    });
}

/// On one article of about 3 KB.
mod article {
    use super::*;

    #[divan::bench]
    fn read(bencher: Bencher<'_, '_>) {
        let counted = bencher.counter(BytesCount::of_str(ARTICLE));
        counted.bench(|| Document::plain("copy.txt", black_box(ARTICLE)));
    }

    #[divan::bench(name = "scan")]
    fn scanned(bencher: Bencher<'_, '_>) {
        bencher.counter(SMALL_COPY.bytes()).bench(|| scan(black_box(&SMALL_COPY.document), *LEXICON));
    }

    #[divan::bench(name = "pair")]
    fn paired(bencher: Bencher<'_, '_>) {
        bencher.counter(SMALL_COPY.bytes()).bench(|| super::paired(&SMALL_COPY));
    }

    #[divan::bench]
    fn check(bencher: Bencher<'_, '_>) {
        bencher.counter(SMALL_COPY.bytes()).bench(|| super::checked(&SMALL_COPY));
    }

    #[divan::bench]
    fn lint(bencher: Bencher<'_, '_>) {
        let counted = bencher.counter(SMALL_COPY.bytes());
        counted.bench(|| tieout::lint(black_box(&SMALL_COPY.document), &BOOK, *LEXICON));
    }

    /// An editor's key stroke in a long article: 2,000 words, of which one has been typed anew, each time in another
    /// place, read and checked by a linter that has seen the others before.
    #[divan::bench]
    fn lint_2000_words_again(bencher: Bencher<'_, '_>) {
        let words = ARTICLE.split_inclusive(' ').cycle().take(2_000).collect::<String>();
        let settings = tieout::Settings::default();
        let mut linter = tieout::Linter::new(&BOOK, *LEXICON);
        linter.lint(&Document::plain("copy.txt", words.as_str()), &settings);
        let places: Vec<usize> = words.match_indices(' ').map(|(at, _)| at).collect();
        let mut nth = 0;
        bencher.counter(BytesCount::of_str(&words)).bench_local(|| {
            nth = (nth + STRIDE) % places.len();
            let (before, after) = words.split_at(places[nth]);
            let typed = [before, " indeed", after].concat();
            linter.lint(&Document::plain("copy.txt", black_box(typed)), &settings)
        });
    }

    #[divan::bench(args = ["full", "concise", "jsonl"])]
    fn render(bencher: Bencher<'_, '_>, format: &str) {
        super::render(bencher, &SMALL_COPY, format);
    }
}

/// On 25 MB of generated copy.
mod large {
    use super::*;

    #[divan::bench(sample_count = 3, sample_size = 1)]
    fn read(bencher: Bencher<'_, '_>) {
        let source = LARGE_COPY.document.source();
        bencher.counter(LARGE_COPY.bytes()).bench(|| Document::plain("copy.txt", black_box(source)));
    }

    #[divan::bench(name = "scan", sample_count = 3, sample_size = 1)]
    fn scanned(bencher: Bencher<'_, '_>) {
        bencher.counter(LARGE_COPY.bytes()).bench(|| scan(black_box(&LARGE_COPY.document), *LEXICON));
    }

    #[divan::bench(name = "pair", sample_count = 3, sample_size = 1)]
    fn paired(bencher: Bencher<'_, '_>) {
        bencher.counter(LARGE_COPY.bytes()).bench(|| super::paired(&LARGE_COPY));
    }

    #[divan::bench(sample_count = 3, sample_size = 1)]
    fn check(bencher: Bencher<'_, '_>) {
        bencher.counter(LARGE_COPY.bytes()).bench(|| super::checked(&LARGE_COPY));
    }

    #[divan::bench(args = ["full", "concise", "jsonl"], sample_count = 3, sample_size = 1)]
    fn render(bencher: Bencher<'_, '_>, format: &str) {
        super::render(bencher, &LARGE_COPY, format);
    }
}

fn paired(copy: &Worked) -> Pairings {
    pair(black_box(&copy.document), &copy.mentions, &BOOK, *LEXICON)
}

fn checked(copy: &Worked) -> Vec<tieout::Finding> {
    let settings = Settings::default();
    checks::check(
        black_box(&copy.document),
        &copy.mentions,
        &copy.pairings.tied,
        &BOOK,
        Lexicon::english(),
        &settings,
    )
}

fn render(bencher: Bencher<'_, '_>, copy: &Worked, format: &str) {
    let report = tieout::lint(&copy.document, &BOOK, *LEXICON);
    let style = Style { width: 100, colour: false };
    let declared = Declared::new(&BOOK);
    bencher.counter(copy.bytes()).bench(|| {
        let mut format: Box<dyn Format> = match format {
            "full" => Box::new(Full::new(style)),
            "concise" => Box::new(Concise),
            _ => Box::new(JsonLines),
        };
        let mut out = String::new();
        format.document(&copy.document, &report, &declared, &mut out).map(|()| out)
    });
}
