//! The paragraph that an analyst would write of a report: sentences as data, each made of clauses that hold where their figure is
//! there. No sentence stands without its figure, and no word judges but the verdicts.

use std::cmp::Ordering;

use crate::assess::{Assessment, Course, Flag, Pace, Passed, Report, Status};
use crate::language::{Language, plural};
use crate::plan::Plan;
use crate::quantity::{Decimal, Month, Period};
use crate::words::figures::CHANGES;
use crate::{say, worded};

use super::document::{Brief, Cell, Counts, Value};
use super::entry::Entry;
use super::figure::Figures;
use super::message::Label;
use super::number::{Measure, Number, joined};
use super::summary;
use super::view::View;
use super::{Format, NotWritten, Section, Style, Written, docx, html, markdown, terminal};

/// Targets that a sentence names.
const NAMED: usize = 5;

worded! {
    /// The formats of a brief.
    #[derive(Default)]
    pub enum BriefFormat {
        /// Text.
        #[default]
        Table = "table",
        /// Text for a document.
        Markdown = "markdown",
        /// A page for a browser.
        Html = "html",
        /// A file for Word.
        Docx = "docx",
    }
}

impl Written for BriefFormat {
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Table => Format::Table.endings(),
            Self::Markdown => Format::Markdown.endings(),
            Self::Html => Format::Html.endings(),
            Self::Docx => &["docx"],
        }
    }
}

/// A brief of a report in a format, of at most so many sentences: of fewer those that matter most stay, in their order.
///
/// # Errors
/// Where it does not fit the format.
pub fn render(
    format: BriefFormat,
    plan: &Plan,
    report: &Report,
    style: &Style,
    most: usize,
) -> Result<Vec<u8>, NotWritten> {
    let view = View::new(plan, report, &[Section::Counts], style);
    let brief = Brief {
        language: style.language,
        title: plan.title.clone(),
        sentences: sentences(&view, most),
    };
    Ok(match format {
        BriefFormat::Table => terminal::brief(&brief, style),
        BriefFormat::Markdown => markdown::brief(&brief),
        BriefFormat::Html => html::brief(&brief),
        BriefFormat::Docx => docx::render(&brief)?,
    })
}

/// What a reader asks for first: what lags and by how much, who answers for it, and what is not known; a sentence a verdict.
pub(super) fn points(view: &View) -> Vec<String> {
    let statuses = LAGGING.iter().chain(&[Status::NoData]);
    let sentences = statuses.filter_map(|status| named(view, *status));
    let stop = view.style.language.pick("。", ".");
    sentences.map(|sentence| sentence + stop).collect()
}

/// The verdicts on what lags.
const LAGGING: [Status; 3] = [Status::Behind, Status::Regressing, Status::Missed];

/// How much a sentence matters: the first stay.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Weight {
    Counts,
    Behind,
    Year,
    Reached,
    Unknown,
    Level,
}

/// The sentences of a report in the order of reading.
fn sentences(view: &View, most: usize) -> Vec<String> {
    let l = view.style.language;
    let mut said: Vec<(Weight, String)> = Vec::new();
    let mut say = |weight, clauses: Vec<Option<String>>| {
        let clauses: Vec<String> = clauses.into_iter().flatten().collect();
        if !clauses.is_empty() {
            let joined = clauses.join(l.pick("，", ", "));
            said.push((weight, joined + l.pick("。", ".")));
        }
    };
    say(Weight::Counts, vec![counts(view)]);
    for assessment in &view.report.assessments {
        let entry = Entry::new(*view, assessment);
        match &assessment.pace {
            Some(pace) if matches!(pace.course, Course::Amount | Course::Growth) => {
                say(Weight::Year, of_the_year(&entry, pace));
            }
            Some(pace) if assessment.progress.is_none() => {
                say(Weight::Level, of_a_level(&entry, pace));
            }
            _ => say(Weight::Level, of_the_plan(&entry)),
        }
    }
    for (weight, status) in [
        (Weight::Behind, Status::Behind),
        (Weight::Behind, Status::Regressing),
        (Weight::Behind, Status::Missed),
        (Weight::Reached, Status::Achieved),
        (Weight::Unknown, Status::NoData),
    ] {
        say(weight, vec![named(view, status)]);
    }
    let ranks = said.iter().enumerate().map(|(at, (weight, _))| (*weight, at));
    let mut ranks: Vec<(Weight, usize)> = ranks.collect();
    ranks.sort_unstable();
    let mut kept: Vec<usize> = ranks.into_iter().take(most).map(|(_, at)| at).collect();
    kept.sort_unstable();
    let said = kept.into_iter().filter_map(|at| said.get(at));
    said.map(|(_, sentence)| sentence.clone()).collect()
}

