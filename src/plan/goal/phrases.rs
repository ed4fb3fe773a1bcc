//! Phrases of a goal that are built by rule: ranks, 翻两番, 五年内累计, 应保尽保.

use crate::quantity::{Decimal, Quantity, Unit, numeral};
use crate::words::goals::moments::{TIMES, YEARS, YEARS_OPENINGS, YEARS_TAILS};
use crate::words::goals::numbers::{AGES, AREAS, PLACES, RANK_TAILS};
use crate::words::goals::{Found, Mark, Place, Sense, begins, word_at};

use super::moment::blanks;
use super::number::english_numeral;

/// `第3位`, `前5位`, `全国20强`, `top 20`, `40th`: the number, and where it ends.
pub(super) fn rank_at(text: &str, at: usize) -> Option<(Quantity, usize)> {
    let rest = text.get(at..)?;
    let area = AREAS.iter().find(|word| rest.starts_with(**word));
    let behind = rest.get(area.map_or(0, |area| area.len())..)?;
    let strong = || {
        let (numeral, unit) = numeral::scan(behind).ok()?;
        unit.starts_with('强').then_some((numeral.value, unit))
    };
    let (number, unit) = if let Some(behind) = behind.strip_prefix(['第', '前']) {
        let (numeral, unit) = numeral::scan(behind).ok()?;
        (numeral.value, unit)
    } else if let Some(strong) = strong() {
        strong
    } else if let Some(behind) = behind.strip_prefix("首位") {
        (Decimal::ONE, behind)
    } else if begins(text, at, "top") {
        let start = at + 3 + blanks(text, at + 3);
        let counted = english_numeral(text, start).filter(|(found, _)| found.share.is_none());
        if let Some((numeral, end)) = counted {
            (numeral.value, text.get(end..)?)
        } else {
            let (numeral, unit) = numeral::scan(text.get(start..)?).ok()?;
            (numeral.value, unit)
        }
    } else {
        let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let ordinal = ["st", "nd", "rd", "th"].into_iter().find(|end| digits.starts_with(end))?;
        let number = Decimal::parse(rest.get(..rest.len() - digits.len())?)?;
        let behind = digits.get(ordinal.len()..)?;
        if behind.starts_with(|c: char| c.is_alphanumeric()) {
            return None;
        }
        (number, behind)
    };
    number.to_i64().filter(|number| *number > 0)?;
    if unit.trim_start().starts_with(['%', '％', '.', '-', '—', '~', '至', '到']) {
        return None;
    }
    let word = PLACES.iter().chain(&["强"]).find(|word| unit.trim_start().starts_with(**word));
    let end = text.len() - unit.len()
        + word.map_or(0, |word| unit.len() - unit.trim_start().len() + word.len());
    let better =
        RANK_TAILS.iter().find(|word| text.get(end..).is_some_and(|rest| rest.starts_with(**word)));
    let end = end + better.map_or(0, |word| word.len());
    // Whether the data count 位 or 名 is all the same.
    Some((Quantity::new(number, Unit::bare()), end))
}

/// `应保尽保`, `应收尽收`: all that should.
pub(super) fn whole_at(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let [first, one, second, other] = [chars.next()?, chars.next()?, chars.next()?, chars.next()?];
    let whole = first == '应' && second == '尽' && one == other;
    whole.then(|| text.len() - chars.as_str().len())
}

/// `以乡镇为单位` says what is counted, not how much.
pub(super) fn unit_of_count(text: &str) -> Option<usize> {
    let (counted, _) = text.strip_prefix('以')?.split_once("为单位")?;
    let plain = counted.chars().all(|c| {
        c.is_alphanumeric() && !c.is_ascii_digit() || matches!(c, '（' | '）' | '(' | ')' | '、')
    });
    (plain && counted.chars().count() <= 14).then_some("以".len() + counted.len() + "为单位".len())
}

