//! A formula's text cut into signs. What is wrong with the text itself is collected; the signs around it are still read.

use std::ops::Range;

use super::message::{FormulaError, FormulaMessage};
use super::sign::{digit, is_closing, is_dot, is_invisible, is_name_sign, is_strange, operator};
use super::{Function, Operator};
use crate::quantity::{Decimal, Quantity, Unit, UnitTable};

/// One sign of a formula.
#[derive(Clone, Debug)]
pub(super) enum Sign {
    /// A pure number.
    Number(Decimal),
    /// A number with a unit.
    Quantity(Quantity),
    /// A name that stands by itself, which may also be a function's.
    Word(String),
    /// A name in back-quotes.
    Quoted(String),
    /// `+` and the like.
    Operator(Operator),
    /// `(`
    Open,
    /// `)`
    Close,
    /// `,`
    Comma,
}

/// A sign and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) sign: Sign,
    pub(super) span: Range<usize>,
}

/// The longest run of words that is tried as a unit: `per mille`, `billion US dollars`.
const UNIT_WORDS: usize = 4;

/// Cuts a text.
pub(super) fn tokens(text: &str, units: &UnitTable) -> (Vec<Token>, Vec<FormulaError>) {
    let mut cutter =
        Cutter { text, units, at: 0, open: Vec::new(), tokens: Vec::new(), errors: Vec::new() };
    while let Some(c) = cutter.peek() {
        cutter.cut(c);
    }
    (cutter.tokens, cutter.errors)
}

struct Cutter<'a> {
    text: &'a str,
    units: &'a UnitTable,
    at: usize,
    /// Of the brackets that are open, whether they hold the arguments of a function.
    open: Vec<bool>,
    tokens: Vec<Token>,
    errors: Vec<FormulaError>,
}

impl<'a> Cutter<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn cut(&mut self, c: char) {
        let start = self.at;
        let single = match c {
            '(' | '（' => Some(Sign::Open),
            ')' | '）' => Some(Sign::Close),
            ',' | '，' => Some(Sign::Comma),
            _ => operator(c).map(Sign::Operator),
        };
        if let Some(sign) = single {
            match sign {
                Sign::Open => self.open.push(self.is_behind_function()),
                Sign::Close => {
                    self.open.pop();
                }
                _ => {}
            }
            self.at += c.len_utf8();
            self.push(sign, start);
        } else if c.is_whitespace() || is_invisible(c) {
            self.at += c.len_utf8();
        } else if matches!(c, '`' | '｀') {
            self.quoted();
        } else if matches!(c, '"' | '\'' | '「' | '『') {
            self.wrongly_quoted(c);
        } else if self.number_length() > 0 {
            self.number();
        } else if is_name_sign(c) {
            self.at += length(self.rest(), is_name_sign);
            let word = self.text.get(start..self.at).unwrap_or_default();
            self.push(Sign::Word(word.to_owned()), start);
        } else {
            self.at += length(self.rest(), is_strange);
            let sign = self.text.get(start..self.at).unwrap_or_default().to_owned();
            if !(sign.chars().all(is_closing) && self.has_strange_sign()) {
                self.error(start, FormulaMessage::StrangeSign { sign });
            }
        }
    }

    fn has_strange_sign(&self) -> bool {
        let mut errors = self.errors.iter();
        errors.any(|error| matches!(error.message, FormulaMessage::StrangeSign { .. }))
    }

    fn is_behind_function(&self) -> bool {
        match self.tokens.last().map(|token| &token.sign) {
            Some(Sign::Word(word)) => Function::of(word).is_some(),
            _ => false,
        }
    }

    fn push(&mut self, sign: Sign, start: usize) {
        let span = start..self.at;
        self.tokens.push(Token { sign, span });
    }

    fn error(&mut self, start: usize, message: FormulaMessage) {
        let span = start..self.at;
        self.errors.push(FormulaError { span, message });
    }

    /// A name in back-quotes. An unclosed one reaches to the end.
    fn quoted(&mut self) {
        let start = self.at;
        let inner = skip_char(self.rest());
        let end = inner.find(['`', '｀']);
        let name = inner.get(..end.unwrap_or(inner.len())).unwrap_or_default();
        self.at = self.text.len() - inner.len() + name.len();
        if end.is_some() {
            self.at += self.peek().map_or(0, char::len_utf8);
        } else {
            self.error(start, FormulaMessage::UnclosedQuote);
        }
        if name.trim().is_empty() && end.is_some() {
            self.error(start, FormulaMessage::EmptyName);
        }
        self.push(Sign::Quoted(name.trim().to_owned()), start);
    }

    /// A name in quotation marks, which belongs into back-quotes.
    fn wrongly_quoted(&mut self, open: char) {
        let start = self.at;
        let close = match open {
            '「' => '」',
            '『' => '』',
            other => other,
        };
        let inner = skip_char(self.rest());
        let Some(end) = inner.find(close) else {
            self.at += open.len_utf8();
            let sign = open.to_string();
            return self.error(start, FormulaMessage::StrangeSign { sign });
        };
        let name = inner.get(..end).unwrap_or_default().to_owned();
        self.at += open.len_utf8() + end + close.len_utf8();
        self.error(start, FormulaMessage::WrongQuotes { name: name.clone() });
        self.push(Sign::Quoted(name), start);
    }

    /// Bytes of the number that begins here: digits, perhaps in groups of thousands, perhaps a dot and digits, perhaps an exponent.
    fn number_length(&self) -> usize {
        let is_digit = |c| digit(c).is_some();
        let rest = self.rest();
        let whole = length(rest, is_digit);
        let whole = whole + groups_length(rest, whole);
        let behind = |at: usize| rest.get(at..).unwrap_or_default();
        let dot = behind(whole).chars().next().filter(|c| is_dot(*c));
        let mut end = whole;
        if let Some(dot) = dot {
            let fraction = length(behind(whole + dot.len_utf8()), is_digit);
            if fraction > 0 {
                end = whole + dot.len_utf8() + fraction;
            }
        }
        if end == 0 {
            return 0;
        }
        let Some(exponent) = behind(end).strip_prefix(['e', 'E']) else {
            return end;
        };
        let unsigned = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        let digits = length(unsigned, |c| c.is_ascii_digit());
        let after = unsigned.get(digits..).unwrap_or_default();
        if digits == 0 || after.starts_with(is_name_sign) {
            return end;
        }
        self.text.len() - self.at - after.len()
    }

    /// A number, a number with a unit, or a name that begins with digits (3星级以上农家乐).
    fn number(&mut self) {
        let start = self.at;
        let number_end = start + self.number_length();
        let written = self.text.get(start..number_end).unwrap_or_default();
        if written.contains(',') && self.open.last() == Some(&true) {
            let written = written.to_owned();
            self.errors.push(FormulaError {
                span: start..number_end,
                message: FormulaMessage::CommaOrThousands { written },
            });
        }
        let value = decimal(written);
        let rest = self.text.get(number_end..).unwrap_or_default();
        if let Some((unit_length, sign)) = self.unit_behind(rest, value) {
            self.at = number_end + unit_length;
            return self.push(sign, start);
        }
        let name = length(rest, is_name_sign);
        if name > 0 {
            self.at = number_end + name;
            let word = self.text.get(start..self.at).unwrap_or_default().to_owned();
            return self.push(Sign::Word(word), start);
        }
        self.at = number_end;
        let Some(value) = value else {
            self.error(start, FormulaMessage::NumberTooLong);
            return self.push(Sign::Number(Decimal::ZERO), start);
        };
        self.push(Sign::Number(value), start);
    }

    /// The unit behind a number, with its length: the longest that is known.
    fn unit_behind(&self, rest: &str, value: Option<Decimal>) -> Option<(usize, Sign)> {
        let value = value?;
        unit_ends(rest).into_iter().rev().find_map(|end| {
            let text = rest.get(..end)?.trim();
            if let Some(exponent) = Unit::scale_word(text) {
                return Some((end, Sign::Number(value.shifted(exponent).ok()?)));
            }
            Unit::is_known(text, self.units).then_some(())?;
            let unit = Unit::parse(text, self.units).ok()?;
            Some((end, Sign::Quantity(Quantity::new(value, unit))))
        })
    }
}

