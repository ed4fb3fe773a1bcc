//! Names of indicators as they stand in files: what of them is the unit, the basis, a mark of-which.

use crate::data::texts::role;
use crate::plan::Basis;
use crate::quantity::{Unit, UnitTable};
use crate::words::columns::OF_WHICH;
use crate::words::figures::{CHANGES, PRICES, price_base};
use crate::words::measures::{Base, before_hundred, is_nameless, run_at_end, run_named};
use crate::words::runs::{RUNS, Run, SAME_MONTHS};
use crate::words::signs;
use crate::words::units::{MONEY_SCALES, SCALES, WITHIN};
use crate::words::{Folded, fold, is_footnote_mark, is_han, joined};

/// A name as it stands, and what it says beside the name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Name {
    /// As it stands, trimmed.
    pub shown: String,
    /// Without marks, unit and basis.
    pub bare: String,
    /// The unit in it.
    pub unit: Option<Unit>,
    /// The basis at its end.
    pub basis: Option<Basis>,
    /// Whether its months run from January by what an index is held against: `(上年同期=100)`, where `(上年同月=100)` is of the month.
    pub months_to_date: bool,
    /// How deep it stands below another: `#`, `其中:`, indentation.
    pub depth: u8,
    /// The name with every part that a plan may or may not write, folded.
    pub keys: Vec<Folded>,
}

impl Name {
    /// Understands a name.
    pub(crate) fn of(text: &str, units: &UnitTable) -> Self {
        let (depth, unmarked) = unmark(text);
        let unmarked = unnoted(unmarked);
        let (rest, unit) = split_unit(unmarked, units);
        let rest = unnoted(&rest).to_owned();
        let (bare, basis) = split_basis(&rest);
        // `指数(上年同期=100)_当季值`: the unit may stand before the basis.
        let (bare, unit) = match unit {
            None if basis.is_some() => split_unit(&bare, units),
            unit => (bare, unit),
        };
        let bare = joined(&bare);
        let (with_unit, _) = split_basis(unmarked);
        let mut keys = Vec::new();
        let chinese = role::chinese(&bare).unwrap_or(&bare);
        let (chinese, _) = split_unit(chinese, units);
        // A part of something may be written `投资:住宅` and 投资住宅.
        let one = bare.replace([':', '：'], "");
        for candidate in [text, unmarked, &rest, &bare, &with_unit, &chinese, &one] {
            let key = fold(candidate);
            if !key.as_str().is_empty() && !keys.contains(&key) {
                keys.push(key);
            }
        }
        Self {
            shown: text.trim().to_owned(),
            bare,
            unit,
            basis,
            months_to_date: is_to_date_by_base(unmarked),
            depth,
            keys,
        }
    }

    /// The name by which `inspect` lists it: without unit and basis.
    pub(crate) fn listed(&self) -> &str {
        if self.bare.is_empty() { &self.shown } else { &self.bare }
    }
}

/// Cuts `#`, `其中:` and indentation, and counts them; ordinals (`一、`), signs of lists (`●`) and quotes around all are cut too.
pub(crate) fn unmark(text: &str) -> (u8, &str) {
    let (depth, rest) = unindented(text);
    let listed = rest.trim_start_matches(signs::BULLETS).trim_start();
    let rest = if listed.is_empty() { rest } else { listed };
    (depth, without_ordinal(unquoted(rest)))
}

/// A name without the marks before and behind it.
pub(crate) fn unmarked(text: &str) -> &str {
    unnoted(unmark(text).1)
}

/// A name without quotes around the whole of it.
fn unquoted(text: &str) -> &str {
    let inner = text.strip_prefix(signs::QUOTES);
    let inner = inner.and_then(|rest| rest.strip_suffix(signs::QUOTES));
    let whole = inner.filter(|inner| !inner.is_empty() && !inner.contains(signs::QUOTES));
    whole.unwrap_or(text)
}

/// A name without what stands at its end and is no part of it: marks of footnotes, leaders, a colon: `产值1)`, `产值[注]`, `产值……`, `甲区：`.
pub(crate) fn unnoted(text: &str) -> &str {
    let is_sign = |c: char| is_footnote_mark(c) || signs::BEHIND_NAMES.contains(&c);
    let mut rest = text.trim_end();
    loop {
        let cut = without_note(rest).unwrap_or(rest);
        let cut = cut.trim_end_matches(is_sign).trim_end();
        if cut.is_empty() || cut.len() == rest.len() {
            return rest;
        }
        rest = cut;
    }
}

