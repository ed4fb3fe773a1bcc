//! A first plan, written: from a plan's own table of indicators (`table`, `row`), from data files (`data`), or as an example that runs.
//! What is left open is said in comments.

mod data;
mod heading;
mod naming;
mod page;
mod plan;
mod remark;
mod row;
mod table;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::Arc;

use crate::data::listing::{Listing, Row};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::language::Language;
use crate::quantity::UnitTable;
use crate::words::is_han;

pub use data::from_data;
pub use page::Draft;
pub use table::Wishes;

/// The example: a plan, and the data file that it names.
#[must_use]
pub fn example(l: Language) -> [(&'static str, &'static str); 2] {
    match l {
        Language::Zh => [
            ("targets.toml", include_str!("example/plan.zh.toml")),
            ("example.csv", include_str!("example/data.zh.csv")),
        ],
        Language::En => [
            ("targets.toml", include_str!("example/plan.en.toml")),
            ("example.csv", include_str!("example/data.en.csv")),
        ],
    }
}

/// Writes a plan from a plan's own table of indicators; `stdin` are the bytes of a path `-`.
///
/// # Errors
/// The file cannot be read, or holds no such table.
pub fn from_table(
    path: &Path,
    stdin: Option<&Arc<[u8]>>,
    wishes: &Wishes,
) -> Result<Draft, Diagnostics> {
    let refuse = |diagnostic| {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(diagnostic);
        diagnostics
    };
    let mut listings = Listing::read(path, stdin).map_err(|told| refuse(*told))?;
    for row in listings.iter_mut().flat_map(|listing| &mut listing.rows) {
        *row = row.of_cells(row.cells().map(naming::unstyled));
    }
    let l = wishes.language.unwrap_or_else(|| {
        let rows = listings.iter().flat_map(|listing| &listing.rows);
        let mut cells = rows.flat_map(Row::cells);
        if cells.any(|cell| cell.contains(is_han)) { Language::Zh } else { Language::En }
    });
    let units = UnitTable::default();
    let (mut tables, mut without) = (Vec::new(), Vec::new());
    let mut refused = Diagnostics::default();
    for listing in &listings {
        match table::Table::all(listing, wishes, &units) {
            Ok(found) => tables.extend(found),
            Err(message) => {
                let told = Diagnostic::error(listing.place(), message.clone());
                if let table::DraftMessage::UnclearMarks { .. } = message {
                    return Err(refuse(told));
                }
                refused.push(told);
                without.push(listing.document.to_string());
            }
        }
    }
    if tables.is_empty() {
        return Err(refused);
    }
    Ok(plan::made_from(&tables, &without, wishes, &units, l))
}
