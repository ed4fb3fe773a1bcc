//! Labels of periods: gathered as they occur in a column, understood together.

use std::collections::HashMap;

use crate::data::texts::cell::unwrapped;
use crate::data::texts::name::{last_bracket, without_note};
use crate::data::texts::role;
use crate::quantity::notation::{self, Calendar, Conventions, Label, LabelError, Why};
use crate::quantity::{Frequency, Number, NumberError, Period};
use crate::words::columns::{BASES, HEADINGS, Heading, NOT_OF, TOTALS, UNTIL};
use crate::words::flags::{FLAGS, Flag, break_told};
use crate::words::measures::{before_amount, behind_lead, is_nameless};
use crate::words::periods::{CENTURIES, HAN, MONTHS, Word, row_of};
use crate::words::runs::TO_DATE;
use crate::words::signs;
use crate::words::{fold, is_footnote_mark, is_han};

/// Whether a header text or cell reads as a period, or as a span that is refused by name.
pub(crate) fn looks_like(text: &str) -> bool {
    let tidy = tidy(text);
    let text = tidy.as_str();
    if text.is_empty()
        || !text.chars().any(|c| {
            c.is_ascii_digit()
                || ('０'..='９').contains(&c)
                || signs::COUNTING.contains(c)
                || matches!(c, '〇' | '零' | '元')
        })
    {
        return false;
    }
    if text.chars().all(|c| c.is_ascii_digit()) {
        return match text.len() {
            4 => year(text).is_some(),
            6 => notation::parse(text).is_ok() && text.get(..4).and_then(year).is_some(),
            _ => false,
        };
    }
    // A number with a fraction is a value unless it is a year and a month.
    if let Some((whole, part)) = text.split_once('.')
        && Number::parse(text).is_ok()
        && !(year(whole).is_some()
            && part.len() < 3
            && part.parse().is_ok_and(|month| (1..=12).contains(&month)))
        // `01.2024`
        && !(year(part).is_some() && whole.len() == 2 && notation::parse(text).is_ok())
    {
        return false;
    }
    notation::parse(text).map_or_else(
        |error| !matches!(error.why, Why::NotAPeriod | Why::NoYear | Why::ShortDate),
        |_| true,
    )
}

fn year(text: &str) -> Option<u32> {
    (text.len() == 4)
        .then(|| text.parse().ok())
        .flatten()
        .filter(|year| (1700..=2200).contains(year))
}

/// A label without what some exporters put around it: `Y2024年`, `X2019`, `2019 [YR2019]`, trailing blanks.
pub(crate) fn tidy(text: &str) -> String {
    let text = unwrapped(text).trim_matches(['\u{feff}', '\u{a0}']);
    let text = match text.split_once(" [YR") {
        Some((before, _)) => before,
        None => text,
    };
    let bare = ["YR", "Y", "X"].iter().find_map(|prefix| {
        let after = text.strip_prefix(prefix)?;
        let digits = after.chars().take_while(char::is_ascii_digit).count();
        (digits == 4).then_some(after)
    });
    let bare = bare.unwrap_or(text).trim();
    let bare = unled(bare).unwrap_or(bare);
    untailed(bare).unwrap_or(bare).to_owned()
}

/// The period behind a word that says of it where it stands in its table: `本年（2024年）`, `实际2024年`.
fn unled(text: &str) -> Option<&str> {
    let has_digits = || text.contains(|c: char| c.is_ascii_digit());
    let is_led = !text.starts_with(|c: char| c.is_ascii_digit()) && has_digits();
    let behind = behind_lead(text).filter(|_| is_led)?;
    let is_period =
        behind.starts_with(|c: char| c.is_ascii_digit()) && notation::parse(behind).is_ok();
    is_period.then_some(behind)
}

/// The period before a footnote mark or a word that only says that figures are actual: `2023年[1]`, `2023年▲`, `2023年（实际）`.
fn untailed(text: &str) -> Option<&str> {
    // Nearly all labels end in what belongs to their period.
    if text.ends_with(|c: char| c.is_ascii_digit() || "年月季度".contains(c)) {
        return None;
    }
    // A star is kept: a note may say what it means.
    let signs: &[char] = &['#', '＃', '▲', '△'];
    let before =
        text.strip_suffix(signs).or_else(|| without_note(text)).or_else(|| before_amount(text))?;
    let before = before.trim_end_matches(signs).trim_end();
    notation::parse(before).is_ok().then_some(before)
}