/// A text without the number of a footnote at its end: `1)`, `(1)`, `[注]`, `（注2）`.
pub(crate) fn without_note(text: &str) -> Option<&str> {
    let is_number = |text: &str| text.len() < 3 && text.bytes().all(|b| b.is_ascii_digit());
    if let Some((before, inner)) = last_bracket(text) {
        let number = inner.trim().strip_prefix('注').unwrap_or(inner);
        return (is_number(number) && !inner.is_empty()).then_some(before);
    }
    let noted = text.strip_suffix([')', '）'])?;
    let before = noted.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = noted.get(before.len()..)?;
    (is_number(number) && !number.is_empty()).then_some(before)
}

/// The same with its ordinal.
fn unindented(text: &str) -> (u8, &str) {
    let text = text.trim_end();
    let mut rest = text.trim_start();
    let mut depth = u8::from(rest.len() < text.len());
    let marks = OF_WHICH.iter();
    while let Some(after) = marks.clone().find_map(|mark| rest.strip_prefix(mark)) {
        // A dash alone is no name.
        if after.trim_start().is_empty() {
            break;
        }
        rest = after.trim_start();
        depth = depth.saturating_add(1);
    }
    (depth, rest)
}

/// How far to the right a name begins, marks and blanks before it being as wide as they are printed: 住宅 and 办公楼 of `其中：住宅` over
/// `　　　办公楼` alike.
pub(crate) fn margin(text: &str) -> usize {
    let (_, rest) = unindented(text);
    let before = text.len() - rest.len() - (text.len() - text.trim_end().len());
    let before = text.get(..before).unwrap_or_default();
    before.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// A name without the ordinal before it: `一、`, `（二）`, `3.`, `Ⅰ.`, `①`, `A、`; not `一、二级公路`.
fn without_ordinal(text: &str) -> &str {
    let numeral = |c: char| signs::COUNTING.contains(c) || ('Ⅰ'..='Ⅻ').contains(&c);
    let signed = text
        .strip_prefix(is_footnote_mark)
        .map(|rest| rest.trim_start_matches([' ', '　', '、', '.', '．']));
    if let Some(rest) = signed.filter(|rest| rest.chars().any(char::is_alphabetic)) {
        return rest;
    }
    let lettered = text.strip_prefix(|c: char| c.is_ascii_alphabetic());
    let lettered = lettered.and_then(|rest| rest.strip_prefix(['、', '．', '.']));
    if let Some(rest) = lettered.map(str::trim_start).filter(|rest| rest.starts_with(is_han)) {
        return rest;
    }
    let inner = text.trim_start_matches(['（', '(']);
    let bracketed = inner.len() < text.len();
    let after = match inner.trim_start_matches(numeral) {
        after if after.len() < inner.len() => after,
        _ => inner.trim_start_matches(|c: char| c.is_ascii_digit()),
    };
    let digits = inner.len() - after.len();
    let ends: &[char] = if bracketed { &['）', ')'] } else { &['、', '．', '.'] };
    match after.trim_start().strip_prefix(ends).map(str::trim_start) {
        Some(rest)
            if (1..=6).contains(&digits)
                && !rest.is_empty()
                && !counts_on(inner, rest)
                && !rest.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            rest
        }
        _ => text,
    }
}

/// Whether what follows an ordinal is the next one: `一、二级公路` lists two.
fn counts_on(ordinal: &str, rest: &str) -> bool {
    let at = |text: &str| signs::COUNTING.find(text.chars().next()?);
    let next = at(ordinal).map(|at| at + '一'.len_utf8());
    next.is_some() && next == at(rest)
}

