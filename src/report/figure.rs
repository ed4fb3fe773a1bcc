//! The numbers of an assessment as they are printed: with how many digits, in which unit, and on which side of its goal.

use std::collections::BTreeSet;

use crate::assess::{AssessedGoal, Assessment, Course as Kind, Pace, Reason};
use crate::language::Language;
use crate::plan::formula::{Expr, Function, Node, Operator};
use crate::plan::goal::{Bound, Direction};
use crate::plan::{Plan, Target};
use crate::quantity::{Decimal, Month, Period, Rounding, Unit};

use super::Style;
use super::document::Course;
use super::number::{Measure, Number, joined};

/// Digits behind the point of what is computed and of shares, where nothing else says how many.
const USUAL_PLACES: u32 = 2;
/// With more digits behind the point than this a number that was reckoned was not published so.
const RECKONED_PLACES: u32 = 3;
/// With more than this any other: a mean, a growth.
const PUBLISHED_PLACES: u32 = 4;
/// Unless it has no more significant digits than this: an intensity, a coefficient.
const PUBLISHED_DIGITS: u32 = 5;
/// With so many digits more than the figures have a number that they are held against is printed exactly.
const EXACT_PLACES: u32 = 3;
/// To so many significant digits it is held against them.
const COMPARED_DIGITS: u32 = 20;

/// Makes the numbers of one assessment.
#[derive(Clone, Copy)]
pub(super) struct Figures<'a> {
    assessment: &'a Assessment,
    /// The unit of levels.
    unit: &'a Unit,
    /// The digits behind the point that the plan asks for.
    decimals: Option<u32>,
    /// Those of levels.
    places: u32,
    /// Whether levels are counted whole, so that what is still needed is rounded up.
    counted: bool,
    rounding: Rounding,
    language: Language,
}

impl<'a> Figures<'a> {
    pub(super) fn new(plan: &Plan, assessment: &'a Assessment, style: &Style) -> Self {
        let target = plan.targets.get(assessment.target);
        let decimals = target.and_then(|target| target.decimals);
        let unit = &assessment.unit;
        let whole = levels(assessment).all(|level| level.normalized().places() == 0);
        Self {
            assessment,
            unit,
            decimals,
            places: decimals.unwrap_or_else(|| level_places(target, assessment)),
            counted: whole && unit.is_counted(),
            rounding: style.rounding,
            language: style.language,
        }
    }

    /// The figures of its year in progress: where a growth is promised, those of the level that grows.
    pub(super) fn of_year(self, pace: &'a Pace) -> Self {
        let written = pace.ytd.map_or(USUAL_PLACES, as_written);
        if pace.unit == self.assessment.unit {
            // What is published with more digits within the year keeps them.
            let more = written > self.places && written <= USUAL_PLACES;
            let more = more && self.decimals.is_none() && pace.ytd.is_some();
            return Self {
                places: if more { written } else { self.places },
                counted: self.counted && !more,
                ..self
            };
        }
        Self {
            unit: &pace.unit,
            places: self.decimals.unwrap_or(written.min(RECKONED_PLACES)),
            counted: written == 0 && pace.unit.is_counted(),
            ..self
        }
    }

    /// Whether levels are counted whole.
    pub(super) fn is_counted(&self) -> bool {
        self.counted
    }

    /// The growth that a year promises, in %.
    fn promised(&self, pace: &Pace, percent: Decimal) -> Number {
        let places = u32::from(percent.normalized().places() > 0);
        let growth = pace.yoy.and_then(|yoy| yoy.shifted(2).ok());
        self.held_against(percent, Measure::Percent, places, growth)
    }

    /// The target of a year: a growth in % where that is promised; what is counted is wanted whole.
    pub(super) fn year_target(&self, pace: &Pace, target: Decimal) -> Number {
        if pace.course == Kind::Growth {
            return self.promised(pace, target);
        }
        if let Some(whole) = self.whole(target, self.measure()) {
            return whole;
        }
        // Of an even step the share that is done is told, and no figure is held against it.
        if pace.is_spread() && !pace.is_by_holding() {
            return self.apart_from(target, pace.ytd);
        }
        let figures = pace.ytd.into_iter().chain(pace.carried);
        let figures = figures.map(|figure| self.printed(figure));
        self.held_against(self.printed(target), self.measure(), self.places, figures)
    }