/// The period that a title names: `2024年1-6月` of `甲市2024年1-6月主要经济指标`, `September 2024` of `Utilities, September 2024`; none of several.
/// `截至2024年6月` runs from January, and so does `2024年6月主要指标（1-6月累计）`.
pub(crate) fn within(title: &str) -> Option<String> {
    let named =
        if title.contains(is_han) { within_characters(title)? } else { within_words(title)? };
    let inner = last_bracket(title).and_then(|(_, inner)| within_year(inner, &named));
    Some(inner.filter(|inner| !names_months(&named) || runs_to(inner, &named)).unwrap_or(named))
}

/// The period that a Chinese title names outside of a bracket of months alone.
fn within_characters(title: &str) -> Option<String> {
    let inside = |c: char| c.is_ascii_digit() || c == '/' || signs::SPANS.contains(c);
    let (mut found, mut end) = (None, 0);
    for (at, _) in title.char_indices() {
        let (before, rest) = title.split_at(at);
        let until = UNTIL.iter().any(|word| before.ends_with(word));
        if at < end || !begins_year(rest) || (before.ends_with(inside) && !until) {
            continue;
        }
        let Some(period) = at_start(rest) else {
            continue;
        };
        end = at + period.len();
        let after = rest.get(period.len()..).unwrap_or_default();
        if is_of_no_figures(&period, after) {
            continue;
        }
        let is_month = notation::parse(&period).is_ok_and(|label| label.period.months() == 1);
        let period = if until && is_month { period + TO_DATE } else { period };
        if after.starts_with(['-', '—', '~', '～', '至']) || found.replace(period).is_some() {
            return None;
        }
    }
    found
}

/// Whether a period is one of months by name that runs to the end of a shorter one: `2024年1-6月` to `2024年6月`.
pub(crate) fn runs_to(run: &str, end: &str) -> bool {
    let spans = period_of(run).zip(period_of(end)).filter(|_| names_months(run));
    spans.is_some_and(|(run, end)| run.months() > end.months() && run.end() == end.end())
}

/// Whether a text begins with a year of our time, or of an era.
fn begins_year(text: &str) -> bool {
    let is_era = || matches!(HAN.at_start(text), Some((Word::Era(..), _)));
    CENTURIES.iter().any(|century| text.starts_with(century)) || is_era()
}

/// The longest period with its year that a text begins with: `2024年1-6月`, `二〇二四年九月`, `令和6年9月`, `2024.09`.
fn at_start(text: &str) -> Option<String> {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    if let Some(behind) = text.get(digits..).filter(|_| digits == 4)
        && let Some(month) = behind.strip_prefix(['.', '/'])
    {
        let length = month.chars().take_while(char::is_ascii_digit).count();
        let is_day = month.get(length..)?.starts_with(['.', '/', '-', '年']);
        let period = text.get(..digits + 1 + length)?;
        return (!is_day && notation::parse(period).is_ok()).then(|| period.to_owned());
    }
    let is_written = digits == 0;
    let part = |c: &char| {
        let is_numeral = signs::COUNTING.contains(*c) || "〇零○元".contains(*c);
        c.is_ascii_digit()
            || "年月季度上下半前第一二三四至-—~～".contains(*c)
            || (is_written && is_numeral)
    };
    let era = HAN.at_start(text).filter(|_| is_written);
    let behind = era.map_or(text, |(_, behind)| behind);
    let run: String = behind.chars().take_while(part).collect();
    let year = run.find('年').filter(|at| is_written || *at == 4)?;
    let ahead = text.len() - behind.len();
    let ends = run.char_indices().rev().map(|(at, c)| at + c.len_utf8());
    let ends = ends.take_while(|end| *end > year).map(|end| ahead + end);
    // `二〇二四年十大工程`
    let ends_whole = |text: &&str| !text.ends_with(|c| signs::COUNTING.contains(c));
    let mut periods = ends.filter_map(|end| text.get(..end)).filter(ends_whole);
    periods.find(|text| notation::parse(text).is_ok()).map(str::to_owned)
}

