//! A long file in parts that all cores read at once. Where a part begins is guessed: with its first line that begins in it. That is
//! held against where the part before it ended; and a part that holds anything but rows and notes of the one table is left to who
//! reads record by record, as is one of which the guess was wrong, within a cell of several lines.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::data::bytes::content::Reading;
use crate::data::bytes::records::{Broken, Records};
use crate::data::compact::Compact;
use crate::data::rows::found::{Found, Own, RegionSeen};
use crate::data::rows::glance::{Glance, KnownRow};
use crate::data::rows::join::{Joint, Met};
use crate::data::rows::scan::{Above, Scan};
use crate::data::table::opened::Opened;
use crate::data::table::preamble::Note;
use crate::data::texts::intern::Id;
use crate::data::texts::label::Written;
use crate::parallel;
use crate::series::SeriesId;

/// Bytes of a part.
pub(super) const PART: u64 = 1 << 18;
/// A file of fewer parts is read at once.
const FEW: u64 = 4;
/// So many parts are read before they are joined.
const ROUND: usize = 1 << 7;

/// The parts of a long file, as far as they are read.
pub(super) struct Parts<'r> {
    opened: &'r Opened<'r>,
    /// Bytes of the file, and of a part.
    length: u64,
    size: u64,
    /// From where on parts may be read.
    next: u64,
    /// How many are read before they are joined.
    round: usize,
}

/// Where what is read ends before its end, for others to look at.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Ends {
    /// The one table goes on to the end of the file.
    Nowhere,
    /// At whatever may be the header of another table, or is no row.
    AtWords,
    /// At what says of itself that it is a header.
    AtHeader,
}

/// A place in a file, and its line.
type Place = (u64, u32);

impl<'r> Parts<'r> {
    /// The parts of a file; none where it is short, or must be read as one.
    pub(super) fn of(opened: &'r Opened<'r>, size: u64) -> Option<Self> {
        let (_, length) = opened.apart()?;
        (length >= size * FEW).then_some(Self { opened, length, size, next: size, round: ROUND })
    }

    /// Whether the records from a place on may be read in parts.
    pub(super) fn are_due(&self, (at, _): Place) -> bool {
        at >= self.next
    }

    /// Reads parts from a place on with scans like one that goes on where they end; gives how far they were read, if at all.
    pub(super) fn read<'c>(
        &mut self,
        from: Place,
        like: impl Fn() -> Scan<'c>,
        ends: Ends,
        scan: &mut Scan<'c>,
        sink: &mut impl FnMut(Found),
    ) -> Option<Place> {
        let opened = self.opened;
        let worker = |number| Worker::new(number, opened, like());
        let workers: Option<Vec<_>> = (0..parallel::cores()).map(worker).collect();
        let mut workers = workers?;
        let mut place = from;
        let mut all_taken = true;
        while all_taken && place.0 < self.length {
            let starts = (0..self.round as u64).map(|number| place.0 + number * self.size);
            let starts = starts.take_while(|start| *start < self.length);
            let ranges: Vec<Range<u64>> = starts.map(|start| start..start + self.size).collect();
            let first = place.0;
            let parts = parallel::map_with(&mut workers, &ranges, |worker, range| {
                worker.read(range, first, ends)
            });
            for part in parts {
                let worker = workers.get_mut(part.worker);
                let worker = worker.filter(|_| part.is_plain && part.start.0 == place.0);
                let Some(worker) = worker else {
                    all_taken = false;
                    break;
                };
                place = worker.join(part, place, scan, sink);
            }
            self.round = if all_taken {
                ROUND.min(self.round * 2)
            } else {
                (self.round / 2).max(workers.len())
            };
        }
        self.next = place.0 + self.size;
        (place != from).then_some(place)
    }
}

/// What one thread reads its parts with.
struct Worker<'r, 'c> {
    number: usize,
    opened: &'r Opened<'r>,
    records: Records<Reading<'r>>,
    /// Bytes of the file.
    length: u64,
    scan: Scan<'c>,
    found: Compact<Found>,
    joint: Joint,
}

