//! Values of a plan, typed: each reader takes a value as it stands and reports what is wrong with it.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::message::PlanMessage;
use crate::diagnostic::{Diagnostic, Diagnostics, Message, Place, nearest};
use crate::quantity::{Decimal, Number, Period, Quantity, Unit, UnitTable, notation};

/// A value with its place.
pub(super) type Value<'i> = Spanned<DeValue<'i>>;

/// One key of a table: its name, and what its value does.
pub(super) struct Key<T> {
    pub(super) name: &'static str,
    pub(super) set: fn(&mut T, &mut Reader<'_>, &Value<'_>),
}

/// Reads values and collects what is wrong with them.
pub(super) struct Reader<'a> {
    path: &'a Arc<str>,
    text: &'a Arc<str>,
    pub(super) units: UnitTable,
    pub(super) diagnostics: Diagnostics,
}

impl<'a> Reader<'a> {
    pub(super) fn new(path: &'a Arc<str>, text: &'a Arc<str>) -> Self {
        Self {
            path,
            text,
            units: UnitTable::default(),
            diagnostics: Diagnostics::default(),
        }
    }

    /// Reports an error at a part of the text.
    pub(super) fn error(&mut self, span: Range<usize>, message: impl Message + 'static) {
        let place = Place::text(0, self.path, self.text, span);
        self.diagnostics.push(Diagnostic::error(place, message));
    }

    /// Hands the entries of a table to the keys of their names, in the order of the keys; reports names that are no key.
    pub(super) fn walk<T>(
        &mut self,
        table: &DeTable<'_>,
        name: &'static str,
        keys: &[Key<T>],
        into: &mut T,
    ) {
        let entries = in_order(table);
        for known in keys {
            if let Some((_, value)) = entries.iter().find(|(key, _)| key.get_ref() == known.name) {
                (known.set)(into, self, value);
            }
        }
        let names = || keys.iter().map(|known| known.name);
        for (key, _) in entries {
            let written = key.get_ref().as_ref();
            if !names().any(|name| name == written) {
                let message = PlanMessage::UnknownKey {
                    key: written.to_owned(),
                    table: name,
                    near: nearest(written, names()).map(str::to_owned),
                    known: names().map(str::to_owned).collect(),
                };
                self.error(key.span(), message);
            }
        }
    }

    /// A table, or an error that shows one.
    pub(super) fn table<'v, 'i>(
        &mut self,
        value: &'v Value<'i>,
        example: &'static str,
    ) -> Option<&'v DeTable<'i>> {
        if let DeValue::Table(table) = value.get_ref() {
            return Some(table);
        }
        self.wrong_type(value, PlanMessage::NoTable { example });
        None
    }

    /// A text in quotes.
    pub(super) fn string(&mut self, value: &Value<'_>) -> Option<String> {
        if let DeValue::String(text) = value.get_ref() {
            return Some(text.as_ref().to_owned());
        }
        let written = self.written(value);
        self.wrong_type(value, PlanMessage::NoText { written });
        None
    }

    /// A text in quotes, or a number or date as it is written.
    pub(super) fn scalar(&mut self, value: &Value<'_>) -> Option<String> {
        match value.get_ref() {
            DeValue::String(text) => Some(text.as_ref().to_owned()),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => {
                Some(self.written(value))
            }
            _ => {
                let written = self.written(value);
                self.wrong_type(value, PlanMessage::NoText { written });
                None
            }
        }
    }

