//! Units as people write them: `亿元`, `万人次`, `元/人·年`, `billion USD`, `100 million yuan`, `USD, millions`, `Mio. €`, `x 1 000 euro`,
//! `per 100,000 live births`.

use std::cell::Cell;

use super::rows::{fold, row};
use super::table::UnitTable;
use super::{Nature, Unit, UnitError, small, word};
use crate::words::is_han;
use crate::words::units::{
    Before, HEAD, LETTERS, LINKS, MONEY_BEFORE, MONEY_SCALES, Measures, PER, SCALES, SHARES_OF,
    Scale, WHOLE, WITHIN,
};

/// The longest text that is taken apart, in bytes; a longer one is a word.
const LONGEST: usize = 200;

/// How many aliases may stand for each other, one after the other.
const DEEPEST: u8 = 3;

/// Signs that join units, and the unit they make.
type Join = (&'static [char], fn(&Unit, &Unit) -> Unit);

/// What joins units, from the loosest: all that stands behind `/` is divided by.
const JOINS: &[Join] = &[(&['/', '／'], Unit::over), (&['·', '*', '×'], Unit::times)];

impl Unit {
    /// Reads a unit: `亿元`, `万人次`, `元/人`, `billion USD`, `%`, `百分点`, `per 100,000 live births`, or any other word. A scale alone
    /// (`万`, `'000s`) is that scale of an unnamed unit.
    ///
    /// # Errors
    /// [`UnitError`] where a part is missing; a word that is not known is a unit of its own.
    pub fn parse(text: &str, table: &UnitTable) -> Result<Self, UnitError> {
        let text = unsigned(text);
        let mut unit =
            if text.len() > LONGEST { word(text) } else { Reader::new(table).unit(text)? };
        // It is printed as it was written.
        if *unit.text != *text {
            unit.text = text.into();
        }
        Ok(unit)
    }

    /// Whether a text is made of scales and *known* words only, so that a bracket that holds it is a unit; what is a number alone, or a
    /// share of something named, is none that a name ends in.
    #[must_use]
    pub fn is_known(text: &str, table: &UnitTable) -> bool {
        let text = unsigned(text);
        if text.is_empty() || text.len() > LONGEST || share_of(text).is_some() {
            return false;
        }
        if table.knows_in_bracket(text) {
            return true;
        }
        let is_number = text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | ',' | '.'));
        if row(text).is_some() || is_number {
            return false;
        }
        let reader = Reader::new(table);
        let unit = reader.unit(text);
        let has_unit = |unit: Self| !unit.is_bare() || unit.scale >= 3;
        unit.is_ok_and(has_unit) && !reader.met_unknown.get()
    }

    /// The power of ten of a text that is a scale word and nothing else: 8 for 亿.
    #[must_use]
    pub fn scale_word(text: &str) -> Option<i32> {
        SCALES.sense(&fold(text)).map(|scale| scale.exponent)
    }

    /// A letter that scales what is counted behind it, though no money is, and that: the k of `25k jobs`, the M of `2M`. The m of `2m`
    /// alone is a metre.
    #[must_use]
    pub(crate) fn scale_letter(text: &str) -> Option<(&'static str, &str)> {
        let (letter, counted) = text.split_once(' ').unwrap_or((text, ""));
        let (_, scale) = LETTERS.iter().find(|(known, _)| known.eq_ignore_ascii_case(letter))?;
        let of = counted.split(' ').next().unwrap_or_default();
        let is_unit = letter == "m" && (counted.is_empty() || of == "of");
        (!is_unit).then_some((scale, counted.trim()))
    }

    /// A scale word and nothing else, the 万 of `3500万`: that scale of an unnamed unit.
    #[must_use]
    pub fn scale_alone(text: &str) -> Option<Self> {
        Some(bare(text.trim(), Self::scale_word(text)?))
    }

    /// The same of letters that are a scale of some units only: the m of `1.1m`.
    pub(crate) fn scale_in_letters(text: &str) -> Option<Self> {
        let scale = MONEY_SCALES.sense(&fold(text))?;
        Some(bare(text.trim(), scale))
    }

    /// The unit that a word behind a number is: a known one, of which a single letter says too little.
    pub(crate) fn of_cell(text: &str, table: &UnitTable) -> Option<Self> {
        table.known_unit(text).or_else(|| {
            let known = text.len() > 1 && table.knows(text);
            known.then(|| Self::parse(text, table).ok())?
        })
    }

    /// This unit at the scale that a cell writes beside its number, which is the whole of it: `1.02万亿` under 亿元 counts 万亿元. Letters
    /// are one of unscaled money and of things that are counted; none where the cell cannot mean a scale, or may mean something else, as a
    /// smaller one may count the greater: `1.2万` under 亿元.
    pub(crate) fn at_scale_of(&self, cell: &Self) -> Option<Self> {
        let in_letters = Self::scale_word(cell.text()).is_none();
        let counts = self.is_counted() || (!self.is_bare() && self.has_prices() && self.scale == 0);
        if self.is_ratio() || cell.scale < self.scale || in_letters && !counts {
            return None;
        }
        Some(if self.scale == cell.scale {
            self.clone()
        } else {
            self.unscaled().scaled_by(cell.scale)
        })
    }
}

