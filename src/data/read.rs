//! All files of a plan, read into one [`Data`].

use std::sync::Arc;
use std::time::Duration;

use crate::data::bytes::input::{Input, Task, tasks};
use crate::data::message::Problem;
use crate::data::observations::collect::Collector;
use crate::data::observations::region;
use crate::data::rows::file::{Opened, Refused, open, refused_place};
use crate::data::rows::found::{Context, Found, Regions, Wanted};
use crate::data::rows::needs::{Needs, has_column};
use crate::data::rows::scan::Scan;
use crate::data::{Data, inspect};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::parallel;
use crate::plan::{Filter, Plan, Request, Source};
use crate::quantity::notation::{Label, LabelError};
use crate::series::{Catalogue, Folded, fold};

/// What it takes to read one byte, about, in nanoseconds.
const BYTE: u64 = 10;

/// Reads what the series of a catalogue need. All that is wrong is in [`Data::diagnostics`], at once.
#[must_use]
pub fn read(plan: &Plan, catalogue: &Catalogue, options: &Request) -> Data {
    let unsaid = Source::default();
    let mut diagnostics = Diagnostics::default();
    let tasks = tasks(plan, options, &unsaid, &mut diagnostics);
    let run = Run {
        plan,
        catalogue,
        options,
        regions: region::wanted(plan, options),
    };
    let bytes = tasks.iter().map(|task| task.input.length()).sum();
    let expected = Duration::from_nanos(BYTE.saturating_mul(bytes));
    let files = parallel::map(&tasks, expected, |task| run.open(task));
    let scanned = parallel::map(&files, expected, |file| run.scan(file));
    run.collect(&files, scanned, diagnostics)
}

/// One run over all files.
struct Run<'a> {
    plan: &'a Plan,
    catalogue: &'a Catalogue,
    options: &'a Request,
    regions: Regions,
}

/// A file of a run, opened or not.
struct File<'a> {
    task: &'a Task<'a>,
    opened: Result<Opened<'a>, Box<Refused>>,
}

/// What was found in an opened file.
pub(crate) struct Scanned<'a> {
    pub scan: Scan<'a>,
    pub found: Vec<Found>,
    /// The labels of the scan, understood together.
    pub labels: Vec<Result<Label, LabelError>>,
    /// Of rows that no series needs.
    pub problems: Diagnostics,
}

impl Run<'_> {
    fn open<'t>(&self, task: &'t Task<'t>) -> File<'t> {
        let feeds = |name: &Folded| !self.catalogue.fed_by(name).is_empty();
        let units = &self.plan.units;
        let opened = open(&task.input, task.order, task.source, units, &feeds);
        File { task, opened }
    }

    /// Scans an opened file for what the series need.
    fn scan<'f>(&'f self, file: &'f File<'_>) -> Option<Scanned<'f>> {
        let opened = file.opened.as_ref().ok()?;
        let source = file.task.source;
        let context = Context {
            table: &opened.table,
            encoding: opened.field_encoding(),
            source,
            units: &self.plan.units,
            region: source.region.as_deref().or(self.plan.region.as_deref()),
            every_region: self.options.by_region,
        };
        let needs = Needs::new(self.catalogue, &opened.table);
        let wanted = Wanted::Fed(needs, self.regions.clone());
        let mut found = Vec::new();
        let scan = opened.scan(context, wanted, &mut |one| found.push(one));
        let problems = if self.options.everything {
            inspect::problems_of(opened, context)
        } else {
            Diagnostics::default()
        };
        Some(Scanned {
            labels: scan.understood_labels(),
            scan,
            found,
            problems,
        })
    }

    /// Makes observations of what was found, in the order of the files.
    fn collect(
        &self,
        files: &[File<'_>],
        scanned: Vec<Option<Scanned<'_>>>,
        diagnostics: Diagnostics,
    ) -> Data {
        let mut columns = Columns::new(self.plan, self.catalogue);
        let mut collector = Collector::new(self.catalogue);
        collector.data.diagnostics = diagnostics;
        for (file, scanned) in files.iter().zip(scanned) {
            let input = &file.task.input;
            collector.data.files.push(Arc::clone(&input.shown));
            match (&file.opened, scanned) {
                (Ok(opened), Some(scanned)) => {
                    let source = file.task.source;
                    columns.look(&opened.table, source);
                    collector.take(opened, source, scanned);
                }
                (Err(refused), _) => {
                    let problem = refused.problem.clone();
                    let place = refused_place(input, file.task.order, &problem);
                    let diagnostic = Diagnostic::error(place, problem);
                    collector.data.diagnostics.push(diagnostic);
                    columns.unread();
                }
                (Ok(_), None) => {}
            }
        }
        columns.tell(self.plan, &mut collector.data);
        self.finish(collector)
    }

    /// What only all files together tell.
    fn finish(&self, collector: Collector<'_>) -> Data {
        let Collector {
            mut data,
            aggregates,
            regional,
            ..
        } = collector;
        aggregates.finish(self.catalogue, &mut data);
        region::choose(
            self.plan,
            self.catalogue,
            self.options,
            &regional,
            &mut data,
        );
        data
    }
}

/// The columns that `where` names, and whether any file has them.
struct Columns<'a> {
    wanted: Vec<(&'a Filter, Option<&'a Source>, bool)>,
    headers: Vec<String>,
    unread: bool,
}

impl<'a> Columns<'a> {
    fn new(plan: &'a Plan, catalogue: &'a Catalogue) -> Self {
        let series = catalogue
            .iter()
            .flat_map(|(_, series)| &series.filters)
            .map(|filter| (filter, None, false));
        let blocks = plan.sources.iter().flat_map(|source| {
            source
                .filters
                .iter()
                .map(move |filter| (filter, Some(source), false))
        });
        Self {
            wanted: series.chain(blocks).collect(),
            headers: Vec::new(),
            unread: false,
        }
    }

    fn look(&mut self, table: &crate::data::table::find::Table, source: &Source) {
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

    /// A file could not be read: its columns are not known.
    fn unread(&mut self) {
        self.unread = true;
    }

    fn tell(self, plan: &Plan, data: &mut Data) {
        let any = !data.files.is_empty() && !self.unread;
        for (filter, _, _) in self.wanted.iter().filter(|(_, _, met)| !met && any) {
            let problem = Problem::UnknownColumn {
                column: filter.column.clone(),
                headers: self.headers.clone(),
            };
            data.diagnostics
                .push(Diagnostic::error(plan.place(filter.span.clone()), problem));
        }
    }
}

/// One file by itself, for `inspect`.
pub(crate) fn input_of(path: &std::path::Path, stdin: Option<&Arc<[u8]>>) -> Input {
    match stdin {
        Some(bytes) if path.as_os_str() == "-" => Input::bytes("-", Arc::clone(bytes)),
        _ => Input::file(path),
    }
}

/// Folds a list of names.
pub(crate) fn folded(names: &[String]) -> Vec<Folded> {
    names.iter().map(|name| fold(name)).collect()
}
