//! The keys of `[data]` and of `where`.

use toml::de::DeValue;

use super::message::{PlanMessage, Wanted};
use super::reader::{Reader, Value};
use super::shape::{self, Key, Shape};
use super::walk::in_order;
use crate::plan::{Basis, Columns, DecimalMark, Filter, FromBlock, Layout, NamePattern, Source};
use crate::quantity::Frequency;
use crate::quantity::notation::{self, DateOrder};

/// The keys of a `[data]` block.
pub(super) const KEYS: &[Key<Source>] = keys! { |data, read, value|
    "files": Shape::TEXTS, "文件名或模式，相对于计划所在的文件夹" / "names or patterns of files, relative to the plan's folder"
        => data.files = read.strings(value);
    "layout": Shape::choice::<Layout>(), "表的排法" / "how the table is laid out" => data.layout = read.choice(value);
    "encoding": Shape::Text, "编码，如 \"gb18030\"" / "the encoding, such as \"gb18030\"" => data.encoding = encoding(read, value);
    "columns": Shape::Keys(|| shape::entries(COLUMNS)), "各列的表头" / "header texts by role" => {
        let example = (
            "columns = { period = \"年份\", value = \"数值\" }",
            "columns = { period = \"Year\", value = \"Amount\" }",
        );
        if let Some(table) = read.table(value, example) {
            read.walk(table, "columns", COLUMNS, &mut data.columns);
        }
    };
    "frequency": Shape::choice::<Frequency>(), "有歧义的时期写法指什么" / "what ambiguous labels mean" => data.frequency = read.choice(value);
    "dates": Shape::choice::<DateOrder>(), "02/03/2020 先写日还是先写月" / "whether 02/03/2020 begins with its day or its month"
        => data.dates = read.choice(value);
    "fiscal_year": Shape::TextOrNumber, "年度从几月开始，如 \"04\"：2019/20 即2019年4月至2020年3月" / "the month in which years begin, such as \"04\": 2019/20 is April 2019 to March 2020"
        => {
            let first = read.first_month(value);
            data.fiscal_year = first.filter(|month| *month > 1);
            data.years_from = first.or(data.years_from);
        };
    "where": Shape::Named(&Shape::TEXTS), "只留哪些行" / "keep only these rows" => data.filters = filters(read, value);
    "indicator": Shape::Text, "文件没有写的指标名称" / "the indicator, where the file states none" => data.indicator = read.text(value);
    "unit": Shape::Text, "文件没有写的单位" / "the unit, where the file states none" => data.unit = read.unit(value);
    "region": Shape::Text, "文件没有写的地区" / "the region, where the file states none" => data.region = read.text(value);
    "period": Shape::AnyOf(&[Shape::TextOrNumber, Shape::Keys(|| shape::entries(PATTERN))]),
        "文件没有写的时期或年份，或从文件名得到：{ pattern = \"gdp_*.csv\" }" / "the period or year, where the file states none, or { pattern = \"gdp_*.csv\" }, from its name"
        => data.period = period(read, value);
    "vintage": Shape::AnyOf(&[Shape::TextOrNumber, Shape::Keys(|| shape::entries(PATTERN))]),
        "版本，或从文件名得到：{ pattern = \"gdp_*.csv\" }" / "the vintage, or { pattern = \"gdp_*.csv\" }, from the file's name"
        => data.vintage = from_block(read, value, "vintage", "vintage = { pattern = \"gdp_*.csv\" }");
    "sheet": Shape::Text, "工作簿的哪一张表" / "the sheet of a workbook" => data.sheet = read.text(value);
    "basis": Shape::choice::<Basis>(), "只写月、季、半年的数是累计还是当期" / "what a bare month, quarter or half-year means"
        => data.basis = read.choice(value);
    "missing": Shape::TEXTS, "还有哪些记号表示没有数" / "further marks for 'no value'" => data.missing = read.texts(value);
    "zero": Shape::TEXTS, "哪些记号就是零，如 [\"-\"]、[\"持平\"]" / "marks that are an exact zero, such as [\"-\"]" => data.zero = read.texts(value);
    "minus": Shape::TEXTS, "数前表示负数的记号，如 [\"▲\"]" / "marks that make the number behind them negative, such as [\"▲\"]" => data.minus = read.texts(value);
    "header": Shape::OneOrMany(&Shape::Whole(1, u32::MAX)), "表头在第几行，如 3、[3, 4]" / "the line or lines of the header, such as 3 or [3, 4]"
        => data.header = lines(read, value);
    "rows": Shape::TEXTS, "数据在哪些行，如 \"5-40\"" / "the lines that hold data, such as \"5-40\"" => data.rows = rows(read, value);
    "skip": Shape::TEXTS, "开头是这些字的行是注释，如 [\"制表人\"]" / "rows that begin so are notes, such as [\"Source\"]" => data.skip = read.texts(value);
    "decimal": Shape::choice::<DecimalMark>(), "小数点是逗号还是句点" / "what stands before decimals" => data.decimal = read.choice(value);
};

