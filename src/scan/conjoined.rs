//! Words that an "and" or "or" joins in a noun phrase: "car and truck assembly plants", "one traditional or classic song".

use crate::lexicon::Class;

use super::noun_phrase::{hyphened, is_number, is_participle};
use super::reader::Reader;

/// "one traditional or classic song": whether the "or" at `at` joins two of what describes the one behind them.
pub(super) fn chooses(reader: &Reader, at: usize, start: usize) -> bool {
    let describes = |at: usize| reader.is_content(at) && !reader.is_plural(at) && !reader.is_capital(at);
    at == start + 1
        && reader.is(at, "or")
        && describes(start)
        && describes(at + 1)
        && describes(at + 2)
        && !is_participle(reader, at + 2)
        && !is_number(reader, at + 1)
}

/// "car and truck assembly plants": whether the "and" at `at` joins two of what describes the plural behind them.
pub(super) fn conjoins(reader: &Reader, at: usize, start: usize) -> bool {
    if at <= start || !reader.class(at, Class::Joining) {
        return false;
    }
    let does = |at: usize| {
        let doing = reader.text(at).ends_with("ing") && !reader.class(at, Class::IngNoun);
        (doing, is_participle(reader, at))
    };
    // "producing and consuming countries", "company-owned and franchised stores": two of one form.
    let alike = at == start + 1 || reader.is_dash(at.wrapping_sub(2));
    // "of the issued and outstanding shares"
    let shares = reader.is(at - 1, "issued") && reader.is(at + 1, "outstanding");
    let alike = shares || alike && does(at - 1) == does(at + 1) && !reader.is(start.wrapping_sub(1), "of");
    let describes = |at: usize| {
        let verb = does(at) != (false, false) && !alike;
        reader.is_content(at) && !reader.is_plural(at) && !is_number(reader, at) && !verb
    };
    // "ten alive or dead insects"
    if alike
        && describes(at - 1)
        && describes(at + 1)
        && reader.is_plural(at + 2)
        && !reader.is_capital(at + 2)
    {
        return true;
    }
    // "short and medium-distance flights"
    let compound = hyphened(reader, at + 1);
    let inner = if compound { at + 3 } else { at + 2 };
    // "medium-sized and large firms"
    let joined = reader.glued(at - 1) && reader.is_dash(at.wrapping_sub(2));
    (describes(at - 1) || joined)
        && (compound || describes(at + 1) && !reader.text(at + 1).ends_with("ly"))
        && (compound || joined || describes(inner))
        && (reader.is_plural(inner + 1) && !reader.is_capital(inner + 1)
            || joined && reader.is_plural(inner) && !reader.is_capital(inner))
}

#[cfg(test)]
mod tests {
    use super::super::testing::mentions;

    #[test]
    fn what_describes_one_noun_may_be_joined() {
        for (text, want) in [
            (
                "It owns 31 per cent of the issued and outstanding common shares.",
                "issued and outstanding common shares",
            ),
            ("It owns 31 per cent of the issued and outstanding stakes.", "issued and outstanding stakes"),
            ("They shut 12 car and truck assembly plants.", "car and truck assembly plants"),
            ("They play one traditional or classic song.", "traditional or classic song"),
        ] {
            let counted = mentions(text)[0].counted.clone().and_then(|range| text.get(range));
            assert_eq!(counted, Some(want), "{text}");
        }
    }
}