/// The period of less than a year, or of named months, that a title names in words.
fn within_words(title: &str) -> Option<String> {
    /// `First half of 2024` is the longest.
    const LONGEST: usize = 4;
    let words: Vec<&str> = title.split_whitespace().collect();
    let of_no_word = |c: char| !c.is_alphanumeric();
    let period = |start: usize, length: usize| {
        let words = words.get(start..start + length)?;
        words.last()?.contains(char::is_alphanumeric).then_some(())?;
        let text = words.join(" ");
        let text = text.trim_matches(of_no_word).to_owned();
        let period = notation::parse(&text).ok()?.period;
        let is_worded = text.contains(char::is_alphabetic);
        let ends = text.split(|c: char| !c.is_alphabetic()).filter(|word| is_month_name(word));
        (is_worded && (period.months() < 12 || ends.count() > 1)).then_some(text)
    };
    let (mut found, mut at) = (None, 0);
    while at < words.len() {
        let longest = (1..=LONGEST).rev();
        let mut named = longest.filter_map(|length| Some((length, period(at, length)?)));
        let Some((length, text)) = named.next() else {
            at += 1;
            continue;
        };
        // `released in July 2024`
        let before = words.get(at.saturating_sub(2)..at).unwrap_or_default();
        let mut before = before.iter().map(|word| fold(word.trim_matches(of_no_word)));
        let is_of_other = |word: &str| NOT_OF.contains(&word) || word.parse::<u8>().is_ok();
        let behind = words.get(at + length..).unwrap_or_default().join(" ");
        let is_base = BASES.iter().any(|base| fold(&behind).as_str().starts_with(base));
        if is_base || before.any(|word| is_of_other(word.as_str())) || found.is_some() {
            return None;
        }
        found = Some(text);
        at += length;
    }
    found
}

/// Whether what stands behind a period says that no figures are of it: a day within the month, the number of an issue, the base of an
/// index or of prices.
fn is_of_no_figures(period: &str, after: &str) -> bool {
    let after = after.trim_start();
    if BASES.iter().any(|base| after.starts_with(base)) {
        return true;
    }
    let counted = |text: &str, ends: &[char]| {
        let digits = text.chars().take_while(char::is_ascii_digit).count();
        let (number, behind) = text.split_at_checked(digits)?;
        behind.starts_with(ends).then(|| number.parse::<i64>().ok())?
    };
    let issue = after.strip_prefix('第').and_then(|text| counted(text, &['期', '号']));
    let last_day = || {
        let end = notation::parse(period).ok()?.period.end();
        [31, 30, 29, 28].into_iter().find(|day| {
            let text = format!("{period}{day}日");
            notation::day(&text).is_some() && notation::running(&text) == Some(end)
        })
    };
    let day = counted(after, &['日', '号']);
    issue.is_some() || day.is_some_and(|day| Some(day) != last_day())
}

/// The months of a period without its year: `1-6月` of `2024年1-6月`, `September` of `September 2024`; none of a year.
pub(crate) fn months_of(period: &str) -> Option<String> {
    let tidy = tidy(period);
    let period = notation::parse(&tidy).ok()?.period;
    let year = period.last_month().year().to_string();
    let months = match tidy.split_once('年') {
        Some((_, months)) => months.to_owned(),
        None => tidy.replacen(&year, "", 1),
    };
    let months = months.trim_matches(|c: char| !c.is_alphanumeric());
    let counted = || (period.months() == 1).then(|| format!("{}月", period.start().month()));
    let named = Some(months).filter(|months| lacks_year(months));
    let named = named.map(str::to_owned).or_else(counted);
    named.filter(|_| period.months() < 12)
}

/// How long the months of a title are that end a year, so that years below it may be whole: `12月`, `四季度`; none of a run since January.
pub(crate) fn ends_year(months: &str) -> Option<Frequency> {
    let label = notation::combine("2000", months, Conventions::default()).ok()?;
    let ends = label.period.end().month() == 1 && label.counted().months() < 12;
    let by_length = [Frequency::Month, Frequency::Quarter, Frequency::HalfYear].into_iter();
    let mut by_length = by_length.rev().skip_while(|one| one.months() > label.period.months());
    ends.then(|| by_length.next())?
}

