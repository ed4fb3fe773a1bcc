//! One cell: a number, a mark for 'no value', or neither. Cells are never normalised: NFKC would make 12.31 of `12.3①`.

use crate::data::texts::commas::{
    Commas, before_interval, is_either, is_leading, swapped, without_currency,
};
use crate::data::texts::name::last_bracket;
use crate::plan::Source;
use crate::quantity::{Decimal, Number, NumberError, Unit, UnitTable};
use crate::words::flags::{
    ABOUT, FLAGS, LIKE_DIGITS, MARKS, MOVES, Mark, TRIANGLES, are_flags, is_letter,
};
use crate::words::units::SCALES_OF_TWO;
use crate::words::{fold, is_footnote_mark};

/// How the cells of a file are read.
#[derive(Clone, Copy)]
pub(crate) struct Cells<'a> {
    /// The plan's marks for 'no value'.
    missing: &'a [String],
    /// The plan's marks for an exact zero.
    zero: &'a [String],
    /// The plan's marks before negative numbers.
    minus: &'a [String],
    units: &'a UnitTable,
    commas: Commas,
}

/// What a cell says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Reading {
    /// The number; none where the cell says that there is none.
    pub value: Option<Decimal>,
    /// The place of its last written digit.
    pub places: i8,
    /// The unit written in the cell itself: `12.3%`.
    pub unit: Option<Unit>,
    /// Whether that is the sign of a currency before the number: `$1,234`.
    pub led: bool,
    /// Flags and footnote marks.
    pub flag: Option<String>,
}

/// Why a cell is no number.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum CellError {
    /// It does not begin with a number.
    NoNumber,
    /// Thousands separators do not stand every three digits.
    Grouping,
    /// `1,234` between semicolons: a thousands separator, or a decimal comma.
    Comma,
    /// More than 28 significant digits.
    TooLong,
    /// A bracket is not closed.
    Bracket,
    /// A triangle stands before it: a minus in Japan, elsewhere a rise or fall.
    Triangle(char),
    /// Something follows the number that is no flag.
    Trailing(String),
}

impl From<NumberError> for CellError {
    fn from(error: NumberError) -> Self {
        match error {
            NumberError::NoNumber | NumberError::TwoWays => Self::NoNumber,
            NumberError::Grouping => Self::Grouping,
            NumberError::TooLong => Self::TooLong,
            NumberError::Bracket => Self::Bracket,
        }
    }
}

/// Bytes of the longest of these marks.
const LONGEST: usize = 19;

impl<'a> Cells<'a> {
    pub(crate) fn new(source: &'a Source, units: &'a UnitTable, commas: Commas) -> Self {
        Self { missing: &source.missing, zero: &source.zero, minus: &source.minus, units, commas }
    }

    /// Reads a cell.
    ///
    /// # Errors
    /// [`CellError`] where it is neither a number nor a mark for 'no value'.
    pub(crate) fn read(self, text: &str) -> Result<Reading, CellError> {
        if let Some((digits, places)) = self.plain(text.as_bytes()) {
            return Ok(Reading {
                value: Decimal::of_digits(digits, places.into()),
                places: i8::try_from(places).unwrap_or(i8::MAX),
                ..Reading::default()
            });
        }
        let text = unwrapped(text);
        if self.zero.iter().any(|mark| mark.trim() == text) {
            return Ok(Reading { value: Some(Decimal::ZERO), ..Reading::default() });
        }
        if let Some(mark) = self.mark(text) {
            // That a value is withheld is said of it.
            let flag = (mark != Mark::Missing).then(|| text.to_owned());
            return Ok(Reading { flag, ..Reading::default() });
        }
        match self.scan(text) {
            Ok((number, rest)) => {
                let (unit, flag) = tail(rest, self.units)?;
                let written = text.get(..text.len() - rest.len()).unwrap_or_default();
                if self.commas == Commas::Unclear && is_either(written.trim_end()) {
                    return Err(CellError::Comma);
                }
                Ok(Reading {
                    value: Some(number.value),
                    places: i8::try_from(number.places).unwrap_or(i8::MAX),
                    unit,
                    flag,
                    led: false,
                })
            }
            Err(error) => match self.missing_with_flag(text) {
                Some(flag) => Ok(Reading { flag: Some(flag), ..Reading::default() }),
                None if error == NumberError::NoNumber && text.starts_with(is_leading) => {
                    self.led(text)
                }
                None => Err(error.into()),
            },
        }
    }

