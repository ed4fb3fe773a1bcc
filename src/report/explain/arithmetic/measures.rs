//! The formulas of the measures of an assessment, in every form that they take: on a line or compounding, from a baseline or
//! from nothing, towards either end of a range.

use super::term::Term;
use crate::assess::{AssessedGoal, Assessment, GoalKind};
use crate::language::Language;
use crate::plan::goal::Direction;
use crate::quantity::{Decimal, Month, Period};
use crate::say;

/// What the letters of the formulas stand for.
pub(super) struct Measures {
    x: Term,
    b: Option<Term>,
    /// Whether the goal counts from nothing.
    counts: bool,
    /// T, and the other end of a range.
    ends: Vec<Term>,
    /// When the path begins.
    start: Option<Month>,
    /// Months from there to the value, and to the deadline.
    months: Option<(i32, i32)>,
    /// The share of the way that the path has behind it.
    time: Option<Decimal>,
    /// A later start of the trend: its level, and the months since.
    trend: Option<(Term, i32)>,
    /// The power of ten of the unit, by which growths are fractions.
    scale: i32,
    language: Language,
}

/// How levels compound.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Law {
    /// As they are.
    Level,
    /// As growths since the baseline: 1 + g.
    Growth,
    /// As cuts: 1 − r.
    Cut,
}

const LAWS: [Law; 3] = [Law::Level, Law::Growth, Law::Cut];

impl Measures {
    pub(super) fn of(
        assessment: &Assessment,
        trend_from: Option<Period>,
        language: Language,
    ) -> Option<Self> {
        let goal = assessment.goal.as_ref()?;
        let latest = assessment.latest.as_ref()?;
        let baseline = assessment.baseline.as_ref();
        // What counts since a baseline that has no value of its own begins with its run.
        let start = baseline.map_or(latest.period.start(), |point| point.period.end());
        let months = goal.deadline.map(|deadline| {
            let since = |period: Period| period.end().since(start);
            (since(latest.period), since(deadline))
        });
        let trend = trend_from.and_then(|from| {
            let known = assessment
                .history
                .iter()
                .find(|(period, _)| *period == from);
            let letter = format!("x[{}]", from.words(language));
            let passed = latest.period.end().since(from.end());
            known.map(|(_, value)| (Term::of(letter, *value), passed))
        });
        let ends = ends(goal);
        let levels: Vec<Decimal> = ends.iter().filter_map(|end| end.value).collect();
        Some(Self {
            x: Term::beside("x", latest.value, &levels),
            b: baseline.map(|point| Term::beside("b", point.value, &levels)),
            counts: goal.kind == GoalKind::Cumulative,
            ends,
            start: goal.deadline.map(|_| start),
            months: months.filter(|(_, whole)| *whole > 0),
            time: assessment.time,
            trend,
            scale: assessment.unit.scale(),
            language,
        })
    }

    pub(super) fn gap(&self) -> Vec<Term> {
        let both = |end: &Term| [end.minus(&self.x), self.x.minus(end)];
        self.ends.iter().flat_map(both).collect()
    }

    pub(super) fn attainment(&self) -> Vec<Term> {
        let both = |end: &Term| [self.x.over(end), end.over(&self.x)];
        self.ends.iter().flat_map(both).collect()
    }

    pub(super) fn progress(&self) -> Vec<Term> {
        let mut terms = Vec::new();
        for base in self.bases() {
            let done = since(&self.x, base);
            terms.extend(self.ends.iter().map(|end| done.over(&since(end, base))));
        }
        terms
    }

    pub(super) fn time(&self) -> Vec<Term> {
        let Some((done, whole)) = self.months else {
            return Vec::new();
        };
        let months = |letter: String, months: i32| {
            let number = say!(self.language, "{months} 个月", "{months} months");
            Term::written(letter, number, Decimal::from(months))
        };
        let elapsed = months(say!(self.language, "已过", "elapsed"), done);
        let whole_term = months(say!(self.language, "全程", "whole"), whole);
        let mut terms = vec![elapsed.over(&whole_term)];
        for (law, base, end) in self.compounding() {
            let level = self.compounded(law, base, end, "(t - t0) / (tT - t0)", (done, whole));
            let base = base.map(|base| self.fraction(law, base));
            let end = self.fraction(law, end);
            terms.push(since(&level, base.as_ref()).over(&since(&end, base.as_ref())));
        }
        terms.extend(self.on_milestones());
        terms
    }

