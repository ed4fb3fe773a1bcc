//! The arithmetic of an assessment, line by line: the formula, the numbers in it, the result. A line shows a formula only
//! where its numbers give the figure.

use crate::assess::{AssessedGoal, Assessment, Pace};
use crate::language::Language;
use crate::plan::PathLaw;
use crate::plan::goal::Direction;
use crate::quantity::{ArithmeticError, Decimal, Period, plain};
use crate::say;

use super::figure::{Figures, trimmed};
use super::message::Label;

/// A line of arithmetic.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Step {
    /// What is computed.
    pub(super) label: Label,
    /// `T - x = 60 - 57.7 = 2.3百分点`
    pub(super) text: String,
}

/// A formula that might give a figure: its letters, its numbers, its value.
type Way = (String, String, Result<Decimal, ArithmeticError>);

/// What the letters of the formulas stand for.
struct Letters<'a> {
    figures: &'a Figures<'a>,
    x: Decimal,
    b: Option<Decimal>,
    goals: Vec<Decimal>,
    falling: bool,
    compound: bool,
    /// Months from the baseline to the value, and to the deadline.
    elapsed: Option<(i32, i32)>,
    language: Language,
}

/// The steps of an assessment: those that have a result.
pub(super) fn steps(assessment: &Assessment, figures: &Figures, language: Language) -> Vec<Step> {
    let Some(letters) = Letters::of(assessment, figures, language) else {
        return Vec::new();
    };
    let rates = &assessment.rates;
    let rate = |rate: Decimal| {
        if rates.compound {
            figures.growth(rate, 2)
        } else {
            format!(
                "{}{}{}",
                figures.change(rate),
                figures.points(),
                figures.unit()
            )
        }
    };
    let share = |value: Decimal| figures.share(value);
    let gap = |gap: Decimal| {
        let gap = figures.difference(gap);
        format!("{gap}{}{}", figures.points(), figures.unit())
    };
    let margin = assessment.progress.zip(assessment.time);
    let margin = margin.map(|(progress, time)| vec![letters.margin(progress, time)]);
    let steps = [
        step(Label::Gap, assessment.gap, letters.gap(), gap),
        step(
            Label::Attainment,
            assessment.attainment,
            letters.attainment(),
            share,
        ),
        step(
            Label::Progress,
            assessment.progress,
            letters.progress(),
            share,
        ),
        step(Label::Time, assessment.time, letters.time(), share),
        step(
            Label::Margin,
            assessment.margin,
            margin.unwrap_or_default(),
            |margin| {
                let margin = figures.margin(margin);
                say!(language, "{margin} 个百分点", "{margin} percentage points")
            },
        ),
        step(
            Label::ObservedPerYear,
            rates.observed,
            letters.observed(),
            rate,
        ),
        step(
            Label::RequiredPerYear,
            rates.required,
            letters.required(),
            rate,
        ),
        step(
            Label::Projection,
            assessment.projection,
            letters.projection(assessment.time),
            |value| format!("{}{}", figures.level(value), figures.unit()),
        ),
    ];
    steps.into_iter().flatten().collect()
}

