//! The keys of a configuration. A test holds them and the JSON Schema together.

/// Keys that stand above any heading or are headings, in the order of the documentation.
pub(super) const FILE: [&str; 9] =
    ["extend", "rules", "against", "fail-on", "input-format", "include", "exclude", "severity", "override"];

/// Keys of `[[override]]`.
pub(super) const OVERRIDE: [&str; 6] = ["path", "rules", "against", "fail-on", "input-format", "severity"];