/// `翻番`, `翻一番`, `翻了两番`, `翻2番`: the factor (none where it is beyond reach) and the bytes read.
pub(super) fn fold_at(text: &str) -> Option<(Option<Decimal>, usize)> {
    let after = text.strip_prefix('翻')?;
    let after = after.strip_prefix('了').unwrap_or(after);
    let (times, rest) = if let Some(rest) = after.strip_prefix('番') {
        (1, rest)
    } else {
        let (numeral, rest) = numeral::scan(after).ok()?;
        (numeral.value.to_i64()?, rest.strip_prefix('番')?)
    };
    let times = i32::try_from(times).ok().filter(|times| (1..=60).contains(times));
    let factor = times.and_then(|times| Decimal::from(2).power(times).ok());
    Some((factor, text.len() - rest.len()))
}

/// The plan's years before a word, with the 累计 that belongs to them: `五年累计`, `5年内累计新增`, `五年增长30%`, `五年内达到`. Gives
/// their number, the bytes read, and what they say.
pub(super) fn years_long(text: &str) -> Option<(i64, usize, &'static [Mark])> {
    let (numeral, rest) = numeral::scan(text).ok()?;
    let years = numeral.value.to_i64().filter(|_| numeral.share.is_none())?;
    let bare = rest.trim_start().strip_prefix('年')?;
    let mut rest = bare;
    for word in YEARS_TAILS {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let read = text.len() - rest.len();
    let next = word_at(rest, 0);
    let folds = next.as_ref().is_some_and(|word| matches!(word.sense, Sense::Fold(_)));
    if folds || fold_at(rest).is_some() {
        return Some((years, read, &[]));
    }
    // 五年内达到60万吨; but 办结时限3年以内.
    let does = |word: &Found| matches!(word.sense, Sense::Marks([Mark::Get]));
    let next =
        next.filter(|word| word.place == Place::Before || does(word) || rest.len() < bare.len())?;
    let (read, marks): (_, &[Mark]) = match next.sense {
        Sense::Marks([Mark::Added]) => (read + next.length, &[Mark::Total, Mark::Added]),
        Sense::Marks([Mark::Running | Mark::Total]) => (read + next.length, &[Mark::Total]),
        Sense::Verb(_) => (read, &[Mark::Total]),
        _ if rest.len() < bare.len() && bare.starts_with(['内', '间']) => (read, &[Mark::During]),
        _ => (read, &[Mark::Over]),
    };
    Some((years, read, marks))
}

/// `aged 25-64`, `aged 15 and over`: who is counted, not how many. Gives the bytes read.
pub(super) fn aged(text: &str) -> Option<usize> {
    let mut rest = text.strip_prefix("aged ")?;
    let mut has_number = false;
    loop {
        let end = rest.find(' ').unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        let is_number = word.starts_with(|c: char| c.is_ascii_digit());
        has_number |= is_number;
        if !is_number && !AGES.contains(&word) {
            return has_number.then(|| text.len() - rest.len());
        }
        rest = behind.trim_start();
        if rest.is_empty() {
            return has_number.then_some(text.len());
        }
    }
}

/// `over 10 years`, `over the next five years`, behind a number: the years of the plan. Gives their number, the bytes
/// read, and whether it goes on over them or happens within them.
pub(super) fn years_behind(text: &str, at: usize) -> Option<(i64, usize, Mark)> {
    let opening = YEARS_OPENINGS.iter().find(|word| begins(text, at, word))?;
    let mark = if TIMES.contains(opening) { Mark::During } else { Mark::Over };
    let start = at + opening.len();
    let start = start + blanks(text, start);
    let (numeral, behind) = english_numeral(text, start).or_else(|| {
        let (numeral, rest) = numeral::scan(text.get(start..)?).ok()?;
        Some((numeral, text.len() - rest.len()))
    })?;
    let end = behind + blanks(text, behind);
    let word = YEARS.iter().find(|word| begins(text, end, word))?;
    Some((numeral.value.to_i64()?, end + word.len() - at, mark))
}
