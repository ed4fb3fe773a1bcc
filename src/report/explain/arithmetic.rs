//! The arithmetic of an assessment, line by line: the formula, the numbers in it, the result.

use crate::assess::{Assessment, Calculation, Course, Decomposition, Measure, Pace, SumPart};
use crate::language::Language;
use crate::quantity::Decimal;

use crate::report::figure::Figures;
use crate::report::message::Label;
use crate::report::year::{change, corridor, on_year, turned};
use crate::say;

/// The steps of an assessment that have a result, each under what is computed: `T - x = 60 - 57.7 = 2.3百分点`.
pub(super) fn steps(
    assessment: &Assessment,
    figures: &Figures,
    l: Language,
) -> Vec<(Label, String)> {
    if assessment.goal.is_none() || assessment.latest.is_none() {
        return Vec::new();
    }
    let rates = &assessment.rates;
    let share = |value: Option<Decimal>| Some(figures.share(value?).text(l));
    let formula = |measure: Measure| formula(assessment, measure);
    let goal_level = assessment.goal.as_ref().and_then(|goal| goal.value);
    let goal_level = goal_level.filter(|_| formula(Measure::GoalLevel).is_some());
    let goal_level = goal_level.map(|level| figures.edge(level).text(l));
    let gap = assessment.gap.map(|gap| figures.gap(gap).text(l));
    let margin = assessment.margin.map(|margin| figures.margin(margin).digits());
    let margin = margin.map(|margin| say!(l, "{margin} 个百分点", "{margin} percentage points"));
    let rate = |rate: Option<Decimal>| {
        let of_compound = rates.compound.then(|| Some(figures.growth(rate?, 2)));
        let rate = of_compound.unwrap_or_else(|| Some(figures.change(rate?).trimmed()));
        rate.map(|rate| rate.text(l))
    };
    // The growth that goes with an amount a year; of a percentage it is not what people call its growth.
    let equivalent = |measure: Measure, growth: Option<Decimal>| {
        let growth = growth.filter(|_| !rates.compound);
        let text = growth.map(|growth| figures.growth(growth, 1).text(l))?;
        let letters = formula(measure).map(|formula| format!("{} = ", formula.letters));
        let way = letters.unwrap_or_default();
        Some(if assessment.unit.is_ratio() {
            say!(l, "，相对变动 {way}{text}", ", relatively {way}{text}")
        } else {
            say!(l, "，约 {way}{text}", ", about {way}{text}")
        })
    };
    let observed = equivalent(Measure::ObservedGrowth, rates.observed_growth);
    let required = equivalent(Measure::RequiredGrowth, rates.required_growth);
    let projection = assessment.projection.map(|level| figures.level(level).text(l));
    let steps = [
        (Measure::GoalLevel, goal_level, None),
        (Measure::Gap, gap, None),
        (Measure::Attainment, share(assessment.attainment), None),
        (Measure::Progress, share(assessment.progress), None),
        (Measure::Time, share(assessment.time), None),
        (Measure::Margin, margin, None),
        (Measure::Observed, rate(rates.observed), observed),
        (Measure::Required, rate(rates.required), required),
        (Measure::Projection, projection, None),
    ];
    computed(assessment, steps, head)
}

/// What is said of a measure: its result, and what stands behind that.
type Step = (Measure, Option<String>, Option<String>);

/// Steps with their formulas, each under its word.
fn computed(
    assessment: &Assessment,
    steps: impl IntoIterator<Item = Step>,
    word: impl Fn(Measure) -> Label,
) -> Vec<(Label, String)> {
    let steps = steps.into_iter().filter_map(|(measure, result, remark)| {
        let text = with_formula(formula(assessment, measure), &result?);
        Some((word(measure), text + &remark.unwrap_or_default()))
    });
    steps.collect()
}

/// The word for what a measure gives.
fn head(measure: Measure) -> Label {
    match measure {
        Measure::GoalLevel => Label::GoalLevel,
        Measure::Latest => Label::Latest,
        Measure::Gap => Label::Gap,
        Measure::Attainment => Label::Attainment,
        Measure::Progress => Label::Progress,
        Measure::Time => Label::Time,
        Measure::Margin => Label::Margin,
        Measure::Observed => Label::ObservedPerYear,
        Measure::ObservedGrowth => Label::ObservedGrowth,
        Measure::Required => Label::RequiredPerYear,
        Measure::RequiredGrowth => Label::RequiredGrowth,
        Measure::Projection => Label::Projection,
        Measure::YearTarget => Label::YearTarget,
        Measure::OnYear => Label::OnYear,
        Measure::Attained => Label::Attained,
        Measure::Moved => Label::Moved,
        Measure::Expected => Label::Expected,
        Measure::Pace => Label::Pace,
        Measure::YearProjection => Label::YearProjection,
        Measure::GrowthNeeded => Label::GrowthNeeded,
        Measure::NumeratorEffect => Label::NumeratorEffect,
        Measure::DenominatorEffect => Label::DenominatorEffect,
        Measure::GapAmount => Label::GapAmount,
        Measure::NeededAMonth => Label::NeededAMonth,
        Measure::OnPrevious => Label::OnPrevious,
        Measure::OnYearAgo => Label::OnYearAgo,
        Measure::Carried => Label::Carried,
    }
}

