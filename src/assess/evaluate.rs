//! A formula over one period in one region: values of series from the ledger, joined exactly, with their units.

use std::ops::Range;

use super::message::AssessMessage;
use super::trace::{Part, PartKind};
use super::tracing;
use super::uncertainty;
use crate::language::Language;
use crate::ledger::{Derivation, Ledger, Unknown};
use crate::plan::formula::{Expr, Node, Operator};
use crate::quantity::{
    ArithmeticError, Decimal, Mismatch, Period, Quantity, QuantityError, Sides, Unit,
};
use crate::series::{Catalogue, RegionId, SeriesId};

/// Where formulas are evaluated: the ledger seen from one region.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) catalogue: &'a Catalogue,
    /// The region asked for; none: each series' only one, else the total.
    pub(super) region: Option<RegionId>,
    /// Where `cum` counts from.
    pub(super) baseline: Option<Period>,
    /// Whether the parts of every value are kept, and in which language.
    pub(super) trace: Option<Language>,
}

/// The value of a formula or of a part of it.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub(super) quantity: Quantity,
    /// How far rounding may have moved it, in the same unit; none where that is not known.
    pub(super) uncertainty: Option<Decimal>,
    /// Whether it is a plain number of the formula, which takes the unit of what it stands beside.
    pub(super) literal: bool,
    /// What is to be known of its making.
    pub(super) flags: Vec<String>,
    pub(super) part: Option<Part>,
}

/// Why a formula has no value over a period.
#[derive(Clone, Debug)]
pub(super) enum Absent {
    /// A name has no figure there.
    Unknown(Unknown),
    /// The formula itself is wrong: it is to be reported, at this part of it.
    Wrong(Range<usize>, Box<AssessMessage>),
}

impl From<Unknown> for Absent {
    fn from(unknown: Unknown) -> Self {
        Self::Unknown(unknown)
    }
}

impl Scene<'_> {
    /// The value of a formula over a period.
    pub(super) fn value(&self, expr: &Expr, period: Period) -> Result<Value, Absent> {
        match &expr.node {
            Node::Number(number) => {
                Ok(self.constant(expr, period, Quantity::new(*number, Unit::one()), true))
            }
            Node::Quantity(quantity) => Ok(self.constant(expr, period, quantity.clone(), false)),
            Node::Name(name) => self.series_value(expr, name, period),
            Node::Negative(inner) => {
                let inner = self.value(inner, period)?;
                let quantity =
                    Quantity::new(inner.quantity.value.negated(), inner.quantity.unit.clone());
                Ok(self.joined("-", period, quantity, vec![inner], expr))
            }
            Node::Binary(operator, left, right) => {
                let left = self.value(left, period)?;
                let right = self.value(right, period)?;
                let quantity = apply(*operator, &left, &right, expr)?;
                Ok(self.joined(sign(*operator), period, quantity, vec![left, right], expr))
            }
            Node::Call(function, arguments) => self.call(*function, arguments, period, expr),
        }
    }

    /// The derivation of a series over a period, in the region of this scene.
    pub(super) fn derive(&self, series: SeriesId, period: Period) -> Result<Derivation, Unknown> {
        let region = self.region_of(series).ok_or(Unknown::NoObservation)?;
        self.ledger.over(series, region, period)
    }

    /// The unit in which the baseline's cell of a series is written.
    pub(super) fn baseline_unit(&self, series: SeriesId) -> Option<Unit> {
        let derivation = self.derive(series, self.baseline?).ok()?;
        let cell = derivation.steps.first()?;
        Some(self.ledger.written(cell.observation)?.unit)
    }

    /// The region of this scene as a series has it: the one asked for, else its only one, else the total.
    pub(super) fn region_of(&self, series: SeriesId) -> Option<RegionId> {
        if let Some(region) = self.region {
            return self.ledger.has(series, region).then_some(region);
        }
        let mut regions = self.ledger.regions_of(series);
        let first = regions.next()?;
        if regions.next().is_none() {
            return Some(first);
        }
        let total = RegionId::default();
        self.ledger.has(series, total).then_some(total)
    }

    /// The series a name means; the catalogue knows every name of every formula.
    pub(super) fn series(&self, name: &str) -> Result<SeriesId, Unknown> {
        self.catalogue.named(name).ok_or(Unknown::NoObservation)
    }

    /// The series of a formula that is nothing but a name.
    pub(super) fn single(&self, expr: &Expr) -> Option<SeriesId> {
        match &expr.node {
            Node::Name(name) => self.catalogue.named(name),
            _ => None,
        }
    }

    pub(super) fn constant(
        &self,
        expr: &Expr,
        period: Period,
        quantity: Quantity,
        literal: bool,
    ) -> Value {
        let part = self.trace.map(|_| Part {
            text: expr.to_string(),
            period,
            value: quantity.clone(),
            kind: PartKind::Constant,
        });
        Value {
            quantity,
            uncertainty: Some(Decimal::ZERO),
            literal,
            flags: Vec::new(),
            part,
        }
    }

    fn series_value(&self, expr: &Expr, name: &str, period: Period) -> Result<Value, Absent> {
        let series = self.series(name)?;
        let derivation = self.derive(series, period)?;
        let flags = tracing::flags(self.ledger, &derivation);
        let part = self
            .trace
            .map(|language| tracing::series_part(self.ledger, expr, period, &derivation, language));
        Ok(Value {
            uncertainty: Some(uncertainty::of(&derivation)),
            quantity: derivation.value,
            literal: false,
            flags,
            part,
        })
    }

    /// A value made of others.
    pub(super) fn joined(
        &self,
        how: &str,
        period: Period,
        quantity: Quantity,
        operands: Vec<Value>,
        expr: &Expr,
    ) -> Value {
        let literal = operands.iter().all(|operand| operand.literal);
        let uncertainty = uncertainty::spread(how, &quantity, &operands);
        let mut flags: Vec<String> = Vec::new();
        let mut parts = Vec::new();
        for operand in operands {
            for flag in operand.flags {
                if !flags.contains(&flag) {
                    flags.push(flag);
                }
            }
            parts.extend(operand.part);
        }
        let part = self.trace.map(|_| Part {
            text: expr.to_string(),
            period,
            value: quantity.clone(),
            kind: PartKind::Operation(how.to_owned(), parts),
        });
        Value {
            quantity,
            uncertainty,
            literal,
            flags,
            part,
        }
    }
}

fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Plus => "+",
        Operator::Minus => "-",
        Operator::Times => "*",
        Operator::Over => "/",
    }
}

fn apply(operator: Operator, left: &Value, right: &Value, expr: &Expr) -> Result<Quantity, Absent> {
    let (a, b) = matched(operator, left, right);
    match operator {
        Operator::Plus => a.plus(&b).map_err(|error| wrong(error, expr)),
        Operator::Minus => a.minus(&b).map_err(|error| wrong(error, expr)),
        Operator::Times => a.times(&b).map_err(|error| wrong(error.into(), expr)),
        Operator::Over => a.over(&b).map_err(|error| wrong(error.into(), expr)),
    }
}

/// A plain number of the formula takes the unit of what it is added to, if that is bare: `x - 100` on an index without unit.
fn matched(operator: Operator, left: &Value, right: &Value) -> (Quantity, Quantity) {
    let (mut a, mut b) = (left.quantity.clone(), right.quantity.clone());
    match operator {
        Operator::Plus | Operator::Minus => {
            if left.literal && b.unit.is_bare() {
                a.unit = Unit::bare();
            }
            if right.literal && a.unit.is_bare() {
                b.unit = Unit::bare();
            }
        }
        // A factor does not say what is counted, nor does it hide it.
        Operator::Times => {
            if left.literal && b.unit.is_bare() {
                a.unit = Unit::one();
                return (
                    Quantity::new(a.value, Unit::bare()),
                    Quantity::new(b.value, Unit::one()),
                );
            }
        }
        Operator::Over => {
            if right.literal && a.unit.is_bare() {
                b.unit = Unit::one();
            }
        }
    }
    (a, b)
}

/// What cannot be computed is an error of the formula, at this part of it.
pub(super) fn wrong(error: QuantityError, expr: &Expr) -> Absent {
    let message = match error {
        QuantityError::Mismatch(right, left) => AssessMessage::Units {
            what: expr.to_string(),
            mismatch: Mismatch {
                sides: Sides::Operands,
                left,
                right,
            },
        },
        QuantityError::Arithmetic(error) => AssessMessage::Arithmetic {
            part: expr.to_string(),
            error,
        },
    };
    Absent::Wrong(expr.span.clone(), Box::new(message))
}

/// The same for a bare arithmetic error.
pub(super) fn failed(error: ArithmeticError, expr: &Expr) -> Absent {
    wrong(error.into(), expr)
}
