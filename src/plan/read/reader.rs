//! Values of a plan, typed: each reader takes a value as it stands and reports what is wrong with it.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::message::{PlanMessage, Wanted};
use super::slips::{Slip, Slips, Wrong};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Message, Text, nearest};
use crate::language::Choice;
use crate::quantity::notation::{self, Conventions};
use crate::quantity::{Calendar, Decimal, Number, Period, Quantity, Unit, UnitTable, numeral};
use crate::words::keys::synonym;

/// A value with its place.
pub(super) type Value<'i> = Spanned<DeValue<'i>>;

/// The known word that another one probably stands for.
pub(super) fn meant(written: &str, known: &[&'static str]) -> Option<&'static str> {
    synonym(written, known).or_else(|| nearest(written, known.iter().copied()))
}

/// Reads values and collects what is wrong with them.
pub(super) struct Reader<'a> {
    text: &'a Text,
    slips: &'a Slips,
    pub(super) units: UnitTable,
    /// What the plan says of its periods.
    conventions: Conventions,
    diagnostics: Diagnostics,
    /// Where keys stand that their tables do not have.
    unknown_keys: Vec<usize>,
    /// The table that has a key: advice where it stands in another.
    pub(super) home_of: fn(&str) -> Option<&'static str>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        text: &'a Text,
        slips: &'a Slips,
        home_of: fn(&str) -> Option<&'static str>,
    ) -> Self {
        Self {
            text,
            slips,
            units: UnitTable::default(),
            conventions: Conventions::default(),
            diagnostics: Diagnostics::default(),
            unknown_keys: Vec::new(),
            home_of,
        }
    }

    /// Reports an error at a part of the text, unless a slip is told there already.
    pub(super) fn error(&mut self, span: Range<usize>, message: impl Message + 'static) {
        let span = self.slips.mended.original(span);
        let mut told = self.slips.lost.iter().chain(&self.slips.misread);
        if !told.any(|part| part.contains(&span.start)) {
            self.push(span, message);
        }
    }

    fn push(&mut self, span: Range<usize>, message: impl Message + 'static) {
        if message.code() == Code::UnknownKey {
            self.unknown_keys.push(span.start);
        }
        let place = self.text.place(span);
        self.diagnostics.push(Diagnostic::error(place, message));
    }

    /// Reports what a table lacks, unless a line of it is lost.
    pub(super) fn missing(&mut self, span: Range<usize>, message: PlanMessage) {
        let start = self.slips.mended.original(span.clone()).start;
        let rest = self.text.text.get(start..).unwrap_or_default();
        let table = start..start + rest.find("\n[").unwrap_or(rest.len());
        if !self.slips.lost.iter().any(|line| table.contains(&line.start)) {
            self.error(span, message);
        }
    }

    /// Reports an error that concerns two parts of the text.
    pub(super) fn clash(&mut self, span: Range<usize>, other: Range<usize>, message: PlanMessage) {
        let [place, other] =
            [span, other].map(|span| self.text.place(self.slips.mended.original(span)));
        let error = Diagnostic::error(place, message);
        self.diagnostics.push(error.also([other]));
    }

    /// All that was told, with the slips; none where the plan is right.
    pub(super) fn told(mut self) -> Diagnostics {
        for (span, slip) in &self.slips.told {
            // More is told of a key than that it lacks its quotes: that its table does not have it.
            let is_bare = matches!(slip, Slip::Line { wrong: Wrong::BareKey, .. });
            if !(is_bare && self.unknown_keys.contains(&span.start)) {
                self.push(span.clone(), slip.clone());
            }
        }
        self.diagnostics
    }

    /// Whether something was told.
    pub(super) fn has_errors(&self) -> bool {
        self.diagnostics.has_errors() || !self.slips.told.is_empty()
    }

    /// The first line of a part of the text.
    pub(super) fn shown(&self, span: Range<usize>) -> String {
        let source = self.slips.mended.text().get(span).unwrap_or_default();
        let line = source.lines().next().unwrap_or_default();
        let more = if line.len() < source.len() { "…" } else { "" };
        format!("{line}{more}")
    }

    /// Whether a word stands in the file without quotes.
    pub(super) fn stands_bare(&self, span: &Range<usize>, word: &str) -> bool {
        let written = self.slips.mended.original(span.clone());
        self.text.text.get(written) == Some(word)
    }

    /// Reports that something else is wanted.
    pub(super) fn expected(&mut self, span: Range<usize>, wanted: Wanted) {
        let written = self.shown(span.clone());
        self.error(span, PlanMessage::Expected { wanted, written });
    }

    /// A text in quotes.
    pub(super) fn text(&mut self, value: &Value<'_>) -> Option<String> {
        let written = self.text_alone(value)?;
        self.filled(written, value)
    }

    /// A text in quotes, perhaps empty.
    pub(super) fn text_alone(&mut self, value: &Value<'_>) -> Option<String> {
        if !value.get_ref().is_str() {
            let written = self.shown(value.span());
            self.error(value.span(), PlanMessage::NoText { written });
            return None;
        }
        Some(self.written(value))
    }

    /// A text in quotes, or a number as it is written.
    pub(super) fn text_or_number(&mut self, value: &Value<'_>) -> Option<String> {
        let written = self.perhaps_empty(value, Wanted::TEXT_OR_NUMBER)?;
        self.filled(written, value)
    }

    /// The same, perhaps empty; where a period is wanted a date too.
    pub(super) fn perhaps_empty(&mut self, value: &Value<'_>, wanted: Wanted) -> Option<String> {
        let fits = match value.get_ref() {
            DeValue::String(_) | DeValue::Integer(_) | DeValue::Float(_) => true,
            DeValue::Datetime(_) => wanted == Wanted::PERIOD,
            _ => false,
        };
        if !fits {
            self.expected(value.span(), wanted);
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
    pub(super) fn items<'v, 'i>(&mut self, value: &'v Value<'i>) -> Vec<&'v Value<'i>> {
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
        items.filter_map(|item| Some((self.text_or_number(item)?, item.span()))).collect()
    }

    /// The same without places.
    pub(super) fn texts(&mut self, value: &Value<'_>) -> Vec<String> {
        let strings = self.strings(value);
        strings.into_iter().map(|(text, _)| text).collect()
    }

    /// The same, perhaps empty.
    pub(super) fn texts_perhaps_empty(&mut self, value: &Value<'_>) -> Vec<String> {
        let items = self.items(value).into_iter();
        items.filter_map(|item| self.perhaps_empty(item, Wanted::TEXT_OR_NUMBER)).collect()
    }

    /// `true` or `false`.
    pub(super) fn truth(&mut self, value: &Value<'_>) -> Option<bool> {
        let truth = value.get_ref().as_bool();
        if truth.is_none() {
            let written = self.shown(value.span());
            self.error(value.span(), PlanMessage::NoTruth { written });
        }
        truth
    }

    /// A whole number from one to another.
    pub(super) fn whole(&mut self, value: &Value<'_>, least: u32, most: u32) -> Option<u32> {
        let number = value.get_ref().as_integer();
        let number = number.and_then(|n| u32::from_str_radix(n.as_str(), n.radix()).ok());
        let number = number.filter(|number| (least..=most).contains(number));
        if number.is_none() {
            let written = self.shown(value.span());
            let message = PlanMessage::NoWhole { least, most, written };
            self.error(value.span(), message);
        }
        number
    }

    /// One of some choices, by any of its words.
    pub(super) fn choice<T: Choice + PartialEq>(&mut self, value: &Value<'_>) -> Option<T> {
        self.choice_among(value, T::ALL)
    }

    /// One or a list of some choices that a key takes.
    pub(super) fn choices<T: Choice + PartialEq>(
        &mut self,
        value: &Value<'_>,
        offered: &[T],
    ) -> Vec<T> {
        let items = self.items(value).into_iter();
        items.filter_map(|item| self.choice_among(item, offered)).collect()
    }

    fn choice_among<T: Choice + PartialEq>(
        &mut self,
        value: &Value<'_>,
        offered: &[T],
    ) -> Option<T> {
        let written = self.text(value)?;
        let chosen = T::meant(&written).filter(|one| offered.contains(one));
        if chosen.is_none() {
            let words = offered.iter().map(|one| one.word()).collect();
            self.no_choice(value, written, words);
        }
        chosen
    }

    /// One of some words of a plan alone.
    pub(super) fn choice_of<T: Copy>(
        &mut self,
        value: &Value<'_>,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let written = self.text(value)?;
        let chosen = words.iter().find(|(word, _)| *word == written);
        if chosen.is_none() {
            let words = words.iter().map(|(word, _)| *word).collect();
            self.no_choice(value, written, words);
        }
        chosen.map(|(_, chosen)| *chosen)
    }

    fn no_choice(&mut self, value: &Value<'_>, written: String, words: Vec<&'static str>) {
        let message = PlanMessage::NoChoice { near: meant(&written, &words), words, written };
        self.error(value.span(), message);
    }

    /// A period, quoted or not.
    pub(super) fn period(&mut self, value: &Value<'_>) -> Option<Period> {
        let written = self.perhaps_empty(value, Wanted::PERIOD)?;
        let written = self.filled(written, value)?;
        self.period_text(&written, value.span())
    }

    /// One period or a list of them.
    pub(super) fn periods(&mut self, value: &Value<'_>) -> Vec<(Period, Range<usize>)> {
        let items = self.items(value).into_iter();
        items.filter_map(|item| Some((self.period(item)?, item.span()))).collect()
    }

    /// A period written somewhere.
    pub(super) fn period_text(&mut self, written: &str, span: Range<usize>) -> Option<Period> {
        match notation::parse_by(written, self.conventions) {
            Ok(label) => Some(label.counted()),
            Err(error) => {
                self.error(span, PlanMessage::NoPeriod { error });
                None
            }
        }
    }

    /// A year, or two in a row as in `2028/29`, that a goal names without a month: of the plan's own years.
    pub(super) fn years_of_plan(&mut self, named: Period, span: Range<usize>) -> Option<Period> {
        let (first, last) = (named.start().year(), named.last_month().year());
        let written = match (named.months(), named.start().month()) {
            (12, 1) => first.to_string(),
            (24, 1) => format!("{first}/{:02}", last % 100),
            _ => return Some(named),
        };
        self.period_text(&written, span)
    }

    /// The month in which years begin.
    pub(super) fn first_month(&mut self, value: &Value<'_>) -> Option<u32> {
        self.checked(value, Wanted::MONTH, notation::month)
    }

    /// Takes the plan's years to begin in a month, for all periods that are read from now on.
    pub(super) fn begin_years(&mut self, value: &Value<'_>) -> Calendar {
        let first = self.first_month(value);
        self.conventions.fiscal_year = first.filter(|month| *month > 1);
        self.conventions.calendar()
    }

    /// The month in which the plan's years begin, where they are said not to begin in January.
    pub(super) fn plan_years_from(&self) -> Option<u32> {
        self.conventions.fiscal_year
    }

    /// A quantity, such as `"46.2%"`; a number without unit is one.
    pub(super) fn quantity(&mut self, value: &Value<'_>) -> Option<Quantity> {
        self.quantity_that(value, Wanted::QUANTITY, |_| true)
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
            None => self.expected(value.span(), wanted),
        }
        quantity
    }

    /// A share of one, stated in 百分点 or %: `"5个百分点"` is 0.05.
    pub(super) fn share(&mut self, value: &Value<'_>) -> Option<Decimal> {
        let share = |quantity: &Quantity| quantity.in_unit(&Unit::one()).ok();
        let fits = |quantity: &Quantity| {
            share(quantity).is_some_and(|share| !share.is_negative() && share < Decimal::ONE)
        };
        share(&self.quantity_that(value, Wanted::POINTS, fits)?)
    }

    /// A unit of measure.
    pub(super) fn unit(&mut self, value: &Value<'_>) -> Option<Unit> {
        let written = self.text(value)?;
        let unit = Unit::scale_alone(&written).or_else(|| Unit::parse(&written, &self.units).ok());
        match &unit {
            Some(unit) => self.units.know_unit(unit),
            None => self.expected(value.span(), Wanted::UNIT),
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
            self.expected(value.span(), wanted);
        }
        checked
    }

    /// The value as it stands in the file; of a text, what is between the quotes.
    pub(super) fn written(&self, value: &Value<'_>) -> String {
        match value.get_ref() {
            DeValue::String(text) => text.as_ref().to_owned(),
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_owned(),
            DeValue::Float(number) => number.as_str().to_owned(),
            _ => {
                let source = self.slips.mended.text().get(value.span());
                source.unwrap_or_default().to_owned()
            }
        }
    }

    /// Where a part of a text value stands in the file: exact where the text has no escapes.
    pub(super) fn within(&self, value: &Value<'_>, part: Range<usize>) -> Range<usize> {
        let whole = value.span();
        let DeValue::String(text) = value.get_ref() else {
            return whole;
        };
        let source = self.slips.mended.text().get(whole.clone()).unwrap_or_default();
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
        Some(share) => Unit::of_share(share),
        None if rest.is_empty() => Unit::bare(),
        None if Number::scan(written).is_ok() || Unit::is_known(rest, units) => {
            Unit::parse(rest, units).ok()?
        }
        None => return None,
    };
    let unit = Unit::scale_alone(rest).unwrap_or(unit);
    Some(Quantity::new(number.value, unit))
}