/// Bytes of the groups of thousands behind one to three digits: `,234,567`.
fn groups_length(text: &str, first: usize) -> usize {
    let digits = |text: &str| text.chars().take_while(|c| digit(*c).is_some()).count();
    if !(1..=3).contains(&digits(text)) {
        return 0;
    }
    let mut at = first;
    while let Some(group) = text.get(at..).and_then(|rest| rest.strip_prefix(','))
        && digits(group) == 3
    {
        at += 1 + length(group, |c| digit(c).is_some());
    }
    at - first
}

/// Where a unit behind a number may end: after its sign or word, after each of a few words parted by one blank, and after a
/// word tight behind a stroke (`元/人`).
fn unit_ends(rest: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    for _ in 0..UNIT_WORDS {
        let behind = rest.get(at..).unwrap_or_default();
        let blank = behind.len() - behind.strip_prefix(' ').unwrap_or(behind).len();
        let word = word_length(behind.get(blank..).unwrap_or_default());
        if word == 0 {
            break;
        }
        at += blank + word;
        ends.push(at);
        let behind = rest.get(at..).unwrap_or_default();
        if let Some(below) = behind.strip_prefix(['/', '／']) {
            let stroke = behind.len() - below.len();
            let word = word_length(below);
            if word > 0 {
                ends.push(at + stroke + word);
            }
        }
    }
    ends
}

/// Bytes of the sign or word of a unit.
fn word_length(text: &str) -> usize {
    match text.chars().next() {
        Some(c @ ('%' | '％' | '﹪' | '‰')) => c.len_utf8(),
        _ => length(text, is_name_sign),
    }
}

/// Bytes of the run of such characters at the beginning.
fn length(text: &str, wanted: impl Fn(char) -> bool) -> usize {
    text.find(|c| !wanted(c)).unwrap_or(text.len())
}

fn skip_char(text: &str) -> &str {
    let mut chars = text.chars();
    chars.next();
    chars.as_str()
}

/// The value of a number's text; none where it has too many digits.
fn decimal(text: &str) -> Option<Decimal> {
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let mut plain: String =
        digits.chars().filter_map(|c| digit(c).or_else(|| is_dot(c).then_some('.'))).collect();
    if plain.starts_with('.') {
        plain.insert(0, '0');
    }
    let significant = plain.replace('.', "");
    if significant.trim_start_matches('0').len() > 28 {
        return None;
    }
    let exponent: i32 = exponent.parse().ok().filter(|e: &i32| e.abs() <= 28)?;
    Decimal::parse(&plain)?.shifted(exponent).ok()
}
