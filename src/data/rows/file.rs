//! All tables of one file, found and scanned. `read` and `inspect` share this.

use std::sync::Arc;

use crate::data::message::Problem;
use crate::data::rows::actions::Actions;
use crate::data::rows::found::{Context, Found, RegionSeen, Wanted};
use crate::data::rows::frequencies::Frequencies;
use crate::data::rows::scan::Scan;
use crate::data::table::find::{self, Table};
use crate::data::table::head;
use crate::data::table::opened::{Opened, broken};
use crate::data::texts::intern::Id;
use crate::data::texts::role::Role;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::series::Folded;

/// Finds the table of a file.
pub(crate) fn find(
    opened: &Opened<'_>,
    context: Context<'_>,
    feeds: &dyn Fn(&Folded) -> bool,
) -> Result<Arc<Table>, Problem> {
    let mut records = opened.records();
    let rows = head::rows(&mut records, opened.field_encoding());
    if rows.iter().all(|row| row.filled() == 0) {
        return Err(Problem::EmptyFile);
    }
    let table = find::find(
        &rows,
        opened.delimiter,
        context.source,
        context.units,
        feeds,
    )?;
    Ok(Arc::new(table))
}

/// Reads all records below the header of a table.
pub(crate) fn scan<'c>(
    opened: &Opened<'_>,
    context: Context<'c>,
    table: &Arc<Table>,
    wanted: Wanted<'c>,
    sink: &mut impl FnMut(Found),
) -> Scan<'c> {
    let mut scan = Scan::new(context, Arc::clone(table), opened.field_encoding(), wanted)
        .heeding(Actions::of(opened, table))
        .paced(Frequencies::of(opened, context, table));
    let mut records = opened.records();
    loop {
        match records.next() {
            Ok(Some((line, row))) if line >= table.body => scan.record(line, row, sink),
            Ok(Some(_)) => {}
            Ok(None) => return scan,
            Err(error) => {
                scan.problems.push(broken(error));
                return scan;
            }
        }
    }
}

/// What a scan itself found wrong: broken rows, cells, units.
pub(crate) fn problems(opened: &Opened<'_>, scan: &mut Scan<'_>) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    for (line, problem) in std::mem::take(&mut scan.problems) {
        diagnostics.push(Diagnostic::error(opened.place(line, 0), problem));
    }
    for bad in std::mem::take(&mut scan.bad_units) {
        let place = opened.place(bad.line, bad.field);
        let (text, more) = (bad.text, bad.more);
        diagnostics.push(Diagnostic::error(place, Problem::BadUnit { text, more }));
    }
    let header = scan.table.header.of(Role::Basis);
    for bad in scan.bases.iter().filter_map(|(_, (_, bad))| bad.clone()) {
        let place = opened.place(bad.line, bad.field);
        let problem = Problem::UnreadableRole {
            header: header.map(|cell| cell.text.clone()).unwrap_or_default(),
            text: bad.text,
            more: bad.more,
        };
        diagnostics.push(Diagnostic::finding(place, problem));
    }
    for (_, diagnostic) in bad_cells(opened, scan) {
        diagnostics.push(diagnostic);
    }
    if scan.more_bad_cells > 0 {
        let problem = Problem::MoreBadCells {
            more: scan.more_bad_cells,
        };
        diagnostics.push(Diagnostic::error(opened.whole(), problem));
    }
    if scan.is_full() {
        diagnostics.push(Diagnostic::error(opened.whole(), Problem::TooManyTexts));
    }
    if scan.rows == 0 && !diagnostics.has_errors() {
        let place = opened.place(scan.table.header.line, 0);
        diagnostics.push(Diagnostic::error(place, Problem::NoRows));
    }
    diagnostics
}

/// The cells that should hold a number and do not, each with its region.
pub(crate) fn bad_cells(
    opened: &Opened<'_>,
    scan: &mut Scan<'_>,
) -> Vec<(Option<Id<RegionSeen>>, Diagnostic)> {
    let bad = std::mem::take(&mut scan.bad_cells).into_iter();
    let told = bad.map(|bad| {
        let name = scan.names.get(bad.name);
        let problem = Problem::BadCell {
            cell: bad.text,
            error: bad.error,
            name: name.map(|seen| seen.name.shown.clone()).unwrap_or_default(),
        };
        let place = opened.place(bad.line, bad.field);
        (bad.region, Diagnostic::error(place, problem))
    });
    told.collect()
}