    /// A number that figures are held against: never rounded where its digits are few, else with so many that it lies as it does
    /// beside those figures.
    fn held_against(
        &self,
        number: Decimal,
        measure: Measure,
        places: u32,
        figures: impl IntoIterator<Item = Decimal>,
    ) -> Number {
        let number = number.significant(COMPARED_DIGITS);
        let digits = number.normalized().places();
        let places = if digits > places + EXACT_PLACES { places } else { places.max(digits) };
        let number = Number::new(number, measure, places, self.rounding).visible();
        figures.into_iter().fold(number, Number::apart_from)
    }

    /// A growth as it was published: with its digits.
    pub(super) fn published(&self, growth: Decimal) -> Number {
        let percent = growth.shifted(2).unwrap_or(growth);
        self.growth(growth, percent.normalized().places().clamp(1, USUAL_PLACES))
    }

    /// A change of growth in 百分点, signed.
    pub(super) fn points(&self, points: Decimal) -> Number {
        let places = points.normalized().places().clamp(1, USUAL_PLACES);
        Number::new(points, Measure::Points, places, self.rounding).signed()
    }

    /// A level; it meets the goal only if the exact one does.
    pub(super) fn level(&self, value: Decimal) -> Number {
        let mut number = self.amount(value);
        let goal = self.assessment.goal.iter();
        // The figures of a year may be of the level whose growth is promised.
        let goal = goal.filter(|_| *self.unit == self.assessment.unit);
        for (edge, above) in goal.flat_map(edges) {
            number = number.beside(self.printed(edge), above);
        }
        number
    }

    /// A level as it was published.
    pub(super) fn as_published(&self, value: Decimal) -> Number {
        let places = self.decimals.unwrap_or_else(|| as_written(value).min(RECKONED_PLACES));
        self.number(value, self.measure(), places)
    }

    /// A level that belongs to no goal, such as a year's target.
    pub(super) fn amount(&self, value: Decimal) -> Number {
        let places = self.places;
        let number = self.number(value, self.measure(), places);
        if self.decimals.is_some() { number } else { number.visible() }
    }

    /// A level that meets a target, or keeps below a ceiling, only if the exact one does.
    pub(super) fn on_side(&self, level: Number, target: Option<Decimal>, ceiling: bool) -> Number {
        match target {
            Some(target) => level.beside(self.printed(target), !ceiling),
            None => level,
        }
    }

    /// A level that must not seem to reach another one.
    pub(super) fn apart_from(&self, value: Decimal, other: Option<Decimal>) -> Number {
        let number = self.amount(value);
        match other {
            Some(other) => number.apart_from(self.printed(other)),
            None => number,
        }
    }

    /// A difference of levels; what is missing never prints as nothing, and of what is counted it is rounded up.
    pub(super) fn difference(&self, value: Decimal) -> Number {
        let places = self.places;
        let number = self.number(value, self.difference_measure(), places);
        if self.counted && value.is_positive() {
            return number.rounded_up();
        }
        number.visible()
    }

    /// A difference with its sign always written, with digits of its own where levels are whole.
    pub(super) fn change(&self, value: Decimal) -> Number {
        let places = self.decimals.unwrap_or(self.places.max(USUAL_PLACES));
        let number = self.number(value, self.difference_measure(), places);
        number.signed().visible()
    }

    fn number(&self, value: Decimal, measure: Measure, places: u32) -> Number {
        Number::new(self.printed(value), measure, places, self.rounding)
    }

    /// What is still needed: of what is counted it is a whole number, rounded up.
    fn whole(&self, value: Decimal, measure: Measure) -> Option<Number> {
        let number = || Number::new(value, measure, 0, self.rounding).rounded_up();
        self.counted.then(number)
    }

