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
use crate::quantity::{Period, UnitTable};
use crate::words::is_han;
use table::{DraftMessage, Table};

pub use data::from_data;

/// What is asked of a plan that is made from a table.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// The period the targets start from; the table's own where it is not given.
    pub baseline: Option<Period>,
    /// The period by which the targets stand.
    pub deadline: Option<Period>,
    /// The data files as the plan is to name them.
    pub files: Vec<String>,
    /// The language of the comments; that of the table where it is not given.
    pub language: Option<Language>,
}

/// A plan's text, and what is to be told of it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The text of `targets.toml`.
    pub text: String,
    /// How many targets it has.
    pub targets: usize,
    /// In how many places something is left open.
    pub open: usize,
}

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
        if cells.any(|cell| cell.contains(is_han)) {
            Language::Zh
        } else {
            Language::En
        }
    });
    let units = UnitTable::default();
    let (mut tables, mut without) = (Vec::new(), Vec::new());
    let mut refused = Diagnostics::default();
    for listing in &listings {
        match Table::all(listing, wishes, &units) {
            Ok(found) => tables.extend(found),
            Err(message) => {
                let told = Diagnostic::error(listing.place(), message.clone());
                if let DraftMessage::UnclearMarks { .. } = message {
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

/// A period as a plan writes it: two calendar years are one that begins within the first (`2021/22`).
fn written(period: Period) -> String {
    let first = period.start().year();
    if period.months() == 24 && period.start().month() == 1 {
        format!("{first}/{:02}", (first + 1) % 100)
    } else {
        period.to_string()
    }
}
