//! The JSON Schema of a rules file, for editors that complete and check as one types.

#![expect(dead_code, reason = "the types are never made: only their shape is used")]

use schemars::{JsonSchema, schema_for};

/// The JSON Schema (draft 2020-12) of one rules file.
///
/// ```
/// let schema = tieout::figures::json_schema();
/// assert_eq!(schema["title"], "tieout rules file");
/// ```
pub fn json_schema() -> serde_json::Value {
    schema_for!(File).to_value()
}

/// Canonical figures that copy is checked against.
#[derive(JsonSchema)]
#[schemars(title = "tieout rules file", deny_unknown_fields)]
struct File {
    /// The source of every figure in this file.
    source: Option<Source>,
    /// The figures, each under a `[[figure]]` heading.
    #[serde(default)]
    figure: Vec<Entry>,
}

/// Where figures come from.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Source {
    /// The document's title.
    title: Option<Text>,
    /// Who published it.
    publisher: Option<Text>,
    /// When: a date, such as 2018-10-17.
    published: Option<Text>,
    /// Where it can be read.
    url: Option<Text>,
    /// The page.
    #[schemars(range(min = 1))]
    page: Option<u32>,
}

/// A canonical figure.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[schemars(extend("anyOf" = [{ "required": ["value"] }, { "required": ["formula"] }]))]
struct Entry {
    /// A short name, unique in the whole book: letters and digits, with `-`, `_` or `.` between them.
    id: Text,
    /// The number as copy prints it: "15,800", "£3.2bn", "51.4%", "1 in 3", "more than 13,000", "10 to 15".
    value: Option<Number>,
    /// What it counts, in words that copy would use.
    what: Text,
    /// Other phrases for the same thing.
    aka: Option<Texts>,
    /// Words that mark a different figure.
    not: Option<Texts>,
    /// The period it is about: "March 2017".
    period: Option<Text>,
    /// The place it is about, or several names for the same place.
    place: Option<Texts>,
    /// The number before rounding, as right as the value.
    exact: Option<Number>,
    /// How far off copy may be, as a percentage: "2%". Replaces the rounding rules.
    #[schemars(regex(pattern = r"^\s*[0-9]+(\.[0-9]+)?\s*%\s*$"))]
    tolerance: Option<String>,
    /// Values that were once right; copy that prints one is out of date.
    #[serde(default)]
    was: Vec<OldValue>,
    /// The sum that gives the value: "in-need - looked-after", "with / all as %". Alone, it is the value.
    formula: Option<Text>,
    /// What sort of number it is, where the value alone does not say.
    kind: Option<Kind>,
    /// How settled it is; final unless given.
    status: Option<Status>,
    /// The day after which it must not be printed: 2019-10-01.
    expires: Option<Text>,
    /// Its own source: another title stands alone, otherwise what it leaves out is the file's.
    source: Option<Source>,
    /// A remark for whoever reads a report.
    note: Option<Text>,
}

/// A value that was once right.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct OldValue {
    /// The old number as copy printed it.
    value: Number,
    /// When it stopped being right: "March 2016".
    until: Option<Text>,
}

/// A text that is not empty.
#[derive(JsonSchema)]
#[schemars(inline)]
struct Text(#[schemars(length(min = 1))] String);

/// A number as copy prints it, in quotation marks; digits alone may go without.
#[derive(JsonSchema)]
#[schemars(inline, untagged)]
enum Number {
    Printed(Text),
    Digits(serde_json::Number),
}

/// A text or a list of texts.
#[derive(JsonSchema)]
#[schemars(inline, untagged)]
enum Texts {
    One(Text),
    Several(Vec<Text>),
}

#[derive(JsonSchema)]
#[schemars(inline, rename_all = "lowercase")]
enum Kind {
    Count,
    Percent,
    Points,
    Money,
    Ratio,
    Multiple,
    Measure,
    Temperature,
    Duration,
    Age,
    Ordinal,
    Year,
    Date,
    Time,
    Score,
    Identifier,
}

#[derive(JsonSchema)]
#[schemars(inline, rename_all = "lowercase")]
enum Status {
    Final,
    Provisional,
    Estimate,
    Projection,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::{Status, keys};
    use crate::scan::Kind;

    fn properties(schema: &serde_json::Value) -> Vec<&str> {
        let mut keys: Vec<_> = schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(schema["additionalProperties"], false);
        assert!(schema["properties"].as_object().unwrap().values().all(|p| p["description"].is_string()));
        keys.sort_unstable();
        keys
    }

    fn sorted<const N: usize>(mut keys: [&str; N]) -> Vec<&str> {
        keys.sort_unstable();
        keys.to_vec()
    }

    #[test]
    fn the_schema_has_the_keys_the_parser_knows() {
        let schema = json_schema();
        assert_eq!(properties(&schema), sorted(keys::FILE));
        assert_eq!(properties(&schema["$defs"]["Source"]), sorted(keys::SOURCE));
        assert_eq!(properties(&schema["$defs"]["Entry"]), sorted(keys::FIGURE));
        assert_eq!(properties(&schema["$defs"]["OldValue"]), sorted(keys::WAS));
    }

    #[test]
    fn the_schema_has_the_names_the_parser_knows() {
        let schema = json_schema().to_string();
        for names in [Kind::ALL.map(Kind::name).to_vec(), Status::ALL.map(Status::name).to_vec()] {
            let list = serde_json::to_string(&names).unwrap();
            assert!(schema.contains(list.trim_matches(['[', ']'])), "{list}\n{schema}");
        }
    }

    #[test]
    fn what_must_be_given_is_required() {
        let schema = json_schema();
        assert_eq!(schema["$defs"]["Entry"]["required"], serde_json::json!(["id", "what"]));
        assert_eq!(schema["$defs"]["OldValue"]["required"], serde_json::json!(["value"]));
    }
}
