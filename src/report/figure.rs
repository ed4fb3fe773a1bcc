//! Figures of an assessment as text. Rounding happens here, once, and never says more than the exact number does:
//! what is not reached does not print as reached, what is not zero does not print as zero.

use std::cmp::Ordering;

use crate::assess::{AssessedGoal, Assessment};
use crate::language::Language;
use crate::plan::Plan;
use crate::plan::goal::{Bound, Direction};
use crate::quantity::{Decimal, Rounding};

use super::Style;
use super::digits::{honest, joined, shortened, signed, trimmed, vanishes};

/// Prints the figures of one assessment.
#[derive(Clone, Copy)]
pub(super) struct Figures<'a> {
    assessment: &'a Assessment,
    decimals: Option<u32>,
    /// Of amounts: the digits behind the point that the row's figures share, at least and at most.
    row: Option<(u32, u32)>,
    rounding: Rounding,
    language: Language,
}

impl<'a> Figures<'a> {
    pub(super) fn new(plan: &Plan, assessment: &'a Assessment, style: &Style) -> Self {
        let target = plan.targets.get(assessment.target);
        Self {
            assessment,
            decimals: target.and_then(|target| target.decimals),
            row: row_places(assessment),
            rounding: style.rounding,
            language: style.language,
        }
    }

    /// A level in the assessment's unit, `%` with its sign; it meets the goal only if the exact one does.
    pub(super) fn level(&self, value: Decimal) -> String {
        self.with_sign(self.number(value, |rounded| self.flatters(value, rounded)))
    }

    /// A level to 12 significant digits, and to more where it would meet a goal that the exact one does not.
    pub(super) fn full(&self, value: Decimal) -> Decimal {
        let mut shorter = (12..=28).map(|digits| value.significant(digits));
        let honest = shorter.find(|rounded| !self.flatters(value, *rounded));
        honest.unwrap_or(value)
    }

    /// Whether a rounded level meets a goal that the exact one does not, or reaches the number itself of 左右.
    fn flatters(&self, value: Decimal, rounded: Decimal) -> bool {
        let Some(goal) = &self.assessment.goal else {
            return false;
        };
        let turns = |holds: fn(&AssessedGoal, Decimal) -> bool| {
            rounded != value && holds(goal, rounded) && !holds(goal, value)
        };
        turns(meets) || turns(past)
    }

    /// A number to at most so many digits behind the point, and to more where it would lie on another side of an edge.
    pub(super) fn beside(&self, value: Decimal, places: u32, edges: &[Decimal]) -> String {
        let crosses = |rounded: Decimal| {
            edges
                .iter()
                .any(|edge| rounded.compare(*edge) != value.compare(*edge))
        };
        honest(value, places, self.rounding, crosses)
    }

    /// A level that belongs to no goal, such as a year's target.
    pub(super) fn amount(&self, value: Decimal) -> String {
        self.with_sign(self.number(value, |_| false))
    }

    /// The same with its unit and without trailing zeros.
    pub(super) fn short_amount(&self, value: Decimal) -> String {
        let text = trimmed(self.number(value, |_| false));
        self.of_level(&self.with_sign(text))
    }

    /// A level that must not seem to reach another one.
    pub(super) fn amount_below(&self, value: Decimal, other: Decimal) -> String {
        let side = value.compare(other);
        self.with_sign(self.number(value, |rounded| {
            side != Ordering::Equal && rounded.compare(other) == Ordering::Equal
        }))
    }

    /// A difference of levels, without unit; what is missing never prints as nothing.
    pub(super) fn difference(&self, value: Decimal) -> String {
        self.number(value, Decimal::is_zero)
    }

    /// A tolerance with its unit, without trailing zeros.
    pub(super) fn tolerance(&self, value: Decimal) -> String {
        self.of_difference(&trimmed(self.number(value, |_| false)))
    }

    /// A difference with its sign always written.
    pub(super) fn change(&self, value: Decimal) -> String {
        signed(value, self.rate(value))
    }