/// A name without its unit, and the unit: the last bracket where it holds one, or what stands behind the last underscore.
pub(crate) fn split_unit(text: &str, units: &UnitTable) -> (String, Option<Unit>) {
    let trimmed = unnoted(text).trim_start();
    if let Some(before) = before_percent_or_points(trimmed, units) {
        return (before.to_owned(), Some(Unit::percent()));
    }
    if let Some((before, inner)) = last_bracket(trimmed) {
        if let Some(unit) = unit_of_base(inner, trimmed) {
            return (trimmed.to_owned(), Some(unit));
        }
        if let Some(unit) = known(inner, units).or_else(|| scale_in_digits(inner, units)) {
            return (before.trim_end().trim_end_matches(['_', '-']).to_owned(), Some(unit));
        }
        if is_share(inner) {
            return (trimmed.to_owned(), Some(Unit::percent()));
        }
        // `(可比价,%)`, `(thousands, mid-year)`
        let mut parts: Vec<&str> =
            inner.split([',', '，', '、', ';', '；']).map(str::trim).collect();
        let is_unit = |(at, part): (usize, &&str)| Some((at, known(part, units)?));
        let mut found = parts.iter().enumerate().filter_map(is_unit);
        // Of several none is that of every figure.
        if parts.len() > 1
            && let (Some((at, unit)), None) = (found.next(), found.next())
        {
            parts.remove(at);
            return (format!("{before}({})", parts.join(",")), Some(unit));
        }
    }
    if let Some((_, after)) = trimmed.rsplit_once('_')
        && let Some(unit) = unit_of_base(after, trimmed)
    {
        return (trimmed.to_owned(), Some(unit));
    }
    let apart = behind_underscore(trimmed, units).or_else(|| behind_slash(trimmed, units));
    let found = apart.map(|(before, unit)| (before.to_owned(), unit));
    let found =
        found.or_else(|| among_parts(trimmed, units)).or_else(|| scaled_at_end(trimmed, units));
    let whole = || scale_of_all(trimmed).or_else(|| share_at_end(trimmed, units));
    match found {
        Some((before, unit)) => (before, Some(unit)),
        None => (trimmed.to_owned(), whole()),
    }
}

/// What stands before `(%、百分点)`, `（%）百分点`: changes of amounts are in %, those of shares in points.
fn before_percent_or_points<'t>(text: &'t str, units: &UnitTable) -> Option<&'t str> {
    let signs: &[char] = &['%', '％'];
    let between = |c: char| "（）()、，,/或 ".contains(c) || signs.contains(&c);
    let mut starts = text.match_indices(['（', '(', '%', '％']);
    starts.find_map(|(at, _)| {
        let (before, tail) = text.split_at_checked(at)?;
        let mut words = tail.split(between).filter(|word| !word.is_empty());
        let is_points = |word| known(word, units).is_some_and(|unit| unit.is_points());
        let is_it =
            tail.contains(signs) && words.next().is_some_and(is_points) && words.all(is_points);
        is_it.then(|| before.trim_end())
    })
}

/// `Population thousands`, `GDP EUR million`: a scale at the end of a name, with its unit before or behind it.
fn scaled_at_end(text: &str, units: &UnitTable) -> Option<(String, Unit)> {
    /// Before these a scale belongs to a number: `Cities of half a million`.
    const COUNTING: &[&str] =
        &["a", "an", "per", "of", "one", "half", "than", "over", "under", "above", "below"];
    text.match_indices(' ').find_map(|(at, _)| {
        let (before, behind) = text.split_at_checked(at)?;
        let (before, behind) = (before.trim_end(), behind.trim());
        let last = fold(before.rsplit(' ').next()?);
        let counts = COUNTING.contains(&last.as_str())
            || last.as_str().ends_with(|c: char| c.is_ascii_digit());
        let unit =
            known(behind, units).filter(|unit| unit.scale() >= 3 && behind.len() > 2 && !counts)?;
        Some((before.to_owned(), unit))
    })
}

/// The scale of a name that begins with it: `Thousands of visitors`.
fn scale_of_all(text: &str) -> Option<Unit> {
    let (scale, rest) = text.split_once(' ')?;
    Unit::scale_alone(scale)
        .filter(|unit| rest.starts_with("of ") && unit.scale() >= 3 && scale.ends_with('s'))
}

/// `Population, thousands`, `GDP, million EUR, current prices`, `Einwohner in 1 000`, `人口：万人`: the last part behind a sign or a word
/// that joins it to the name, and the name without it.
fn among_parts(text: &str, units: &UnitTable) -> Option<(String, Unit)> {
    let joints = UNIT_JOINTS.iter().flat_map(|joint| text.match_indices(joint));
    let joints = joints.filter(|(at, _)| !is_within_number(text, *at));
    let last = joints.filter_map(|(at, joint)| {
        let (before, behind) = text.split_at_checked(at)?;
        let behind = behind.get(joint.len()..)?;
        let (part, rest) = match behind.find([',', '，']) {
            Some(end) if joint.starts_with([',', '，']) => behind.split_at_checked(end)?,
            _ => (behind, ""),
        };
        // `Baltimore, MD` is no thousand million.
        let is_code = part.trim().len() < 3 && part.trim().bytes().all(|b| b.is_ascii_uppercase());
        let unit = known(part, units).or_else(|| scale_in_digits(part, units));
        let before = Some(before.trim()).filter(|before| !before.is_empty() && !is_code);
        Some((at, format!("{}{rest}", before?), unit?))
    });
    let (_, name, unit) = last.max_by_key(|(at, ..)| *at)?;
    Some((name, unit))
}

