//! The members of a series from its cells: which rows are one member, over which periods they are added up.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::member::{Figures, Member, Members, Presence};
use super::suppress;
use crate::data::{self, Profile};
use crate::ledger::Ledger;
use crate::plan::{Aggregate, Plan};
use crate::quantity::{ArithmeticError, Decimal, Period, Quantity, Unit};
use crate::series::{Catalogue, Kind, RegionId, SeriesId, fold};
use crate::words::columns::{MEMBERS, NAMINGS, Naming};
use crate::words::regions::{self, level, says_all};

/// What is asked of members.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The series.
    pub series: SeriesId,
    /// The column that makes classes of members; none: each member by itself.
    pub by: Option<String>,
    /// A cell of fewer members than this is hidden; 0: none.
    pub least: usize,
}

/// Why the members of a series cannot be told.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Refused {
    /// There is no such column: the headers that there are.
    Column(Vec<String>),
    /// A figure in a unit that does not go with that of the whole: the member, its unit, that of the whole.
    Unit(String, Unit, Unit),
    /// What does not add up: a rate or a growth.
    Rate,
    /// Figures of the whole alone, without members.
    Alone,
    /// Sums have too many digits.
    TooLong,
}

impl From<ArithmeticError> for Refused {
    fn from(_: ArithmeticError) -> Self {
        Self::TooLong
    }
}

/// The rows of the cells of a series, by period.
type Cells = BTreeMap<Period, Vec<Row>>;

/// What one member has in one cell.
#[derive(Clone, Debug)]
struct Row {
    label: String,
    profile: Option<Profile>,
    /// None where the cell is blank.
    value: Option<Decimal>,
}

/// What tells members apart.
enum Key {
    /// A column, by its header.
    Column(String),
    /// All that a row says.
    Label,
}

/// The members of a series over its newest period; none where it has no figures.
///
/// # Errors
/// [`Refused`].
pub fn read(
    plan: &Plan,
    catalogue: &Catalogue,
    ledger: &Ledger,
    asked: &Asked,
) -> Result<Option<Members>, Refused> {
    let Some(series) = catalogue.get(asked.series) else {
        return Ok(None);
    };
    let kind = ledger.kind(asked.series).map(|(kind, _)| kind);
    let adds_up = matches!(series.aggregate, None | Some(Aggregate::Sum));
    if adds_up && matches!(kind, Some(Kind::Rate | Kind::Growth)) {
        return Err(Refused::Rate);
    }
    let source = Source::of(plan, ledger, catalogue, asked.series)?;
    let Some((last, _)) = source.cells.last_key_value() else {
        return if ledger.is_fed(asked.series) { Err(Refused::Alone) } else { Ok(None) };
    };
    let key = source.key();
    let by = asked.by.as_deref().map(|by| source.column(by)).transpose()?;
    // A column that tells members apart makes no classes of them.
    let by = by.filter(|by| !matches!(&key, Key::Column(key) if key == by));
    let is_flow = kind == Some(Kind::Flow);
    let last = newest(&source.cells).unwrap_or(*last);
    let year = is_flow.then(|| plan.calendar.to_date(last));
    let year = year.and_then(|year| Some((year, tiles(&source.cells, year)?)));
    let (period, now) = year.unwrap_or_else(|| (last, vec![last]));
    let earlier = period.years_later(-1);
    let before = tiles(&source.cells, earlier);
    let counted = series.aggregate == Some(Aggregate::Count);
    let gathered = Gathered {
        source: &source,
        key: &key,
        by: by.as_deref(),
        counted,
        now: &now,
        before: before.as_deref().unwrap_or_default(),
        last,
    };
    let single = gathered.rows()?;
    let members = Members {
        series: series.name.clone(),
        region: source.region.clone(),
        unit: source.unit.clone(),
        aggregate: series.aggregate,
        period: Some(period),
        before: before.as_ref().map(|_| earlier),
        least: asked.least,
        ..Members::default()
    };
    let members = match by {
        Some(by) => Members {
            by: Some(by),
            rows: classes(&single),
            single: single.into_iter().map(|(member, _)| member).collect(),
            ..members
        },
        None => Members {
            by: match key {
                Key::Column(column) => Some(column),
                Key::Label => None,
            },
            rows: single.into_iter().map(|(member, _)| member).collect(),
            ..members
        },
    };
    let mut members = members.finish()?;
    suppress::hide(&mut members);
    Ok(Some(members))
}

/// The newest cell: of those that end last the longest.
fn newest(cells: &Cells) -> Option<Period> {
    cells.keys().copied().max_by_key(|period| (period.end(), period.months()))
}