    /// One text, or a list of texts, each with its place.
    pub(super) fn strings(&mut self, value: &Value<'_>) -> Vec<(String, Range<usize>)> {
        let items = match value.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            _ => vec![value],
        };
        items
            .into_iter()
            .filter_map(|item| Some((self.scalar(item)?, item.span())))
            .collect()
    }

    /// The same without places.
    pub(super) fn texts(&mut self, value: &Value<'_>) -> Vec<String> {
        let strings = self.strings(value);
        strings.into_iter().map(|(text, _)| text).collect()
    }

    /// `true` or `false`.
    pub(super) fn boolean(&mut self, value: &Value<'_>) -> Option<bool> {
        if let DeValue::Boolean(boolean) = value.get_ref() {
            return Some(*boolean);
        }
        let written = self.written(value);
        let words = vec!["true".to_owned(), "false".to_owned()];
        self.wrong_type(
            value,
            PlanMessage::NoChoice {
                written,
                near: None,
                words,
            },
        );
        None
    }

    /// A whole number within bounds.
    pub(super) fn whole(&mut self, value: &Value<'_>, bounds: Range<i64>) -> Option<i64> {
        let written = self.written(value);
        let number = match value.get_ref() {
            DeValue::Integer(_) => written.replace('_', "").parse::<i64>().ok(),
            _ => None,
        };
        if let Some(number) = number.filter(|number| bounds.contains(number)) {
            return Some(number);
        }
        let message = PlanMessage::NoWhole {
            written,
            least: bounds.start,
            most: bounds.end - 1,
        };
        self.wrong_type(value, message);
        None
    }

    /// One of some words.
    pub(super) fn choice<T>(
        &mut self,
        value: &Value<'_>,
        words: &[&'static str],
        of: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let written = self.string(value)?;
        let chosen = of(&written);
        if chosen.is_none() {
            let message = PlanMessage::NoChoice {
                near: nearest(&written, words.iter().copied()).map(str::to_owned),
                words: words.iter().map(|word| (*word).to_owned()).collect(),
                written,
            };
            self.error(value.span(), message);
        }
        chosen
    }

    /// A period, quoted or not.
    pub(super) fn period(&mut self, value: &Value<'_>) -> Option<Period> {
        let written = self.scalar(value)?;
        self.period_text(&written, value.span())
    }

    /// A period written somewhere.
    pub(super) fn period_text(&mut self, written: &str, span: Range<usize>) -> Option<Period> {
        match notation::parse(written) {
            Ok(label) if label.cumulative => Some(label.period.since_january()),
            Ok(label) => Some(label.period),
            Err(error) => {
                self.error(span, PlanMessage::NoPeriod { error });
                None
            }
        }
    }

    /// A quantity, such as `"46.2%"`; an unquoted number is one without unit.
    pub(super) fn quantity(&mut self, value: &Value<'_>) -> Option<Quantity> {
        let written = self.scalar(value)?;
        let parsed = Number::scan(&written).ok().and_then(|(number, rest)| {
            let rest = rest.trim();
            let unit = if rest.is_empty() {
                Unit::bare()
            } else {
                Unit::parse(rest, &self.units).ok()?
            };
            Some(Quantity::new(number.value, unit))
        });
        if let Some(quantity) = &parsed {
            self.units.know_unit(&quantity.unit);
        } else {
            self.error(value.span(), PlanMessage::NoQuantity { written });
        }
        parsed
    }

    /// A share of one, stated in 百分点 or %: `"5个百分点"` is 0.05.
    pub(super) fn share(&mut self, value: &Value<'_>) -> Option<Decimal> {
        let quantity = self.quantity(value)?;
        if let Ok(share) = quantity.in_unit(&Unit::one())
            && !share.is_negative()
        {
            return Some(share);
        }
        let written = self.written(value);
        self.error(value.span(), PlanMessage::NoPoints { written });
        None
    }

    /// A unit of measure.
    pub(super) fn unit(&mut self, value: &Value<'_>) -> Option<Unit> {
        let written = self.string(value)?;
        let unit = Unit::parse(&written, &self.units).ok();
        if let Some(unit) = &unit {
            self.units.know_unit(unit);
        } else {
            self.error(value.span(), PlanMessage::NoUnit { written });
        }
        unit
    }

    /// The value as it stands in the file; of a text, what is between the quotes.
    pub(super) fn written(&self, value: &Value<'_>) -> String {
        let written = match value.get_ref() {
            DeValue::String(text) => text.as_ref(),
            _ => self.text.get(value.span()).unwrap_or_default(),
        };
        written.to_owned()
    }

    /// Where a part of a text value stands in the file: exact where the text has no escapes.
    pub(super) fn within(&self, value: &Value<'_>, part: Range<usize>) -> Range<usize> {
        let whole = value.span();
        let DeValue::String(text) = value.get_ref() else {
            return whole;
        };
        let source = self.text.get(whole.clone()).unwrap_or_default();
        match source.find(text.as_ref()) {
            Some(offset) if !text.is_empty() => {
                let start = whole.start + offset;
                start + part.start.min(text.len())..start + part.end.min(text.len())
            }
            _ => whole,
        }
    }

    fn wrong_type(&mut self, value: &Value<'_>, message: PlanMessage) {
        self.error(value.span(), message);
    }
}

/// The entries of a table in the order of the file.
pub(super) fn in_order<'v, 'i>(
    table: &'v DeTable<'i>,
) -> Vec<(&'v Spanned<std::borrow::Cow<'i, str>>, &'v Value<'i>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}
