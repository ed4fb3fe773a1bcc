//! What the reader understands of a table before it reads a row: all that a query in another engine has to know of it (`indicalc sql`).

use std::sync::Arc;

use crate::data::bytes::encoding;
use crate::data::bytes::files::{Task, tasks};
use crate::data::bytes::grouping::NAMES;
pub(crate) use crate::data::bytes::grouping::{MARKS, Made};
use crate::data::read::Columns;
use crate::data::rows::file::Tables;
pub(crate) use crate::data::rows::found::Values;
use crate::data::rows::found::{Context, Regions, Wanted};
use crate::data::rows::needs::{Needs, Target, target};
use crate::data::rows::scan::Scan;
use crate::data::table::column::Column;
use crate::data::table::find::Table;
use crate::data::table::headings::Headings;
use crate::data::table::layout::shape::{From, Naming, Rest, Shape};
use crate::data::table::opened::Opened;
use crate::data::texts::role::Role;
use crate::diagnostic::{self, Diagnostic, Diagnostics};
use crate::plan::{Filter, FromBlock, Layout, Plan, Request, Source};
use crate::series::{Catalogue, Folded, fold};

/// One table, or several of one shape.
#[derive(Clone, Debug)]
pub(crate) struct Outline<'a> {
    /// The paths as they are shown.
    pub files: Vec<String>,
    /// Where the first of them is told of.
    pub place: diagnostic::Place,
    /// The block that says what they do not say themselves.
    pub source: &'a Source,
    pub shape: TableShape,
}

/// What is the same in several files.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct TableShape {
    /// Whether its bytes are UTF-8.
    pub utf8: bool,
    pub delimiter: u8,
    /// Lines above the first row.
    pub lines_above: u32,
    /// The first line.
    pub first_line: String,
    /// What stands over each field.
    pub headers: Vec<String>,
    /// Where each role stands; the order is that of [`NAMES`].
    pub roles: Vec<(&'static str, Said)>,
    /// The columns of values; none: each row is one unit of a register.
    pub values: Vec<Values>,
    /// Each key of a `where`, and where it looks.
    pub asked: Vec<(String, Asked)>,
    /// Columns that tell rows apart and of which no `where` speaks.
    pub free: Vec<usize>,
    /// What a query cannot do.
    pub beyond: Vec<Beyond>,
}

/// Where something is said.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Said {
    Field(usize),
    Text(String),
}

/// Where a key of a `where` looks.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Asked {
    /// At a column of its own.
    Field(usize),
    /// At what has a role.
    Role(&'static str),
    /// At nothing: the table has no such column.
    Absent,
}

/// What only the reader does, because it depends on the order of rows or on parts of cells.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Beyond {
    /// Cells that hold several things.
    Parts,
    /// Periods that stand in two columns, their start and their end.
    Bounds,
    /// Rows that undo rows above them.
    Actions,
    /// Blank cells that go on with the text above them.
    Merged,
    /// Years down and months across.
    Crossed,
    /// Several measures of the indicator of a row.
    Measures,
    /// Columns of flags of some columns of values alone.
    Flags,
    /// A unit above the table.
    UnitAbove,
    /// A sheet of a workbook.
    Workbook,
    /// A column called like one of those that the query adds.
    Name,
}

/// Outlines the tables that the plan or `--data` names, those of one shape and block together; beside them what cannot be read, and the
/// columns of a `where` that none has.
pub(crate) fn outlines<'a>(
    plan: &'a Plan,
    catalogue: &'a Catalogue,
    options: &Request,
    unsaid: &'a Source,
) -> (Vec<Outline<'a>>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let mut outlines: Vec<Outline<'a>> = Vec::new();
    let mut columns = Columns::new(plan, catalogue);
    for task in tasks(plan, options, unsaid, &mut diagnostics) {
        match outline(plan, catalogue, &task, &mut columns) {
            Ok(outline) => {
                let same = |known: &&mut Outline<'a>| {
                    known.shape == outline.shape && std::ptr::eq(known.source, outline.source)
                };
                match outlines.iter_mut().find(same) {
                    Some(known) => known.files.extend(outline.files),
                    None => outlines.push(outline),
                }
            }
            Err(refused) => diagnostics.push(*refused),
        }
    }
    if !diagnostics.has_errors() {
        diagnostics.extend(columns.missing(plan));
    }
    (outlines, diagnostics)
}

