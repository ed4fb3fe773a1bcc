//! Why an indicator moved, and what its gap amounts to (DESIGN §12): numerator and denominator of a ratio, the parts of a sum.

use super::assessment::{Assessment, Decomposition, Point, RatioParts, SumPart};
use super::measures::Draft;
use super::term::{Measure, Pen, Term};
use super::window::Take;
use crate::plan::formula::{Expr, Node, Operator};
use crate::plan::goal::{Bound, Direction};
use crate::quantity::{Decimal, Period, Quantity};
use crate::series::Kind;

impl Draft<'_> {
    /// The parts of what the assessment says; none of a formula that is neither quotient nor sum. A baseline that the plan states
    /// has no parts.
    pub(super) fn decomposition(
        &mut self,
        assessment: &Assessment,
        is_stated: bool,
    ) -> Option<Decomposition> {
        let (latest, target) = (self.latest?, self.case.target);
        let expr = &target.formula.expr;
        let base = self.baseline.filter(|_| !is_stated);
        if let Node::Binary(Operator::Over, numerator, denominator) = &expr.node {
            let both = (&**numerator, &**denominator);
            return self.ratio(both, base, latest, assessment);
        }
        let mut terms = Vec::new();
        addends(expr, false, &mut terms);
        self.sum(&terms, base, latest, assessment)
    }

    fn ratio(
        &mut self,
        (numerator, denominator): (&Expr, &Expr),
        base: Option<&Point>,
        latest: &Point,
        assessment: &Assessment,
    ) -> Option<Decomposition> {
        let is_level = matches!(self.ground.indicator.take, Take::Level | Take::Season(_));
        let varies = |expr: &Expr| expr.names().next().is_some();
        if !is_level || !varies(numerator) || !varies(denominator) {
            return None;
        }
        // Where both measure the same they are told in one unit.
        let at = |period| {
            let (above, below) = (self.value(numerator, period)?, self.value(denominator, period)?);
            let alike = below.in_unit(&above.unit);
            let alike = alike.map(|level| Quantity::new(level, above.unit.clone()));
            Some((above, alike.unwrap_or(below)))
        };
        let now = at(latest.period)?;
        // A part of a year says nothing beside a whole one.
        let flows = self.ground.indicator.shape.has(Kind::Flow);
        let compares = |base: &&Point| !flows || base.period.months() == latest.period.months();
        let base = base.filter(compares);
        let before = base.and_then(|base| at(base.period));
        // A value that is made otherwise, such as by a carried year, is not that of these parts.
        if !is_near(self.quotient(&now)?, latest.value) {
            return None;
        }
        let effects = before.and_then(|before| {
            let effects = self.effects(&before, &now)?;
            let whole = latest.value.minus(base?.value).ok()?;
            is_near(effects.0.value.plus(effects.1.value).ok()?, whole).then_some(effects)
        });
        let gap = self.gap_amount(&now, assessment);
        let gap =
            gap.map(|gap| Quantity::new(self.stated(Measure::GapAmount, gap), now.0.unit.clone()));
        let effects = effects.map(|(of_numerator, of_denominator)| {
            (
                self.stated(Measure::NumeratorEffect, of_numerator),
                self.stated(Measure::DenominatorEffect, of_denominator),
            )
        });
        let is_told = effects.is_some() || gap.is_some();
        is_told.then_some(Decomposition::Ratio(RatioParts { effects, gap }))
    }

    /// (n₁ − n₀)/d₁ and n₀·(1/d₁ − 1/d₀) = n₀/d₁ − n₀/d₀, in the assessment's unit.
    fn effects(
        &self,
        before: &(Quantity, Quantity),
        now: &(Quantity, Quantity),
    ) -> Option<(Term, Term)> {
        let letter = |name: &str, value: Decimal| self.pen().letter(name, value, &[]);
        let n0 = letter("n0", before.0.in_unit(&now.0.unit).ok()?);
        let d0 = letter("d0", before.1.in_unit(&now.1.unit).ok()?);
        let (n1, d1) = (letter("n1", now.0.value), letter("d1", now.1.value));
        let of_numerator = n1.minus(&n0).ok()?.over(&d1).ok()?;
        let of_denominator = n0.over(&d1).ok()?.minus(&n0.over(&d0).ok()?).ok()?;
        let in_unit = |term: Term| {
            let unit = now.0.unit.over(&now.1.unit);
            let value = Quantity::new(term.value, unit).in_unit(self.ground.unit).ok()?;
            Some(term.with(value))
        };
        Some((in_unit(of_numerator)?, in_unit(of_denominator)?))
    }

    /// (T·d₁ − n₁)·d in the unit of the numerator; where the value that is judged is carried n₁ is what that comes to.
    fn gap_amount(&self, now: &(Quantity, Quantity), assessment: &Assessment) -> Option<Term> {
        let (goal, gap) = (assessment.goal.as_ref()?, assessment.gap?);
        // Of a range the end that the gap is counted from.
        let (level, rises) = match (goal.bound, goal.value, goal.upper) {
            (Bound::Range, Some(lower), Some(upper)) => {
                let below = lower.minus(self.judged()?).ok()?;
                let is_below = below.compare(gap).is_eq();
                (if is_below { lower } else { upper }, is_below)
            }
            _ => (goal.level()?, goal.direction == Direction::Increase),
        };
        // A level as a quotient of the units of numerator and denominator.
        let fraction = |level: Decimal| {
            let level = Quantity::new(level, self.ground.unit.clone());
            level.in_unit(&now.0.unit.over(&now.1.unit)).ok()
        };
        let letter = |name: &str, value: Decimal| self.pen().letter(name, value, &[]);
        let d1 = letter("d1", now.1.value);
        let wanted = letter("T", fraction(level)?).times(&d1).ok()?;
        let n1 = match self.carried {
            Some(carried) => self.pen().carried(fraction(carried)?).times(&d1).ok()?,
            None => letter("n1", now.0.value),
        };
        let amount = if rises { wanted.minus(&n1) } else { n1.minus(&wanted) }.ok()?;
        Some(if gap.is_zero() { amount.with(Decimal::ZERO) } else { amount })
    }

    fn sum(
        &self,
        terms: &[(bool, &Expr)],
        base: Option<&Point>,
        latest: &Point,
        assessment: &Assessment,
    ) -> Option<Decomposition> {
        let take = self.ground.indicator.take;
        let is_level = matches!(take, Take::Level | Take::Season(_));
        if terms.len() < 2 || !(is_level || matches!(take, Take::Run(_))) {
            return None;
        }
        let at = |period: Period| {
            let values = terms.iter().map(|(is_less, expr)| {
                let value = self.value(expr, period)?.in_unit(self.ground.unit).ok()?;
                Some(if *is_less { value.negated() } else { value })
            });
            values.collect::<Option<Vec<Decimal>>>()
        };
        let total = |values: &[Decimal]| {
            let mut values = values.iter();
            values.try_fold(Decimal::ZERO, |sum, value| sum.plus(*value)).ok()
        };
        let now = at(latest.period)?;
        let x = total(&now).filter(|sum| is_near(*sum, latest.value))?;
        // What counts its own months starts from nothing.
        let before = match (is_level, base) {
            (true, Some(base)) => at(base.period)
                .filter(|values| total(values).is_some_and(|sum| is_near(sum, base.value))),
            (true, None) => None,
            (false, _) => Some(vec![Decimal::ZERO; now.len()]),
        };
        let b = before.as_deref().and_then(total);
        let whole = b.and_then(|b| x.minus(b).ok());
        let parts = terms.iter().zip(&now).enumerate();
        let parts = parts.map(|(place, ((_, expr), value))| {
            let before = before.as_ref().and_then(|before| before.get(place));
            let change = before.and_then(|before| value.minus(*before).ok());
            SumPart {
                name: expr.to_string(),
                change,
                change_share: change.zip(whole).and_then(|(part, whole)| part.over(whole).ok()),
                gap_share: assessment.gap.and_then(|_| value.over(x).ok()),
            }
        });
        Some(Decomposition::Sum(parts.collect()))
    }

    fn value(&self, expr: &Expr, period: Period) -> Option<Quantity> {
        let value = self.ground.indicator.scene.value(expr, period).ok()?;
        Some(value.quantity)
    }

    fn quotient(&self, now: &(Quantity, Quantity)) -> Option<Decimal> {
        now.0.over(&now.1).ok()?.in_unit(self.ground.unit).ok()
    }

    fn pen(&self) -> Pen {
        self.letters().pen
    }
}

/// The terms of a sum, each with whether it is subtracted.
fn addends<'e>(expr: &'e Expr, is_less: bool, terms: &mut Vec<(bool, &'e Expr)>) {
    match &expr.node {
        Node::Binary(Operator::Plus, left, right) => {
            addends(left, is_less, terms);
            addends(right, is_less, terms);
        }
        Node::Binary(Operator::Minus, left, right) => {
            addends(left, is_less, terms);
            addends(right, !is_less, terms);
        }
        Node::Negative(inner) => addends(inner, !is_less, terms),
        _ => terms.push((is_less, expr)),
    }
}

/// Whether two figures are one but for the last digits of a division.
fn is_near(one: Decimal, other: Decimal) -> bool {
    let distance = one.minus(other).map(Decimal::abs);
    let least = one.abs().max(other.abs()).max(Decimal::ONE).shifted(-18);
    distance.is_ok_and(|distance| least.is_ok_and(|least| distance <= least))
}
