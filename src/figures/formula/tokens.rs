//! Formula text to tokens.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Fault, Operator};
use crate::sheet::brief;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Number(Decimal),
    Figure(usize),
    /// A name that is no figure's; its fault is already reported.
    Unknown,
    Operator(Operator),
    Open,
    Close,
    AsPercent,
}

/// The tokens of a formula, and a fault for each name or sign that is none.
pub(super) fn tokens(
    text: &str,
    figure: &dyn Fn(&str) -> Option<usize>,
) -> (Vec<(Token, Range<usize>)>, Vec<Fault>) {
    let mut tokens = Vec::new();
    let mut faults = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        let token = match c {
            _ if c.is_whitespace() => None,
            '+' => Some((Token::Operator(Operator::Add), next)),
            '-' => Some((Token::Operator(Operator::Subtract), next)),
            '*' => Some((Token::Operator(Operator::Multiply), next)),
            '/' => Some((Token::Operator(Operator::Divide), next)),
            '(' => Some((Token::Open, next)),
            ')' => Some((Token::Close, next)),
            _ if c.is_alphanumeric() => {
                let end = at + name_length(&text[at..]);
                Some(match as_percent(text, at, end) {
                    Some(end) => (Token::AsPercent, end),
                    None => (name(text, at..end, figure, &mut faults), end),
                })
            }
            _ => {
                faults.push(stray(c, at..next));
                None
            }
        };
        match token {
            Some((token, end)) => {
                tokens.push((token, at..end));
                at = end;
            }
            None => at = next,
        }
    }
    (tokens, faults)
}

/// Bytes of the id or number at the start: it ends with a letter or digit.
fn name_length(text: &str) -> usize {
    let mut end = 0;
    for (i, c) in text.char_indices() {
        if c.is_alphanumeric() {
            end = i + c.len_utf8();
        } else if !matches!(c, '-' | '_' | '.' | ',') {
            break;
        }
    }
    end
}

/// The end of `as %` where the name is its "as".
fn as_percent(text: &str, start: usize, end: usize) -> Option<usize> {
    let rest = &text[end..];
    let sign = rest.trim_start();
    (&text[start..end] == "as" && sign.starts_with('%')).then(|| end + rest.len() - sign.len() + 1)
}

/// The longest known id wins: `in-need` is one name, not a subtraction.
fn name(
    text: &str,
    range: Range<usize>,
    figure: &dyn Fn(&str) -> Option<usize>,
    faults: &mut Vec<Fault>,
) -> Token {
    let name = &text[range.clone()];
    if let Some(figure) = figure(name) {
        return Token::Figure(figure);
    }
    if let Some(number) = number(name) {
        return Token::Number(number);
    }
    let known = |part: &str| figure(part).is_some() || number(part).is_some();
    let mut fault = Fault::new(
        range,
        format!("there is no figure `{}`", brief(name)),
        "not the id of a figure in the book",
    );
    // Every place a minus might stand: ids are short, so looking at each costs little.
    let split = name.match_indices('-').take(16).map(|(i, _)| (&name[..i], &name[i + 1..]));
    match split.into_iter().find(|(left, right)| known(left) && known(right)) {
        Some((left, right)) => {
            fault.help = Some(format!("put spaces round the minus: `{left} - {right}`"));
        }
        None => fault.unknown = Some(name.to_owned()),
    }
    faults.push(fault);
    Token::Unknown
}

/// A decimal number, with or without commas between thousands.
fn number(text: &str) -> Option<Decimal> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let grouped = whole.contains(',');
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let fits = digits(first)
        && digits(fraction)
        && (!grouped || first.len() <= 3)
        && groups.all(|group| group.len() == 3 && digits(group));
    if !fits {
        return None;
    }
    Decimal::from_str_exact(&text.replace(',', "")).ok()
}

fn stray(c: char, range: Range<usize>) -> Fault {
    let help = match c {
        '×' | '✕' | '·' => "write * to multiply",
        '÷' | ':' => "write / to divide",
        '−' | '–' | '—' => "write - with a space on each side to subtract",
        '%' => "end the formula with as % for a percentage; write 0.2 for 20%",
        '=' => "write only what stands to the right of the equals sign",
        _ => "a formula has figure ids, numbers, + - * / ( ) and, at its end, as %",
    };
    Fault::new(range, format!("a formula cannot have “{c}” here"), "not part of a formula").help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_whole() {
        for (text, value) in [("15800", "15800"), ("15,800", "15800"), ("1,234,567.5", "1234567.5")] {
            assert_eq!(number(text), value.parse().ok(), "{text}");
        }
        for text in ["1,23", "1234,567", "1.", "a1", "1.2.3", "99999999999999999999999999999999999"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
