//! Rows of a long table that say nothing new beside their value: nearly all of a large file. They are known by their bytes, before
//! they are split: the first fields are those of the row before, and its name feeds nothing, or all other fields are those of a row
//! that was understood.

use encoding_rs::Encoding;
use rustc_hash::FxHashMap;

use crate::data::bytes::encoding::decode;
use crate::data::bytes::records::Row;
use crate::data::compact::{Commons, Form};
use crate::data::rows::found::{Alike, NameSeen, Own};
use crate::data::table::column::Column;
use crate::data::table::find::Table;
use crate::data::table::layout::shape::Naming;
use crate::data::texts::cell::{Cells, is_figure};
use crate::data::texts::intern::Id;
use crate::data::texts::label::{self, Written};

/// How many names are kept.
const NAMES: usize = 1 << 14;
/// How many different rows of one name are kept.
const KINDS: usize = 16;

/// What is known of rows.
#[derive(Debug)]
pub(crate) struct Glance {
    delimiter: u8,
    /// The fields of indicator and value, and how many there are.
    name: usize,
    value: usize,
    width: usize,
    /// The field of the period.
    period: usize,
    encoding: &'static Encoding,
    /// Whether what stands before the indicator is period and region alone, so that rows with values can be known.
    keeps: bool,
    /// What the fields before it say, by the bytes of each with the delimiter behind it, where values stood behind them.
    leading: Vec<FxHashMap<Box<[u8]>, Own>>,
    /// What stood before the indicator in the last row that was understood: all that it says is known.
    lead: Option<Box<[u8]>>,
    /// What values behind it say, if any was kept.
    of_lead: Option<Own>,
    /// Its label, until a row that feeds nothing had a figure of it.
    unused_label: Option<Id<Written>>,
    /// What is known of rows of a name, by its bytes with the delimiter behind it.
    names: FxHashMap<Box<[u8]>, Known>,
}

/// What is known of the rows of a name.
#[derive(Clone, Debug)]
struct Known {
    /// Its number, where it feeds nothing.
    id: Id<NameSeen>,
    /// What stands behind it in a row without value; none where no such row was understood.
    blank: Option<Box<[u8]>>,
    /// What stands around the values of its rows, where it feeds nothing.
    passed: Vec<Around>,
    /// Its rows that feed series; none: it feeds nothing.
    kinds: Vec<Kind>,
}

/// What stands between a name and its value, and behind the value to the end of the line.
#[derive(Clone, Debug)]
struct Around {
    before: Box<[u8]>,
    behind: Box<[u8]>,
}

/// Rows of one name that differ in what stands before it and in their values alone.
#[derive(Clone, Debug)]
struct Kind {
    around: Around,
    /// How many digits of its values stand behind the point.
    places: u8,
    /// Where what each of its values says alike stands among the commons.
    feeds: Box<[u32]>,
    own: Own,
}

/// A row that is known.
pub(super) struct KnownRow<'g> {
    /// Its bytes, the line end among them.
    pub length: usize,
    /// The name of its figure, where it has one that feeds nothing.
    pub unused: Option<Id<NameSeen>>,
    /// The label of its figure, where that is the first of this label among some that feed nothing.
    pub unused_label: Option<Id<Written>>,
    /// Where what each of its values says alike stands among the commons.
    pub feeds: &'g [u32],
    /// What each says for itself, but for its line.
    pub own: Own,
}

