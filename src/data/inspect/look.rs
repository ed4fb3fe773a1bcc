//! What the reader sees in one file, by the same code that reads it.

use std::path::Path;
use std::sync::Arc;

use crate::data::bytes::encoding::Found as Encoded;
use crate::data::bytes::files::{Books, Input};
use crate::data::inspect::account::account;
use crate::data::inspect::guess::Guesses;
use crate::data::inspect::seen::Inspection;
use crate::data::inspect::tally::tally;
use crate::data::inspect::twice;
use crate::data::message::Problem;
use crate::data::rows::excerpt::illustrate;
use crate::data::rows::file::Tables;
use crate::data::rows::found::Context;
use crate::data::table::column::Column;
use crate::data::table::find::Table;
use crate::data::table::layout::shape::From;
use crate::data::table::opened::Opened;
use crate::data::table::preamble::Note;
use crate::data::texts::role::Role;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::plan::{Layout, Plan, Source};

/// Looks into one file, of a workbook into each sheet. `source` says what the plan says of it, `plan` has its units and regions, `stdin` are the bytes of a path `-`.
#[must_use]
pub fn inspect(
    path: &Path,
    source: &Source,
    plan: &Plan,
    stdin: Option<&Arc<[u8]>>,
) -> Vec<Inspection> {
    looked_into(path, source, plan, stdin, false)
}

/// The same, with what became of every cell.
#[must_use]
pub fn inspect_with_account(
    path: &Path,
    source: &Source,
    plan: &Plan,
    stdin: Option<&Arc<[u8]>>,
) -> Vec<Inspection> {
    looked_into(path, source, plan, stdin, true)
}

fn looked_into(
    path: &Path,
    source: &Source,
    plan: &Plan,
    stdin: Option<&Arc<[u8]>>,
    accounts: bool,
) -> Vec<Inspection> {
    let inputs = Input::of(path, stdin).unfolded(source, true, &mut Books::default());
    let inspected = inputs.iter();
    inspected.map(|input| inspect_one(input, source, plan, accounts)).collect()
}

fn inspect_one(input: &Input, source: &Source, plan: &Plan, accounts: bool) -> Inspection {
    let mut seen = Inspection { document: input.document.clone(), ..Inspection::default() };
    let context = Context {
        source,
        units: &plan.units,
        regions: &plan.regions,
        region: source.region.as_deref(),
        every_region: false,
    };
    let refused = match Opened::open(input, 1, source) {
        Ok(opened) if input.holds_notes_alone() => {
            seen.note(&opened.lines());
            return seen;
        }
        Ok(opened) => match seen.read(&opened, context) {
            Ok(()) => {
                let account = accounts
                    .then(|| account(&opened, context, &seen.problems, &seen.notes))
                    .transpose();
                match account {
                    Ok(account) => seen.account = account,
                    Err(problem) => {
                        seen.problems.push(Diagnostic::error(opened.whole(), problem));
                    }
                }
                return seen;
            }
            Err(problem) => opened.refuse(problem),
        },
        Err(refused) => *refused,
    };
    if input.sheet.is_none() {
        seen.encoding = refused.encoded.as_ref().map(Encoded::word);
        seen.encoding_reason = refused.encoded.as_ref().map(|encoded| encoded.why);
        seen.delimiter = refused.delimiter.map(char::from);
    }
    let place = refused.place(input, 1);
    seen.problems.push(Diagnostic::error(place, refused.problem));
    seen
}

/// The problems of all rows of a file, needed or not.
pub(crate) fn problems_of(
    opened: &Opened<'_>,
    context: Context<'_>,
    tables: &mut Tables,
) -> Diagnostics {
    let mut tallies = tally(opened, context, tables);
    let mut diagnostics = Diagnostics::default();
    for tally in &mut tallies {
        diagnostics.extend(tally.problems(opened));
    }
    // Which of two values counts is told of the cells that series need.
    let stated = twice::told(&tallies, opened, context, tables).into_iter();
    diagnostics.extend(stated.filter(|told| told.severity == Severity::Error));
    illustrate(opened, diagnostics)
}

