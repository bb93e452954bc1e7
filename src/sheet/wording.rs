//! How errors put names and choices.

/// Longest piece of a file that a message repeats, in characters.
const LONGEST_QUOTE: usize = 60;

/// Names longer than this are never near misses of anything.
const LONGEST_NAME: usize = 64;

/// Names at least this long, in characters, may be others cut short: "warn".
const SHORTEST_CUT: usize = 3;

/// The text as a message repeats it: on one line, and not too long.
pub(crate) fn brief(text: &str) -> String {
    let mut kept: String =
        text.chars().take(LONGEST_QUOTE).map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    if text.chars().nth(LONGEST_QUOTE).is_some() {
        kept.push('…');
    }
    kept
}

/// The candidate most like the name, where one is near or begins with it; ties go to the first.
pub(crate) fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let length = name.chars().count();
    if length > LONGEST_NAME {
        return None;
    }
    let name = name.to_lowercase();
    let limit = (length / 3).max(1);
    let distance = |c: &str| {
        let is_cut = length >= SHORTEST_CUT && c.starts_with(&name);
        let is_comparable = c.len() <= LONGEST_NAME * 4 && c.chars().count().abs_diff(length) <= limit;
        let distance = is_comparable.then(|| strsim::osa_distance(&name, &c.to_lowercase()));
        distance.filter(|distance| *distance <= limit).or(is_cut.then_some(limit))
    };
    let near = candidates.into_iter().filter_map(|c| Some((distance(c)?, c)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, c)| c)
}

/// "did you mean `x`?", or the whole choice where nothing is near.
pub(crate) fn suggestion(name: &str, choices: &[&str]) -> String {
    match nearest(name, choices.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("use one of: {}", choices.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_near_names_are_suggested() {
        let keys = ["value", "what", "was"];
        assert_eq!(suggestion("vale", &keys), "did you mean `value`?");
        assert_eq!(suggestion("Value", &keys), "did you mean `value`?");
        assert_eq!(suggestion("warn", &["error", "warning"]), "did you mean `warning`?");
        assert_eq!(suggestion("publisher", &keys), "use one of: value, what, was");
    }

    #[test]
    fn long_text_is_cut() {
        let quote = brief(&"£\n".repeat(50));
        assert_eq!(quote.chars().count(), LONGEST_QUOTE + 1);
        assert!(quote.starts_with("£ £") && quote.ends_with('…'));
    }
}