    /// Reads a number behind a mark of the plan that makes it negative, a triangle, or the sign of a currency, which may stand behind a
    /// minus or within a bracket.
    fn led(self, text: &str) -> Result<Reading, CellError> {
        let mut marks = self.minus.iter().map(|mark| mark.trim());
        if let Some(rest) = marks.find_map(|mark| text.strip_prefix(mark)) {
            let reading = self.read(rest)?;
            let size = reading.value.filter(|value| !value.is_negative());
            let value = size.ok_or(CellError::NoNumber)?.negated();
            return Ok(Reading { value: Some(value), ..reading });
        }
        if let Some(mark) = text.chars().next().filter(|mark| TRIANGLES.contains(mark)) {
            let is_number = self.scan(text.trim_start_matches(mark)).is_ok();
            let error = Err(CellError::Triangle(mark));
            return if is_number { error } else { Err(CellError::NoNumber) };
        }
        let (sign, number) = without_currency(text).ok_or(CellError::NoNumber)?;
        if is_bracket(sign) && !number.ends_with(is_bracket) {
            return Err(CellError::Bracket);
        }
        let currency = self.units.known_unit(&sign.to_string());
        let currency = currency.filter(Unit::has_prices);
        let currency = currency.ok_or(CellError::NoNumber)?;
        let reading = self.read(&number)?;
        let value = reading.value.ok_or(CellError::NoNumber)?;
        let unit = match &reading.unit {
            None => currency,
            Some(scale) if scale.is_bare() => currency.scaled_by(scale.scale()),
            Some(_) => return Err(CellError::NoNumber),
        };
        Ok(Reading { value: Some(value), unit: Some(unit), led: true, ..reading })
    }

    /// What a cell of digits and at most one point says, as most cells do: its digits, and how many stand behind the point.
    pub(crate) fn plain(self, cell: &[u8]) -> Option<(u64, u8)> {
        /// Digits that 64 bits hold.
        const FEW: usize = 19;
        let usual = self.missing.is_empty() && self.zero.is_empty();
        if !usual || self.commas != Commas::Thousands || cell.len() > FEW {
            return None;
        }
        let (mut digits, mut point) = (0_u64, None);
        for (at, byte) in cell.iter().enumerate() {
            match byte {
                b'0'..=b'9' => digits = digits * 10 + u64::from(byte - b'0'),
                b'.' if point.is_none() && at > 0 => point = Some(at + 1),
                _ => return None,
            }
        }
        let places = cell.len() - point.unwrap_or(cell.len());
        if cell.is_empty() || point.is_some() && places == 0 {
            return None;
        }
        Some((digits, u8::try_from(places).ok()?))
    }

    /// Reads the cell of a change, which may say in words which way it went: `下降0.4`, `持平`.
    ///
    /// # Errors
    /// As [`Cells::read`].
    pub(crate) fn read_change(self, text: &str) -> Result<Reading, CellError> {
        let error = match self.read(text) {
            Err(CellError::NoNumber) => CellError::NoNumber,
            other => return other,
        };
        let folded = fold(text);
        match MOVES.at_start(folded.as_str()) {
            Some((0, "")) => Ok(Reading { value: Some(Decimal::ZERO), ..Reading::default() }),
            Some((way @ (1 | -1), rest)) => {
                let reading = self.read(rest)?;
                let value = reading.value.filter(|value| !value.is_negative());
                let value = value.ok_or(error)?;
                Ok(Reading {
                    value: Some(if way < 0 { value.negated() } else { value }),
                    ..reading
                })
            }
            _ => Err(error),
        }
    }

    /// Reads the number at the beginning of a text, and gives what follows it.
    fn scan(self, text: &str) -> Result<(Number, &str), NumberError> {
        if self.commas != Commas::Decimal || !text.contains([',', '.']) {
            return Number::scan(text);
        }
        let swapped = swapped(text);
        let (number, rest) = Number::scan(&swapped)?;
        let rest = text.get(text.len() - rest.len()..).unwrap_or_default();
        Ok((number, rest))
    }

    /// Whether a text, of which this was read, is meant as a number, be its commas and points as they may, or only about right.
    pub(crate) fn is_number(text: &str, reading: &Result<Reading, CellError>) -> bool {
        match reading {
            Ok(reading) => reading.value.is_some(),
            Err(
                CellError::Grouping
                | CellError::Comma
                | CellError::TooLong
                | CellError::Triangle(_),
            ) => true,
            Err(CellError::Trailing(_)) => Number::parse(&swapped(unwrapped(text))).is_ok(),
            Err(_) => {
                let about = unwrapped(text).strip_prefix(ABOUT);
                about.is_some_and(|number| Number::parse(number).is_ok())
            }
        }
    }