/// The one year that the name of a file holds: 2024 of `gdp_2024.xlsx`; none of several.
pub(crate) fn year_within(name: &str) -> Option<String> {
    let runs = name.split(|c: char| !c.is_ascii_digit());
    let mut years = runs.filter(|run| year(run).is_some());
    let found = years.next()?;
    years.next().is_none().then(|| found.to_owned())
}

/// The period of a label; none of what is none.
pub(crate) fn period_of(label: &str) -> Option<Period> {
    let label = notation::parse(&tidy(label)).ok()?;
    Some(label.period)
}

/// The year in which a period ends; none of what is none.
pub(crate) fn year_of(label: &str) -> Option<i32> {
    Some(period_of(label)?.last_month().year())
}

/// Whether a text is a year that says no more: 全年 and 年度 do.
pub(crate) fn is_bare_year(text: &str) -> bool {
    let tidy = tidy(text);
    year(tidy.strip_suffix('年').unwrap_or(&tidy)).is_some()
}

/// The months, quarters or half of a year that a title names without their year: `1-6月` of `1-6月主要指标`; none of several.
pub(crate) fn months_within(title: &str) -> Option<String> {
    let within = |c: char| {
        let is_sign = signs::SPANS.contains(c) || signs::COUNTING.contains(c);
        is_sign || c.is_ascii_digit() || "上下半前第".contains(c)
    };
    let mut found = None;
    let mut rest = title;
    while let Some(at) = rest.find(within) {
        let (_, here) = rest.split_at_checked(at)?;
        let end = here.find(|c: char| !within(c) && !"月季度年".contains(c));
        let run = here.get(..end.unwrap_or(here.len()))?;
        // `2020-2024年1-6月`
        let has_year =
            |text: &&str| text.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() > 3);
        let behind = run.split_once('年').map(|(_, behind)| behind);
        let behind = behind.filter(|behind| !has_year(behind));
        let mut texts = [Some(run), behind].into_iter().flatten().flat_map(|run| {
            let ends = run.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
            ends.filter_map(|end| run.get(..end))
        });
        if let Some(months) = texts.find(|text| lacks_year(text))
            && found.replace(months.to_owned()).is_some()
        {
            return None;
        }
        rest = here.get(run.len()..)?;
    }
    found
}

/// Whether a period says more than its year: `2024年1-12月` does.
pub(crate) fn names_months(text: &str) -> bool {
    let label = notation::parse(&tidy(text));
    let mut words = text.split(|c: char| !c.is_alphabetic());
    let by_name = text.contains('月') || words.any(is_month_name);
    label.is_ok_and(|label| label.period.months() < 12 || by_name)
}

fn is_month_name(word: &str) -> bool {
    row_of(&MONTHS, fold(word).as_str()).is_some()
}

/// The year that a row states and nothing else: it is that of the rows below it.
pub(crate) fn lone_year<'c>(cells: impl Iterator<Item = &'c str>) -> Option<String> {
    let mut filled = cells.map(str::trim).filter(|cell| !cell.is_empty());
    let year = tidy(filled.next().filter(|_| filled.next().is_none())?);
    let is_year = notation::parse(&year).is_ok_and(|label| label.period.is_calendar_year());
    is_year.then_some(year)
}

/// Whether a text is a number, with a decimal comma too, and no period.
pub(crate) fn is_number(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['%', '％']);
    let number = match Number::scan(text) {
        Ok((_, rest)) => rest.trim().is_empty() || rest.starts_with(','),
        Err(error) => error == NumberError::Grouping,
    };
    number && !looks_like(text)
}

/// A label as it stands: in one column, or a year in one and a part of it in another.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub(crate) struct Written {
    pub text: String,
    pub part: Option<String>,
    /// Its end stands in another column than its beginning.
    pub joined: bool,
    /// The frequency that a caption states of its column, or the days of its series show.
    pub frequency: Option<Frequency>,
    /// Why nothing tells what it stands for, though it can be read.
    pub open: Option<Why>,
}

impl Written {
    /// A label that stands in one column.
    pub(crate) fn whole(text: &str) -> Self {
        Self { text: tidy(text), ..Self::default() }
    }

