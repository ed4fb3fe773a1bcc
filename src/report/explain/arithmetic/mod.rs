//! The arithmetic of an assessment, line by line: the formula, the numbers in it, the result. A line shows a formula only
//! where its numbers give the figure.

mod level;
mod measures;
mod term;
mod year;

use crate::assess::{Assessment, GoalKind};
use crate::language::Language;
use crate::plan::Plan;
use crate::quantity::{Decimal, Period};
use crate::report::digits::trimmed;
use crate::report::figure::Figures;
use crate::report::message::Label;
use crate::say;
use measures::Measures;
use term::Term;

pub(super) use year::{share_by_year, steps as year_steps};

/// A line of arithmetic.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Step {
    /// What is computed.
    pub(super) label: Label,
    /// `T - x = 60 - 57.7 = 2.3百分点`
    pub(super) text: String,
}

/// The steps of an assessment: those that have a result.
pub(super) fn steps(
    plan: &Plan,
    assessment: &Assessment,
    figures: &Figures,
    language: Language,
) -> Vec<Step> {
    let Some(measures) = Measures::of(assessment, plan.trend_from, language) else {
        return Vec::new();
    };
    let rates = &assessment.rates;
    let share = |value: Decimal| figures.share(value);
    let rate = |label: Label, rate: Option<Decimal>, growth: Option<Decimal>, ways: Vec<Term>| {
        let growth = growth.filter(|_| !rates.compound);
        let equivalent = growth.map(|growth| {
            let text = figures.growth(growth, 1);
            let way = ways.iter().find(|way| way.gives(growth));
            let way = way.map_or(String::new(), |way| format!("{} = ", way.letters));
            // Of a percentage it is not what people call its growth.
            if assessment.unit.is_ratio() {
                say!(
                    language,
                    "，相对变动 {way}{text}",
                    ", relatively {way}{text}"
                )
            } else {
                say!(language, "，约 {way}{text}", ", about {way}{text}")
            }
        });
        let print = |rate: Decimal| {
            if rates.compound {
                figures.growth(rate, 2)
            } else {
                figures.of_difference(&figures.change(rate))
            }
        };
        let mut step = step(label, rate, ways, print)?;
        step.text.push_str(&equivalent.unwrap_or_default());
        Some(step)
    };
    let margin = assessment.progress.zip(assessment.time);
    let margin = margin.map_or_else(Vec::new, |(p, t)| margins(p, t, figures, language));
    let steps = [
        goal_level(assessment, figures, language),
        step(Label::Gap, assessment.gap, measures.gap(), |gap| {
            figures.of_difference(&figures.difference(gap))
        }),
        step(
            Label::Attainment,
            assessment.attainment,
            measures.attainment(),
            share,
        ),
        step(
            Label::Progress,
            assessment.progress,
            measures.progress(),
            share,
        ),
        step(Label::Time, assessment.time, measures.time(), share),
        step(Label::Margin, assessment.margin, margin, |margin| {
            let margin = figures.margin(margin);
            say!(language, "{margin} 个百分点", "{margin} percentage points")
        }),
        rate(
            Label::ObservedPerYear,
            rates.observed,
            rates.observed_growth,
            measures.observed(),
        ),
        rate(
            Label::RequiredPerYear,
            rates.required,
            rates.required_growth,
            measures.required(),
        ),
        step(
            Label::Projection,
            assessment.projection,
            measures.projection(),
            |value| figures.of_level(&figures.level(value)),
        ),
    ];
    steps.into_iter().flatten().collect()
}

/// The formula of a mean over years, as far as the assessment is one: its numbers and what they give.
pub(super) fn mean(assessment: &Assessment) -> Option<String> {
    let latest = assessment.latest.as_ref()?;
    let goal = assessment.goal.as_ref()?;
    let within = |period: Period| latest.period.contains(period) && period != latest.period;
    let years = assessment.history.iter();
    let years = years.filter(|(period, _)| within(*period));
    let years: Vec<Decimal> = years.map(|(_, value)| *value).collect();
    let ways = level::means(&years, assessment.unit.scale());
    let way = ways.into_iter().find(|way| way.gives(latest.value));
    way.filter(|_| goal.kind == GoalKind::Average && !years.is_empty())
        .map(|way| way.numbers)
}

/// What a relative goal makes of the level that it starts from.
fn goal_level(assessment: &Assessment, figures: &Figures, language: Language) -> Option<Step> {
    let trace = assessment.trace.as_ref()?;
    let (goal, level) = (trace.goal.as_ref()?, assessment.goal.as_ref()?);
    let baseline = assessment.baseline.as_ref();
    let own = baseline.map(|point| Term::of("b", point.value));
    let named = trace
        .others
        .iter()
        .filter(|(period, _)| goal.since == Some(*period));
    let named = named.filter_map(|(period, part)| {
        let value = part.value.in_unit(&assessment.unit).ok()?;
        Some(Term::of(format!("x[{}]", period.words(language)), value))
    });
    let months = baseline.zip(level.deadline);
    let months = months.map(|(baseline, by)| by.end().since(baseline.period.end()));
    let unit = &assessment.unit;
    let bases = own.into_iter().chain(named);
    let ways: Vec<Term> = bases
        .filter_map(|base| level::relative(goal, &base, unit, months))
        .collect();
    let print = |value: Decimal| figures.short_amount(value);
    step(Label::GoalLevel, level.value, ways, print).filter(|step| step.text.contains('='))
}

/// Progress less time; of a ceiling that fills up the other way round.
fn margins(progress: Decimal, time: Decimal, figures: &Figures, language: Language) -> Vec<Term> {
    let percent = |letters: &str, share: Decimal| {
        let percent = share.shifted(2).unwrap_or(share);
        let number = figures.beside(percent, 2, &[Decimal::HUNDRED]);
        Term::written(letters, format!("{}%", trimmed(number)), share)
    };
    let progress = percent(language.pick("规划进度", "progress"), progress);
    let time = percent(language.pick("时间进度", "time"), time);
    vec![progress.minus(&time), time.minus(&progress)]
}

/// The first way that gives the figure, else the figure alone.
fn step(
    label: Label,
    figure: Option<Decimal>,
    ways: Vec<Term>,
    print: impl Fn(Decimal) -> String,
) -> Option<Step> {
    let figure = figure?;
    let result = print(figure);
    let text = match ways.into_iter().find(|way| way.gives(figure)) {
        Some(Term {
            letters, numbers, ..
        }) => format!("{letters} = {numbers} = {result}"),
        None => result,
    };
    Some(Step { label, text })
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::assess::Status;

    #[test]
    fn every_step_shows_the_formula_that_gives_its_figure() {
        let (plan, _) = sample::report();
        let style = sample::style(120);
        let share = sample::measured("55", "%", "46.2", "53.24", Status::Ahead);
        let figures = Figures::new(&plan, &share, &style);
        let texts: Vec<String> = steps(&plan, &share, &figures, Language::Zh)
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
                "(x - b) / 3.5 年 = (53.24 - 46.2) / 3.5 年 = +2.01百分点，相对变动 +5.1%",
                "(T - x) / 1.5 年 = (55 - 53.24) / 1.5 年 = +1.17百分点，相对变动 +13.9%",
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
        let figures = Figures::new(&plan, &odd, &style);
        let steps = steps(&plan, &odd, &figures, Language::Zh);
        assert_eq!(steps[0].text, "7.00百分点");
        assert!(steps.iter().all(|step| step.label != Label::Progress));
    }
}