    /// A change that is still needed.
    pub(super) fn needed(&self, value: Decimal) -> Number {
        let whole = self.whole(value, self.difference_measure());
        whole.map_or_else(|| self.change(value), Number::signed)
    }

    /// A level of a goal, which the figures so far are held against.
    pub(super) fn edge(&self, level: Decimal) -> Number {
        let latest = self.assessment.latest.iter().map(|point| point.value);
        let years = self.assessment.years.iter().filter_map(|year| year.value);
        let figures = latest.chain(self.assessment.carried).chain(years);
        let figures = figures.map(|figure| self.printed(figure));
        self.held_against(self.printed(level), self.measure(), self.places, figures).trimmed()
    }

    /// The level that a goal comes to: of what is counted the first whole one that meets it.
    pub(super) fn promised_level(&self, goal: &AssessedGoal, value: Decimal) -> Number {
        let up = goal.direction == Direction::Increase;
        let value = if self.counted { value.whole(up) } else { value };
        self.edge(value)
    }

    /// What a month still needs, or may: of what is counted a whole number, rounded down where it is allowed.
    pub(super) fn needed_a_month(&self, pace: &Pace, value: Decimal) -> Number {
        let places = self.decimals.unwrap_or(self.places.max(USUAL_PLACES));
        match self.whole(value, self.difference_measure()) {
            Some(whole) if pace.allows_a_month() => whole.rounded_down(),
            Some(whole) => whole,
            None => {
                let number = self.number(value, self.difference_measure(), places);
                number.visible()
            }
        }
    }

    /// What is missing; within the tolerance only if the exact gap is.
    pub(super) fn gap(&self, value: Decimal) -> Number {
        let goal = self.assessment.goal.as_ref();
        let tolerance = goal.and_then(|goal| goal.tolerance);
        let gap = self.difference(value);
        tolerance.map_or(gap.clone(), |tolerance| gap.beside(self.printed(tolerance), false))
    }

    /// A tolerance, which the gap is held against.
    pub(super) fn tolerance(&self, value: Decimal) -> Number {
        let gap = self.assessment.gap.map(|gap| self.printed(gap));
        let measure = self.difference_measure();
        self.held_against(self.printed(value), measure, self.places, gap).trimmed()
    }

    /// A share of one as %, one digit behind the point; below one it never prints as 100%.
    pub(super) fn share(&self, value: Decimal) -> Number {
        let number = Number::percent(value, 1, self.rounding).visible();
        number.beside(Decimal::HUNDRED, true)
    }

    /// A growth as a signed %.
    pub(super) fn growth(&self, value: Decimal, places: u32) -> Number {
        let number = Number::percent(value, places, self.rounding);
        number.signed().visible()
    }

    /// A difference of shares in 百分点, signed; on the side of the band on which the exact one is.
    pub(super) fn margin(&self, value: Decimal) -> Number {
        let points = |share: Decimal| share.shifted(2).unwrap_or(share);
        let band = points(self.assessment.on_schedule_within);
        let number = Number::new(points(value), Measure::Points, 1, self.rounding);
        let number = number.beside(band, false).beside(band.negated(), true);
        number.signed().visible()
    }

    /// A difference of shares or growths in 百分点, signed.
    pub(super) fn apart(&self, value: Decimal) -> Number {
        let points = value.shifted(2).unwrap_or(value);
        let number = Number::new(points, Measure::Points, 1, self.rounding);
        number.signed().visible()
    }

    /// A number to at most so many digits behind the point, and to more where it would lie on another side of an edge.
    pub(super) fn bare(&self, value: Decimal, places: u32, edges: &[Decimal]) -> Number {
        let number = Number::new(value, Measure::Bare, places, self.rounding);
        edges.iter().fold(number, |number, edge| number.apart_from(*edge))
    }

    /// An amount in a unit of its own, to the digits that leave something of it.
    pub(super) fn in_unit(&self, value: Decimal, unit: &Unit) -> Number {
        Number::new(value, Measure::of(unit), 2, self.rounding).visible()
    }