struct Reader<'a> {
    table: &'a UnitTable,
    /// How many aliases were followed.
    depth: u8,
    /// Whether a word was met that is known neither by itself nor through the plan.
    met_unknown: Cell<bool>,
}

impl<'a> Reader<'a> {
    fn new(table: &'a UnitTable) -> Self {
        Self { table, depth: 0, met_unknown: Cell::new(false) }
    }

    /// A whole unit.
    fn unit(&self, text: &str) -> Result<Unit, UnitError> {
        let text = text.trim();
        if let Some(named) = self.named(text) {
            return named;
        }
        if let Some(share) = share_of(text) {
            return Ok(share);
        }
        // `件/每万人`
        if text.contains("/每") {
            return self.unit(&text.replace("/每", "/"));
        }
        if let Some(found) = multiplied(text) {
            return self.scaled(found);
        }
        if let Some(found) = self.divided(text) {
            return found;
        }
        self.joined(text, JOINS)
    }

    /// A word that is a unit as it stands: an alias of the plan, or one of the table.
    fn named(&self, text: &str) -> Option<Result<Unit, UnitError>> {
        if let Some(unit) = self.table.resolved(text).filter(|_| self.depth < DEEPEST) {
            let inner = Self { depth: self.depth + 1, ..Self::new(self.table) };
            return Some(inner.unit(unit));
        }
        row(text).map(|_| Ok(word(text)))
    }

    /// `deaths per 100,000 live births`, `per 1,000`, `litres per inhabitant`, `每10万人`: a share where a number of what is not measured
    /// in anything divides, else a quotient.
    fn divided(&self, text: &str) -> Option<Result<Unit, UnitError>> {
        let (above, below) = split_per(text)?;
        let (tens, rest) = count(below).unwrap_or((0, below));
        let rest = of_heads(linked(rest));
        let known = |text: &str| self.table.knows(text);
        if above.is_empty() {
            return match tens {
                0 => known(rest).then(|| Ok(Unit::one().over(&word(rest)))),
                tens => Some(Ok(Unit::one().scaled_by(-tens))),
            };
        }
        if tens == 0 && !known(rest) {
            return None;
        }
        let above = match self.unit(above) {
            Ok(above) => above,
            Err(error) => return Some(Err(error)),
        };
        if tens > 0 && !(above.has_prices() || is_measured(&above)) {
            self.met_unknown.set(false);
            return Some(Ok(Unit::one().scaled_by(above.scale - tens)));
        }
        let below = if rest.is_empty() { Unit::one() } else { self.word(rest) };
        Some(Ok(above.over(&below).scaled_by(-tens)))
    }

