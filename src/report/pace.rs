//! The pace table: where the year in progress stands and where it will end.

use crate::assess::{Assessment, Pace};
use crate::language::Language;
use crate::quantity::Decimal;

use super::document::{Cell, Column, Kind, NONE, Row, Table, View};
use super::figure::Figures;
use super::gap;
use super::layout::RANGE;
use super::message::{self, Label, Remark};

/// The pace table of a report; none where no target has a year in progress.
pub(super) fn table(view: &View) -> Option<Table> {
    let paced: Vec<(&Assessment, &Pace)> = view
        .report
        .assessments
        .iter()
        .filter_map(|assessment| Some((assessment, assessment.pace.as_ref()?)))
        .collect();
    if paced.is_empty() {
        return None;
    }
    Some(Table {
        caption: Label::PaceTable.text(view.style.language),
        columns: columns(view),
        groups: view.groups(
            paced.iter().map(|(assessment, _)| *assessment),
            |assessment| Row {
                cells: [view.leading_cells(assessment), cells(view, assessment)].concat(),
            },
        ),
        notes: notes(view, &paced),
    })
}

fn columns(view: &View) -> Vec<Column> {
    let head = |label: Label| label.text(view.style.language);
    let mut columns = view.leading_columns();
    let at = columns.len();
    columns.extend([
        Column::new(head(Label::YearToDate), Kind::Figure),
        Column::new(head(Label::Period), Kind::Text).under(at),
        Column::new(head(Label::OnYear), Kind::Figure),
        Column::new(head(Label::YearTarget), Kind::Figure),
        Column::new(head(Label::Attained), Kind::Figure).under(at + 3),
        Column::new(head(Label::Elapsed), Kind::Figure),
        Column::new(head(Label::SeasonalShare), Kind::Figure).under(at + 5),
        Column::new(head(Label::Pace), Kind::Figure),
        Column::new(head(Label::YearProjection), Kind::Figure),
        Column::new(head(Label::GrowthNeeded), Kind::Figure).under(at + 7),
    ]);
    columns
}

fn cells(view: &View, assessment: &Assessment) -> Vec<Cell> {
    let language = view.style.language;
    let figures = Figures::new(view.plan, assessment, view.style);
    let Some(pace) = &assessment.pace else {
        return Vec::new();
    };
    let share = |share: Option<Decimal>| share.map(|share| figures.share(share));
    let (head, tail) = message::period_pieces(pace.period, language);
    let inside = pace.interpolated && pace.year_target.is_some();
    let inside = inside.then(|| Label::Interpolated.text(language));
    vec![
        Cell::of(figures.amount(pace.ytd)).unit(figures.unit()),
        Cell::of(head).unit(tail.unwrap_or_default()),
        on_year(language, pace, &figures),
        Cell::figure(pace.year_target.map(|target| figures.amount(target))).remark(inside),
        Cell::figure(share(pace.attained)),
        Cell::of(figures.share(pace.elapsed)),
        Cell::figure(share(pace.seasonal_share)).remark(years(&pace.share_years)),
        Cell::figure(share(pace.pace)),
        full_year(pace, &figures),
        Cell::figure(pace.growth_needed.map(|growth| figures.growth(growth, 1))),
    ]
}

/// The change on the same period of the year before, and who computed it.
fn on_year(language: Language, pace: &Pace, figures: &Figures) -> Cell {
    let Some(change) = pace.yoy else {
        return Cell::none();
    };
    let text = if pace.yoy_is_difference {
        format!("{}{}", figures.change(change), figures.points())
    } else {
        figures.growth(change, 1)
    };
    let label = if pace.yoy_published {
        Label::Published
    } else {
        Label::Computed
    };
    Cell::of(text).remark(Some(label.text(language)))
}

/// The projected full year with its range.
fn full_year(pace: &Pace, figures: &Figures) -> Cell {
    let Some(projection) = pace.projection else {
        return Cell::none();
    };
    let text = match pace.year_target {
        Some(target) => figures.amount_below(projection, target),
        None => figures.amount(projection),
    };
    let range = pace.projection_low.zip(pace.projection_high);
    let range = range.filter(|(low, high)| low != high);
    let range =
        range.map(|(low, high)| format!("{}{RANGE}{}", figures.amount(low), figures.amount(high)));
    Cell::of(text).remark(range)
}

/// The years of a seasonal share: `2021-2023`, or one by one.
fn years(years: &[i32]) -> Option<String> {
    let (first, last) = (years.first()?, years.last()?);
    let running = years
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if a + 1 == *b));
    Some(match (years.len(), running) {
        (1, _) => first.to_string(),
        (_, true) => format!("{first}-{last}"),
        (_, false) => {
            let years: Vec<String> = years.iter().map(ToString::to_string).collect();
            years.join(",")
        }
    })
}

fn notes(view: &View, paced: &[(&Assessment, &Pace)]) -> Vec<(Option<String>, String)> {
    let language = view.style.language;
    let mut notes = vec![(None, Remark::Pace.text(language))];
    let without: Vec<String> = paced
        .iter()
        .filter(|(assessment, pace)| pace.seasonal_share.is_none() && !assessment.unit.is_ratio())
        .map(|(assessment, _)| gap::name(view, assessment))
        .collect();
    if !without.is_empty() {
        let names = language.list(without);
        notes.push((Some(NONE.to_owned()), Remark::NoShare(names).text(language)));
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_in_a_row_are_written_as_a_span() {
        for (given, text) in [
            (vec![], None),
            (vec![2023], Some("2023")),
            (vec![2021, 2022, 2023], Some("2021-2023")),
            (vec![2019, 2021], Some("2019,2021")),
        ] {
            assert_eq!(years(&given).as_deref(), text);
        }
    }
}
