//! Presentations: one way to hand over the figures of a world and to ask for its targets.

use std::fmt::Write as _;

use proptest::prelude::*;

use crate::world::{Figure, INDICATORS, Indicator, Nature, Span, World, noise};

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum Layout {
    #[default]
    Long,
    Periods,
    Indicators,
}

#[derive(Clone, Copy, Debug, Default)]
enum Encoding {
    #[default]
    Utf8,
    Utf8Bom,
    Gb18030,
    Utf16Le,
    Utf16Be,
}

/// What tells files apart.
#[derive(Clone, Copy, Debug, Default)]
enum Split {
    #[default]
    One,
    ByIndicator,
    ByYear,
    ByNothing,
}

/// How periods are written.
#[derive(Clone, Copy, Debug, Default)]
enum Notation {
    #[default]
    Chinese,
    Words,
    Codes,
    Dashes,
    Digits,
}

#[derive(Clone, Copy, Debug, Default)]
enum Units {
    #[default]
    Column,
    Bracket,
}

#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools)]
pub(crate) struct Presentation {
    layout: Layout,
    encoding: Encoding,
    delimiter: Delimiter,
    split: Split,
    notation: Notation,
    units: Units,
    /// Whether figures are in the smaller unit.
    smaller: bool,
    /// 0: rows and columns as they come; else in an order of its own.
    order: i64,
    /// Whether every indicator has a cell, be it blank, for every period of the file.
    blanks: bool,
    /// In a long table: whether growths stand in a column of their own, not in rows.
    growth_beside: bool,
    /// What stands where there is no value.
    missing: Missing,
    /// Whether thousands are set apart.
    thousands: bool,
    /// Whether a title stands above and notes below.
    framed: bool,
    /// Whether the plan asks for the other indicators, too, and whether before the world's own targets.
    beside: Option<bool>,
}

#[derive(Clone, Copy, Debug, Default)]
enum Missing {
    #[default]
    Blank,
    Dash,
    Dots,
}

#[derive(Clone, Copy, Debug, Default)]
enum Delimiter {
    #[default]
    Comma,
    Semicolon,
    Tab,
}

impl Delimiter {
    fn text(self) -> &'static str {
        match self {
            Self::Comma => ",",
            Self::Semicolon => ";",
            Self::Tab => "\t",
        }
    }
}

impl Notation {
    fn label(self, (year, first, last): Span) -> String {
        const ORDINALS: &[&str] = &["一", "二", "三", "四"];
        let quarter = last / 3;
        let is_quarter = last - first == 2 && last % 3 == 0;
        let ordinal = || ORDINALS[usize::try_from(quarter - 1).unwrap()];
        match (self, first, last) {
            (Self::Chinese, 1, 12) => format!("{year}年"),
            (Self::Codes | Self::Dashes | Self::Digits, 1, 12) => format!("{year}"),
            (Self::Words, 1, 12) => format!("{year}年全年"),
            (Self::Words, 1, 6) => format!("{year}年上半年"),
            (Self::Words, 1, 9) => format!("{year}年前三季度"),
            (Self::Codes, 1, 6) => format!("{year}H1"),
            (Self::Digits, 1, _) if last > 1 => format!("{year}年{last}月累计"),
            (Self::Digits, ..) if first == last => format!("{year}{last:02}"),
            (Self::Chinese | Self::Digits, ..) if is_quarter && first > 1 => {
                format!("{year}年{}季度", ordinal())
            }
            (Self::Words, ..) if is_quarter => format!("{year}年第{}季度", ordinal()),
            (Self::Codes, ..) if is_quarter => format!("{year}Q{quarter}"),
            (Self::Dashes, ..) if is_quarter => format!("{year}-Q{quarter}"),
            (Self::Chinese, ..) if first == last => format!("{year}年{last}月"),
            (Self::Words, ..) if first == last => format!("{year}年{last:02}月"),
            (Self::Codes, ..) if first == last => format!("{year}-{last:02}"),
            (Self::Dashes, ..) if first == last => format!("{year}M{last:02}"),
            (Self::Words, ..) => format!("{year}年{first}至{last}月"),
            _ => format!("{year}年{first}-{last}月"),
        }
    }
}

