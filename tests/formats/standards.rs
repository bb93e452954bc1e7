//! Each format keeps to what its readers ask of it.

use std::collections::BTreeSet;
use std::fs;

use quick_xml::Reader;
use quick_xml::events::Event;
use regex::Regex;
use serde_json::Value;

use crate::{here, printed};

#[test]
fn sarif_is_valid_by_the_official_schema() {
    let schema = fs::read_to_string(here().join("schema/sarif-2.1.0.json")).unwrap();
    // One pattern has a bracket too many: by the letter it is no regular expression.
    let schema = schema.replace("^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let log: Value = serde_json::from_str(&printed("sarif")).unwrap();
    let faults: Vec<String> =
        validator.iter_errors(&log).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?}");

    let mut broken = log.clone();
    broken["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0.into();
    assert!(!validator.is_valid(&broken), "the schema is not looked at");
}

#[test]
fn sarif_has_what_github_code_scanning_reads() {
    let log: Value = serde_json::from_str(&printed("sarif")).unwrap();
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for rule in rules {
        for text in
            [&rule["shortDescription"]["text"], &rule["fullDescription"]["text"], &rule["help"]["markdown"]]
        {
            assert!(!text.as_str().unwrap().is_empty(), "{rule}");
        }
        assert!(
            ["error", "warning", "recommendation"]
                .map(Value::from)
                .contains(&rule["properties"]["problem.severity"])
        );
    }
    let results = run["results"].as_array().unwrap();
    let mut known = BTreeSet::new();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let file = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        let fingerprint = &result["partialFingerprints"]["primaryLocationLineHash"];
        assert!(known.insert((file.to_string(), fingerprint.to_string())), "{result}");
        let related = &result["relatedLocations"][0];
        assert_eq!(related["physicalLocation"]["artifactLocation"]["uri"], "desk/rules/lakes.toml");
        assert!(related["message"]["text"].as_str().unwrap().contains("Birds of the Lakes"));
        assert!(result["message"]["text"].as_str().unwrap().contains("](1)"), "no link to the figure");
    }
}

#[test]
fn xml_can_be_read() {
    for format in ["junit", "checkstyle"] {
        let printed = printed(format);
        let mut reader = Reader::from_str(&printed);
        reader.config_mut().check_end_names = true;
        let mut elements = 0;
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{format}: {error}")) {
                Event::Eof => break,
                Event::Start(tag) | Event::Empty(tag) => {
                    elements += 1;
                    assert!(tag.attributes().all(|attribute| attribute.is_ok()), "{format}: {tag:?}");
                }
                _ => {}
            }
        }
        assert!(elements > 5, "{format}");
    }
}

#[test]
fn junit_counts_its_tests() {
    let printed = printed("junit");
    let suite = Regex::new(r#"<testsuite name="[^"]+" tests="(\d+)" failures="(\d+)" errors="0" skipped="(\d+)">([\s\S]*?)</testsuite>"#).unwrap();
    let mut suites = 0;
    for suite in suite.captures_iter(&printed) {
        suites += 1;
        for (nth, element) in [(1, "<testcase "), (2, "<failure "), (3, "<skipped ")] {
            assert_eq!(suite[nth], suite[4].matches(element).count().to_string(), "{element}");
        }
    }
    assert_eq!(suites, 3);
}

#[test]
fn gitlab_tells_every_finding_apart() {
    let issues: Value = serde_json::from_str(&printed("gitlab")).unwrap();
    let issues = issues.as_array().unwrap();
    let known: BTreeSet<&str> = issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(known.len(), issues.len());
    assert!(issues.len() > 3);
}

#[test]
fn the_page_asks_for_nothing_and_its_links_lead_somewhere() {
    let page = printed("html");
    for fetched in ["<link", "<img", "<iframe", "@import", "url(", " src=", "fetch("] {
        assert!(!page.contains(fetched), "{fetched}");
    }
    let id = Regex::new(r#" id="([^"]+)""#).unwrap();
    let ids: Vec<String> = id.captures_iter(&page).map(|id| id[1].to_owned()).collect();
    let once: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(once.len(), ids.len(), "an id stands twice");
    let reference = Regex::new(r##"(?: href="#|aria-describedby="|aria-labelledby=")([^"]+)""##).unwrap();
    let references: Vec<String> = reference.captures_iter(&page).map(|to| to[1].to_owned()).collect();
    assert!(references.len() > 10);
    for to in references {
        assert!(once.contains(&to), "nothing is called {to}");
    }
    assert!(page.contains("&lt;b&gt;&amp;amp;&lt;/b&gt;"), "markup in plain text is text");
}
