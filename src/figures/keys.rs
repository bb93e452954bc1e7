//! The keys of a rules file. A test holds them and the JSON Schema together.

/// Keys of the file itself.
pub(super) const FILE: [&str; 2] = ["source", "figure"];

/// Keys of `[source]` and of a figure's own `source`.
pub(super) const SOURCE: [&str; 5] = ["title", "publisher", "published", "url", "page"];

/// Keys of `[[figure]]`.
pub(super) const FIGURE: [&str; 16] = [
    "id",
    "value",
    "what",
    "aka",
    "not",
    "period",
    "place",
    "exact",
    "tolerance",
    "was",
    "formula",
    "kind",
    "status",
    "expires",
    "source",
    "note",
];

/// Keys of an entry of `was`.
pub(super) const WAS: [&str; 2] = ["value", "until"];