    /// Makes it a run to an end that stands in another column.
    pub(crate) fn run_to(&mut self, end: &str, days: Option<Calendar>) {
        let day = |text: &str| days.and_then(|days| days.day(text)).map(|day| day.to_string());
        let [start, end] =
            [self.text.as_str(), &tidy(end)].map(|text| day(text).unwrap_or(text.to_owned()));
        self.joined = start != end;
        self.text = if self.joined { format!("{start}至{end}") } else { start };
    }

    /// As it stands.
    pub(crate) fn shown(&self) -> String {
        match &self.part {
            None => self.text.clone(),
            Some(part) => format!("{} {part}", self.text),
        }
    }
}

/// Understands the labels of a column together, those of one stated frequency apart; `counted`: what numbers beside a year are.
pub(crate) fn understand(
    labels: &[&Written],
    conventions: Conventions,
    counted: Option<Frequency>,
) -> Vec<Result<Label, LabelError>> {
    let counted_in = |frequency| Conventions { frequency, ..conventions };
    let beside = match counted {
        None | Some(Frequency::Month) => conventions,
        counted => counted_in(counted),
    };
    let column = |stated: Option<Frequency>| {
        let alike = labels.iter().filter(|label| label.frequency == stated);
        let texts: Vec<&str> = alike.map(|label| label.text.as_str()).collect();
        notation::understand(&texts, counted_in(conventions.frequency.or(stated))).into_iter()
    };
    let mut columns = HashMap::new();
    labels
        .iter()
        .map(|label| {
            let column = columns.entry(label.frequency).or_insert_with(|| column(label.frequency));
            let whole = column.next();
            if let Some(why) = &label.open {
                return Err(LabelError::new(&label.text, why.clone()));
            }
            match (&label.part, whole) {
                (None, Some(Err(_))) if label.joined => {
                    Err(LabelError::new(&label.text, Why::Bounds))
                }
                (None, Some(whole)) => whole,
                (part, _) => {
                    notation::combine(&label.text, part.as_deref().unwrap_or_default(), beside)
                }
            }
        })
        .collect()
}

/// Whether a text is a month or quarter that only lacks its year.
pub(crate) fn lacks_year(text: &str) -> bool {
    !text.trim().chars().all(|c| c.is_ascii_digit())
        && notation::parse(text).is_err_and(|error| error.why == Why::NoYear)
}

/// A month or quarter of a year; numbers count what the header of their column says.
pub(crate) fn of_year(
    year: &str,
    part: &str,
    counted: Option<Frequency>,
) -> Result<Label, LabelError> {
    let conventions = Conventions { frequency: counted, ..Conventions::default() };
    notation::combine(year, part, conventions)
}

/// Whether a text is a month or quarter without its year; a number is one where the header of its column says so.
pub(crate) fn is_part(text: &str, counted: Option<Frequency>) -> bool {
    let is_number = || !text.is_empty() && of_year("2000", text, counted).is_ok();
    lacks_year(text) || (counted.is_some() && !looks_like(text) && is_number())
}

/// Whether a text among months or quarters is none of them: all that stand there, `合计` `累计`, or how they changed, `同比%`.
pub(crate) fn is_none_of_them(text: &str) -> bool {
    !text.trim().is_empty() && (role::is_total(text) || is_nameless(text))
}

/// Whether a text among months or quarters means their whole year: `全年`, `全年合计`, `Jahr`.
pub(crate) fn is_whole_year(text: &str) -> bool {
    let folded = fold(text);
    let total = TOTALS.at_end(folded.as_str());
    let text = total.map_or(folded.as_str(), |(_, before)| before.trim());
    let is_year = |label: Label| label.period.is_calendar_year();
    let beside = || notation::combine("2000", text, Conventions::default());
    !text.is_empty()
        && (HEADINGS.sense(text) == Some(Heading::Year)
            || (lacks_year(text) && beside().is_ok_and(is_year)))
}

/// What a label says of the figures below it beside their period: `2024年预计`.
pub(crate) fn flag(text: &str) -> Option<&'static str> {
    // Nearly all labels begin and end in what belongs to their period.
    let ends = |c: char| c.is_ascii_digit() || matches!(c, '年' | '月' | '度');
    if text.starts_with(|c: char| c.is_ascii_digit()) && text.ends_with(ends) {
        return None;
    }
    let said = notation::flag(text).filter(|said| *said != Flag::Normal)?;
    let mut words = FLAGS.rows();
    words.find(|(_, flag)| *flag == said).map(|(word, _)| word)
}