impl Inspection {
    fn read(&mut self, opened: &Opened<'_>, context: Context<'_>) -> Result<(), Problem> {
        let mut tables = Tables::of(opened, context, &|_| false)?;
        if opened.input.sheet.is_none() {
            self.encoding = Some(opened.encoded.word());
            self.encoding_reason = Some(opened.encoded.why);
            self.delimiter = Some(char::from(opened.delimiter));
        }
        let mut tallies = tally(opened, context, &mut tables);
        let mut diagnostics = Diagnostics::default();
        let mut guesses = Guesses::default();
        for (at, tally) in tallies.iter_mut().enumerate() {
            let table = Arc::clone(&tally.scan.table);
            if at == 0 {
                self.describe(&table);
            }
            self.note(&table.preamble.notes);
            self.note(&tally.scan.notes);
            let open = tally.keys_of_labels();
            diagnostics.extend(tally.problems(opened));
            let series = tally.series();
            for problem in guesses.look(opened, &table, &series, open) {
                let place = opened.place(table.header.line, 0);
                diagnostics.push(Diagnostic::finding(place, problem));
            }
            self.series.extend(series);
        }
        diagnostics.extend(tables.told(opened));
        diagnostics.extend(twice::told(&tallies, opened, context, &mut tables));
        self.notes.sort_by_key(|note| note.line);
        self.observations = self.series.iter().map(|series| series.observations).sum();
        self.missing = self.series.iter().map(|series| series.missing).sum();
        self.suggestion = guesses.block(&self.document, context.source);
        self.problems.extend(illustrate(opened, diagnostics));
        Ok(())
    }

    /// Keeps notes, each line once.
    fn note(&mut self, notes: &[Note]) {
        for note in notes {
            if self.notes.iter().all(|known| known.line != note.line) {
                self.notes.push(note.clone());
            }
        }
    }

    fn describe(&mut self, table: &Table) {
        self.layout = table.shape.layout;
        self.layout_reasons.clone_from(&table.shape.why);
        self.header_line = (table.header.line > 0).then_some(table.header.line);
        self.headers = table.header.texts();
        self.columns = columns(table);
    }
}

/// The columns with what they are for.
fn columns(table: &Table) -> Vec<(String, String)> {
    let mut columns = Vec::new();
    let shape = &table.shape;
    let called = |at: Column| {
        let cell = table.header.cells.iter().find(|cell| cell.column == at)?;
        Some(match cell.text.as_str() {
            "" => format!("#{}", at.number()),
            text => text.to_owned(),
        })
    };
    // What two columns say together is called by both.
    let wholes = shape.wholes.as_ref().map(|wholes| wholes.column);
    let wholes = |at: Column| wholes.filter(|_| shape.indicator == From::Column(at));
    let rest =
        |at: Column| shape.part.map(|(rest, _)| rest).filter(|_| shape.period == From::Column(at));
    let mut add = |name: &str, at: Column| {
        let is_known = columns.iter().any(|(known, _): &(String, String)| known == name);
        let is_heading = shape.headings.as_ref().is_some_and(|one| one.column == at);
        let Some(own) = called(at).filter(|_| !is_known && !is_heading) else { return };
        let parts = [wholes(at).and_then(called), Some(own), rest(at).and_then(called)];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        columns.push((name.to_owned(), parts.join(" / ")));
    };
    for (word, from) in
        [("period", &shape.period), ("indicator", &shape.indicator), ("region", &shape.region)]
    {
        if let Some(column) = from.column() {
            add(word, column);
        }
    }
    if let ([only], Some(Layout::Long)) = (shape.values.as_slice(), shape.layout) {
        add("value", only.column);
    }
    for (role, column) in [
        (Role::Unit, shape.unit),
        (Role::Scale, shape.scale),
        (Role::Vintage, shape.vintage),
        (Role::Flag, shape.flags().next()),
        (Role::Basis, shape.basis),
        (Role::From, shape.from),
        (Role::Until, shape.until),
    ] {
        if let Some(column) = column {
            add(role.word(), column);
        }
    }
    for dimension in &shape.dimensions {
        add(&dimension.name, dimension.column);
    }
    columns
}