    /// Units joined by these joins.
    fn joined(&self, text: &str, joins: &[Join]) -> Result<Unit, UnitError> {
        let text = text.trim();
        if let Some(named) = self.named(text) {
            return named;
        }
        // `亿千瓦·时`
        let scaled = self.leading_scales(text);
        if let Some((scale, rest)) = scaled.filter(|(_, rest)| row(rest).is_some()) {
            return self.scaled((scale, rest));
        }
        let stands = |(signs, _): &Join| text.contains(*signs);
        let loosest = joins.iter().position(stands).and_then(|at| joins.get(at..));
        let Some(((signs, join), inner)) = loosest.and_then(<[Join]>::split_first) else {
            return self.single(text);
        };
        let mut parts = text.split(*signs);
        let first = parts.next().unwrap_or_default();
        let numbers =
            |part: &&str| count(part).is_some_and(|(tens, rest)| tens > 0 && rest.is_empty());
        let mut first = match first.trim() {
            // `/10万`
            "" if parts.clone().all(|part| numbers(&part)) => Unit::one(),
            first => self.joined(first, inner)?,
        };
        for part in parts {
            let part = part.trim();
            first = match count(part) {
                Some((tens, "")) if tens > 0 && signs.contains(&'/') => {
                    // `例/10万`: what is counted for every so many of something unnamed is a share.
                    let shares = !(first.has_prices() || is_measured(&first));
                    let above = if shares { Unit::one().scaled_by(first.scale) } else { first };
                    above.scaled_by(-tens)
                }
                // `亿元/%` names two units.
                _ if signs.contains(&'/') && matches!(part, "%" | "％" | "‰") => {
                    return Ok(self.word(text));
                }
                _ if signs.contains(&'/') => join(&first, &self.joined(of_heads(part), inner)?),
                _ => join(&first, &self.joined(part, inner)?),
            };
        }
        Ok(first)
    }

    /// A word with its scale.
    fn single(&self, text: &str) -> Result<Unit, UnitError> {
        if text.is_empty() {
            return Err(UnitError::Empty);
        }
        if let Some(exponent) = text.strip_prefix("10^").and_then(small) {
            return Ok(Unit::one().scaled_by(exponent));
        }
        if let Some(scale) = SCALES.sense(&fold(text)) {
            return Ok(bare(text, scale.exponent));
        }
        if let Some((tens, "")) = power_of_ten(text).filter(|(tens, _)| *tens >= 3) {
            return Ok(bare(text, tens));
        }
        if let Some((scale, money)) = scaled_money(text) {
            return Ok(word(money).scaled_by(scale));
        }
        if let Some(found) = self.leading_scales(text).or_else(|| self.trailing_scale(text)) {
            return self.scaled(found);
        }
        let within = |prefix: &&str| {
            let begin = text.get(..prefix.len())?;
            let rest = text.get(prefix.len()..)?.trim();
            (fold(begin) == fold(prefix) && begin.len() == prefix.len()).then_some(rest)
        };
        if let Some(rest) = WITHIN.iter().find_map(within) {
            let inner = Self::new(self.table);
            let unit = inner.unit(rest);
            if !inner.met_unknown.get() {
                return unit;
            }
        }
        Ok(self.word(text))
    }

    fn scaled(&self, (scale, rest): (i32, &str)) -> Result<Unit, UnitError> {
        if rest.is_empty() {
            return Ok(bare("", 0).scaled_by(scale));
        }
        let unit = match self.named(rest) {
            Some(named) => named?,
            None => match share_of(rest) {
                Some(share) => share,
                None if rest.contains(['/', '／']) => self.joined(rest, JOINS)?,
                None => self.word(rest),
            },
        };
        Ok(unit.scaled_by(scale))
    }

