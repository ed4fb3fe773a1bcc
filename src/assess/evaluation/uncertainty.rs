//! How far a value may be from the true one because the figures it is made of are rounded.

use super::Value;
use crate::ledger::Derivation;
use crate::quantity::{Decimal, Quantity, Unit};

/// The uncertainty of a series' value: whole numbers of what is counted one by one are exact, not rounded.
pub(in crate::assess) fn of(derivation: &Derivation) -> Decimal {
    let Quantity { value, unit } = &derivation.value;
    if unit.is_counted() && value.half_up(0) == *value {
        Decimal::ZERO
    } else {
        derivation.uncertainty
    }
}

/// The furthest that a value made of others can be off, in its own unit, where each of them is off by no more than its own
/// uncertainty; none where that is not known.
pub(in crate::assess) fn spread(
    how: &str,
    result: &Quantity,
    operands: &[Value],
) -> Option<Decimal> {
    let own: Option<Vec<Decimal>> = operands.iter().map(|one| in_unit(one, result)).collect();
    match (how, operands) {
        ("*", [a, b]) => {
            let ((a, u), (b, w)) = (sizes(a)?, sizes(b)?);
            let (widest, product) = (a.plus(u).ok()?.times(b.plus(w).ok()?), a.times(b));
            widest.ok()?.minus(product.ok()?).ok()
        }
        ("/", [a, b]) => {
            let ((a, u), (b, w)) = (sizes(a)?, sizes(b)?);
            quotient(a, u, b, w)
        }
        ("yoy", [now, before]) => {
            let unit = &before.quantity.unit;
            let x = now.quantity.in_unit(unit).ok()?.abs();
            let u = Quantity::new(now.uncertainty?, now.quantity.unit.clone());
            let (b, w) = sizes(before)?;
            let share = quotient(x, u.in_unit(unit).ok()?, b, w)?;
            Quantity::new(share, Unit::one()).in_unit(&result.unit).ok()
        }
        ("×(1+g)", [base, growth]) => {
            let (b, u) = sizes(base)?;
            let scale = growth.quantity.unit.scale();
            let w = growth.uncertainty?.shifted(scale).ok()?;
            let rate = growth.quantity.value.shifted(scale).ok()?;
            let factor = Decimal::ONE.plus(rate).ok()?.abs();
            let widest = b.plus(u).ok()?.times(factor.plus(w).ok()?).ok()?;
            widest.minus(b.times(factor).ok()?).ok()
        }
        ("+" | "-" | "abs" | "cum" | "yoy", _) => sum(&own?),
        ("avg", _) => sum(&own?)?.over(Decimal::from(2)).ok(),
        ("min" | "max", _) => own?.into_iter().max(),
        _ => None,
    }
}

/// A value's size and its uncertainty.
fn sizes(value: &Value) -> Option<(Decimal, Decimal)> {
    Some((value.quantity.value.abs(), value.uncertainty?))
}

/// (a + u)/(b − w) − a/b
fn quotient(a: Decimal, u: Decimal, b: Decimal, w: Decimal) -> Option<Decimal> {
    let least = b.minus(w).ok().filter(|least| least.is_positive())?;
    let widest = a.plus(u).ok()?.over(least).ok()?;
    widest.minus(a.over(b).ok()?).ok()
}

fn in_unit(value: &Value, result: &Quantity) -> Option<Decimal> {
    let own = value.uncertainty?;
    let unit = &value.quantity.unit;
    // Plain numbers of a formula take the unit of what they stand beside.
    match Quantity::new(own, unit.clone()).in_unit(&result.unit) {
        Ok(own) => Some(own),
        Err(_) => value.literal.then_some(own),
    }
}

fn sum(all: &[Decimal]) -> Option<Decimal> {
    all.iter().try_fold(Decimal::ZERO, |sum, one| sum.plus(*one).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::UnitTable;

    fn value(number: &str, own: &str, unit: &str) -> Value {
        let d = |text| Decimal::parse(text).unwrap();
        let unit = Unit::parse(unit, &UnitTable::default()).unwrap();
        Value {
            quantity: Quantity::new(d(number), unit),
            uncertainty: Some(d(own)),
            literal: false,
            flags: Vec::new(),
            growths: Vec::new(),
            part: None,
        }
    }

    #[test]
    fn what_each_figure_may_be_off_adds_up_to_the_furthest() {
        let (a, b) = (value("10", "0.5", "亿元"), value("20000", "5000", "万元"));
        for (how, result, operands, expected) in [
            ("+", value("12", "0", "亿元"), vec![&a, &b], "1"),
            ("-", value("8", "0", "亿元"), vec![&a, &b], "1"),
            ("avg", value("6", "0", "亿元"), vec![&a, &b], "0.5"),
            ("min", value("2", "0", "亿元"), vec![&a, &b], "0.5"),
            ("/", value("5", "0", "1"), vec![&a, &a], "0.1052631579"),
            ("*", value("100", "0", "1"), vec![&a, &a], "10.25"),
            ("yoy", value("0", "0", "%"), vec![&a, &a], "10.52631579"),
        ] {
            let operands: Vec<Value> = operands.into_iter().cloned().collect();
            let spread = spread(how, &result.quantity, &operands).unwrap();
            let expected = Decimal::parse(expected).unwrap();
            assert_eq!(spread.significant(10), expected, "{how}");
        }
        assert!(spread("cagr", &a.quantity, std::slice::from_ref(&a)).is_none());
        let nothing = value("0", "0.5", "亿元");
        assert!(spread("/", &a.quantity, &[a.clone(), nothing]).is_none());
    }
}
