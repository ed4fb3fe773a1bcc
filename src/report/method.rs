//! What the preset of a target says: the cell of the progress table, the notes under it, and how its figures came about.

use crate::assess::{Assessment, MethodResult, MethodStep};
use crate::language::Language;
use crate::plan::Method;
use crate::quantity::{Decimal, Period, plain};
use crate::say;

use super::document::{Cell, Note};
use super::figure::Figures;
use super::message::Label;
use super::note;
use super::view::{View, once};

/// Whether a method other than the tool's own judges.
pub(super) fn is_rated(assessment: &Assessment) -> bool {
    assessment.method.method != Method::Schedule
}

/// The rating in words, with its ratio and score.
pub(super) fn cell(
    view: &View,
    assessment: &Assessment,
    method: &MethodResult,
    figures: &Figures,
) -> Cell {
    let parts = [ratio(assessment, method, figures), score(method, figures)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let figures = (!parts.is_empty()).then(|| parts.join(" / "));
    match method.rating {
        Some(rating) => Cell::text(words(rating, view.style.language)).remark(figures),
        None => Cell::text_or_missing(figures),
    }
}

/// The ratio on its side of the thresholds; a growth a year as %.
fn ratio(assessment: &Assessment, method: &MethodResult, figures: &Figures) -> Option<String> {
    let ratio = method.ratio?;
    if !is_growth(assessment) {
        return Some(figures.bare(ratio, 2, &method.edges).digits());
    }
    let percent = |share: Decimal| share.shifted(2).unwrap_or(share);
    let edges: Vec<Decimal> = method.edges.iter().map(|edge| percent(*edge)).collect();
    let number = figures.bare(percent(ratio), 2, &edges);
    Some(format!("{}%", number.digits()))
}

fn score(method: &MethodResult, figures: &Figures) -> Option<String> {
    let score = method.score?;
    Some(figures.bare(score, 2, &[]).trimmed().digits())
}

/// Whether the ratio is a growth a year: the presets that compare growths take the growth itself where there is no level to reach.
fn is_growth(assessment: &Assessment) -> bool {
    let level = assessment.goal.as_ref().and_then(|goal| goal.value);
    level.is_none()
}

/// Which methods judge, and why presets do not speak or what they assumed: each sentence once, with the targets it is for.
pub(super) fn notes(view: &View) -> Vec<Note> {
    let l = view.style.language;
    let rated = || view.report.assessments.iter().filter(|a| is_rated(a));
    let methods = once(rated().map(|one| (one.method.method, String::new()))).into_iter();
    let legends = methods.map(|(method, _)| legend(method, l));
    let said = rated().flat_map(|one| {
        let reasons = one.method.reasons.iter();
        reasons.map(|reason| (reason.text(l), view.name(one)))
    });
    let reasons = once(said).into_iter();
    let reasons = reasons.map(|(sentence, ids)| note::of_targets(l, sentence, l.list(ids)));
    let rating = view.word(Label::Rating);
    legends.chain(reasons).map(|text| Note::of(&rating, text)).collect()
}

/// What stands behind the ratings of a method.
pub(super) fn legend(method: Method, language: Language) -> String {
    let name = method.word();
    say! { language, method;
        Method::Schedule => = name.to_owned(),
        Method::OpenSdg => "{name}：年均增速与所需年均增速之比（无目标值的为年均增速）/ 得分，−5 至 5" / "{name}: growth over the growth needed (without goal: growth a year) / score from -5 to 5",
        Method::Unsd => "{name}：按现有增速到期可走完的路程（无目标值的为年均增速）/ 等级，1 至 3" / "{name}: share of the way covered by the deadline at this growth (without goal: growth a year) / class from 1 to 3",
        Method::Destatis => "{name}：按近年平均变动到期还差的，占现在所差的份额" / "{name}: what will be missing at the deadline at the mean change of late, as a share of what is missing now",
        Method::Sdsn => "{name}：每年得分变动与所需之比 / 得分，0 至 100" / "{name}: points gained a year over the points needed / score from 0 to 100",
        Method::Eurostat => "{name}：近 5 年增速与所需增速之比（无目标值的为年均增速）" / "{name}: growth of the last 5 years over the growth needed (without goal: growth a year)",
        Method::Escap => "{name}：现值在基期值与目标值之间的位置，0 至 10 / 不截的指数在前" / "{name}: where the value stands between base and goal, from 0 to 10 / before it the index as it is",
    }
}

/// How the figures of a preset came about: label and text, in order.
pub(super) fn working(
    assessment: &Assessment,
    figures: &Figures,
    language: Language,
) -> Vec<(String, String)> {
    let method = &assessment.method;
    let mut lines: Vec<(String, String)> = Vec::new();
    for step in &method.steps {
        lines.push(told(step, figures, language));
    }
    if let Some(ratio) = ratio(assessment, method, figures) {
        let formula = formula(assessment);
        lines.push((say!(language, "比值", "Ratio"), format!("{formula} = {ratio}")));
    }
    lines.extend(score(method, figures).map(|score| (say!(language, "得分", "Score"), score)));
    let rating = method.rating.map(|rating| words(rating, language));
    lines.extend(rating.map(|rating| (Label::Rating.text(language).to_owned(), rating)));
    let reasons = method.reasons.iter();
    lines.extend(
        reasons.map(|reason| (Label::Reason.text(language).to_owned(), reason.text(language))),
    );
    lines
}

fn told(step: &MethodStep, figures: &Figures, language: Language) -> (String, String) {
    let level = |level: &Decimal| figures.with_unit(&plain(figures.full(*level)));
    let change = |change: &Decimal| figures.change(*change).text(language);
    let dated = |letter: &str, period: &Period, value: &Decimal| {
        let text = format!("{}  {}", level(value), period.words(language));
        (letter.to_owned(), text)
    };
    let growth = |formula: &str, rate: &Decimal| {
        format!("{formula} = {}", figures.growth(*rate, 4).text(language))
    };
    let bare = |value: &Decimal| figures.bare(*value, 6, &[]).trimmed().digits();
    match step {
        MethodStep::Value(period, value) => dated("x", period, value),
        MethodStep::Base(period, value) => dated("b", period, value),
        MethodStep::Target(period, value) => dated("T", period, value),
        MethodStep::ObservedGrowth(rate) => {
            (say!(language, "增速 g", "Growth g"), growth("(x / b)^(1 / (t - t0)) - 1", rate))
        }
        MethodStep::RequiredGrowth(rate) => {
            (say!(language, "所需 r", "Needed r"), growth("(T / b)^(1 / (tT - t0)) - 1", rate))
        }
        MethodStep::LongWindow(from, ratio) => {
            let period = from.words(language);
            let ratio = bare(ratio);
            (
                say!(language, "长期", "Long term"),
                say!(language, "从 {period} 起算的比值 {ratio}", "{ratio}, from {period} on"),
            )
        }
        MethodStep::LimitFactor(factor) => (say!(language, "限值 C", "Limit C"), bare(factor)),
        MethodStep::MeanChange(count, mean) => (
            say!(language, "变动 a", "Change a"),
            say!(
                language,
                "近 {count} 次变动平均每年 {}",
                "the mean of the last {count} changes, a year: {}",
                change(mean)
            ),
        ),
        MethodStep::LastChange(last) => (say!(language, "末次变动", "Last change"), change(last)),
        MethodStep::Expected(value) => (say!(language, "预计 H", "Expected H"), level(value)),
        MethodStep::Points(points) => (
            say!(language, "年得分 p", "Points p"),
            format!("100 x (x - b) / (best - worst) / (t - t0) = {}", bare(points)),
        ),
        MethodStep::RequiredPoints(points) => (
            say!(language, "年所需 q", "Needed q"),
            format!("100 x (T - b) / (best - worst) / (tT - t0) = {}", bare(points)),
        ),
    }
}

/// The formula of a method's ratio, in the letters of its steps; d is +1 where more is better, else −1.
fn formula(assessment: &Assessment) -> &'static str {
    match (assessment.method.method, is_growth(assessment)) {
        (Method::OpenSdg | Method::Eurostat, false) => "d x g / |r|",
        (Method::OpenSdg | Method::Eurostat, true) => "d x g",
        (Method::Escap, _) => "10 x d x (x - b) / |T - b|",
        (Method::Unsd, true) => "g",
        (Method::Unsd, false) => "(H - b) / (T - b)",
        (Method::Destatis, _) => "max(0, (T - H) x d) / |T - x|",
        (Method::Sdsn, _) => "p / q",
        (Method::Schedule, _) => "",
    }
}