    /// A level to 12 significant digits, and to more where it would meet a goal that the exact one does not.
    pub(super) fn full(&self, value: Decimal) -> Decimal {
        let sides = |level: Decimal| -> Vec<bool> {
            let edges = self.assessment.goal.iter().flat_map(edges);
            edges
                .map(|(edge, above)| {
                    let order = level.compare(edge);
                    order.is_gt() || (above && order.is_eq())
                })
                .collect()
        };
        let mut shorter = (12..=28).map(|digits| value.significant(digits));
        let honest = shorter.find(|rounded| sides(*rounded) == sides(value));
        honest.unwrap_or(value)
    }

    /// What levels are counted in; a quotient of like units without a unit of its own is a share.
    pub(super) fn measure(&self) -> Measure {
        if self.is_share() { Measure::Percent } else { Measure::of(self.unit) }
    }

    /// What differences of levels are counted in.
    pub(super) fn difference_measure(&self) -> Measure {
        match self.measure() {
            Measure::Percent => Measure::Points,
            measure => measure,
        }
    }

    /// Whether levels are shares of one that print as percentages.
    fn is_share(&self) -> bool {
        is_share(self.assessment)
    }

    /// A level in the unit that is printed.
    fn printed(&self, value: Decimal) -> Decimal {
        if self.is_share() { value.shifted(2).unwrap_or(value) } else { value }
    }

    /// The sign behind a level that is told beside it elsewhere.
    pub(super) fn with_unit(&self, digits: &str) -> String {
        let unit = self.amount(Decimal::ZERO);
        joined(digits, unit.unit(self.language))
    }
}

/// Its levels over time.
impl Figures<'_> {
    /// The figures of its history: with the digits of all that was published, where more come of a division.
    pub(super) fn over_time(&self) -> Self {
        let history = self.assessment.history.iter();
        let written = history.map(|(_, level)| as_written(*level));
        let written = written.filter(|places| *places <= USUAL_PLACES).max();
        let places = self.places.max(written.unwrap_or(0));
        Self { places: self.decimals.unwrap_or(places), ..*self }
    }

    /// What the target was over time, what it should become by its path, and what is expected of it.
    pub(super) fn course(&self) -> Course {
        let assessment = self.assessment;
        let finer = self.over_time();
        let level = |value: Decimal| finer.level(value);
        let levels = |dated: &[(Period, Decimal)]| {
            let dated = dated.iter();
            dated.map(|(period, value)| (*period, level(*value))).collect()
        };
        let breaks = assessment.reasons.iter().filter_map(|reason| match reason {
            Reason::SeriesBreak { month } => Some(*month),
            _ => None,
        });
        let breaks = breaks.chain(assessment.pace.as_ref().and_then(|pace| pace.across));
        let breaks: BTreeSet<Month> = breaks.collect();
        let path = assessment.path.iter();
        let end = assessment.goal.as_ref().and_then(|goal| goal.deadline);
        let projection = end.zip(assessment.projection);
        Course {
            values: levels(&assessment.reached),
            forecasts: levels(&assessment.foreseen),
            path: path.map(|(moment, value)| (*moment, level(*value))).collect(),
            milestones: levels(&assessment.milestones),
            projection: projection.map(|(end, value)| (end, self.level(value))),
            breaks: breaks.into_iter().collect(),
        }
    }
}

/// The levels that are published or computed from what is published; where none counts yet, that of the year in progress.
fn levels(assessment: &Assessment) -> impl Iterator<Item = Decimal> {
    let points = assessment.baseline.iter().chain(&assessment.latest);
    let points = points.map(|point| point.value);
    let pace = assessment.pace.as_ref();
    let pace = pace.filter(|pace| pace.unit == assessment.unit);
    let year = pace.and_then(|pace| pace.ytd);
    let none_counts = assessment.baseline.is_none() && assessment.latest.is_none();
    points.chain(year.filter(|_| none_counts))
}

