//! Periods in the words of a goal: `较2020年`, `2020年的`, `到2025年`, `by 2025`, `“十四五”末`.

use crate::quantity::{Period, notation, numeral};
use crate::words::goals::moments::{
    BASELINES, ENDINGS, INTRODUCTIONS, LAST_DAYS, LEVELS, PLAN_TAILS, RUN_TAILS, SPANS,
    STRETCH_OPENINGS, TAILS, YEAR_ENDS, YEAR_JOINTS,
};
use crate::words::goals::{Role, begins, word_at};
use crate::words::numerals::digit;

/// Signs before the name of a plan.
const QUOTES: [char; 4] = ['“', '"', '‘', '「'];

/// A period found in a text; no period is the plan's baseline.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    pub(super) role: Role,
    pub(super) period: Option<Period>,
    /// Bytes of the text.
    pub(super) length: usize,
}

/// The words before a period, each with its role.
fn introductions() -> impl Iterator<Item = (Role, &'static str)> {
    let rows = INTRODUCTIONS.iter();
    rows.flat_map(|(role, words)| words.iter().map(|word| (*role, *word)))
}

/// The period at a place of a text, with the words that belong to it.
pub(super) fn moment_at(text: &str, at: usize) -> Option<Moment> {
    let introduced = introductions()
        .filter(|(_, word)| begins(text, at, word))
        .filter_map(|(role, word)| introduced(text, at, at + word.len(), role))
        .max_by_key(|moment| moment.length);
    let alone = || {
        let (period, end) = period_at(text, at, false)?;
        let role = period.map_or(Role::Of, |_| Role::By);
        let moment = with_tail(text, at, end, period, role);
        (period.is_some() || moment.role != Role::By).then_some(moment)
    };
    introduced.or_else(alone).or_else(|| level_of_year(text, at))
}

/// `2020 levels`, `2005 level`.
fn level_of_year(text: &str, at: usize) -> Option<Moment> {
    let (period, end) = bare_year(text, at)?;
    let tail = LEVELS.iter().find(|word| begins(text, end, word))?;
    Some(Moment { role: Role::Level, period: Some(period), length: end + tail.len() - at })
}

/// `between 2020 and 2030`, `from 2020 to 2030`: the first year, the last, and where they end.
pub(super) fn years_at(text: &str, at: usize) -> Option<(Period, Period, usize)> {
    let rest = text.get(at..)?;
    let (_, joint) = SPANS.iter().find(|(word, _)| begins(text, at, word))?;
    let first = at + rest.find(' ')? + 1;
    let (from, behind) = four_digits(text.get(first..)?)?;
    let last = behind.trim_start().strip_prefix(joint)?.trim_start();
    let (to, behind) = four_digits(last)?;
    let end = text.len() - behind.len();
    let is_over = behind.trim_start().is_empty()
        || behind.starts_with(',')
        || word_at(text, end + blanks(text, end)).is_some();
    let year = |year| Period::year(year).filter(|_| (1900..2200).contains(&year));
    let (from, to) = (year(from)?, year(to)?);
    (is_over && from.end() < to.end()).then_some((from, to, end))
}

fn introduced(text: &str, at: usize, after: usize, role: Role) -> Option<Moment> {
    let start = after + blanks(text, after);
    let (period, end) = period_at(text, start, true)?;
    let moment = with_tail(text, at, end, period, role);
    match moment.role {
        Role::By if period.is_none() => None,
        _ => Some(moment),
    }
}

/// Reads what stands behind a period. 较2020年的… stays a comparison.
fn with_tail(text: &str, at: usize, end: usize, period: Option<Period>, role: Role) -> Moment {
    let mut end = end;
    for ending in ENDINGS {
        // 2020年前进3位, 到2025年前5位: what follows begins with 前 itself.
        let goes_on = || {
            let rest = text.get(end + ending.len()..).unwrap_or_default();
            let longer = word_at(text, end).is_some_and(|word| word.length > ending.len());
            longer || (*ending == "前" && numeral::scan(rest).is_ok())
        };
        if begins(text, end, ending) && !goes_on() {
            end += ending.len();
        }
    }
    let mut role = role;
    if let Some((word, found)) = TAILS.iter().find(|(word, _)| begins(text, end, word)) {
        end += word.len();
        if !matches!(role, Role::Since | Role::From) {
            role = *found;
        }
    }
    Moment { role, period, length: end - at }
}