/// What a worker read of one part.
struct Part {
    worker: usize,
    /// Where its first record begins, and where the next does behind its last; lines are counted within the part.
    start: Place,
    end: Place,
    /// Whether it holds nothing but rows and notes.
    is_plain: bool,
    found: Vec<(u32, Own)>,
    met: Met,
    rows: u64,
    notes: Vec<Note>,
    counted_regions: BTreeSet<(SeriesId, Option<Id<RegionSeen>>)>,
    unused: Vec<u64>,
    unused_labels: BTreeSet<Id<Written>>,
    /// What its last row names below it.
    above: Option<Above>,
}

impl<'r, 'c> Worker<'r, 'c> {
    fn new(number: usize, opened: &'r Opened<'r>, mut scan: Scan<'c>) -> Option<Self> {
        if scan.feeds_by_name() {
            let every_region = scan.context.every_region;
            let by_name = scan.answers.are_by_name();
            let bytes = (opened.delimiter, opened.field_encoding());
            scan.glance = Glance::of(&scan.table, every_region, by_name, bytes);
        }
        let (records, length) = opened.apart()?;
        Some(Self {
            number,
            opened,
            records,
            length,
            scan,
            found: Compact::default(),
            joint: Joint::default(),
        })
    }

    /// Reads the records that begin within a range; with the first of the round begins a record.
    fn read(&mut self, range: &Range<u64>, first: u64, ends: Ends) -> Part {
        // What stands above it is in another part.
        (self.scan.above, self.scan.is_orphaned) = (None, false);
        self.scan.unit_above = None;
        let places = self.records_of(range, first, ends);
        let scan = &mut self.scan;
        Part {
            worker: self.number,
            is_plain: places.is_ok() && scan.is_plain(),
            start: places.as_ref().map_or((0, 0), |(start, _)| *start),
            end: places.map_or((0, 0), |(_, end)| end),
            found: self.found.take_rows(),
            met: scan.met(self.found.commons()),
            rows: std::mem::take(&mut scan.rows),
            notes: std::mem::take(&mut scan.notes),
            counted_regions: std::mem::take(&mut scan.counted_regions),
            unused: std::mem::take(&mut scan.unused),
            unused_labels: std::mem::take(&mut scan.unused_labels),
            above: scan.above.take(),
        }
    }

    /// Scans them; gives where the first begins and where the last ends, unless there is more than rows and notes.
    fn records_of(
        &mut self,
        range: &Range<u64>,
        first: u64,
        ends: Ends,
    ) -> Result<(Place, Place), Unlike> {
        let (records, scan, found) = (&mut self.records, &mut self.scan, &mut self.found);
        let cells = scan.context.cells(&scan.table);
        let begins = range.start == first;
        let at = range.start - u64::from(!begins);
        records.restart(self.opened.read_from(at), at);
        let mut start = records.place();
        if !begins {
            records.skip_line()?;
        }
        records.skip_blank_lines()?;
        if !begins {
            start = records.place();
        }
        let at_words = ends == Ends::AtWords;
        while records.place().0 < range.end {
            let glance = scan.glance.as_mut();
            if let Some(known) = glance.and_then(|known| known.row(records.rest(), cells, at_words))
            {
                let (_, line) = records.place();
                for alike in known.feeds {
                    let own = Own { line, ..known.own };
                    found.add(*alike, own);
                }
                let KnownRow { length, unused, unused_label, .. } = known;
                records.pass(length);
                scan.rows += 1;
                if let Some(name) = unused {
                    scan.pass_by(name, 1);
                }
                scan.unused_labels.extend(unused_label);
                continue;
            }
            if !records.skip_blank_lines()? || records.place().0 >= range.end {
                break;
            }
            let Some((line, row)) = records.next()? else {
                break;
            };
            let ends = match ends {
                Ends::Nowhere => false,
                Ends::AtWords => scan.may_be_header(row),
                Ends::AtHeader => scan.names_columns(row),
            };
            let known = found.len();
            if ends || (!scan.record(line, row, &mut |one| found.push(one)) && at_words) {
                return Err(Unlike);
            }
            if let Some(glance) = &mut scan.glance {
                glance.keep(row, cells, found.commons(), found.since(known));
            }
        }
        records.skip_blank_lines()?;
        Ok((start, records.place()))
    }

