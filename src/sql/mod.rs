//! The query that an engine runs where the micro-data lives: catalogue and tables in, query text out, one file a dialect.
//!
//! A query does little: it leaves out rows that no series of the plan can need, and makes one row of all that no series can tell apart
//! (its period, region, unit and the like, and what `where` asks for, stay as they are written), with their sum, smallest or largest,
//! how many they are, and to which digit they are written. All that needs understanding (names, periods, units, marks, members that
//! lack) is left to the reader, which takes the result like any other table, so that both ways give the same.

mod clickhouse;
mod condition;
mod dialect;
mod duckdb;
mod message;
mod query;
mod spark;

use crate::data::outline::{Beyond, Outline, outlines};
use crate::diagnostic::{Diagnostic, Diagnostics, is_hidden};
use crate::plan::{Aggregate, Plan, Request, Source};
use crate::series::Catalogue;
use crate::worded;
use dialect::Engine;
use message::SqlMessage;

worded! {
    /// The language of an engine.
    pub enum Dialect {
        /// `DuckDB`.
        DuckDb = "duckdb",
        /// Spark SQL.
        Spark = "spark",
        /// `ClickHouse`.
        ClickHouse = "clickhouse",
    }
}

impl Dialect {
    fn engine(self) -> &'static dyn Engine {
        match self {
            Self::DuckDb => &duckdb::DuckDb,
            Self::Spark => &spark::Spark,
            Self::ClickHouse => &clickhouse::ClickHouse,
        }
    }
}

/// A query, and the files that were looked at for it.
#[derive(Clone, Debug)]
pub struct Query {
    /// Its text.
    pub text: String,
    /// The files, as they are shown.
    pub files: Vec<String>,
}

/// The query that gives what the targets of a plan need of the tables that the plan, or `request`, names. `from` is what the engine
/// reads in their place: a table, or a call that reads files; the files named then only show what its columns hold.
///
/// # Errors
/// Tables that cannot be read, or in which the order of rows matters; several blocks at once; an aggregate that depends on the order.
pub fn query(
    plan: &Plan,
    options: &Request,
    dialect: Dialect,
    from: Option<&str>,
) -> Result<Query, Diagnostics> {
    let catalogue = Catalogue::of(plan);
    let unsaid = Source::default();
    let (outlines, mut diagnostics) = outlines(plan, &catalogue, options, &unsaid);
    diagnostics.extend(check(plan, &catalogue, &outlines, dialect, from));
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    let text = query::Query::new(&catalogue, &outlines, dialect.engine(), from).text();
    if let Some(text) = obeyed(&text) {
        diagnostics.push(Diagnostic::error(None, SqlMessage::Hidden { text }));
        return Err(diagnostics);
    }
    let files = outlines.into_iter().flat_map(|outline| outline.files);
    Ok(Query { text, files: files.collect() })
}

/// A text of a query in which a terminal would obey something.
fn obeyed(query: &str) -> Option<String> {
    // The mark at the head of a file is a query's own.
    let is_obeyed = |c: char| is_hidden(c) && !matches!(c, '\n' | '\t' | '\u{feff}');
    let mut texts = query.split(['\'', '"', '`', '\n']);
    texts.find(|text| text.contains(is_obeyed)).map(str::to_owned)
}

fn check(
    plan: &Plan,
    catalogue: &Catalogue,
    outlines: &[Outline<'_>],
    dialect: Dialect,
    from: Option<&str>,
) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    for (_, series) in catalogue.iter() {
        if series.aggregate == Some(Aggregate::Last) {
            let declared = series.key.is_some();
            let place = declared.then(|| plan.place(series.span.clone()));
            let message = SqlMessage::Last { series: series.name.clone() };
            diagnostics.push(Diagnostic::error(place, message));
        }
    }
    let mut told = |outline: &Outline<'_>, message| {
        diagnostics.push(Diagnostic::error(outline.place.clone(), message));
    };
    for outline in outlines {
        for beyond in &outline.shape.beyond {
            told(outline, SqlMessage::Beyond { what: *beyond });
        }
        if from.is_none() && !outline.shape.utf8 {
            told(outline, SqlMessage::Encoding);
        }
        if from.is_none() && !dialect.engine().reads(&outline.shape) {
            let dialect = dialect.word();
            told(outline, SqlMessage::Lines { dialect });
        }
        if from.is_some() && outline.shape.headers.iter().any(String::is_empty) {
            told(outline, SqlMessage::Nameless);
        }
    }
    let files = outlines.iter().map(|outline| outline.files.len()).sum();
    let first = outlines.first();
    let mut series = catalogue.iter();
    if from.is_none()
        && files > 1
        && series.any(|(_, series)| series.aggregate.is_some())
        && let Some(first) = first
    {
        told(first, SqlMessage::Several { files });
    }
    for other in outlines.iter().skip(1) {
        if first.is_some_and(|first| !std::ptr::eq(first.source, other.source)) {
            told(other, SqlMessage::Blocks);
            break;
        }
        if from.is_some() {
            told(other, SqlMessage::Shapes);
            break;
        }
        if first.is_some_and(|first| !looks_alike(first, other)) {
            told(other, SqlMessage::Beyond { what: Beyond::Name });
        }
    }
    diagnostics
}

/// Whether every key of a `where` needs a column of its own in both or in neither.
fn looks_alike(one: &Outline<'_>, other: &Outline<'_>) -> bool {
    let own = |outline: &Outline<'_>| -> Vec<String> {
        let names = outline.shape.asked.iter().filter_map(query::own_column);
        names.map(str::to_owned).collect()
    };
    own(one) == own(other)
}
