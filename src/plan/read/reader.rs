//! Values of a plan, typed: each reader takes a value as it stands and reports what is wrong with it.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::DeValue;

use super::keys::meant;
use super::message::PlanMessage;
use super::syntax::Mended;
use super::wanted::Wanted;
use crate::diagnostic::{Diagnostic, Diagnostics, Message, Place};
use crate::language::Choice;
use crate::quantity::{Decimal, Number, Period, Quantity, Unit, UnitTable, notation, numeral};
use numeral::Share;

/// A value with its place.
pub(super) type Value<'i> = Spanned<DeValue<'i>>;

/// Reads values and collects what is wrong with them.
pub(super) struct Reader<'a> {
    path: &'a Arc<str>,
    /// The text as it was written.
    text: &'a Arc<str>,
    /// The text that the values were read from.
    mended: &'a Mended,
    pub(super) units: UnitTable,
    pub(super) diagnostics: Diagnostics,
}

impl<'a> Reader<'a> {
    pub(super) fn new(path: &'a Arc<str>, text: &'a Arc<str>, mended: &'a Mended) -> Self {
        Self {
            path,
            text,
            mended,
            units: UnitTable::default(),
            diagnostics: Diagnostics::default(),
        }
    }

    /// A place of the values' text as it stands in the file.
    fn place(&self, span: Range<usize>) -> Place {
        let span = self.mended.original(span);
        Place::text(0, self.path, self.text, span)
    }

    /// Reports an error at a part of the text.
    pub(super) fn error(&mut self, span: Range<usize>, message: impl Message + 'static) {
        let place = self.place(span);
        self.diagnostics.push(Diagnostic::error(place, message));
    }

    /// Reports an error that concerns two parts of the text.
    pub(super) fn clash(&mut self, span: Range<usize>, other: Range<usize>, message: PlanMessage) {
        let (place, other) = (self.place(span), self.place(other));
        let error = Diagnostic::error(place, message);
        self.diagnostics.push(error.also([other]));
    }

    /// Reports that something else is wanted.
    pub(super) fn expected(&mut self, value: &Value<'_>, wanted: Wanted) {
        self.expected_at(value.span(), wanted);
    }

    /// Reports that something else is wanted at a part of the text.
    pub(super) fn expected_at(&mut self, span: Range<usize>, wanted: Wanted) {
        let source = self.mended.text().get(span.clone()).unwrap_or_default();
        let mut written = source.lines().next().unwrap_or_default().to_owned();
        if written.len() < source.len() {
            written.push('…');
        }
        self.error(span, PlanMessage::Expected { wanted, written });
    }

    /// A text in quotes.
    pub(super) fn text(&mut self, value: &Value<'_>) -> Option<String> {
        let written = self.typed(value, Wanted::Text)?;
        self.filled(written, value)
    }

    /// A text in quotes, or a number as it is written.
    pub(super) fn text_or_number(&mut self, value: &Value<'_>) -> Option<String> {
        let written = self.typed(value, Wanted::TextOrNumber)?;
        self.filled(written, value)
    }

    /// The same as either of these, perhaps empty.
    pub(super) fn typed(&mut self, value: &Value<'_>, wanted: Wanted) -> Option<String> {
        let fits = match value.get_ref() {
            DeValue::String(_) => true,
            DeValue::Integer(_) | DeValue::Float(_) => wanted != Wanted::Text,
            DeValue::Datetime(_) => wanted == Wanted::Period,
            _ => false,
        };
        if !fits {
            self.expected(value, wanted);
        }
        fits.then(|| self.written(value))
    }

    fn filled(&mut self, written: String, value: &Value<'_>) -> Option<String> {
        if written.trim().is_empty() {
            self.error(value.span(), PlanMessage::Empty);
            return None;
        }
        Some(written)
    }

    /// A value, or the values of a list.
    fn items<'v, 'i>(&mut self, value: &'v Value<'i>) -> Vec<&'v Value<'i>> {
        let DeValue::Array(items) = value.get_ref() else {
            return vec![value];
        };
        if items.is_empty() {
            self.error(value.span(), PlanMessage::Empty);
        }
        items.iter().collect()
    }

    /// One text or number, or a list of them, each with its place.
    pub(super) fn strings(&mut self, value: &Value<'_>) -> Vec<(String, Range<usize>)> {
        let items = self.items(value).into_iter();
        items
            .filter_map(|item| Some((self.text_or_number(item)?, item.span())))
            .collect()
    }

    /// The same without places.
    pub(super) fn texts(&mut self, value: &Value<'_>) -> Vec<String> {
        let strings = self.strings(value);
        strings.into_iter().map(|(text, _)| text).collect()
    }

    /// `true` or `false`.
    pub(super) fn truth(&mut self, value: &Value<'_>) -> Option<bool> {
        let truth = value.get_ref().as_bool();
        if truth.is_none() {
            self.expected(value, Wanted::TruthValue);
        }
        truth
    }

    /// A whole number from one to another.
    pub(super) fn whole(&mut self, value: &Value<'_>, least: u32, most: u32) -> Option<u32> {
        let number = value.get_ref().as_integer();
        let number = number.and_then(|n| u32::from_str_radix(n.as_str(), n.radix()).ok());
        let number = number.filter(|number| (least..=most).contains(number));
        if number.is_none() {
            self.expected(value, Wanted::Whole(least, most));
        }
        number
    }

