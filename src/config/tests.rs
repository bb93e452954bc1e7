//! Configurations as texts, what they give each path, and what is said of their faults.

use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::{Applied, Config, Layer, Setting};
use crate::read::InputFormat;
use crate::report::Severity;
use crate::sheet::TextFile;

const NEWSROOM: &str = r#"rules = ["rules/shared.toml", "../central"]
fail-on = "warning"
exclude = "drafts/"

[severity]
unlisted-figure = "note"
trend-disagrees = "off"

[[override]]
path = "budget/"
rules = "rules/budget.toml"
severity.unlisted-figure = "error"

[[override]]
path = ["*.body", "!old.body"]
input-format = "html"

[override.severity]
unlisted-figure = "off"
"#;

fn parse(text: &str) -> Result<Config, super::ConfigErrors> {
    Config::parse(TextFile::new("desk/tieout.toml", text), Path::new("desk"), Path::new("/news/desk"))
}

fn argument(text: &str) -> Config {
    Config::argument(text, Path::new("/news/desk")).unwrap()
}

fn applied(config: &Config, path: &str) -> Applied {
    Applied::of(vec![PathBuf::from("rules")], config.layers(&Path::new("/news/desk").join(path)))
}

/// Message, culprit and help of each error.
fn faults(text: &str) -> Vec<(String, String, String)> {
    let wrong = parse(text).unwrap_err();
    let told = |e: crate::sheet::FileError| {
        let culprit = wrong.files[0].text[e.location.span.range()].to_owned();
        (e.message, culprit, e.help.unwrap_or_default())
    };
    wrong.errors.into_iter().map(told).collect()
}

#[test]
fn a_path_has_the_settings_of_the_file_and_of_each_override_that_it_matches() {
    let config = parse(NEWSROOM).unwrap();
    let plain = applied(&config, "a.md");
    assert_eq!(plain.rules.value, [Path::new("desk/rules/shared.toml"), Path::new("central")]);
    assert_eq!(
        (plain.fail_on.value, plain.fail_on.origin.to_string()),
        (Severity::Warning, "desk/tieout.toml:2".into())
    );
    assert_eq!(plain.severity["trend-disagrees"].value, None);
    assert_eq!(plain.severity["value-disagrees"], Setting::default_to(Some(Severity::Error)));
    assert!(plain.exclude.value.match_folder(Path::new("/news/desk/a/drafts")));

    let budget = applied(&config, "budget/a.md");
    assert_eq!(budget.rules.value, [Path::new("desk/rules/budget.toml")]);
    let unlisted = &budget.severity["unlisted-figure"];
    assert_eq!(
        (unlisted.value, unlisted.origin.to_string()),
        (Some(Severity::Error), "desk/tieout.toml:12".into())
    );

    let both = applied(&config, "budget/a.body");
    assert_eq!(both.input_format.value, Some(InputFormat::Html));
    assert_eq!(both.severity["unlisted-figure"].value, None, "the last override holds");
    assert_eq!(applied(&config, "old.body").input_format.value, None);
}

#[test]
fn an_option_stands_over_every_file() {
    let config = parse(NEWSROOM).unwrap();
    let argument = argument("severity.unlisted-figure=warning");
    let flags = Config::options(Layer {
        fail_on: Some(Setting::by_option(Severity::Note, "--fail-on")),
        ..Layer::default()
    });
    let path = Path::new("/news/desk/budget/a.md");
    let layers = config.layers(path).chain(argument.layers(path)).chain(flags.layers(path));
    let applied = Applied::of(Vec::new(), layers);
    let unlisted = &applied.severity["unlisted-figure"];
    assert_eq!(unlisted.value, Some(Severity::Warning));
    assert_eq!(unlisted.origin.to_string(), "--config severity.unlisted-figure=warning");
    assert_eq!(applied.fail_on, Setting::by_option(Severity::Note, "--fail-on"));
}