/// What a number is said to be above or below: `2005 levels`, `in 2020`, `the baseline`.
pub(super) fn compared_at(text: &str, at: usize) -> Option<(Option<Period>, usize)> {
    if let Some(moment) = moment_at(text, at) {
        return Some((moment.period, at + moment.length));
    }
    let (period, end) = period_at(text, at, true)?;
    let moment = with_tail(text, at, end, period, Role::Since);
    Some((period, at + moment.length))
}

/// A period, or the plan's baseline, and where it ends. Without 年 a year is read only behind a word that asks for one, and
/// where no unit follows it.
pub(super) fn period_at(
    text: &str,
    at: usize,
    introduced: bool,
) -> Option<(Option<Period>, usize)> {
    if let Some(word) = BASELINES.iter().find(|word| begins(text, at, word)) {
        return Some((None, at + word.len()));
    }
    let found = five_year_plan(text, at).or_else(|| year_at(text, at));
    let found = found.or_else(|| bare_year(text, at).filter(|_| introduced));
    let found = found.or_else(|| month_named(text, at).filter(|_| introduced));
    found.map(|(period, end)| (Some(period), end))
}

pub(super) fn blanks(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.len() - rest.trim_start().len()
}

/// `“十四五”末` is the end of 2025.
fn five_year_plan(text: &str, at: usize) -> Option<(Period, usize)> {
    let rest = text.get(at..)?;
    let inner = rest.trim_start_matches(QUOTES);
    let number = inner.strip_prefix('十')?;
    let mut chars = number.chars();
    let which = i32::try_from(digit(chars.next()?)?).ok();
    let which = which.filter(|which| (1..=7).contains(which))?;
    let after = chars.as_str().strip_prefix('五')?;
    let mut after = after.trim_start_matches(['”', '"', '’', '」']);
    for word in PLAN_TAILS {
        after = after.strip_prefix(word).unwrap_or(after);
    }
    let period = Period::year(2005 + 5 * which)?;
    Some((period, text.len() - after.len()))
}

/// `2020年`, `2020年底`, `二〇二〇年`, `2024年上半年`, `2024年6月`.
fn year_at(text: &str, at: usize) -> Option<(Period, usize)> {
    let rest = text.get(at..)?;
    let (year, behind) = four_digits(rest)?;
    if let Some(last) = last_of_years(text, behind) {
        return Some(last);
    }
    let behind = behind.trim_start().strip_prefix('年')?;
    if behind.starts_with("均") {
        return None;
    }
    let mut found = (Period::year(year)?, text.len() - behind.len());
    if let Some(longer) = labelled(text, at, found.1) {
        found = longer;
    }
    let tail = text.get(found.1..).unwrap_or_default();
    let end = YEAR_ENDS.iter().find(|word| tail.starts_with(*word)).map_or(0, |word| word.len());
    found.1 += end;
    Some(found)
}