    /// One of some words.
    pub(super) fn choice<T: Choice>(&mut self, value: &Value<'_>) -> Option<T> {
        let words: Vec<_> = T::ALL.iter().map(|one| (one.word(), *one)).collect();
        self.choice_of(value, &words)
    }

    /// The same, where the words are those of a plan alone.
    pub(super) fn choice_of<T: Copy>(
        &mut self,
        value: &Value<'_>,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let written = self.text(value)?;
        let chosen = words.iter().find(|(word, _)| *word == written);
        if chosen.is_none() {
            let words: Vec<&'static str> = words.iter().map(|(word, _)| *word).collect();
            let message = PlanMessage::NoChoice {
                near: meant(&written, &words),
                words,
                written,
            };
            self.error(value.span(), message);
        }
        chosen.map(|(_, chosen)| *chosen)
    }

    /// A period, quoted or not.
    pub(super) fn period(&mut self, value: &Value<'_>) -> Option<Period> {
        let written = self.typed(value, Wanted::Period)?;
        let written = self.filled(written, value)?;
        self.period_text(&written, value.span())
    }

    /// One period or a list of them.
    pub(super) fn periods(&mut self, value: &Value<'_>) -> Vec<(Period, Range<usize>)> {
        let items = self.items(value).into_iter();
        items
            .filter_map(|item| Some((self.period(item)?, item.span())))
            .collect()
    }

    /// A period written somewhere.
    pub(super) fn period_text(&mut self, written: &str, span: Range<usize>) -> Option<Period> {
        match notation::parse(written) {
            Ok(label) => Some(label.counted()),
            Err(error) => {
                self.error(span, PlanMessage::NoPeriod { error });
                None
            }
        }
    }

    /// A quantity, such as `"46.2%"`; a number without unit is one.
    pub(super) fn quantity(&mut self, value: &Value<'_>) -> Option<Quantity> {
        self.quantity_that(value, Wanted::Quantity, |_| true)
    }

    /// A quantity of some kind.
    pub(super) fn quantity_that(
        &mut self,
        value: &Value<'_>,
        wanted: Wanted,
        fits: impl Fn(&Quantity) -> bool,
    ) -> Option<Quantity> {
        let written = self.text_or_number(value)?;
        let quantity = quantity(&written, &self.units).filter(fits);
        match &quantity {
            Some(quantity) => self.units.know_unit(&quantity.unit),
            None => self.expected(value, wanted),
        }
        quantity
    }

    /// A share of one, stated in 百分点 or %: `"5个百分点"` is 0.05.
    pub(super) fn share(&mut self, value: &Value<'_>) -> Option<Decimal> {
        let share = |quantity: &Quantity| quantity.in_unit(&Unit::one()).ok();
        let fits = |quantity: &Quantity| {
            share(quantity).is_some_and(|share| !share.is_negative() && share < Decimal::ONE)
        };
        share(&self.quantity_that(value, Wanted::Points, fits)?)
    }

    /// A unit of measure.
    pub(super) fn unit(&mut self, value: &Value<'_>) -> Option<Unit> {
        let written = self.text(value)?;
        if Unit::scale_word(&written).is_some() {
            self.error(value.span(), PlanMessage::ScaleAlone { written });
            return None;
        }
        let unit = Unit::parse(&written, &self.units).ok();
        match &unit {
            Some(unit) => self.units.know_unit(unit),
            None => self.expected(value, Wanted::Unit),
        }
        unit
    }

    /// A value that a check of its own accepts.
    pub(super) fn checked<T>(
        &mut self,
        value: &Value<'_>,
        wanted: Wanted,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let written = self.text_or_number(value)?;
        let checked = read(&written);
        if checked.is_none() {
            self.expected(value, wanted);
        }
        checked
    }

    /// The value as it stands in the file; of a text, what is between the quotes.
    pub(super) fn written(&self, value: &Value<'_>) -> String {
        match value.get_ref() {
            DeValue::String(text) => text.as_ref().to_owned(),
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_owned(),
            DeValue::Float(number) => number.as_str().to_owned(),
            _ => self
                .mended
                .text()
                .get(value.span())
                .unwrap_or_default()
                .to_owned(),
        }
    }

    /// Where a part of a text value stands in the file: exact where the text has no escapes.
    pub(super) fn within(&self, value: &Value<'_>, part: Range<usize>) -> Range<usize> {
        let whole = value.span();
        let DeValue::String(text) = value.get_ref() else {
            return whole;
        };
        let source = self.mended.text().get(whole.clone()).unwrap_or_default();
        match source.find(text.as_ref()) {
            Some(offset) if !text.is_empty() => {
                let start = whole.start + offset;
                start + part.start.min(text.len())..start + part.end.min(text.len())
            }
            _ => whole,
        }
    }
}

/// A number with a unit or none. Chinese numerals begin many words, so only a known unit stands behind them.
fn quantity(written: &str, units: &UnitTable) -> Option<Quantity> {
    let (number, rest) = numeral::scan(written).ok()?;
    let rest = rest.trim();
    let unit = match number.share {
        Some(_) if !rest.is_empty() => return None,
        Some(Share::Permille) => Unit::parse("‰", units).ok()?,
        Some(_) => Unit::percent(),
        None if rest.is_empty() => Unit::bare(),
        None if Number::scan(written).is_ok() || Unit::is_known(rest, units) => {
            Unit::parse(rest, units).ok()?
        }
        None => return None,
    };
    let unit = Unit::scale_alone(rest).unwrap_or(unit);
    Some(Quantity::new(number.value, unit))
}
