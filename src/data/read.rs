//! All files of a plan, read into one [`Data`].

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use crate::data::bytes::files::{Task, tasks};
use crate::data::compact::Compact;
use crate::data::inspect::problems_of;
use crate::data::message::Problem;
use crate::data::observation::Data;
use crate::data::observations::batch::Batch;
use crate::data::observations::collect::Collector;
use crate::data::observations::region;
use crate::data::observations::settle::settle;
use crate::data::observations::unused;
use crate::data::rows::excerpt::illustrate;
use crate::data::rows::file::{self, Tables};
use crate::data::rows::found::{Context, Found, Regions, Wanted};
use crate::data::rows::needs::{Needs, has_column};
use crate::data::table::find::Table;
use crate::data::table::opened::Opened;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::parallel;
use crate::plan::{Filter, Plan, Request, Source};
use crate::series::{Catalogue, Folded};

/// What it takes to read one byte, about, in nanoseconds.
const BYTE: u64 = 10;
/// What it takes to understand the head of a file, about.
pub(crate) const FILE: Duration = Duration::from_micros(500);

/// Reads what the series of a catalogue need. All that is wrong is in [`Data::diagnostics`], at once.
#[must_use]
pub fn read(plan: &Plan, catalogue: &Catalogue, options: &Request) -> Data {
    let unsaid = Source::default();
    let mut diagnostics = Diagnostics::default();
    let tasks = tasks(plan, options, &unsaid, &mut diagnostics);
    let run = Run { plan, catalogue, options, regions: region::wanted(plan, catalogue, options) };
    let bytes = tasks.iter().map(|task| task.input.length()).sum();
    let expected = Duration::from_nanos(BYTE.saturating_mul(bytes));
    let expected = expected.saturating_add(parallel::times(FILE, tasks.len()));
    options.progress.begin(bytes);
    let files = parallel::map(&tasks, expected, |task| run.read(task));
    options.progress.end();
    run.collect(&tasks, files, diagnostics)
}

/// One run over all files.
struct Run<'a> {
    plan: &'a Plan,
    catalogue: &'a Catalogue,
    options: &'a Request,
    regions: Regions,
}

/// What one file holds; none of it where it could not be read as data.
#[derive(Default)]
struct File<'a> {
    tables: Vec<Batch<'a>>,
    /// What is wrong with it, beside what its tables tell.
    diagnostics: Diagnostics,
}

impl<'a> Run<'a> {
    /// Reads one file.
    fn read<'t>(&'t self, task: &'t Task<'t>) -> File<'t>
    where
        'a: 't,
    {
        let mut file = File::default();
        let refused = match Opened::open(&task.input, task.order, task.source) {
            Ok(opened) => {
                let opened = opened.telling(self.options.progress.clone());
                match self.read_tables(&opened, task, &mut file) {
                    Ok(()) => return file,
                    Err(problem) => opened.refuse(problem),
                }
            }
            Err(refused) => *refused,
        };
        let place = refused.place(&task.input, task.order);
        file.diagnostics.push(Diagnostic::error(place, refused.problem));
        file
    }

    /// Reads the tables of an opened file for what the series need.
    fn read_tables<'t>(
        &'t self,
        opened: &Opened<'_>,
        task: &'t Task<'t>,
        file: &mut File<'t>,
    ) -> Result<(), Problem> {
        let source = task.source;
        let is_book = task.input.sheet.is_some();
        if (source.sheet.is_some() && !is_book) || (source.encoding.is_some() && is_book) {
            let path = task.input.document.path.to_string();
            let place = self.plan.place(source.span.clone());
            let idle = Diagnostic::error(place, Problem::IdleKey { path, is_book });
            file.diagnostics.push(idle);
        }
        let context = Context {
            source,
            units: &self.plan.units,
            regions: &self.plan.regions,
            region: source.region.as_deref().or(self.plan.region.as_deref()),
            every_region: self.options.by_region,
        };
        let feeds = |name: &Folded| !self.catalogue.fed_by(name).is_empty();
        let mut tables = Tables::of(opened, context, &feeds)?;
        let wanted = |table: &Table| {
            let needs = Needs::new(self.catalogue, table);
            Wanted::Fed(needs, self.regions.clone())
        };
        let mut found: Vec<Compact<Found>> = Vec::new();
        let mut sink = |table: usize, one| {
            if found.len() <= table {
                found.resize_with(table + 1, Compact::default);
            }
            if let Some(found) = found.get_mut(table) {
                found.push(one);
            }
        };
        let scans = file::scan(opened, context, &feeds, &mut tables, &wanted, &mut sink);
        found.resize_with(scans.len(), Compact::default);
        let mut told = Diagnostics::default();
        told.extend(tables.told(opened));
        file.diagnostics.extend(illustrate(opened, told));
        for (scan, found) in scans.into_iter().zip(found) {
            let mut batch = Batch::new(opened, source, scan, found);
            settle(&mut batch, opened, self.catalogue);
            batch.illustrate(|told| illustrate(opened, told));
            file.tables.push(batch);
        }
        if self.options.everything {
            file.diagnostics.extend(problems_of(opened, context, &mut tables));
        }
        if opened.has_changed() {
            let changed = Diagnostic::error(opened.whole(), Problem::Changed);
            file.diagnostics.push(changed);
        }
        Ok(())
    }

    /// Makes observations of what was found, in the order of the files.
    fn collect(
        &self,
        tasks: &[Task<'_>],
        mut files: Vec<File<'_>>,
        diagnostics: Diagnostics,
    ) -> Data {
        pass_over_sheets(tasks, &mut files);
        let mut columns = Columns::new(self.plan, self.catalogue);
        let mut collector = Collector::new(self.catalogue, self.options.profiles);
        collector.data.diagnostics = diagnostics;
        for ((number, task), file) in (0..).zip(tasks).zip(files) {
            collector.data.files.push(task.input.document.clone());
            columns.are_all_known &= !file.tables.is_empty();
            for batch in file.tables {
                columns.look(&batch.scan.table, task.source);
                collector.take(number, batch);
            }
            collector.data.diagnostics.extend(file.diagnostics);
        }
        collector.data.diagnostics.extend(columns.missing(self.plan));
        let Collector { mut data, aggregates, regional, passed, .. } = collector;
        // What only all files together tell.
        aggregates.finish(self.catalogue, self.options.running(), &mut data);
        region::choose(self.plan, self.catalogue, self.options, &regional, &mut data);
        unused::tell(passed, self.catalogue, &mut data);
        data
    }
}