/// What its change and its gap are made of: label and text, in order.
pub(super) fn decomposition(
    assessment: &Assessment,
    figures: &Figures,
    l: Language,
) -> Vec<(String, String)> {
    let change = |value: Option<Decimal>| Some(figures.change(value?).text(l));
    match &assessment.decomposition {
        None => Vec::new(),
        Some(Decomposition::Ratio(ratio)) => {
            let (numerator, denominator) = ratio.effects.unzip();
            let gap = ratio.gap.as_ref();
            let gap = gap.map(|gap| figures.in_unit(gap.value, &gap.unit).text(l));
            let steps = [
                (Measure::NumeratorEffect, change(numerator), None),
                (Measure::DenominatorEffect, change(denominator), None),
                (Measure::GapAmount, gap, None),
            ];
            let steps = computed(assessment, steps, head).into_iter();
            steps.map(|(label, text)| (label.text(l).to_owned(), text)).collect()
        }
        Some(Decomposition::Sum(parts)) => {
            let percent = |share: Option<Decimal>| Some(figures.share(share?).text(l));
            let line = |part: &SumPart| {
                let told = [
                    (Label::ChangeSince, change(part.change)),
                    (Label::ChangeShare, percent(part.change_share)),
                    (Label::GapShare, percent(part.gap_share)),
                ];
                let told = told.into_iter();
                let told =
                    told.filter_map(|(head, text)| Some(format!("{} {}", head.text(l), text?)));
                (part.name.clone(), told.collect::<Vec<_>>().join("  "))
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
        Some(Calculation { letters, numbers, .. }) => format!("{letters} = {numbers} = {result}"),
        None => result.to_owned(),
    }
}

/// The steps of the year in progress.
pub(super) fn year_steps(
    assessment: &Assessment,
    pace: &Pace,
    figures: &Figures,
    l: Language,
) -> Vec<(Label, String)> {
    let percent = |value: Option<Decimal>| Some(figures.share(value?).text(l));
    let amount = |value: Option<Decimal>| Some(figures.amount(value?).text(l));
    let points = |value: Option<Decimal>| Some(change(pace, figures, value?).text(l));
    let remark = |said: bool, label: Label| said.then(|| format!("  {}", label.text(l)));
    let is_level = matches!(pace.course, Course::Rate | Course::Stock) && !pace.is_over();
    let word = |measure| match measure {
        Measure::YearTarget if is_level => Label::YearEndTarget,
        measure => head(measure),
    };
    let target = pace.year_target.map(|target| figures.year_target(pace, target).text(l));
    let ends = corridor(assessment, pace, figures).map(|ends| format!("  {ends}"));
    let on_year = on_year(pace, figures)
        .map(|(turn, change)| turn.map_or_else(|| change.text(l), |turn| turned(turn, &change, l)));
    let range = amount(pace.projection_low).zip(amount(pace.projection_high));
    let range = range.filter(|_| pace.projection_low != pace.projection_high);
    let range = range.map(|(low, high)| format!("  {low} ~ {high}"));
    let growth = pace.growth_needed.map(|growth| figures.growth(growth, 1).text(l));
    let a_month = pace.needed_a_month.map(|needed| figures.needed_a_month(pace, needed).text(l));
    let spread = remark(pace.is_spread(), Label::Spread);
    let published = remark(pace.is_yoy_published(), Label::Published);
    let allowed = remark(pace.ceiling, Label::Allowed);
    let allowed_a_month = remark(pace.allows_a_month(), Label::Allowed);
    let steps = [
        (Measure::YearTarget, target, spread.or(ends)),
        (Measure::OnYear, on_year, published),
        (Measure::OnPrevious, points(pace.on_previous), None),
        (Measure::OnYearAgo, points(pace.on_year_ago), None),
        (Measure::Carried, amount(pace.carried), None),
        (Measure::Moved, percent(pace.moved), None),
        (Measure::Attained, percent(pace.attained), None),
        (Measure::Expected, amount(pace.expected), None),
        (Measure::Pace, percent(pace.pace), None),
        (Measure::YearProjection, amount(pace.projection), range),
        (Measure::GrowthNeeded, growth, allowed),
        (Measure::NeededAMonth, a_month, allowed_a_month),
    ];
    computed(assessment, steps, word)
}