    /// What a trimmed cell says that holds no number.
    fn mark(self, text: &str) -> Option<Mark> {
        if self.missing.iter().any(|mark| mark.trim() == text) {
            return Some(Mark::Missing);
        }
        let may_be = text.len() <= LONGEST && !text.starts_with(|c: char| c.is_ascii_digit());
        let mark = may_be.then(|| MARKS.sense(&text.to_lowercase()));
        // A number that is only said to be small is withheld.
        let small = || {
            let number = text.strip_prefix(['<', '＜'])?;
            Number::parse(number).is_ok().then_some(Mark::Withheld)
        };
        mark.flatten().or_else(small)
    }

    /// Whether a trimmed cell says that there is no value.
    fn is_missing(self, text: &str) -> bool {
        self.mark(text) == Some(Mark::Missing)
    }

    /// `: c` and `:e` of Eurostat, `—①`: a mark for 'no value' with a flag behind it.
    fn missing_with_flag(self, text: &str) -> Option<String> {
        let unmarked = text.trim_end_matches(is_footnote_mark).trim();
        if unmarked.len() < text.len() && self.is_missing(unmarked) {
            return text.get(unmarked.len()..).map(|flag| flag.trim().to_owned());
        }
        let after = text.strip_prefix(':')?.trim();
        is_flag(after).then(|| after.to_owned())
    }
}

/// Whether a text is a mark that every file may use for 'no value'.
pub(crate) fn is_no_value(text: &str) -> bool {
    let text = unwrapped(text);
    !text.is_empty() && MARKS.sense(&text.to_ascii_lowercase()).is_some()
}

/// A number before another in brackets, and that: `5.2（4.9）`.
pub(crate) fn aside(text: &str) -> Option<(&str, &str)> {
    let text = unwrapped(text);
    let (before, inner) = last_bracket(text)?;
    let number = |text: &str| Number::parse(text.trim_end_matches(['%', '％']).trim()).is_ok();
    let aside = text.get(before.len()..)?;
    (number(before) && number(inner)).then_some((before, aside))
}

/// A text without what spreadsheets put around it to keep it a text: `'2020`, `="2020"`.
pub(crate) fn unwrapped(text: &str) -> &str {
    let text = text.trim().trim_start_matches(['\'', '\u{feff}']).trim();
    let inner = text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"'));
    inner.map_or(text, str::trim)
}

/// What may follow a number: a unit, then flags.
fn tail(rest: &str, units: &UnitTable) -> Result<(Option<Unit>, Option<String>), CellError> {
    if let Some((before, bounds)) = apart_from_bounds(rest.trim_end()) {
        let (unit, flag) = tail(before, units)?;
        let flag = flag.map_or(bounds.to_owned(), |flag| format!("{flag} {bounds}"));
        return Ok((unit, Some(flag)));
    }
    let is_straight = !rest.starts_with(char::is_whitespace);
    let rest = rest.trim();
    let flag = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    if rest.is_empty() {
        return Ok((None, None));
    }
    // A bracket that nothing opens or closes may be half of one that would turn the sign.
    if rest.starts_with([')', '）', ']', '］']) || rest.trim_matches(is_bracket).is_empty() {
        return Err(CellError::Bracket);
    }
    // `1.234,5`: the dot is the separator there.
    if rest.starts_with([',', '，']) {
        return Err(CellError::Grouping);
    }
    if let Some(after) = rest.strip_prefix(['%', '％', '﹪']) {
        let after = after.trim();
        if after.is_empty() || is_flag(after) {
            return Ok((Some(Unit::percent()), flag(after)));
        }
    }
    let whole = (rest.trim_end_matches(is_mark).trim(), rest.trim_start_matches(|c| !is_mark(c)));
    let apart = rest.rsplit_once(' ').filter(|(_, behind)| is_flag(behind));
    for (word, behind) in [Some(whole), apart].into_iter().flatten() {
        if let Some(unit) = unit_behind(word.trim(), is_straight, units) {
            return Ok((Some(unit), flag(behind)));
        }
    }
    let is_like_digit = is_straight && LIKE_DIGITS.contains(&rest);
    if is_flag(rest) && !is_like_digit {
        return Ok((None, flag(rest)));
    }
    Err(CellError::Trailing(rest.to_owned()))
}

/// What stands before the bounds of a figure, and those with the flag behind them.
fn apart_from_bounds(text: &str) -> Option<(&str, &str)> {
    let flagged = text.rsplit_once(' ').filter(|(_, flag)| is_flag(flag));
    let bounded = [Some(text), flagged.map(|(bounded, _)| bounded)];
    let mut bounded = bounded.into_iter().flatten();
    let (before, _) = bounded.find_map(before_interval)?;
    text.split_at_checked(before.len())
}