    /// The unit behind a level: none where the number carries it already.
    pub(super) fn unit(&self) -> &'a str {
        let unit = &self.assessment.unit;
        if unit.is_points() {
            self.points()
        } else if unit.is_percent() || unit.text() == "1" {
            ""
        } else {
            unit.text()
        }
    }

    /// A level with its unit.
    pub(super) fn of_level(&self, number: &str) -> String {
        joined(number, self.unit())
    }

    /// A difference of levels with its unit: 百分点 of percentages.
    pub(super) fn of_difference(&self, number: &str) -> String {
        let points = self.points();
        joined(
            number,
            if points.is_empty() {
                self.unit()
            } else {
                points
            },
        )
    }

    /// A share of one as %, one digit behind the point; below one it never prints as 100%.
    pub(super) fn share(&self, value: Decimal) -> String {
        self.percent(value, 1, |rounded| {
            value.compare(Decimal::ONE) == Ordering::Less && rounded >= Decimal::HUNDRED
        })
    }

    /// A growth as a signed %.
    pub(super) fn growth(&self, value: Decimal, places: u32) -> String {
        signed(value, self.percent(value, places, |_| false))
    }

    /// A difference of shares in 百分点, signed; on the side of the band on which the exact one is.
    pub(super) fn margin(&self, value: Decimal) -> String {
        let band = self.assessment.on_schedule_within;
        let within = |margin: Decimal| margin.abs().compare(band) != Ordering::Greater;
        let text = self.hundredfold(value, 1, |rounded| {
            let margin = rounded.shifted(-2).unwrap_or(value);
            within(margin) != within(value)
        });
        signed(value, text)
    }

    /// The sign behind a level.
    pub(super) fn sign(&self) -> &'static str {
        let unit = &self.assessment.unit;
        if unit.is_percent() && !unit.is_points() {
            "%"
        } else {
            ""
        }
    }

    fn with_sign(&self, mut number: String) -> String {
        number.push_str(self.sign());
        number
    }

    /// What stands behind a difference: 百分点 for %, else nothing.
    pub(super) fn points(&self) -> &'static str {
        if self.assessment.unit.is_percent() {
            self.language.pick("百分点", "pp")
        } else {
            ""
        }
    }

    fn percent(&self, value: Decimal, places: u32, lies: impl Fn(Decimal) -> bool) -> String {
        let mut text = self.hundredfold(value, places, lies);
        text.push('%');
        text
    }

    fn hundredfold(&self, value: Decimal, places: u32, lies: impl Fn(Decimal) -> bool) -> String {
        let value = value.shifted(2).unwrap_or(value);
        honest(value, places, self.rounding, |rounded| {
            lies(rounded) || vanishes(value, rounded)
        })
    }

    /// The plan's number of digits; else two for %, and for the rest as many as the row's figures share.
    fn number(&self, value: Decimal, lies: impl Fn(Decimal) -> bool) -> String {
        let (least, most) = self
            .row
            .unwrap_or((0, usual_places(self.assessment, value)));
        self.with_places(value, least, most, lies)
    }

    /// A change a year: with digits of its own where the row's figures are whole.
    fn rate(&self, value: Decimal) -> String {
        let (least, _) = self.row.unwrap_or_default();
        let most = usual_places(self.assessment, value).max(least);
        self.with_places(value, least, most, |rounded| vanishes(value, rounded))
    }

    fn with_places(
        &self,
        value: Decimal,
        least: u32,
        most: u32,
        lies: impl Fn(Decimal) -> bool,
    ) -> String {
        if let Some(places) = self.decimals {
            return honest(value, places, self.rounding, lies);
        }
        // What would vanish is told by two digits.
        let small = |most: u32| {
            if vanishes(value, value.half_up(most)) {
                value.significant(2).normalized().places().max(most)
            } else {
                most
            }
        };
        if self.assessment.unit.is_percent() {
            return honest(value, small(2), self.rounding, lies);
        }
        shortened(honest(value, small(most), self.rounding, lies), least)
    }
}

/// At most two digits behind the point, from 1000 on one, four for shares without %.
fn usual_places(assessment: &Assessment, value: Decimal) -> u32 {
    if value.abs() >= Decimal::from(1000_i32) {
        1
    } else if assessment.unit.is_ratio() {
        4
    } else {
        2
    }
}

/// The digits behind the point that baseline, value and gap share: enough for the one that has most, as many as the largest allows.
fn row_places(assessment: &Assessment) -> Option<(u32, u32)> {
    let points = assessment.baseline.iter().chain(&assessment.latest);
    let values = points.map(|point| point.value).chain(assessment.gap);
    let values: Vec<Decimal> = values.collect();
    let most = values.iter().map(|value| usual_places(assessment, *value));
    let most = most.min()?;
    let least = values
        .iter()
        .map(|value| value.half_up(most).normalized().places());
    Some((least.max()?, most))
}

/// Whether a level meets a goal, tolerance included. Goals without a level are met by none.
fn meets(goal: &AssessedGoal, value: Decimal) -> bool {
    goal.is_met_by(value) == Some(true)
}

