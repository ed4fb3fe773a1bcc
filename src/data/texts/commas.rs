//! What commas and points are in the numbers of a file: between thousands, or before decimals.

use crate::plan::DecimalMark;
use crate::quantity::Number;
use crate::words::is_footnote_mark;

/// What commas in the numbers of a file are.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Commas {
    /// They stand between thousands: `1,234.5`.
    #[default]
    Thousands,
    /// They stand before decimals: `1.234,5`.
    Decimal,
    /// Nothing tells: between semicolons, tabs or bars `1,234` and `1.234` may be either.
    Unclear,
}

impl Commas {
    /// What the plan states, else what the cells of values show: `12,5` and `1.234,56` have decimals, `1,234.5` and `1,234,567` have
    /// thousands. Where commas stand between fields they stand between thousands.
    pub(crate) fn of<'c>(
        cells: impl Iterator<Item = &'c str>,
        delimiter: u8,
        stated: Option<DecimalMark>,
    ) -> Self {
        match stated {
            Some(DecimalMark::Comma) => return Self::Decimal,
            Some(DecimalMark::Point) => return Self::Thousands,
            None if delimiter == b',' => return Self::Thousands,
            None => {}
        }
        let mut found = Self::Thousands;
        for cell in cells {
            // A flag may stand behind the number.
            let is_flag = |c: char| c.is_alphabetic() || is_footnote_mark(c) || " %％*".contains(c);
            let cell = cell.trim();
            // Brackets with nothing before them are those of a loss: (1,234).
            let bounded = before_interval(cell).filter(|(before, _)| !before.is_empty());
            let cell = bounded.map_or(cell, |(before, _)| before);
            let cell = cell.trim_end_matches(is_flag);
            let bare = without_currency(cell).map(|(_, bare)| bare);
            let cell = bare.as_deref().unwrap_or(cell);
            if !cell.contains([',', '.']) {
                continue;
            }
            let (plain, exchanged) = (Number::parse(cell), Number::parse(&swapped(cell)));
            let either = plain.is_ok() && exchanged.is_ok();
            if either && is_either(cell) {
                if found == Self::Thousands {
                    found = Self::Unclear;
                }
            } else if plain.is_ok() {
                return Self::Thousands;
            } else if exchanged.is_ok() {
                found = Self::Decimal;
            }
        }
        found
    }
}

/// Whether the only comma or point of a number may stand before three decimals or between thousands.
pub(crate) fn is_either(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '−', '+', '(', ' ']);
    let digits = digits.trim_end_matches([')', ' ']);
    let Some((whole, rest)) = digits.split_once([',', '.']) else {
        return false;
    };
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&whole.len())
        && rest.len() == 3
        && is_number(whole)
        && is_number(rest)
        && !whole.starts_with('0')
}

/// What may stand before a number: the signs of currencies are not told apart from others here.
pub(crate) fn is_leading(c: char) -> bool {
    !c.is_alphanumeric()
}

/// A number without the sign before it, and that: `-$5`, `($1,234)`, `€ 5`.
pub(crate) fn without_currency(text: &str) -> Option<(char, String)> {
    let before = |c: char| matches!(c, '-' | '−' | '－' | '+' | '(' | '（' | ' ');
    let at = text.find(|c| !before(c))?;
    let (ahead, rest) = text.split_at_checked(at)?;
    let sign = rest.chars().next().filter(|sign| is_leading(*sign))?;
    let number = rest.get(sign.len_utf8()..)?.trim_start();
    let begins = number.starts_with(|c: char| c.is_ascii_digit());
    begins.then(|| (sign, format!("{ahead}{number}")))
}

/// What stands before the bounds within which a figure is known, and those: `[46.7-49.6]`, `(46,7; 49,6)`, `(9.2%-10.2%)`, `± 1.4`.
pub(crate) fn before_interval(text: &str) -> Option<(&str, &str)> {
    const OPENING: &[char] = &['[', '(', '（'];
    const BETWEEN: &[char] = &['-', '–', '—', '~', '～', ',', ';', '，', '；', '至'];
    let number = |text: &str| {
        let text = text.trim().trim_end_matches(['%', '％', ' ']);
        Number::parse(text).is_ok() || Number::parse(&swapped(text)).is_ok()
    };
    let bounds = |(lower, upper): (&str, &str)| number(lower) && number(upper);
    let (before, inside) = text.split_at_checked(text.find('±').or(text.rfind(OPENING))?)?;
    if let Some(half) = inside.strip_prefix('±') {
        return number(half).then_some((before, inside));
    }
    let inner = inside.trim_start_matches(OPENING);
    let inner = inner.strip_suffix([']', ')', '）'])?;
    let mut splits = inner.match_indices(BETWEEN).skip_while(|(at, _)| *at == 0);
    let halves = |(at, sign): (usize, &str)| inner.get(..at).zip(inner.get(at + sign.len()..));
    let is_interval = splits.any(|split| halves(split).is_some_and(bounds))
        || inner.split_once(" to ").is_some_and(bounds);
    is_interval.then_some((before, inside))
}

/// A number with its commas and points exchanged.
pub(crate) fn swapped(text: &str) -> String {
    let exchanged = |c| match c {
        ',' => '.',
        '.' => ',',
        other => other,
    };
    text.chars().map(exchanged).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cells_of_a_file_tell_what_its_commas_are() {
        for (cells, delimiter, expected) in [
            (&["12,5", "1,234"][..], b';', Commas::Decimal),
            (&["12,5 e", "1,234 p"], b';', Commas::Decimal),
            (&["1.234,56"], b';', Commas::Decimal),
            (&["47.475.420"], b';', Commas::Decimal),
            (&["1 234,5 %"], b'\t', Commas::Decimal),
            (&["61,5 [59,9-63,0]"], b';', Commas::Decimal),
            (&["(1,234)"], b';', Commas::Unclear),
            (&["(1,234)", "(5,67)"], b';', Commas::Decimal),
            (&["1,234"], b';', Commas::Unclear),
            (&["1,234"], b'\t', Commas::Unclear),
            (&["71.204"], b';', Commas::Unclear),
            (&["71.204", "0.204"], b';', Commas::Thousands),
            (&["71.204", "7.2"], b';', Commas::Thousands),
            (&["71,204", "7"], b';', Commas::Unclear),
            (&["0,412", "1,387"], b';', Commas::Decimal),
            (&["-0,412"], b'\t', Commas::Decimal),
            (&["1,234.5", "12,5"], b';', Commas::Thousands),
            (&["1,234,567"], b';', Commas::Thousands),
            (&["12,5"], b',', Commas::Thousands),
            (&["12.5", "x, y"], b';', Commas::Thousands),
            (&["x, y"], b';', Commas::Thousands),
        ] {
            let found = Commas::of(cells.iter().copied(), delimiter, None);
            assert_eq!(found, expected, "{cells:?}");
        }
    }
}
