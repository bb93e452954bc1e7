//! Formulas of the book: `in-need - looked-after`, `with / (with + without) as %`.

mod amount;
mod evaluate;
mod parser;
mod tokens;

use std::ops::Range;

use rust_decimal::Decimal;

pub(super) use amount::{Amount, Measure};
pub(super) use evaluate::evaluate;
pub(super) use parser::parse;

use crate::sheet::Label;

/// A formula in postfix order, so that nothing recurses when it is worked out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Formula {
    steps: Vec<Step>,
}

impl Formula {
    /// The figures it uses, as the indices that the lookup gave.
    pub(super) fn figures(&self) -> impl Iterator<Item = usize> {
        self.steps.iter().filter_map(|step| match step.act {
            Act::Figure(figure) => Some(figure),
            _ => None,
        })
    }
}

/// One step, and the bytes of the formula it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    act: Act,
    range: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Number(Decimal),
    Figure(usize),
    Negate,
    Combine(Operator),
    AsPercent,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// What is wrong with a formula, and at which bytes of it; an empty range stands for the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) label: String,
    pub(super) help: Option<String>,
    /// Another place in the book, and what is there.
    pub(super) related: Option<Box<Label>>,
    /// The name that is no figure's id, where that is the fault.
    pub(super) unknown: Option<String>,
}

impl Fault {
    pub(super) fn new(range: Range<usize>, message: impl Into<String>, label: impl Into<String>) -> Fault {
        Fault {
            range,
            message: message.into(),
            label: label.into(),
            help: None,
            related: None,
            unknown: None,
        }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Fault {
        self.help = Some(help.into());
        self
    }
}