/// The steps of the year in progress.
pub(super) fn pace_steps(pace: &Pace, figures: &Figures, language: Language) -> Vec<Step> {
    let names = [
        say!(language, "累计", "ytd"),
        say!(language, "全年目标", "target"),
        say!(language, "季节进度", "share"),
        say!(language, "应完成", "expected"),
    ];
    let [ytd, target, share, expected] = &names;
    let ratio = |a: &str, b: &str, x: Decimal, y: Option<Decimal>| -> Vec<Way> {
        let way = |y: Decimal| {
            (
                format!("{a} / {b}"),
                format!("{} / {}", number(x, figures, &[]), number(y, figures, &[])),
                x.over(y),
            )
        };
        y.map(way).into_iter().collect()
    };
    let product = pace.year_target.zip(pace.seasonal_share).map(|(t, s)| {
        let numbers = format!("{} x {}", number(t, figures, &[]), number(s, figures, &[]));
        (format!("{target} x {share}"), numbers, t.times(s))
    });
    let percent = |value: Decimal| figures.share(value);
    let amount = |value: Decimal| format!("{}{}", figures.amount(value), figures.unit());
    let range = pace.projection_low.zip(pace.projection_high);
    let full_year = |value: Decimal| match range.filter(|(low, high)| low != high) {
        Some((low, high)) => {
            let (low, high) = (amount(low), amount(high));
            format!("{}  {low} ~ {high}", amount(value))
        }
        None => amount(value),
    };
    let steps = [
        step(
            Label::Attained,
            pace.attained,
            ratio(ytd, target, pace.ytd, pace.year_target),
            percent,
        ),
        step(
            Label::Expected,
            pace.expected,
            product.into_iter().collect(),
            amount,
        ),
        step(
            Label::Pace,
            pace.pace,
            ratio(ytd, expected, pace.ytd, pace.expected),
            percent,
        ),
        step(
            Label::YearProjection,
            pace.projection,
            ratio(ytd, share, pace.ytd, pace.seasonal_share),
            full_year,
        ),
    ];
    steps.into_iter().flatten().collect()
}

/// The first way that gives the figure, else the figure alone.
fn step(
    label: Label,
    figure: Option<Decimal>,
    ways: Vec<Way>,
    print: impl Fn(Decimal) -> String,
) -> Option<Step> {
    let figure = figure?;
    let fits = |way: &Way| {
        way.2
            .is_ok_and(|value| value.significant(9) == figure.significant(9))
    };
    let result = print(figure);
    let text = match ways.into_iter().find(fits) {
        Some((letters, numbers, _)) => format!("{letters} = {numbers} = {result}"),
        None => result,
    };
    Some(Step { label, text })
}

/// A number within a formula, not printed as one of the levels that it is not; one below zero stands in brackets.
fn number(value: Decimal, figures: &Figures, levels: &[Decimal]) -> String {
    let places = if value.abs() < Decimal::ONE { 6 } else { 4 };
    let text = trimmed(&figures.beside(value, places, levels));
    if value.is_negative() {
        format!("({text})")
    } else {
        text
    }
}

impl<'a> Letters<'a> {
    fn of(assessment: &Assessment, figures: &'a Figures<'a>, language: Language) -> Option<Self> {
        let goal = assessment.goal.as_ref()?;
        let latest = assessment.latest.as_ref()?;
        let baseline = assessment.baseline.as_ref();
        let elapsed = baseline.zip(goal.deadline).map(|(baseline, deadline)| {
            let since = |period: Period| period.end().since(baseline.period.end());
            (since(latest.period), since(deadline))
        });
        Some(Self {
            figures,
            x: latest.value,
            b: baseline.map(|point| point.value),
            goals: levels(goal),
            falling: goal.direction == Direction::Decrease,
            compound: goal.path == PathLaw::Compound,
            elapsed: elapsed.filter(|(_, whole)| *whole > 0),
            language,
        })
    }

    fn number(&self, value: Decimal) -> String {
        number(value, self.figures, &self.goals)
    }

    /// The baseline's value, and 0 for goals that count from there.
    fn bases(&self) -> Vec<(&'static str, Decimal)> {
        let own = self.b.map(|b| ("b", b));
        own.into_iter().chain([("0", Decimal::ZERO)]).collect()
    }

    fn gap(&self) -> Vec<Way> {
        let ways = |goal: &Decimal| {
            let up = self.difference(("T", *goal), ("x", self.x));
            let down = self.difference(("x", self.x), ("T", *goal));
            if self.falling { [down, up] } else { [up, down] }
        };
        self.goals.iter().flat_map(ways).collect()
    }

    fn attainment(&self) -> Vec<Way> {
        let ways = |goal: &Decimal| {
            let up = self.quotient(("x", self.x), ("T", *goal));
            let down = self.quotient(("T", *goal), ("x", self.x));
            if self.falling { [down, up] } else { [up, down] }
        };
        self.goals.iter().flat_map(ways).collect()
    }