/// Whether the comma at a place stands between the thousands of a number: `per 100,000`.
pub(crate) fn is_within_number(text: &str, at: usize) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let ends = text.get(..at).map(|before| before.chars().next_back());
    let begins = text.get(at..).and_then(|here| here.strip_prefix([',', '，']));
    is_digit(ends.flatten()) && is_digit(begins.and_then(|rest| rest.chars().next()))
}

/// The share that a name ends in, which stays in it beside the number of the same: `Road deaths per 100,000`.
fn share_at_end(text: &str, units: &UnitTable) -> Option<Unit> {
    let (_, number) = text.rsplit_once(" per ")?;
    let unit = Unit::parse(&format!("per {number}"), units).ok();
    unit.filter(|unit| unit.is_ratio() && number.starts_with(|c: char| c.is_ascii_digit()))
}

/// What joins a unit to the name before it.
const UNIT_JOINTS: &[&str] =
    &[",", "，", " - ", " – ", " — ", ":", "：", " in ", " en ", " em ", " в "];

/// `1 000` in the place of a unit: a scale.
fn scale_in_digits(text: &str, units: &UnitTable) -> Option<Unit> {
    let text = stated(text);
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | ',' | '.');
    let unit = Unit::parse(text, units).ok()?;
    (text.chars().all(is_number) && unit.is_bare() && unit.scale() >= 3).then_some(unit)
}

/// `GDP_亿元`, `gdp_million_eur`; none where what stands before the unit may be a scale: `gdp_m_eur`.
fn behind_underscore<'t>(text: &'t str, units: &UnitTable) -> Option<(&'t str, Unit)> {
    let (before, unit) = text.match_indices('_').find_map(|(at, _)| {
        let (before, after) = text.split_at_checked(at)?;
        let words = after.trim_start_matches('_').replace('_', " ");
        Some((before, known(&words, units)?))
    })?;
    let last = fold(before.rsplit('_').next()?.trim_end_matches('.'));
    let may_be_scale =
        SCALES.sense(last.as_str()).is_some() || MONEY_SCALES.sense(last.as_str()).is_some();
    (!before.is_empty() && !may_be_scale).then_some((before, unit))
}

/// `地区生产总值/亿元`; not `元/人`, which is a unit itself.
fn behind_slash<'t>(text: &'t str, units: &UnitTable) -> Option<(&'t str, Unit)> {
    let (before, after) = text.rsplit_once(['/', '／'])?;
    let before = before.trim_end();
    let word = before.split_whitespace().next_back()?;
    let is_name = word.chars().count() > 1 && known(word, units).is_none();
    let unit = known(after, units).filter(|_| is_name && before.contains(is_han))?;
    Some((before, unit))
}

/// A unit written as `亿元`, `单位：亿元` or `in %`, if it is a known one.
pub(crate) fn known(text: &str, units: &UnitTable) -> Option<Unit> {
    units.known_unit(stated(text))
}

/// A unit without the words that lead to it.
fn stated(text: &str) -> &str {
    let text = text.trim();
    let behind = |prefix: &&str| {
        let begin = text.get(..prefix.len())?;
        let is_it = begin.to_lowercase() == **prefix;
        is_it.then(|| text.get(prefix.len()..))?
    };
    WITHIN.iter().find_map(behind).unwrap_or(text).trim()
}

/// A known unit, in brackets or not.
pub(crate) fn bracketed_unit(text: &str, units: &UnitTable) -> Option<Unit> {
    let text = text.trim();
    let inner = last_bracket(text).filter(|(before, _)| before.is_empty());
    known(inner.map_or(text, |(_, inner)| inner), units)
}

/// Whether a text is a base of an index: `上年=100`.
pub(crate) fn is_base(text: &str) -> bool {
    before_hundred(text).is_some()
}