/// The digits behind the point of levels: as published; of what is computed or converted as the goal has them, at least two; and so many
/// that two significant ones are left of small levels.
fn level_places(target: Option<&Target>, assessment: &Assessment) -> u32 {
    let computed = target.is_some_and(|target| is_computed(&target.formula.expr));
    let published = levels(assessment).map(as_written).max();
    let is_published = |level| is_published(level, assessment.is_reckoned);
    let is_published = !computed && levels(assessment).all(is_published);
    if let Some(places) = published.filter(|_| is_published) {
        return places;
    }
    let goal = assessment.goal.as_ref().and_then(|goal| goal.value);
    let goal = goal.map_or(0, |goal| goal.normalized().places());
    // Two digits of what is printed: of a share of one its percentage.
    let shift = if is_share(assessment) { 2 } else { 0 };
    let small = levels(assessment).map(|level| level.significant(2).normalized().places());
    let small = small.max().unwrap_or(0).min(published.unwrap_or(0));
    let small = small.saturating_sub(shift);
    let goal = Some(goal).filter(|places| *places <= RECKONED_PLACES);
    goal.unwrap_or(0).max(USUAL_PLACES).max(small)
}

/// Whether the levels of an assessment are shares of one that print as percentages.
fn is_share(assessment: &Assessment) -> bool {
    let unit = &assessment.unit;
    assessment.goal.is_none() && unit.is_ratio() && unit.text() == "1"
}

/// The digits behind the point that a level was written with: zeros at its end are, few of them; more come of a division.
fn as_written(level: Decimal) -> u32 {
    let places = level.places();
    if places <= USUAL_PLACES { places } else { level.normalized().places().max(USUAL_PLACES) }
}

/// Whether a level has so many digits as are published: 4 in 万人 come of a count of persons.
fn is_published(level: Decimal, is_reckoned: bool) -> bool {
    let is_short = level.significant(PUBLISHED_DIGITS) == level;
    let places = as_written(level);
    places <= RECKONED_PLACES || (!is_reckoned && (places <= PUBLISHED_PLACES || is_short))
}

/// Whether a formula gives more digits than its series have.
fn is_computed(formula: &Expr) -> bool {
    formula.walk().any(|part| match &part.node {
        Node::Binary(operator, ..) => matches!(operator, Operator::Times | Operator::Over),
        Node::Call(function, _) => !matches!(
            function,
            Function::Cum | Function::Lag | Function::Min | Function::Max | Function::Abs
        ),
        _ => false,
    })
}

/// The levels at which the verdict on a goal changes, each with whether it belongs to what lies above it; of 左右 the number itself,
/// too.
fn edges(goal: &AssessedGoal) -> Vec<(Decimal, bool)> {
    let Some(value) = goal.value else {
        return Vec::new();
    };
    match goal.bound {
        Bound::AtLeast | Bound::LessThan => vec![(value, true)],
        Bound::MoreThan | Bound::AtMost => vec![(value, false)],
        Bound::About => {
            let above = goal.direction == Direction::Increase;
            let threshold = threshold(goal).unwrap_or(value);
            vec![(threshold, above), (value, above)]
        }
        Bound::Range => {
            let upper = goal.upper.map(|upper| (upper, false));
            [(value, true)].into_iter().chain(upper).collect()
        }
    }
}