    fn progress(&self) -> Vec<Way> {
        let mut ways = Vec::new();
        for (name, b) in self.bases() {
            for goal in &self.goals {
                let value = self.x.minus(b).and_then(|done| done.over(goal.minus(b)?));
                let letters = format!("(x - {name}) / (T - {name})");
                let (x, b, goal) = (self.number(self.x), self.number(b), self.number(*goal));
                ways.push((letters, format!("({x} - {b}) / ({goal} - {b})"), value));
            }
        }
        ways
    }

    fn time(&self) -> Vec<Way> {
        let Some((done, whole)) = self.elapsed else {
            return Vec::new();
        };
        let share = Decimal::from(done).over(Decimal::from(whole));
        let numbers = say!(
            self.language,
            "{done} 个月 / {whole} 个月",
            "{done} months / {whole} months"
        );
        let letters = say!(self.language, "已过 / 全程", "elapsed / whole");
        let mut ways = vec![(letters, numbers, share)];
        for goal in self.goals.iter().filter(|_| self.compound) {
            let Some(b) = self.b else { continue };
            let path = goal
                .over(b)
                .and_then(|factor| factor.power_ratio(done, whole));
            let path = path.and_then(|factor| factor.times(b));
            let value = path.and_then(|path| path.minus(b)?.over(goal.minus(b)?));
            let (b, goal) = (self.number(b), self.number(*goal));
            let numbers = format!("({b} x ({goal} / {b})^({done}/{whole}) - {b}) / ({goal} - {b})");
            let letters = "(b x (T / b)^((t - t0) / (tT - t0)) - b) / (T - b)".to_owned();
            ways.push((letters, numbers, value));
        }
        ways
    }

    fn margin(&self, progress: Decimal, time: Decimal) -> Way {
        let letters = say!(self.language, "规划进度 - 时间进度", "progress - time");
        let percent = |share: Decimal| {
            let percent = share.shifted(2).unwrap_or(share);
            let percent = self.figures.beside(percent, 2, &[Decimal::HUNDRED]);
            format!("{}%", trimmed(&percent))
        };
        let numbers = format!("{} - {}", percent(progress), percent(time));
        (letters, numbers, progress.minus(time))
    }

    fn observed(&self) -> Vec<Way> {
        let Some((months, _)) = self.elapsed else {
            return Vec::new();
        };
        let bases = self.bases().into_iter();
        bases
            .flat_map(|(name, b)| self.yearly((name, b), ("x", self.x), months))
            .collect()
    }

    fn required(&self) -> Vec<Way> {
        let Some((done, whole)) = self.elapsed else {
            return Vec::new();
        };
        let goals = self.goals.iter();
        goals
            .flat_map(|goal| self.yearly(("x", self.x), ("T", *goal), whole - done))
            .collect()
    }

    /// The change a year between two levels: in units, and as a growth.
    fn yearly(&self, from: (&str, Decimal), to: (&str, Decimal), months: i32) -> Vec<Way> {
        let years = Decimal::from(months).over(Decimal::from(12_i32));
        let span = years.map_or_else(|_| "?".to_owned(), |years| plain(years.half_up(4)));
        let span = say!(self.language, "{span} 年", "{span} years");
        let (a, z) = (self.number(from.1), self.number(to.1));
        let change = to.1.minus(from.1).and_then(|change| change.over(years?));
        let growth =
            to.1.over(from.1)
                .and_then(|factor| factor.power_ratio(12, months));
        let growth = growth.and_then(|factor| factor.minus(Decimal::ONE));
        vec![
            (
                format!("({} - {}) / {span}", to.0, from.0),
                format!("({z} - {a}) / {span}"),
                change,
            ),
            (
                format!("({} / {})^(1 / {span}) - 1", to.0, from.0),
                format!("({z} / {a})^(1 / {span}) - 1"),
                growth,
            ),
        ]
    }