/// `2021—2025年`: of several years the last.
fn last_of_years(text: &str, behind: &str) -> Option<(Period, usize)> {
    let behind = behind.strip_prefix('年').unwrap_or(behind);
    let next = YEAR_JOINTS.iter().find_map(|joint| behind.strip_prefix(joint))?;
    let (year, rest) = four_digits(next)?;
    let mut rest = rest.strip_prefix('年')?;
    for word in RUN_TAILS {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    Some((Period::year(year)?, text.len() - rest.len()))
}

/// `2026-2030`: the first of several years, the last, and where they end; two years in a row may be one fiscal year.
fn run_of_years(text: &str, at: usize) -> Option<(Period, Period, usize)> {
    let year = |year| Period::year(year).filter(|_| (1900..2200).contains(&year));
    let (first, behind) = four_digits(text.get(at..)?)?;
    let mut joints = YEAR_JOINTS.iter();
    let (last, behind) = four_digits(joints.find_map(|joint| behind.strip_prefix(joint))?)?;
    let (first, last) = (year(first)?, year(last)?);
    (last.start() > first.end()).then_some((first, last, text.len() - behind.len()))
}

/// Where a stretch of years begins, in which something is done: at the end of 2020 of `“十四五”期间` and `2021—2025年`; of `2020—2025年`
/// too, both of whose years end a five-year plan.
pub(super) fn stretch(said: &str) -> Option<Period> {
    if LAST_DAYS.iter().any(|word| said.ends_with(word)) {
        return None;
    }
    let mut places = said.char_indices();
    let (at, from) = places.find_map(|(at, _)| {
        if let Some((last, _)) = five_year_plan(said, at) {
            return Some((at, last.years_later(-5)));
        }
        let (first, behind) = four_digits(said.get(at..)?)?;
        let of_run = || run_of_years(said, at).map(|(_, last, _)| last);
        let last = last_of_years(said, behind).map(|(last, _)| last).or_else(of_run)?;
        let ends_plans = [first, last.start().year()].iter().all(|year| year % 5 == 0);
        let before = if ends_plans { first } else { first - 1 };
        Some((at, Period::year(before)?))
    })?;
    let opening = said.get(..at)?.trim().trim_end_matches(QUOTES);
    STRETCH_OPENINGS.contains(&opening).then_some(from)
}

/// The longest label of a part of a year that goes on behind its 年.
fn labelled(text: &str, at: usize, year_end: usize) -> Option<(Period, usize)> {
    let tail = text.get(year_end..)?;
    tail.char_indices()
        .take(10)
        // 2020年年均 goes on with a word of its own: only 半年 ends a label once more with 年.
        .filter(|(at, c)| match c {
            '月' | '度' => true,
            '年' => tail.get(..*at).is_some_and(|before| before.ends_with('半')),
            _ => false,
        })
        .filter_map(|(offset, c)| {
            let end = year_end + offset + c.len_utf8();
            let label = notation::parse(text.get(at..end)?).ok()?;
            Some((label.period, end))
        })
        .last()
}

/// `2020` and `2024-06`, if nothing follows that would make a quantity of it.
fn bare_year(text: &str, at: usize) -> Option<(Period, usize)> {
    let rest = text.get(at..)?;
    let (year, behind) = four_digits(rest)?;
    let year = Period::year(year).filter(|_| (1900..2200).contains(&year))?;
    if let Some((_, last, end)) = run_of_years(text, at).filter(|(.., end)| is_alone(text, *end)) {
        return Some((last, end));
    }
    let label: String = rest
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | 'Q' | 'H' | 'M'))
        .collect();
    let label = label.trim_end_matches(['-', '/', '.']);
    let (period, end) = match notation::parse(label) {
        Ok(found) if label.len() > 4 => (found.period, at + label.len()),
        _ => two_years(year, label)
            .map_or((year, text.len() - behind.len()), |both| (both, at + label.len())),
    };
    is_alone(text, end).then_some((period, end))
}

/// Whether nothing follows that would make a quantity of what looks like a year.
fn is_alone(text: &str, end: usize) -> bool {
    let next = end + blanks(text, end);
    let tail = text.get(next..).unwrap_or_default();
    tail.is_empty()
        || tail.starts_with([',', '，', ';', '；', '.', '。', '的', '(', '（', ')', '）'])
        || tail.starts_with(": ")
        || ENDINGS.iter().any(|word| begins(text, end, word))
        || TAILS.iter().any(|(word, _)| begins(text, end, word))
        || word_at(text, next).is_some()
        || introductions().any(|(_, word)| begins(text, next, word))
}

/// `March 2025`
fn month_named(text: &str, at: usize) -> Option<(Period, usize)> {
    let rest = text.get(at..)?;
    let (month, behind) = rest.split_once(' ')?;
    let (_, behind) = four_digits(behind).filter(|_| month.chars().all(char::is_alphabetic))?;
    // FY 2021/22 is no FY 2021.
    let goes_on = behind.strip_prefix(['/', '-']);
    if goes_on.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        return None;
    }
    let end = text.len() - behind.len();
    let found = notation::parse(text.get(at..end)?).ok()?;
    Some((found.period, end))
}

