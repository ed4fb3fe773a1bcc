//! The arithmetic of the year in progress.

use super::measures::Measures;
use super::term::Term;
use super::{Step, step};
use crate::assess::{Assessment, Pace};
use crate::language::Language;
use crate::quantity::{Decimal, Period};
use crate::report::figure::Figures;
use crate::report::message::Label;
use crate::report::pace::on_year;
use crate::say;

/// The figures that a year in progress is held against, under the names that the formulas have for them.
struct Year<'a> {
    assessment: &'a Assessment,
    pace: &'a Pace,
    language: Language,
}

/// The steps of the year in progress.
pub(in crate::report::explain) fn steps(
    assessment: &Assessment,
    pace: &Pace,
    figures: &Figures,
    language: Language,
) -> Vec<Step> {
    let year = Year {
        assessment,
        pace,
        language,
    };
    let percent = |value: Decimal| figures.share(value);
    let amount = |value: Decimal| figures.of_level(&figures.amount(value));
    let change = || {
        let published = pace.yoy_published.then(|| Label::Published.text(language));
        Some(remarked(on_year(pace, figures, language)?, published))
    };
    // What no growth tells stands alone.
    let loss = || {
        Some(Step {
            label: Label::OnYear,
            text: change()?,
        })
    };
    let on_year = step(Label::OnYear, pace.yoy, year.on_year(), |_| {
        change().unwrap_or_default()
    });
    let full_year = |value: Decimal| {
        let range = pace.projection_low.zip(pace.projection_high);
        match range.filter(|(low, high)| low != high) {
            Some((low, high)) => {
                let (low, high) = (amount(low), amount(high));
                format!("{}  {low} ~ {high}", amount(value))
            }
            None => amount(value),
        }
    };
    let (ytd, target, share) = (year.ytd(), year.target(), year.share());
    let expected = pace
        .expected
        .map(|value| year.named("应完成", "expected", value));
    let ratio = |divisor: &Option<Term>| divisor.iter().map(|by| ytd.over(by)).collect();
    let product = target.as_ref().zip(share.as_ref()).map(|(t, s)| t.times(s));
    let growth_needed = |growth: Decimal| {
        let allowed = pace.ceiling.then(|| Label::Allowed.text(language));
        remarked(figures.growth(growth, 1), allowed)
    };
    let (stated, wanted) = (pace.year_target, year.on_path());
    let whole_year = |value: Decimal| {
        let inside = pace
            .interpolated
            .then(|| Label::Interpolated.text(language));
        remarked(amount(value), inside)
    };
    let year_target = if pace.adds_up {
        Label::YearTarget
    } else {
        Label::YearEndTarget
    };
    let steps = [
        step(year_target, stated, wanted, whole_year),
        on_year.or_else(loss),
        step(Label::Attained, pace.attained, ratio(&target), percent),
        step(
            Label::Expected,
            pace.expected,
            product.into_iter().collect(),
            amount,
        ),
        step(Label::Pace, pace.pace, ratio(&expected), percent),
        step(
            Label::YearProjection,
            pace.projection,
            ratio(&share),
            full_year,
        ),
        step(
            Label::GrowthNeeded,
            pace.growth_needed,
            year.growth_needed(),
            growth_needed,
        ),
    ];
    steps.into_iter().flatten().collect()
}

fn remarked(figure: String, remark: Option<String>) -> String {
    match remark {
        Some(remark) => format!("{figure}  {remark}"),
        None => figure,
    }
}

/// The years whose shares a seasonal share is the median of: `2021 47.7%`, each with its own.
pub(in crate::report::explain) fn share_by_year(
    assessment: &Assessment,
    pace: &Pace,
    figures: &Figures,
    language: Language,
) -> Vec<String> {
    let year = Year {
        assessment,
        pace,
        language,
    };
    let years = pace.share_years.iter();
    let shares = years.map(|number| {
        let share = year.share_of(*number);
        let share = share.map_or(String::new(), |share| format!(" {}", figures.share(share)));
        format!("{number}{share}")
    });
    shares.collect()
}

impl Year<'_> {
    fn named(&self, zh: &str, en: &str, value: Decimal) -> Term {
        Term::of(self.language.pick(zh, en), value)
    }

    fn ytd(&self) -> Term {
        self.named("累计", "ytd", self.pace.ytd)
    }

    fn target(&self) -> Option<Term> {
        let target = self.pace.year_target?;
        Some(self.named("全年目标", "target", target))
    }

    fn share(&self) -> Option<Term> {
        let share = self.pace.seasonal_share?;
        Some(self.named("季节进度", "share", share))
    }

    /// The level over a period, in the unit of the assessment.
    fn level(&self, period: Period) -> Option<Decimal> {
        let trace = self.assessment.trace.as_ref()?;
        let mut parts = trace.others.iter().filter(|(known, _)| *known == period);
        // Of a level at the prices of the baseline and one at current prices the second is the year's.
        let (_, part) = parts.next_back()?;
        part.value.in_unit(&self.assessment.unit).ok()
    }

    /// The level of the path at the year's end, where the plan states none.
    fn on_path(&self) -> Vec<Term> {
        let measures = Measures::of(self.assessment, None, self.language);
        let year = Period::year(self.number()).filter(|_| self.pace.interpolated);
        let both = measures.zip(year);
        both.map_or_else(Vec::new, |(measures, year)| measures.at_year_end(year))
    }

    fn number(&self) -> i32 {
        self.pace.period.last_month().year()
    }

    fn share_of(&self, year: i32) -> Option<Decimal> {
        let part = self.level(self.pace.period.years_later(year - self.number()))?;
        part.over(self.level(Period::year(year)?)?).ok()
    }

    fn same_months(&self) -> Option<Term> {
        let before = self.level(self.pace.period.years_later(-1))?;
        Some(self.named("上年同期", "a year ago", before))
    }

    fn on_year(&self) -> Vec<Term> {
        let ytd = if self.pace.adds_up {
            self.ytd()
        } else {
            self.named("现值", "latest", self.pace.ytd)
        };
        let Some(before) = self.same_months().filter(|_| !self.pace.yoy_published) else {
            return Vec::new();
        };
        vec![ytd.over(&before).minus(&Term::one()), ytd.minus(&before)]
    }

    /// What is left of the target against what was left of last year.
    fn growth_needed(&self) -> Vec<Term> {
        let last = Period::year(self.number() - 1).and_then(|year| self.level(year));
        let last = last.map(|value| Term::of(say!(self.language, "上年全年", "last year"), value));
        let way = |target: Term, last: Term, before: Term| {
            let left = target.minus(&self.ytd());
            left.over(&last.minus(&before)).minus(&Term::one())
        };
        match (self.target(), last, self.same_months()) {
            (Some(target), Some(last), Some(before)) => vec![way(target, last, before)],
            _ => Vec::new(),
        }
    }
}
