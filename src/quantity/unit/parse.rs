//! Units as people write them: `亿元`, `万人次`, `元/人·年`, `billion USD`, `100 million yuan`, `USD, millions`.

use std::sync::Arc;

use super::table::{fold, meaning};
use super::words::{POINTS, RATIOS, SCALES, SHARES_OF, WHOLE};
use super::{Factor, Nature, Unit, UnitError, UnitTable};

/// The longest text that is taken apart, in bytes; a longer one is a word.
const LONGEST: usize = 200;

/// How many aliases may stand for each other, one after the other.
const DEEPEST: u8 = 3;

/// Signs that join units, and the unit they make.
type Join = (&'static [char], fn(&Unit, &Unit) -> Unit);

/// What joins units, from the loosest: all that stands behind `/` is divided by.
const JOINS: &[Join] = &[(&['/', '／'], Unit::over), (&['·', '*', '×'], Unit::times)];

/// Reads a unit.
pub(super) fn parse(text: &str, table: &UnitTable) -> Result<Unit, UnitError> {
    let text = text.trim();
    let mut unit = if text.len() > LONGEST {
        word(text)
    } else {
        Reader { table, depth: 0 }.joined(text, JOINS)?
    };
    // It is printed as it was written.
    if *unit.text != *text {
        unit.text = text.into();
    }
    Ok(unit)
}

/// Whether a text is made of scales and known words only.
pub(super) fn is_known(text: &str, table: &UnitTable) -> bool {
    let text = text.trim();
    let known = |part: &str| {
        let part = part.trim();
        let scaled = || {
            let (scale, word) = split_scale(part, table);
            scale != 0 && table.is_known_word(word)
        };
        table.is_known_word(part) || scaled()
    };
    table.is_known_word(text) || text.len() <= LONGEST && text.split(['/', '／']).all(known)
}

/// The power of ten of a text that is a scale word and nothing else.
pub(super) fn scale_word(text: &str) -> Option<i32> {
    let word = fold(text);
    let known = SCALES.iter().find(|(known, _)| *known == word);
    known.map(|(_, exponent)| *exponent)
}

struct Reader<'a> {
    table: &'a UnitTable,
    /// How many aliases were followed.
    depth: u8,
}

impl Reader<'_> {
    /// Units joined by these joins.
    fn joined(&self, text: &str, joins: &[Join]) -> Result<Unit, UnitError> {
        let text = text.trim();
        if let Some(named) = self.alias(text) {
            return named;
        }
        if let Some(share) = share(text) {
            return Ok(share);
        }
        let stands = |(signs, _): &Join| text.contains(*signs);
        let loosest = joins.iter().position(stands).and_then(|at| joins.get(at..));
        let Some(((signs, join), inner)) = loosest.and_then(<[Join]>::split_first) else {
            return self.scaled(text);
        };
        let mut parts = text.split(*signs).map(|part| self.joined(part, inner));
        let first = parts.next().ok_or(UnitError::Empty)??;
        parts.try_fold(first, |unit, part| Ok(join(&unit, &part?)))
    }

    fn alias(&self, text: &str) -> Option<Result<Unit, UnitError>> {
        let unit = self.table.resolved(text).filter(|_| self.depth < DEEPEST)?;
        let inner = Self {
            table: self.table,
            depth: self.depth + 1,
        };
        Some(inner.joined(unit, JOINS))
    }

    /// A word with its scale.
    fn scaled(&self, text: &str) -> Result<Unit, UnitError> {
        if text.is_empty() {
            return Err(UnitError::Empty);
        }
        if let Some(exponent) = text.strip_prefix("10^").and_then(small) {
            return Ok(Unit::one().scaled_by(exponent));
        }
        let (scale, rest) = split_scale(text, self.table);
        if scale == 0 {
            return Ok(word(rest));
        }
        match self.alias(rest).or_else(|| share(rest).map(Ok)) {
            Some(named) => Ok(named?.scaled_by(scale)),
            None => Ok(Unit {
                scale,
                ..word(rest)
            }),
        }
    }
}

