//! `.xls`: values by `calamine`; number formats, indents, raised texts and hidden cells from the records (MS-XLS 2.4) beside it.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use calamine::{Reader as _, SheetType, SheetVisible, Xls, XlsError};
use cfb::CompoundFile;

use super::Trouble;
use super::format::NumberFormat;
use super::grid::{Area, At, Grid, raised};
use super::xlsx::join;

/// Reads all worksheets, in their order.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, Trouble> {
    let mut file = CompoundFile::open(Cursor::new(bytes))?;
    // A newer workbook with a password is a package inside such a file.
    if file.exists("/EncryptedPackage") {
        return Err(Trouble::Password);
    }
    let mut book = Xls::new(Cursor::new(bytes))?;
    let stream = ["/Workbook", "/Book"].into_iter().find(|name| file.exists(name));
    let mut records = Vec::new();
    if let Some(stream) = stream {
        file.open_stream(stream)?.read_to_end(&mut records)?;
    }
    let mut looks = Looks::of(&records);
    let macros = file.exists("/_VBA_PROJECT_CUR");
    let sheets = book.sheets_metadata().to_vec();
    let mut grids = Vec::new();
    for (at, sheet) in sheets.into_iter().enumerate() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let look = looks.sheets.get_mut(at).map(std::mem::take).unwrap_or_default();
        let mut grid = Grid {
            hidden: sheet.visible != SheetVisible::Visible,
            macros: macros && grids.is_empty(),
            hidden_rows: look.hidden_rows,
            hidden_columns: look.hidden_columns,
            raised: look.raised,
            ..Grid::default()
        };
        let range = book.worksheet_range(&sheet.name)?;
        let (row, column) = range.start().unwrap_or_default();
        for (down, across, value) in range.used_cells() {
            let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
            let at = (row + count(down), column + count(across));
            let style = look.styles.get(&at).and_then(|style| looks.formats.get(*style));
            let (format, indent) = style.cloned().unwrap_or_default();
            grid.put(at, value, &format, indent);
        }
        for at in look.formulas {
            grid.formula(at);
        }
        let merged = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        let area = |area: calamine::Dimensions| Area { first: area.start, last: area.end };
        grid.merged = merged.into_iter().map(area).collect();
        grid.name = sheet.name;
        grids.push(grid);
    }
    Ok(grids)
}

impl From<XlsError> for Trouble {
    fn from(error: XlsError) -> Self {
        match error {
            XlsError::Password => Self::Password,
            other => Self::Broken(other.to_string()),
        }
    }
}

/// What the records say of cells beside their values.
#[derive(Default)]
struct Looks {
    /// By the number of the style.
    formats: Vec<(NumberFormat, u8)>,
    sheets: Vec<Look>,
}

#[derive(Default)]
struct Look {
    /// The style of each cell that has a number.
    styles: HashMap<At, usize>,
    hidden_rows: Vec<(u32, u32)>,
    hidden_columns: Vec<(u32, u32)>,
    /// Its formulas, where none has a result that was computed.
    formulas: Vec<At>,
    /// The texts of which a part is raised.
    raised: HashMap<At, String>,
}

/// The types of the records that are looked at.
mod record {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const END: u16 = 0x000A;
    pub(super) const FONT: u16 = 0x0031;
    pub(super) const MORE: u16 = 0x003C;
    pub(super) const COLUMNS: u16 = 0x007D;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const SEVERAL: u16 = 0x00BD;
    pub(super) const STYLE: u16 = 0x00E0;
    pub(super) const TEXTS: u16 = 0x00FC;
    pub(super) const SHARED_TEXT: u16 = 0x00FD;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const TEXT: u16 = 0x0204;
    pub(super) const ROW: u16 = 0x0208;
    pub(super) const SHORT_NUMBER: u16 = 0x027E;
    pub(super) const FORMAT: u16 = 0x041E;
}