const COLUMNS: &[Key<Columns>] = keys! { |columns, read, value|
    "period": Shape::Text, "时期" / "the period" => columns.period = read.text(value);
    "part": Shape::Text, "年内的月份或季度" / "the month or quarter of the year" => columns.part = read.text(value);
    "indicator": Shape::Text, "指标" / "the indicator" => columns.indicator = read.text(value);
    "value": Shape::Text, "数" / "the figure" => columns.value = read.text(value);
    "region": Shape::Text, "地区" / "the region" => columns.region = read.text(value);
    "unit": Shape::Text, "单位" / "the unit" => columns.unit = read.text(value);
    "vintage": Shape::Text, "版本" / "the vintage" => columns.vintage = read.text(value);
    "flag": Shape::Text, "标志" / "the flag" => columns.flag = read.text(value);
    "from": Shape::Text, "入库时间" / "since when a unit is alive" => columns.from = read.text(value);
    "until": Shape::Text, "退库时间" / "until when a unit is alive" => columns.until = read.text(value);
};

/// A `where` table: each key with the values any of which counts; an empty one is a blank cell.
pub(super) fn filters(read: &mut Reader<'_>, value: &Value<'_>) -> Vec<Filter> {
    let example = ("where = { \"行业\" = [\"金融业\"] }", "where = { sector = [\"Finance\"] }");
    let Some(table) = read.table(value, example) else {
        return Vec::new();
    };
    in_order(table)
        .into_iter()
        .map(|(key, value)| Filter {
            column: key.get_ref().as_ref().to_owned(),
            values: read.texts_perhaps_empty(value),
            span: key.span(),
        })
        .collect()
}

fn encoding(read: &mut Reader<'_>, value: &Value<'_>) -> Option<String> {
    let known = |label: &str| {
        let plain = label.trim_end_matches("-bom").trim_end_matches("-sig");
        encoding_rs::Encoding::for_label(plain.as_bytes()).map(|_| label.to_owned())
    };
    read.checked(value, Wanted::ENCODING, known)
}

/// Lines by number, in their order.
fn lines(read: &mut Reader<'_>, value: &Value<'_>) -> Vec<u32> {
    let items = read.items(value).into_iter();
    let mut lines: Vec<u32> = items.filter_map(|item| read.whole(item, 1, u32::MAX)).collect();
    lines.sort_unstable();
    lines.dedup();
    lines
}

/// `"5-40"`, `"5-"`, `"12"`: from a line to another.
fn rows(read: &mut Reader<'_>, value: &Value<'_>) -> Vec<(u32, u32)> {
    let line = |text: &str| text.trim().parse().ok().filter(|line| *line > 0);
    let range = |text: &str| {
        let (from, to) = text.split_once(['-', '–', '—', '~', '至']).unwrap_or((text, text));
        let to = if to.trim().is_empty() { Some(u32::MAX) } else { line(to) };
        let (from, to): (u32, u32) = (line(from)?, to?);
        (from <= to).then_some((from, to))
    };
    let items = read.items(value).into_iter();
    items.filter_map(|item| read.checked(item, Wanted::LINES, range)).collect()
}

/// The key of `period` and `vintage` as a table.
const PATTERN: &[Key<Option<NamePattern>>] = keys! { |pattern, read, value|
    "pattern": Shape::Text, "文件名的模式，取 * 处" / "a pattern of the file's name; what * stands for counts"
        => *pattern = read.checked(value, Wanted::PATTERN, NamePattern::new);
};

/// `period = "2024-03"`, or `period = { pattern = "gdp_*.csv" }`.
fn period(read: &mut Reader<'_>, value: &Value<'_>) -> Option<FromBlock> {
    let stated = from_block(read, value, "period", "period = { pattern = \"gdp_*.csv\" }")?;
    if let FromBlock::Fixed(text) = &stated
        && let Err(error) = notation::parse(text)
    {
        read.error(value.span(), PlanMessage::NoPeriod { error });
        return None;
    }
    Some(stated)
}

/// A text, a date, or `{ pattern = "gdp_*.csv" }`.
fn from_block(
    read: &mut Reader<'_>,
    value: &Value<'_>,
    key: &'static str,
    example: &'static str,
) -> Option<FromBlock> {
    match value.get_ref() {
        DeValue::Table(table) => {
            let mut pattern = None;
            read.walk(table, key, PATTERN, &mut pattern);
            read.require(table, value.span(), "pattern", (example, example));
            pattern.map(FromBlock::FromName)
        }
        DeValue::Datetime(_) => Some(FromBlock::Fixed(read.written(value))),
        _ => read.text_or_number(value).map(FromBlock::Fixed),
    }
}