impl Glance {
    /// For the rows of a table; none where they say more than period, region and indicator before the value. `every_region`: also
    /// those of rows that feed nothing; `by_name`: which series a row of a region that counts feeds depends on no period or region.
    pub(super) fn of(
        table: &Table,
        every_region: bool,
        by_name: bool,
        (delimiter, encoding): (u8, &'static Encoding),
    ) -> Option<Self> {
        let shape = &table.shape;
        let (period, name) = (shape.period.column()?, shape.indicator.column()?);
        let [value] = shape.values.as_slice() else {
            return None;
        };
        let region = shape.region.column();
        let before = [Some(period), region.filter(|_| every_region)].into_iter().flatten();
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
            && shape.part.is_none()
            && shape.wholes.is_none();
        let places = [Some(period), region].into_iter().flatten();
        let alone = places.clone().all(whole)
            && places.clone().all(|column| column.field < name.field)
            && places.count() == name.field as usize;
        usual.then(|| Self {
            delimiter,
            name: name.field as usize,
            value: value.column.field as usize,
            width: table.width,
            period: period.field as usize,
            encoding,
            keeps: alone && by_name && shape.grouping.is_none(),
            leading: vec![FxHashMap::default(); name.field as usize],
            lead: None,
            of_lead: None,
            unused_label: None,
            names: FxHashMap::default(),
        })
    }

    /// Takes note of a row that feeds nothing.
    pub(super) fn learn(&mut self, row: Row<'_>, id: Id<NameSeen>) {
        let Some((lead, name)) = self.lead_and_name(row) else {
            return;
        };
        let cell = row.field(self.value);
        // Of a period without figures it is not known yet whether there will be any.
        if is_figure(cell) {
            self.follow(lead);
        }
        // Whether a row without value is one depends on all that stands in it.
        let is_blank = cell.is_empty() && self.lead_of(lead).is_some();
        let behind = row.bytes.get(lead.len() + name.len()..);
        let known = self.known(name, id);
        if is_blank {
            known.blank = behind.map(|behind| [behind, b"\n"].concat().into());
        }
    }

    /// What is known of a name; of too many all are forgotten.
    fn known(&mut self, name: &[u8], id: Id<NameSeen>) -> &mut Known {
        if self.names.len() == NAMES && !self.names.contains_key(name) {
            self.names.clear();
        }
        self.names.entry(name.into()).or_insert_with(|| Known {
            id,
            blank: None,
            passed: Vec::new(),
            kinds: Vec::new(),
        })
    }

    /// Takes note of a row that gave values: where what each says alike stands, and what it says for itself.
    pub(super) fn keep(
        &mut self,
        row: Row<'_>,
        cells: Cells<'_>,
        alike: &Commons<Alike>,
        found: &[(u32, Own)],
    ) {
        let Some((_, own)) = found.first().filter(|_| self.keeps) else {
            return;
        };
        let Some((lead, name)) = self.lead_and_name(row) else {
            return;
        };
        if self.lead_of(lead).is_none() && !self.learn_lead(row, lead, *own) {
            return;
        }
        self.follow(lead);
        self.turn(*own);
        let Some(kind) = self.kind(row, cells, lead.len() + name.len(), alike, found) else {
            return;
        };
        let known = self.known(name, Id::FIRST);
        if known.kinds.len() == KINDS {
            known.kinds.clear();
        }
        known.kinds.push(kind);
    }

    /// Takes note of what the fields before the name of a row say, if the period looks like one and nothing else does.
    fn learn_lead(&mut self, row: Row<'_>, lead: &[u8], own: Own) -> bool {
        let is_usual = |at: usize| {
            let text = decode(row.field(at), self.encoding);
            label::looks_like(&text) == (at == self.period)
        };
        if !(0..self.name).all(is_usual) {
            return false;
        }
        let mut rest = lead;
        for (at, known) in self.leading.iter_mut().enumerate() {
            let Some(field) = field(rest, self.delimiter) else {
                return false;
            };
            let (label, region) =
                if at == self.period { (own.label, None) } else { (None, own.region) };
            known.entry(field.into()).or_insert(Own { region, label, ..Own::default() });
            rest = rest.get(field.len()..).unwrap_or_default();
        }
        true
    }

    /// Whether all that a row begins with is known, which is then taken for what the rows to come begin with.
    fn turns_to(&mut self, bytes: &[u8]) -> bool {
        let stays = |lead: &[u8]| bytes.starts_with(lead);
        if self.lead.as_deref().is_some_and(stays) {
            return true;
        }
        let known = self.lead_of(bytes).filter(|_| self.keeps);
        let Some((lead, own)) = known else {
            return false;
        };
        self.lead = Some(lead.into());
        self.turn(own);
        true
    }

    /// Takes what values behind the beginning of the rows to come say.
    fn turn(&mut self, own: Own) {
        self.of_lead = Some(own);
        self.unused_label = own.label;
    }

    /// What stands before the name of a row, and what values behind it say.
    fn lead_of<'b>(&self, bytes: &'b [u8]) -> Option<(&'b [u8], Own)> {
        let (mut own, mut length) = (Own::default(), 0);
        for known in &self.leading {
            let field = field(bytes.get(length..)?, self.delimiter)?;
            let said = known.get(field)?;
            own.label = own.label.or(said.label);
            own.region = own.region.or(said.region);
            length += field.len();
        }
        Some((bytes.get(..length)?, own))
    }