/// `截至2024年6月，41项指标中，提前实现6项、快于预期8项`
fn counts(view: &View) -> Option<String> {
    let l = view.style.language;
    let all = view.report.assessments.len();
    let told = |counts: &Counts| {
        l.list(counts.parts.iter().map(|part| clause::counted(l, &part.word, part.count)))
    };
    let counts = summary::counts(view);
    let plan = told(counts.first()?);
    let parts = match counts.get(1).map(told) {
        Some(year) => clause::by_the_year(l, plan, year),
        None => plan,
    };
    let targets = summary::targets(view);
    let indicators = plural(targets, "indicator");
    let assessed = (all > targets).then(|| clause::assessed(l, all));
    let all = targets;
    let assessed = assessed.unwrap_or_default();
    let as_of = view.report.as_of.map(|month| month_words(month, l));
    (all > 0).then(|| match as_of {
        Some(as_of) => clause::as_of(l, as_of, all, indicators, assessed, parts),
        None => clause::of_all(l, all, indicators, assessed, parts),
    })
}

/// `2024年1-6月接待国内外游客1573.1万人次，同比增长11.9%，增速比1-5月提高0.3个百分点，完成全年目标的49.8%，快于应完成的47.7%`
fn of_the_year(entry: &Entry, pace: &Pace) -> Vec<Option<String>> {
    let l = entry.view.style.language;
    let period = period_words(pace.period, l);
    let name = entry.view.told_name(entry.assessment);
    let level = number(&entry.ytd());
    let on_year = entry.on_year();
    let growth = on_year_ago(entry, pace);
    let (subject, growth) = match (level, number(&on_year)) {
        (Some(level), _) if pace.is_added => {
            (grown(&period, &name, &level, l), growth.map(|growth| clause::of_added(l, growth)))
        }
        (Some(level), _) => {
            (clause::came_to(l, period, before_figure(name, l), figure(&level, l)), growth)
        }
        // What is published as growth alone is told by it.
        (None, Some(growth)) if CHANGES.at_end(&name).is_some() => {
            let growth = figure(&growth, l);
            (clause::rate(l, period, name, growth.trim_start_matches('+')), None)
        }
        (None, Some(_)) => (clause::grew(l, period, name, growth.unwrap_or_default()), None),
        (None, None) => return Vec::new(),
    };
    vec![
        Some(subject),
        growth,
        compared(entry, pace),
        done(entry, pace),
        projected(entry),
        passed_in_year(entry, pace),
    ]
}

/// `同比增长11.9%`, or what became of a loss.
fn on_year_ago(entry: &Entry, pace: &Pace) -> Option<String> {
    let l = entry.view.style.language;
    match entry.on_year().value {
        Value::Number(growth) => Some(match growth.measure {
            Measure::Percent if !pace.is_yoy_published() => {
                clause::noted(l, change(&growth, l), Label::FromLevels.text(l))
            }
            _ => change(&growth, l),
        }),
        Value::Text(turn) => Some(say!(l, "同比{turn}", "{turn} on a year ago")),
        _ => None,
    }
}