/// A word that is no scale; with its power as it is printed: `人^2`.
fn word(text: &str) -> Unit {
    let power = text
        .split_once('^')
        .and_then(|(word, power)| Some((word, small(power)?)));
    let (text, power) = match power {
        Some((word, power)) if !word.is_empty() && power != 0 => (word, power),
        _ => (text, 1),
    };
    let shown: Arc<str> = text.into();
    let word = match meaning(text) {
        meaning if meaning == text => Arc::clone(&shown),
        meaning => meaning.into(),
    };
    let factor = Factor {
        word,
        shown: Arc::clone(&shown),
        power,
    };
    Unit::shaped(shown, 0, Nature::Words([factor].into()))
}

/// A power that is no nonsense.
fn small(text: &str) -> Option<i32> {
    text.parse().ok().filter(|power| (-99..=99).contains(power))
}

/// A share of one, or a difference of two.
fn share(text: &str) -> Option<Unit> {
    let word = fold(text);
    let find = |table: &[(&str, i32)]| {
        let found = table.iter().find(|(known, _)| *known == word);
        found.map(|(_, scale)| *scale)
    };
    if let Some(scale) = find(RATIOS) {
        return Some(Unit::shaped(text, scale, Nature::Ratio));
    }
    if let Some(scale) = find(POINTS) {
        return Some(Unit::shaped(text, scale, Nature::Points));
    }
    let is_of = SHARES_OF.iter().any(|begin| word.starts_with(begin));
    is_of.then(|| Unit::shaped(text, -2, Nature::Ratio))
}

/// The power of ten of the scales of a text, and its word: `百万亿元` has two, `USD, millions` has its own behind.
fn split_scale<'a>(text: &'a str, table: &UnitTable) -> (i32, &'a str) {
    let mut scale = 0;
    let mut rest = text;
    while let Some((exponent, after)) = leading_scale(rest) {
        scale += exponent;
        rest = after;
    }
    match trailing_scale(rest).filter(|_| scale == 0) {
        Some((exponent, before)) if table.is_known_word(before) => (exponent, before),
        _ => (scale, rest),
    }
}

fn leading_scale(text: &str) -> Option<(i32, &str)> {
    if let Some(found) = power_of_ten(text) {
        return Some(found);
    }
    let begins = |word: &str| {
        let begin = text.as_bytes().get(..word.len());
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case(word.as_bytes()))
    };
    let (word, exponent) = SCALES.iter().find(|(word, _)| begins(word))?;
    let after = text.get(word.len()..)?;
    // An English scale is a word of its own.
    let goes_on = word.is_ascii() && !after.starts_with(JOINED);
    if goes_on || WHOLE.iter().any(|word| text.starts_with(word)) {
        return None;
    }
    let after = after.trim_start_matches(JOINED);
    let after = after.strip_prefix("of ").unwrap_or(after).trim_start();
    // A scale with nothing behind it is a word.
    (!after.is_empty()).then_some((*exponent, after))
}

/// What stands between an English scale and its word.
const JOINED: &[char] = &[' ', '_', '-'];

/// A scale in digits: `10000人`, `10 000 persons`, the 100 of `100 million yuan`.
fn power_of_ten(text: &str) -> Option<(i32, &str)> {
    let mut rest = text.strip_prefix('1')?;
    let mut zeros = 0;
    loop {
        let after = rest.strip_prefix([',', '，', ' ']).unwrap_or(rest);
        let Some(next) = after.strip_prefix('0') else {
            break;
        };
        zeros += 1;
        rest = next;
    }
    let rest = rest.trim_start();
    (zeros > 0 && rest.starts_with(char::is_alphabetic)).then_some((zeros, rest))
}

/// `USD million`, `US dollars, millions`, `RMB 100 million`.
fn trailing_scale(text: &str) -> Option<(i32, &str)> {
    let (before, last) = text.rsplit_once(' ')?;
    let scale = scale_word(last).filter(|_| last.is_ascii())?;
    let before = before.trim_end_matches([' ', ',']);
    let zeros = before.rsplit_once(' ').and_then(|(before, ten)| {
        let zeros = ten.strip_prefix('1')?;
        let all = zeros.bytes().all(|b| b == b'0');
        let zeros = i32::try_from(zeros.len()).ok().filter(|_| all)?;
        Some((scale + zeros, before.trim_end()))
    });
    Some(zeros.unwrap_or((scale, before)))
}