/// The cells that make up a period end to end, the longest first.
fn tiles(cells: &Cells, period: Period) -> Option<Vec<Period>> {
    let mut tiles = Vec::new();
    let mut at = period.start();
    while at < period.end() {
        let fitting = cells.keys().filter(|one| one.start() == at && one.end() <= period.end());
        let next = *fitting.max_by_key(|one| one.months())?;
        tiles.push(next);
        at = next.end();
    }
    Some(tiles)
}

/// Where members come from.
struct Source {
    cells: Cells,
    unit: Unit,
    region: Option<String>,
}

impl Source {
    /// The rows of an aggregate, the declared parts of a whole, or its regions.
    fn of(
        plan: &Plan,
        ledger: &Ledger,
        catalogue: &Catalogue,
        id: SeriesId,
    ) -> Result<Self, Refused> {
        let unit = ledger.unit(id).cloned().unwrap_or_else(Unit::bare);
        let mut source = Self { cells: Cells::new(), unit, region: None };
        let Some(series) = catalogue.get(id) else {
            return Ok(source);
        };
        let regions = &ledger.data().regions;
        let name = |region: RegionId| {
            Some(regions.name(region).to_owned()).filter(|name| !name.is_empty())
        };
        let all: Vec<RegionId> = ledger.regions_of(id).collect();
        let own = plan.region.as_ref().and_then(|own| regions.find(own));
        let own = own.filter(|own| all.contains(own)).or(all.first().copied());
        if series.aggregate.is_some() {
            if let Some(region) = own {
                source.region = name(region);
                let counted = series.aggregate == Some(Aggregate::Count);
                source.add_rows(ledger, id, region, counted)?;
            }
        } else if series.parts.is_empty() {
            for region in parts_of_whole(plan, &all, |region| regions.name(region).to_owned()) {
                source.add_series(ledger, id, region, regions.name(region))?;
            }
        } else if let Some(region) = own {
            source.region = name(region);
            for part in &series.parts {
                let part_name = catalogue.get(*part).map_or("", |part| &part.name);
                source.add_series(ledger, *part, region, part_name)?;
            }
        }
        Ok(source)
    }

    /// The rows that went into the observations of an aggregate; of a count each is as many as it stands for.
    fn add_rows(
        &mut self,
        ledger: &Ledger,
        id: SeriesId,
        region: RegionId,
        counted: bool,
    ) -> Result<(), Refused> {
        let data = ledger.data();
        for (period, observation) in ledger.cells_that_count(id, region) {
            let members = observation.members;
            let members = members.and_then(|at| data.members.get(at as usize));
            let row = |member: &data::Member| -> Result<Row, Refused> {
                let value = if counted {
                    Some(Decimal::from(member.rows))
                } else {
                    self.value(&member.label, member.value, data.unit(member.unit))?
                };
                Ok(Row { label: member.label.to_string(), profile: member.profile.clone(), value })
            };
            let rows = members.into_iter().flatten().map(row);
            let rows = rows.collect::<Result<Vec<Row>, Refused>>()?;
            self.cells.insert(period, rows);
        }
        Ok(())
    }

    /// The figures of another series, as those of one member.
    fn add_series(
        &mut self,
        ledger: &Ledger,
        id: SeriesId,
        region: RegionId,
        name: &str,
    ) -> Result<(), Refused> {
        for (period, observation) in ledger.cells_that_count(id, region) {
            let unit = ledger.data().unit(observation.unit);
            let value = self.value(name, observation.value, unit)?;
            self.cells.entry(period).or_default().push(Row {
                label: name.to_owned(),
                profile: None,
                value,
            });
        }
        Ok(())
    }

    /// A figure of a member in the unit of the whole.
    fn value(
        &self,
        member: &str,
        value: Option<Decimal>,
        unit: Unit,
    ) -> Result<Option<Decimal>, Refused> {
        let Some(value) = value else {
            return Ok(None);
        };
        let converted = Quantity::new(value, unit.clone()).in_unit(&self.unit);
        let refused = |_| Refused::Unit(member.to_owned(), unit, self.unit.clone());
        converted.map(Some).map_err(refused)
    }

    /// The columns of the rows, in the order in which they are met.
    fn columns(&self) -> Vec<&str> {
        let mut columns: Vec<&str> = Vec::new();
        let profiles = self.cells.values().flatten().filter_map(|row| row.profile.as_ref());
        for said in profiles.flat_map(|profile| profile.iter()) {
            if !columns.contains(&&*said.column) {
                columns.push(&said.column);
            }
        }
        columns
    }

    /// A column by its header; else the headers that there are.
    fn column(&self, header: &str) -> Result<String, Refused> {
        let columns = self.columns();
        let known = columns.iter().find(|column| fold(column) == fold(header));
        let known = known.map(|column| (*column).to_owned());
        known.ok_or_else(|| Refused::Column(columns.into_iter().map(str::to_owned).collect()))
    }

