//! Telephone numbers: "020 7946 0958", "555-123-4567", "+44 20 7946 0958".

use crate::lexicon::Class;
use crate::scan::reader::Reader;

/// Where the telephone number at `at` ends: nine digits or more in groups, or "0800 123 456", "555-123-4567".
pub(super) fn read(reader: &Reader, at: usize) -> Option<usize> {
    let plus = reader.is_mark(at, '+');
    let open = reader.is_mark(at, '(');
    let first = at + usize::from(plus || open);
    let lead = reader.digits(first).filter(|d| d.decimals == 0 && !d.grouped)?;
    if (plus || open) && !reader.glued(first) {
        return None;
    }
    let mut digits = usize::from(lead.wholes);
    let mut groups = 1;
    let mut end = first + 1;
    for _ in 0..6 {
        let mut next = end;
        while reader.is_dash(next) && reader.glued(next) || matches!(reader.mark(next), Some('(' | ')' | '.'))
        {
            next += 1;
        }
        let Some(group) = reader.digits(next).filter(|d| d.decimals == 0 && !d.grouped && d.wholes >= 2)
        else {
            break;
        };
        digits += usize::from(group.wholes);
        groups += 1;
        end = next + 1;
    }
    let hyphens = reader.is_dash(first + 1) && reader.glued(first + 1) || open;
    let american = hyphens && groups >= 3 && lead.wholes == 3 && digits >= 10
        || open && lead.wholes == 3 && digits == 10;
    let called = reader.class(at.wrapping_sub(1), Class::Telephone);
    let short = called
        && hyphens
        && groups == 2
        && lead.wholes == 3
        && digits == 7
        && reader.digits(end - 1).is_some_and(|d| d.wholes == 4);
    let national = (plus || lead.padded) && digits >= 9 && groups >= 2 || lead.padded && lead.wholes >= 10;
    (digits <= 16 && (american || short || national)).then_some(end)
}

#[cfg(test)]
mod tests {
    use crate::scan::testing::lines;

    #[test]
    fn groups_of_digits_are_one_number() {
        for text in ["Call 020 7946 0958 now.", "Call +44 20 7946 0958 now.", "Call (555) 123-4567 now."] {
            let found = lines(text);
            assert!(found.len() == 1 && found[0].contains("| identifier"), "{text}: {found:?}");
        }
        assert_eq!(lines("They sold 120 140 160 of them.").len(), 3);
    }
}