#[test]
fn the_value_of_an_option_may_go_without_its_quotation_marks() {
    let rules = |text| applied(&argument(text), "a.md").rules.value;
    assert_eq!(rules("rules=budget rules/a=b.toml"), [Path::new("budget rules/a=b.toml")]);
    assert_eq!(rules(r#"rules=["a.toml", "b.toml"]"#), [Path::new("a.toml"), Path::new("b.toml")]);
    assert_eq!(rules("rules='a.toml'"), [Path::new("a.toml")]);
    let exclude = applied(&argument("exclude=*.md"), "a.md").exclude.value;
    assert!(exclude.match_file(Path::new("b/a.md")));
    let whole = r#"override=[{path="a.md", fail-on="note"}]"#;
    assert_eq!(applied(&argument(whole), "b/a.md").fail_on.value, Severity::Note);
}

#[test]
fn an_error_names_the_nearest_right_key() {
    for (text, message, culprit, help) in [
        ("exlude = \"a\"", "unknown key `exlude`", "exlude", "did you mean `exclude`?"),
        ("[severty]", "unknown key `severty`", "severty", "did you mean `severity`?"),
        (
            "colour = \"red\"",
            "unknown key `colour`",
            "colour",
            "use one of: extend, rules, against, fail-on, input-format, include, exclude, severity, override",
        ),
        (
            "[severity]\nunlisted-figures = \"off\"",
            "no check is called `unlisted-figures`",
            "unlisted-figures",
            "did you mean `unlisted-figure`?",
        ),
        ("fail-on = \"warn\"", "`fail-on` cannot be “warn”", "\"warn\"", "did you mean `warning`?"),
        (
            "[severity]\nunlisted-figure = \"of\"",
            "`unlisted-figure` cannot be “of”",
            "\"of\"",
            "did you mean `off`?",
        ),
        (
            "[severity]\nunlisted-figure = false",
            "`unlisted-figure` of [severity] must be one of error, warning, note, off",
            "false",
            "write unlisted-figure = \"error\"",
        ),
        (
            "unlisted-figure = \"off\"",
            "`unlisted-figure` stands under no heading",
            "unlisted-figure",
            "put [severity] on a line of its own above it",
        ),
        (
            "[severity]\nrules = \"a\"",
            "`rules` stands under [severity]",
            "rules",
            "put it above the first heading of the file",
        ),
        (
            "[[override]]\npath = \"a\"\nexclude = \"b\"",
            "unknown key `exclude`",
            "exclude",
            "it holds for the whole file: put it above the first heading",
        ),
        ("[[override]]\npaht = \"a\"\npath = \"b\"", "unknown key `paht`", "paht", "did you mean `path`?"),
        (
            "[[override]]\nfail-on = \"note\"",
            "an [[override]] has no `path`",
            "[[override]]",
            "write path = \"budget/\", or a list of such patterns",
        ),
        (
            "[override]\npath = \"a\"",
            "`override` of the configuration must be a list of tables",
            "[override]",
            "write [[override]], with two pairs of brackets, above each",
        ),
        (
            "exclude = [\"*.md\", \"a[b\"]",
            "`a[b` is no pattern: unclosed character class; missing ']'",
            "\"a[b\"",
            "`*` is any name or part of one, `**` any number of folders; put \\\\ before a sign meant as itself",
        ),
        (
            "rules = 3",
            "`rules` of the configuration must be a text or a list of texts",
            "3",
            "write rules = [\"…\", \"…\"]",
        ),
        (
            "rules = rules",
            "the value of `rules` needs quotation marks",
            "rules",
            "put it between straight quotation marks: rules = \"rules\"",
        ),
        (
            "[severity]\n[severity]",
            "`severity` is given twice",
            "severity",
            "keep one [severity], with all the checks below it",
        ),
    ] {
        let expected = (message.to_owned(), culprit.to_owned(), help.to_owned());
        assert_eq!(faults(text), [expected], "{text}");
    }
}

#[test]
fn a_configuration_on_the_command_line_extends_none() {
    let wrong = Config::argument("extend=a.toml", Path::new("")).unwrap_err();
    assert_eq!(wrong.errors[0].message, "`extend` is for files");
    assert_eq!(parse("extend = \"../a.toml\"").unwrap().extends(), Some(Path::new("a.toml")));
}

#[test]
fn every_error_is_told_at_once_in_order() {
    let text = "nonsense\nexlude = \"a\"\n[severity]\nvalue-disagrees = \"bad\"\n";
    let messages: Vec<String> = faults(text).into_iter().map(|(message, ..)| message).collect();
    assert_eq!(
        messages,
        ["this line has no `key = value`", "unknown key `exlude`", "`value-disagrees` cannot be “bad”"]
    );
}

#[test]
fn the_settings_shown_are_a_configuration_that_gives_them() {
    let config = parse(NEWSROOM).unwrap();
    let shown = applied(&config, "budget/a.body").to_string();
    assert!(
        shown.contains("\nseverity.trend-disagrees = \"off\"              # desk/tieout.toml:7\n"),
        "{shown}"
    );
    let again =
        Config::parse(TextFile::new("tieout.toml", shown.clone()), Path::new(""), Path::new("/news/desk"))
            .unwrap();
    let values = |text: &str| {
        text.lines().map(|line| line.split("  #").next().unwrap().trim_end().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(values(&applied(&again, "a.md").to_string()), values(&shown));
}

proptest! {
    #[test]
    fn no_text_panics(text in "([a-z]{0,3}[\\[\\]=\".*! #£\n]{0,3}|rules|exclude|severity|override|path|=|\"|\n){0,12}") {
        match parse(&text) {
            Ok(config) => {
                let shown = applied(&config, "a.md").to_string();
                prop_assert!(parse(&shown).is_ok(), "{}", shown);
            }
            Err(wrong) => {
                prop_assert!(!wrong.errors.is_empty());
                for error in wrong.errors {
                    prop_assert!(wrong.files[0].text.get(error.location.span.range()).is_some());
                }
            }
        }
        let _ = Config::argument(&text, Path::new("/news/desk"));
    }
}
