//! A formula over one period in one region: values of series from the ledger, joined exactly, with their units.

mod functions;
pub(super) mod growth;
mod prices;
pub(super) mod shape;
mod since;
pub(super) mod tracing;
mod uncertainty;

use std::fmt::Display;
use std::ops::Range;

use crate::assess::flag::Flag;
use crate::assess::message::{AssessMessage, Wrong};
use crate::assess::trace::{Part, PartKind};
use crate::language::Language;
use crate::ledger::{Derivation, Ledger, Unknown};
use crate::plan::Target;
use crate::plan::formula::{Expr, Node, Operator};
use crate::quantity::{
    ArithmeticError, Calendar, Decimal, Mismatch, Period, Quantity, QuantityError, Sides, Unit,
};
use crate::series::{Catalogue, RegionId, SeriesId};
pub(super) use prices::{Grown, unlike};

/// Where formulas are evaluated: the ledger seen from one region.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) catalogue: &'a Catalogue,
    /// The region asked for; none: each series' only one, else the total.
    pub(super) region: Option<RegionId>,
    /// The years that the plan counts in.
    pub(super) calendar: Calendar,
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
    pub(super) flags: Vec<Flag>,
    /// The growths that it is made of.
    pub(super) growths: Vec<Grown>,
    pub(super) part: Option<Part>,
}

/// Why a formula has no value over a period.
#[derive(Clone, Debug)]
pub(super) enum Absent {
    /// A name has no figure there.
    Unknown(Unknown),
    /// The formula itself is wrong: it is to be reported.
    Wrong(Fault),
}

/// What is wrong with a formula, at a part of its text.
#[derive(Clone, Debug)]
pub(super) struct Fault(pub(super) Range<usize>, pub(super) Box<AssessMessage>);

impl Fault {
    /// The same at its place in the plan.
    pub(super) fn in_plan(self, target: &Target) -> Wrong {
        let Self(span, message) = self;
        let whole = &target.formula.span;
        let start = whole.start;
        Wrong(start + span.start..(start + span.end).min(whole.end), message)
    }
}

impl From<Fault> for Absent {
    fn from(fault: Fault) -> Self {
        Self::Wrong(fault)
    }
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
                let (a, b) = (self.value(left, period)?, self.value(right, period)?);
                if *operator == Operator::Over && b.quantity.value.is_zero() {
                    return Err(self.division_by_zero(expr, right, period));
                }
                let quantity = apply(*operator, (left, &a), (right, &b), expr)?;
                let mut sign = [0; 4];
                let sign = operator.sign().encode_utf8(&mut sign);
                Ok(self.joined(sign, period, quantity, vec![a, b], expr))
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

    /// The units in which the values of a series are written, each once.
    pub(super) fn units_written(&self, series: SeriesId) -> Vec<Unit> {
        let region = self.region_of(series);
        region.map_or_else(Vec::new, |region| self.ledger.units_written(series, region))
    }

