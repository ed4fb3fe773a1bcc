//! One query, part by part.

use super::condition::{all, any, holds_one_of, may_be, may_be_one_of, plain};
use super::dialect::{Engine, columns};
use crate::data::made_of_others;
use crate::data::outline::{Asked, MARKS, Made, Outline, Said, TableShape, Values};
use crate::plan::{Aggregate, Filter};
use crate::series::{Catalogue, Series, fold};
use crate::words::columns::{MEANS, TOTALS};

/// What stands for the values of a column that no `where` asks for.
const OTHER: &str = "…";
/// What the query adds to the columns of the tables: whether an aggregate needs the row, how the result's row is made of it, its value
/// as far as rows of others are told apart by it, and its place among the rows.
const NEEDED: &str = "~needed";
const MADE: &str = "~made";
const VALUE: &str = "~value";
const LINE: &str = "~line";
/// A table has fewer lines: those of the next begin here.
const LINES: u64 = 1_000_000_000_000_000;
/// Marks of-which at the beginning of a cell.
const OF_WHICH: &str = "^(?: |　|#|＃|其中[：:，,]|[Oo]f which[: ])*";
/// A value that engines can add up exactly.
const NUMBER: &str = "^-?[0-9]{1,18}(?:[.][0-9]{1,10})?$";
/// How a day and a month are written; of a day the month is enough for a register.
const DAY: &str = "____-__-__";
const MONTH: &str = "____-__";
/// Whether a unit of a register has both dates, and the part of it that a row of the result is.
const BOTH: &str = "~both";
const PART: &str = "~part";

/// A query as it is written.
pub(super) struct Query<'a> {
    catalogue: &'a Catalogue,
    outlines: &'a [Outline<'a>],
    engine: &'static dyn Engine,
    from: Option<&'a str>,
    /// The columns of the result that say what a row is of, in their order.
    keys: Vec<Key>,
    /// Whether rows have values; those of a register have none.
    valued: bool,
    /// Whether rows count from one date until another.
    dated: bool,
}

/// A column of the result that says what a row is of.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Key {
    name: String,
    kind: KeyKind,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum KeyKind {
    /// A role.
    Role,
    /// A column that a `where` asks for.
    Asked,
    /// Another column that tells rows apart.
    Free,
}

/// The name of the column of its own that a key of a `where` needs in the result.
pub(super) fn own_column((key, at): &(String, Asked)) -> Option<&str> {
    (!matches!(at, Asked::Role(_))).then_some(key.as_str())
}

