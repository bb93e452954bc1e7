//! Working out the formulas of the book, in an order that gives each what it needs.

use std::collections::HashMap;
use std::ops::Range;

use super::cycles;
use super::entry::Entry;
use super::formula::{self, Amount, Fault, Formula};
use super::result::{as_figure, places};
use super::value::may_round_to;
use super::wording::rounded;
use crate::document::Span;
use crate::quantity::{Form, Hedge, Quantity, grouped, with_unit};
use crate::scan::Kind;
use crate::sheet::{FileError, Label, Location, Placed, brief, nearest};

/// A near miss is looked for among all ids only so often, which keeps a file of nothing but slips linear.
const SUGGESTIONS: usize = 50;

/// Steps of a circle that its message names.
const LONGEST_CIRCLE: usize = 8;

/// What a figure's value came to.
pub(super) struct Settled {
    pub(super) quantity: Quantity,
    pub(super) kind: Kind,
    pub(super) text: String,
    pub(super) declared_at: Location,
}

/// The value of every entry; `None` where an error stands in its way.
pub(super) fn settle(
    entries: &[Entry],
    ids: &HashMap<&str, usize>,
    lost_ids: bool,
    errors: &mut Vec<FileError>,
) -> Vec<Option<Settled>> {
    let formulas = formulas(entries, ids, lost_ids, errors);
    let needs: Vec<Vec<usize>> =
        formulas.iter().map(|f| f.iter().flat_map(Formula::figures).collect()).collect();
    let cycles::Order { nodes, circles, circular } = cycles::order(&needs);
    errors.extend(circles.iter().map(|circle| circle_error(entries, circle)));
    let mut settled: Vec<Option<Settled>> = entries.iter().map(stated).collect();
    for index in nodes {
        let Some(formula) = &formulas[index] else { continue };
        if circular[index] || needs[index].iter().any(|need| settled[*need].is_none()) {
            continue;
        }
        let amount =
            formula::evaluate(formula, &|need, range| operand(&entries[need], settled[need].as_ref(), range));
        let outcome = amount.and_then(|amount| match &settled[index] {
            Some(value) => compare(&amount, value).map(|()| None),
            None => alone(&amount, &entries[index]).map(Some),
        });
        match outcome {
            Ok(None) => {}
            Ok(Some(value)) => settled[index] = Some(value),
            Err(fault) => errors.extend(place(fault, &entries[index])),
        }
    }
    settled
}

fn formulas(
    entries: &[Entry],
    ids: &HashMap<&str, usize>,
    lost_ids: bool,
    errors: &mut Vec<FileError>,
) -> Vec<Option<Formula>> {
    let mut suggestions = SUGGESTIONS;
    let mut parse = |entry: &Entry| {
        let (text, _) = entry.formula.as_ref()?;
        let faults = match formula::parse(&text.value, &|name| ids.get(name).copied()) {
            Ok(formula) => return Some(formula),
            Err(faults) => faults,
        };
        for mut fault in faults {
            if let Some(name) = &fault.unknown {
                if lost_ids {
                    continue;
                }
                fault.help = Some("check the spelling, or add the figure to the book".into());
                if suggestions > 0 {
                    suggestions -= 1;
                    let known = entries.iter().filter_map(|e| e.id.as_ref()).map(|id| id.value.as_str());
                    if let Some(near) = nearest(name, known) {
                        fault.help = Some(format!("did you mean `{near}`?"));
                    }
                }
            }
            errors.extend(place(fault, entry));
        }
        None
    };
    entries.iter().map(&mut parse).collect()
}

/// A fault in an entry's formula as an error of its file.
fn place(fault: Fault, entry: &Entry) -> Option<FileError> {
    let (Placed { at, .. }, offset) = entry.formula.as_ref()?;
    let Range { start, end } = fault.range;
    let location = match offset {
        Some(offset) if start < end => {
            Location { file: at.file, span: Span { start: offset + start, end: offset + end } }
        }
        _ => *at,
    };
    let mut error = FileError::new(location, fault.message, fault.label);
    error.help = fault.help;
    error.related.extend(fault.related.map(|label| *label));
    Some(error)
}

