//! The arithmetic of an assessment, line by line: the formula, the numbers in it, the result.

use crate::assess::{Assessment, Calculation, Course, Decomposition, Measure, Pace, SumPart};
use crate::language::Language;
use crate::quantity::Decimal;
use crate::report::entry::{change, on_year, year_target};
use crate::report::figure::Figures;
use crate::report::message::Label;
use crate::say;

/// A line of arithmetic.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Step {
    /// What is computed.
    pub(super) label: Label,
    /// `T - x = 60 - 57.7 = 2.3百分点`
    pub(super) text: String,
}

/// The steps of an assessment: those that have a result.
pub(super) fn steps(assessment: &Assessment, figures: &Figures, language: Language) -> Vec<Step> {
    if assessment.goal.is_none() || assessment.latest.is_none() {
        return Vec::new();
    }
    let rates = &assessment.rates;
    let share = |value: Decimal| figures.share(value).text(language);
    let difference = |value: Decimal| figures.difference(value).text(language);
    let level = |value: Decimal| figures.level(value).text(language);
    let formula = |measure: Measure| formula(assessment, measure);
    let line = |label: Label, measure: Measure, result: Option<String>| {
        Some(Step {
            label,
            text: with_formula(formula(measure), &result?),
        })
    };
    let rate = |label: Label, (measure, rate): (Measure, Option<Decimal>), growth| {
        let result = rate.map(|rate| {
            if rates.compound {
                figures.growth(rate, 2).text(language)
            } else {
                figures.change(rate).trimmed().text(language)
            }
        });
        let mut step = line(label, measure, result)?;
        let (measure, growth): (Measure, Option<Decimal>) = growth;
        if let Some(growth) = growth.filter(|_| !rates.compound) {
            let text = figures.growth(growth, 1).text(language);
            let letters = formula(measure).map(|formula| format!("{} = ", formula.letters));
            let way = letters.unwrap_or_default();
            // Of a percentage it is not what people call its growth.
            step.text.push_str(&if assessment.unit.is_ratio() {
                say!(
                    language,
                    "，相对变动 {way}{text}",
                    ", relatively {way}{text}"
                )
            } else {
                say!(language, "，约 {way}{text}", ", about {way}{text}")
            });
        }
        Some(step)
    };
    let goal_level = assessment.goal.as_ref().and_then(|goal| goal.value);
    let goal_level = goal_level.filter(|_| formula(Measure::GoalLevel).is_some());
    let margin = assessment.margin.map(|margin| {
        let margin = figures.margin(margin).digits();
        say!(language, "{margin} 个百分点", "{margin} percentage points")
    });
    let steps = [
        line(
            Label::GoalLevel,
            Measure::GoalLevel,
            goal_level.map(|level| figures.amount(level).trimmed().text(language)),
        ),
        line(Label::Gap, Measure::Gap, assessment.gap.map(difference)),
        line(
            Label::Attainment,
            Measure::Attainment,
            assessment.attainment.map(share),
        ),
        line(
            Label::Progress,
            Measure::Progress,
            assessment.progress.map(share),
        ),
        line(Label::Time, Measure::Time, assessment.time.map(share)),
        line(Label::Margin, Measure::Margin, margin),
        rate(
            Label::ObservedPerYear,
            (Measure::Observed, rates.observed),
            (Measure::ObservedGrowth, rates.observed_growth),
        ),
        rate(
            Label::RequiredPerYear,
            (Measure::Required, rates.required),
            (Measure::RequiredGrowth, rates.required_growth),
        ),
        line(
            Label::Projection,
            Measure::Projection,
            assessment.projection.map(level),
        ),
    ];
    steps.into_iter().flatten().collect()
}

/// What its change and its gap are made of: label and text, in order.
pub(super) fn decomposition(
    assessment: &Assessment,
    figures: &Figures,
    language: Language,
) -> Vec<(String, String)> {
    let label = |label: Label| label.text(language).to_owned();
    let change = |value: Decimal| figures.change(value).text(language);
    match &assessment.decomposition {
        None => Vec::new(),
        Some(Decomposition::Ratio(ratio)) => {
            let line = |head: Label, measure, result: Option<String>| {
                Some((
                    label(head),
                    with_formula(formula(assessment, measure), &result?),
                ))
            };
            let effects = ratio.effects;
            let gap = ratio.gap.as_ref();
            let gap = gap.map(|gap| figures.in_unit(gap.value, &gap.unit).text(language));
            let lines = [
                line(
                    Label::NumeratorEffect,
                    Measure::NumeratorEffect,
                    effects.map(|(effect, _)| change(effect)),
                ),
                line(
                    Label::DenominatorEffect,
                    Measure::DenominatorEffect,
                    effects.map(|(_, effect)| change(effect)),
                ),
                line(Label::GapAmount, Measure::GapAmount, gap),
            ];
            lines.into_iter().flatten().collect()
        }
        Some(Decomposition::Sum(parts)) => {
            let percent = |share: Decimal| figures.share(share).text(language);
            let line = |part: &SumPart| {
                let of = |head: Label, text: String| format!("{} {text}", head.text(language));
                let told = [
                    part.change
                        .map(|value| of(Label::ChangeSince, change(value))),
                    part.change_share
                        .map(|one| of(Label::ChangeShare, percent(one))),
                    part.gap_share.map(|one| of(Label::GapShare, percent(one))),
                ];
                let told: Vec<String> = told.into_iter().flatten().collect();
                (part.name.clone(), told.join("  "))
            };
            parts.iter().map(line).collect()
        }
    }
}