/// The unit, or the scale alone, that a word behind a number is; none of letters that are flags.
fn unit_behind(word: &str, is_straight: bool, units: &UnitTable) -> Option<Unit> {
    let bracketed = last_bracket(word).filter(|(before, _)| before.is_empty());
    let word = bracketed.map_or(word, |(_, inner)| inner.trim());
    if SCALES_OF_TWO.contains(&word) {
        return None;
    }
    if let Some(scale) = Unit::scale_alone(word) {
        return Some(scale);
    }
    let known = Unit::of_cell(word, units);
    // `25bps`: of two letters each is rather a flag.
    if are_flags(word) && (word.len() < 3 || known.is_none()) {
        // `1.1b` is as well 1.1 billion; behind a blank it is a flag.
        return Unit::scale_in_letters(word).filter(|_| is_straight);
    }
    Unit::scale_in_letters(word).or(known)
}

/// Flags: footnote marks, stars, up to three letters, or a short text in brackets.
fn is_flag(text: &str) -> bool {
    let bare = text.trim_matches(is_bracket);
    // Letters may be full-width.
    let folded = fold(bare);
    let says = |words: &str| FLAGS.mentioned(words, |_| true).is_some();
    let bracketed = bare.len() < text.len();
    let bare = folded.as_str();
    let letters = bare.chars().filter(|c| !c.is_whitespace()).count();
    !text.is_empty()
        && (text.chars().all(is_mark)
            || (letters <= 3
                && bare
                    .chars()
                    .all(|c| may_be_flag(c, letters) || is_mark(c) || matches!(c, ' ' | ',')))
            || (bracketed && letters <= 2 && bare.chars().all(|c| c.is_ascii_digit()))
            || (bracketed && letters <= LONGEST && says(bare))
            || FLAGS.sense(bare).is_some())
}

/// Whether a letter may be a flag or a footnote: any alone, but of several letters each has to be one of those in use.
fn may_be_flag(c: char, letters: usize) -> bool {
    is_letter(c) || (letters == 1 && c.is_ascii_alphabetic())
}

fn is_bracket(c: char) -> bool {
    matches!(c, '(' | ')' | '（' | '）' | '[' | ']' | '［' | '］')
}

fn is_mark(c: char) -> bool {
    is_footnote_mark(c) || matches!(c, '*' | '#' | '†' | '‡' | '※' | '＊')
}

