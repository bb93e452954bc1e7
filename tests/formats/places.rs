//! Every format points at the same bytes, each by its own convention.

use std::collections::BTreeMap;
use std::fs;

use regex::Regex;
use serde_json::Value;

use crate::{REPOSITORY, printed};

/// The bytes of one finding: its file, its first byte, and the byte after its last where the format has it.
type Place = (String, usize, Option<usize>);

/// The copy as it lies on disk, with the first byte of each line, worked out without the library.
struct Copy(BTreeMap<String, (String, Vec<usize>)>);

impl Copy {
    fn read() -> Copy {
        let line_end = Regex::new("\r\n|\n|\r").unwrap();
        let read = |name: &str| {
            let text = fs::read_to_string(REPOSITORY.join("desk").join(name)).unwrap();
            let starts = [0].into_iter().chain(line_end.find_iter(&text).map(|end| end.end())).collect();
            (name.to_owned(), (text, starts))
        };
        Copy(["copy/wire.txt", "copy/web page.md", "copy/quiet.txt"].map(read).into())
    }

    fn text(&self, path: &str) -> &str {
        &self.0[path].0
    }

    /// The line from its first byte, a byte order mark left out, to the end of the file.
    fn onwards(&self, path: &str, line: usize) -> (usize, &str) {
        let (text, starts) = &self.0[path];
        let start = starts[line - 1];
        let start = if text[start..].starts_with('\u{feff}') { start + 3 } else { start };
        (start, &text[start..])
    }

    fn by_characters(&self, path: &str, line: usize, column: usize) -> usize {
        let (start, text) = self.onwards(path, line);
        start + text.chars().take(column - 1).map(char::len_utf8).sum::<usize>()
    }

    fn by_utf16(&self, path: &str, line: usize, column: usize) -> usize {
        let (start, text) = self.onwards(path, line);
        start + utf16_prefix(text, column - 1)
    }

    fn by_bytes(&self, path: &str, line: usize, column: usize) -> usize {
        self.0[path].1[line - 1] + column - 1
    }

    fn by_utf16_offset(&self, path: &str, offset: usize) -> usize {
        let (start, text) = self.onwards(path, 1);
        start + utf16_prefix(text, offset)
    }
}