fn circle_error(entries: &[Entry], circle: &[usize]) -> FileError {
    let name = |index: usize| entries[index].id.as_ref().map_or("?", |id| &id.value);
    let at = |index: usize| entries[index].formula.as_ref().map_or(entries[index].header, |(f, _)| f.at);
    let first = circle.first().copied().unwrap_or_default();
    let shown = circle.iter().take(LONGEST_CIRCLE);
    let mut path: Vec<String> = shown.map(|index| brief(name(*index))).collect();
    if circle.len() > LONGEST_CIRCLE {
        path.push("…".into());
    }
    path.push(brief(name(first)));
    let message = format!("these formulas go in a circle: {}", path.join(" → "));
    let error = FileError::new(at(first), message, "comes back to itself")
        .help("give one of them its value and take out its formula");
    circle.iter().skip(1).take(LONGEST_CIRCLE - 1).fold(error, |error, index| {
        error.related(at(*index), format!("`{}` is worked out here", brief(name(*index))))
    })
}

/// The value that the entry states.
fn stated(entry: &Entry) -> Option<Settled> {
    let value = entry.value.as_ref()?;
    Some(Settled {
        quantity: value.quantity.clone(),
        kind: value.kind,
        text: value.text.clone(),
        declared_at: value.at,
    })
}

/// The amount a figure stands for in a formula: its exact value where it has one.
fn operand(entry: &Entry, settled: Option<&Settled>, range: Range<usize>) -> Result<Amount, Fault> {
    let exact = entry.exact.as_ref().map(|exact| (&exact.quantity, exact.at));
    let value = settled.map(|value| (&value.quantity, value.declared_at));
    let Some((quantity, at)) = exact.or(value) else {
        return Err(Fault::new(range, "a figure has no value", "no value"));
    };
    let one = quantity.low == quantity.high
        && matches!(quantity.form, Form::Numeral | Form::Fraction)
        && matches!(quantity.hedge, None | Some(Hedge::Exactly | Hedge::About));
    let amount = if one { Amount::of(quantity) } else { None };
    amount.ok_or_else(|| {
        let message = "a formula cannot use a range, a bound or a vague number";
        let help = "give that figure one number, as its value or as `exact`";
        let mut fault = Fault::new(range, message, "not one number").help(help);
        fault.related = Some(Box::new(Label { location: at, text: "its value".into() }));
        fault
    })
}

/// Whether the formula gives the value that the entry states.
fn compare(amount: &Amount, value: &Settled) -> Result<(), Fault> {
    let unit = &value.quantity.unit;
    let related = Some(Box::new(Label { location: value.declared_at, text: "the value".into() }));
    let Some(result) = amount.in_unit(unit) else {
        let own = super::wording::dimension(unit.dimension);
        let message = format!("the formula gives {}, the value is {own}", amount.describe());
        let mut fault = Fault::new(0..0, message, format!("gives {}", amount.describe()))
            .help("end the formula with as % for a percentage, or correct one of the two");
        fault.related = related;
        return Err(fault);
    };
    if may_round_to(result, &value.quantity) {
        return Ok(());
    }
    let places = places(unit).max(value.quantity.granularity.normalize().scale() + 1);
    let result = with_unit(rounded(result, places), unit);
    let message = format!("the formula gives {result}, the value says {}", brief(&value.text));
    let mut fault = Fault::new(0..0, message, format!("gives {result}"))
        .help("correct the formula, the value, or a figure the formula uses");
    fault.related = related;
    Err(fault)
}

/// The value of an entry that has a formula alone.
fn alone(amount: &Amount, entry: &Entry) -> Result<Settled, Fault> {
    let Some((quantity, kind, text)) = as_figure(amount, entry.kind) else {
        let declared = entry.kind.map_or("", Kind::name);
        let result = grouped(rounded(amount.value, 2));
        let message = format!("the formula gives {} ({result}), `kind` says {declared}", amount.describe());
        return Err(
            Fault::new(0..0, message, "another kind of number").help("take out `kind`, or correct it")
        );
    };
    let declared_at = entry.formula.as_ref().map_or(entry.header, |(formula, _)| formula.at);
    Ok(Settled { quantity, kind, text, declared_at })
}