/// `2026年9月城镇调查失业率5.8%，比上年同期提高0.6个百分点，距目标还差0.3个百分点`
fn of_a_level(entry: &Entry, pace: &Pace) -> Vec<Option<String>> {
    let l = entry.view.style.language;
    let Some(level) = number(&entry.ytd()) else {
        return Vec::new();
    };
    let latest = entry.assessment.latest.as_ref();
    let counts = latest.is_some_and(|latest| latest.period == pace.period);
    let beside_goal = counts.then(|| past(entry).or_else(|| short(entry)));
    let before = l.pick("上年同期", "a year ago").to_owned();
    let on_last_year = number(&entry.on_year_ago()).filter(|_| pace.is_told_by_level());
    let moved = on_last_year.map(|change| moved(pace, &change, &before, l));
    let carried = number(&entry.carried()).map(|level| clause::carried(l, figure(&level, l)));
    vec![
        Some(level_words(entry, period_words(pace.period, l), &level)),
        on_year_ago(entry, pace).or(moved),
        carried,
        beside_goal.flatten(),
    ]
}

/// `规模以上工业企业数净增9家`
fn grown(period: &str, name: &str, by: &Number, l: Language) -> String {
    let much = figure(&by.magnitude(), l);
    say! { l, by.rounded().is_negative();
        false => "{period}{name}净增{much}" / "{name} grew by {much} in {period}",
        true => "{period}{name}净减{much}" / "{name} fell by {much} in {period}",
    }
}

/// `森林覆盖率24.02%`, of the difference of two `居民收入增速比地区生产总值增速低0.2个百分点`.
fn level_words(entry: &Entry, period: String, level: &Number) -> String {
    let l = entry.view.style.language;
    let of_two = entry.view.target(entry.assessment);
    let of_two = of_two.and_then(|target| target.formula.expr.difference());
    let name = |key: &str| {
        let mut series = entry.view.plan.definitions.iter();
        let series = series.find(|series| series.key.as_deref() == Some(key));
        series.map_or(key, |series| &series.name).to_owned()
    };
    let Some((one, other)) = of_two.filter(|_| level.measure == Measure::Points) else {
        let name = before_figure(entry.view.told_name(entry.assessment), l);
        return clause::was(l, period, name, figure(level, l));
    };
    let (one, other) = (name(one), name(other));
    let by = figure(&level.magnitude(), l);
    say! { l, level.rounded().sign();
        1 => "{period}{one}比{other}高{by}" / "{one} was {by} above {other} in {period}",
        -1 => "{period}{one}比{other}低{by}" / "{one} was {by} below {other} in {period}",
        _ => "{period}{one}与{other}持平" / "{one} was level with {other} in {period}",
    }
}

/// `增速比1-5月提高0.3个百分点`, without a period before in the year `比上年同期`.
fn compared(entry: &Entry, pace: &Pace) -> Option<String> {
    let l = entry.view.style.language;
    let (change, before) = match (number(&entry.on_previous()), pace.previous) {
        (Some(change), Some(previous)) => (change, previous.in_its_year(l)),
        _ => (number(&entry.on_year_ago())?, l.pick("上年同期", "a year ago").to_owned()),
    };
    Some(moved(pace, &change, &before, l))
}

