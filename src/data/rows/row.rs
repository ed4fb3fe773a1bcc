//! What one row says, asked for only as far as it is needed.

use std::borrow::Cow;
use std::sync::Arc;

use crate::data::bytes::records::Row;
use crate::data::rows::found::{
    About, Asked, Dimensions, NameSeen, Over, RegionSeen, Unreadable, Wanted,
};
use crate::data::rows::frequencies::Paced;
use crate::data::rows::needs::Needs;
use crate::data::rows::scan::{Above, Scan};
use crate::data::table::column::Column;
use crate::data::table::layout::shape::{From, Naming, Rest};
use crate::data::table::preamble::is_note;
use crate::data::texts::intern::Id;
use crate::data::texts::label::{self, Written};
use crate::data::texts::name::{self, Name};
use crate::data::texts::role::Role;
use crate::data::texts::{measure, role, unit_text};
use crate::plan::{Basis, Layout};
use crate::quantity::notation::Why;
use crate::quantity::{Frequency, Unit, notation};
use crate::words::flags::{FLAGS, Flag};
use crate::words::runs::FREQUENCIES;
use crate::words::{flags, fold};

/// What stands between texts that together mean something.
const JOINT: u8 = 0x1F;

impl Scan<'_> {
    /// The label of a row; none where it is the total of the rows above, of which periods is not said, or begins a note.
    pub(super) fn row_label(&mut self, column: Column, row: Row<'_>) -> Option<Id<Written>> {
        let rest = self.table.shape.part;
        let part = rest.map(|(part, _)| part);
        let year = self.year_of_row(column, row);
        let bytes = column.bytes(row);
        self.key.clear();
        self.key.extend_from_slice(bytes);
        let beside = part.map(|part| part.bytes(row));
        if let Some(beside) = beside.or(year.as_deref().map(str::as_bytes)) {
            self.key.push(JOINT);
            self.key.extend_from_slice(beside);
        }
        let known = self.labels.find(&self.key);
        if known.is_some() {
            return known;
        }
        let mut written = Written::whole(&column.text(row, self.encoding));
        if let Some((part, rest)) = rest {
            let text = part.text(row, self.encoding).trim().to_owned();
            match rest {
                Rest::Part(_) => written.part = Some(text),
                Rest::End(days) => written.run_to(&text, days),
            }
        } else if label::is_part(&written.text, self.table.shape.counted) {
            match year.or_else(|| self.year_above(&written.text)) {
                Some(year) => written.part = Some(std::mem::replace(&mut written.text, year)),
                None => written.open = Some(Why::NoYear),
            }
        }
        written = self.of_months(written);
        let is_total = |text: &str| !text.is_empty() && role::is_total(text);
        if is_total(&written.text)
            || written.part.as_deref().is_some_and(is_total)
            || is_note(&written.text)
        {
            return None;
        }
        let key = self.key.clone();
        Some(self.label(&key, || written))
    }

    /// The year that a row leaves to those above it: of a month or quarter that in which it follows their labels, else that which a row
    /// of its own stated last.
    fn year_of_row(&mut self, column: Column, row: Row<'_>) -> Option<String> {
        let table = Arc::clone(&self.table);
        let shape = &table.shape;
        if !shape.runs_on {
            return self.year.clone();
        }
        let named = [&shape.indicator, &shape.region].into_iter().filter_map(From::column);
        let of = named.chain(shape.dimensions.iter().map(|one| one.column));
        let of = of.map(|column| column.bytes(row));
        let text = column.text(row, self.encoding);
        if let Some(period) = label::period_of(&text) {
            self.courses.state(of, period);
            return None;
        }
        let part = Written::whole(&text).text;
        label::is_part(&part, shape.counted).then_some(())?;
        let year = self.courses.year_of(of, &part, shape.counted)?;
        Some(format!("{year}年"))
    }

    /// The year of a month or quarter that the title gives: its own, where the month is not after its end.
    fn year_above(&self, part: &str) -> Option<String> {
        let above = notation::parse(&label::tidy(self.table.shape.year.as_deref()?)).ok()?;
        let year = above.period.last_month().year().to_string();
        let own = label::of_year(&year, part, self.table.shape.counted).ok()?;
        (own.period.end() <= above.period.end()).then_some(year)
    }

    /// A label with the months that the title says of all years of the table.
    pub(super) fn of_months(&self, written: Written) -> Written {
        let months = self.table.shape.months.clone();
        match months.filter(|_| written.part.is_none() && label::is_bare_year(&written.text)) {
            Some(months) => Written { part: Some(months.text), open: months.open, ..written },
            None => written,
        }
    }

    /// The label of a value in a row of a period: with the frequency that a caption states or the days of its series show, or the
    /// month or quarter over the value.
    pub(super) fn label_beside(
        &mut self,
        about: &About<'_>,
        row: Id<Written>,
        over: &Over,
    ) -> Id<Written> {
        let frequencies = self.frequencies.as_ref();
        let own = frequencies.and_then(|all| all.find(about.row, over.column));
        if let Some(paced) = over.frequency.map(Paced::Every).or(own) {
            return self.paced_label(row, paced);
        }
        if self.table.shape.layout != Some(Layout::PeriodsAsColumns) {
            return row;
        }
        let mut values = self.table.shape.values.iter();
        let value = values.find(|value| value.column == over.column);
        let (Some(value), Some(seen)) = (value, self.labels.get(row)) else {
            return row;
        };
        let (year, part) = (seen.text.clone(), value.header.clone());
        self.label_of_part(&year, &part)
    }

    /// The label of a month or quarter of a year, or of the whole of it.
    fn label_of_part(&mut self, year: &str, part: &str) -> Id<Written> {
        let key = format!("{year}\u{1f}{part}");
        let written = || Written {
            text: year.to_owned(),
            part: Some(part.to_owned()).filter(|part| !label::is_whole_year(part)),
            ..Written::default()
        };
        self.label(key.as_bytes(), written)
    }

    /// The label over a value, whose year a row above may state.
    pub(super) fn label_over(&mut self, label: Id<Written>) -> Id<Written> {
        let part = self.labels.get(label).map(|written| written.text.clone());
        match (self.year.clone(), part) {
            (Some(year), Some(part)) if label::lacks_year(&part) => {
                self.label_of_part(&year, &part)
            }
            _ => label,
        }
    }

    /// The label of a value below a year in a row of a month or quarter.
    pub(super) fn label_with_part(
        &mut self,
        year: Id<Written>,
        part: Column,
        row: Row<'_>,
    ) -> Option<Id<Written>> {
        let text = part.text(row, self.encoding);
        let year = self.labels.get(year)?.text.clone();
        Some(self.label_of_part(&year, text.trim()))
    }

    fn paced_label(&mut self, row: Id<Written>, paced: Paced) -> Id<Written> {
        let Some(plain) = self.labels.get(row) else {
            return row;
        };
        let (frequency, open) = match paced {
            Paced::Every(frequency) => (Some(frequency), None),
            Paced::Once => (None, Some(Why::OnlyDay)),
        };
        let word = frequency.map_or("once", Frequency::word);
        let key = format!("{}\u{1f}{word}", plain.text);
        let written = Written { frequency, open, ..plain.clone() };
        self.label(key.as_bytes(), || written)
    }

    /// The name of another measure of a row's indicator.
    pub(super) fn measured(&mut self, name: Id<NameSeen>, value: usize) -> Id<NameSeen> {
        let values = &self.table.shape.values;
        let naming = values.get(value).map(|value| &value.naming);
        let (Some(seen), Some(Naming::Measure(measure))) = (self.names.get(name), naming) else {
            return name;
        };
        let (shown, measure) = (seen.name.shown.clone(), measure.clone());
        self.measure_of(&shown, &measure)
    }

    /// The name of a measure of an indicator.
    pub(super) fn measure_of(&mut self, indicator: &str, measure: &str) -> Id<NameSeen> {
        let key = format!("{indicator}\u{1f}{measure}");
        if let Some(known) = self.names.find(key.as_bytes()) {
            return known;
        }
        let text = measure::of(indicator, measure, self.context.units);
        self.name(key.as_bytes(), &text)
    }

    /// The name that a row states; of one that only states a measure, such as `同比增长（%）`, the row above says whose.
    pub(super) fn row_name(&mut self, column: Column, row: Row<'_>) -> Id<NameSeen> {
        let bytes = column.bytes(row);
        let mut column = column;
        let mut above = self.row_above(row);
        // The whole itself stands beside no part.
        if let Some(wholes) = &self.table.shape.wholes
            && bytes.trim_ascii().is_empty()
        {
            column = wholes.column;
            above.clear();
        }
        let bytes = column.bytes(row);
        let key = match above.as_str() {
            "" => Cow::Borrowed(bytes),
            above => [bytes, b"\x1f", above.as_bytes()].concat().into(),
        };
        if let Some(known) = self.names.find(&key) {
            self.above = Some(Above::Row(known));
            return known;
        }
        let shown = self.table.header.showing(column);
        let text = shown.shown(row, self.encoding).into_owned();
        let (_, measure) = name::unmark(&text);
        if self.names_below() && self.states_measure_alone(measure) {
            let above = self.name_above();
            self.is_orphaned |= above.is_none();
            return match above {
                Some(above) => self.measure_of(&above, measure),
                None => self.name(&[b"\x1f", bytes].concat(), &text),
            };
        }
        let id = match &self.context.source.indicator {
            Some(stated) if text.trim().is_empty() => self.name(bytes, stated),
            _ if above.is_empty() => self.name(bytes, &text),
            _ => self.name_below(&key, &above, &text),
        };
        self.above = Some(Above::Row(id));
        id
    }

    /// What a row stands below, where it is a part of that.
    pub(super) fn row_above(&self, row: Row<'_>) -> String {
        let headings = self.table.shape.headings.as_ref();
        let headings = headings.filter(|headings| headings.role.is_none());
        let wholes = || Some(self.table.shape.wholes.as_ref()?.column);
        let column = headings.map(|headings| headings.column).or_else(wholes);
        let above = column.map(|column| column.text(row, self.encoding));
        above.unwrap_or_default().trim().to_owned()
    }

    /// The name of a row that stands below another: `房地产开发投资:住宅`, and 住宅 alone where no other row of this name stands elsewhere.
    pub(super) fn name_below(&mut self, key: &[u8], above: &str, text: &str) -> Id<NameSeen> {
        let (above, unit) = name::split_unit(above, self.context.units);
        let (_, own) = name::unmark(text);
        let mut whole = Name::of(&format!("{above}:{own}"), self.context.units);
        // A part is counted as the whole is, unless it is a rate.
        let unit = unit.filter(|unit| unit.is_ratio() || !measure::is_ratio(own));
        let shape = &self.table.shape;
        let headings = shape.headings.as_ref();
        let wholes = shape.wholes.as_ref();
        let is_shared = headings.is_some_and(|headings| headings.are_shared(own))
            || wholes.is_some_and(|wholes| {
                let (bare, _) = name::split_unit(own, self.context.units);
                wholes.shared.contains(&fold(&bare))
            });
        if !is_shared {
            let name = Name::of(text, self.context.units);
            let keys = [name.keys.as_slice(), &whole.keys].concat();
            whole = Name { keys, ..name };
        }
        whole.unit = whole.unit.or(unit);
        self.named(key, whole)
    }

    /// Whether a name that the plan does not ask for says nothing but which measure of another it is: `增速（%）`.
    pub(super) fn states_measure_alone(&self, text: &str) -> bool {
        let name = Name::of(text, self.context.units);
        let is_asked = |needs: &Needs<'_>| !needs.fed_by(&name.keys).is_empty();
        let is_asked = matches!(&self.wanted, Wanted::Fed(needs, _) if is_asked(needs));
        measure::is_nameless(&name.bare) && !is_asked
    }

    /// Whether a row may be named by one above it: where each is one figure, it would have to be said again in each.
    pub(super) fn names_below(&self) -> bool {
        self.table.shape.period.column().is_none()
    }

    /// The indicator that the rows above name.
    fn name_above(&self) -> Option<String> {
        match self.above.as_ref()? {
            Above::Row(name) => Some(self.names.get(*name)?.name.shown.clone()),
            Above::Heading(text) => Some(text.clone()),
        }
    }

    /// The region of a row; none where nothing states one.
    pub(super) fn row_region(&mut self, about: &mut About<'_>) -> Option<Id<RegionSeen>> {
        if let Asked::Answer(known) = about.region {
            return known;
        }
        let region = match self.table.shape.region.column() {
            Some(column) => {
                let bytes = column.bytes(about.row);
                let known = self.regions.find(bytes);
                Some(known.unwrap_or_else(|| {
                    let shown = self.table.header.showing(column);
                    let text = shown.shown(about.row, about.encoding);
                    self.region(bytes, &text)
                }))
            }
            None => self.region_of_all(),
        };
        about.region = Asked::Answer(region);
        region
    }

    /// The region of all rows, where no column has theirs.
    fn region_of_all(&mut self) -> Option<Id<RegionSeen>> {
        if let Asked::Answer(known) = self.region_of_all {
            return known;
        }
        let stated = match &self.table.shape.region {
            From::Fixed(text) => Some(text.clone()),
            _ => self.context.region.map(str::to_owned),
        };
        let region = stated.map(|text| self.region(text.as_bytes(), &text));
        self.region_of_all = Asked::Answer(region);
        region
    }

    /// The unit that a row states.
    pub(super) fn row_unit(&mut self, about: &mut About<'_>) -> Option<Id<Unit>> {
        if let Asked::Answer(known) = about.unit {
            return known;
        }
        let column = self.table.shape.unit;
        let unit = column.and_then(|column| self.read_unit(column, about.row, about.line));
        about.unit = Asked::Answer(unit);
        unit
    }

    /// The unit that a row states in a column.
    pub(super) fn read_unit(
        &mut self,
        column: Column,
        row: Row<'_>,
        line: u32,
    ) -> Option<Id<Unit>> {
        let scale = self.table.shape.scale;
        let bytes = column.bytes(row);
        if bytes.is_empty() {
            return None;
        }
        self.key.clear();
        self.key.extend_from_slice(bytes);
        if let Some(scale) = scale {
            self.key.push(JOINT);
            self.key.extend_from_slice(scale.bytes(row));
        }
        if let Some(known) = self.stated_units.find(&self.key) {
            return match *self.stated_units.get(known)? {
                Ok(unit) => unit,
                Err(at) => {
                    self.bad_units.get_mut(at)?.more += 1;
                    None
                }
            };
        }
        let label = self.table.header.showing(column);
        let label = label.shown(row, self.encoding);
        let code = column.text(row, self.encoding);
        // The label says more than the code, unless only the code is known.
        let known = |text: &str| unit_text::is_known(text, self.context.units);
        let text = if known(&code) && !known(&label) { code } else { label };
        let scale = scale.map(|scale| scale.text(row, self.encoding));
        let scale = scale.as_deref().unwrap_or_default();
        let stated = match unit_text::unit_of(&text, scale, self.context.units) {
            Ok(unit) => Ok(unit.map(|unit| self.unit(unit))),
            Err(text) => {
                self.bad_units.push(Unreadable { text, line, field: column.number(), more: 0 });
                Err(self.bad_units.len() - 1)
            }
        };
        self.stated_units.add(&self.key, stated);
        stated.unwrap_or_default()
    }

    /// What the dimension columns of a row hold.
    pub(super) fn row_dimensions(&mut self, about: &mut About<'_>) -> Id<Dimensions> {
        if let Some(known) = about.dimensions {
            return known;
        }
        self.key.clear();
        for dimension in &self.table.shape.dimensions {
            self.key.extend_from_slice(dimension.column.bytes(about.row));
            self.key.push(JOINT);
        }
        let known = self.dimensions.find(&self.key);
        let id = known.unwrap_or_else(|| {
            let values = self.read_dimensions(about.row);
            self.dimensions.add(&self.key, values)
        });
        about.dimensions = Some(id);
        id
    }

    fn read_dimensions(&self, row: Row<'_>) -> Dimensions {
        let mut values = Dimensions::default();
        for dimension in &self.table.shape.dimensions {
            let label = dimension.label.unwrap_or(dimension.column);
            let mut text = label.shown(row, self.encoding);
            if text.trim().is_empty() {
                text = dimension.column.shown(row, self.encoding);
            }
            let (depth, bare) = name::unmark(&text);
            values.shown.push(bare.to_owned());
            values.depths.push(depth);
            let code = dimension.label.map(|_| dimension.column);
            let code = code.map(|code| code.shown(row, self.encoding));
            values.codes.push(code.unwrap_or_default().trim().to_owned());
        }
        let told = values.shown.iter().map(String::as_str);
        let told: Vec<&str> = told.filter(|value| !value.is_empty()).collect();
        values.label = told.join(" · ").into();
        if let Some(at) = self.own {
            let code = values.codes.get(at).filter(|code| !code.is_empty());
            let own = code.or_else(|| values.shown.get(at));
            values.own = own.map_or("", |own| own.trim()).into();
        }
        values
    }

    /// The version that a row states.
    pub(super) fn vintage(&mut self, row: Row<'_>) -> Option<Id<String>> {
        let column = self.table.shape.vintage?;
        let text = column.text(row, self.encoding);
        let text = text.trim();
        (!text.is_empty()).then(|| self.vintages.number_of(text))
    }

    /// The flags that a row states in a column and a cell beside its number.
    pub(super) fn flag(
        &mut self,
        (row, line): (Row<'_>, u32),
        column: Option<Column>,
        own: Option<String>,
    ) -> Option<Id<String>> {
        let stated = column.map(|column| (column, column.shown(row, self.encoding)));
        let stated = stated.as_ref().map(|(column, text)| (column, text.trim()));
        let stated = stated.filter(|(_, flag)| !flag.is_empty() && !NORMAL.contains(flag));
        if let Some((column, text)) = stated
            && self.flags.find(text.as_bytes()).is_none()
            && flags::is_unknown(text)
            && self.odd_flags.len() < MOST_ODD
            && self.odd_flags.iter().all(|odd| odd.text != text)
            && !self.is_of_notes(*column)
        {
            self.odd_flags.push(Unreadable {
                text: text.to_owned(),
                line,
                field: column.number(),
                more: 0,
            });
        }
        let stated = stated.map(|(_, flag)| flag);
        let flag = match (stated, own) {
            (None, own) => own?,
            (Some(stated), None) => stated.to_owned(),
            (Some(stated), Some(own)) => format!("{stated} {own}"),
        };
        Some(self.flags.number_of(&flag))
    }

    /// Whether a column is called one of notes, where most texts are no flags.
    fn is_of_notes(&self, column: Column) -> bool {
        let mut cells = self.table.header.cells.iter();
        let cell = cells.find(|cell| cell.column == column);
        cell.is_some_and(|cell| role::is_note(&role::plain(&cell.text)))
    }

    /// That a figure is a forecast, where a column of its row says up to which year figures are actual.
    pub(super) fn forecast(&self, row: Row<'_>, label: Option<Id<Written>>) -> Option<String> {
        let text = self.table.shape.actual?.text(row, self.encoding);
        let last = notation::parse(text.trim()).ok()?.period;
        let period = notation::parse(&self.labels.get(label?)?.text).ok()?.period;
        let mut flags = FLAGS.rows().filter(|(_, flag)| *flag == Flag::Forecast);
        (period.start() >= last.end()).then(|| flags.next().map(|(word, _)| word.to_owned()))?
    }

    /// What a bare month of a figure means, by its name or its row.
    pub(super) fn basis(&mut self, row: Row<'_>, line: u32, name: Id<NameSeen>) -> Option<Basis> {
        let stated = self.stated_basis(row, line);
        let named = self.names.get(name);
        named.and_then(|seen| seen.name.basis).or(stated)
    }

    /// What the basis column says of a row; what it says in other words is kept to be told.
    fn stated_basis(&mut self, row: Row<'_>, line: u32) -> Option<Basis> {
        let column = self.table.shape.basis?;
        let bytes = column.bytes(row);
        if let Some(known) = self.bases.find(bytes) {
            let (basis, bad) = self.bases.get_mut(known)?;
            if let Some(bad) = bad {
                bad.more += 1;
            }
            return *basis;
        }
        let text = column.text(row, self.encoding);
        let text = text.trim();
        let basis = basis_of(text);
        let is_role = self.table.header.column(Role::Basis) == Some(column);
        let unreadable = (is_role && basis.is_none() && !text.is_empty()).then(|| Unreadable {
            text: text.to_owned(),
            line,
            field: column.number(),
            more: 0,
        });
        self.bases.add(bytes, (basis, unreadable));
        basis
    }
}

/// How many texts of a column of flags that are not known are told.
const MOST_ODD: usize = 5;

/// What SDMX writes of figures of which nothing is to be said.
const NORMAL: &[&str] = &["A", "Normal", "Normal value"];

/// What a cell of a basis column says; none where it is no word for it.
fn basis_of(text: &str) -> Option<Basis> {
    let folded = fold(text);
    let run = || name::split_basis(text).1;
    let alone = || FREQUENCIES.sense(folded.as_str()).map(|_| Basis::Period);
    Basis::of(folded.as_str()).or_else(run).or_else(alone)
}