/// The unit that a base in a name says: of a year that stands still the figures are no shares, they are so many points of the index.
pub(super) fn unit_of_base(base: &str, name: &str) -> Option<Unit> {
    Some(match Base::stated(fold(base).as_str())? {
        Base::Fixed => Unit::index_points(name.contains(is_han)),
        Base::YearBefore | Base::Other => Unit::percent(),
    })
}

/// What figures of one series may differ in, as its name has it: the base of an index that is a year, `2020=100`, or prices, `2015年价`.
pub(crate) fn base_of(name: &str) -> Option<String> {
    let bracket = last_bracket(name).map(|(_, inner)| inner);
    let is_year =
        |inner: &&str| before_hundred(inner).is_some_and(|base| base.contains(char::is_numeric));
    bracket.filter(is_year).map(str::to_owned).or_else(|| price_base(fold(name).as_str()))
}

/// Whether a name has the base of an index whose months run from January.
fn is_to_date_by_base(name: &str) -> bool {
    let brackets = name.split(['(', '（', '_']).skip(1);
    let mut bases = brackets.map(|bracket| bracket.split([')', '）']).next().unwrap_or_default());
    bases.any(|base| is_base(base) && SAME_MONTHS.at_start(fold(base).as_str()).is_some())
}

/// What a share is of, as the World Bank writes it: `% of population`, `annual %`.
fn is_share(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("% of ") || text.ends_with(" %")
}

/// The text before the last bracket, and the text in it, where the text ends with it.
pub(crate) fn last_bracket(text: &str) -> Option<(&str, &str)> {
    const PAIRS: &[(char, char)] =
        &[('(', ')'), ('（', '）'), ('[', ']'), ('［', '］'), ('【', '】'), ('〔', '〕')];
    let close = text.chars().next_back()?;
    let mixed = |c: char| PAIRS.iter().any(|(_, end)| *end == c);
    let opens = |c: char| PAIRS.iter().any(|(begin, _)| *begin == c);
    if !mixed(close) {
        return None;
    }
    let mut depth = 0;
    for (at, c) in text.char_indices().rev() {
        if mixed(c) {
            depth += 1;
        } else if opens(c) {
            depth -= 1;
            if depth == 0 {
                let inner = text.get(at + c.len_utf8()..text.len() - close.len_utf8())?;
                return Some((text.get(..at)?, inner));
            }
        }
    }
    None
}

/// What stands between a name and words added to it.
const JOINTS: &[char] = &['_', '-', '—', ' ', ':', '：', '·', ',', '，'];

/// What a run says of a bare month or quarter; none where it is of another one.
pub(crate) fn basis_of(run: Run) -> Option<Basis> {
    match run {
        Run::ToDate => Some(Basis::YearToDate),
        Run::Quarter => Some(Basis::Quarter),
        Run::Current | Run::Period | Run::Month => Some(Basis::Period),
        Run::MonthBefore | Run::YearBefore | Run::MonthYearBefore | Run::ToDateYearBefore => None,
    }
}

/// A name without the words at its ends that say what a bare month means, and what they say. Before a word of growth they stay:
/// what the whole names is another thing.
pub(crate) fn split_basis(text: &str) -> (String, Option<Basis>) {
    let text = text.trim();
    let unmarked = text.trim_end_matches(is_footnote_mark);
    let bracketed = last_bracket(unmarked)
        .filter(|(before, inner)| !before.is_empty() && run_named(inner).is_some());
    // `OutputYTD`
    let capitals = || {
        let before = unmarked.trim_end_matches(|c: char| c.is_ascii_uppercase());
        let is_word = before.ends_with(|c: char| c.is_ascii_lowercase());
        let word = unmarked.get(before.len()..).filter(|_| is_word)?;
        run_named(word).map(|_| (before, word))
    };
    let apart = |before: &str| {
        if before.ends_with(char::is_alphabetic) { " " } else { "" }
    };
    let whole = bracketed.or_else(capitals).map_or_else(
        || unmarked.to_owned(),
        |(before, inner)| format!("{before}{}{}", apart(before), inner.trim()),
    );
    // Both are of one length, so that what is left of one can be cut from the other.
    let lower = whole.to_ascii_lowercase();
    if let Some(basis) = run_named(&lower).and_then(basis_of) {
        return (text.to_owned(), Some(basis));
    }
    if let Some((run, before)) = run_at_end(&lower) {
        let name = whole.get(..before.len()).unwrap_or_default();
        return (name.trim_end_matches(JOINTS).to_owned(), basis_of(run));
    }
    let measured = without_changes(&lower);
    if measured.len() < lower.len()
        && let Some((run, _)) = run_at_end(measured)
    {
        return (text.to_owned(), basis_of(run));
    }
    let Some((run, rest)) = RUNS.at_start(&lower) else {
        return (text.to_owned(), None);
    };
    let rest = rest.trim_start_matches(JOINTS);
    match basis_of(run) {
        // `本月末` is a day.
        Some(basis) if !rest.starts_with(['末', '底', '止', '初']) => {
            let kept = is_nameless(rest) || without_changes(rest).is_empty();
            let name = whole.get(whole.len() - rest.len()..).unwrap_or_default();
            let name = if kept { text } else { name };
            (name.to_owned(), Some(basis))
        }
        _ => (text.to_owned(), None),
    }
}

