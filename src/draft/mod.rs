//! A first plan, written: from a plan's own table of indicators (`table`, `row`), from data files (`data`), or as an example that runs.
//! What is left open is said in comments.

mod data;
mod page;
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
    let listings = Listing::read(path, stdin).map_err(|told| refuse(*told))?;
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
    let mut refused = Diagnostics::default();
    for listing in &listings {
        match table::Table::find(listing, wishes, &units) {
            Ok(table) => return Ok(table.draft(listing, wishes, &units, l)),
            Err(message) => refused.push(Diagnostic::error(listing.place(), message)),
        }
    }
    Err(refused)
}
