//! Numerals in English words.

use crate::plan::goal::number::is_punctuation;
use crate::quantity::numeral::{Numeral, Share};
use crate::quantity::{Decimal, Unit};
use crate::words::goals::begins;
use crate::words::goals::moments::YEARS;
use crate::words::goals::numbers::{AND_A_HALF, FRACTIONS, NUMBERS, OUT_OF};

/// `one third`, `a quarter`, `nine in ten`, `half a million`, `two and a half`: a share in %, or a number whose scale word stays.
pub(in crate::plan::goal) fn english_numeral(text: &str, at: usize) -> Option<(Numeral, usize)> {
    let text = Text(text);
    let found = text.half_of_scale(at).or_else(|| text.part(at));
    found.or_else(|| text.whole(at))
}

/// What begins at a place of a text, and where it ends.
type At<T> = Option<(T, usize)>;

#[derive(Clone, Copy)]
struct Text<'t>(&'t str);

impl<'t> Text<'t> {
    /// `half a million`; other halves are numerals without help.
    fn half_of_scale(self, at: usize) -> At<Numeral> {
        let article = self.gap(at + "half".len());
        let is_half = begins(self.0, at, "half") && begins(self.0, article, "a");
        let half = plain(Decimal::parse("0.5")?);
        (is_half && self.is_scale(self.gap(article + 1))).then_some((half, article + 1))
    }

    /// `one third`, `a quarter`, `2 fifths`, `nine in ten`, `4 out of 5`.
    fn part(self, at: usize) -> At<Numeral> {
        let number = self.word(at, NUMBERS).or_else(|| self.article(at));
        let (above, end) = number.or_else(|| self.digits(at))?;
        let next = self.gap(end);
        let fraction = self.word(next, FRACTIONS).filter(|_| next > end);
        let (below, end) = fraction.or_else(|| self.whole_of(above, next))?;
        let share = Some(Share::Percent);
        let hundredfold = Decimal::from(above).times(Decimal::HUNDRED).ok()?;
        let value = hundredfold.over(Decimal::from(below)).ok()?;
        Some((Numeral { value, share }, end))
    }

    /// The `in ten` of nine; but five in ten years, and 3 in 10 towns.
    fn whole_of(self, above: i64, at: usize) -> At<i64> {
        let out = OUT_OF.iter().find(|word| begins(self.0, at, word))?;
        let next = self.gap(at + out.len());
        let in_digits = || {
            self.digits(next).filter(|(_, end)| {
                let behind = self.rest(*end).trim_start();
                *out != "in" || behind.is_empty() || behind.starts_with(is_punctuation)
            })
        };
        let (below, end) = self.word(next, NUMBERS).or_else(in_digits)?;
        let of_years = YEARS.iter().any(|word| begins(self.0, self.gap(end), word));
        ((above..=100).contains(&below) && !of_years).then_some((below, end))
    }

    /// `sixty-five`, `two and a half`, the `a` of a million.
    fn whole(self, at: usize) -> At<Numeral> {
        let Some((tens, end)) = self.word(at, NUMBERS) else {
            let (one, end) = self.article(at)?;
            let counted = self.is_scale(self.gap(end));
            return counted.then_some((plain(Decimal::from(one)), end));
        };
        let next = self.gap(end);
        let ones = self.word(next, NUMBERS);
        let ones = ones.filter(|(ones, _)| tens >= 20 && tens % 10 == 0 && *ones < 10);
        let (whole, end) = ones.map_or((tens, end), |(ones, end)| (tens + ones, end));
        let whole = Decimal::from(whole);
        let next = self.gap(end);
        if begins(self.0, next, AND_A_HALF) {
            let more = whole.plus(Decimal::parse("0.5")?).ok()?;
            return Some((plain(more), next + AND_A_HALF.len()));
        }
        Some((plain(whole), end))
    }

    fn rest(self, at: usize) -> &'t str {
        self.0.get(at..).unwrap_or_default()
    }

    /// Behind blanks and hyphens.
    fn gap(self, at: usize) -> usize {
        let rest = self.rest(at);
        at + rest.len() - rest.trim_start_matches([' ', '-']).len()
    }

    /// The longest word of a table.
    fn word(self, at: usize, table: &[(&str, i64)]) -> At<i64> {
        let found = table.iter().filter(|(word, _)| begins(self.0, at, word));
        let longest = found.max_by_key(|(word, _)| word.len());
        longest.map(|(word, value)| (*value, at + word.len()))
    }

    fn article(self, at: usize) -> At<i64> {
        let mut articles = ["a", "an"].into_iter();
        let article = articles.find(|word| begins(self.0, at, word))?;
        Some((1, at + article.len()))
    }

    /// A small number in digits.
    fn digits(self, at: usize) -> At<i64> {
        let rest = self.rest(at);
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = rest.get(..rest.len() - behind.len())?.parse().ok()?;
        (number <= 100).then_some((number, at + rest.len() - behind.len()))
    }

    fn is_scale(self, at: usize) -> bool {
        let word = self.rest(at).split(|c: char| !c.is_ascii_alphabetic());
        let word = word.into_iter().next().unwrap_or_default();
        !word.is_empty() && Unit::scale_word(word).is_some()
    }
}

fn plain(value: Decimal) -> Numeral {
    Numeral { value, share: None }
}