/// An indicator, or its growth.
type Measure = (&'static Indicator, bool);

fn is(one: Measure, other: Measure) -> bool {
    one.0.name == other.0.name && one.1 == other.1
}

/// A file in the making.
struct Sheet<'w> {
    presentation: &'w Presentation,
    /// Whether figures are in the smaller unit.
    smaller: bool,
    figures: Vec<&'w Figure>,
}

impl Sheet<'_> {
    fn measures(&self) -> Vec<Measure> {
        let mut found: Vec<Measure> = Vec::new();
        for figure in &self.figures {
            let measure = (figure.indicator, figure.is_growth);
            if !found.iter().any(|one| is(*one, measure)) {
                found.push(measure);
            }
        }
        self.presentation.ordered(found, 1)
    }

    fn spans(&self) -> Vec<Span> {
        let mut found: Vec<Span> = self.figures.iter().map(|figure| figure.span).collect();
        found.sort_by_key(|(year, first, last)| (*year, *last, *first));
        found.dedup();
        self.presentation.ordered(found, 2)
    }

    /// The cell of a measure; none where there is no figure.
    fn figure(&self, measure: Measure, span: Span) -> Option<String> {
        let of = |figure: &&&Figure| {
            is((figure.indicator, figure.is_growth), measure) && figure.span == span
        };
        let figure = self.figures.iter().find(of)?;
        let (indicator, is_growth) = measure;
        let shift = if self.smaller && !is_growth { indicator.smaller.1 } else { 0 };
        let digits = figure.hundredths.abs() * 10_i64.pow(u32::try_from(shift).unwrap());
        let whole = (digits / 100).to_string();
        let apart = |whole: &str| {
            let bytes = whole.as_bytes().rchunks(3).rev();
            let groups: Vec<_> = bytes.map(|group| std::str::from_utf8(group).unwrap()).collect();
            groups.join(",")
        };
        // Without quotes a comma might stand before decimals: such files are refused.
        let quoted = matches!(self.presentation.delimiter, Delimiter::Comma);
        let thousands = self.presentation.thousands && quoted && whole.len() > 3;
        let whole = if thousands { apart(&whole) } else { whole };
        let is_whole = !is_growth && (indicator.unit == "家" || shift > 0);
        let fraction = if is_whole { String::new() } else { format!(".{:02}", digits % 100) };
        let sign = if figure.hundredths < 0 { "-" } else { "" };
        let text = format!("{sign}{whole}{fraction}");
        Some(if thousands { format!("\"{text}\"") } else { text })
    }

    fn cell(&self, measure: Measure, span: Span) -> String {
        let missing = match self.presentation.missing {
            Missing::Blank => "",
            Missing::Dash => "-",
            Missing::Dots => "…",
        };
        self.figure(measure, span).unwrap_or_else(|| missing.to_owned())
    }

    fn unit(&self, (indicator, is_growth): Measure) -> &'static str {
        match (is_growth, self.smaller) {
            (true, _) => "%",
            (_, true) => indicator.smaller.0,
            _ => indicator.unit,
        }
    }

    /// The name as it stands, with its unit where no column has it.
    fn named(&self, measure: Measure, in_bracket: bool) -> String {
        let unit = self.unit(measure);
        let (indicator, is_growth) = measure;
        let name = format!("{}{}", indicator.name, if is_growth { "增速" } else { "" });
        if in_bracket && !unit.is_empty() { format!("{name}({unit})") } else { name }
    }

    fn rows(&self) -> Vec<Vec<String>> {
        match self.presentation.layout {
            Layout::Long => self.long(),
            Layout::Periods => {
                let mut head = vec!["指标".to_owned()];
                head.extend(self.unit_column("单位"));
                head.extend(self.spans().iter().map(|span| self.label(*span)));
                let rows = self.measures().into_iter().map(|one| {
                    let mut row = vec![self.named(one, !self.has_unit_column())];
                    row.extend(self.unit_column(self.unit(one)));
                    row.extend(self.spans().iter().map(|span| self.cell(one, *span)));
                    row
                });
                std::iter::once(head).chain(rows).collect()
            }
            Layout::Indicators => {
                let mut head = vec!["时期".to_owned()];
                head.extend(self.measures().into_iter().map(|one| self.named(one, true)));
                let rows = self.spans().into_iter().map(|span| {
                    let cells = self.measures().into_iter().map(|one| self.cell(one, span));
                    std::iter::once(self.label(span)).chain(cells).collect()
                });
                std::iter::once(head).chain(rows).collect()
            }
        }
    }

    fn long(&self) -> Vec<Vec<String>> {
        let beside =
            self.presentation.growth_beside && self.figures.iter().any(|figure| figure.is_growth);
        let measures = self.measures().into_iter().filter(|(_, is_growth)| !(beside && *is_growth));
        let spans = self.spans();
        let pairs = measures.flat_map(|one| spans.iter().map(move |span| (one, *span)));
        let pairs = pairs
            .filter(|(one, span)| self.presentation.blanks || self.figure(*one, *span).is_some());
        let mut head = vec!["时期".to_owned(), "指标".to_owned(), "数值".to_owned()];
        head.extend(self.unit_column("单位"));
        head.extend(beside.then(|| "同比增长(%)".to_owned()));
        let pairs = self.presentation.ordered(pairs.collect(), 3);
        let rows = pairs.iter().map(|(one, span)| {
            let mut row = vec![
                self.label(*span),
                self.named(*one, !self.has_unit_column()),
                self.cell(*one, *span),
            ];
            row.extend(self.unit_column(self.unit(*one)));
            row.extend(beside.then(|| self.cell((one.0, true), *span)));
            row
        });
        let rows: Vec<_> = rows.collect();
        let order = self.presentation.ordered((0..head.len()).collect(), 4);
        let all = std::iter::once(head).chain(rows);
        all.map(|row| order.iter().map(|at| row[*at].clone()).collect()).collect()
    }

    fn label(&self, span: Span) -> String {
        self.presentation.notation.label(span)
    }

    fn has_unit_column(&self) -> bool {
        matches!(self.presentation.units, Units::Column)
    }

    fn unit_column(&self, text: &str) -> Option<String> {
        self.has_unit_column().then(|| text.to_owned())
    }
}

