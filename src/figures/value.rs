//! Reading the numbers of the book: as copy prints them, in the role the figure has.

use rust_decimal::Decimal;

use super::wording;
use crate::quantity::{Form, Hedge, Quantity};
use crate::scan::{Kind, Mention};
use crate::sheet::{FileError, Location, Placed, brief};
use crate::unit::{Dimension, Unit};

/// How far a fraction in words may be from what it stands for: "a quarter" is 24.2%.
const FRACTION_SLACK: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// What reads a value: [`crate::scan::read_value`], or something smaller in tests.
pub(super) type ReadValue<'r> = &'r (dyn Fn(&str) -> Option<Mention> + Sync);

/// A number of the book.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub(super) quantity: Quantity,
    pub(super) kind: Kind,
    /// As written in the book.
    pub(super) text: String,
    pub(super) at: Location,
}

/// Reads a value; `declared` is the figure's `kind`.
pub(super) fn read(
    text: Placed<String>,
    declared: Option<Kind>,
    reader: ReadValue<'_>,
) -> Result<Reading, Box<FileError>> {
    let Placed { value: text, at } = text;
    let Some(Mention { kind, quantity, .. }) = reader(&text) else {
        let message = format!("cannot read a number in “{}”", brief(&text));
        let help = "write one number as copy prints it, such as \"15,800\", \"£3.2bn\", \"51.4%\", \
                    \"1 in 3\", \"more than 13,000\" or \"10 to 15\"";
        return Err(FileError::new(at, message, "not a number").help(help).into());
    };
    let bare = is_bare(&text);
    let (kind, unit) = match declared {
        None => undeclared(kind, bare, &text, at)?,
        Some(declared) => as_declared(declared, kind, bare, &quantity, &text, at)?,
    };
    let quantity = match unit {
        Some(unit) => Quantity { unit, ..quantity },
        None => quantity,
    };
    Ok(Reading { quantity, kind, text, at })
}

/// The kind of a value that has no `kind` beside it, and its unit where the reader's does not hold.
fn undeclared(
    read: Kind,
    bare: bool,
    text: &str,
    at: Location,
) -> Result<(Kind, Option<Unit>), Box<FileError>> {
    match read {
        // "2017" alone may be a year or a count; a count unless the book says otherwise.
        kind if bare && kind.is_role() => Ok((Kind::Count, Some(Unit::count()))),
        Kind::Score | Kind::Identifier => {
            let name = if read == Kind::Score { "a score" } else { "a name or number plate" };
            let message = format!("“{}” reads as {name}", brief(text));
            let help =
                format!("if it is one, give it the `kind` {}; for a range write \"10 to 15\"", read.name());
            Err(FileError::new(at, message, "may not be a number").help(help).into())
        }
        kind => Ok((kind, None)),
    }
}

/// The kind that the book declares, if the value can have it.
fn as_declared(
    declared: Kind,
    read: Kind,
    bare: bool,
    quantity: &Quantity,
    text: &str,
    at: Location,
) -> Result<(Kind, Option<Unit>), Box<FileError>> {
    let unit = match declared {
        _ if declared == read && declared != Kind::Count => None,
        Kind::Count if bare || read == Kind::Count => Some(Unit::count()),
        Kind::Percent if bare => Some(Unit::new("%", Dimension::Share, Decimal::new(1, 2))),
        Kind::Ratio if bare => Some(Unit::new("", Dimension::Share, Decimal::ONE)),
        Kind::Multiple if bare => Some(Unit::new("", Dimension::Multiple, Decimal::ONE)),
        // "67" and "67 years" alike.
        Kind::Age if bare || read == Kind::Count => Some(Unit::years()),
        Kind::Age if read == Kind::Duration => None,
        Kind::Percent | Kind::Ratio if quantity.unit.dimension == Dimension::Share => None,
        // "7.30" says of no half of the day.
        role if role.is_role() && role != Kind::Time && (bare || read.is_role() || read == Kind::Count) => {
            None
        }
        _ => {
            let message = format!(
                "“{}” is {}, but `kind` says {}",
                brief(text),
                wording::dimension(quantity.unit.dimension),
                declared.name()
            );
            let help = format!("take out `kind`, or write the value as {}", example(declared));
            return Err(FileError::new(at, message, "another kind of number").help(help).into());
        }
    };
    Ok((declared, unit))
}

/// A value of the kind, as copy prints it.
fn example(kind: Kind) -> &'static str {
    match kind {
        Kind::Count => "\"15,800\"",
        Kind::Percent => "\"51.4%\"",
        Kind::Points => "\"4.1 percentage points\"",
        Kind::Money => "\"£3.2bn\"",
        Kind::Ratio => "\"1 in 3\"",
        Kind::Multiple => "\"2.5 times\"",
        Kind::Measure => "\"12 km\"",
        Kind::Temperature => "\"21C\"",
        Kind::Duration => "\"8 years\"",
        Kind::Age => "\"aged 23\"",
        Kind::Ordinal => "\"21st\"",
        Kind::Year => "\"2017\"",
        Kind::Date => "\"17 October 2018\"",
        Kind::Time => "\"9.30am\"",
        Kind::Score => "\"3-2\"",
        Kind::Identifier => "\"A40\"",
    }
}

/// Whether the text is digits alone, separators and a sign aside.
fn is_bare(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ' | '-' | '−'))
        && !text.trim_start_matches(['-', '−']).contains(['-', '−'])
        // "12.5.3" is no number
        && text.matches('.').count() <= 1
}

/// Whether the value, in the quantity's unit, is one that the quantity may have been rounded from.
pub(super) fn may_round_to(value: Decimal, quantity: &Quantity) -> bool {
    let bounded = matches!(
        quantity.hedge,
        Some(
            Hedge::Nearly
                | Hedge::Over
                | Hedge::JustOver
                | Hedge::AtLeast
                | Hedge::Under
                | Hedge::AtMost
                | Hedge::UpTo
        )
    );
    // A bound is not widened by rounding: 12,900 is not "more than 13,000".
    if bounded {
        return quantity.means.contains(value);
    }
    let slack = match quantity.form {
        Form::Numeral | Form::Range => quantity.granularity.checked_div(Decimal::TWO),
        Form::Fraction => quantity.low.abs().checked_mul(FRACTION_SLACK),
        Form::Magnitude | Form::Vague => None,
    };
    let near = slack.is_some_and(|slack| {
        quantity.low.checked_sub(slack).is_none_or(|low| value >= low)
            && quantity.high.checked_add(slack).is_none_or(|high| value <= high)
    });
    near || quantity.means.contains(value)
}

/// The face value, or a range's lower end, in another unit; `None` where that measures something else.
pub(super) fn in_unit(quantity: &Quantity, unit: &Unit) -> Option<Decimal> {
    if quantity.unit == *unit {
        return Some(quantity.low);
    }
    if quantity.unit.dimension != unit.dimension {
        return None;
    }
    let base = quantity.unit.to_base(quantity.low)?;
    base.checked_sub(unit.offset)?.checked_div(unit.factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_alone_are_bare() {
        for text in ["2017", "15,800", "-4.10", "19 640"] {
            assert!(is_bare(text), "{text}");
        }
        for text in ["3-2", "2017-18", "£5", "5%", "-", "1990s", "12.5.3", ""] {
            assert!(!is_bare(text), "{text}");
        }
    }
}