/// The bytes of so many UTF-16 units.
fn utf16_prefix(text: &str, units: usize) -> usize {
    let units: Vec<u16> = text.encode_utf16().take(units).collect();
    String::from_utf16(&units).expect("no half of a character").len()
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

fn json(format: &str) -> Value {
    serde_json::from_str(&printed(format)).unwrap()
}

/// The places that the promised format gives: bytes of the source.
fn promised(copy: &Copy) -> Vec<Place> {
    let mut places = Vec::new();
    for document in json("json")["documents"].as_array().unwrap() {
        let path = document["path"].as_str().unwrap();
        for finding in document["findings"].as_array().unwrap() {
            let (start, end) = (number(&finding["start"]), number(&finding["end"]));
            assert_eq!(&copy.text(path)[start..end], finding["text"].as_str().unwrap());
            assert_eq!(copy.by_characters(path, number(&finding["line"]), number(&finding["column"])), start);
            let end_line = number(&finding["end_line"]);
            assert_eq!(copy.by_characters(path, end_line, number(&finding["end_column"])), end);
            places.push((path.to_owned(), start, Some(end)));
        }
    }
    places
}

/// The same places without their ends.
fn starts(places: &[Place]) -> Vec<Place> {
    places.iter().map(|(path, start, _)| (path.clone(), *start, None)).collect()
}

#[test]
fn the_copy_tells_the_conventions_apart() {
    let copy = Copy::read();
    let wire = copy.text("copy/wire.txt");
    assert!(wire.starts_with('\u{feff}') && wire.contains("\r\n"));
    let places = promised(&copy);
    assert!(
        places.iter().any(|(path, start, _)| path.ends_with("wire.txt") && *start < 40),
        "none in line 1"
    );
    let ends_elsewhere = |(path, start, end): &Place| copy.text(path)[*start..end.unwrap()].contains('\n');
    assert!(places.iter().any(ends_elsewhere), "none over two lines");
}

#[test]
fn formats_with_a_line_and_a_column_agree() {
    let copy = Copy::read();
    let promised = starts(&promised(&copy));
    let place = Regex::new(r"(?m)^(?: *--> )?(copy/.+):(\d+):(\d+)(?:: [a-z]+\[|$)").unwrap();
    for format in ["full", "concise"] {
        let printed = printed(format);
        let found = place.captures_iter(&printed).map(|found| {
            let (path, line, column) = (&found[1], found[2].parse().unwrap(), found[3].parse().unwrap());
            (path.to_owned(), copy.by_characters(path, line, column), None)
        });
        assert_eq!(found.collect::<Vec<_>>(), promised, "{format}");
    }
}

#[test]
fn sarif_counts_utf16() {
    let copy = Copy::read();
    let log = json("sarif");
    let found = log["runs"][0]["results"].as_array().unwrap().iter().map(|result| {
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uriBaseId"], "%SRCROOT%");
        let uri = place["artifactLocation"]["uri"].as_str().unwrap().replace("%20", " ");
        let path = uri.strip_prefix("desk/").expect("from the root of the repository").to_owned();
        let region = &place["region"];
        let at =
            |line: &str, column: &str| copy.by_utf16(&path, number(&region[line]), number(&region[column]));
        let (start, end) = (at("startLine", "startColumn"), at("endLine", "endColumn"));
        let offset = number(&region["charOffset"]);
        assert_eq!(copy.by_utf16_offset(&path, offset), start);
        assert_eq!(copy.by_utf16_offset(&path, offset + number(&region["charLength"])), end);
        assert_eq!(region["snippet"]["text"], copy.text(&path)[start..end]);
        (path, start, Some(end))
    });
    assert_eq!(found.collect::<Vec<_>>(), promised(&copy));
}

#[test]
fn reviewdog_counts_bytes() {
    let copy = Copy::read();
    let result = json("rdjson");
    let found = result["diagnostics"].as_array().unwrap().iter().map(|diagnostic| {
        let path = diagnostic["location"]["path"].as_str().unwrap();
        let range = &diagnostic["location"]["range"];
        let at =
            |side: &str| copy.by_bytes(path, number(&range[side]["line"]), number(&range[side]["column"]));
        (path.to_owned(), at("start"), Some(at("end")))
    });
    assert_eq!(found.collect::<Vec<_>>(), promised(&copy));
}

#[test]
fn gitlab_counts_characters() {
    let copy = Copy::read();
    let issues = json("gitlab");
    let found = issues.as_array().unwrap().iter().map(|issue| {
        let path = issue["location"]["path"].as_str().unwrap().strip_prefix("desk/").expect("from the root");
        let positions = &issue["location"]["positions"];
        let at = |side: &str| {
            copy.by_characters(path, number(&positions[side]["line"]), number(&positions[side]["column"]))
        };
        (path.to_owned(), at("begin"), Some(at("end")))
    });
    assert_eq!(found.collect::<Vec<_>>(), promised(&copy));
}

#[test]
fn github_counts_characters_and_leaves_columns_out_over_two_lines() {
    let copy = Copy::read();
    let printed = printed("github");
    let command = Regex::new(
        r"(?m)^::[a-z]+ file=desk/([^,]+),line=(\d+),endLine=(\d+)(?:,col=(\d+),endColumn=(\d+))?",
    )
    .unwrap();
    let found: Vec<_> = command.captures_iter(&printed).collect();
    let promised = promised(&copy);
    assert_eq!(found.len(), promised.len());
    for (found, (path, start, end)) in found.iter().zip(promised) {
        let whole = |nth| found.get(nth).map(|text| text.as_str().parse::<usize>().unwrap());
        let (line, end_line) = (whole(2).unwrap(), whole(3).unwrap());
        assert_eq!(found[1], path);
        assert_eq!(whole(4).is_none(), line != end_line);
        assert!(copy.by_characters(&path, line, whole(4).unwrap_or(1)) <= start);
        if let (Some(column), Some(end_column)) = (whole(4), whole(5)) {
            assert_eq!(copy.by_characters(&path, line, column), start);
            assert_eq!(Some(copy.by_characters(&path, end_line, end_column)), end);
        }
    }
}

#[test]
fn xml_formats_count_characters() {
    let copy = Copy::read();
    let promised = starts(&promised(&copy));
    let checkstyle = printed("checkstyle");
    let file = Regex::new(r#"<file name="([^"]+)">([\s\S]*?)</file>"#).unwrap();
    let error = Regex::new(r#"<error line="(\d+)" column="(\d+)""#).unwrap();
    let mut found = Vec::new();
    for file in file.captures_iter(&checkstyle) {
        for error in error.captures_iter(&file[2]) {
            let at = copy.by_characters(&file[1], error[1].parse().unwrap(), error[2].parse().unwrap());
            found.push((file[1].to_owned(), at, None));
        }
    }
    assert_eq!(found, promised, "checkstyle");

    let junit = printed("junit");
    let place = Regex::new(r#"(copy/[^:"\n]+):(\d+):(\d+): [a-z]+\["#).unwrap();
    let found = place.captures_iter(&junit).map(|found| {
        let at = copy.by_characters(&found[1], found[2].parse().unwrap(), found[3].parse().unwrap());
        (found[1].to_owned(), at, None)
    });
    assert_eq!(found.collect::<Vec<_>>(), promised, "junit");
}

#[test]
fn the_page_gives_the_line_and_column_of_each_number_to_look_at() {
    let copy = Copy::read();
    let page = printed("html").replace("<wbr>", "");
    let section = Regex::new(r#"<h2 id="d\d+">([^<]+)</h2>([\s\S]*?)</section>"#).unwrap();
    let card = Regex::new(
        r#"<li class="card (?:disagrees|remarked)"[\s\S]*? line (\d+)<span class="hidden">, column (\d+)"#,
    )
    .unwrap();
    let mut found = Vec::new();
    for section in section.captures_iter(&page) {
        for card in card.captures_iter(&section[2]) {
            let at = copy.by_characters(&section[1], card[1].parse().unwrap(), card[2].parse().unwrap());
            found.push((section[1].to_owned(), at, None));
        }
    }
    assert_eq!(found, starts(&promised(&copy)));
}
