//! How often each series of a table of days has a value. Archives and data terminals write months, quarters and years side by side,
//! all of them as days: a series with values only on the first or last days of quarters is one of quarters, whatever its
//! neighbours are.

use crate::data::bytes::record::Row;
use crate::data::rows::file::Opened;
use crate::data::rows::found::Context;
use crate::data::table::column::Column;
use crate::data::table::layout::shape::{From, Shape};
use crate::data::texts::intern::Interner;
use crate::data::texts::label::tidy;
use crate::quantity::Frequency;
use crate::quantity::notation::{Calendar, Date, Rhythm};

/// What the days of a series stand for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Paced {
    /// Periods of this frequency.
    Every(Frequency),
    /// There is only one value, on a day that may begin or end a longer period than its month.
    Once,
}

/// The frequencies of the series of a file, where they differ.
#[derive(Debug, Default)]
pub(crate) struct Frequencies {
    keys: Vec<Column>,
    ids: Interner,
    paced: Vec<Option<Paced>>,
}

impl Frequencies {
    /// Looks through a file whose periods are days; none where all its series come equally often.
    pub(crate) fn of(opened: &Opened<'_>, context: Context<'_>) -> Option<Self> {
        let shape = &opened.table.shape;
        let keys = keys(shape);
        let (calendar, From::Column(period)) = (shape.days?, &shape.period) else {
            return None;
        };
        if shape.values.len() + keys.len() < 2 {
            return None;
        }
        let mut survey = Survey {
            context,
            calendar,
            period: *period,
            days: Interner::default(),
            known: Vec::new(),
            all: Seen::default(),
            seen: Vec::new(),
            found: Self {
                keys,
                ..Self::default()
            },
        };
        // What keeps the file from being read is told by the scan.
        let _ = opened.records(&mut |_, row| survey.row(row));
        survey.end()
    }

    /// What the day of a value stands for, where that is not what all days of the file do.
    pub(crate) fn find(&self, row: Row<'_>, value: Column) -> Option<Paced> {
        let id = self.ids.find(&self.key(row, value))?;
        let holds = || value.bytes(row).iter().any(u8::is_ascii_digit);
        let paced = self.paced.get(id as usize).copied().flatten();
        paced.filter(|paced| *paced != Paced::Once || holds())
    }

    /// What tells a series of the file from others.
    fn key(&self, row: Row<'_>, value: Column) -> Vec<u8> {
        let mut key = value.field.to_be_bytes().to_vec();
        for column in &self.keys {
            key.push(0x1F);
            key.extend_from_slice(column.bytes(row).trim_ascii());
        }
        key
    }
}

/// The columns that tell series apart.
fn keys(shape: &Shape) -> Vec<Column> {
    let named = [&shape.indicator, &shape.region].into_iter();
    let named = named.filter_map(|from| match from {
        From::Column(column) => Some(*column),
        _ => None,
    });
    let dimensions = shape.dimensions.iter().map(|dimension| dimension.column);
    named.chain(dimensions).collect()
}

/// What is seen of one series.
#[derive(Clone, Debug, Default)]
struct Seen {
    rhythm: Rhythm,
    blanks: usize,
}

/// The state of looking through a file.
struct Survey<'a> {
    context: Context<'a>,
    calendar: Calendar,
    period: Column,
    days: Interner,
    known: Vec<Option<Date>>,
    all: Seen,
    seen: Vec<Seen>,
    found: Frequencies,
}

impl Survey<'_> {
    fn row(&mut self, row: Row<'_>) {
        let Some(day) = self.day(row) else { return };
        let cells = self.context.cells();
        for value in &self.context.table.shape.values {
            let text = value.column.text(row, self.context.encoding);
            let holds = cells.read(&text).is_ok_and(|cell| cell.value.is_some());
            let key = self.found.key(row, value.column);
            let known = self.found.ids.find(&key);
            let id = known.unwrap_or_else(|| {
                self.seen.push(Seen::default());
                self.found.ids.insert(&key, self.seen.len() - 1)
            });
            let Some(seen) = self.seen.get_mut(id as usize) else {
                continue;
            };
            if holds {
                seen.rhythm.see(day);
                self.all.rhythm.see(day);
            } else {
                seen.blanks += 1;
            }
        }
    }

    fn day(&mut self, row: Row<'_>) -> Option<Date> {
        let bytes = self.period.bytes(row);
        if let Some(known) = self.days.find(bytes) {
            return self.known.get(known as usize).copied().flatten();
        }
        let text = self.period.text(row, self.context.encoding);
        let day = self.calendar.day(&tidy(&text));
        self.known.push(day);
        self.days.insert(bytes, self.known.len() - 1);
        day
    }

    fn end(self) -> Option<Frequencies> {
        let common = self.all.rhythm.frequency();
        let paced = |seen: &Seen| match seen.rhythm.frequency() {
            Some(_) if seen.rhythm.is_one_edge() => (seen.blanks > 1).then_some(Paced::Once),
            own => own.filter(|_| own != common).map(Paced::Every),
        };
        let paced: Vec<Option<Paced>> = self.seen.iter().map(paced).collect();
        let differ = paced.iter().any(Option::is_some);
        differ.then_some(Frequencies {
            paced,
            ..self.found
        })
    }
}