/// The words of a rating.
fn words(rating: &str, language: Language) -> String {
    say! { language, rating;
        "target_achieved" => "已实现" / "target achieved",
        "substantial_progress" => "进展显著" / "substantial progress",
        "moderate_progress" => "进展一般" / "moderate progress",
        "limited_progress" => "进展有限" / "limited progress",
        "deterioration" => "恶化" / "deterioration",
        "not_available" | "no_assessment" | "none" => "不作评价" / "not assessed",
        "on_track" => "步入正轨" / "on track",
        "fair_progress" => "有进展但需加快" / "fair progress",
        "stagnation_or_regression" => "停滞或倒退" / "stagnation or regression",
        "sun" => "晴" / "sun",
        "slightly_cloudy" => "少云" / "slightly cloudy",
        "cloud" => "多云" / "cloud",
        "thunderstorm" => "雷雨" / "thunderstorm",
        "significant_progress" => "进展显著" / "significant progress",
        "insufficient_progress" => "进展不足" / "insufficient progress",
        "movement_away" => "背离目标" / "movement away",
        "moderate_movement_away" => "略有背离" / "moderate movement away",
        "significant_movement_away" => "明显背离" / "significant movement away",
        "moderately_improving" => "略有改善" / "moderately improving",
        "stagnating" => "停滞" / "stagnating",
        "decreasing" => "下降" / "decreasing",
        other => = other.to_owned(),
    }
}
