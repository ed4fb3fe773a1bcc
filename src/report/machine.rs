//! What machine output is made of: objects whose keys stand in the order in which they are written. JSON is such an object, and CSV takes
//! its columns out of them, so that both say the same. The keys are the contract with scripts.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::diagnostic::{is_hidden, push_visible};
use crate::quantity::{Decimal, Month, Period, significant};

/// Changes when a key does.
pub(super) const SCHEMA_VERSION: u32 = 2;

/// A value of machine output.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Item {
    #[default]
    Null,
    Truth(bool),
    Count(u64),
    /// Half-up to 12 significant digits, without an exponent.
    Number(Decimal),
    Text(String),
    List(Vec<Item>),
    Object(Object),
}

/// An object: keys and values in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Object(Vec<(Cow<'static, str>, Item)>);

/// An object, a row a key: `"key": value`, `"key"?: value` to leave it out where there is none, `..object` for all of another.
macro_rules! object {
    (@fill $object:ident) => {};
    (@fill $object:ident ..$other:expr, $($rest:tt)*) => {
        $object.extend($other);
        $crate::report::machine::object!(@fill $object $($rest)*);
    };
    (@fill $object:ident $key:literal: $value:expr, $($rest:tt)*) => {
        $object.put($key, $value);
        $crate::report::machine::object!(@fill $object $($rest)*);
    };
    (@fill $object:ident $key:literal ?: $value:expr, $($rest:tt)*) => {
        $object.put_some($key, $value);
        $crate::report::machine::object!(@fill $object $($rest)*);
    };
    ($($rows:tt)*) => {{
        let mut object = $crate::report::machine::Object::default();
        $crate::report::machine::object!(@fill object $($rows)*);
        object
    }};
}

pub(super) use object;

impl Object {
    pub(super) fn put(&mut self, key: impl Into<Cow<'static, str>>, value: impl Into<Item>) {
        self.0.push((key.into(), value.into()));
    }

    pub(super) fn put_some(&mut self, key: &'static str, value: impl Into<Item>) {
        let value = value.into();
        if value != Item::Null {
            self.put(key, value);
        }
    }

    pub(super) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether there is a key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.0.iter().any(|(known, _)| known == key)
    }

    /// What stands at a path of keys with points between them; nothing where there is no such key.
    pub(super) fn at(&self, path: &str) -> &Item {
        let (key, rest) = path.split_once('.').unwrap_or((path, ""));
        let found = self.0.iter().find(|(known, _)| known == key);
        match (found, rest) {
            (Some((_, Item::Object(object))), rest) if !rest.is_empty() => object.at(rest),
            (Some((_, item)), "") => item,
            _ => &Item::Null,
        }
    }

    /// The object at a key; an empty one where there is none.
    pub(super) fn object(&self, key: &str) -> &Self {
        const NONE: &Object = &Object(Vec::new());
        match self.at(key) {
            Item::Object(object) => object,
            _ => NONE,
        }
    }

    /// The objects of a list.
    pub(super) fn list(&self, key: &str) -> impl Iterator<Item = &Self> {
        let items = match self.at(key) {
            Item::List(items) => items.as_slice(),
            _ => &[],
        };
        items.iter().filter_map(|item| match item {
            Item::Object(object) => Some(object),
            _ => None,
        })
    }

    /// It as indented JSON, UTF-8, with a line end. Characters that a terminal could take for commands are escaped.
    pub(super) fn json(&self) -> Vec<u8> {
        json(self)
    }
}

impl FromIterator<(String, Item)> for Object {
    fn from_iter<I: IntoIterator<Item = (String, Item)>>(pairs: I) -> Self {
        Self(pairs.into_iter().map(|(key, item)| (key.into(), item)).collect())
    }
}

/// Makes objects one by one.
type Objects<'a> = Box<dyn Fn() -> Box<dyn Iterator<Item = Object> + 'a> + 'a>;

/// An object with a list whose items are made one by one as they are written, for there may be many.
pub(super) struct Long<'a> {
    before: Object,
    list: Option<(&'static str, Objects<'a>)>,
    after: Object,
}

impl<'a> Long<'a> {
    /// A list by its name between what stands before it and what behind.
    pub(super) fn new<I: Iterator<Item = Object> + 'a>(
        before: Object,
        name: &'static str,
        items: impl Fn() -> I + 'a,
        after: Object,
    ) -> Self {
        let items: Objects<'a> = Box::new(move || Box::new(items()));
        Self { before, list: Some((name, items)), after }
    }

    /// It as JSON, as all objects are.
    pub(super) fn json(&self) -> Vec<u8> {
        json(self)
    }
}

impl From<Object> for Long<'_> {
    fn from(before: Object) -> Self {
        Self { before, list: None, after: Object::default() }
    }
}

impl Item {
    /// Nothing in place of an empty list.
    pub(super) fn filled(self) -> Self {
        match self {
            Self::List(items) if items.is_empty() => Self::Null,
            item => item,
        }
    }

    /// As a cell of CSV: the items of a list joined by `;`, no text a formula.
    fn cell(&self) -> String {
        match self {
            Self::Null | Self::Object(_) => String::new(),
            Self::Truth(truth) => truth.to_string(),
            Self::Count(count) => count.to_string(),
            Self::Number(number) => significant(*number, 12),
            Self::Text(text) => harmless(text),
            Self::List(items) => items.iter().map(Self::cell).collect::<Vec<_>>().join(";"),
        }
    }
}

