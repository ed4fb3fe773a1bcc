//! `.ods`: values by `calamine`; per cent, indents, raised texts, merged and hidden cells beside it.

use std::collections::{HashMap, HashSet};
use std::io::Cursor;

use calamine::{Ods, OdsError, Reader as _, SheetVisible};
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::Trouble;
use super::format::NumberFormat;
use super::grid::{Area, At, Grid, raised};
use super::xlsx::{attribute, character, each_event, join};

/// No more rows or columns than that are meant where one is repeated: the rest of a sheet is one row, a million times.
const REPEATED: u32 = 10_000;

/// Reads all tables, in their order.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, Trouble> {
    let mut book = Ods::new(Cursor::new(bytes))?;
    let mut looks = looks(bytes)?.into_iter();
    let mut grids = Vec::new();
    for sheet in book.sheets_metadata().to_vec() {
        let look = looks.next().unwrap_or_default();
        let mut grid = Grid { hidden: sheet.visible != SheetVisible::Visible, ..look.grid };
        let range = book.worksheet_range(&sheet.name)?;
        let (row, column) = range.start().unwrap_or_default();
        for (down, across, value) in range.used_cells() {
            let at = (row + counted(down), column + counted(across));
            let (format, indent) = look.styles.get(&at).cloned().unwrap_or_default();
            grid.put(at, value, &format, indent);
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
    /// How cells show numbers, and how far they indent texts, where either is not plain.
    styles: HashMap<At, (NumberFormat, u8)>,
    /// The styles of the cells that name none, by the last of their columns.
    columns: Vec<(u32, String)>,
    /// The text of the cell that is open, if a part of it is raised, and how many of its paragraphs have begun.
    text: Runs,
    /// The next row, and the next column of it.
    next: At,
    /// How many rows the current one stands for.
    rows: u32,
    /// The next column of the table.
    column: u32,
}

impl Look {
    fn element(&mut self, element: &BytesStart<'_>, styles: &Styles) {
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
                    join(&mut self.grid.hidden_columns, (self.column, self.column + columns - 1));
                }
                self.column = self.column.saturating_add(columns);
                let style = attribute(element, "table:default-cell-style-name");
                self.columns.push((self.column, style.unwrap_or_default()));
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
                self.text = Runs::default();
                let style = self.style(element, styles, kind.as_deref());
                if kind.is_some() && style != <(NumberFormat, u8)>::default() {
                    for down in 0..self.rows.min(REPEATED) {
                        let across = 0..columns.min(REPEATED);
                        let places = across.map(|across| (row + down, column + across));
                        self.styles.extend(places.map(|at| (at, style.clone())));
                    }
                }
                let (down, across) =
                    (count("table:number-rows-spanned"), count("table:number-columns-spanned"));
                if down > 1 || across > 1 {
                    self.grid.merged.push(Area {
                        first: self.next,
                        last: (row.saturating_add(down - 1), column.saturating_add(across - 1)),
                    });
                }
                self.next.1 = column.saturating_add(columns);
            }
            _ => {}
        }
    }
}

impl Look {
    /// How a cell shows its number or text.
    fn style(
        &self,
        element: &BytesStart<'_>,
        styles: &Styles,
        kind: Option<&str>,
    ) -> (NumberFormat, u8) {
        let own = attribute(element, "table:style-name");
        let of_column = || {
            let mut columns = self.columns.iter();
            let column = columns.find(|(end, _)| self.next.1 < *end)?;
            Some(column.1.clone())
        };
        let style = own.or_else(of_column);
        let style = style.and_then(|style| styles.cells.get(&style));
        let (scaled, indent) = style.copied().unwrap_or_default();
        let percent = kind == Some("percentage");
        (NumberFormat::shown(percent, scaled), indent)
    }

    /// Notes what a cell holds as text.
    fn content(&mut self, event: &Event<'_>, styles: &Styles) {
        let Event::End(element) = event else {
            return self.text.take(event, styles);
        };
        match element.name().as_ref() {
            "text:span" => self.text.raised = false,
            "office:annotation" => self.text.noted = false,
            "table:table-cell" => {
                let text = std::mem::take(&mut self.text);
                if let Some(column) = self.next.1.checked_sub(1).filter(|_| text.holds_raised) {
                    let whole = text.whole.unwrap_or_default();
                    self.grid.raised.insert((self.next.0, column), whole);
                }
            }
            _ => {}
        }
    }
}

/// The text of a cell, as it comes.
#[derive(Default)]
struct Runs {
    /// None before its first paragraph.
    whole: Option<String>,
    raised: bool,
    holds_raised: bool,
    /// Whether what comes is a comment on the cell.
    noted: bool,
}

