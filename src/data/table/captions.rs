//! Rows between the header and the figures that say what each column holds: `频率`, `单位`, `指标ID` of data terminals, `CDID`, `PreUnit`,
//! `Unit`, `Release Date` of the ONS.

use crate::data::table::head::HeadRow;
use crate::data::table::preamble::Note;
use crate::data::texts::label;
use crate::data::texts::unit_text;
use crate::quantity::{Frequency, Unit, UnitTable};
use crate::words::columns::{HEADINGS, Heading};
use crate::words::fold;
use crate::words::runs::FREQUENCIES;

/// The captions of a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Captions {
    /// How many rows they take.
    pub rows: usize,
    /// The field in which they are named, and the periods stand below them.
    pub field: usize,
    pub notes: Vec<Note>,
    units: Vec<String>,
    currencies: Vec<String>,
    frequencies: Vec<String>,
}

impl Captions {
    /// The captions at the beginning of the rows below a header: periods stand below them in the same column.
    pub(crate) fn of(rows: &[&HeadRow]) -> Self {
        let named = |row: &&HeadRow| row.cells().position(|cell| !cell.trim().is_empty());
        let field = rows.first().and_then(named).unwrap_or(0);
        let key = |row: &HeadRow| fold(caption(row.cell(field).unwrap_or_default()));
        let is = |row: &&&HeadRow| Self::are(row.cell(field).unwrap_or_default());
        let dated = |row: &&HeadRow| row.cell(field).is_some_and(label::looks_like);
        // Among captions that are known others may stand.
        let count = rows.iter().position(dated).unwrap_or(0);
        let known = rows.iter().take(count).filter(is).count();
        if known * 2 < count || !rows.first().is_some_and(|row| is(&row)) {
            return Self::default();
        }
        let mut captions = Self { rows: count, field, ..Self::default() };
        for row in rows.iter().take(count) {
            match HEADINGS.sense(key(row).as_str()) {
                Some(Heading::Unit) if captions.units.is_empty() => captions.units = cells(row),
                Some(Heading::Currency) => captions.currencies = cells(row),
                Some(Heading::Frequency) => captions.frequencies = cells(row),
                _ => {}
            }
            captions.notes.push(Note { line: row.line, text: row.text() });
        }
        captions
    }

    /// Whether a text is the name of a caption.
    pub(crate) fn are(name: &str) -> bool {
        let heading = HEADINGS.sense(fold(caption(name)).as_str());
        matches!(
            heading,
            Some(
                Heading::Unit
                    | Heading::Currency
                    | Heading::Frequency
                    | Heading::Note
                    | Heading::Region
                    | Heading::Vintage
                    | Heading::Flag
                    | Heading::Indicator
                    | Heading::Title
                    | Heading::Caption
                    | Heading::Start
                    | Heading::End
            )
        )
    }

    /// The unit that they state of a field.
    pub(crate) fn unit(&self, field: u32, units: &UnitTable) -> Option<Unit> {
        let word = cell(&self.units, field);
        unit_text::of_currency(cell(&self.currencies, field), word, units)
    }

    /// The frequency that they state of a field.
    pub(crate) fn frequency(&self, field: u32) -> Option<Frequency> {
        let word = fold(cell(&self.frequencies, field));
        let months = FREQUENCIES.sense(word.as_str())?;
        let mut all = Frequency::ALL.into_iter();
        all.find(|frequency| frequency.months() == months)
    }
}

/// The name of a caption: of `单位：` 单位.
fn caption(name: &str) -> &str {
    name.trim_end_matches([' ', ':', '：'])
}

fn cells(row: &HeadRow) -> Vec<String> {
    row.cells().map(str::to_owned).collect()
}

fn cell(cells: &[String], field: u32) -> &str {
    cells.get(field as usize).map_or("", |cell| cell.trim())
}