/// Whether a cell may hold a figure.
pub(crate) fn is_figure(cell: &[u8]) -> bool {
    cell.iter().any(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(text: &str) -> Result<Reading, CellError> {
        read(text, Commas::Thousands)
    }

    fn read(text: &str, commas: Commas) -> Result<Reading, CellError> {
        let source = Source { missing: vec!["×".to_owned()], ..Source::default() };
        Cells::new(&source, &UnitTable::default(), commas).read(text)
    }

    #[test]
    fn what_stands_before_a_number_is_a_currency_or_said_by_the_plan() {
        let source = Source { minus: vec!["▲".to_owned()], ..Source::default() };
        let units = UnitTable::default();
        let cells = |source| Cells::new(source, &units, Commas::Thousands);
        for (text, value, unit) in [
            ("$1,234", "1234", "$"),
            ("-$5", "-5", "$"),
            ("($1,234.5)", "-1234.5", "$"),
            ("¥ 5", "5", "¥"),
            ("€1.2 million", "1.2", "million €"),
            ("▲3.2", "-3.2", ""),
            ("▲3.2%", "-3.2", "%"),
        ] {
            let reading = cells(&source).read(text).unwrap();
            assert_eq!(reading.value, Decimal::parse(value), "{text}");
            let unit = units.known_unit(unit);
            assert_eq!(reading.unit, unit, "{text}");
        }
        for text in ["▲-3.2", "$", "#5", "$x", "§5", "▲"] {
            assert!(cells(&source).read(text).is_err(), "{text}");
        }
        let plain = Source::default();
        for mark in ['▲', '△', '▼'] {
            let error = cells(&plain).read(&format!("{mark}3.2"));
            assert_eq!(error, Err(CellError::Triangle(mark)));
        }
    }

    #[test]
    fn numbers_are_read_with_their_flags() {
        for (text, value, unit, flag) in [
            ("1,234.5", "1234.5", "", ""),
            ("12.3%", "12.3", "%", ""),
            ("12.3 %", "12.3", "%", ""),
            ("12.3％", "12.3", "%", ""),
            ("12.3% p", "12.3", "%", "p"),
            ("１２.３", "12.3", "", ""),
            ("(3.2)", "-3.2", "", ""),
            ("12.3 p", "12.3", "", "p"),
            ("12.3 bp", "12.3", "", "bp"),
            ("12.3 b", "12.3", "", "b"),
            ("1.1 bn", "1.1", "bn", ""),
            ("1.1mn①", "1.1", "mn", "①"),
            ("1.1 bn p", "1.1", "bn", "p"),
            ("1.1 cr", "1.1", "cr", ""),
            ("1.1k", "1.1", "k", ""),
            ("1.1b", "1.1", "b", ""),
            ("5.6 pct", "5.6", "pct", ""),
            ("5.6 pc", "5.6", "pc", ""),
            ("5.6pp", "5.6", "pp", ""),
            ("25bps", "25", "bps", ""),
            ("12 kg", "12", "kg", ""),
            ("-27007 e", "-27007", "", "e"),
            ("12.3*", "12.3", "", "*"),
            ("12.3①", "12.3", "", "①"),
            ("12.3(预计)", "12.3", "", "(预计)"),
            ("12.3（初步核算数据）", "12.3", "", "（初步核算数据）"),
            ("12.3ｐ", "12.3", "", "ｐ"),
            ("12.3 [1]", "12.3", "", "[1]"),
            ("12.3 [11.9-12.7]", "12.3", "", "[11.9-12.7]"),
            ("12.3% (11.9%-12.7%)", "12.3", "%", "(11.9%-12.7%)"),
            ("12.3 p [11,9; 12,7]", "12.3", "", "p [11,9; 12,7]"),
            ("12.3±0.4", "12.3", "", "±0.4"),
            ("-0.4（百分点）", "-0.4", "百分点", ""),
            ("12 (万人)①", "12", "万人", "①"),
            ("3500万人次", "3500", "万人次", ""),
            ("101.8 ", "101.8", "", ""),
            ("'12", "12", "", ""),
            ("=\"12\"", "12", "", ""),
        ] {
            let reading = reading(text).unwrap();
            assert_eq!(reading.value, Decimal::parse(value), "{text}");
            assert_eq!(
                reading.unit.map(|u| u.text().to_owned()).unwrap_or_default(),
                unit,
                "{text}"
            );
            assert_eq!(reading.flag.unwrap_or_default(), flag, "{text}");
        }
    }

    #[test]
    fn marks_for_no_value_are_missing_and_never_zero() {
        for text in [
            "", " ", "-", "—", "——", "…", "..", ":", ": ", ": c", "NA", "n/a", "N/A", "NaN",
            "null", "×", "—①",
        ] {
            assert_eq!(reading(text).unwrap().value, None, "{text}");
        }
    }

    #[test]
    fn commas_may_stand_before_decimals() {
        for (text, value, places) in
            [("1.234,56", "1234.56", 2), ("1,234", "1.234", 3), ("12", "12", 0)]
        {
            let reading = read(text, Commas::Decimal).unwrap();
            assert_eq!(reading.value, Decimal::parse(value), "{text}");
            assert_eq!(reading.places, places, "{text}");
        }
    }

    #[test]
    fn no_mark_is_longer_than_the_longest() {
        assert_eq!(MARKS.rows().map(|(mark, _)| mark.len()).max(), Some(LONGEST));
    }

    #[test]
    fn what_is_neither_is_refused() {
        assert_eq!(reading("abc"), Err(CellError::NoNumber));
        assert_eq!(reading("1,23"), Err(CellError::Grouping));
        assert_eq!(reading("1.234,5"), Err(CellError::Grouping));
        assert_eq!(read("1,234", Commas::Unclear), Err(CellError::Comma));
        assert_eq!(read("12.5", Commas::Decimal), Err(CellError::Grouping));
        for rest in ["mil", "xyz", "kt x y"] {
            let trailing = CellError::Trailing(rest.to_owned());
            assert_eq!(reading(&format!("1.2 {rest}")), Err(trailing));
        }
        assert_eq!(reading("12.3.4"), Err(CellError::Trailing(".4".to_owned())));
        for lost in ["(3", "3)", "3(", "3 （", "[3", "3]", "3［"] {
            assert_eq!(reading(lost), Err(CellError::Bracket), "{lost}");
        }
        assert_eq!(reading(&"9".repeat(29)), Err(CellError::TooLong));
        assert_eq!(reading("约5"), Err(CellError::NoNumber));
    }
}