/// `增速比1-5月提高0.3个百分点`; of rates and ratios the figure itself.
fn moved(pace: &Pace, change: &Number, before: &str, l: Language) -> String {
    let of_growth = change.measure == Measure::Points && !pace.unit.is_ratio();
    let what = if of_growth { l.pick("增速", "growth ") } else { "" };
    let by = figure(&change.magnitude(), l);
    // Of what fell, and fell before, the fall is told.
    let yoy = pace.yoy.and_then(|yoy| yoy.shifted(2).ok());
    let yoy = yoy.filter(|yoy| of_growth && yoy.is_negative());
    let then = yoy.and_then(|yoy| yoy.minus(change.value).ok());
    if then.is_some_and(Decimal::is_negative) && !change.rounded().is_zero() {
        return say! { l, change.rounded().sign();
            1 => "降幅比{before}收窄{by}" / "the decline narrowed by {by} on {before}",
            _ => "降幅比{before}扩大{by}" / "the decline widened by {by} on {before}",
        };
    }
    say! { l, change.rounded().sign();
        1 => "{what}比{before}提高{by}" / "{what}up {by} on {before}",
        -1 => "{what}比{before}回落{by}" / "{what}down {by} on {before}",
        _ => "{what}与{before}持平" / "{what}unchanged on {before}",
    }
}

/// `完成全年目标的49.8%，快于应完成的47.7%`; under a ceiling there is no haste, only more or less.
fn done(entry: &Entry, pace: &Pace) -> Option<String> {
    let l = entry.view.style.language;
    let share = figure(&number(&entry.attained())?, l);
    // What the plan does not state of this year is the tool's own.
    let spread =
        if pace.is_spread() { clause::aside(l, Label::Spread.text(l)) } else { String::new() };
    let done = say! { l, pace.ceiling;
        true => "为全年上限{spread}的{share}" / "{share} of what the year allows{spread}",
        false => "完成全年目标{spread}的{share}" / "{share} of the year's target{spread}",
    };
    // Past the far end of a corridor there is no haste.
    let due = number(&entry.due()).filter(|_| pace.passed.is_none());
    let (Some(due), Some(ratio)) = (due, number(&entry.pace_ratio())) else {
        return Some(done);
    };
    let due = figure(&due, l);
    // What is the same in print is told to be.
    let ahead = match ratio.value.compare(Decimal::HUNDRED) {
        _ if due == share => Ordering::Equal,
        ahead => ahead,
    };
    // Without a usual share what is due goes by the months.
    let by_months = pace.seasonal_share.is_none();
    let by_season = pace.ceiling && !by_months;
    let beside = say! { l, (ahead, by_season);
        (Ordering::Greater, false) if pace.ceiling => "高于序时进度的{due}" / "above the {due} of the months passed",
        (Ordering::Less, false) if pace.ceiling => "低于序时进度的{due}" / "below the {due} of the months passed",
        (Ordering::Equal, false) if by_months => "与按序时应完成的持平" / "as much as is due by the months passed",
        (Ordering::Greater, false) if by_months => "快于按序时应完成的{due}" / "ahead of the {due} due by the months passed",
        (Ordering::Less, false) if by_months => "慢于按序时应完成的{due}" / "behind the {due} due by the months passed",
        (Ordering::Equal, false) => "与应完成的持平" / "as much as is due by now",
        (Ordering::Greater, false) => "快于应完成的{due}" / "ahead of the {due} due by now",
        (Ordering::Less, false) => "慢于应完成的{due}" / "behind the {due} due by now",
        (Ordering::Equal, true) => "与往年同期持平" / "as much as is usual by now",
        (Ordering::Greater, true) => "高于往年同期的{due}" / "above the {due} usual by now",
        (Ordering::Less, true) => "低于往年同期的{due}" / "below the {due} usual by now",
    };
    Some(say!(l, "{done}，{beside}", "{done}, {beside}"))
}

/// `按往年同期进度预计全年3337.8万人次`
fn projected(entry: &Entry) -> Option<String> {
    let l = entry.view.style.language;
    let level = figure(&number(&entry.full_year())?, l);
    let by_months = entry.pace()?.seasonal_share.is_none();
    Some(say! { l, by_months;
        true => "按序时进度预计全年{level}" / "{level} by its end at the pace of the months passed",
        false => "按往年同期进度预计全年{level}" / "{level} by its end at the usual share of the year",
    })
}

