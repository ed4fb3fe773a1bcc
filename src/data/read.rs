//! All files of a plan, read into one [`Data`].

use std::path::PathBuf;
use std::sync::Arc;

use super::collect::Collector;
use super::file::{open, refused_place};
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
    let mut collector = Collector::new(catalogue);
    let mut diagnostics = crate::diagnostic::Diagnostics::default();
    let tasks = tasks(plan, options, &unsaid, &mut diagnostics);
    collector.data.diagnostics = diagnostics;
    let mut columns = Columns::new(plan, catalogue);
    let chosen = region::chosen(plan, options);
    for (at, task) in tasks.iter().enumerate() {
        let order = u32::try_from(at + 1).unwrap_or(u32::MAX);
        collector.data.files.push(Arc::clone(&task.input.shown));
        if order > u32::from(u16::MAX) {
            let place = super::input::place(order, &task.input);
            collector
                .data
                .diagnostics
                .push(Diagnostic::error(place, Problem::TooManyFiles));
            break;
        }
        one(
            plan,
            catalogue,
            options,
            task,
            order,
            chosen.as_deref(),
            &mut columns,
            &mut collector,
        );
    }
    columns.tell(plan, &mut collector.data);
    let aggregates = std::mem::take(&mut collector.aggregates);
    aggregates.finish(catalogue, &mut collector.data);
    let mut data = collector.data;
    region::choose(plan, catalogue, options, &collector.regional, &mut data);
    data
}

#[allow(clippy::too_many_arguments)]
fn one(
    plan: &Plan,
    catalogue: &Catalogue,
    options: &ReadOptions,
    task: &Task<'_>,
    order: u32,
    chosen: Option<&[Folded]>,
    columns: &mut Columns<'_>,
    collector: &mut Collector<'_>,
) {
    let feeds = |name: &Folded| !catalogue.fed_by(name).is_empty();
    let opened = match open(&task.input, order, task.source, &plan.units, &feeds) {
        Ok(opened) => opened,
        Err(refused) => {
            let place = refused_place(&task.input, order, &refused.problem);
            collector
                .data
                .diagnostics
                .push(Diagnostic::error(place, refused.problem));
            columns.unread();
            return;
        }
    };
    columns.look(&opened.table, task.source);
    let context = Context {
        table: &opened.table,
        encoding: opened.field_encoding(),
        source: task.source,
        units: &plan.units,
        region: task.source.region.as_deref().or(plan.region.as_deref()),
    };
    let needs = Needs::new(catalogue, &opened.table);
    let wanted = Wanted::Fed(needs, chosen.map(<[Folded]>::to_vec));
    let mut found = Vec::new();
    let mut scan = opened.scan(context, wanted, &mut |one| found.push(one));
    collector.take(&opened, &mut scan, found, task.source);
    if options.parse_everything {
        let problems = inspect::problems_of(&opened, context);
        collector.data.diagnostics.extend(problems);
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
