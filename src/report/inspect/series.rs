//! The table of a file's series: what each is, its first and last value, how many values it has.

use super::super::Style;
use super::super::document::{Cell, Column, Group, Kind, Row, Table};
use super::super::message::{self, Label};
use super::words;
use crate::data::{Inspection, SeriesSeen};
use crate::quantity::{Decimal, Period, Unit, plain};
use crate::say;

/// A column of the table of series, left out where no series has a cell for it unless it is `always` there.
struct Field {
    label: Label,
    kind: Kind,
    cell: fn(&SeriesSeen, &Style) -> Cell,
    always: bool,
    /// The column that it stands under where the page is narrow.
    under: Option<Label>,
}

/// The series of a file, the first so many; columns that hold nothing are left out.
pub(super) fn table(file: &Inspection, shown: usize, style: &Style) -> Table {
    let series: Vec<&SeriesSeen> = file.series.iter().take(shown).collect();
    let mut fields = fields();
    fields.retain(|field| {
        let says = |series: &&SeriesSeen| !(field.cell)(series, style).text.is_empty();
        field.always || series.iter().any(says)
    });
    let rows = series.iter().map(|series| Row {
        cells: fields
            .iter()
            .map(|field| (field.cell)(series, style))
            .collect(),
    });
    let rows = rows.collect();
    Table {
        caption: String::new(),
        columns: columns(&fields, style),
        groups: vec![Group {
            heading: None,
            rows,
        }],
        notes: Vec::new(),
    }
}

fn columns(fields: &[Field], style: &Style) -> Vec<Column> {
    let columns = fields.iter().enumerate().map(|(at, field)| {
        let column = Column::new(field.label.text(style.language), field.kind);
        let upper = fields
            .iter()
            .take(at)
            .rposition(|upper| Some(upper.label) == field.under);
        match upper {
            Some(upper) => column.under(upper),
            None => column,
        }
    });
    columns.collect()
}

fn fields() -> Vec<Field> {
    let field = |label: Label, kind: Kind, cell: fn(&SeriesSeen, &Style) -> Cell| Field {
        label,
        kind,
        cell,
        always: false,
        under: None,
    };
    let always = |field: Field| Field {
        always: true,
        ..field
    };
    let under = |upper: Label, field: Field| Field {
        under: Some(upper),
        ..field
    };
    vec![
        always(field(Label::Indicator, Kind::Name, |s, style| {
            if s.indicator.is_empty() {
                Cell::of(say!(style.language, "（无名称）", "(no name)"))
            } else {
                Cell::of(&s.indicator)
            }
        })),
        under(
            Label::Indicator,
            field(Label::Dimensions, Kind::Text, |s, style| {
                let values = s.dimensions.iter().map(|(_, value)| value);
                Cell::of(style.language.list(values))
            }),
        ),
        field(Label::Region, Kind::Text, |s, _| {
            Cell::of(s.region.as_deref().unwrap_or_default())
        }),
        field(Label::Unit, Kind::Text, |s, _| {
            Cell::of(s.unit.as_ref().map_or("", Unit::text))
        }),
        under(
            Label::Unit,
            field(Label::Basis, Kind::Text, |s, style| {
                let basis = s.basis.map(|basis| words::basis(basis, style.language));
                Cell::of(basis.unwrap_or_default())
            }),
        ),
        always(field(Label::First, Kind::Fixed, |s, style| {
            period(s.first, style)
        })),
        under(
            Label::First,
            always(field(Label::Value, Kind::Figure, |s, _| value(s.first))),
        ),
        always(field(Label::Last, Kind::Fixed, |s, style| {
            period(s.last, style)
        })),
        under(
            Label::Last,
            always(field(Label::Value, Kind::Figure, |s, _| value(s.last))),
        ),
        always(field(Label::Values, Kind::Figure, |s, _| {
            Cell::of(s.observations.to_string())
        })),
        under(
            Label::Values,
            always(field(Label::Missing, Kind::Figure, |s, _| {
                Cell::of(s.missing.to_string())
            })),
        ),
    ]
}

fn period(dated: Option<(Period, Decimal)>, style: &Style) -> Cell {
    dated.map_or_else(Cell::none, |(period, _)| {
        message::period_cell(period, style.language)
    })
}

fn value(dated: Option<(Period, Decimal)>) -> Cell {
    Cell::figure(dated.map(|(_, value)| plain(value)))
}