    fn projection(&self, time: Option<Decimal>) -> Vec<Way> {
        let mut ways = Vec::new();
        let elapsed = self.elapsed.filter(|(done, _)| *done > 0);
        let share =
            elapsed.and_then(|(done, whole)| Decimal::from(done).over(Decimal::from(whole)).ok());
        for (name, b) in self.bases() {
            for share in share.into_iter().chain(time) {
                let value = self.x.minus(b).and_then(|done| done.over(share)?.plus(b));
                let (x, b, share) = (self.number(self.x), self.number(b), self.number(share));
                let letters = say!(
                    self.language,
                    "{name} + (x - {name}) / 时间进度",
                    "{name} + (x - {name}) / time"
                );
                ways.push((letters, format!("{b} + ({x} - {b}) / {share}"), value));
            }
        }
        if let (Some((done, whole)), Some(b)) = (elapsed, self.b) {
            let factor = self
                .x
                .over(b)
                .and_then(|factor| factor.power_ratio(whole, done));
            let (x, from) = (self.number(self.x), self.number(b));
            ways.push((
                "b x (x / b)^((tT - t0) / (t - t0))".to_owned(),
                format!("{from} x ({x} / {from})^({whole}/{done})"),
                factor.and_then(|factor| factor.times(b)),
            ));
        }
        ways
    }

    fn difference(&self, a: (&str, Decimal), b: (&str, Decimal)) -> Way {
        let numbers = format!("{} - {}", self.number(a.1), self.number(b.1));
        (format!("{} - {}", a.0, b.0), numbers, a.1.minus(b.1))
    }

    fn quotient(&self, a: (&str, Decimal), b: (&str, Decimal)) -> Way {
        let numbers = format!("{} / {}", self.number(a.1), self.number(b.1));
        (format!("{} / {}", a.0, b.0), numbers, a.1.over(b.1))
    }
}

/// The levels a goal might be measured against: its number, and the other end of a range.
fn levels(goal: &AssessedGoal) -> Vec<Decimal> {
    goal.value.into_iter().chain(goal.upper).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::assess::Status;

    #[test]
    fn every_step_shows_the_formula_that_gives_its_figure() {
        let (plan, _) = sample::report();
        let style = sample::style(120);
        let share = sample::measured("55", "%", "46.2", "53.24", Status::Ahead);
        let figures = Figures::new(&plan, &share, &style);
        let texts: Vec<String> = steps(&share, &figures, Language::Zh)
            .into_iter()
            .map(|step| step.text)
            .collect();
        assert_eq!(
            texts,
            [
                "T - x = 55 - 53.24 = 1.76百分点",
                "x / T = 53.24 / 55 = 96.8%",
                "(x - b) / (T - b) = (53.24 - 46.2) / (55 - 46.2) = 80.0%",
                "已过 / 全程 = 42 个月 / 60 个月 = 70.0%",
                "规划进度 - 时间进度 = 80% - 70% = +10.0 个百分点",
                "(x - b) / 3.5 年 = (53.24 - 46.2) / 3.5 年 = +2.01百分点",
                "(T - x) / 1.5 年 = (55 - 53.24) / 1.5 年 = +1.17百分点",
                "b + (x - b) / 时间进度 = 46.2 + (53.24 - 46.2) / 0.7 = 56.26%",
            ]
        );
    }

    #[test]
    fn a_figure_that_no_formula_gives_stands_alone() {
        let mut odd = sample::measured("55", "%", "46.2", "53.24", Status::Ahead);
        odd.gap = Some(sample::d("7"));
        odd.progress = None;
        let (plan, _) = sample::report();
        let style = sample::style(120);
        let steps = steps(&odd, &Figures::new(&plan, &odd, &style), Language::Zh);
        assert_eq!(steps[0].text, "7.00百分点");
        assert!(steps.iter().all(|step| step.label != Label::Progress));
    }
}