/// `服务业增加值占地区生产总值比重53.24%，规划进度64.4%，比时间进度慢5.6个百分点，距目标还差1.76个百分点`
fn of_the_plan(entry: &Entry) -> Vec<Option<String>> {
    let l = entry.view.style.language;
    let Some((level, point)) = number(&entry.latest()).zip(entry.assessment.latest.as_ref()) else {
        return Vec::new();
    };
    let period = period_words(point.period, l);
    let level = Some(if point.flags.iter().any(Flag::is_of_change) {
        let name = entry.view.told_name(entry.assessment);
        grown(&period, &name, &level, l)
    } else {
        level_words(entry, period, &level)
    });
    if let Some(past) = past(entry) {
        return vec![level, Some(past)];
    }
    let progress = number(&entry.progress()).map(|share| {
        let share = figure(&share, l);
        say! { l, fills_up(entry.assessment);
            true => "已用去上限的{share}" / "{share} of its ceiling used up",
            false => "规划进度{share}" / "{share} of the way to its goal",
        }
    });
    vec![level, progress, beside_path(entry), short(entry)]
}

/// `距目标还差1.76个百分点`
fn short(entry: &Entry) -> Option<String> {
    let l = entry.view.style.language;
    let gap = number(&entry.gap()).filter(|gap| gap.value.is_positive())?;
    Some(clause::short_of(l, figure(&gap, l)))
}

/// How far it lies past the far end of its corridor, where no haste is told of it.
fn past(entry: &Entry) -> Option<String> {
    let one = entry.assessment;
    let latest = one.latest.as_ref().map(|latest| latest.value);
    let figure = one.carried.or(latest);
    beyond(entry, one.passed()?, (figure, one.projection), &entry.figures)
}

/// The same of the year.
fn passed_in_year(entry: &Entry, pace: &Pace) -> Option<String> {
    let figures = entry.figures.of_year(pace);
    let figure = pace.carried.or(pace.ytd);
    beyond(entry, pace.passed?, (figure, pace.projection), &figures)
}

/// `高于目标上限2个百分点`, of what is to be expected `预计高于目标上限50.0亿元`.
fn beyond(
    entry: &Entry,
    passed: Passed,
    (now, expected): (Option<Decimal>, Option<Decimal>),
    figures: &Figures,
) -> Option<String> {
    let l = entry.view.style.language;
    let far = entry.assessment.goal.as_ref()?.far_end()?;
    let level = if passed.is_expected { expected } else { now };
    let by = level?.minus(far).ok()?.abs();
    let by = figure(&figures.difference(by), l);
    Some(say! { l, (passed.is_upper, passed.is_expected);
        (true, false) => "高于目标上限{by}" / "{by} above its upper end",
        (false, false) => "低于目标下限{by}" / "{by} below its lower end",
        (true, true) => "预计高于目标上限{by}" / "on the way to {by} above its upper end",
        (false, true) => "预计低于目标下限{by}" / "on the way to {by} below its lower end",
    })
}

/// `滞后预期12项，主要是金融业增加值（比时间进度慢21.3个百分点）、…`
fn named(view: &View, status: Status) -> Option<String> {
    let l = view.style.language;
    let all = view.report.assessments.iter();
    let mut these: Vec<&Assessment> = all.filter(|one| one.status == Some(status)).collect();
    if matches!(status, Status::Behind | Status::Regressing) {
        these.sort_by_key(|one| (one.margin.is_none(), one.margin));
    }
    let count = these.len();
    let early = these.iter().all(|one| one.is_early());
    let names = these.iter().take(NAMED).map(|one| {
        let name = view.told_name(one);
        let owner = view.target(one).and_then(|target| target.owner.first().cloned());
        let remarks = owner.into_iter().chain(lag(&Entry::new(*view, one)));
        let remarks: Vec<String> = remarks.filter(|_| LAGGING.contains(&status)).collect();
        match remarks.join(l.pick("，", ", ")) {
            remarks if remarks.is_empty() => name,
            remarks => say!(l, "{name}（{remarks}）", "{name} ({remarks})"),
        }
    });
    let names = l.list(names);
    let word = match (status, l) {
        (Status::NoData, Language::En) => "without data".to_owned(),
        _ => status.told(early, l),
    };
    (count > 0).then(|| {
        say! { l, count > NAMED;
            true => "{word}{count}项，主要是{names}" / "{count} {word}, above all {names}",
            false => "{word}{count}项：{names}" / "{count} {word}: {names}",
        }
    })
}