/// The formula of a mean over years, as far as the value that counts is one: its numbers.
pub(super) fn mean(assessment: &Assessment) -> Option<&str> {
    formula(assessment, Measure::Latest).map(|formula| formula.numbers.as_str())
}

fn formula(assessment: &Assessment, measure: Measure) -> Option<&Calculation> {
    assessment.trace.as_ref()?.calculations.get(&measure)
}

/// `T - x = 60 - 57.7 = 2.3百分点`
fn with_formula(formula: Option<&Calculation>, result: &str) -> String {
    match formula {
        Some(Calculation {
            letters, numbers, ..
        }) => format!("{letters} = {numbers} = {result}"),
        None => result.to_owned(),
    }
}

/// The steps of the year in progress.
pub(super) fn year_steps(
    assessment: &Assessment,
    pace: &Pace,
    figures: &Figures,
    language: Language,
) -> Vec<Step> {
    let percent = |value: Decimal| figures.share(value).text(language);
    let amount = |value: Decimal| figures.amount(value).text(language);
    let line = |label: Label, measure: Measure, result: Option<String>, remark: Option<Label>| {
        let result = result?;
        let result = match remark {
            Some(remark) => format!("{result}  {}", remark.text(language)),
            None => result,
        };
        let text = with_formula(formula(assessment, measure), &result);
        Some(Step { label, text })
    };
    let points = |value: Decimal| change(pace, figures, value).text(language);
    let target_label = match pace.course {
        Course::Rate | Course::Stock if !pace.is_over() => Label::YearEndTarget,
        _ => Label::YearTarget,
    };
    let full_year = pace.projection.map(|projection| {
        let range = pace.projection_low.zip(pace.projection_high);
        match range.filter(|(low, high)| low != high) {
            Some((low, high)) => {
                let [whole, low, high] = [projection, low, high].map(amount);
                format!("{whole}  {low} ~ {high}")
            }
            None => amount(projection),
        }
    });
    let steps = [
        line(
            target_label,
            Measure::YearTarget,
            pace.year_target
                .map(|target| year_target(pace, figures, target).text(language)),
            pace.is_spread().then_some(Label::Spread),
        ),
        line(
            Label::OnYear,
            Measure::OnYear,
            on_year(pace, figures).map(|(turn, change)| {
                let change = change.text(language);
                turn.map_or(change.clone(), |turn| {
                    format!("{} {change}", turn.text(language))
                })
            }),
            pace.yoy_published.then_some(Label::Published),
        ),
        line(
            Label::OnPrevious,
            Measure::OnPrevious,
            pace.on_previous.map(points),
            None,
        ),
        line(
            Label::OnYearAgo,
            Measure::OnYearAgo,
            pace.on_year_ago.map(points),
            None,
        ),
        line(
            Label::Carried,
            Measure::Carried,
            pace.carried.map(amount),
            None,
        ),
        line(
            Label::Attained,
            Measure::Attained,
            pace.attained.map(percent),
            None,
        ),
        line(
            Label::Expected,
            Measure::Expected,
            pace.expected.map(amount),
            None,
        ),
        line(Label::Pace, Measure::Pace, pace.pace.map(percent), None),
        line(
            Label::YearProjection,
            Measure::YearProjection,
            full_year,
            None,
        ),
        line(
            Label::GrowthNeeded,
            Measure::GrowthNeeded,
            pace.growth_needed
                .map(|growth| figures.growth(growth, 1).text(language)),
            pace.ceiling.then_some(Label::Allowed),
        ),
        line(
            Label::NeededAMonth,
            Measure::NeededAMonth,
            pace.needed_a_month
                .map(|needed| figures.needed_a_month(needed).text(language)),
            pace.ceiling.then_some(Label::Allowed),
        ),
    ];
    steps.into_iter().flatten().collect()
}