fn outline<'a>(
    plan: &'a Plan,
    catalogue: &'a Catalogue,
    task: &Task<'a>,
    columns: &mut Columns<'a>,
) -> Result<Outline<'a>, Box<Diagnostic>> {
    let source = task.source;
    let context = Context {
        source,
        units: &plan.units,
        regions: &plan.regions,
        region: source.region.as_deref().or(plan.region.as_deref()),
        every_region: true,
    };
    let feeds = |name: &Folded| !catalogue.fed_by(name).is_empty();
    let opened = Opened::open(&task.input, task.order, source);
    let found = opened.and_then(|opened| match Tables::of(&opened, context, &feeds) {
        Ok(tables) => Ok((opened, tables)),
        Err(problem) => Err(Box::new(opened.refuse(problem))),
    });
    let (opened, tables) = found.map_err(|refused| {
        let place = refused.place(&task.input, task.order);
        Box::new(Diagnostic::error(place, refused.problem))
    })?;
    let table = tables.first();
    columns.look(&table, source);
    let wanted = Wanted::Fed(Needs::new(catalogue, &table), Regions::default());
    let scan = Scan::new(context, table, opened.field_encoding(), wanted);
    Ok(Outline {
        files: vec![task.input.document.path.to_string()],
        place: opened.whole(),
        source,
        shape: shape(&opened, &scan, catalogue),
    })
}

fn shape(opened: &Opened<'_>, scan: &Scan<'_>, catalogue: &Catalogue) -> TableShape {
    let table: &Arc<Table> = &scan.table;
    let source = scan.context.source;
    let mut roles = roles(&table.shape, &|column| table.header.showing(column));
    if let (Some(FromBlock::FromName(pattern)), None) = (&source.vintage, table.shape.vintage)
        && let Some(vintage) = pattern.found(&opened.input.document.path)
    {
        roles.push(("vintage", Said::Text(vintage.to_owned())));
    }
    let series = catalogue.iter().flat_map(|(_, series)| &series.filters);
    let mut asked: Vec<(String, Asked)> = Vec::new();
    for filter in series.chain(&source.filters) {
        if !asked.iter().any(|(key, _)| *key == filter.column) {
            asked.push((filter.column.clone(), asked_at(filter, table, &roles)));
        }
    }
    let looked_at = |field: usize| asked.iter().any(|(_, at)| *at == Asked::Field(field));
    let dimensions = table.shape.dimensions.iter();
    let free = dimensions.map(|one| one.column.field as usize);
    let mut shape = TableShape {
        utf8: opened.field_encoding() == encoding_rs::UTF_8 && !opened.encoded.is_wide(),
        delimiter: opened.delimiter,
        lines_above: table.body.saturating_sub(1),
        first_line: opened.first_line(),
        headers: headers(opened, table),
        free: free.filter(|field| !looked_at(*field)).collect(),
        values: scan.columns_of_values(),
        beyond: beyond(opened, table, source),
        roles,
        asked,
    };
    let own = |key: &str| MARKS.contains(&key) || key == "dimension";
    let named = |key: &str| NAMES.iter().any(|(_, name)| *name == key);
    let clashes = |(key, at): &(String, Asked)| {
        let key = fold(key);
        matches!(at, Asked::Field(_)) && (own(key.as_str()) || named(key.as_str()))
    };
    if shape.asked.iter().any(clashes) {
        shape.beyond.push(Beyond::Name);
    }
    shape
}

