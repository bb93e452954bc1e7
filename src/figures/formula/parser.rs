//! Tokens to a formula: precedence climbing, written out in postfix order.

use std::ops::Range;

use super::tokens::{Token, tokens};
use super::{Act, Fault, Formula, Operator, Step};

/// Brackets and signs inside one another; deeper ones are an error, so the stack cannot overflow.
const DEEPEST: usize = 64;

/// The formula, or every fault of its names and the first of its grammar.
pub(in crate::figures) fn parse(
    text: &str,
    figure: &dyn Fn(&str) -> Option<usize>,
) -> Result<Formula, Vec<Fault>> {
    let (tokens, mut faults) = tokens(text, figure);
    let mut parser = Parser { tokens: &tokens, next: 0, length: text.len(), steps: Vec::new() };
    // A stray sign has been reported, and what remains without it need not be a formula.
    let strays = faults.iter().any(|fault| fault.unknown.is_none() && fault.help.is_some());
    match parser.whole() {
        Ok(()) if faults.is_empty() => Ok(Formula { steps: parser.steps }),
        Ok(()) => Err(faults),
        Err(fault) => {
            if !strays {
                faults.push(fault);
            }
            faults.sort_by_key(|fault| fault.range.start);
            Err(faults)
        }
    }
}

struct Parser<'t> {
    tokens: &'t [(Token, Range<usize>)],
    next: usize,
    length: usize,
    steps: Vec<Step>,
}

impl Parser<'_> {
    fn whole(&mut self) -> Result<(), Fault> {
        self.sum(0)?;
        if self.peek() == Some(Token::AsPercent) {
            let range = self.range();
            self.next += 1;
            self.steps.push(Step { act: Act::AsPercent, range });
        }
        match self.peek() {
            None => Ok(()),
            Some(Token::Close) => {
                Err(Fault::new(self.range(), "a bracket is closed that was never opened", "no ( before it")
                    .help("take it out, or open it"))
            }
            Some(_) if matches!(self.steps.last(), Some(Step { act: Act::AsPercent, .. })) => {
                Err(Fault::new(self.range(), "nothing may follow `as %`", "after the end")
                    .help("put brackets round the formula and as % last"))
            }
            Some(_) => Err(Fault::new(self.range(), "a sign is missing", "expected + - * or / before this")
                .help("write + - * or / between two figures")),
        }
    }

    fn sum(&mut self, depth: usize) -> Result<(), Fault> {
        self.product(depth)?;
        while let Some(Token::Operator(operator @ (Operator::Add | Operator::Subtract))) = self.peek() {
            let range = self.range();
            self.next += 1;
            self.product(depth)?;
            self.steps.push(Step { act: Act::Combine(operator), range });
        }
        Ok(())
    }

    fn product(&mut self, depth: usize) -> Result<(), Fault> {
        self.operand(depth)?;
        while let Some(Token::Operator(operator @ (Operator::Multiply | Operator::Divide))) = self.peek() {
            let range = self.range();
            self.next += 1;
            self.operand(depth)?;
            self.steps.push(Step { act: Act::Combine(operator), range });
        }
        Ok(())
    }

    fn operand(&mut self, depth: usize) -> Result<(), Fault> {
        let range = self.range();
        if depth > DEEPEST {
            let message = format!("more than {DEEPEST} brackets or signs inside one another");
            return Err(Fault::new(range, message, "too deep").help("split the formula into several figures"));
        }
        let token = self.peek();
        self.next += usize::from(token.is_some());
        let act = match token {
            Some(Token::Number(number)) => Act::Number(number),
            Some(Token::Figure(figure)) => Act::Figure(figure),
            // Only the grammar is looked at from here on: the fault keeps the formula from being used.
            Some(Token::Unknown) => Act::Number(rust_decimal::Decimal::ZERO),
            Some(Token::Operator(Operator::Subtract)) => {
                self.operand(depth + 1)?;
                Act::Negate
            }
            Some(Token::Open) => {
                self.sum(depth + 1)?;
                if self.peek() != Some(Token::Close) {
                    return Err(
                        Fault::new(range, "a bracket is not closed", "opened here").help("close it with )")
                    );
                }
                self.next += 1;
                return Ok(());
            }
            _ => {
                let message = if token.is_none() { "the formula stops short" } else { "a figure is missing" };
                return Err(Fault::new(range, message, "expected a figure's id or a number")
                    .help("write for example in-need - looked-after"));
            }
        };
        self.steps.push(Step { act, range });
        Ok(())
    }

    fn peek(&self) -> Option<Token> {
        self.tokens.get(self.next).map(|(token, _)| *token)
    }

    /// Bytes of the next token; empty, at the end, where there is none.
    fn range(&self) -> Range<usize> {
        self.tokens.get(self.next).map_or(self.length..self.length, |(_, range)| range.clone())
    }
}
