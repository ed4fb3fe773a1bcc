//! `.ods`: values by `calamine`; per cent, merged and hidden cells beside it.

use std::collections::HashSet;
use std::io::{BufReader, Cursor};

use calamine::{Ods, OdsError, Reader as _, SheetVisible};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::Trouble;
use super::format::NumberFormat;
use super::grid::{Area, At, Grid};
use super::xlsx::{attribute, join};

/// No more rows or columns than that are meant where one is repeated: the rest of a sheet is one row, a million times.
const REPEATED: u32 = 10_000;

/// Reads all tables, in their order.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, Trouble> {
    let mut book = Ods::new(Cursor::new(bytes))?;
    let mut looks = looks(bytes)?.into_iter();
    let mut grids = Vec::new();
    for sheet in book.sheets_metadata().to_vec() {
        let look = looks.next().unwrap_or_default();
        let mut grid = Grid {
            hidden: sheet.visible != SheetVisible::Visible,
            ..look.grid
        };
        let range = book.worksheet_range(&sheet.name)?;
        let (row, column) = range.start().unwrap_or_default();
        for (down, across, value) in range.used_cells() {
            let at = (row + counted(down), column + counted(across));
            let percent = look.percent.contains(&at);
            let format = if percent { "0%" } else { "General" };
            grid.put(at, value, NumberFormat::of(format), 0);
        }
        let formulas = book.worksheet_formula(&sheet.name)?;
        let (row, column) = formulas.start().unwrap_or_default();
        for (down, across, _) in formulas.used_cells() {
            let at = (row + counted(down), column + counted(across));
            // A formula may well give an empty text.
            let empty = |value: &calamine::Data| *value == calamine::Data::Empty;
            if range.get_value(at).is_none_or(empty) {
                grid.formula(at);
            }
        }
        grid.name = sheet.name;
        grids.push(grid);
    }
    Ok(grids)
}

impl From<OdsError> for Trouble {
    fn from(error: OdsError) -> Self {
        match error {
            OdsError::Password => Self::Password,
            other => Self::Broken(other.to_string()),
        }
    }
}

fn counted(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// What a table says of its cells beside their values.
#[derive(Default)]
struct Look {
    grid: Grid,
    percent: HashSet<At>,
    /// The next row, and the next column of it.
    next: At,
    /// How many rows the current one stands for.
    rows: u32,
    /// The next column of the table.
    column: u32,
}

impl Look {
    fn element(&mut self, element: &BytesStart<'_>) {
        let count = |name: &str| {
            let count = attribute(element, name).and_then(|count| count.parse::<u32>().ok());
            count.unwrap_or(1).max(1)
        };
        let is_hidden = || {
            let visibility = attribute(element, "table:visibility");
            visibility.is_some_and(|it| it == "collapse" || it == "filter")
        };
        match element.name().as_ref() {
            "table:table-column" => {
                let columns = count("table:number-columns-repeated");
                if is_hidden() {
                    join(
                        &mut self.grid.hidden_columns,
                        (self.column, self.column + columns - 1),
                    );
                }
                self.column = self.column.saturating_add(columns);
            }
            "table:table-row" => {
                self.next = (self.next.0.saturating_add(self.rows), 0);
                self.rows = count("table:number-rows-repeated");
                if is_hidden() {
                    let last = self.next.0.saturating_add(self.rows - 1);
                    join(&mut self.grid.hidden_rows, (self.next.0, last));
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let columns = count("table:number-columns-repeated");
                let (row, column) = self.next;
                let kind = attribute(element, "office:value-type");
                if kind.is_some_and(|kind| kind == "percentage") {
                    for down in 0..self.rows.min(REPEATED) {
                        let across = 0..columns.min(REPEATED);
                        self.percent
                            .extend(across.map(|across| (row + down, column + across)));
                    }
                }
                let (down, across) = (
                    count("table:number-rows-spanned"),
                    count("table:number-columns-spanned"),
                );
                if down > 1 || across > 1 {
                    self.grid.merged.push(Area {
                        first: self.next,
                        last: (
                            row.saturating_add(down - 1),
                            column.saturating_add(across - 1),
                        ),
                    });
                }
                self.next.1 = column.saturating_add(columns);
            }
            _ => {}
        }
    }
}

/// The looks of all tables.
fn looks(bytes: &[u8]) -> Result<Vec<Look>, Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut reader = Reader::from_reader(BufReader::new(archive.by_name("content.xml")?));
    let mut buffer = Vec::new();
    let mut looks: Vec<Look> = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) | Event::Empty(element) => {
                if element.name().as_ref() == "table:table" {
                    looks.push(Look::default());
                } else if let Some(look) = looks.last_mut() {
                    look.element(&element);
                }
            }
            Event::Eof => return Ok(looks),
            _ => {}
        }
    }
}