    /// The time progress on the milestones' polyline: the level that the path has now, back from the share that it is.
    fn on_milestones(&self) -> Option<Term> {
        let (time, end) = (self.time?, self.ends.first()?);
        let base = self.b.as_ref();
        let way = since(end, base).value?;
        let level = way.times(time).ok()?;
        let level = level
            .plus(base.map_or(Some(Decimal::ZERO), |b| b.value)?)
            .ok()?;
        let level = Term::of(say!(self.language, "路径现值", "path now"), level);
        Some(since(&level, base).over(&since(end, base)))
    }

    pub(super) fn observed(&self) -> Vec<Term> {
        let Some((done, _)) = self.months else {
            return Vec::new();
        };
        let years = self.years(done);
        let mut terms: Vec<Term> = self
            .bases()
            .map(|base| since(&self.x, base).over(&years))
            .collect();
        for (law, base, _) in self.compounding() {
            terms.push(self.growth_a_year(law, base, &self.x, done));
        }
        terms
    }

    pub(super) fn required(&self) -> Vec<Term> {
        let Some((done, whole)) = self.months else {
            return Vec::new();
        };
        let years = self.years(whole - done);
        let line = |end: &Term| end.minus(&self.x).over(&years);
        let mut terms: Vec<Term> = self.ends.iter().map(line).collect();
        let laws = LAWS.into_iter().zip(std::iter::repeat(self.ends.first()));
        for (law, end) in laws.filter_map(|(law, end)| Some((law, end?))) {
            terms.push(self.growth_a_year(law, Some(&self.x), end, whole - done));
        }
        terms
    }

    /// The level that the path has at the end of a year; of what counts its own months, what the path wants of that year.
    pub(super) fn at_year_end(&self, year: Period) -> Vec<Term> {
        let (Some((_, whole)), Some(end), Some(start)) =
            (self.months, self.ends.first(), self.start)
        else {
            return Vec::new();
        };
        let passed = year.end().since(start);
        let share = |months: i32| {
            let share = Decimal::from(months).over(Decimal::from(whole));
            let text = format!("{months}/{whole}");
            Term::written(text.clone(), text, share.unwrap_or(Decimal::ZERO))
        };
        let mut terms = vec![end.times(&share(year.months().min(passed)))];
        if let Some(base) = &self.b {
            terms.push(base.plus(&end.minus(base).times(&share(passed))));
            terms.push(base.plus(&end.times(&share(passed))));
            let exponent = format!("{passed}/{whole}");
            let power = end.over(base);
            terms.push(base.times(&power.to_the((&exponent, &exponent), passed, whole)));
        }
        terms
    }

    pub(super) fn projection(&self) -> Vec<Term> {
        let Some((done, whole)) = self.months.filter(|(done, _)| *done > 0) else {
            return Vec::new();
        };
        let name = || say!(self.language, "时间进度", "time");
        let elapsed = Decimal::from(done).over(Decimal::from(whole)).ok();
        let shares = elapsed.into_iter().chain(self.time);
        let shares: Vec<Term> = shares.map(|share| Term::of(name(), share)).collect();
        let mut terms = Vec::new();
        for base in self.bases() {
            for share in &shares {
                let way = since(&self.x, base).over(share);
                terms.push(base.map_or(way.clone(), |base| base.plus(&way)));
            }
        }
        for (law, base, _) in self.compounding() {
            let level = self.compounded(law, base, &self.x, "(tT - t0) / (t - t0)", (whole, done));
            terms.push(level.shifted(if law == Law::Level { 0 } else { -self.scale }));
        }
        terms.extend(self.on_trend(whole - done));
        terms
    }

