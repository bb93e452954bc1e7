//! Working a formula out.

use std::ops::Range;

use super::amount::{Amount, Measure, Mismatch};
use super::{Act, Fault, Formula, Operator};

/// What the formula gives; `figure` gives each figure's amount, or why it has none.
pub(in crate::figures) fn evaluate(
    formula: &Formula,
    figure: &dyn Fn(usize, Range<usize>) -> Result<Amount, Fault>,
) -> Result<Amount, Fault> {
    let mut stack: Vec<(Amount, Range<usize>)> = Vec::new();
    for step in &formula.steps {
        let range = step.range.clone();
        let done = match step.act {
            Act::Number(number) => (Amount::number(number), range),
            Act::Figure(index) => (figure(index, range.clone())?, range),
            Act::Negate => {
                let (amount, inner) = pop(&mut stack, &range)?;
                (Amount { value: -amount.value, ..amount }, range.start..inner.end)
            }
            Act::AsPercent => {
                let (amount, inner) = pop(&mut stack, &range)?;
                (as_percent(&amount, &range)?, inner.start..range.end)
            }
            Act::Combine(operator) => {
                let (right, right_range) = pop(&mut stack, &range)?;
                let (left, left_range) = pop(&mut stack, &range)?;
                let amount = left
                    .combine(operator, &right)
                    .map_err(|why| explain(why, operator, &range, &right_range))?;
                (amount, left_range.start..right_range.end)
            }
        };
        stack.push(done);
    }
    pop(&mut stack, &(0..0)).map(|(amount, _)| amount)
}

/// The parser leaves an operand for each step, so this fails for a formula of no steps alone.
fn pop(
    stack: &mut Vec<(Amount, Range<usize>)>,
    range: &Range<usize>,
) -> Result<(Amount, Range<usize>), Fault> {
    let missing =
        || Fault::new(range.clone(), "the formula stops short", "expected a figure's id or a number");
    stack.pop().ok_or_else(missing)
}

fn as_percent(amount: &Amount, range: &Range<usize>) -> Result<Amount, Fault> {
    match amount.measure {
        Measure::Number | Measure::Share | Measure::Points => {
            Ok(Amount { value: amount.value, measure: Measure::Share })
        }
        Measure::Count | Measure::Of(_) => {
            let message = format!("`as %` needs a share, and this is {}", amount.describe());
            Err(Fault::new(range.clone(), message, "not a share")
                .help("divide two figures of the same kind, as in looked-after / in-need as %"))
        }
    }
}

fn explain(why: Mismatch, operator: Operator, sign: &Range<usize>, right: &Range<usize>) -> Fault {
    match why {
        Mismatch::DivisionByZero => Fault::new(right.clone(), "the formula divides by zero", "this is 0")
            .help("check the figure's value"),
        Mismatch::TooLarge => Fault::new(sign.clone(), "the formula's result is too large", "too large here")
            .help("check the figures' values"),
        Mismatch::Measures(left, right) => {
            let (message, help) = match operator {
                Operator::Add => (format!("cannot add {right} to {left}"), SAME),
                Operator::Subtract => (format!("cannot subtract {right} from {left}"), SAME),
                Operator::Multiply => (format!("cannot multiply {left} by {right}"), PLAIN),
                Operator::Divide => (format!("cannot divide {left} by {right}"), PLAIN),
            };
            Fault::new(sign.clone(), message, "different units").help(help)
        }
    }
}

const SAME: &str = "only figures of the same unit can be added or subtracted";
const PLAIN: &str = "multiply or divide by a plain number, or divide two figures of the same unit";