/// How far past its corridor or behind its path it is; where there is none, how far from its goal.
fn lag(entry: &Entry) -> Option<String> {
    past(entry).or_else(|| beside_path(entry)).or_else(|| {
        let gap = number(&entry.gap()).filter(|gap| gap.rounded().is_positive())?;
        let l = entry.view.style.language;
        Some(clause::off(l, figure(&gap, l)))
    })
}

/// `比时间进度慢21.3个百分点`; of a ceiling there is more or less used up.
fn beside_path(entry: &Entry) -> Option<String> {
    let l = entry.view.style.language;
    let margin = number(&entry.margin())?;
    let points = figure(&margin.magnitude(), l);
    Some(say! { l, (margin.rounded().sign(), fills_up(entry.assessment));
        (1, false) => "比时间进度快{points}" / "{points} ahead of time",
        (-1, false) => "比时间进度慢{points}" / "{points} behind time",
        (1, true) => "比时间进度少{points}" / "{points} less than time has passed",
        (-1, true) => "比时间进度多{points}" / "{points} more than time has passed",
        _ => "与时间进度持平" / "level with time",
    })
}

/// Whether an amount is on its way to a ceiling: the less of it is used up, the better.
fn fills_up(assessment: &Assessment) -> bool {
    let ahead = assessment.progress > assessment.time;
    assessment.margin.is_some_and(|margin| !margin.is_zero() && margin.is_positive() != ahead)
}

/// `同比增长11.9%`
fn change(growth: &Number, l: Language) -> String {
    let amount = figure(&growth.magnitude(), l);
    let share = growth.measure == Measure::Points;
    say! { l, (growth.rounded().sign(), share);
        (1, true) => "同比提高{amount}" / "up {amount} on a year ago",
        (-1, true) => "同比回落{amount}" / "down {amount} on a year ago",
        (1, false) => "同比增长{amount}" / "up {amount} on a year ago",
        (-1, false) => "同比下降{amount}" / "down {amount} on a year ago",
        _ => "同比持平" / "unchanged on a year ago",
    }
}

/// Clauses that are made of figures and names.
mod clause {
    crate::sentences! {
        off(gap): "差{gap}" / "{gap} off the goal";
        of_added(growth): "净增数{growth}" / "which was {growth}";
        noted(growth, note): "{growth}（{note}）" / "{growth} ({note})";
        aside(note): "（{note}）" / " ({note})";
        counted(word, count): "{word}{count}项" / "{word} {count}";
        by_the_year(plan, year): "{plan}；从全年目标看，{year}" / "{plan}; by the targets of the year {year}";
        assessed(all): "、{all}项评估" / " with {all} assessments";
        as_of(as_of, all, indicators, assessed, parts): "截至{as_of}，{all}项指标{assessed}中，{parts}" / "As of {as_of}, of {indicators}{assessed}: {parts}";
        of_all(all, indicators, assessed, parts): "{all}项指标{assessed}中，{parts}" / "Of {indicators}{assessed}: {parts}";
        came_to(period, name, level): "{period}{name}{level}" / "{name} came to {level} in {period}";
        was(period, name, level): "{period}{name}{level}" / "{name} was {level} in {period}";
        rate(period, name, growth): "{period}{name}为{growth}" / "{name} was {growth} in {period}";
        grew(period, name, growth): "{period}{name}{growth}" / "{name} was {growth} in {period}";
        carried(level): "推算全年{level}" / "carried to the year {level}";
        short_of(gap): "距目标还差{gap}" / "{gap} short of its goal";
    }
}

