//! The paragraph that an analyst would write of a report: sentences as data, each made of clauses that hold where their figure is
//! there. No sentence stands without its figure, and no word judges but the verdicts.

use crate::assess::{Assessment, Course, Report, Status};
use crate::language::{Language, plural};
use crate::plan::Plan;
use crate::quantity::Month;
use crate::{say, worded};

use super::document::{Brief, Cell, Value};
use super::entry::Entry;
use super::message::Label;
use super::number::{Measure, Number, joined};
use super::summary;
use super::view::View;
use super::{Format, Section, Style, Written, html, markdown, terminal};

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
    }
}

impl Written for BriefFormat {
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Table => Format::Table.endings(),
            Self::Markdown => Format::Markdown.endings(),
            Self::Html => Format::Html.endings(),
        }
    }
}

/// A brief of a report in a format, of at most so many sentences: of fewer those that matter most stay, in their order.
#[must_use]
pub fn render(
    format: BriefFormat,
    plan: &Plan,
    report: &Report,
    style: &Style,
    most: usize,
) -> Vec<u8> {
    let view = View::new(plan, report, &[Section::Counts], style);
    let brief = Brief {
        language: style.language,
        title: plan.title.clone(),
        sentences: sentences(&view, most),
    };
    match format {
        BriefFormat::Table => terminal::brief(&brief, style),
        BriefFormat::Markdown => markdown::brief(&brief),
        BriefFormat::Html => html::brief(&brief),
    }
}

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
    let language = view.style.language;
    let all = &view.report.assessments;
    let mut said: Vec<(Weight, String)> = Vec::new();
    let mut say = |weight, clauses: Vec<Option<String>>| {
        let clauses: Vec<String> = clauses.into_iter().flatten().collect();
        if !clauses.is_empty() {
            let joined = clauses.join(language.pick("，", ", "));
            said.push((weight, joined + language.pick("。", ".")));
        }
    };
    say(Weight::Counts, vec![counts(view)]);
    for assessment in all {
        let entry = Entry::new(*view, assessment);
        if assessment
            .pace
            .as_ref()
            .is_some_and(|pace| pace.course == Course::Amount)
        {
            say(Weight::Year, of_the_year(&entry));
        } else if assessment.progress.is_some() {
            say(Weight::Level, of_the_plan(&entry));
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
    let mut ranks: Vec<(Weight, usize)> = said
        .iter()
        .enumerate()
        .map(|(at, (weight, _))| (*weight, at))
        .collect();
    ranks.sort_unstable();
    ranks.truncate(most);
    let stays = |at: usize| ranks.iter().any(|(_, kept)| *kept == at);
    let said = said.into_iter().enumerate();
    said.filter(|(at, _)| stays(*at))
        .map(|(_, (_, sentence))| sentence)
        .collect()
}

/// `截至2024年6月，41项指标中，提前实现6项、快于预期8项`
fn counts(view: &View) -> Option<String> {
    let language = view.style.language;
    let counts = summary::counts(view).into_iter().next()?;
    let all = view.report.assessments.len();
    let parts = counts.parts.iter().map(|part| {
        let (word, count) = (&part.word, part.count);
        say!(language, "{word}{count}项", "{count} {word}")
    });
    let parts = language.list(parts);
    let indicators = plural(all, "indicator");
    let as_of = view.report.as_of.map(|month| month_words(month, language));
    (all > 0).then(|| match as_of {
        Some(as_of) => say!(
            language,
            "截至{as_of}，{all}项指标中，{parts}",
            "As of {as_of}, of {indicators}: {parts}"
        ),
        None => say!(
            language,
            "{all}项指标中，{parts}",
            "Of {indicators}: {parts}"
        ),
    })
}

/// `2024年1-6月接待国内外游客1573.1万人次，同比增长11.9%，完成全年目标的49.8%，为应完成数的104.5%`
fn of_the_year(entry: &Entry) -> Vec<Option<String>> {
    let language = entry.view.style.language;
    let period = entry.ytd_period().value.text(language);
    let name = entry.view.told_name(entry.assessment);
    let subject = number(&entry.ytd()).map(|level| {
        let level = figure(&level, language);
        say!(
            language,
            "{period}{name}{level}",
            "{name} came to {level} in {period}"
        )
    });
    if subject.is_none() {
        return Vec::new();
    }
    let growth = entry.on_year();
    let growth = match &growth.value {
        Value::Number(growth) => Some(change(growth, language)),
        Value::Text(turn) => Some(turn.clone()),
        _ => None,
    };
    let done = number(&entry.attained()).map(|share| {
        let share = figure(&share, language);
        say!(
            language,
            "完成全年目标的{share}",
            "{share} of the year's target"
        )
    });
    let due = number(&entry.pace_ratio()).map(|ratio| {
        let ratio = figure(&ratio, language);
        say!(
            language,
            "为应完成数的{ratio}",
            "{ratio} of what is due by now"
        )
    });
    let projected = number(&entry.full_year()).map(|level| {
        let level = figure(&level, language);
        say!(
            language,
            "按往年同期进度预计全年{level}",
            "at the usual share of the year {level} by its end"
        )
    });
    vec![subject, growth, done, due, projected]
}

/// `服务业增加值占地区生产总值比重53.24%，规划进度64.4%，比时间进度慢5.6个百分点，距目标还差1.76个百分点`
fn of_the_plan(entry: &Entry) -> Vec<Option<String>> {
    let language = entry.view.style.language;
    let name = entry.view.told_name(entry.assessment);
    let period = entry.period().value.text(language);
    let subject = number(&entry.latest()).map(|level| {
        let level = figure(&level, language);
        say!(
            language,
            "{period}{name}{level}",
            "{name} was {level} in {period}"
        )
    });
    let progress = number(&entry.progress()).map(|share| {
        let share = figure(&share, language);
        say!(
            language,
            "规划进度{share}",
            "{share} of the way to its goal"
        )
    });
    let margin = number(&entry.margin()).map(|margin| beside_path(&margin, language));
    let gap = number(&entry.gap())
        .filter(|gap| gap.value.is_positive())
        .map(|gap| {
            let gap = figure(&gap, language);
            say!(language, "距目标还差{gap}", "{gap} short of it")
        });
    vec![subject, progress, margin, gap]
}

/// `滞后预期12项，主要是金融业增加值（比时间进度慢21.3个百分点）、…`
fn named(view: &View, status: Status) -> Option<String> {
    let language = view.style.language;
    let all = view.report.assessments.iter();
    let mut these: Vec<&Assessment> = all.filter(|one| one.status == Some(status)).collect();
    if matches!(status, Status::Behind | Status::Regressing) {
        these.sort_by_key(|one| (one.margin.is_none(), one.margin));
    }
    let count = these.len();
    let early = these.iter().all(|one| one.early);
    let names = these.iter().take(NAMED).map(|one| {
        let name = view.told_name(one);
        let margin = number(&Entry::new(*view, one).margin());
        match margin.filter(|_| status != Status::Achieved) {
            Some(margin) => {
                let margin = beside_path(&margin, language);
                say!(language, "{name}（{margin}）", "{name} ({margin})")
            }
            None => name,
        }
    });
    let names = language.list(names);
    let word = status.told(early, language);
    let mainly = count > NAMED;
    (count > 0).then(|| {
        if mainly {
            say!(
                language,
                "{word}{count}项，主要是{names}",
                "{count} {word}, above all {names}"
            )
        } else {
            say!(
                language,
                "{word}{count}项：{names}",
                "{count} {word}: {names}"
            )
        }
    })
}

/// `比时间进度慢21.3个百分点`
fn beside_path(margin: &Number, language: Language) -> String {
    let points = figure(&margin.magnitude(), language);
    match margin.rounded().sign() {
        1 => say!(language, "比时间进度快{points}", "{points} ahead of time"),
        -1 => say!(language, "比时间进度慢{points}", "{points} behind time"),
        _ => say!(language, "与时间进度持平", "level with time"),
    }
}

/// `同比增长11.9%`
fn change(growth: &Number, language: Language) -> String {
    let amount = figure(&growth.magnitude(), language);
    let share = growth.measure == Measure::Points;
    match (growth.rounded().sign(), share) {
        (1, true) => say!(language, "同比提高{amount}", "up {amount} on a year ago"),
        (-1, true) => say!(language, "同比回落{amount}", "down {amount} on a year ago"),
        (1, false) => say!(language, "同比增长{amount}", "up {amount} on a year ago"),
        (-1, false) => say!(language, "同比下降{amount}", "down {amount} on a year ago"),
        _ => say!(language, "同比持平", "unchanged on a year ago"),
    }
}

fn number(cell: &Cell) -> Option<Number> {
    match &cell.value {
        Value::Number(number) => Some(number.clone()),
        _ => None,
    }
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
        let style = Style {
            language,
            ..sample::style(80)
        };
        let view = View::new(&plan, &report, &[Section::Counts], &style);
        sentences(&view, most).join("\n")
    }

    #[test]
    fn every_sentence_has_its_figure_and_its_stop() {
        for (language, stop) in [(Language::Zh, '。'), (Language::En, '.')] {
            let brief = brief(language, 99);
            for sentence in brief.lines() {
                assert!(
                    sentence.contains(|c: char| c.is_ascii_digit()),
                    "{sentence}"
                );
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
            behind.starts_with("滞后预期2项：接待国内外游客（比时间进度慢40.8个百分点）、"),
            "{behind}"
        );
    }

    #[test]
    fn the_year_is_told_with_growth_and_what_is_done() {
        let brief = brief(Language::Zh, 99);
        let sentence = "2024年1-6月接待国内外游客1123.40万人次，同比增长8.1%，完成全年目标的45.1%，为应完成数的95.8%，按往年同期进度预计全年2384.13万人次。";
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