    fn word(&self, text: &str) -> Unit {
        if !self.table.knows_in_bracket(text) {
            self.met_unknown.set(true);
        }
        word(text)
    }

    /// The scales that a text begins with, and what they are of: `百万亿元` has two.
    fn leading_scales<'t>(&self, text: &'t str) -> Option<(i32, &'t str)> {
        let mut scale = 0;
        let mut rest = text;
        let mut found = false;
        // `人民币亿元`
        let money = MONEY_BEFORE.at_start(text).map(|(_, after)| after.trim());
        let scaled = money.and_then(|after| Some((leading_scale(after)?, after)));
        if let Some(((exponent, word, _), _)) = scaled {
            let is_money =
                word.is_empty() || row(word).is_some_and(|row| row.measures == Measures::Money);
            let name = text.get(..text.len() - money?.len())?;
            let has_own = row(word).is_some_and(|row| row.words.first() != Some(&"元"));
            return is_money.then_some((exponent, if has_own { word } else { name.trim() }));
        }
        while let Some((exponent, after, wants_known)) = leading_scale(rest) {
            if wants_known && !self.table.knows(after) {
                break;
            }
            scale += exponent;
            rest = after;
            found = true;
        }
        found.then_some((scale, rest))
    }

    /// `USD million`, `US dollars, millions`, `RMB 100 million`, `Persons ('000)`, `Rs. in crore`: the scale, and what it is of.
    fn trailing_scale<'t>(&self, text: &'t str) -> Option<(i32, &'t str)> {
        let folded = fold(text);
        let folded = folded.trim_end_matches(')');
        let (scale, before) = SCALES.at_end(folded)?;
        let before = text.get(..before.len())?;
        let before = before.trim_end_matches([' ', ',', '(', '（', '-', '_']);
        let before = before.strip_suffix(" in").unwrap_or(before).trim_end();
        let tens = before.rsplit_once(' ').and_then(|(before, ten)| {
            let zeros = ten.strip_prefix('1')?;
            let all = zeros.bytes().all(|b| b == b'0');
            let zeros = i32::try_from(zeros.len()).ok().filter(|_| all)?;
            Some((scale.exponent + zeros, before.trim_end()))
        });
        let (scale, before) = tens.unwrap_or((scale.exponent, before));
        self.table.knows(before).then_some((scale, before))
    }
}

fn bare(text: &str, scale: i32) -> Unit {
    Unit::shaped(text, scale, Nature::Bare)
}

/// Whether a unit is more than a count: a mass, an area, an energy.
fn is_measured(unit: &Unit) -> bool {
    let sized =
        |word: &str| row(word).is_some_and(|row| matches!(row.measures, Measures::Size { .. }));
    unit.words().any(sized)
}

/// `% of GDP`, `Percent of total employment`.
fn share_of(text: &str) -> Option<Unit> {
    let folded = fold(text);
    let is_of = SHARES_OF.iter().any(|begin| folded.starts_with(begin));
    is_of.then(|| Unit::shaped(text, -2, Nature::Ratio))
}

/// What stands before and behind the last word that divides; nothing before it where the text begins with one.
fn split_per(text: &str) -> Option<(&str, &str)> {
    let behind_first = PER.iter().filter_map(|word| {
        let begin = text.get(..word.len()).filter(|begin| fold(begin) == *word)?;
        let rest = text.get(begin.len()..)?;
        let apart = word.starts_with(is_han) || rest.starts_with(' ');
        Some(rest.trim()).filter(|rest| apart && !rest.is_empty())
    });
    if let Some(rest) = behind_first.min_by_key(|rest| rest.len()) {
        return Some(("", rest));
    }
    let last = PER.iter().filter_map(|word| {
        let mut places = text.rmatch_indices(*word);
        places.find_map(|(at, _)| {
            let (above, below) = (text.get(..at)?, text.get(at + word.len()..)?);
            let apart = above.ends_with(' ') && below.starts_with(' ');
            (apart || word.starts_with(is_han)).then_some((at, above, below))
        })
    });
    let last = last.max_by_key(|(at, ..)| *at);
    let (_, above, below) = last?;
    let (above, below) = (above.trim(), below.trim());
    (!above.is_empty() && !below.is_empty()).then_some((above, below))
}