impl Runs {
    fn take(&mut self, event: &Event<'_>, styles: &Styles) {
        match event {
            Event::Start(element) | Event::Empty(element) => match element.name().as_ref() {
                "office:annotation" => self.noted = true,
                "text:p" if !self.noted => match &mut self.whole {
                    Some(whole) => whole.push('\n'),
                    None => self.whole = Some(String::new()),
                },
                "text:span" => {
                    let style = attribute(element, "text:style-name");
                    self.raised = style.is_some_and(|style| styles.raised.contains(&style));
                }
                "text:s" | "text:tab" | "text:line-break" => self.push(" "),
                _ => {}
            },
            Event::Text(text) => self.push(&text.xml10_content()),
            Event::GeneralRef(entity) => self.push(&character(entity).unwrap_or_default()),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if let Some(whole) = self.whole.as_mut().filter(|_| !self.noted) {
            self.holds_raised |= self.raised;
            let raise = if self.raised { raised } else { str::to_owned };
            whole.push_str(&raise(text));
        }
    }
}

/// What the styles of a file say that matters.
#[derive(Default)]
struct Styles {
    /// Of cells: whether they show numbers smaller than they are, and how far they indent texts.
    cells: HashMap<String, (bool, u8)>,
    /// Of parts of texts: those that raise them.
    raised: HashSet<String>,
    /// Of numbers: those that show them smaller.
    scaled: HashSet<String>,
    /// The style that is open.
    open: String,
}

impl Styles {
    fn element(&mut self, element: &BytesStart<'_>) {
        let said = |name| attribute(element, name).unwrap_or_default();
        match element.name().as_ref() {
            "style:style" => {
                self.open = said("style:name");
                let above = self.cells.get(&said("style:parent-style-name")).copied();
                let (scaled, indent) = above.unwrap_or_default();
                let scaled = match attribute(element, "style:data-style-name") {
                    Some(format) => self.scaled.contains(&format),
                    None => scaled,
                };
                self.cells.insert(self.open.clone(), (scaled, indent));
            }
            "number:number-style" | "number:currency-style" => self.open = said("style:name"),
            "number:number" => {
                let factor = said("number:display-factor").parse::<f64>();
                if factor.is_ok_and(|factor| factor > 1.0) {
                    self.scaled.insert(self.open.clone());
                }
            }
            "style:paragraph-properties" => {
                let aside = matches!(said("fo:text-align").as_str(), "end" | "right" | "center");
                let indent = attribute(element, "fo:margin-left").filter(|_| !aside);
                if let (Some(indent), Some(style)) = (indent, self.cells.get_mut(&self.open)) {
                    style.1 = steps(&indent);
                }
            }
            "style:text-properties" => {
                let position = said("style:text-position");
                let height = position.split(' ').next().unwrap_or_default();
                let share = height.trim_end_matches('%').parse::<f64>();
                if height == "super" || share.is_ok_and(|share| share > 0.0) {
                    self.raised.insert(self.open.clone());
                }
            }
            _ => {}
        }
    }
}

/// How many steps a length indents: one is 10 points.
fn steps(length: &str) -> u8 {
    /// Thousandths of each unit in a step.
    const STEPS: [(&str, u32); 4] = [("cm", 353), ("mm", 3528), ("in", 139), ("pt", 10_000)];
    let steps = STEPS.iter().find_map(|(unit, step)| {
        let number = length.strip_suffix(unit)?;
        let (whole, part) = number.split_once('.').unwrap_or((number, ""));
        let part: String = part.chars().chain("000".chars()).take(3).collect();
        let thousandths = format!("{whole}{part}").parse::<u32>().ok()?;
        let full = thousandths.saturating_add(step / 10) / step;
        Some(full.max(u32::from(thousandths > step / 10)).min(15))
    });
    steps.and_then(|steps| u8::try_from(steps).ok()).unwrap_or(0)
}

/// The looks of all tables.
fn looks(bytes: &[u8]) -> Result<Vec<Look>, Trouble> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut styles = Styles::default();
    let mut looks: Vec<Look> = Vec::new();
    for path in ["styles.xml", "content.xml"] {
        if archive.index_for_name(path).is_none() {
            continue;
        }
        each_event(&mut archive, path, |event| {
            if let Event::Start(element) | Event::Empty(element) = event {
                if element.name().as_ref() == "table:table" {
                    return looks.push(Look::default());
                }
                match looks.last_mut() {
                    Some(look) => look.element(element, &styles),
                    None => styles.element(element),
                }
            }
            if let Some(look) = looks.last_mut() {
                look.content(event, &styles);
            }
        })?;
    }
    Ok(looks)
}