    /// Hands on what was read of a part that begins at a place; gives where the next begins.
    fn join(
        &mut self,
        part: Part,
        place: Place,
        scan: &mut Scan<'_>,
        sink: &mut impl FnMut(Found),
    ) -> Place {
        let alike = self.found.commons();
        self.joint.extend(&self.scan, alike, part.met, scan);
        let lines = place.1 - part.start.1;
        let joint = &self.joint;
        for found in part.found {
            joint.found(found, lines).map(&mut *sink);
        }
        scan.rows += part.rows;
        for (name, figures) in joint.unused(&part.unused) {
            scan.pass_by(name, figures);
        }
        scan.unused_labels.extend(joint.labels(part.unused_labels));
        let notes = part
            .notes
            .into_iter()
            .map(|note| Note { line: note.line.saturating_add(lines), ..note });
        scan.notes.extend(notes);
        if let Some(above) = part.above {
            scan.above = Some(joint.above(above));
        }
        let counted = joint.counted(part.counted_regions);
        scan.counted_regions.extend(counted);
        let end = part.end.0.min(self.length);
        (end, part.end.1.saturating_add(lines))
    }
}

/// A part holds more than rows and notes.
struct Unlike;

impl From<Broken> for Unlike {
    fn from(_: Broken) -> Self {
        Self
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use encoding_rs::GB18030;
    use proptest::prelude::*;

    use crate::data::bytes::files::Input;
    use crate::data::rows::file::{Tables, scan_by};
    use crate::data::rows::found::{Context, Regions, Wanted};
    use crate::data::rows::needs::Needs;
    use crate::data::table::find::Table;
    use crate::data::table::opened::Opened;
    use crate::plan::{Plan, Source};
    use crate::quantity::UnitTable;
    use crate::series::{Catalogue, Folded};

    const PLAN: &str = r#"
[plan]
title = "t"
baseline = "2020"
deadline = "2025"
[[targets]]
name = "收入"
[[targets]]
name = "游客,过夜"
"#;

    /// All that comes of a text read in parts of a size, as one text.
    fn scanned(bytes: &[u8], size: u64) -> String {
        let plan = Plan::parse(&"targets.toml".into(), &PLAN.into()).unwrap();
        let catalogue = Catalogue::of(&plan);
        let (source, units) = (Source::default(), UnitTable::default());
        let input = Input::of("-".as_ref(), Some(&bytes.into()));
        let regions = crate::plan::Spellings::default();
        let context = Context {
            source: &source,
            units: &units,
            region: None,
            every_region: true,
            regions: &regions,
        };
        let Ok(opened) = Opened::open(&input, 1, &source) else {
            return "no table".to_owned();
        };
        let feeds = |name: &Folded| !catalogue.fed_by(name).is_empty();
        let Ok(mut tables) = Tables::of(&opened, context, &feeds) else {
            return "no table".to_owned();
        };
        let wanted = |table: &Table| Wanted::Fed(Needs::new(&catalogue, table), Regions::default());
        let mut found = Vec::new();
        let mut sink = |table, one| found.push((table, one));
        let scans = scan_by(size, &opened, context, &feeds, &mut tables, &wanted, &mut sink);
        let mut all = format!("{found:?}");
        for scan in scans {
            let said = write!(
                all,
                "\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{}",
                scan.names.iter().collect::<Vec<_>>(),
                scan.labels.iter().collect::<Vec<_>>(),
                scan.regions.iter().collect::<Vec<_>>(),
                scan.units.iter().collect::<Vec<_>>(),
                scan.flags.iter().collect::<Vec<_>>(),
                scan.notes,
                scan.problems,
                scan.bad_cells,
                scan.bad_units,
                scan.unused_labels,
                scan.rows,
            );
            said.unwrap();
        }
        all
    }

    fn field() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "甲县",
            "\"乙,市\"",
            "\"丙\n县\"",
            "收入",
            "收入(万元)",
            "\"游客,过夜\"",
            "人口",
            "",
            "-",
            "12.3",
            "\"1,234\"",
            "x",
            "注：甲",
            "2024-01",
            "2024年2月",
            "\"a\"\"b\"",
            "数值",
            "12 p",
        ])
    }

    /// A row, mostly of the month and region of the one before; `unit_first`: its unit stands before its value.
    fn row(unit_first: bool) -> impl Strategy<Value = String> {
        let month = (2019..2025, 1..13).prop_map(|(year, month)| format!("{year}-{month:02}"));
        let month = prop_oneof![8 => Just("2024-05".to_owned()), 1 => month];
        let others = prop::sample::select(vec!["\"乙,市\"", "\"丙\n县\"", "", "全市"]);
        let region = prop_oneof![8 => Just("甲县"), 2 => others];
        let name = prop::sample::select(vec!["收入", "\"游客,过夜\"", "人口", "收入（万元）"]);
        let value = prop::sample::select(vec![
            "1",
            "12.30",
            "0.7",
            "2024",
            "",
            "\"1,234.5\"",
            "-",
            "7 e",
            "(3)",
        ]);
        let unit = prop::sample::select(vec!["亿元", "万元", "", "万人次"]);
        let usual = (month, region, name, value, unit).prop_map(
            move |(month, region, name, value, unit)| {
                let (third, fourth) = if unit_first { (unit, value) } else { (value, unit) };
                format!("{month},{region},{name},{third},{fourth}")
            },
        );
        let strange = prop::collection::vec(field(), 0..7).prop_map(|fields| fields.join(","));
        prop_oneof![12 => usual, 1 => strange]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Rows that only say `同比增长` are of the row above, wherever a part begins.
        #[test]
        fn rows_below_others_are_theirs_in_parts_of_any_size(
            rows in prop::collection::vec((prop::sample::select(vec!["收入", "人口", "同比增长(%)", "注：略"]), 0..90_u8), 1..120),
            size in 16..400_u64,
        ) {
            let row = |(name, value): &(&str, u8)| match *name {
                "注：略" => "注：略\n".to_owned(),
                name => format!("{name},{value},{value}\n"),
            };
            let text = format!("指标,2023年,2024年\n收入,1,2\n{}", rows.iter().map(row).collect::<String>());
            prop_assert_eq!(scanned(text.as_bytes(), size), scanned(text.as_bytes(), u64::MAX / 8));
        }

        #[test]
        fn a_file_says_the_same_in_parts_of_any_size(
            (unit_first, rows) in any::<bool>()
                .prop_flat_map(|first| (Just(first), prop::collection::vec(row(first), 1..120))),
            size in 16..400_u64,
            (returns, mark, chinese) in any::<(bool, bool, bool)>(),
        ) {
            let end = if returns { "\r\n" } else { "\n" };
            let header = if unit_first { "单位,数值" } else { "数值,单位" };
            let text = format!("时期,地区,指标,{header}{end}{}", rows.join(end));
            let bytes = match (chinese, mark) {
                (true, _) => GB18030.encode(&text).0.into_owned(),
                (false, true) => format!("\u{feff}{text}").into_bytes(),
                (false, false) => text.into_bytes(),
            };
            prop_assert_eq!(scanned(&bytes, size), scanned(&bytes, u64::MAX / 8));
        }
    }
}
