//! `.xlsx` and its kin: values and styles by `calamine`, hidden rows and columns beside it.

use std::collections::HashMap;
use std::io::{BufReader, Cursor};

use calamine::{
    Data, HorizontalAlignment, Reader as _, SheetType, SheetVisible, Style, Xlsx, XlsxError,
};
use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;

use super::Trouble;
use super::format::NumberFormat;
use super::grid::{Area, At, Grid, raised};

pub(super) type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Reads all worksheets, in their order.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, Trouble> {
    let is_text = |archive: Archive<'_>| archive.index_for_name("word/document.xml").is_some();
    if ZipArchive::new(Cursor::new(bytes)).is_ok_and(is_text) {
        return Err(Trouble::Text);
    }
    let mut book = Xlsx::new(Cursor::new(bytes))?;
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let paths = paths(&mut archive).unwrap_or_default();
    let shared = raised_texts(&mut archive, "xl/sharedStrings.xml")?;
    let macros = archive.index_for_name("xl/vbaProject.bin").is_some();
    let sheets = book.sheets_metadata().to_vec();
    let worksheets = sheets.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let mut grids = Vec::new();
    for (at, sheet) in worksheets.enumerate() {
        let mut grid = Grid {
            hidden: sheet.visible != SheetVisible::Visible,
            macros: macros && at == 0,
            ..Grid::default()
        };
        if let Some(path) = paths.get(&sheet.name) {
            look(&mut archive, path, &shared, &mut grid)?;
        }
        cells(&mut book, &sheet.name, &mut grid)?;
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
        let (format, indent) = styles.get(style).cloned().unwrap_or_default();
        grid.put(cell.get_position(), &value, &format, indent);
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
    let area = |area: calamine::Dimensions| Area { first: area.start, last: area.end };
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

/// What a sheet says beside its values: rows and columns that are hidden, texts of which a part is raised; `shared`: those of the texts
/// that its cells refer to, by their number.
fn look(
    archive: &mut Archive<'_>,
    path: &str,
    shared: &HashMap<usize, String>,
    grid: &mut Grid,
) -> Result<(), Trouble> {
    let (mut row, mut at) = (0, None);
    let mut runs = Runs::default();
    let mut number = String::new();
    each_event(archive, path, |event| {
        runs.take(event);
        match event {
            Event::Start(element) | Event::Empty(element) => {
                let number_of = |name| attribute(element, name)?.parse::<u32>().ok();
                let is_hidden = || {
                    let hidden = attribute(element, "hidden");
                    hidden.is_some_and(|hidden| hidden == "1" || hidden == "true")
                };
                match element.local_name().as_ref() {
                    "row" => {
                        row = number_of("r").unwrap_or(row + 1);
                        if is_hidden() && row > 0 {
                            join(&mut grid.hidden_rows, (row - 1, row - 1));
                        }
                    }
                    "col" if is_hidden() => {
                        if let (Some(min @ 1..), Some(max @ 1..)) =
                            (number_of("min"), number_of("max"))
                        {
                            join(&mut grid.hidden_columns, (min - 1, max - 1));
                        }
                    }
                    "c" => {
                        let kind = element.try_get_attribute("t").ok().flatten();
                        let refers = match kind.as_ref().map(|kind| &*kind.value) {
                            Some("s") if !shared.is_empty() => Some(true),
                            Some("inlineStr") => Some(false),
                            _ => None,
                        };
                        at = refers.and_then(|refers| {
                            let place = self::at(&attribute(element, "r")?)?;
                            Some((place, refers))
                        });
                        runs = Runs::default();
                        number.clear();
                    }
                    _ => {}
                }
            }
            Event::Text(text) if at.is_some() => number.push_str(&text.xml10_content()),
            Event::End(element) if element.local_name().as_ref() == "c" => {
                let inside = std::mem::take(&mut runs).raised();
                let text = match at.take() {
                    Some((at, true)) => number
                        .trim()
                        .parse()
                        .ok()
                        .and_then(|number| shared.get(&number).cloned())
                        .map(|text| (at, text)),
                    Some((at, false)) => inside.map(|text| (at, text)),
                    None => None,
                };
                grid.raised.extend(text);
            }
            _ => {}
        }
    })
}

/// The place that a reference names: `B12`.
fn at(reference: &str) -> Option<At> {
    let digits = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = reference.split_at_checked(digits)?;
    let mut column = 0u32;
    for letter in letters.bytes() {
        let rank = u32::from(letter.checked_sub(b'A')?) + 1;
        column = column.checked_mul(26)?.checked_add(rank)?;
    }
    let row = digits.parse::<u32>().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// The shared texts of which a part is raised, by their number.
fn raised_texts(archive: &mut Archive<'_>, path: &str) -> Result<HashMap<usize, String>, Trouble> {
    let mut texts = HashMap::new();
    if archive.index_for_name(path).is_none() {
        return Ok(texts);
    }
    let (mut number, mut runs) = (0, Runs::default());
    each_event(archive, path, |event| {
        runs.take(event);
        let is_item = |name: &str| name == "si";
        match event {
            Event::Empty(element) if is_item(element.local_name().as_ref()) => number += 1,
            Event::End(element) if is_item(element.local_name().as_ref()) => {
                let text = std::mem::take(&mut runs).raised();
                texts.extend(text.map(|text| (number, text)));
                number += 1;
            }
            _ => {}
        }
    })?;
    Ok(texts)
}

/// The runs of a rich text, as they come.
#[derive(Default)]
struct Runs {
    whole: String,
    /// The text of the current run, where one is open.
    text: Option<String>,
    is_raised: bool,
    holds_raised: bool,
    /// Whether what comes only tells how the text is spoken.
    is_spoken: bool,
}

impl Runs {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "r" => self.is_raised = false,
                "rPh" => self.is_spoken = true,
                "vertAlign" => {
                    self.is_raised =
                        attribute(element, "val").is_some_and(|it| it == "superscript");
                }
                "t" if !self.is_spoken => self.text = Some(String::new()),
                _ => {}
            },
            Event::Text(text) => self.push(&text.xml10_content()),
            Event::GeneralRef(entity) => self.push(&character(entity).unwrap_or_default()),
            Event::End(element) => match element.local_name().as_ref() {
                "rPh" => self.is_spoken = false,
                "t" => {
                    let text = self.text.take().unwrap_or_default();
                    self.holds_raised |= self.is_raised;
                    let raise = if self.is_raised { raised } else { str::to_owned };
                    self.whole.push_str(&raise(&text));
                }
                _ => {}
            },
            _ => {}
        }
    }

    fn push(&mut self, more: &str) {
        if let Some(text) = &mut self.text {
            text.push_str(more);
        }
    }

    /// The whole text, where a part of it is raised.
    fn raised(self) -> Option<String> {
        self.holds_raised.then_some(self.whole)
    }
}

/// The text that a reference stands for: `&amp;`, `&#25351;`.
pub(super) fn character(entity: &BytesRef<'_>) -> Option<String> {
    let known = resolve_xml_entity(entity.as_ref()).map(str::to_owned);
    known.or_else(|| entity.resolve_char_ref().ok()?.map(String::from))
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
    each_event(archive, path, |event| {
        if let Event::Start(element) | Event::Empty(element) = event {
            take(element);
        }
    })
}

/// Gives all that a file of the archive holds to a function, in its order.
pub(super) fn each_event(
    archive: &mut Archive<'_>,
    path: &str,
    mut take: impl FnMut(&Event<'_>),
) -> Result<(), Trouble> {
    let mut reader = Reader::from_reader(BufReader::new(archive.by_name(path)?));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Eof => return Ok(()),
            event => take(&event),
        }
    }
}

/// An attribute of an element.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok().flatten()?;
    Some(unescape(&attribute.value).ok()?.into_owned())
}
