//! A document as a workbook: a sheet a table, numbers as numbers whose formats bear digits and unit, ready to be filtered and printed.
//! Nothing in it is a formula: texts are written as strings.

mod chart;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatDataBar,
    ConditionalFormatType, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Workbook, Worksheet, XlsxError,
};

use crate::diagnostic::clean;
use crate::language::Language;

use super::document::{Document, MISSING, Table, Tone};
use super::flat::{self, Bare, Flat, Head, Item};
use super::machine::harmless;
use super::message::Label;
use super::number::{Measure, Number, joined};
use super::text;

/// UTF-16 units that a cell takes, less some for what shows a formula to be none.
const LONGEST_TEXT: usize = 32_700;
/// Characters that the picture of a hidden one takes.
const LONGEST_PICTURE: usize = 8;
/// UTF-16 units that the name of a sheet takes.
const LONGEST_NAME: usize = 31;
/// UTF-16 units of a unit of measure in the format of a number.
const LONGEST_UNIT: usize = 40;
/// What a cell leaves free at its sides.
const PADDING: usize = 3;
/// The widest column, in columns of a terminal: names and sentences wrap.
const WIDEST: usize = 34;
/// The widest where there are few columns: sentences.
const WIDEST_OF_FEW: usize = 80;
/// Columns up to this number are few.
const FEW: usize = 7;
/// The narrowest.
const NARROWEST: usize = 7;
/// A page takes at least so many.
const NARROWEST_PAGE: usize = 72;
/// The width of a column for which none is set.
const USUAL_COLUMN: usize = 8;
/// The height of a line in points, and of the highest row.
const LINE: u16 = 15;
const HIGHEST: u16 = 405;
/// A4 and A3 in the numbers of spreadsheets.
const A4: u8 = 9;
const A3: u8 = 8;
/// The widest page that can be read on A4.
const WIDEST_ON_A4: usize = 180;

const BAR: Color = Color::RGB(0x9D_B8_D2);
const SOFT: Color = Color::RGB(0x4A_56_62);
const HEAD: Color = Color::RGB(0xEE_F1_F4);
const RULE: Color = Color::RGB(0xD5_DB_E1);

/// What writing gives.
type Filled = Result<(), XlsxError>;

/// A document as a workbook.
///
/// # Errors
/// Where it does not fit: more rows than a sheet takes.
pub(super) fn render(document: &Document) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::new(document)?;
    if !document.counts.is_empty() {
        let caption = Label::Counts.text(document.language);
        book.sheet(caption)?.counts(caption)?;
    }
    for table in document.tables.iter().chain(&flat::findings(document)) {
        book.sheet(&table.caption)?.table(table)?;
    }
    if let [portrait] = document.portraits.as_slice() {
        let caption = format!("{} {}", portrait.id, portrait.name);
        book.sheet(&caption)?.course(&caption, &portrait.course)?;
    }
    if book.names.is_empty() {
        // A workbook has a sheet; this one says what the tables would.
        let caption = Label::Targets.text(document.language);
        book.sheet(caption)?.head(caption, NARROWEST_PAGE)?;
    }
    book.workbook.save_to_buffer()
}

/// A workbook that is being filled.
struct Book<'a> {
    workbook: Workbook,
    document: &'a Document,
    names: BTreeSet<String>,
}

impl<'a> Book<'a> {
    fn new(document: &'a Document) -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        // The same input gives the same bytes, whenever.
        let born = ExcelDateTime::from_ymd(2000, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&born));
        Ok(Self { workbook, document, names: BTreeSet::new() })
    }

    fn sheet(&mut self, caption: &str) -> Result<Sheet<'_>, XlsxError> {
        let name = self.name(caption);
        let page = self.workbook.add_worksheet();
        page.set_name(&name)?;
        Ok(Sheet {
            page,
            name,
            document: self.document,
            formats: HashMap::new(),
            row: 0,
            last_column: 0,
            paper: A4,
        })
    }

    /// The name of a sheet: its caption up to the first bracket, without signs that names do not take, and not twice.
    fn name(&mut self, caption: &str) -> String {
        let short = caption.split(['（', '(']).next().unwrap_or_default();
        let short = clean(short).replace(['*', '?', ':', '[', ']', '\\', '/', '\''], "");
        let short = match short.trim() {
            "" => "1",
            short => short,
        };
        let first = cut(short, LONGEST_NAME).to_owned();
        let more = (2_u64..).map(|at| {
            let at = format!(" {at}");
            cut(short, LONGEST_NAME - at.len()).to_owned() + &at
        });
        let mut names = [first].into_iter().chain(more);
        let name = names.find(|name| self.names.insert(name.to_lowercase()));
        name.unwrap_or_default()
    }
}