impl Presentation {
    /// Things in an order of the presentation's own.
    fn ordered<T>(&self, things: Vec<T>, salt: i64) -> Vec<T> {
        let mut things: Vec<_> = things.into_iter().enumerate().collect();
        if self.order != 0 {
            things
                .sort_by_key(|(at, _)| noise(self.order * 31 + salt, i64::try_from(*at).unwrap()));
        }
        things.into_iter().map(|(_, thing)| thing).collect()
    }

    fn part(&self, figure: &Figure) -> usize {
        match self.split {
            Split::One => 0,
            Split::ByIndicator => {
                INDICATORS.iter().position(|one| one.name == figure.indicator.name).unwrap()
            }
            Split::ByYear => usize::try_from(figure.span.0).unwrap(),
            Split::ByNothing => {
                let (year, first, last) = figure.span;
                let at = i64::from(year * 144 + first * 12 + last);
                usize::try_from(noise(self.order, at) % 3).unwrap()
            }
        }
    }

    fn texts(&self, world: &World) -> Vec<(String, String)> {
        let figures = world.figures();
        let mut parts: Vec<usize> = figures.iter().map(|figure| self.part(figure)).collect();
        parts.sort_unstable();
        parts.dedup();
        let parts = self.ordered(parts, 5);
        let files = parts.iter().enumerate().map(|(number, part)| {
            let figures = figures.iter().filter(|figure| self.part(figure) == *part);
            let sheet = Sheet {
                presentation: self,
                smaller: self.smaller && world.any_scale(),
                figures: figures.collect(),
            };
            let rows = sheet.rows();
            let lines = rows.iter().map(|row| row.join(self.delimiter.text()) + "\n");
            let table: String = lines.collect();
            let text = if self.framed {
                format!("主要指标完成情况\n{table}注：快报数。\n")
            } else {
                table
            };
            (format!("{number}.csv"), text)
        });
        files.collect()
    }