impl<'a> Query<'a> {
    pub(super) fn new(
        catalogue: &'a Catalogue,
        outlines: &'a [Outline<'a>],
        engine: &'static dyn Engine,
        from: Option<&'a str>,
    ) -> Self {
        let shapes = || outlines.iter().map(|outline| &outline.shape);
        let mut keys: Vec<Key> = Vec::new();
        let mut add = |name: &str, kind| {
            if !keys.iter().any(|key| key.name == name) {
                let name = name.to_owned();
                keys.push(Key { name, kind });
            }
        };
        for shape in shapes() {
            for (word, _) in &shape.roles {
                add(word, KeyKind::Role);
            }
            for (word, _) in shape.values.iter().flat_map(|values| &values.over) {
                add(word, KeyKind::Role);
            }
        }
        for shape in shapes() {
            for name in shape.asked.iter().filter_map(own_column) {
                add(name, KeyKind::Asked);
            }
        }
        if catalogue.iter().any(|(_, series)| series.aggregate.is_some()) {
            for shape in shapes() {
                for field in &shape.free {
                    add(&free_name(shape, *field), KeyKind::Free);
                }
            }
        }
        let is = |word: &str| keys.iter().any(|key| key.name == word);
        Self {
            dated: is("from") || is("until"),
            valued: shapes().any(|shape| !shape.values.is_empty()),
            catalogue,
            outlines,
            engine,
            from,
            keys,
        }
    }

    /// The text of the query.
    pub(super) fn text(&self) -> String {
        let columns = self.columns().join(", ");
        let tables = [
            self.engine.table("read", &self.read()),
            self.engine.table("cells", &self.cells()),
            self.engine.table("judged", &self.judged()),
            self.engine.table("kept", &self.kept()),
        ];
        format!(
            "WITH {tables}\nSELECT {columns}\nFROM (\n{parts}\n) AS {result}\nORDER BY {line}, {columns}{end}\n",
            tables = tables.join(",\n"),
            parts = self.parts().join("\n  UNION ALL\n"),
            result = self.name("result"),
            line = self.name("line"),
            end = self.engine.end(),
        )
    }

    /// The columns of the result.
    fn columns(&self) -> Vec<String> {
        let keys = self.keys.iter().map(|key| key.name.as_str());
        let value = self.valued.then_some("value");
        let all = keys.chain(value).chain(MARKS);
        all.map(|name| self.name(name)).collect()
    }

    fn name(&self, name: &str) -> String {
        self.engine.name(name)
    }

    /// The name of a text without blanks and the like.
    fn plain_name(&self, name: &str) -> String {
        self.name(&format!("~{name}"))
    }

    fn has(&self, name: &str) -> bool {
        self.keys.iter().any(|key| key.name == name)
    }

    /// The rows of all tables as texts.
    fn read(&self) -> String {
        let mut selects = Vec::new();
        for (at, outline) in (0..).zip(self.outlines) {
            let shape = &outline.shape;
            if shape.values.is_empty() {
                selects.push(self.select(at, outline, None));
            }
            for values in &shape.values {
                selects.push(self.select(at, outline, Some(values)));
            }
        }
        selects.join("\n  UNION ALL\n")
    }

    /// The rows of one column of values.
    fn select(&self, at: u64, outline: &Outline<'_>, values: Option<&Values>) -> String {
        let shape = &outline.shape;
        let mut fields = Vec::new();
        for key in &self.keys {
            let expression = self.said(outline, values, key);
            fields.push(format!("{expression} AS {}", self.name(&key.name)));
        }
        if self.valued {
            let value = values.map(|values| self.field(shape, values.field));
            let value =
                value.map_or_else(|| self.engine.text(""), |value| format!("trim({value})"));
            fields.push(format!("{value} AS {}", self.name("value")));
        }
        let line = match at {
            0 => self.engine.line().to_owned(),
            _ => format!("{} + {}", at * LINES, self.engine.line()),
        };
        fields.push(format!("{line} AS {}", self.name(LINE)));
        let from = match self.from {
            Some(from) => from.to_owned(),
            None => self.engine.files(shape, &outline.files),
        };
        select(&fields, &from, None)
    }

    /// What a table says of a key.
    fn said(&self, outline: &Outline<'_>, values: Option<&Values>, key: &Key) -> String {
        let shape = &outline.shape;
        let text = |text: &str| self.engine.text(text);
        match key.kind {
            KeyKind::Role => {
                let over = values.into_iter().flat_map(|values| &values.over);
                let mut over = over.filter(|(word, _)| *word == key.name);
                if let Some((_, said)) = over.next() {
                    return text(said);
                }
                let mut said = shape.roles.iter().filter(|(word, _)| *word == key.name);
                match said.next() {
                    Some((_, Said::Text(said))) => text(said),
                    Some((word, Said::Field(field))) => {
                        let field = self.field(shape, *field);
                        match &outline.source.indicator {
                            Some(stated) if *word == "indicator" => format!(
                                "CASE WHEN trim({field}) = '' THEN {} ELSE {field} END",
                                text(stated)
                            ),
                            _ => field,
                        }
                    }
                    None => text(""),
                }
            }
            KeyKind::Asked => {
                let asked = shape.asked.iter().find(|(name, _)| *name == key.name);
                match asked {
                    Some((_, Asked::Field(field))) => self.field(shape, *field),
                    _ => text(OTHER),
                }
            }
            KeyKind::Free => {
                let mut fields = shape.free.iter().copied();
                let field = fields.find(|field| free_name(shape, *field) == key.name);
                field.map_or_else(|| text(""), |field| self.field(shape, field))
            }
        }
    }

    fn field(&self, shape: &TableShape, field: usize) -> String {
        let names = match self.from {
            Some(_) => shape.headers.clone(),
            None => columns(shape),
        };
        let name = names.get(field).map_or("", String::as_str);
        self.engine.shown(&self.name(name))
    }

    /// The rows with the texts that conditions compare.
    fn cells(&self) -> String {
        let mut fields = vec!["*".to_owned()];
        for name in self.compared() {
            let plain = plain(self.engine, &self.name(name));
            fields.push(format!("{plain} AS {}", self.plain_name(name)));
        }
        select(&fields, &self.name("read"), None)
    }

    /// The columns that conditions compare.
    fn compared(&self) -> Vec<&str> {
        let mut compared = Vec::new();
        if self.has("indicator") {
            compared.push("indicator");
        }
        for (key, at) in self.outlines.iter().flat_map(|outline| &outline.shape.asked) {
            let name = match at {
                Asked::Role(word) => word,
                _ => key.as_str(),
            };
            if self.has(name) && !compared.contains(&name) {
                compared.push(name);
            }
        }
        compared
    }

    /// The rows that the block keeps, and whether an aggregate may need them.
    fn judged(&self) -> String {
        let feeds = any(self.aggregates().map(|series| self.feeds(series)).collect());
        let fields = ["*".to_owned(), format!("({feeds}) AS {}", self.name(NEEDED))];
        select(&fields, &self.name("cells"), self.block())
    }

    fn series(&self) -> impl Iterator<Item = &'a Series> + use<'a> {
        self.catalogue.iter().map(|(_, series)| series)
    }

    fn aggregates(&self) -> impl Iterator<Item = &'a Series> + use<'a> {
        self.series().filter(|series| series.aggregate.is_some())
    }

    /// Whether a row may feed a series.
    fn feeds(&self, series: &Series) -> String {
        let mut conditions = Vec::new();
        if !series.matches.is_empty() {
            let indicator = self.plain_name("indicator");
            conditions.push(if self.has("indicator") {
                let names = series.matches.iter().map(|name| &name.folded);
                may_be(self.engine, &indicator, names)
            } else {
                any(Vec::new())
            });
        }
        // A count is zero where rows are that do not pass.
        if series.aggregate != Some(Aggregate::Count) {
            conditions.extend(series.filters.iter().map(|filter| self.passes(filter)));
        }
        all(&conditions)
    }

    /// Whether a row may pass a key of a `where`.
    fn passes(&self, filter: &Filter) -> String {
        let asked = self.outlines.iter().flat_map(|outline| &outline.shape.asked);
        let mut places = asked.filter(|(key, _)| *key == filter.column);
        let name = match places.next() {
            Some((_, Asked::Role(word))) => word,
            _ => filter.column.as_str(),
        };
        if !self.has(name) {
            return any(Vec::new());
        }
        may_be_one_of(self.engine, &self.plain_name(name), &filter.values)
    }

    /// What the block asks of every row.
    fn block(&self) -> Option<String> {
        let filters = self.block_filters();
        let conditions: Vec<String> = filters.map(|filter| self.passes(filter)).collect();
        (!conditions.is_empty()).then(|| all(&conditions))
    }

    fn block_filters(&self) -> impl Iterator<Item = &'a Filter> + use<'a> {
        let block = self.outlines.first().map(|outline| outline.source);
        block.into_iter().flat_map(|block| &block.filters)
    }

    /// The rows with what tells them apart for aggregates; of rows that none needs only region and period.
    fn kept(&self) -> String {
        let needed = self.name(NEEDED);
        let mut fields = Vec::new();
        for key in &self.keys {
            let name = self.name(&key.name);
            let (told, otherwise) = match (key.kind, key.name.as_str()) {
                (KeyKind::Role, "period" | "year" | "month" | "quarter" | "region") => {
                    fields.push(name);
                    continue;
                }
                (KeyKind::Role, "indicator") => (name.clone(), self.any_name()),
                (KeyKind::Role, "from" | "until") => (self.month(&name), ""),
                // The flags of its rows are none of an aggregate.
                (KeyKind::Role, "flag") => (self.engine.text(""), ""),
                (KeyKind::Role, _) => (name.clone(), ""),
                (KeyKind::Asked, _) => (self.asked(&key.name), OTHER),
                (KeyKind::Free, _) => (self.standing(&name), ""),
            };
            let otherwise = self.engine.text(otherwise);
            fields.push(format!("CASE WHEN {needed} THEN {told} ELSE {otherwise} END AS {name}"));
        }
        let [none, each, sum] =
            [Made::None, Made::Each, self.first_made()].map(|made| self.engine.text(made.word()));
        let value = self.name("value");
        let made = if self.valued {
            let number = self.engine.matches(&value, NUMBER);
            format!("CASE WHEN NOT {needed} THEN {none} WHEN {number} THEN {sum} ELSE {each} END")
        } else {
            format!("CASE WHEN {needed} THEN {each} ELSE {none} END")
        };
        fields.push(format!("{made} AS {}", self.name(MADE)));
        if self.valued {
            fields.push(format!("{value} AS {}", self.name(VALUE)));
        }
        fields.push(self.name(LINE));
        select(&fields, &self.name("judged"), None)
    }

    /// A name that feeds some series.
    fn any_name(&self) -> &'a str {
        let name = self.series().find_map(|series| series.matches.first());
        name.map_or("", |name| name.written.as_str())
    }

    /// The month of a date, where it says its day.
    fn month(&self, name: &str) -> String {
        let day = self.written(&format!("trim({name})"), DAY);
        format!("CASE WHEN {day} THEN substr(trim({name}), 1, 7) ELSE trim({name}) END")
    }

    /// Whether a date is written in a way.
    fn written(&self, expression: &str, pattern: &str) -> String {
        format!("{expression} LIKE {}", self.engine.text(pattern))
    }

    /// The text of a column, if any `where` may ask for it: of texts that all of them take alike, the first.
    fn asked(&self, column: &str) -> String {
        let series = self.series().map(|series| (series.aggregate, &series.filters));
        let series =
            series.flat_map(|(aggregate, filters)| filters.iter().map(move |one| (aggregate, one)));
        let block = self.block_filters().map(|filter| (None, filter));
        let filters = series.chain(block);
        let filters: Vec<(Option<Aggregate>, &Filter)> =
            filters.filter(|(_, filter)| filter.column == column).collect();
        let name = self.name(column);
        let mut whens = Vec::new();
        for (first, alike) in alike(&filters) {
            let alike: Vec<String> = alike.iter().map(|text| self.engine.text(text)).collect();
            let first = self.engine.text(first);
            whens.push(format!("WHEN {name} IN ({}) THEN {first}", alike.join(", ")));
        }
        let values: Vec<String> =
            filters.iter().flat_map(|(_, filter)| filter.values.clone()).collect();
        let wanted = may_be_one_of(self.engine, &self.plain_name(column), &values);
        let standing = self.standing(&name);
        format!("CASE {} WHEN {wanted} THEN {name} ELSE {standing} END", whens.join(" "))
    }

    /// What of a cell matters that no `where` asks for: whether it is blank, may say that the row is made of others, or part of another.
    fn standing(&self, name: &str) -> String {
        let words = TOTALS.rows().map(|(word, _)| word);
        let words = words.chain(MEANS.rows().map(|(word, ())| word));
        let is_made = holds_one_of(self.engine, &plain(self.engine, name), words);
        let marks = self.engine.found(name, OF_WHICH);
        let other = self.engine.text(OTHER);
        format!(
            "CASE WHEN trim({name}) = '' OR {is_made} THEN trim({name}) ELSE concat({marks}, {other}) END"
        )
    }

    /// What the result is made of: rows of series without aggregate as they are, and rows that stand for many.
    fn parts(&self) -> Vec<String> {
        let plain = self.series().filter(|series| series.aggregate.is_none());
        let plain: Vec<String> = plain.map(|series| self.feeds(series)).collect();
        let plain = (!plain.is_empty()).then(|| self.plain_rows(&any(plain)));
        let groups = if self.valued { self.groups() } else { vec![self.units()] };
        plain.into_iter().chain(groups).collect()
    }

    /// The rows of series without aggregate, as they are.
    fn plain_rows(&self, feeds: &str) -> String {
        let mut fields = vec![format!("{} AS {}", self.name(LINE), self.name("line"))];
        fields.extend(self.key_names());
        if self.valued {
            fields.push(self.name("value"));
        }
        fields.extend(MARKS.map(|mark| format!("{} AS {}", self.engine.text(""), self.name(mark))));
        select(&fields, &self.name("judged"), Some(feeds.to_owned()))
    }

    /// What numbers are made into first: all that the aggregates add, else the smallest or largest of them.
    fn first_made(&self) -> Made {
        self.made().first().copied().unwrap_or(Made::Sum)
    }

    /// What numbers are made into.
    fn made(&self) -> Vec<Made> {
        let takes = |aggregates: &[Aggregate]| {
            let mut taken = self.aggregates().filter_map(|series| series.aggregate);
            taken.any(|aggregate| aggregates.contains(&aggregate))
        };
        let added = [Aggregate::Sum, Aggregate::Mean, Aggregate::Count];
        let made = [
            (Made::Sum, takes(&added)),
            (Made::Min, takes(&[Aggregate::Min])),
            (Made::Max, takes(&[Aggregate::Max])),
        ];
        let made = made.into_iter().filter(|(_, is_taken)| *is_taken);
        made.map(|(made, _)| made).collect()
    }

    /// Rows with values that stand for many: those whose values are numbers by what is made of them, others by what they say.
    fn groups(&self) -> Vec<String> {
        let [made, value, line] = [MADE, VALUE, LINE].map(|name| self.name(name));
        let first = self.engine.text(self.first_made().word());
        let each = self.engine.text(Made::Each.word());
        let number = format!("CASE WHEN {made} = {first} THEN {value} END");
        let said =
            format!("CASE WHEN {made} = {each} THEN {value} ELSE {} END", self.engine.text(""));
        let places = format!(
            "CASE WHEN {} THEN {} ELSE 0 END",
            self.engine.matches(&value, "[.]"),
            self.engine.length(&self.engine.found(&value, "[0-9]*$"))
        );
        let places = format!("min(CASE WHEN {made} = {first} THEN {places} END)");
        let kinds = self.made();
        let kinds = if kinds.is_empty() { vec![Made::Sum] } else { kinds };
        let group = |(at, kind): (usize, Made)| {
            let function = match kind {
                Made::Min => "min",
                Made::Max => "max",
                _ => "sum",
            };
            let result = self.engine.made_of(function, &number);
            let word = self.engine.text(kind.word());
            let mut fields = vec![format!("min({line}) AS {}", self.name("line"))];
            fields.extend(self.key_names());
            let value = format!("CASE WHEN {made} = {first} THEN {result} ELSE {said} END");
            fields.push(format!("{value} AS {}", self.name("value")));
            let how = format!("CASE WHEN {made} = {first} THEN {word} ELSE {made} END");
            let rows = self.engine.shown(self.engine.count());
            let marks = [how, rows, self.engine.shown(&places)];
            let marks = marks.iter().zip(MARKS);
            fields.extend(marks.map(|(mark, name)| format!("{mark} AS {}", self.name(name))));
            let mut apart = self.key_names();
            apart.extend([made.clone(), said.clone()]);
            // What is no number is told once.
            let condition = (at > 0).then(|| format!("{made} = {first}"));
            let rows = select(&fields, &self.name("kept"), condition);
            format!("{rows}\n  GROUP BY {}", apart.join(", "))
        };
        (0..).zip(kinds).map(group).collect()
    }

    /// Rows without values that stand for many. A register's unit that has both dates is three: one that comes, one that goes and was
    /// always there, and one less that was: so that there is a row a month, not one a pair of months.
    fn units(&self) -> String {
        let kept = self.name("kept");
        let (from, count) = if self.dated {
            let [from, until] = ["from", "until"].map(|name| self.date(name));
            let both = [
                self.written(&from, MONTH),
                self.written(&until, MONTH),
                format!("{until} > {from}"),
            ];
            let both = format!("({}) AS {}", all(&both), self.name(BOTH));
            let kept = select(&["*".to_owned(), both], &kept, None);
            let parts = [1, 2, 3].map(|part| format!("SELECT {part} AS {}", self.name(PART)));
            let parts = parts.join(" UNION ALL ");
            let (units, parts_name) = (self.name("units"), self.name("parts"));
            let from = format!("(\n{kept}\n) AS {units} CROSS JOIN ({parts}) AS {parts_name}");
            let minus = format!("CASE WHEN {} = 3 THEN -1 ELSE 1 END", self.name(PART));
            (from, format!("sum({minus})"))
        } else {
            (kept, self.engine.count().to_owned())
        };
        let mut keys: Vec<String> = self.keys.iter().map(|key| self.part(key)).collect();
        let line = format!("min({})", self.name(LINE));
        let mut fields = vec![format!("{line} AS {}", self.name("line"))];
        fields.extend(
            keys.iter().zip(self.key_names()).map(|(key, name)| format!("{key} AS {name}")),
        );
        let (made, none) = (self.name(MADE), self.engine.text(""));
        let marks = [made.clone(), self.engine.shown(&count), none];
        let marks = marks.iter().zip(MARKS);
        fields.extend(marks.map(|(mark, name)| format!("{mark} AS {}", self.name(name))));
        keys.push(made);
        let [both, part] = [BOTH, PART].map(|name| self.name(name));
        let condition = self.dated.then(|| format!("{part} = 1 OR {both}"));
        let rows = select(&fields, &from, condition);
        format!("{rows}\n  GROUP BY {}", keys.join(", "))
    }

    /// A date of a register as an expression.
    fn date(&self, name: &str) -> String {
        if self.has(name) { self.name(name) } else { self.engine.text("") }
    }

    /// What a key of a register says in a part of a unit.
    fn part(&self, key: &Key) -> String {
        let [name, both, part] = [key.name.as_str(), BOTH, PART].map(|name| self.name(name));
        let blank = self.engine.text("");
        match key.name.as_str() {
            "from" => format!("CASE WHEN {part} = 1 THEN {name} ELSE {blank} END"),
            "until" => {
                format!("CASE WHEN {part} = 2 OR NOT {both} THEN {name} ELSE {blank} END")
            }
            _ => name,
        }
    }

    /// The names of the keys.
    fn key_names(&self) -> Vec<String> {
        let names = self.keys.iter().map(|key| self.name(&key.name));
        names.collect()
    }
}