    /// The region of this scene as a series has it: the one asked for, else its only one, else the total.
    pub(super) fn region_of(&self, series: SeriesId) -> Option<RegionId> {
        let own = self.catalogue.get(series)?.region.as_ref();
        let asked = own.map_or(self.region, |own| self.ledger.data().regions.find(&own.written));
        if let Some(region) = asked {
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

    fn constant(&self, expr: &Expr, period: Period, quantity: Quantity, literal: bool) -> Value {
        Value { literal, ..self.exactly(expr, period, quantity) }
    }

    /// A quantity that the plan states for a period.
    pub(super) fn stated(&self, quantity: &Quantity, period: Period) -> Value {
        self.exactly(quantity, period, quantity.clone())
    }

    fn exactly(&self, written: &impl Display, period: Period, quantity: Quantity) -> Value {
        let part = self.trace.map(|_| Part {
            text: written.to_string(),
            period,
            value: quantity.clone(),
            kind: PartKind::Constant,
        });
        Value {
            quantity,
            uncertainty: Some(Decimal::ZERO),
            literal: false,
            flags: Vec::new(),
            growths: Vec::new(),
            part,
        }
    }

    fn series_value(&self, expr: &Expr, name: &str, period: Period) -> Result<Value, Absent> {
        let series = self.series(name)?;
        let derivation = self.derive(series, period)?;
        let flags = tracing::flags(self.ledger, &derivation);
        let part = self.trace.map(|language| {
            let name = expr.to_string();
            tracing::series_part(self.ledger, &name, period, &derivation, language)
        });
        Ok(Value {
            uncertainty: Some(uncertainty::of(&derivation)),
            quantity: derivation.value,
            literal: false,
            flags,
            growths: self.published_alone(series),
            part,
        })
    }

    /// The error for a divisor that is zero over a period, with its cell where it is one.
    pub(super) fn division_by_zero(&self, expr: &Expr, divisor: &Expr, period: Period) -> Absent {
        let derivation = self.single(divisor).map(|series| self.derive(series, period));
        let cell = derivation.and_then(|derivation| {
            let derivation = derivation.ok()?;
            let [step] = derivation.steps.as_slice() else {
                return None;
            };
            Some(self.ledger.place(step.observation)?.locator())
        });
        by_zero(expr, (divisor, divisor.to_string()), period, cell)
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
        let mut flags: Vec<Flag> = Vec::new();
        let mut growths: Vec<Grown> = Vec::new();
        let mut parts = Vec::new();
        for operand in operands {
            for flag in operand.flags {
                if !flags.contains(&flag) {
                    flags.push(flag);
                }
            }
            for growth in operand.growths {
                if !growths.contains(&growth) {
                    growths.push(growth);
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
        Value { quantity, uncertainty, literal, flags, growths, part }
    }
}

/// Two values joined by an operator, each with its part of the formula.
fn apply(
    operator: Operator,
    left: (&Expr, &Value),
    right: (&Expr, &Value),
    expr: &Expr,
) -> Result<Quantity, Absent> {
    let result = match operator {
        Operator::Plus | Operator::Minus => {
            let (a, b) = addends(left, right, expr)?;
            match operator {
                Operator::Plus => a.plus(&b),
                _ => a.minus(&b),
            }
        }
        Operator::Times | Operator::Over => {
            let (a, b) = factors(&left.1.quantity, &right.1.quantity, expr)?;
            let result = match operator {
                Operator::Times => a.times(&b),
                _ => a.over(&b),
            };
            result.map_err(QuantityError::from)
        }
    };
    result.map_err(|error| wrong(error, expr))
}

/// What is added or compared. A plain number of the formula takes the unit of what it stands beside, if that is bare: `x - 100` on
/// an index without unit; 百分点 are added to a percentage, on whichever side they stand.
pub(super) fn addends(
    left: (&Expr, &Value),
    right: (&Expr, &Value),
    expr: &Expr,
) -> Result<(Quantity, Quantity), Absent> {
    let (mut a, mut b) = (left.1.quantity.clone(), right.1.quantity.clone());
    for (own, value, other, part) in [
        (&mut a, left.1, &right.1.quantity.unit, left.0),
        (&mut b, right.1, &left.1.quantity.unit, right.0),
    ] {
        // 1 less a share is the rest of it; of 100 less one nobody knows whether 100% is meant.
        let is_fraction =
            other.is_ratio() && (other.scale() == 0 || own.value.abs() <= Decimal::ONE);
        if !value.literal || is_fraction {
            continue;
        }
        if !other.is_bare() {
            let message = AssessMessage::PlainNumber {
                what: expr.to_string(),
                number: part.to_string(),
                unit: other.clone(),
            };

            return Err(Fault(part.span.clone(), Box::new(message)).into());
        }
        own.unit = Unit::bare();
    }
    if a.unit.is_points() && b.unit.is_ratio() {
        a = a.converted(&b.unit).map_err(|error| wrong(error, expr))?;
    }
    Ok((a, b))
}

/// What is multiplied. A share of what nobody named is as nameless; but what a nameless number and a unit make, nobody knows.
fn factors(left: &Quantity, right: &Quantity, expr: &Expr) -> Result<(Quantity, Quantity), Absent> {
    let plain = |quantity: &Quantity, other: &Unit| {
        if !other.is_bare() || quantity.unit.is_bare() {
            return Ok(quantity.clone());
        }
        quantity.converted(&Unit::one()).map_err(|error| match error {
            QuantityError::Mismatch(..) => {
                let message = AssessMessage::Units {
                    what: expr.to_string(),
                    mismatch: Mismatch {
                        sides: Sides::Factors,
                        left: left.unit.clone(),
                        right: right.unit.clone(),
                    },
                };
                Fault(expr.span.clone(), Box::new(message)).into()
            }
            QuantityError::Arithmetic(error) => failed(error, expr),
        })
    };
    Ok((plain(left, &right.unit)?, plain(right, &left.unit)?))
}

/// The part of a formula that multiplies by 100 what is then taken as a share: the habit of formulas without units.
pub(super) fn times_hundred(expr: &Expr) -> Option<&Expr> {
    let is_hundred =
        |part: &Expr| matches!(&part.node, Node::Number(number) if *number == Decimal::HUNDRED);
    match &expr.node {
        Node::Binary(Operator::Times, left, right) if is_hundred(left) || is_hundred(right) => {
            Some(expr)
        }
        Node::Binary(Operator::Over, left, _) => times_hundred(left),
        Node::Binary(_, left, right) => times_hundred(left).or_else(|| times_hundred(right)),
        Node::Negative(inner) => times_hundred(inner),
        _ => None,
    }
}

/// What cannot be computed is an error of the formula, at this part of it.
pub(super) fn wrong(error: QuantityError, expr: &Expr) -> Absent {
    let message = match error {
        QuantityError::Mismatch(right, left) => AssessMessage::Units {
            what: expr.to_string(),
            mismatch: Mismatch { sides: Sides::Operands, left, right },
        },
        QuantityError::Arithmetic(error) => {
            AssessMessage::Arithmetic { part: expr.to_string(), error }
        }
    };
    Fault(expr.span.clone(), Box::new(message)).into()
}

/// That a whole did not grow over a period, so that no part contributed to its growth.
pub(super) fn division_by_no_growth(expr: &Expr, whole: &Expr, period: Period) -> Absent {
    by_zero(expr, (whole, format!("yoy({whole})")), period, None)
}

fn by_zero(
    expr: &Expr,
    (at, divisor): (&Expr, String),
    period: Period,
    cell: Option<String>,
) -> Absent {
    let message = AssessMessage::DivisionByZero { part: expr.to_string(), divisor, period, cell };
    Fault(at.span.clone(), Box::new(message)).into()
}

/// The same for a bare arithmetic error.
pub(super) fn failed(error: ArithmeticError, expr: &Expr) -> Absent {
    wrong(error.into(), expr)
}
