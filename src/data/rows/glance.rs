//! Rows of a long table that feed nothing: most of a large file. They are known by their bytes, before they are split.

use crate::data::bytes::records::Row;
use crate::data::rows::found::NameSeen;
use crate::data::table::column::Column;
use crate::data::table::find::Table;
use crate::data::table::layout::shape::Naming;
use crate::data::texts::intern::Id;

/// How many names are kept, each in its own place.
const NAMES: usize = 1 << 10;

/// What is known of rows that feed nothing.
#[derive(Debug)]
pub(crate) struct Glance {
    delimiter: u8,
    /// The fields of indicator and value, and how many there are.
    name: usize,
    value: usize,
    width: usize,
    /// Fields that tell whether a row without value is one.
    dated: usize,
    /// What stood before the indicator in the last such row: all that it says is known.
    lead: Option<Box<[u8]>>,
    /// The beginning of rows that are such without a value.
    blank: Option<Box<[u8]>>,
    /// Names that feed nothing, each with the delimiter behind it, and its number.
    names: Vec<(Box<[u8]>, Id<NameSeen>)>,
}

impl Glance {
    /// For the rows of a table; none where they say more than period, region and indicator before the value. `every_region`: also
    /// those of rows that feed nothing.
    pub(super) fn of(table: &Table, every_region: bool, delimiter: u8) -> Option<Self> {
        let shape = &table.shape;
        let (period, name) = (shape.period.column()?, shape.indicator.column()?);
        let [value] = shape.values.as_slice() else {
            return None;
        };
        let region = shape.region.column().filter(|_| every_region);
        let before = [Some(period), region].into_iter().flatten();
        let whole = |column: Column| column.part.is_none() && !column.both;
        let in_order = before.clone().all(|column| column.field < name.field)
            && name.field < value.column.field
            && before.chain([name, value.column]).all(whole);
        let header = table.header.cells.iter();
        let mut headers = header.filter(|cell| cell.column == value.column);
        let is_word = |text: &str| !text.is_empty() && !text.contains(|c: char| c.is_ascii_digit());
        let usual = in_order
            && value.naming == Naming::Plain
            && headers.next().is_some_and(|cell| is_word(&cell.own))
            && shape.part.is_none();
        usual.then(|| Self {
            delimiter,
            name: name.field as usize,
            value: value.column.field as usize,
            width: table.width,
            dated: period.field as usize + 1,
            lead: None,
            blank: None,
            names: vec![(Box::default(), Id::FIRST); NAMES],
        })
    }

    /// Takes note of a row that feeds nothing.
    pub(super) fn learn(&mut self, row: Row<'_>, id: Id<NameSeen>) {
        let (Some(lead), Some(to)) = (row.before(self.name), row.before(self.name + 1)) else {
            return;
        };
        let name = to.get(lead.len()..).unwrap_or_default();
        if row.len() != self.width || (0..=self.name).any(|at| row.field(at).is_empty()) {
            return;
        }
        if self.lead.as_deref() != Some(lead) {
            self.lead = Some(lead.into());
        }
        if row.field(self.value).is_empty() {
            self.blank = row.before(self.dated).map(Into::into);
        }
        if let Some(place) = self.names.get_mut(place_of(name)) {
            *place = (name.into(), id);
        }
    }

    /// The bytes of the row at the beginning of some, its end among them, if it says nothing that is not known; and the name of
    /// its figure, where it has one. `may_end`: where its value were a word it might begin another table.
    pub(super) fn passes(
        &self,
        bytes: &[u8],
        may_end: bool,
    ) -> Option<(usize, Option<Id<NameSeen>>)> {
        let lead = self.lead.as_deref()?;
        let rest = bytes.strip_prefix(lead)?;
        let end = match rest.strip_prefix(b"\"") {
            Some(quoted) => memchr::memchr(b'"', quoted)? + 2,
            None => memchr::memchr(self.delimiter, rest)?,
        };
        let (name, rest) = rest.split_at_checked(end + 1)?;
        let (known, id) = self.names.get(place_of(name))?;
        if &**known != name {
            return None;
        }
        let (mut field, mut start, mut figure) = (self.name + 1, 0, None);
        for at in memchr::memchr3_iter(self.delimiter, b'\n', b'"', rest) {
            let mark = *rest.get(at).filter(|mark| **mark != b'"')?;
            if field == self.value {
                let cell = rest.get(start..at)?;
                let cell = cell.strip_suffix(b"\r").unwrap_or(cell);
                if !self.is_usual(cell, lead, may_end) {
                    return None;
                }
                figure = (!cell.is_empty()).then_some(*id);
            }
            field += 1;
            start = at + 1;
            if mark == b'\n' {
                let length = lead.len() + name.len() + start;
                return (field == self.width).then_some((length, figure));
            }
        }
        None
    }

    /// Whether a row of this value is one.
    fn is_usual(&self, cell: &[u8], lead: &[u8], may_end: bool) -> bool {
        if cell.is_empty() {
            let blank = self.blank.as_deref();
            return !may_end && blank.is_some_and(|blank| lead.starts_with(blank));
        }
        let is_number = cell
            .iter()
            .all(|byte| byte.is_ascii_digit() || *byte == b'.')
            && cell.iter().any(u8::is_ascii_digit);
        let is_year = cell.len() == 4 && matches!(cell, [b'1' | b'2', ..]);
        is_number && !(may_end && is_year)
    }
}

/// The place of a name.
fn place_of(name: &[u8]) -> usize {
    let part = |bytes: Option<&[u8; 8]>| bytes.map_or(0, |bytes| u64::from_le_bytes(*bytes));
    let ends = part(name.first_chunk()).rotate_left(23) ^ part(name.last_chunk());
    let mixed = (ends ^ name.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    usize::try_from(mixed >> 54).unwrap_or_default()
}
