//! How often each series of a table of days has a value. Archives and data terminals write months, quarters and years side by side,
//! all of them as days: a series with values only on the first or last days of quarters is one of quarters, whatever its
//! neighbours are.

use crate::data::bytes::records::Row;
use crate::data::rows::found::Context;
use crate::data::table::column::Column;
use crate::data::table::find::Table;
use crate::data::table::layout::shape::{From, Shape};
use crate::data::table::opened::Opened;
use crate::data::texts::intern::Interned;
use crate::data::texts::label::tidy;
use crate::quantity::Frequency;
use crate::quantity::notation::{Date, Rhythm};

/// What the days of a series stand for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Paced {
    /// Periods of this frequency.
    Every(Frequency),
    /// There is only one value, on a day that may begin or end a longer period than its month.
    Once,
}

/// The frequencies of the series of a file, where they differ: by what tells a series from others.
#[derive(Debug)]
pub(crate) struct Frequencies {
    keys: Vec<Column>,
    paced: Interned<Option<Paced>>,
}

impl Frequencies {
    /// Looks through a file whose periods are days; none where all its series come equally often.
    pub(crate) fn of(opened: &Opened<'_>, context: Context<'_>, table: &Table) -> Option<Self> {
        let (calendar, period) = (table.shape.days?, table.shape.period.column()?);
        let keys = keys(&table.shape);
        if table.shape.values.len() + keys.len() < 2 {
            return None;
        }
        let encoding = opened.field_encoding();
        let cells = context.cells(table);
        let mut days: Interned<Option<Date>> = Interned::default();
        let (mut all, mut seen) = (Seen::default(), Interned::<Seen>::default());
        opened.each_row(table, |_, row| {
            let bytes = period.bytes(row);
            let known = days.find(bytes).unwrap_or_else(|| {
                let day = calendar.day(&tidy(&period.text(row, encoding)));
                days.add(bytes, day)
            });
            let Some(day) = days.get(known).copied().flatten() else {
                return;
            };
            for value in &table.shape.values {
                let text = value.column.text(row, encoding);
                let key = key(&keys, row, value.column);
                let known = seen.find(&key);
                let known = known.unwrap_or_else(|| seen.add(&key, Seen::default()));
                let Some(one) = seen.get_mut(known) else {
                    continue;
                };
                if cells.read(&text).is_ok_and(|cell| cell.value.is_some()) {
                    one.rhythm.see(day);
                    all.rhythm.see(day);
                } else {
                    one.blanks += 1;
                }
            }
        });
        let common = all.rhythm.frequency();
        let paced = seen.map(|seen| match seen.rhythm.frequency() {
            Some(_) if seen.rhythm.is_one_edge() => (seen.blanks > 1).then_some(Paced::Once),
            own => own.filter(|_| own != common).map(Paced::Every),
        });
        let differ = paced.iter().any(|(_, paced)| paced.is_some());
        differ.then_some(Self { keys, paced })
    }

    /// What the day of a value stands for, where that is not what all days of the file do.
    pub(crate) fn find(&self, row: Row<'_>, value: Column) -> Option<Paced> {
        let id = self.paced.find(&key(&self.keys, row, value))?;
        let holds = || value.bytes(row).iter().any(u8::is_ascii_digit);
        let paced = self.paced.get(id).copied().flatten();
        paced.filter(|paced| *paced != Paced::Once || holds())
    }
}

/// What tells a series of the file from others.
fn key(keys: &[Column], row: Row<'_>, value: Column) -> Vec<u8> {
    let mut key = value.field.to_be_bytes().to_vec();
    for column in keys {
        key.push(0x1F);
        key.extend_from_slice(column.bytes(row).trim_ascii());
    }
    key
}

/// The columns that tell series apart.
fn keys(shape: &Shape) -> Vec<Column> {
    let named = [&shape.indicator, &shape.region].into_iter();
    let named = named.filter_map(From::column);
    let dimensions = shape.dimensions.iter().map(|dimension| dimension.column);
    named.chain(dimensions).collect()
}

/// What is seen of one series.
#[derive(Clone, Debug, Default)]
struct Seen {
    rhythm: Rhythm,
    blanks: usize,
}