fn number(cell: &Cell) -> Option<Number> {
    match &cell.value {
        Value::Number(number) => Some(number.clone()),
        _ => None,
    }
}

/// A name before its figure: where it ends in a digit or a letter, a word parts the two.
fn before_figure(name: String, language: Language) -> String {
    let runs_on = name.ends_with(|c: char| c.is_ascii_alphanumeric());
    if runs_on && language == Language::Zh { name + "为" } else { name }
}

/// A number as a sentence says it: `5.6个百分点`.
fn figure(number: &Number, language: Language) -> String {
    match (&number.measure, language) {
        (Measure::Points, Language::Zh) => {
            let points = Label::PointsInWords.text(language);
            joined(&number.digits(), points)
        }
        _ => number.text(language),
    }
}

/// A period as a sentence says it: `2024年`, `2024年1-6月`.
fn period_words(period: Period, language: Language) -> String {
    if period.is_calendar_year() {
        let year = period.last_month().year();
        say!(language, "{year}年", "{year}")
    } else if period.months() == 1 {
        month_words(period.last_month(), language)
    } else {
        period.told(language)
    }
}

fn month_words(month: Month, language: Language) -> String {
    let (year, of_year) = (month.year(), month.month());
    say!(language, "{year}年{of_year}月", "{year}-{of_year:02}")
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, d};
    use super::*;
    use crate::quantity::Rounding;

    fn brief(language: Language, most: usize) -> String {
        let (plan, report) = sample::report();
        let style = Style { language, ..sample::style(80) };
        let view = View::new(&plan, &report, &[Section::Counts], &style);
        sentences(&view, most).join("\n")
    }

    #[test]
    fn every_sentence_has_its_figure_and_its_stop() {
        for (language, stop) in [(Language::Zh, '。'), (Language::En, '.')] {
            let brief = brief(language, 99);
            for sentence in brief.lines() {
                assert!(sentence.contains(|c: char| c.is_ascii_digit()), "{sentence}");
                assert!(sentence.ends_with(stop), "{sentence}");
            }
        }
    }

    #[test]
    fn the_sentences_that_matter_most_stay() {
        let brief = brief(Language::Zh, 2);
        let lines: Vec<&str> = brief.lines().collect();
        let [counts, behind] = lines.as_slice() else {
            panic!("{brief}");
        };
        assert!(counts.starts_with("截至2024年6月，9项指标中，"), "{counts}");
        assert!(
            behind.starts_with(
                "滞后预期2项：接待国内外游客（区发展改革局，比时间进度慢40.8个百分点）、"
            ),
            "{behind}"
        );
    }

    #[test]
    fn the_year_is_told_with_growth_and_what_is_done() {
        let brief = brief(Language::Zh, 99);
        let sentence = "2024年1-6月接待国内外游客1123.40万人次，同比增长8.1%（按公布绝对数推算），增速比1-5月回落0.3个百分点，完成全年目标（按余期均摊）的45.1%，慢于应完成的47.1%，按往年同期进度预计全年2384.13万人次。";
        assert!(brief.lines().any(|line| line == sentence), "{brief}");
    }

    #[test]
    fn directions_are_words_and_figures_have_no_sign() {
        let growth =
            |value: &str, measure| Number::new(d(value), measure, 1, Rounding::HalfUp).signed();
        for (growth, words) in [
            (growth("11.9", Measure::Percent), "同比增长11.9%"),
            (growth("-3.25", Measure::Percent), "同比下降3.3%"),
            (growth("-0.4", Measure::Points), "同比回落0.4个百分点"),
            (growth("0.5", Measure::Points), "同比提高0.5个百分点"),
            (growth("0", Measure::Percent), "同比持平"),
        ] {
            assert_eq!(change(&growth, Language::Zh), words);
        }
    }
}