/// Takes a row of CSV: rows are made one by one, for there may be many.
pub(super) type Sink<'s> = dyn FnMut(Vec<String>) + 's;

/// Columns of CSV by their names, with blanks between them; where one is not the key itself, the path of keys stands behind it:
/// `target=goal.value`.
#[derive(Clone, Copy)]
pub(super) struct Columns(pub(super) &'static str);

impl Columns {
    /// A row: what stands in each column, of the first of these objects that has it.
    pub(super) fn row(self, objects: &[&Object]) -> Vec<String> {
        let cell = |column: &str| {
            let path = column.split_once('=').map_or(column, |(_, path)| path);
            let mut items = objects.iter().map(|object| object.at(path));
            items.find(|item| **item != Item::Null).map_or(String::new(), Item::cell)
        };
        self.0.split_whitespace().map(cell).collect()
    }

    /// Rows under their heads.
    pub(super) fn headed(
        self,
        rows: impl IntoIterator<Item = Vec<String>>,
    ) -> impl Iterator<Item = Vec<String>> {
        let name = |column: &str| column.split('=').next().unwrap_or_default().to_owned();
        let heads = self.0.split_whitespace().map(name).collect();
        [heads].into_iter().chain(rows)
    }
}

/// What a formula begins with; East Asian spreadsheets take the full-width signs for the others.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\n', '\r'];

/// A text that a spreadsheet would take for a formula gets a leading quote; what a terminal would obey becomes visible.
pub(super) fn harmless(text: &str) -> String {
    let mut harmless = String::with_capacity(text.len() + 1);
    let is_blank = |c: char| c.is_whitespace() && !FORMULA.contains(&c);
    if text.trim_start_matches(is_blank).starts_with(FORMULA) {
        harmless.push('\'');
    }
    for c in text.chars() {
        if matches!(c, '\t' | '\n' | '\r') {
            harmless.push(c);
        } else {
            push_visible(&mut harmless, c);
        }
    }
    harmless
}

/// Declares what becomes a value: its type, and how.
macro_rules! items {
    ($($type:ty: $value:ident => $item:expr;)*) => {
        $(impl From<$type> for Item {
            fn from($value: $type) -> Self {
                $item
            }
        })*
    };
}

items! {
    bool: truth => Self::Truth(truth);
    u32: count => Self::Count(count.into());
    u64: count => Self::Count(count);
    usize: count => Self::Count(u64::try_from(count).unwrap_or(u64::MAX));
    Decimal: number => Self::Number(number);
    i32: number => Self::Number(Decimal::from(number));
    &str: text => Self::Text(text.to_owned());
    String: text => Self::Text(text);
    &String: text => Self::Text(text.clone());
    char: c => Self::Text(c.to_string());
    Period: period => Self::Text(period.to_string());
    Month: month => Self::Text(month.to_string());
    Object: object => Self::Object(object);
    &[String]: texts => texts.iter().collect();
    &Vec<String>: texts => texts.iter().collect();
}

impl<T: Into<Self>> From<Option<T>> for Item {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Item {
    fn from(values: Vec<T>) -> Self {
        values.into_iter().collect()
    }
}

impl<T: Into<Self>> FromIterator<T> for Item {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Truth(truth) => serializer.serialize_bool(*truth),
            Self::Count(count) => serializer.serialize_u64(*count),
            Self::Number(number) => {
                let number = significant(*number, 12).parse::<serde_json::Number>();
                number.ok().serialize(serializer)
            }
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(object) => object.serialize(serializer),
        }
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, item) in &self.0 {
            map.serialize_entry(key, item)?;
        }
        map.end()
    }
}

impl Serialize for Long<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, item) in &self.before.0 {
            map.serialize_entry(key, item)?;
        }
        if let Some((key, items)) = &self.list {
            map.serialize_entry(key, &Each(items))?;
        }
        for (key, item) in &self.after.0 {
            map.serialize_entry(key, item)?;
        }
        map.end()
    }
}

/// The items of a list, made as they are written.
struct Each<'e, 'a>(&'e Objects<'a>);

impl Serialize for Each<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// Any value as indented JSON, UTF-8, with a line end. Characters that a terminal could take for commands are escaped.
pub(super) fn json(value: &impl Serialize) -> Vec<u8> {
    let mut written = Escaping(Vec::new());
    // Writing to memory does not fail, whatever is written.
    let _ = serde_json::to_writer_pretty(&mut written, value);
    written.0.push(b'\n');
    written.0
}

/// Takes JSON piece by piece, whole characters each, and escapes those that are hidden.
struct Escaping(Vec<u8>);

impl Write for Escaping {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        if piece.is_ascii() && !piece.iter().any(u8::is_ascii_control) {
            self.0.extend_from_slice(piece);
            return Ok(piece.len());
        }
        for c in String::from_utf8_lossy(piece).chars() {
            // Line ends stand between the lines; within a text they are escaped already.
            if c == '\n' || !is_hidden(c) {
                self.0.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                continue;
            }
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(self.0, "\\u{unit:04x}")?;
            }
        }
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