impl Looks {
    fn of(stream: &[u8]) -> Self {
        let mut looks = Self::default();
        let mut codes: HashMap<u16, NumberFormat> = HashMap::new();
        let mut starts = Vec::new();
        let (mut fonts, mut texts, mut before) = (Vec::new(), Vec::new(), 0);
        for (kind, body) in records(stream) {
            let goes_on = kind == record::MORE && before == record::TEXTS;
            match kind {
                record::END => break,
                record::FONT => fonts.push(short(body, 8) == Some(1)),
                _ if goes_on || kind == record::TEXTS => texts.push(body),
                record::FORMAT => {
                    if let Some(number) = short(body, 0) {
                        codes.insert(number, NumberFormat::of(&code(body)));
                    }
                }
                record::STYLE => {
                    let number = short(body, 2).unwrap_or_default();
                    let format = codes.get(&number).cloned();
                    let format = format.unwrap_or_else(|| built_in(number));
                    looks.formats.push((format, indent(body)));
                }
                record::SHEET => starts.extend(long(body, 0)),
                _ => {}
            }
            if !goes_on {
                before = kind;
            }
        }
        let texts = raised_texts(&texts, &fonts);
        let sheet = |start: u32| {
            let start = usize::try_from(start).unwrap_or(usize::MAX);
            Look::of(stream.get(start..).unwrap_or_default(), &texts)
        };
        looks.sheets = starts.into_iter().map(sheet).collect();
        looks
    }
}

impl Look {
    fn of(stream: &[u8], texts: &HashMap<u32, String>) -> Self {
        let mut look = Self::default();
        let mut is_calculated = false;
        for (kind, body) in records(stream) {
            let number = |at: usize| short(body, at).map(u32::from);
            if let (record::FORMULA, Some(row), Some(column)) = (kind, number(0), number(2)) {
                let is_text = matches!(body.get(6), Some(0 | 3));
                let is_blank = is_text && body.get(12..14) == Some(&[0xFF; 2]);
                is_calculated |= !is_blank;
                look.formulas.push((row, column));
            }
            if kind == record::SHARED_TEXT
                && let (Some(row), Some(column)) = (number(0), number(2))
                && let Some(text) = long(body, 6).and_then(|number| texts.get(&number))
            {
                look.raised.insert((row, column), text.clone());
            }
            match kind {
                record::END => break,
                record::FORMULA
                | record::NUMBER
                | record::SHORT_NUMBER
                | record::TEXT
                | record::SHARED_TEXT => look.style(number(0), number(2), short(body, 4)),
                record::SEVERAL => {
                    let count = body.len().saturating_sub(6) / 6;
                    for (across, at) in (0..).zip(0..count) {
                        let column = number(2).map(|first| first + across);
                        look.style(number(0), column, short(body, 4 + at * 6));
                    }
                }
                record::ROW => {
                    let is_hidden = short(body, 12).is_some_and(|flags| flags & 0x20 != 0);
                    if let Some(row) = number(0).filter(|_| is_hidden) {
                        join(&mut look.hidden_rows, (row, row));
                    }
                }
                record::COLUMNS => {
                    let is_hidden = short(body, 8).is_some_and(|flags| flags & 1 != 0);
                    if let (true, Some(first), Some(last)) = (is_hidden, number(0), number(2)) {
                        join(&mut look.hidden_columns, (first, last));
                    }
                }
                _ => {}
            }
        }
        // A blank text is a result like others, where there are others.
        if is_calculated {
            look.formulas.clear();
        }
        look
    }

    fn style(&mut self, row: Option<u32>, column: Option<u32>, style: Option<u16>) {
        if let (Some(row), Some(column), Some(style)) = (row, column, style) {
            self.styles.insert((row, column), style.into());
        }
    }
}

/// The records of a stream, each with its type.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (kind, length) = (short(rest, 0)?, short(rest, 2)?);
        let body = rest.get(4..)?;
        let (body, behind) = body.split_at_checked(length.into())?;
        rest = behind;
        Some((kind, body))
    })
}

