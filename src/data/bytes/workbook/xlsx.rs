//! `.xlsx` and its kin: values and styles by `calamine`, hidden rows and columns beside it.

use std::collections::HashMap;
use std::io::{BufReader, Cursor};

use calamine::{
    Data, HorizontalAlignment, Reader as _, SheetType, SheetVisible, Style, Xlsx, XlsxError,
};
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::Trouble;
use super::format::NumberFormat;
use super::grid::{Area, Grid};

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Reads all worksheets, in their order.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, Trouble> {
    let mut book = Xlsx::new(Cursor::new(bytes))?;
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let paths = paths(&mut archive).unwrap_or_default();
    let macros = archive.index_for_name("xl/vbaProject.bin").is_some();
    let sheets = book.sheets_metadata().to_vec();
    let worksheets = sheets
        .into_iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let mut grids = Vec::new();
    for (at, sheet) in worksheets.enumerate() {
        let mut grid = Grid {
            hidden: sheet.visible != SheetVisible::Visible,
            macros: macros && at == 0,
            ..Grid::default()
        };
        cells(&mut book, &sheet.name, &mut grid)?;
        if let Some(path) = paths.get(&sheet.name) {
            hidden(&mut archive, path, &mut grid)?;
        }
        grid.name = sheet.name;
        grids.push(grid);
    }
    Ok(grids)
}

impl From<XlsxError> for Trouble {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::Password => Self::Password,
            other => Self::Broken(other.to_string()),
        }
    }
}

/// The values, formulas and merged cells of a sheet.
fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, grid: &mut Grid) -> Result<(), Trouble> {
    let mut reader = book.worksheet_cells_reader(name)?;
    let styles: Vec<(NumberFormat, u8)> = reader.styles().iter().map(style).collect();
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        let value: Data = cell.get_value().clone().into();
        let (format, indent) = styles.get(style).copied().unwrap_or_default();
        grid.put(cell.get_position(), &value, format, indent);
    }
    drop(reader);
    let mut reader = book.worksheet_cells_reader(name)?;
    while let Some(formula) = reader.next_cell_with_formula()? {
        // A formula may well give an empty text.
        if formula.formula.is_some() && matches!(formula.value, calamine::DataRef::Empty) {
            grid.formula(formula.pos);
        }
    }
    drop(reader);
    let merged = book.merge_cells_by_sheet_name(name)?;
    let area = |area: calamine::Dimensions| Area {
        first: area.start,
        last: area.end,
    };
    grid.merged = merged.into_iter().map(area).collect();
    Ok(())
}

/// How a style has numbers, and how far it indents texts on the left.
fn style(style: &Style) -> (NumberFormat, u8) {
    let format = style.number_format.as_ref();
    let format = format.map(|format| NumberFormat::of(&format.format_code));
    let indent = style.alignment.as_ref().and_then(|alignment| {
        use HorizontalAlignment::{General, Left};
        let left = matches!(alignment.horizontal, General | Left);
        alignment.indent.filter(|_| left)
    });
    (format.unwrap_or_default(), indent.unwrap_or_default())
}

/// Where the sheets stand in the file, by their names.
fn paths(archive: &mut Archive<'_>) -> Result<HashMap<String, String>, Trouble> {
    let mut targets = HashMap::new();
    each_element(archive, "xl/_rels/workbook.xml.rels", |element| {
        if element.local_name().as_ref() == "Relationship"
            && let (Some(id), Some(target)) =
                (attribute(element, "Id"), attribute(element, "Target"))
        {
            let path = match target.strip_prefix('/') {
                Some(path) => path.to_owned(),
                None => format!("xl/{target}"),
            };
            targets.insert(id, path);
        }
    })?;
    let mut paths = HashMap::new();
    each_element(archive, "xl/workbook.xml", |element| {
        if element.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "r:id"))
            && let Some(path) = targets.remove(&id)
        {
            paths.insert(name, path);
        }
    })?;
    Ok(paths)
}

/// The rows and columns of a sheet that are hidden.
fn hidden(archive: &mut Archive<'_>, path: &str, grid: &mut Grid) -> Result<(), Trouble> {
    let mut row = 0;
    each_element(archive, path, |element| {
        let number = |name| attribute(element, name)?.parse::<u32>().ok();
        let is_hidden = || {
            let hidden = attribute(element, "hidden");
            hidden.is_some_and(|hidden| hidden == "1" || hidden == "true")
        };
        match element.local_name().as_ref() {
            "row" => {
                row = number("r").unwrap_or(row + 1);
                if is_hidden() && row > 0 {
                    join(&mut grid.hidden_rows, (row - 1, row - 1));
                }
            }
            "col" if is_hidden() => {
                if let (Some(min @ 1..), Some(max @ 1..)) = (number("min"), number("max")) {
                    join(&mut grid.hidden_columns, (min - 1, max - 1));
                }
            }
            _ => {}
        }
    })
}

/// Adds a run to others, in their order.
pub(super) fn join(runs: &mut Vec<(u32, u32)>, (from, to): (u32, u32)) {
    match runs.last_mut() {
        Some(last) if last.1 + 1 == from => last.1 = to,
        _ => runs.push((from, to)),
    }
}

/// Gives every element of a file of the archive to a function.
fn each_element(
    archive: &mut Archive<'_>,
    path: &str,
    mut take: impl FnMut(&BytesStart<'_>),
) -> Result<(), Trouble> {
    let mut reader = Reader::from_reader(BufReader::new(archive.by_name(path)?));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) | Event::Empty(element) => take(&element),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// An attribute of an element.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok().flatten()?;
    Some(unescape(&attribute.value).ok()?.into_owned())
}