/// The rows of a table for which a condition holds.
fn select(fields: &[String], from: &str, condition: Option<String>) -> String {
    let fields = fields.join(",\n    ");
    let condition = condition.map(|condition| format!("\n  WHERE {condition}"));
    format!("  SELECT {fields}\n  FROM {from}{}", condition.unwrap_or_default())
}

/// Texts that several filters of one column take alike, by the first of them. Of a sum or mean each value that a list names is told apart:
/// without one of them it has no value.
fn alike<'f>(filters: &[(Option<Aggregate>, &'f Filter)]) -> Vec<(&'f str, Vec<&'f str>)> {
    let values = filters.iter().flat_map(|(_, filter)| &filter.values);
    let mut classes: Vec<(Vec<Option<usize>>, Vec<&str>)> = Vec::new();
    for value in values {
        let folded = fold(value);
        let takes = |(aggregate, filter): &(Option<Aggregate>, &Filter)| {
            let at = filter.values.iter().position(|one| fold(one) == folded)?;
            let apart =
                !matches!(aggregate, Some(Aggregate::Count | Aggregate::Min | Aggregate::Max));
            Some(if apart { at } else { 0 })
        };
        let mut class: Vec<Option<usize>> = filters.iter().map(takes).collect();
        // A total, a part of another and a blank are each something else to series that do not ask for them.
        let is_part = value.starts_with([' ', '　', '#', '＃']) || value.starts_with("其中");
        let is_own = is_part || value.is_empty() || made_of_others(value).is_some();
        class.push(is_own.then_some(classes.len()));
        match classes.iter_mut().find(|(known, _)| *known == class) {
            Some((_, alike)) if alike.contains(&value.as_str()) => {}
            Some((_, alike)) => alike.push(value),
            None => classes.push((class, vec![value])),
        }
    }
    let first = |(_, alike): (_, Vec<&'f str>)| Some((*alike.first()?, alike));
    classes.into_iter().filter_map(first).collect()
}

/// What a column of which no `where` speaks is called in the result.
fn free_name(shape: &TableShape, field: usize) -> String {
    match shape.headers.get(field) {
        Some(header) if !header.is_empty() => header.clone(),
        _ => format!("dimension {}", field + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(values: &[&str]) -> Filter {
        Filter {
            column: "行业".to_owned(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            span: 0..0,
        }
    }

    #[test]
    fn texts_that_all_filters_take_alike_are_one() {
        let (services, retail) = (filter(&["F", "G", "H"]), filter(&["F"]));
        let counts = [(Some(Aggregate::Count), &services), (Some(Aggregate::Max), &retail)];
        assert_eq!(alike(&counts), [("F", vec!["F"]), ("G", vec!["G", "H"])]);
        let sum = [(Some(Aggregate::Sum), &services)];
        assert_eq!(alike(&sum).len(), 3);
    }
}