/// Of the sheets of a workbook those are read that hold a table, unless the plan names one: that others do not is only told.
fn pass_over_sheets(tasks: &[Task<'_>], files: &mut [File<'_>]) {
    let open = |task: &Task<'_>| task.input.sheet.is_some() && task.source.sheet.is_none();
    let read = |task: &Task<'_>, file: &File<'_>| {
        let read = open(task) && !file.tables.is_empty();
        read.then(|| Arc::clone(&task.input.document.path))
    };
    let read: HashSet<Arc<str>> =
        tasks.iter().zip(files.iter()).filter_map(|(task, file)| read(task, file)).collect();
    for (task, file) in tasks.iter().zip(files) {
        if open(task) && file.tables.is_empty() && read.contains(&task.input.document.path) {
            file.diagnostics.weaken();
        }
    }
}

/// The columns that `where` names, and whether any file has them.
pub(crate) struct Columns<'a> {
    wanted: Vec<(&'a Filter, Option<&'a Source>, bool)>,
    headers: Vec<String>,
    /// No file could not be read.
    are_all_known: bool,
}

impl<'a> Columns<'a> {
    pub(crate) fn new(plan: &'a Plan, catalogue: &'a Catalogue) -> Self {
        let series = catalogue
            .iter()
            .flat_map(|(_, series)| &series.filters)
            .map(|filter| (filter, None, false));
        let blocks = plan.sources.iter().flat_map(|source| {
            source.filters.iter().map(move |filter| (filter, Some(source), false))
        });
        Self { wanted: series.chain(blocks).collect(), headers: Vec::new(), are_all_known: true }
    }

    /// A table that is read by a block.
    pub(crate) fn look(&mut self, table: &Table, source: &Source) {
        for (filter, block, met) in &mut self.wanted {
            let counts = block.is_none_or(|block| std::ptr::eq(block, source));
            *met = *met || (counts && has_column(filter, table));
        }
        for text in table.header.texts() {
            if !self.headers.contains(&text) && self.headers.len() < 200 {
                self.headers.push(text);
            }
        }
    }

    /// The keys that no table has.
    pub(crate) fn missing(self, plan: &Plan) -> Vec<Diagnostic> {
        let is_known = self.are_all_known && !self.headers.is_empty();
        let missing = self.wanted.iter();
        let missing = missing.filter(|(_, _, met)| is_known && !met);
        let told = missing.map(|(filter, _, _)| {
            let problem = Problem::UnknownColumn {
                column: filter.column.clone(),
                headers: self.headers.clone(),
            };
            Diagnostic::error(plan.place(filter.span.clone()), problem)
        });
        told.collect()
    }
}