/// From where 左右 counts as met.
pub(super) fn threshold(goal: &AssessedGoal) -> Option<Decimal> {
    let (level, tolerance) = (goal.value?, goal.tolerance?);
    match goal.direction {
        Direction::Increase => level.minus(tolerance).ok(),
        Direction::Decrease => level.plus(tolerance).ok(),
    }
}

/// Whether a level has reached the number itself, where 左右 is met before it.
fn past(goal: &AssessedGoal, value: Decimal) -> bool {
    let reaches = |number: Decimal| match goal.direction {
        Direction::Increase => value.compare(number).is_ge(),
        Direction::Decrease => value.compare(number).is_le(),
    };
    goal.bound == Bound::About && goal.value.is_some_and(reaches)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, d};
    use super::*;

    fn figures(assessment: &Assessment, decimals: Option<u32>) -> Figures<'_> {
        Figures {
            assessment,
            decimals,
            row: row_places(assessment),
            rounding: Rounding::HalfUp,
            language: Language::Zh,
        }
    }

    #[test]
    fn a_level_never_prints_as_meeting_a_goal_it_misses() {
        // 55%左右 from 53.9%
        let share = sample::assessment("55", "%");
        let share = figures(&share, None);
        for (value, text) in [
            ("53.21", "53.21%"),
            ("53.899", "53.899%"),
            ("53.9", "53.90%"),
            ("54.996", "54.996%"),
            ("55.001", "55.00%"),
        ] {
            assert_eq!(share.level(d(value)), text);
        }
    }

    #[test]
    fn small_numbers_do_not_vanish_and_large_ones_are_short() {
        let visitors = sample::assessment("3500", "万人次");
        let visitors = figures(&visitors, None);
        for (value, text) in [
            ("2310.55", "2310.6"),
            ("12.5", "12.5"),
            ("12.345", "12.35"),
            ("0.0012", "0.0012"),
            ("0.00000000000000000001", "0"),
            ("3499.97", "3499.97"),
            ("3500", "3500"),
        ] {
            assert_eq!(visitors.level(d(value)), text);
        }
        assert_eq!(visitors.unit(), "万人次");
    }

    #[test]
    fn a_share_below_one_never_prints_as_a_hundred_percent() {
        let visitors = sample::assessment("3500", "万人次");
        let visitors = figures(&visitors, Some(0));
        assert_eq!(visitors.share(d("0.99999")), "99.999%");
        assert_eq!(visitors.share(d("0.9994")), "99.9%");
        assert_eq!(visitors.share(d("1")), "100.0%");
        assert_eq!(visitors.level(d("2310.55")), "2311");
    }

    #[test]
    fn the_digits_of_the_plan_round_levels_to_zero_but_no_gap() {
        let share = sample::assessment("55", "%");
        let share = figures(&share, Some(1));
        assert_eq!(share.level(d("-0.04")), "0.0%");
        assert_eq!(share.difference(d("0.04")), "0.04");
        assert_eq!(share.difference(d("0.0000000000001")), "0.0000000000001");
        assert_eq!(share.difference(d("0")), "0.0");
        assert_eq!(share.change(d("-0.04")), "-0.04");
    }

    #[test]
    fn a_full_level_and_a_ratio_lie_on_their_side() {
        let share = sample::assessment("55", "%");
        let share = figures(&share, None);
        assert_eq!(share.full(d("57.69961234567890")), d("57.6996123457"));
        assert_eq!(share.full(d("53.8999999999999")), d("53.8999999999999"));
        let edges = [d("0.95"), d("0.6")];
        assert_eq!(share.beside(d("0.949995"), 2, &edges), "0.949995");
        assert_eq!(share.beside(d("0.9512"), 2, &edges), "0.951");
        assert_eq!(share.beside(d("0.944"), 2, &edges), "0.94");
    }

    #[test]
    fn a_margin_prints_on_its_side_of_the_band() {
        let share = sample::assessment("55", "%");
        let share = figures(&share, None);
        for (value, text) in [
            ("-0.05", "-5.0"),
            ("-0.0504", "-5.04"),
            ("0.05001", "+5.001"),
            ("0.0496", "+5.0"),
            ("0.1", "+10.0"),
            ("0", "0.0"),
        ] {
            assert_eq!(share.margin(d(value)), text);
        }
        assert_eq!(share.change(d("0.95")), "+0.95");
        assert_eq!(share.difference(d("0.004")), "0.004");
        assert_eq!(share.points(), "百分点");
        assert_eq!(share.tolerance(d("1.10")), "1.1百分点");
    }
}