/// The shared texts of which a part is raised, by their number; of each font it is known whether it raises (MS-XLS 2.4.265, 2.5.293).
fn raised_texts(parts: &[&[u8]], fonts: &[bool]) -> HashMap<u32, String> {
    let raises = |font: u16| {
        // No font has the number 4.
        let at = usize::from(font) - usize::from(font > 4);
        fonts.get(at).is_some_and(|raises| *raises)
    };
    let mut texts = HashMap::new();
    let mut parts = Parts { parts: parts.iter(), rest: &[] };
    if !fonts.contains(&true) || parts.skip(8).is_none() {
        return texts;
    }
    let mut number = 0;
    while let Some((letters, runs)) = parts.text() {
        if runs.iter().any(|(_, font)| raises(*font)) {
            let starts = runs.iter().map(|(at, font)| (usize::from(*at), raises(*font)));
            let starts: Vec<(usize, bool)> = std::iter::once((0, false)).chain(starts).collect();
            let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([letters.len()]);
            let pieces = starts.iter().zip(ends).map(|((from, is_raised), to)| {
                let piece = letters.get(*from..to).unwrap_or_default();
                let piece = String::from_utf16_lossy(piece);
                if *is_raised { raised(&piece) } else { piece }
            });
            texts.insert(number, pieces.collect());
        }
        number += 1;
    }
    texts
}

/// Where in a text a font begins, and its number.
type Run = (u16, u16);

/// What a record holds that others go on with.
struct Parts<'s> {
    parts: std::slice::Iter<'s, &'s [u8]>,
    rest: &'s [u8],
}

impl Parts<'_> {
    fn byte(&mut self) -> Option<u8> {
        while self.rest.is_empty() {
            self.rest = self.parts.next()?;
        }
        let (byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*byte)
    }

    fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, count: u32) -> Option<()> {
        for _ in 0..count {
            self.byte()?;
        }
        Some(())
    }

    /// The next text, with the places in it where a font begins.
    fn text(&mut self) -> Option<(Vec<u16>, Vec<Run>)> {
        let (count, flags) = (self.short()?, self.byte()?);
        let runs = if flags & 8 == 0 { 0 } else { self.short()? };
        let behind = if flags & 4 == 0 {
            0
        } else {
            u32::from(self.short()?) | u32::from(self.short()?) << 16
        };
        let mut wide = flags & 1 != 0;
        let mut letters = Vec::new();
        for _ in 0..count {
            // Where a text goes on in another record, that says anew how wide its letters are.
            if self.rest.is_empty() {
                wide = self.byte()? & 1 != 0;
            }
            let low = self.byte()?;
            let high = if wide { self.byte()? } else { 0 };
            letters.push(u16::from_le_bytes([low, high]));
        }
        let runs = (0..runs).map(|_| Some((self.short()?, self.short()?)));
        let runs = runs.collect::<Option<_>>()?;
        self.skip(behind)?;
        Some((letters, runs))
    }
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..)?.first_chunk()?;
    Some(u16::from_le_bytes(*two))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes(*four))
}

/// The code that a record of a format holds: with one byte a character, or two.
fn code(body: &[u8]) -> String {
    let (wide, text) = match (body.get(4), body.get(5..)) {
        (Some(flags), Some(text)) if body.get(3) == Some(&0) => (flags & 1 != 0, text),
        // Before 1997 no more than a length stands before the text.
        _ => (false, body.get(3..).unwrap_or_default()),
    };
    if wide {
        let units = text.chunks_exact(2).filter_map(|pair| short(pair, 0));
        return char::decode_utf16(units).filter_map(Result::ok).collect();
    }
    text.iter().copied().map(char::from).collect()
}

/// What the formats without a code say that matters (MS-XLS 2.5.165).
fn built_in(number: u16) -> NumberFormat {
    NumberFormat::of(match number {
        9 | 10 => "0%",
        14..=16 | 28..=31 | 51 | 54 | 58 => "yyyy-m-d",
        17 | 27 | 36 | 50 | 52 | 57 => "yyyy-m",
        _ => "General",
    })
}

/// How far a style indents texts that stand on the left.
fn indent(style: &[u8]) -> u8 {
    let is_left = style.get(6).is_some_and(|alignment| alignment & 7 < 2);
    let indent = style.get(8).map_or(0, |byte| byte & 0x0F);
    if is_left { indent } else { 0 }
}