    /// What a later trend leads to over the months that are left.
    fn on_trend(&self, left: i32) -> Vec<Term> {
        let Some((from, passed)) = self.trend.as_ref().filter(|(_, passed)| *passed > 0) else {
            return Vec::new();
        };
        let span = (format!("{left} / {passed}"), format!("{left}/{passed}"));
        let share = Decimal::from(left).over(Decimal::from(*passed)).ok();
        let line = share.map(|share| {
            let share = Term::written(span.0.clone(), span.0.clone(), share);
            self.x.plus(&self.x.minus(from).times(&share))
        });
        let growth = self.x.over(from).to_the((&span.1, &span.1), left, *passed);
        line.into_iter().chain([self.x.times(&growth)]).collect()
    }

    /// The baseline's level, and none for what counts from there.
    fn bases(&self) -> impl Iterator<Item = Option<&Term>> {
        let own = self.b.as_ref().filter(|_| !self.counts);
        own.map(Some).into_iter().chain([None])
    }

    /// The laws with the bases and ends that they compound between: levels from a baseline, growths and cuts from it or from
    /// nothing.
    fn compounding(&self) -> impl Iterator<Item = (Law, Option<&Term>, &Term)> {
        let end = self.ends.first();
        LAWS.into_iter()
            .flat_map(move |law| self.bases().map(move |base| (law, base)))
            .filter(|(law, base)| *law != Law::Level || base.is_some())
            .filter_map(move |(law, base)| Some((law, base, end?)))
    }

    /// The level that compounding from a base leads to: `b x (x / b)^(n)`, of growths `(1 + x)^(n) - 1`.
    fn compounded(
        &self,
        law: Law,
        base: Option<&Term>,
        to: &Term,
        letters: &str,
        (numerator, denominator): (i32, i32),
    ) -> Term {
        let numbers = format!("{numerator}/{denominator}");
        let to = self.factor(law, to);
        let power = |ratio: &Term| ratio.to_the((letters, &numbers), numerator, denominator);
        let factor = match base.map(|base| self.factor(law, base)) {
            Some(base) => base.times(&power(&to.over(&base))),
            None => power(&to),
        };
        match law {
            Law::Level => factor,
            Law::Growth => factor.minus(&Term::one()),
            Law::Cut => Term::one().minus(&factor),
        }
    }

    /// The compound change a year between two levels.
    fn growth_a_year(&self, law: Law, from: Option<&Term>, to: &Term, months: i32) -> Term {
        let to = self.factor(law, to);
        let ratio = from.map_or(to.clone(), |from| to.over(&self.factor(law, from)));
        let span = format!("1 / {}", self.years(months).numbers);
        let factor = ratio.to_the((&span, &span), 12, months);
        if law == Law::Cut {
            Term::one().minus(&factor)
        } else {
            factor.minus(&Term::one())
        }
    }

    /// What compounds: the level itself, 1 + g of a growth, 1 − r of a cut.
    fn factor(&self, law: Law, level: &Term) -> Term {
        let fraction = self.fraction(law, level);
        match law {
            Law::Level => fraction,
            Law::Growth => Term::one().plus(&fraction),
            Law::Cut => Term::one().minus(&fraction),
        }
    }

    /// A growth or a cut as the fraction that it is.
    fn fraction(&self, law: Law, level: &Term) -> Term {
        let mut level = level.clone();
        if law != Law::Level && self.scale != 0 {
            level = level.shifted(self.scale);
            if self.scale == -2 {
                level.numbers.push('%');
            }
        }
        level
    }

    fn years(&self, months: i32) -> Term {
        let years = Decimal::from(months).over(Decimal::from(12));
        let years = years.unwrap_or(Decimal::ZERO);
        let number = crate::quantity::plain(years.half_up(4));
        let span = say!(self.language, "{number} 年", "{number} years");
        Term::written(span.clone(), span, years)
    }
}

/// A level less the base it is counted from, where there is one.
fn since(level: &Term, base: Option<&Term>) -> Term {
    base.map_or(level.clone(), |base| level.minus(base))
}

/// T under its letter; of a range also the other end: U the upper, L the lower one.
fn ends(goal: &AssessedGoal) -> Vec<Term> {
    let level = goal.level().map(|level| Term::of("T", level));
    let other = match goal.direction {
        Direction::Increase => goal.upper.map(|upper| Term::of("U", upper)),
        Direction::Decrease => goal.upper.and(goal.value).map(|lower| Term::of("L", lower)),
    };
    level.into_iter().chain(other).collect()
}
