//! The functions of formulas.

use super::shape::Shape;
use super::{Absent, Fault, Scene, Value, addends, failed, wrong};
use crate::assess::message::AssessMessage;
use crate::ledger::Unknown;
use crate::plan::formula::{Expr, Function, Node};
use crate::quantity::{Decimal, Period, Quantity};
use crate::series::Kind;

impl Scene<'_> {
    pub(in crate::assess) fn call(
        &self,
        function: Function,
        arguments: &[Expr],
        period: Period,
        expr: &Expr,
    ) -> Result<Value, Absent> {
        let (Some(first), second) = (arguments.first(), arguments.get(1)) else {
            return Err(Unknown::NoObservation.into());
        };
        match (function, second) {
            (Function::Yoy, _) => self.yoy(first, period, expr),
            (Function::Cum, _) => self.cum(first, period, expr),
            (Function::Avg, _) => self.avg(first, period, expr),
            (Function::Abs, _) => {
                let value = self.value(first, period)?;
                let unit = value.quantity.unit.clone();
                let quantity = Quantity::new(value.quantity.value.abs(), unit);
                Ok(self.joined("abs", period, quantity, vec![value], expr))
            }
            (Function::Min, _) => self.extreme("min", arguments, period, expr),
            (Function::Max, _) => self.extreme("max", arguments, period, expr),
            (Function::Cagr, Some(years)) => self.cagr(first, years, period, expr),
            (Function::Lag, Some(years)) => self.lag(first, years, period, expr),
            (Function::Contribution, Some(whole)) => self.contribution(first, whole, period, expr),
            (Function::Pull, Some(whole)) => self.pull(first, whole, period, expr),
            _ => Err(Unknown::NoObservation.into()),
        }
    }

    /// The value of the same period some years before, where no series breaks since.
    fn lag(&self, of: &Expr, years: &Expr, period: Period, expr: &Expr) -> Result<Value, Absent> {
        let before = period.years_later(-count_of(years)?);
        self.comparable(of, before, period.end())?;
        let value = self.value(of, before)?;
        let quantity = value.quantity.clone();
        Ok(self.joined("lag", before, quantity, vec![value], expr))
    }

    /// The mean of a stock at both ends of the period.
    fn avg(&self, of: &Expr, period: Period, expr: &Expr) -> Result<Value, Absent> {
        if Shape::of(self, of).has(Kind::Flow) {
            let message = AssessMessage::MeanOfFlow { part: of.to_string() };
            return Err(Fault(of.span.clone(), Box::new(message)).into());
        }
        let before = self.value(of, Period::ending(period.start(), period.months()))?;
        let after = self.value(of, period)?;
        let sum = before.quantity.plus(&after.quantity);
        let sum = sum.map_err(|error| wrong(error, expr))?;
        let half = sum.value.over(Decimal::from(2)).map_err(|error| failed(error, expr))?;
        let quantity = Quantity::new(half, sum.unit);
        Ok(self.joined("avg", period, quantity, vec![before, after], expr))
    }

    fn extreme(
        &self,
        name: &str,
        arguments: &[Expr],
        period: Period,
        expr: &Expr,
    ) -> Result<Value, Absent> {
        let mut values: Vec<Value> = Vec::new();
        let mut best: Option<(&Expr, Value)> = None;
        for argument in arguments {
            let value = self.value(argument, period)?;
            let better = match &best {
                None => true,
                Some((first, best)) => {
                    let (a, b) = addends((*first, best), (argument, &value), expr)?;
                    let order = a.compare(&b).map_err(|error| wrong(error, expr))?;
                    match name {
                        "min" => order.is_gt(),
                        _ => order.is_lt(),
                    }
                }
            };
            if better {
                best = Some((argument, value.clone()));
            }
            values.push(value);
        }
        let (_, best) = best.ok_or(Unknown::NoObservation)?;
        Ok(self.joined(name, period, best.quantity, values, expr))
    }
}

/// A number of years: whole, from 1 to 100, as the formula was read.
pub(super) fn count_of(years: &Expr) -> Result<i32, Absent> {
    let count = match &years.node {
        Node::Number(number) => number.to_i64().and_then(|n| i32::try_from(n).ok()),
        _ => None,
    };
    Ok(count.ok_or(Unknown::NoObservation)?)
}