    /// What tells the rows apart: a column in which no two rows of a cell say the same, a column of codes before others.
    fn key(&self) -> Key {
        let unique = |column: &&str| self.cells.values().all(|rows| tells_apart(rows, column));
        let mut unique: Vec<&str> = self.columns().into_iter().filter(unique).collect();
        unique.sort_by_key(|column| !is_code(column));
        let first = unique.first();
        first.map_or(Key::Label, |column| Key::Column((*column).to_owned()))
    }
}

/// The classes that members are of, in the order in which these are met; who has not reported counts in neither period.
fn classes(single: &[(Member, String)]) -> Vec<Member> {
    let mut classes: Vec<(Member, usize)> = Vec::new();
    for (member, class) in single {
        let at = classes.iter().position(|(known, _)| known.name == *class);
        let at = at.unwrap_or_else(|| {
            let class =
                Member { name: class.clone(), presence: Presence::Silent, ..Member::default() };
            classes.push((class, 0));
            classes.len() - 1
        });
        if let Some((class, before)) =
            classes.get_mut(at).filter(|_| member.presence != Presence::Silent)
        {
            class.count += usize::from(member.figures.now.is_some());
            *before += usize::from(member.figures.before.is_some());
            class.figures.now = sum(class.figures.now, member.figures.now);
            class.figures.before = sum(class.figures.before, member.figures.before);
        }
    }
    let finished = classes.into_iter().map(|(mut class, before)| {
        class.presence = match (class.count > 0, before > 0) {
            (true, true) => Presence::Stays,
            (true, false) => Presence::Entered,
            (false, true) => Presence::Left,
            (false, false) => Presence::Silent,
        };
        let counts = [class.count, before].into_iter().filter(|count| *count > 0);
        class.fewest = counts.min().unwrap_or(0);
        class
    });
    finished.collect()
}

fn sum(one: Option<Decimal>, other: Option<Decimal>) -> Option<Decimal> {
    match (one, other) {
        (Some(one), Some(other)) => one.plus(other).ok(),
        (one, other) => one.or(other),
    }
}

/// The regions that make up the whole, without that itself.
fn parts_of_whole(
    plan: &Plan,
    all: &[RegionId],
    name: impl Fn(RegionId) -> String,
) -> Vec<RegionId> {
    let own = plan.region.as_deref();
    let is_whole = |region: RegionId| {
        let name = name(region);
        let own = own.is_some_and(|own| {
            regions::folded(own) == regions::folded(&name) && level(own).is_some()
        });
        name.is_empty() || says_all(&name) || own
    };
    all.iter().copied().filter(|region| !is_whole(*region)).collect()
}

/// Whether a header names codes.
fn is_code(header: &str) -> bool {
    naming(header) == Some(Naming::Code)
}

/// Whether a header names codes or what they stand for.
fn naming(header: &str) -> Option<Naming> {
    let header = fold(header);
    NAMINGS.at_end(header.as_str()).map(|(naming, _)| naming)
}

/// Whether no two rows of a cell say the same in a column, and none says nothing.
fn tells_apart(rows: &[Row], column: &str) -> bool {
    let mut met = HashSet::new();
    rows.iter().all(|row| {
        let said = row.identity(&Key::Column(column.to_owned()));
        !said.is_empty() && met.insert(said)
    })
}

impl Row {
    fn said(&self, column: &str) -> Option<&data::Said> {
        let profile = self.profile.as_ref()?;
        profile.iter().find(|said| said.column == column)
    }

    /// What tells it from other members: its code, where there is one.
    fn identity(&self, key: &Key) -> String {
        match key {
            Key::Label => self.label.clone(),
            Key::Column(column) => self.said(column).map_or_else(String::new, |said| {
                let code = Some(&said.code).filter(|code| !code.is_empty());
                code.unwrap_or(&said.text).clone()
            }),
        }
    }
}

/// The rows of two periods, gathered by member.
struct Gathered<'a> {
    source: &'a Source,
    key: &'a Key,
    /// The column that makes classes of members.
    by: Option<&'a str>,
    counted: bool,
    now: &'a [Period],
    before: &'a [Period],
    /// The newest cell: who is not in it has not reported, or is gone.
    last: Period,
}

/// What is known of a member while rows are gathered.
#[derive(Default)]
struct Met<'a> {
    newest: Option<&'a Row>,
    now: Sum,
    before: Sum,
    /// How many rows it has in the newest cell.
    last: usize,
    /// Whether one of those in the newest cell is blank.
    blank: bool,
}

/// Figures added up; a blank one leaves no sum.
#[derive(Default)]
struct Sum {
    value: Decimal,
    count: usize,
    blank: bool,
}