/// A text without the words of changes and prices at its end.
fn without_changes(text: &str) -> &str {
    let mut rest = text.trim_end_matches(JOINTS);
    loop {
        let change = CHANGES.at_end(rest).map(|(_, before)| before);
        let price = || PRICES.at_end(rest).map(|(_, before)| before);
        match change.or_else(price) {
            Some(before) => rest = before.trim_end_matches(JOINTS),
            None => return rest,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Name {
        Name::of(text, &UnitTable::default())
    }

    #[test]
    fn the_last_bracket_is_a_unit_only_if_it_is_one() {
        for (text, bare, unit) in [
            ("地区生产总值(亿元)", "地区生产总值", "亿元"),
            ("出口总值（亿美元）", "出口总值", "亿美元"),
            ("65岁及以上人口数(人口抽样调查)(人)", "65岁及以上人口数(人口抽样调查)", "人"),
            ("3星级以上农家乐(乡村酒店)", "3星级以上农家乐(乡村酒店)", ""),
            ("货币和准货币(M2)", "货币和准货币(M2)", ""),
            ("居民消费价格指数(上年同月=100)", "居民消费价格指数(上年同月=100)", "%"),
            ("GDP_亿元", "GDP", "亿元"),
            ("Population, thousands", "Population", "thousands"),
            ("GDP, million EUR, current prices", "GDP, current prices", "million EUR"),
            ("Population in thousands", "Population", "thousands"),
            ("Population - thousands", "Population", "thousands"),
            ("Einwohner in 1 000", "Einwohner", "1 000"),
            ("Visitors (1000)", "Visitors", "1000"),
            ("人口：万人", "人口", "万人"),
            ("Население, тыс. человек", "Население", "тыс. человек"),
            ("Rate (in %)", "Rate", "%"),
            ("Baltimore, MD", "Baltimore, MD", ""),
            ("Population (thousands, mid-year)", "Population (mid-year)", "thousands"),
            ("Population thousands", "Population", "thousands"),
            ("GDP EUR million", "GDP", "EUR million"),
            ("Cities of half a million", "Cities of half a million", ""),
            ("Thousands of visitors", "Thousands of visitors", "Thousands"),
            ("Gini index", "Gini index", ""),
            ("Road deaths per 100,000", "Road deaths per 100,000", "per 100,000"),
            ("Firms with a turnover above 1,000", "Firms with a turnover above 1,000", ""),
            ("投资:住宅", "投资:住宅", ""),
            ("Deaths (2020)", "Deaths (2020)", ""),
            ("GDP指数_上年=100", "GDP指数_上年=100", "%"),
            ("城镇化率_%", "城镇化率", "%"),
            ("人口数_抽样调查_人", "人口数_抽样调查", "人"),
            ("营业收入(单位：万元)", "营业收入", "万元"),
            ("生产总值增速(可比价,%)", "生产总值增速(可比价)", "%"),
            ("服务业规(限)上企业数量", "服务业规(限)上企业数量", ""),
            ("GDP per capita (current US$)", "GDP per capita (current US$)", ""),
            (
                "Access to electricity (% of population)",
                "Access to electricity (% of population)",
                "%",
            ),
            (
                "Gross National Income(100 million yuan)",
                "Gross National Income",
                "100 million yuan",
            ),
            ("国内生产总值指数(上年同期=100)_当季值", "国内生产总值指数(上年同期=100)", "%"),
        ] {
            let name = name(text);
            assert_eq!(name.bare, bare);
            assert_eq!(name.unit.map(|u| u.text().to_owned()).unwrap_or_default(), unit, "{text}");
        }
    }

    #[test]
    fn the_end_of_a_name_tells_its_basis() {
        for (text, bare, basis) in [
            ("国内生产总值当季值(亿元)", "国内生产总值", Some(Basis::Quarter)),
            ("国内生产总值累计值(亿元)", "国内生产总值", Some(Basis::YearToDate)),
            ("零售总额_累计", "零售总额", Some(Basis::YearToDate)),
            ("零售总额(本年累计)", "零售总额", Some(Basis::YearToDate)),
            ("零售总额累计增长(%)", "零售总额累计增长", Some(Basis::YearToDate)),
            ("零售总额本月", "零售总额", Some(Basis::Period)),
            ("零售总额", "零售总额", None),
            (
                "Retail Sales, Accumulated(100 million yuan)",
                "Retail Sales",
                Some(Basis::YearToDate),
            ),
            (
                "Gross Domestic Product, Current Quarter",
                "Gross Domestic Product",
                Some(Basis::Quarter),
            ),
            (
                "Retail Sales, Accumulated Growth Rate(%)",
                "Retail Sales, Accumulated Growth Rate",
                Some(Basis::YearToDate),
            ),
            ("累计", "累计", Some(Basis::YearToDate)),
            ("產量累計", "產量", Some(Basis::YearToDate)),
            ("생산량 누계", "생산량", Some(Basis::YearToDate)),
            ("Output, January to date", "Output", Some(Basis::YearToDate)),
            ("OutputYTD", "Output", Some(Basis::YearToDate)),
            ("Produktion (kumuliert)", "Produktion", Some(Basis::YearToDate)),
        ] {
            let name = name(text);
            assert_eq!((name.bare.as_str(), name.basis), (bare, basis), "{text}");
        }
    }

    #[test]
    fn of_which_marks_are_cut_and_counted() {
        assert_eq!(unmark("#金融业"), (1, "金融业"));
        assert_eq!(unmark("　　其中：金融业"), (2, "金融业"));
        assert_eq!(unmark("金融业 "), (0, "金融业"));
        assert_eq!(unmark("一、地区生产总值"), (0, "地区生产总值"));
        assert_eq!(unmark("　（二）工业"), (1, "工业"));
        assert_eq!(unmark("3. 建筑业"), (0, "建筑业"));
        assert_eq!(unmark("①种植业"), (0, "种植业"));
        assert_eq!(unmark("⑴ 谷物"), (0, "谷物"));
        assert_eq!(unmark("Ⅰ.财政"), (0, "财政"));
        assert_eq!(unmark("三 、出口"), (0, "出口"));
        assert_eq!(unmark("A、工业"), (0, "工业"));
        assert_eq!(unmark("●▲工业"), (0, "工业"));
        assert_eq!(unmark("——住宅"), (1, "住宅"));
        assert_eq!(unmark("“三新”"), (0, "三新"));
        assert_eq!(unmark("#：增值税"), (1, "增值税"));
        assert_eq!(unmark("一、一般公共预算收入"), (0, "一般公共预算收入"));
        for whole in [
            "一、二级公路",
            "2.5微米颗粒物",
            "第一产业",
            "(M2)",
            "3星级以上",
            "5、6岁",
            "U.S. exports",
            "“三新”经济",
            "—",
        ] {
            assert_eq!(unmark(whole).1, whole);
        }
    }

    #[test]
    fn notes_are_no_part_of_a_name() {
        for text in [
            "产值（亿元）1)",
            "产值1)(亿元)",
            "产值(亿元)[注]",
            "产值（亿元）（注2）",
            "产值……(亿元)",
            "产值：(亿元)",
            "*产值*(亿元)",
        ] {
            let name = name(text);
            assert_eq!((name.bare.as_str(), name.unit.is_some()), ("产值", true));
        }
        for text in ["货币(M2)", "Deaths (2020)", "(1)", "PM2.5", "指数(上年=100)"] {
            assert_eq!(unnoted(text), text);
        }
    }

    #[test]
    fn a_plan_may_write_a_name_with_or_without_its_unit_and_basis() {
        let keys = name("国内生产总值累计值(亿元)").keys;
        for key in ["国内生产总值累计值(亿元)", "国内生产总值累计值", "国内生产总值"]
        {
            assert!(keys.contains(&fold(key)), "{key}");
        }
    }
}