/// What a note says of the figures below a label, by its period or its mark: `注：2025年为预计数`, `*为预计数` of `2025年*`.
pub(crate) fn flag_by_note(text: &str, note: &str) -> Option<&'static str> {
    let is_mark = |c: char| is_footnote_mark(c) || c == '*';
    let (text, note) = (text.trim_end(), note.to_lowercase());
    let period = text.trim_end_matches(is_mark).trim_end_matches('年');
    let mark = text.chars().next_back().filter(|c| is_mark(*c));
    // Anything shorter than a year may stand in a note by chance.
    let is_dated = period.chars().filter(char::is_ascii_digit).count() > 3;
    let is_meant = |before: &str| {
        let goes_on = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let mut named = before.match_indices(period).map(|(at, _)| {
            let behind = before.get(at + period.len()..).unwrap_or_default();
            let behind = behind.strip_prefix('年').unwrap_or(behind);
            let ahead = before.get(..at).unwrap_or_default();
            !goes_on(ahead.chars().next_back()) && !goes_on(behind.chars().next())
        });
        is_dated && named.any(|is_whole| is_whole) || mark.is_some_and(|mark| before.contains(mark))
    };
    let breaks = || {
        let mut sentences = note.split(['。', '；', ';']).filter(|_| is_dated);
        sentences.find_map(|sentence| break_told(sentence, period))
    };
    let by_clause = note.split(['。', '；', ';', '，', ',']).find_map(|clause| {
        let made = [Flag::Forecast, Flag::Estimate, Flag::Provisional];
        // Notes speak of plans in many ways: of a planned figure as what their end says it is.
        let planned = || FLAGS.ending(clause.trim_end(), |flag| flag == Flag::Target);
        let is_said = |before: &&str| before.ends_with(['为', '是', '系']);
        let planned = || planned().filter(|(_, before)| is_said(before)).map(|(word, _)| word);
        let made = FLAGS.mentioned(clause, |flag| made.contains(&flag)).map(|(word, _)| word);
        let word = made.or_else(planned)?;
        let (before, _) = clause.split_once(word)?;
        is_meant(before).then_some(word)
    });
    by_clause.or_else(breaks)
}

/// A period with the flag that stands below it: `预计` below `2025年`.
pub(crate) fn flagged(period: &str, flag: &str) -> Option<String> {
    let sense = FLAGS.sense(fold(flag.trim_matches(['(', '（', ')', '）'])).as_str());
    sense.filter(|sense| *sense != Flag::Target)?;
    Some(format!("{}({flag})", tidy(period)))
}