/// A sheet that is being filled.
struct Sheet<'a> {
    page: &'a mut Worksheet,
    name: String,
    document: &'a Document,
    formats: HashMap<(String, Look), Format>,
    /// The next row.
    row: u32,
    /// The last column that is printed.
    last_column: u16,
    paper: u8,
}

/// How a cell of a table looks, beside the format of its number.
#[derive(Clone, Copy, Default, Eq, Hash, PartialEq)]
struct Look {
    tone: Option<Tone>,
    /// Whether it would read as a formula where somebody edits it.
    quoted: bool,
}

impl Sheet<'_> {
    fn language(&self) -> Language {
        self.document.language
    }

    fn word(&self, label: Label) -> &'static str {
        label.text(self.language())
    }

    /// A text in rows of their own, as wide as the page.
    fn lines(&mut self, words: &str, format: &Format, width: usize) -> Filled {
        for line in text::wrap(cut(&clean(words), LONGEST_TEXT), width) {
            self.page.write_string_with_format(self.row, 0, line, format)?;
            self.row += 1;
        }
        Ok(())
    }

    /// The title of the plan, the caption, and what stands under the title.
    fn head(&mut self, caption: &str, width: usize) -> Filled {
        if let Some(title) = &self.document.title {
            let large = Format::new().set_bold().set_font_size(15);
            self.lines(title, &large, width * 11 / 15)?;
        }
        self.lines(caption, &Format::new().set_bold().set_font_size(12), width)?;
        let soft = Format::new().set_font_color(SOFT);
        for (label, words) in &self.document.preface {
            self.lines(&format!("{label}  {words}"), &soft, width)?;
        }
        Ok(())
    }

    /// The counts of verdicts, a bar each.
    fn counts(mut self, caption: &str) -> Filled {
        let width = self.columns(&[20, 24, 32])?;
        self.head(caption, width)?;
        for counts in &self.document.counts {
            self.row += 1;
            let head = counts.head.trim_end_matches([':', '：', ' ']);
            self.lines(head, &Format::new().set_bold(), width)?;
            let first = self.row;
            for part in &counts.parts {
                let word = self.format("", Look::of(Some(part.tone)));
                self.page.write_string_with_format(self.row, 0, &part.word, &word)?;
                let count = self.format("0", Look::default());
                let number = u32::try_from(part.count).unwrap_or(u32::MAX);
                self.page.write_number_with_format(self.row, 1, number, &count)?;
                let remark = part.remark.as_deref().unwrap_or_default();
                self.page.write_string(self.row, 2, remark)?;
                self.row += 1;
            }
            if let Some(last) = self.row.checked_sub(1).filter(|last| *last >= first) {
                self.bars(1, first, last, None)?;
            }
        }
        for point in &self.document.points {
            self.row += 1;
            self.lines(point, &Format::new(), width)?;
        }
        self.print(self.row)
    }

    /// A table with its notes.
    fn table(mut self, table: &Table) -> Filled {
        let flat = Flat::of(table, self.language());
        let widths: Vec<usize> = flat
            .heads
            .iter()
            .enumerate()
            .map(|(at, head)| width(&flat, at, head, self.language()))
            .collect();
        let page = self.columns(&widths)?;
        self.head(&table.caption, page)?;
        let top = self.row;
        for (at, column) in (0..).zip(&flat.heads) {
            let head = head_format(column.is_number);
            self.page.write_string_with_format(top, at, clean(shown(&column.text)), &head)?;
        }
        for row in &flat.rows {
            self.row += 1;
            let mut lines = 1;
            for (at, (item, (head, width))) in
                (0..).zip(row.iter().zip(flat.heads.iter().zip(&widths)))
            {
                self.item(at, item, head.bare)?;
                if let Item::Text(words, _) = item {
                    lines = lines.max(text::wrap(shown(words), width - 1).len());
                }
            }
            self.height(lines)?;
        }
        let last = self.row;
        let last_column = u16::try_from(flat.heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
        if last > top {
            self.conditions(&flat, top + 1, last)?;
            self.page.autofilter(top, 0, last, last_column)?;
        }
        let naming = u16::try_from(flat.naming).unwrap_or(0);
        self.page.set_freeze_panes(top + 1, naming.min(last_column))?;
        self.page.set_repeat_rows(top, top)?;
        self.row = last + 2;
        let soft = Format::new().set_font_color(SOFT);
        for note in &table.notes {
            let words = match &note.sign {
                Some(sign) => format!("{sign} {}", note.text),
                None => note.text.clone(),
            };
            self.lines(&words, &soft, page)?;
        }
        self.print(self.row.saturating_sub(1))
    }

    /// Makes a row as high as so many lines: not every program does so by itself.
    fn height(&mut self, lines: usize) -> Filled {
        if lines > 1 {
            let lines = u16::try_from(lines).unwrap_or(u16::MAX);
            let height = lines.saturating_mul(LINE).min(HIGHEST);
            self.page.set_row_height(self.row, height)?;
        }
        Ok(())
    }

    fn item(&mut self, at: u16, item: &Item, bare: Bare) -> Filled {
        let row = self.row;
        match item {
            Item::Blank => {
                let format = self.format("", Look::default());
                self.page.write_blank(row, at, &format)?;
            }
            Item::Missing => {
                let format = self.format("", Look::of(Some(Tone::Quiet)));
                let format = format.set_align(FormatAlign::Right);
                self.page.write_string_with_format(row, at, MISSING, &format)?;
            }
            Item::Text(words, _) => {
                let look = Look { quoted: harmless(words).starts_with('\''), ..Look::default() };
                let format = self.format("", look);
                self.page.write_string_with_format(row, at, clean(shown(words)), &format)?;
            }
            Item::Number(number) => {
                let format = number_format(number, bare, self.language());
                let format = self.format(&format, Look::default());
                self.page.write_number_with_format(row, at, value(number), &format)?;
            }
        }
        Ok(())
    }

    /// The format of cells; made once for each format of numbers and each look.
    fn format(&mut self, numbers: &str, look: Look) -> Format {
        let make = || {
            let format = Format::new()
                .set_align(FormatAlign::Top)
                .set_border_bottom(FormatBorder::Thin)
                .set_border_bottom_color(RULE);
            let format = match look.tone {
                Some(tone) => format.set_font_color(ink(tone)),
                None => format,
            };
            let format = if look.quoted { format.set_quote_prefix() } else { format };
            if numbers.is_empty() {
                let format = format.set_text_wrap();
                format.set_align(FormatAlign::Left).set_indent(1)
            } else {
                format.set_num_format(numbers)
            }
        };
        let key = (numbers.to_owned(), look);
        self.formats.entry(key).or_insert_with(make).clone()
    }

    /// Colours for verdicts, bars for shares.
    fn conditions(&mut self, flat: &Flat, first: u32, last: u32) -> Filled {
        for (at, (column, head)) in (0..).zip(&flat.heads).enumerate() {
            if head.has_bars {
                self.bars(column, first, last, Some(1))?;
            }
            let verdicts = flat.rows.iter().filter_map(|row| match row.get(at) {
                Some(Item::Text(words, Some(tone))) => Some((words.as_str(), *tone)),
                _ => None,
            });
            for (word, tone) in verdicts.collect::<BTreeMap<_, _>>() {
                let look =
                    Format::new().set_font_color(ink(tone)).set_background_color(paper(tone));
                let rule = ConditionalFormatCell::new()
                    .set_rule(ConditionalFormatCellRule::EqualTo(word))
                    .set_format(look);
                self.page.add_conditional_format(first, column, last, column, &rule)?;
            }
        }
        Ok(())
    }

    /// Bars in a column, from nothing to its largest number or to that which fills the cell.
    fn bars(&mut self, column: u16, first: u32, last: u32, full: Option<u32>) -> Filled {
        let bar = ConditionalFormatDataBar::new()
            .set_minimum(ConditionalFormatType::Number, 0)
            .set_fill_color(BAR)
            .set_solid_fill(true);
        let bar = match full {
            Some(full) => bar.set_maximum(ConditionalFormatType::Number, full),
            None => bar,
        };
        self.page.add_conditional_format(first, column, last, column, &bar)?;
        Ok(())
    }

    /// Sets the widths of the columns; the width of the page, which they make together.
    fn columns(&mut self, widths: &[usize]) -> Result<usize, XlsxError> {
        for (at, width) in (0..).zip(widths) {
            // A Chinese character is a little wider than two digits.
            let width = u16::try_from((width * 11).div_ceil(10)).unwrap_or(u16::MAX);
            self.page.set_column_width(at, width)?;
        }
        let own = widths.iter().sum::<usize>();
        let more = NARROWEST_PAGE.saturating_sub(own).div_ceil(USUAL_COLUMN);
        let columns = (widths.len() + more).saturating_sub(1);
        self.last_column = u16::try_from(columns).unwrap_or(u16::MAX);
        self.paper = if own > WIDEST_ON_A4 { A3 } else { A4 };
        Ok(own.max(NARROWEST_PAGE))
    }

    /// How it is printed: across, one page wide, with the numbers of pages.
    fn print(&mut self, last_row: u32) -> Filled {
        self.page
            .set_landscape()
            .set_paper_size(self.paper)
            .set_print_fit_to_pages(1, 0)
            .set_footer("&L&A&R&P / &N")
            .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
            .set_print_area(0, 0, last_row, self.last_column)?;
        Ok(())
    }
}