/// A unit without what says of its figures that they have signs: `±%`.
fn unsigned(text: &str) -> &str {
    let begin = |c: char| c == '±' || c.is_whitespace();
    text.trim_start_matches(begin).trim_end()
}

/// A unit below the line, where heads are those of persons.
fn of_heads(below: &str) -> &str {
    if fold(below) == HEAD { "人" } else { below }
}

/// A number that is a power of ten at the beginning of a text, in digits or in words, and what follows it: the `100,000` of
/// `100,000 live births`, the `10万` of `10万人`.
fn count(text: &str) -> Option<(i32, &str)> {
    let (mut tens, mut rest) = power_of_ten(text).unwrap_or((0, text));
    while let Some((exponent, after)) = scale_at_start(rest) {
        tens += exponent;
        rest = after;
    }
    (tens > 0).then(|| (tens, rest.trim()))
}

/// A scale word at the beginning of a text, whatever follows it.
fn scale_at_start(text: &str) -> Option<(i32, &str)> {
    let text = text.trim_start();
    if is_whole(text) {
        return None;
    }
    scale_prefix(text).map(|(scale, rest)| (scale.exponent, rest))
}

/// The scale that a text begins with, what it is of, and whether that has to be a known word.
fn leading_scale(text: &str) -> Option<(i32, &str, bool)> {
    if let Some((tens, rest)) = power_of_ten(text) {
        let begins =
            |c: char| c.is_alphabetic() || matches!(c, '$' | '€' | '£' | '¥' | '₹' | '%' | '\'');
        return rest.starts_with(begins).then_some((tens, rest, false));
    }
    if is_whole(text) {
        return None;
    }
    let (scale, after) = scale_prefix(text)?;
    match scale.before {
        Before::Known if after.starts_with(' ') || after.is_empty() => {}
        Before::Known => return Some((scale.exponent, after, true)),
        Before::Any | Before::Apart => {}
    }
    let after = linked(after.trim_start_matches(JOINED));
    (!after.is_empty()).then_some((scale.exponent, after, false))
}

/// Whether a text begins with a word that begins like a scale and is none.
fn is_whole(text: &str) -> bool {
    let folded = fold(text);
    WHOLE.iter().any(|word| {
        let rest = folded.strip_prefix(word);
        rest.is_some_and(|rest| !word.is_ascii() || !rest.starts_with(char::is_alphanumeric))
    })
}

/// The longest scale word whose letters a text begins with, and what follows them.
fn scale_prefix(text: &str) -> Option<(Scale, &str)> {
    let folded = fold(text);
    let words = SCALES.rows().filter_map(|(word, scale)| {
        let rest = folded.strip_prefix(word)?;
        // A letter that goes on makes another word, if no longer one of the table.
        let apart = scale.before != Before::Apart || !rest.starts_with(char::is_alphanumeric);
        apart.then_some((word.len(), scale, rest.len()))
    });
    let (_, scale, rest) = words.max_by_key(|(length, ..)| *length)?;
    Some((scale, text.get(text.len().checked_sub(rest)?..)?))
}

/// What stands between a scale and its word.
const JOINED: &[char] = &[' ', '_', '-', '\u{a0}'];

/// A text without the word that joins it to a scale: `of persons`.
fn linked(text: &str) -> &str {
    let text = text.trim_start();
    let rest = LINKS.iter().find_map(|link| text.strip_prefix(link));
    rest.unwrap_or(text).trim_start()
}

