//! A draft as a rules file.

use super::candidate::folded;
use super::entry::{Draft, Entry, Place};
use crate::figures::Citation;
use crate::render::sanitise;

/// Places named in which a figure is given again.
const MOST_PLACES: usize = 5;

impl Draft {
    /// The rules file: TOML, with a comment above each figure that says where it comes from.
    pub fn to_toml(&self) -> String {
        let mut out = String::from(
            "# Drafted by tieout. Go over every figure: is `what` what a reporter would call it? Add other names to `aka`,\n\
             # words that mark a different figure to `not`, and take out figures that nobody will print.\n",
        );
        let first = self.sources.first().cloned().unwrap_or_default();
        out.push_str("\n[source]\n");
        source(&mut out, &first);
        for entry in &self.entries {
            self.entry(&mut out, entry);
        }
        self.left_out(&mut out);
        out
    }

    fn entry(&self, out: &mut String, entry: &Entry) {
        out.push('\n');
        comment(out, &format!("{}: {}", place(&entry.at), entry.at.sentence));
        if !entry.again.is_empty() {
            let mut places: Vec<String> = entry.again.iter().take(MOST_PLACES).map(place).collect();
            places.dedup();
            let more = if entry.again.len() > MOST_PLACES { " …" } else { "" };
            comment(out, &format!("again in {}{more}", places.join(", ")));
        }
        out.push_str("[[figure]]\n");
        key(out, "id", &string(&entry.id));
        key(out, "value", &string(&entry.value));
        key(out, "what", &string(&entry.what));
        if !entry.aka.is_empty() {
            let all: Vec<String> = entry.aka.iter().map(|aka| string(aka)).collect();
            key(out, "aka", &format!("[{}]", all.join(", ")));
        }
        for (name, value) in [("period", &entry.period), ("place", &entry.place)] {
            if let Some(value) = value {
                key(out, name, &string(value));
            }
        }
        if let Some((value, until)) = &entry.was {
            let until = until.as_ref().map_or(String::new(), |u| format!(", until = {}", string(u)));
            key(out, "was", &format!("[{{ value = {}{until} }}]", string(value)));
        }
        if let Some(own) = self.sources.get(entry.at.document).filter(|_| entry.at.document > 0) {
            key(out, "source", &own_source(own, &entry.at.path));
        }
    }

    fn left_out(&self, out: &mut String) {
        if self.left_out.is_empty() {
            return;
        }
        out.push_str("\n# Left out; write an entry by hand for those that matter.\n");
        for left in &self.left_out {
            let Place { sentence, .. } = &left.at;
            comment(out, &format!("{}: {}: {}: {sentence}", place(&left.at), left.value, left.reason.told()));
        }
    }
}

/// The source of a document after the first. Always with a title, be it the path: without one the figure would be
/// credited to the first.
fn own_source(known: &Citation, path: &str) -> String {
    let title = string(known.title.as_deref().unwrap_or(path));
    let published = known.published.as_ref().map_or(String::new(), |date| format!(", published = {date}"));
    format!("{{ title = {title}{published} }}")
}

fn source(out: &mut String, known: &Citation) {
    match &known.title {
        Some(title) => key(out, "title", &string(title)),
        None => out.push_str("# title = \"\"\n"),
    }
    out.push_str("# publisher = \"\"\n");
    match &known.published {
        Some(date) => key(out, "published", date),
        None => out.push_str("# published = 2025-12-31\n"),
    }
    out.push_str("# url = \"\"\n");
}

/// "report.md:12".
fn place(place: &Place) -> String {
    format!("{}:{}", place.path, place.line)
}

fn key(out: &mut String, name: &str, value: &str) {
    out.push_str(name);
    out.push_str(" = ");
    out.push_str(value);
    out.push('\n');
}

/// A comment is one line, and nothing in it may end it.
pub(crate) fn comment(out: &mut String, text: &str) {
    out.push_str("# ");
    out.push_str(&sanitise(&folded(text)));
    out.push('\n');
}

/// A TOML string, escaped by the TOML library.
fn string(text: &str) -> String {
    toml::Value::String(sanitise(text).into_owned()).to_string()
}