/// What has a role, by its word; a month or quarter beside a year is called so.
fn roles(shape: &Shape, showing: &dyn Fn(Column) -> Column) -> Vec<(&'static str, Said)> {
    let field = |column: Column| Said::Field(showing(column).field as usize);
    let said = |from: &From| match from {
        From::Column(column) => Some(field(*column)),
        From::Fixed(text) => Some(Said::Text(text.clone())),
        From::Header | From::Nowhere => None,
    };
    let column = |column: Option<Column>| column.map(field);
    let (period, part) = match shape.part {
        Some((part, Rest::Part(counted))) => ("year", Some((counted.word(), field(part)))),
        Some((_, Rest::End(_))) | None => ("period", None),
    };
    let all = [
        (period, said(&shape.period)),
        ("region", said(&shape.region)),
        ("indicator", said(&shape.indicator)),
        ("unit", column(shape.unit)),
        ("scale", column(shape.scale)),
        ("vintage", column(shape.vintage)),
        ("flag", column(shape.flag())),
        ("basis", column(shape.basis)),
        ("from", column(shape.from)),
        ("until", column(shape.until)),
    ];
    let all = all.into_iter().filter_map(|(word, said)| Some((word, said?)));
    all.chain(part).collect()
}

fn asked_at(filter: &Filter, table: &Table, roles: &[(&'static str, Said)]) -> Asked {
    match target(&filter.column, table) {
        Target::Absent => Asked::Absent,
        Target::Meaning(role) => Asked::Role(role.word()),
        Target::Column(column) => {
            let field = Said::Field(column.field as usize);
            let key = fold(&filter.column);
            let role = roles.iter().find(|(word, said)| {
                *said == field && (*word == key.as_str() || Role::of(key.as_str()).is_some())
            });
            role.map_or(Asked::Field(column.field as usize), |(word, _)| Asked::Role(word))
        }
    }
}

/// What stands over each field.
fn headers(opened: &Opened<'_>, table: &Table) -> Vec<String> {
    let encoding = opened.field_encoding();
    let mut records = opened.records();
    while let Ok(Some((line, row))) = records.next() {
        if line == table.header.line {
            let text = |field| encoding::decode(field, encoding).trim().to_owned();
            return row.fields().map(text).collect();
        }
    }
    Vec::new()
}

fn beyond(opened: &Opened<'_>, table: &Table, source: &Source) -> Vec<Beyond> {
    let shape = &table.shape;
    let cells = || table.header.cells.iter().map(|cell| cell.column);
    let period_in_rows = matches!(shape.period, From::Column(_));
    let measures = shape.values.iter().any(|value| matches!(value.naming, Naming::Measure(_)));
    let unit_above = shape.unit.is_none() && source.unit.is_none() && table.preamble.unit.is_some();
    let all = [
        (Beyond::Parts, cells().any(|column| column.part.is_some() || column.both)),
        (Beyond::Bounds, matches!(shape.part, Some((_, Rest::End(_))))),
        (Beyond::Actions, shape.action.is_some()),
        (
            Beyond::Merged,
            !shape.merged.is_empty()
                || shape.sections
                || shape.runs_on
                || shape.wholes.is_some()
                || shape.headings.as_ref().is_some_and(Headings::tell_apart),
        ),
        (
            Beyond::Crossed,
            shape.layout == Some(Layout::PeriodsAsColumns)
                && (period_in_rows || shape.part.is_some()),
        ),
        (Beyond::Measures, measures && matches!(shape.indicator, From::Column(_))),
        (
            Beyond::Flags,
            (shape.flag().is_none() && shape.flags().next().is_some())
                || shape.values.iter().any(|value| value.unit_in.is_some()),
        ),
        (Beyond::UnitAbove, unit_above),
        (Beyond::Workbook, opened.input.sheet.is_some()),
    ];
    let is = all.into_iter().filter(|(_, is)| *is);
    is.map(|(beyond, _)| beyond).collect()
}