impl Look {
    fn of(tone: Option<Tone>) -> Self {
        Self { tone, quoted: false }
    }
}

/// The head of a column, which stands over its numbers or at the beginning of its words.
fn head_format(of_numbers: bool) -> Format {
    let format = if of_numbers {
        Format::new().set_align(FormatAlign::Right)
    } else {
        Format::new().set_align(FormatAlign::Left).set_indent(1)
    };
    format
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_border_bottom(FormatBorder::Medium)
        .set_background_color(HEAD)
}

/// The beginning of a text that takes at most so many UTF-16 units.
fn cut(text: &str, most: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find_map(|(at, c)| {
        units += c.len_utf16();
        (units > most).then_some(at)
    });
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// A text as far as a cell takes it: what is hidden takes more when it is shown.
fn shown(words: &str) -> &str {
    cut(words, LONGEST_TEXT / LONGEST_PICTURE)
}

/// The number that is printed; percentages as shares of one.
fn value(number: &Number) -> f64 {
    let rounded = number.rounded();
    let value = match number.measure {
        Measure::Percent => rounded.shifted(-2).unwrap_or(rounded),
        _ => rounded,
    };
    value.to_f64()
}

/// The format that prints a number with its digits, its sign and its unit.
fn number_format(number: &Number, bare: Bare, language: Language) -> String {
    let places = usize::try_from(number.places()).unwrap_or_default();
    let digits = match places {
        0 => "0".to_owned(),
        places => format!("0.{}", "0".repeat(places)),
    };
    let format = match &number.measure {
        Measure::Percent => digits + "%",
        _ if bare.is(number) => digits,
        _ => {
            let unit = clean(number.unit(language)).replace(['"', '\\'], "");
            // What stands before the unit is the blank, if any, that parts them.
            let unit = joined("", cut(&unit, LONGEST_UNIT));
            format!("{digits}\"{unit}\"")
        }
    };
    if number.is_signed() { format!("+{format};-{format};{format}") } else { format }
}

/// How wide a column is, in columns of a terminal: as its widest text, within bounds.
fn width(flat: &Flat, at: usize, head: &Head, language: Language) -> usize {
    // A head may break in two; the sign of the filter stands beside it.
    let head_width = text::width(&head.text).div_ceil(2) + 1;
    let items = flat.rows.iter().filter_map(|row| row.get(at));
    let widths = items.map(|item| match item {
        Item::Blank | Item::Missing => 1,
        Item::Text(words, _) => text::width(shown(words)),
        Item::Number(number) if head.bare.is(number) => text::width(&number.digits()),
        Item::Number(number) => text::width(&number.text(language)),
    });
    let widest = widths.max().unwrap_or(0).max(head_width) + PADDING;
    let most = if flat.heads.len() > FEW { WIDEST } else { WIDEST_OF_FEW };
    widest.clamp(NARROWEST, most)
}

/// The colour of the letters of a tone.
fn ink(tone: Tone) -> Color {
    Color::RGB(match tone {
        Tone::Good => 0x0A_62_36,
        Tone::Fair => 0x0F_55_92,
        Tone::Near => 0x6B_52_00,
        Tone::Poor => 0x94_3D_00,
        Tone::Bad => 0xA3_0F_1D,
        Tone::Quiet => 0x4F_5A_66,
    })
}

/// The colour behind them.
fn paper(tone: Tone) -> Color {
    Color::RGB(match tone {
        Tone::Good => 0xDF_F2_E6,
        Tone::Fair => 0xE1_EE_FA,
        Tone::Near => 0xFB_F2_CF,
        Tone::Poor => 0xFC_E8_D8,
        Tone::Bad => 0xFB_DF_E1,
        Tone::Quiet => 0xEC_EE_F0,
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, d};
    use super::super::{Format, Section, document};
    use super::*;
    use crate::quantity::Rounding;

    #[test]
    fn formats_print_digits_sign_and_unit() {
        let number =
            |value, measure, places| Number::new(d(value), measure, places, Rounding::HalfUp);
        let unit = |unit: &str| Measure::Unit(unit.to_owned());
        for (number, format) in [
            (number("10.9", unit("亿元"), 2), "0.00\"亿元\""),
            (number("7", unit("USD"), 0), "0\" USD\""),
            (number("53.2", Measure::Percent, 1), "0.0%"),
            (
                number("1.5", Measure::Points, 1).signed(),
                "+0.0\"百分点\";-0.0\"百分点\";0.0\"百分点\"",
            ),
            (number("1", unit("a\"\\b"), 0), "0\" ab\""),
            (number("1", Measure::Bare, 0), "0"),
        ] {
            let bare = Bare::default();
            assert_eq!(number_format(&number, bare, Language::Zh), format);
        }
        let percent = number("53.24", Measure::Percent, 2);
        assert_eq!(value(&percent).to_string(), "0.5324");
    }

    #[test]
    fn names_of_sheets_are_short_and_differ() {
        let document = Document::default();
        let mut book = Book::new(&document).unwrap();
        for (caption, name) in [
            ("本年进度表（2024年1-6月）", "本年进度表"),
            ("本年进度表", "本年进度表 2"),
            ("a/b:c*[d]'", "abcd"),
            ("ABCD", "ABCD 2"),
            ("", "1"),
            ("（", "1 2"),
        ] {
            assert_eq!(book.name(caption), name);
        }
        for _ in 0..2 {
            let name = book.name(&"𠀀长".repeat(99));
            assert!(name.encode_utf16().count() <= LONGEST_NAME, "{name}");
        }
    }

    #[test]
    fn a_workbook_is_the_same_every_time_and_takes_hostile_texts() {
        let (mut plan, report) = sample::report();
        plan.title = Some("=cmd|' /C calc'!A0".into());
        plan.targets[0].name = "很长".repeat(20_000);
        plan.targets[1].group = Some("\u{1b}]0;x\u{7}".into());
        let style = sample::style(100);
        let sections = Format::Xlsx.sections(Section::REPORT);
        let document = document(&plan, &report, &sections, &style);
        let bytes = render(&document).unwrap();
        assert!(bytes.starts_with(b"PK"));
        assert_eq!(bytes, render(&document).unwrap());
    }

    #[test]
    fn a_document_of_nothing_is_a_workbook_too() {
        assert!(render(&Document::default()).unwrap().starts_with(b"PK"));
    }
}