/// `2021/22`, `2024-25`, `2024/2025`: two years in a row, which are one where the plan's years do not begin in January.
fn two_years(first: Period, label: &str) -> Option<Period> {
    let next = first.end().year();
    let (_, last) = label.split_once(['/', '-'])?;
    let is_next = last == next.to_string() || last == format!("{:02}", next % 100);
    Period::new(first.start(), first.end().later(12)).filter(|_| is_next)
}

/// Four digits that can be a year, whatever follows them: `2025目标`.
pub(super) fn year_in(text: &str, at: usize) -> Option<Period> {
    let digit = |c: char| c.is_ascii_digit();
    let (year, _) = four_digits(text.get(at..)?)?;
    let apart = !text.get(..at)?.ends_with(digit);
    Period::year(year).filter(|_| apart && (1900..2200).contains(&year))
}

/// Four digits in any script that no further digit follows, as a number.
fn four_digits(text: &str) -> Option<(i32, &str)> {
    let wide = |c: char| u32::from(c).checked_sub(u32::from('０')).filter(|value| *value < 10);
    let value = |c: char| c.to_digit(10).or_else(|| wide(c)).or_else(|| digit(c));
    let mut chars = text.chars();
    let mut year = 0;
    for _ in 0..4 {
        year = year * 10 + i32::try_from(value(chars.next()?)?).ok()?;
    }
    let rest = chars.as_str();
    rest.chars().next().is_none_or(|c| value(c).is_none()).then_some((year, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_found_with_their_role() {
        for (text, role, year, length) in [
            ("较2020年翻番", Role::Since, Some(2020), "较2020年"),
            ("比2020年底提高", Role::Since, Some(2020), "比2020年底"),
            ("2020年的2倍", Role::Of, Some(2020), "2020年的"),
            ("2020年水平", Role::Level, Some(2020), "2020年水平"),
            ("2020年基础上翻番", Role::Since, Some(2020), "2020年基础上"),
            ("与2020年相比", Role::Since, Some(2020), "与2020年相比"),
            ("到2025年达到65%", Role::By, Some(2025), "到2025年"),
            ("2025年底达到65%", Role::By, Some(2025), "2025年底"),
            ("二〇二五年达到", Role::By, Some(2025), "二〇二五年"),
            ("到“十四五”末达到", Role::By, Some(2025), "到“十四五”末"),
            ("较基期翻番", Role::Since, None, "较基期"),
            ("自2020年以来新增", Role::From, Some(2020), "自2020年以来"),
            ("since 2020", Role::From, Some(2020), "since 2020"),
            ("基期的2倍", Role::Of, None, "基期的"),
            ("2021—2025年年均", Role::By, Some(2025), "2021—2025年"),
            ("比“十三五”末提高", Role::Since, Some(2020), "比“十三五”末"),
            ("by 2025 compared with 2020", Role::By, Some(2025), "by 2025"),
            ("by 2025", Role::By, Some(2025), "by 2025"),
            ("compared with 2020, 5%", Role::Since, Some(2020), "compared with 2020"),
            ("the 2020 level", Role::Of, Some(2020), "the 2020 level"),
            ("of the baseline", Role::Of, None, "of the baseline"),
            ("by March 2025", Role::By, Some(2025), "by March 2025"),
            ("by 2028/29", Role::By, Some(2028), "by 2028/29"),
            ("by 2024-25", Role::By, Some(2024), "by 2024-25"),
        ] {
            let moment = moment_at(text, 0).unwrap_or_else(|| panic!("{text}"));
            let first = moment.period.map(|period| period.start().year());
            assert_eq!((moment.role, first), (role, year), "{text}");
            assert_eq!(text.get(..moment.length), Some(length), "{text}");
        }
    }

    #[test]
    fn quantities_are_no_years() {
        for text in
            ["2000亿元", "到2000亿元", "by 2000 persons", "20205年", "11.3年", "2025", "较全国"]
        {
            assert!(moment_at(text, 0).is_none(), "{text}");
        }
    }
}
