//! The topics of the corpus: a book, labels, and articles with what tieout makes of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use tieout::figures::RulesFile;
use tieout::lines::Lines;
use tieout::read::{InputFormat, read};
use tieout::{Document, FigureBook, Lexicon, Report};

use crate::gold::Label;

/// A folder of the corpus and its book.
pub(crate) struct Topic {
    /// The folder's name.
    pub(crate) name: String,
    pub(crate) book: FigureBook,
    pub(crate) labels: Vec<Label>,
    /// By name.
    pub(crate) articles: Vec<Article>,
}

/// A piece of copy and what tieout finds in it.
pub(crate) struct Article {
    /// Its file name.
    pub(crate) name: String,
    pub(crate) document: Document,
    pub(crate) report: Report,
}

/// The folder of the corpus.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// Every topic, by name; loaded and checked once.
pub(crate) fn all() -> &'static [Topic] {
    static ALL: LazyLock<Vec<Topic>> = LazyLock::new(|| {
        names(&folder()).into_iter().filter(|name| folder().join(name).is_dir()).map(Topic::load).collect()
    });
    &ALL
}

/// The names of what is in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

impl Topic {
    fn load(name: String) -> Topic {
        let path = format!("rules/{name}.toml");
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path)).unwrap();
        let book = FigureBook::parse([RulesFile { path, text }], Lexicon::english())
            .unwrap_or_else(|faults| panic!("{:#?}", faults.errors));
        let folder = folder().join(&name);
        let labels = Label::parse(&fs::read_to_string(folder.join("gold.tsv")).unwrap());
        for label in &labels {
            let known = book.figures().iter().any(|f| f.id == label.figure);
            assert!(known, "{name}/gold.tsv: the book has no figure `{}`", label.figure);
        }
        let is_article = |name: &String| name != "gold.tsv" && !name.ends_with(".report.txt");
        let articles: Vec<Article> = names(&folder)
            .into_iter()
            .filter(is_article)
            .map(|name| Article::load(&folder, name, &book))
            .collect();
        for label in &labels {
            assert!(articles.iter().any(|a| a.name == label.file), "{name} has no {}", label.file);
        }
        Topic { name, book, labels, articles }
    }

    /// Where the report on an article is recorded.
    pub(crate) fn report_path(&self, article: &Article) -> PathBuf {
        folder().join(&self.name).join(format!("{}.report.txt", article.name))
    }
}

impl Article {
    fn load(folder: &Path, name: String, book: &FigureBook) -> Article {
        let bytes = fs::read(folder.join(&name)).unwrap();
        let document = read(&name, &bytes, InputFormat::of_path(&name)).unwrap().document;
        let report = tieout::lint(&document, book, Lexicon::english());
        Article { name, document, report }
    }

    /// The findings, one a line.
    pub(crate) fn findings_text(&self) -> String {
        if self.report.findings.is_empty() {
            return "no findings\n".to_owned();
        }
        let lines = Lines::new(self.document.source());
        let line = |finding: &tieout::Finding| {
            let at = lines.position(finding.span.start);
            let hint = finding.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
            format!(
                "{}:{} {} {} [{}] {}{hint}\n",
                at.line,
                at.column,
                finding.severity.name(),
                finding.check,
                finding.figures.join(", "),
                finding.message
            )
        };
        self.report.findings.iter().map(line).collect()
    }
}
