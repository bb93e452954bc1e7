//! The JSON Schema of a configuration, for editors that complete and check as one types.

#![expect(dead_code, reason = "the types are never made: only their shape is used")]

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};

use crate::checks;

/// The JSON Schema (draft 2020-12) of a `tieout.toml`.
///
/// ```
/// let schema = tieout::config::json_schema();
/// assert_eq!(schema["title"], "tieout configuration");
/// ```
pub fn json_schema() -> serde_json::Value {
    schema_for!(File).to_value()
}

/// What tieout does with the copy below the folder of this file.
#[derive(JsonSchema)]
#[schemars(title = "tieout configuration", deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    /// Another configuration that this one adds to; its path starts at this file's folder.
    extend: Option<Text>,
    /// The book: rules files, or folders of them, from this file's folder. The folder `rules` unless given.
    rules: Option<Texts>,
    /// Reports or press releases that the copy is held against, from this file's folder.
    against: Option<Texts>,
    /// The mildest finding that makes the exit status 1; error unless given.
    fail_on: Option<FailOn>,
    /// How the copy is marked up; by each file's extension unless given.
    input_format: Option<InputFormat>,
    /// Further files of copy to look for in folders, as patterns of a .gitignore file.
    include: Option<Texts>,
    /// Files and folders to pass over, as patterns of a .gitignore file.
    exclude: Option<Texts>,
    /// How grave the findings of each check are.
    severity: Option<Severities>,
    /// Other settings for some paths, each under an `[[override]]` heading; of several for one path, the last holds.
    #[serde(default, rename = "override")]
    overrides: Vec<Override>,
}

/// Other settings for some paths.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename_all = "kebab-case")]
struct Override {
    /// The copy it is for, as patterns of a .gitignore file.
    path: Texts,
    /// The book of this copy, in place of the one above.
    rules: Option<Texts>,
    /// Reports or press releases that this copy is held against.
    against: Option<Texts>,
    /// The mildest finding in this copy that makes the exit status 1.
    fail_on: Option<FailOn>,
    /// How this copy is marked up.
    input_format: Option<InputFormat>,
    /// How grave the findings of each check are in this copy.
    severity: Option<Severities>,
}

/// A text that is not empty.
#[derive(JsonSchema)]
#[schemars(inline)]
struct Text(#[schemars(length(min = 1))] String);

/// A text or a list of texts.
#[derive(JsonSchema)]
#[schemars(inline, untagged)]
enum Texts {
    One(Text),
    Several(Vec<Text>),
}

#[derive(JsonSchema)]
#[schemars(inline, rename_all = "lowercase")]
enum FailOn {
    Error,
    Warning,
    Note,
}

#[derive(JsonSchema)]
#[schemars(inline, rename_all = "lowercase")]
enum InputFormat {
    Auto,
    Text,
    Markdown,
    Html,
}

/// A level for each check that has another than its own.
struct Severities;

impl JsonSchema for Severities {
    fn schema_name() -> Cow<'static, str> {
        "Severities".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let levels = ["error", "warning", "note", "off"];
        let check = |check: &checks::Check| {
            let level = serde_json::json!({ "description": check.summary(), "enum": levels });
            (check.name.to_owned(), level)
        };
        let properties: serde_json::Map<_, _> = checks::all().iter().map(check).collect();
        json_schema!({ "type": "object", "properties": properties, "additionalProperties": false })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::keys;

    fn properties(schema: &serde_json::Value) -> Vec<&str> {
        let properties = schema["properties"].as_object().unwrap();
        assert_eq!(schema["additionalProperties"], false);
        assert!(properties.values().all(|p| p["description"].is_string()), "{properties:?}");
        properties.keys().map(String::as_str).collect()
    }

    #[test]
    fn the_schema_has_the_keys_and_checks_the_reader_knows() {
        let schema = json_schema();
        assert_eq!(properties(&schema), keys::FILE);
        assert_eq!(properties(&schema["$defs"]["Override"]), keys::OVERRIDE);
        assert_eq!(schema["$defs"]["Override"]["required"], serde_json::json!(["path"]));
        let checks: Vec<&str> = checks::all().iter().map(|check| check.name).collect();
        assert_eq!(properties(&schema["$defs"]["Severities"]), checks);
    }

    #[test]
    fn what_the_schema_lets_a_key_be_the_reader_takes() {
        let schema = json_schema();
        for key in ["fail-on", "input-format"] {
            for word in choices(&schema["properties"][key]) {
                assert!(
                    crate::config::Config::argument(&format!("{key}={word}"), "".as_ref()).is_ok(),
                    "{key} {word}"
                );
            }
        }
        let level = &schema["$defs"]["Severities"]["properties"]["unlisted-figure"];
        for word in choices(level) {
            assert!(
                crate::config::Config::argument(&format!("severity.unlisted-figure={word}"), "".as_ref())
                    .is_ok()
            );
        }
    }

    fn choices(schema: &serde_json::Value) -> Vec<&str> {
        let words: Vec<&str> = schema["enum"].as_array().unwrap().iter().filter_map(|w| w.as_str()).collect();
        assert!(words.len() > 2, "{schema}");
        words
    }
}