    pub(crate) fn files(&self, world: &World) -> Vec<(String, Vec<u8>)> {
        let texts = self.texts(world).into_iter();
        let files = texts.map(|(name, text)| {
            let units = || text.encode_utf16();
            let marked = |units| std::iter::once(0xFEFF).chain(units);
            let bytes = match self.encoding {
                Encoding::Utf8 => text.clone().into_bytes(),
                Encoding::Utf8Bom => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
                Encoding::Gb18030 => encoding_rs::GB18030.encode(&text).0.into_owned(),
                Encoding::Utf16Le => marked(units()).flat_map(u16::to_le_bytes).collect(),
                Encoding::Utf16Be => marked(units()).flat_map(u16::to_be_bytes).collect(),
            };
            (name, bytes)
        });
        files.collect()
    }

    pub(crate) fn plan(&self, world: &World) -> String {
        let own = world.targets();
        let others = world.items.iter().enumerate().map(|(number, item)| {
            let name = item.indicator.name;
            let goal = match item.indicator.nature {
                Nature::Flow | Nature::Stock => "goal = \"逐年提高\"\n",
                _ => "",
            };
            format!("[[targets]]\nid = \"Z{number}\"\nname = \"{name}\"\n{goal}")
        });
        let others: Vec<String> = others.filter(|_| self.beside.is_some()).collect();
        let targets = match self.beside {
            Some(true) => [others, own].concat(),
            _ => [own, others].concat(),
        };
        let mut plan = world.head();
        let _ = writeln!(plan, "[data]\nfiles = [\"*.csv\"]");
        plan + &targets.concat()
    }

    pub(crate) fn shown(&self, world: &World) -> String {
        let mut shown = format!("{self:?}\n{}", self.plan(world));
        for (name, text) in self.texts(world) {
            let _ = write!(shown, "== {name}\n{text}");
        }
        shown
    }
}

prop_compose! {
    pub(crate) fn presentations()(
        layout in proptest::sample::select(&[Layout::Long, Layout::Periods, Layout::Indicators][..]),
        encoding in proptest::sample::select(&[
            Encoding::Utf8, Encoding::Utf8Bom, Encoding::Gb18030, Encoding::Utf16Le, Encoding::Utf16Be,
        ][..]),
        delimiter in proptest::sample::select(&[Delimiter::Comma, Delimiter::Semicolon, Delimiter::Tab][..]),
        split in proptest::sample::select(&[Split::One, Split::ByIndicator, Split::ByYear, Split::ByNothing][..]),
        notation in proptest::sample::select(&[
            Notation::Chinese, Notation::Words, Notation::Codes, Notation::Dashes, Notation::Digits,
        ][..]),
        units in proptest::sample::select(&[Units::Column, Units::Bracket][..]),
        smaller in any::<bool>(),
        order in 0..1_000_i64,
        blanks in any::<bool>(),
        growth_beside in any::<bool>(),
        missing in proptest::sample::select(&[Missing::Blank, Missing::Dash, Missing::Dots][..]),
        thousands in any::<bool>(),
        framed in any::<bool>(),
        beside in proptest::option::of(any::<bool>()),
    ) -> Presentation {
        Presentation {
            layout, encoding, delimiter, split, notation, units, smaller, order, blanks, growth_beside, missing,
            thousands, framed, beside,
        }
    }
}