    /// What stands before the name of a whole row, and the name.
    fn lead_and_name<'r>(&self, row: Row<'r>) -> Option<(&'r [u8], &'r [u8])> {
        let lead = row.before(self.name)?;
        let name = row.before(self.name + 1)?.get(lead.len()..)?;
        let filled = (0..=self.name).all(|at| !row.field(at).is_empty());
        (filled && row.len() == self.width).then_some((lead, name))
    }

    fn follow(&mut self, lead: &[u8]) {
        if self.lead.as_deref() != Some(lead) {
            self.lead = Some(lead.into());
            (self.of_lead, self.unused_label) = (None, None);
        }
    }

    /// The rows like one whose value stands behind so many bytes; none where it is no plain number.
    fn kind(
        &self,
        row: Row<'_>,
        cells: Cells<'_>,
        named: usize,
        alike: &Commons<Alike>,
        found: &[(u32, Own)],
    ) -> Option<Kind> {
        let (_, own) = *found.first()?;
        let cell = row.field(self.value);
        let (digits, places) = cells.plain(cell)?;
        let is_it = |(at, own): &(u32, Own)| {
            let alike = alike.get(*at);
            let form = alike.map(|alike| alike.form);
            form == Some(Form::plain(places)) && own.digits == digits.to_le_bytes()
        };
        let start = row.before(self.value)?.len();
        let behind = row.bytes.get(start..)?.strip_prefix(cell)?;
        found.iter().all(is_it).then(|| Kind {
            around: Around {
                before: row.bytes.get(named..start).unwrap_or_default().into(),
                behind: [behind, b"\n"].concat().into(),
            },
            places,
            feeds: found.iter().map(|(alike, _)| *alike).collect(),
            own,
        })
    }

    /// The row at the beginning of some bytes, if it says nothing new beside its value. `may_end`: where its value were a word it
    /// might begin another table.
    pub(super) fn row(
        &mut self,
        bytes: &[u8],
        cells: Cells<'_>,
        may_end: bool,
    ) -> Option<KnownRow<'_>> {
        self.turns_to(bytes).then_some(())?;
        // No header begins with a period.
        let may_end = may_end && !(self.period == 0 && self.of_lead.is_some());
        let lead = self.lead.as_deref()?;
        let rest = bytes.get(lead.len()..)?;
        let name = field(rest, self.delimiter)?;
        let rest = rest.get(name.len()..)?;
        let known = self.names.get_mut(name)?;
        let length = lead.len() + name.len();
        if known.kinds.is_empty() {
            let blank = known.blank.as_deref().filter(|_| self.of_lead.is_some());
            let blank = blank.filter(|blank| rest.starts_with(blank));
            let (read, unused) = if let Some(blank) = blank {
                (blank.len(), None)
            } else {
                let behind_name = (self.value - self.name, self.width - self.name - 1);
                let read = known.pass(rest, self.delimiter, behind_name, may_end)?;
                (read, Some(known.id))
            };
            let unused_label = unused.and_then(|_| self.unused_label.take());
            return Some(KnownRow {
                length: length + read,
                unused,
                unused_label,
                feeds: &[],
                own: Own::default(),
            });
        }
        let of_lead = self.of_lead?;
        let (kind, digits, read) = known.kinds.iter().find_map(|kind| {
            let (cell, read) = kind.around.value(rest)?;
            let cell = Some(cell).filter(|cell| is_usual(cell, may_end))?;
            let (digits, places) = cells.plain(cell)?;
            (places == kind.places).then_some((kind, digits, read))
        })?;
        let own = Own {
            label: of_lead.label,
            region: of_lead.region,
            digits: digits.to_le_bytes(),
            ..kind.own
        };
        Some(KnownRow {
            length: length + read,
            unused: None,
            unused_label: None,
            feeds: &kind.feeds,
            own,
        })
    }
}

impl Known {
    /// How many bytes a row of the name has behind it, where that feeds nothing and nothing else of the row is to be told than its
    /// value: the field of so many behind the name.
    fn pass(
        &mut self,
        rest: &[u8],
        delimiter: u8,
        (value, fields): (usize, usize),
        may_end: bool,
    ) -> Option<usize> {
        let mut known = self.passed.iter();
        if let Some((cell, read)) = known.find_map(|around| around.value(rest)) {
            return is_usual(cell, may_end).then_some(read);
        }
        let end = memchr::memchr(b'\n', rest)?;
        let line = rest.get(..end)?;
        let text = line.strip_suffix(b"\r").unwrap_or(line);
        let mut behind = text.split(|byte| *byte == delimiter);
        let start = behind.by_ref().take(value - 1).map(|field| field.len() + 1).sum();
        let cell = behind.next()?;
        let is_row = value + behind.count() == fields && !text.contains(&b'"');
        if !is_row || !is_usual(cell, may_end) {
            return None;
        }
        if self.passed.len() < KINDS {
            self.passed.push(Around {
                before: rest.get(..start)?.into(),
                behind: rest.get(start + cell.len()..=end)?.into(),
            });
        }
        Some(end + 1)
    }
}

/// Whether a value is a plain number that no header has.
fn is_usual(cell: &[u8], may_end: bool) -> bool {
    let is_number = cell.iter().copied().all(is_numeric) && cell.iter().any(u8::is_ascii_digit);
    let is_year = cell.len() == 4 && matches!(cell, [b'1' | b'2', ..]);
    is_number && !(may_end && is_year)
}

impl Around {
    /// The value of such a row behind its name, and how many bytes there are to the end of the line.
    fn value<'b>(&self, rest: &'b [u8]) -> Option<(&'b [u8], usize)> {
        let rest = rest.strip_prefix(&*self.before)?;
        let length = rest.iter().take_while(|byte| is_numeric(**byte)).count();
        let (cell, rest) = rest.split_at_checked(length)?;
        let is_whole = rest.starts_with(&self.behind);
        is_whole.then_some((cell, self.before.len() + length + self.behind.len()))
    }
}

/// The first field of some bytes, with the delimiter behind it, if no quote stands within.
fn field(bytes: &[u8], delimiter: u8) -> Option<&[u8]> {
    let end = match bytes.strip_prefix(b"\"") {
        Some(quoted) => memchr::memchr(b'"', quoted)? + 2,
        None => memchr::memchr(delimiter, bytes)?,
    };
    bytes.get(..=end)
}

fn is_numeric(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'.'
}