/// A month or quarter that lacks its year, with that of a period it stands below or behind; none where that is no text of one.
pub(crate) fn within_year(part: &str, period: &str) -> Option<String> {
    let year = notation::parse(&tidy(period)).ok()?.period.start().year();
    lacks_year(part).then(|| format!("{year}年{}", part.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_exporters_put_around_labels_is_cut() {
        assert_eq!(tidy("Y2024年"), "2024年");
        assert_eq!(tidy("2019 [YR2019]"), "2019");
        assert_eq!(tidy("2019 "), "2019");
        assert_eq!(tidy("2019.10"), "2019.10");
        assert_eq!(tidy("Year"), "Year");
        for text in ["2023年[1]", "2023年1)", "2023年▲", "2023年（实际）", "2023年基数"]
        {
            assert_eq!(tidy(text), "2023年", "{text}");
        }
        assert_eq!(tidy("2023年（新算法）"), "2023年（新算法）");
    }

    #[test]
    fn a_note_flags_the_figures_of_its_period_or_mark() {
        for (label, note, word) in [
            ("2025年", "注：2025年为预计数。", Some("预计数")),
            ("2024年", "注：2025年为预计数。", None),
            ("2025", "Note: 2025 figures are projections.", Some("projections")),
            ("2025年", "注：2025年1-6月为快报数", None),
            ("2025年*", "注：*为预计数。", Some("预计数")),
            ("2024年", "注：*为预计数。", None),
            ("*", "注：*为预计数。", Some("预计数")),
            ("p", "注：2025年为预计数。", None),
            ("2024年", "2023年为决算数，2024年为预计数", Some("预计数")),
            ("2023年", "2023年为决算数，2024年为预计数", None),
            ("2024年", "备注：2024年数为计划数。", Some("计划数")),
            ("2024年", "注：2024年按计划推进。", None),
            ("2020年", "注：2020年起统计口径调整，与以前年份不可比。", Some("不可比")),
            ("2019年", "注：2020年起统计口径调整，与以前年份不可比。", None),
        ] {
            assert_eq!(flag_by_note(label, note), word, "{label} {note}");
        }
    }

    #[test]
    fn a_title_may_name_the_period_of_its_table() {
        for (title, period) in [
            ("2024年6月主要经济指标", Some("2024年6月")),
            ("甲市2024年1-6月主要指标", Some("2024年1-6月")),
            ("表2-3 各区县主要指标（2023年）", Some("2023年")),
            ("2024年上半年国民经济运行", Some("2024年上半年")),
            ("2020-2023年主要指标", None),
            ("2020年至2023年主要指标", None),
            ("2023年与2022年比较", None),
            ("甲县统计局 2024年7月15日", None),
            ("2024年6月30日", Some("2024年6月")),
            ("统计月报2024年第7期", None),
            ("截至2024年6月主要指标", Some("2024年6月累计")),
            ("价格指数（2020年=100）", None),
            ("2024年10月价格指数", Some("2024年10月")),
            ("主要指标", None),
            ("2-1 地区生产总值", None),
            ("二〇二四年九月公用事业", Some("二〇二四年九月")),
            ("二〇二四年十大工程", Some("二〇二四年")),
            ("中華民國113年9月統計月報", Some("中華民國113年9月")),
            ("令和6年9月 概要", Some("令和6年9月")),
            ("公用事业（2024.09）", Some("2024.09")),
            ("统计局 2024.09.15", None),
            ("主要指标 2023/2024", None),
            ("Ventes, décembre 2024", Some("décembre 2024")),
            ("Utilities, September 2024", Some("September 2024")),
            ("Main indicators (January-June 2025)", Some("January-June 2025")),
            ("Data for Q3 2024, by region", Some("Q3 2024")),
            ("Prices in March 2024 and March 2023", None),
            ("Published 12 September 2024", None),
            ("Released September 2024", None),
            ("Water, provisional (released in September 2024)", None),
            ("Twelve months to September 2024", None),
            ("Price index, January 2020 = 100", None),
            ("Table 2 Utilities 2024", None),
        ] {
            assert_eq!(within(title).as_deref(), period, "{title}");
        }
    }

    #[test]
    fn a_title_may_name_months_alone() {
        for (title, months) in [
            ("1-6月主要指标", Some("1-6月")),
            ("主要指标（上半年）", Some("上半年")),
            ("一季度主要指标", Some("一季度")),
            ("2020-2024年1-6月主要指标", Some("1-6月")),
            ("2023年6月至2024年6月主要指标", None),
            ("第一产业主要指标", None),
            ("1月和2月主要指标", None),
            ("主要指标", None),
        ] {
            assert_eq!(months_within(title).as_deref(), months, "{title}");
        }
    }

    #[test]
    fn months_that_end_a_year_may_be_those_until_when_figures_are() {
        for (months, expected) in [
            ("12月", Some(Frequency::Month)),
            ("四季度", Some(Frequency::Quarter)),
            ("10-12月", Some(Frequency::Quarter)),
            ("下半年", Some(Frequency::HalfYear)),
            ("11月", None),
            ("1-12月", None),
            ("12月累计", None),
        ] {
            assert_eq!(ends_year(months), expected, "{months}");
        }
    }

    #[test]
    fn numbers_are_no_periods_unless_they_are_years() {
        for text in [
            "2023",
            "2023年",
            "Y2024年",
            "2016.01",
            "2017-18",
            "2023Q1",
            "2013 Q1",
            "2001/2002",
            "202306",
            "1993 01",
        ] {
            assert!(looks_like(text), "{text}");
        }
        for text in ["14092", "0814", "12.5", "9247.66", "北京", "", "T01", "3月"] {
            assert!(!looks_like(text), "{text}");
        }
        assert!(lacks_year("3月") && lacks_year("一季度") && !lacks_year("3"));
    }
}