/// A scale in digits: `10000人`, `10 000 persons`, the 100 of `100 million yuan`, `1.000 kr`, `10^3 t`, `10³ t`.
fn power_of_ten(text: &str) -> Option<(i32, &str)> {
    let text = text.trim_start();
    if let Some(behind) = text.strip_prefix("10^") {
        let length = behind.bytes().take_while(u8::is_ascii_digit).count();
        let (power, rest) = behind.split_at_checked(length)?;
        let rest = rest.trim_start_matches([' ', '·']);
        return Some((small(power).filter(|power| *power > 0)?, rest));
    }
    if let Some(behind) = text.strip_prefix("10") {
        let raised =
            [('²', 2), ('³', 3), ('⁴', 4), ('⁵', 5), ('⁶', 6), ('⁷', 7), ('⁸', 8), ('⁹', 9)];
        let raised =
            raised.iter().find_map(|(sign, power)| Some((*power, behind.strip_prefix(*sign)?)));
        if let Some((power, rest)) = raised {
            return Some((power, rest.trim_start()));
        }
    }
    let mut rest = text.strip_prefix('1')?;
    let mut zeros = 0;
    loop {
        let separated = rest.strip_prefix([',', '，', ' ', '\u{a0}', '\u{202f}', '.', '\'', '’']);
        let after = separated.filter(|after| after.starts_with("000")).unwrap_or(rest);
        let Some(next) = after.strip_prefix('0') else {
            break;
        };
        zeros += 1;
        rest = next;
    }
    let goes_on = rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    (zeros > 0 && !goes_on).then(|| (zeros, rest.trim_start()))
}

/// `x 1 000 euro`, `persons x 1000`, `× 10^3`: the scale, and what it is of.
fn multiplied(text: &str) -> Option<(i32, &str)> {
    const SIGNS: &[char] = &['x', 'X', '×', '*'];
    if let Some(rest) = text.strip_prefix(SIGNS)
        && let Some((tens, of)) = count(rest)
    {
        return Some((tens, linked(of)));
    }
    if let Some(rest) = text.strip_prefix('×')
        && let Some(power) = rest.strip_prefix("10^").and_then(small)
    {
        return Some((power, ""));
    }
    let (before, behind) = text.trim_end_matches([')', '）']).rsplit_once(SIGNS)?;
    let (tens, rest) = count(behind)?;
    let before = before.trim_end_matches(['(', '（', ' ', ',']);
    (rest.is_empty() && tens >= 2 && !before.is_empty() && row(before).is_some())
        .then_some((tens, before))
}

/// `£m`, `€ bn`, `US$m`, `MEUR`, `k€`: a scale in letters, and the money that it stands beside.
fn scaled_money(text: &str) -> Option<(i32, &str)> {
    let is_money = |word: &str, apart: bool| {
        let money = row(word).is_some_and(|row| row.measures == Measures::Money);
        // Letters that run together are a code in capitals: `MEUR`, `mkr`.
        let is_sign = word.chars().any(|c| !c.is_alphabetic());
        let is_code = word.chars().all(|c| c.is_ascii_uppercase()) || word == "kr";
        money && (apart || is_sign || is_code)
    };
    let same = |part: Option<&str>, letters: &str| {
        part.is_some_and(|part| part.eq_ignore_ascii_case(letters))
    };
    let mut scales = MONEY_SCALES.rows();
    scales.find_map(|(letters, scale)| {
        let behind = text.len().checked_sub(letters.len())?;
        if let Some(before) = text.get(..behind).filter(|_| same(text.get(behind..), letters))
            && is_money(before.trim_end(), before.ends_with(' '))
        {
            return Some((scale, before.trim_end()));
        }
        let after =
            text.get(letters.len()..).filter(|_| same(text.get(..letters.len()), letters))?;
        let money = after.trim_start_matches(['.', ' ']);
        is_money(money, after.len() > money.len()).then_some((scale, money))
    })
}