impl Sum {
    fn add(&mut self, value: Option<Decimal>) -> Result<(), ArithmeticError> {
        self.count += 1;
        match value {
            Some(value) => self.value = self.value.plus(value)?,
            None => self.blank = true,
        }
        Ok(())
    }

    fn figure(&self) -> Option<Decimal> {
        (self.count > 0 && !self.blank).then_some(self.value)
    }
}

impl Gathered<'_> {
    /// The members one by one, each with the class that it is of.
    fn rows(&self) -> Result<Vec<(Member, String)>, ArithmeticError> {
        let mut order: Vec<String> = Vec::new();
        let mut met: HashMap<String, Met<'_>> = HashMap::new();
        for (periods, is_now) in [(self.before, false), (self.now, true)] {
            for period in periods {
                for row in self.cell(*period) {
                    let identity = row.identity(self.key);
                    if !met.contains_key(&identity) {
                        order.push(identity.clone());
                    }
                    let one = met.entry(identity).or_default();
                    one.newest = Some(row);
                    let sum = if is_now { &mut one.now } else { &mut one.before };
                    sum.add(row.value)?;
                    if *period == self.last {
                        one.last += 1;
                        one.blank |= row.value.is_none();
                    }
                }
            }
        }
        let previous = self.previous();
        let member = |identity: String| {
            let met = met.get(&identity)?;
            let presence = self.presence(met, previous.contains(&identity));
            let class = self.by.and_then(|by| met.newest?.said(by));
            let class = class.map_or_else(String::new, |said| said.text.clone());
            Some((self.member(identity, met, presence), class))
        };
        Ok(order.into_iter().filter_map(member).collect())
    }

    fn cell(&self, period: Period) -> &[Row] {
        self.source.cells.get(&period).map_or(&[], Vec::as_slice)
    }

    /// Who had a figure in the cell before the newest.
    fn previous(&self) -> HashSet<String> {
        let earlier = self.source.cells.keys().filter(|one| one.end() < self.last.end());
        let previous = earlier.max_by_key(|one| (one.end(), one.months()));
        let rows = previous.map_or(&[][..], |period| self.cell(*period));
        let reported = rows.iter().filter(|row| row.value.is_some());
        reported.map(|row| row.identity(self.key)).collect()
    }

    fn presence(&self, met: &Met<'_>, was_there: bool) -> Presence {
        // Who is gone for a whole year has left.
        let may_be_late = was_there && !self.counted && self.last.months() < 12;
        let is_silent = met.blank || (met.last == 0 && may_be_late);
        if is_silent {
            Presence::Silent
        } else if met.last == 0 {
            Presence::Left
        } else if met.before.count == 0 && !self.before.is_empty() {
            Presence::Entered
        } else {
            Presence::Stays
        }
    }

    fn member(&self, identity: String, met: &Met<'_>, presence: Presence) -> Member {
        let said = match self.key {
            Key::Column(column) => met.newest.and_then(|row| row.said(column)),
            Key::Label => None,
        };
        let (name, about) = met.newest.map_or((None, Vec::new()), |row| self.about(row));
        let is_code = said.is_some_and(|said| said.code.is_empty() && is_code(&said.column));
        let code = said.map(|said| said.code.clone()).filter(|code| !code.is_empty());
        let text = said.map(|said| said.text.clone());
        let (name, code) = if is_code {
            (name.unwrap_or_else(|| identity.clone()), Some(identity))
        } else {
            (text.unwrap_or(identity), code)
        };
        // Gone is gone: a part of a year says nothing of the year.
        let now = met.now.figure().filter(|_| presence != Presence::Silent && met.last > 0);
        Member {
            name,
            code,
            about,
            count: 1,
            fewest: 1,
            figures: Figures { now, before: met.before.figure() },
            presence,
            ..Member::default()
        }
    }

    /// The name that stands beside a column of codes, where that tells members apart, and what else a row says.
    fn about(&self, row: &Row) -> (Option<String>, Vec<String>) {
        let Key::Column(key) = self.key else {
            return (None, Vec::new());
        };
        let others = row.profile.iter().flat_map(|profile| profile.iter());
        let others: Vec<&data::Said> =
            others.filter(|said| said.column != *key && !said.text.is_empty()).collect();
        let wants_name = is_code(key);
        let is_name = |said: &&&data::Said| {
            let header = fold(&said.column);
            naming(&said.column).map_or_else(
                || MEMBERS.at_end(header.as_str()).is_some(),
                |naming| naming == Naming::Label,
            )
        };
        let name = others.iter().find(is_name).filter(|_| wants_name).copied();
        let about =
            others.iter().filter(|said| name.is_none_or(|name| !std::ptr::eq(name, **said)));
        (name.map(|said| said.text.clone()), about.map(|said| said.text.clone()).collect())
    }
}