/// From where 左右 counts as met.
pub(super) fn threshold(goal: &AssessedGoal) -> Option<Decimal> {
    let (level, tolerance) = (goal.value?, goal.tolerance?);
    match goal.direction {
        Direction::Increase => level.minus(tolerance).ok(),
        Direction::Decrease => level.plus(tolerance).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, d};
    use super::*;

    fn figures(assessment: &Assessment, decimals: Option<u32>) -> Figures<'_> {
        Figures {
            assessment,
            unit: &assessment.unit,
            decimals,
            places: decimals.unwrap_or_else(|| level_places(None, assessment)),
            counted: false,
            rounding: Rounding::HalfUp,
            language: Language::Zh,
        }
    }

    fn text(number: &Number) -> String {
        number.text(Language::Zh)
    }

    #[test]
    fn a_level_never_prints_as_meeting_a_goal_it_misses() {
        // 55%左右 from 53.9%
        let share = sample::assessment("55", "%");
        let share = figures(&share, None);
        for (value, printed) in [
            ("53.21", "53.21%"),
            ("53.899", "53.899%"),
            ("53.9", "53.90%"),
            ("54.996", "54.996%"),
            ("55.001", "55.00%"),
        ] {
            assert_eq!(text(&share.level(d(value))), printed);
        }
    }

    #[test]
    fn levels_have_the_digits_that_they_were_published_with() {
        for (baseline, latest, printed) in [
            ("1820.5", "2310.55", "2310.55万人次"),
            ("1820", "2310", "2310万人次"),
            ("1820.50", "2310", "2310.00万人次"),
            ("0.0012", "0.0034", "0.0034万人次"),
            ("12.3456", "13.4567", "13.46万人次"),
            ("0.00001", "0.00002", "0.00002万人次"),
        ] {
            let mut visitors = sample::assessment("3500", "万人次");
            visitors.baseline = Some(sample::point(2020, baseline));
            visitors.latest = Some(sample::point(2023, latest));
            let figures = figures(&visitors, None);
            assert_eq!(text(&figures.level(d(latest))), printed);
        }
    }

    #[test]
    fn where_no_level_counts_yet_those_of_the_year_tell_the_digits() {
        let mut jobs = sample::assessment("7000", "人");
        assert_eq!(level_places(None, &jobs), 2);
        jobs.pace = Some(sample::pace("1200", "1400", &jobs.unit));
        assert_eq!(level_places(None, &jobs), 0);
    }

    #[test]
    fn a_share_below_one_never_prints_as_a_hundred_percent() {
        let visitors = sample::assessment("3500", "万人次");
        let visitors = figures(&visitors, Some(0));
        assert_eq!(text(&visitors.share(d("0.99999"))), "99.999%");
        assert_eq!(text(&visitors.share(d("0.9994"))), "99.9%");
        assert_eq!(text(&visitors.share(d("1"))), "100.0%");
        assert_eq!(text(&visitors.level(d("2310.55"))), "2311万人次");
    }

    #[test]
    fn the_digits_of_the_plan_round_levels_to_zero_but_no_gap() {
        let share = sample::assessment("55", "%");
        let share = figures(&share, Some(1));
        assert_eq!(text(&share.level(d("-0.04"))), "0.0%");
        assert_eq!(share.difference(d("0.04")).digits(), "0.04");
        assert_eq!(share.difference(d("0")).digits(), "0.0");
        assert_eq!(share.change(d("-0.04")).digits(), "-0.04");
    }

    #[test]
    fn a_full_level_lies_on_its_side_of_the_goal() {
        let share = sample::assessment("55", "%");
        let share = figures(&share, None);
        assert_eq!(share.full(d("57.69961234567890")), d("57.6996123457"));
        assert_eq!(share.full(d("53.8999999999999")), d("53.8999999999999"));
    }

    #[test]
    fn a_margin_prints_on_its_side_of_the_band() {
        let share = sample::assessment("55", "%");
        let share = figures(&share, None);
        for (value, printed) in [
            ("-0.05", "-5.0百分点"),
            ("-0.0504", "-5.04百分点"),
            ("0.05001", "+5.001百分点"),
            ("0.0496", "+5.0百分点"),
            ("0.1", "+10.0百分点"),
            ("0", "0.0百分点"),
        ] {
            assert_eq!(text(&share.margin(d(value))), printed);
        }
        assert_eq!(share.change(d("0.95")).digits(), "+0.95");
        assert_eq!(share.difference(d("0.004")).digits(), "0.004");
        assert_eq!(text(&share.tolerance(d("1.10"))), "1.1百分点");
    }

    #[test]
    fn what_is_still_needed_of_what_is_counted_is_rounded_up() {
        let mut firms = sample::assessment("96", "家");
        firms.latest = Some(sample::point(2023, "90"));
        let figures = Figures { counted: true, ..figures(&firms, None) };
        assert_eq!(text(&figures.difference(d("5.2"))), "6家");
        assert_eq!(figures.needed(d("2.1")).digits(), "+3");
        assert_eq!(figures.change(d("2.1")).digits(), "+2.10");
    }
}
