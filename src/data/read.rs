//! All files of a plan, read into one [`Data`].

use std::path::PathBuf;
use std::sync::Arc;

use super::collect::Collector;
use super::file::{Opened, open, refused_place};
use super::input::{Input, Task, tasks};
use super::message::Problem;
use super::needs::{Needs, has_column};
use super::region;
use super::scan::{Context, Wanted};
use super::{Data, inspect};
use crate::diagnostic::Diagnostic;
use crate::plan::{Filter, Plan, Source};
use crate::series::{Catalogue, Folded, fold};

/// What a run asks of reading beside the plan.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The files of `--data`: they replace the plan's. `-` is the standard input.
    pub files: Option<Vec<PathBuf>>,
    /// The bytes of the standard input, where a file is `-`.
    pub stdin: Option<Arc<[u8]>>,
    /// The regions of `--region`; empty: the plan's.
    pub regions: Vec<String>,
    /// Every region is kept.
    pub by_region: bool,
    /// Every row is parsed and its problems told, needed or not: for `check`.
    pub parse_everything: bool,
}

/// Reads what the series of a catalogue need. All that is wrong is in [`Data::diagnostics`], at once.
#[must_use]
pub fn read(plan: &Plan, catalogue: &Catalogue, options: &ReadOptions) -> Data {
    let unsaid = Source::default();
    let mut diagnostics = crate::diagnostic::Diagnostics::default();
    let tasks = tasks(plan, options, &unsaid, &mut diagnostics);
    let mut run = Run {
        plan,
        catalogue,
        options,
        chosen: region::chosen(plan, options),
        columns: Columns::new(plan, catalogue),
        collector: Collector::new(catalogue),
    };
    run.collector.data.diagnostics = diagnostics;
    for (order, task) in (1..).zip(&tasks) {
        if !run.file(task, order) {
            break;
        }
    }
    run.finish()
}

/// One run over all files.
struct Run<'a> {
    plan: &'a Plan,
    catalogue: &'a Catalogue,
    options: &'a ReadOptions,
    chosen: Option<Vec<Folded>>,
    columns: Columns<'a>,
    collector: Collector<'a>,
}

impl Run<'_> {
    /// Reads the file of that order; gives whether there is room for a further one.
    fn file(&mut self, task: &Task<'_>, order: u32) -> bool {
        self.collector
            .data
            .files
            .push(Arc::clone(&task.input.shown));
        if order > u32::from(u16::MAX) {
            let place = super::input::place(order, &task.input);
            self.tell(Diagnostic::error(place, Problem::TooManyFiles));
            return false;
        }
        let feeds = |name: &Folded| !self.catalogue.fed_by(name).is_empty();
        match open(&task.input, order, task.source, &self.plan.units, &feeds) {
            Ok(opened) => self.take(&opened, task.source),
            Err(refused) => {
                let place = refused_place(&task.input, order, &refused.problem);
                self.tell(Diagnostic::error(place, refused.problem));
                self.columns.unread();
            }
        }
        true
    }

    /// Takes what the series need of an opened file.
    fn take(&mut self, opened: &Opened<'_>, source: &Source) {
        self.columns.look(&opened.table, source);
        let plan = self.plan;
        let context = Context {
            table: &opened.table,
            encoding: opened.field_encoding(),
            source,
            units: &plan.units,
            region: source.region.as_deref().or(plan.region.as_deref()),
        };
        let needs = Needs::new(self.catalogue, &opened.table);
        let wanted = Wanted::Fed(needs, self.chosen.clone());
        let mut found = Vec::new();
        let mut scan = opened.scan(context, wanted, &mut |one| found.push(one));
        self.collector.take(opened, &mut scan, found, source);
        if self.options.parse_everything {
            let problems = inspect::problems_of(opened, context);
            self.collector.data.diagnostics.extend(problems);
        }
    }

    fn tell(&mut self, diagnostic: Diagnostic) {
        self.collector.data.diagnostics.push(diagnostic);
    }

    /// What only all files together tell.
    fn finish(mut self) -> Data {
        self.columns.tell(self.plan, &mut self.collector.data);
        let Collector {
            mut data,
            aggregates,
            regional,
            ..
        } = self.collector;
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

    fn look(&mut self, table: &super::table::Table, source: &Source) {
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
pub(super) fn input_of(path: &std::path::Path, stdin: Option<&Arc<[u8]>>) -> Input {
    match stdin {
        Some(bytes) if path.as_os_str() == "-" => Input::bytes("-", Arc::clone(bytes)),
        _ => Input::file(path),
    }
}

/// Folds a list of names.
pub(super) fn folded(names: &[String]) -> Vec<Folded> {
    names.iter().map(|name| fold(name)).collect()
}
