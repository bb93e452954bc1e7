//! The figures of a book by their values.

use hashbrown::HashMap;

use rust_decimal::Decimal;

use super::Figure;
use crate::quantity::Quantity;
use crate::unit::Dimension;

/// The figures that have one value, in the book's order; ranges are left out.
#[derive(Debug, Clone, Default)]
pub(super) struct ByValue(HashMap<(Dimension, Decimal), Vec<usize>>);

impl ByValue {
    /// The figures of a book, in its order.
    pub(super) fn new(figures: &[Figure]) -> ByValue {
        let mut by_value = ByValue::default();
        for (at, figure) in figures.iter().enumerate() {
            by_value.add(at, figure);
        }
        by_value
    }

    /// Adds a figure and its place in the book.
    pub(super) fn add(&mut self, at: usize, figure: &Figure) {
        if let Some(key) = key(&figure.quantity) {
            self.0.entry(key).or_default().push(at);
        }
    }

    /// The figures whose value is the quantity's, in whatever unit.
    pub(super) fn of(&self, quantity: &Quantity) -> &[usize] {
        key(quantity).and_then(|key| self.0.get(&key)).map_or(&[], Vec::as_slice)
    }
}

/// A single value in its dimension's base unit.
fn key(quantity: &Quantity) -> Option<(Dimension, Decimal)> {
    let value = (quantity.low == quantity.high).then(|| quantity.unit.to_base(quantity.low))??;
    Some((quantity.unit.dimension, value))
}
