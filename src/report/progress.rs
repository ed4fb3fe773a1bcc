//! The progress table: how fast every indicator moves, held against the path of its plan.

use crate::assess::{Assessment, Rates, Reason};
use crate::quantity::Decimal;

use super::Section;
use super::document::{Cell, Column, Kind, Picture, Table};
use super::figure::Figures;
use super::message::{Label, Remark};
use super::view::View;
use super::{gap, method};

/// The progress table of a report.
pub(super) fn table(view: &View) -> Table {
    let assessments = &view.report.assessments;
    let rated = assessments.iter().any(method::is_rated);
    Table {
        caption: Label::ProgressTable.text(view.style.language),
        columns: columns(view, rated),
        groups: view.groups(assessments, |assessment| {
            view.row(assessment, cells(view, assessment, rated))
        }),
        notes: notes(view),
    }
}

fn columns(view: &View, rated: bool) -> Vec<Column> {
    let head = |label: Label| label.text(view.style.language);
    let mut columns = view.leading_columns();
    let at = columns.len();
    columns.extend([
        Column::new(head(Label::Progress), Kind::Picture),
        Column::new(head(Label::Time), Kind::Figure),
        Column::new(head(Label::Margin), Kind::Figure).under(at + 1),
        Column::new(head(Label::ObservedPerYear), Kind::Figure),
        Column::new(head(Label::RequiredPerYear), Kind::Figure).under(at + 3),
        Column::new(head(Label::Projection), Kind::Figure),
    ]);
    if rated {
        columns.push(Column::new(head(Label::Rating), Kind::Text));
    }
    columns.push(Column::new(head(Label::History), Kind::Picture).optional());
    columns.push(Column::new(head(Label::Status), Kind::Text));
    columns
}

fn cells(view: &View, assessment: &Assessment, has_rating: bool) -> Vec<Cell> {
    let figures = Figures::new(view.plan, assessment, view.style);
    let rates = &assessment.rates;
    let rate = |rate: Option<Decimal>| match rate {
        Some(rate) if rates.compound => Cell::of(figures.growth(rate, 2)),
        rate => gap::difference(rate.map(|rate| figures.change(rate)), &figures),
    };
    let bar = assessment.progress.map(|share| Picture::Bar {
        share,
        mark: assessment.time,
    });
    let mut cells = vec![
        Cell::figure(assessment.progress.map(|share| figures.share(share))).drawn(bar),
        Cell::figure(assessment.time.map(|share| figures.share(share))),
        Cell::figure(assessment.margin.map(|margin| figures.margin(margin))),
        rate(rates.observed),
        rate(rates.required),
        projection(assessment, &figures),
    ];
    if has_rating {
        cells.push(method::cell(view, assessment));
    }
    let course = Picture::line(assessment.course.clone());
    cells.push(Cell::default().drawn(course));
    cells.push(gap::status(view, assessment));
    cells
}

fn projection(assessment: &Assessment, figures: &Figures) -> Cell {
    match assessment.projection {
        Some(value) => Cell::of(figures.level(value)).unit(figures.unit()),
        None => Cell::none(),
    }
}

fn notes(view: &View) -> Vec<(Option<String>, String)> {
    let language = view.style.language;
    let assessments = &view.report.assessments;
    let mut notes = Vec::new();
    if assessments
        .iter()
        .any(|a| a.progress.is_some() && a.time.is_some())
    {
        notes.push((None, Remark::Stroke.text(language)));
    }
    let rate = |rate: fn(&Rates) -> bool| assessments.iter().any(|a| rate(&a.rates));
    let rates = gap::units_of(
        view,
        [
            (
                Label::ObservedPerYear,
                rate(|rates| rates.observed.is_some()),
            ),
            (
                Label::RequiredPerYear,
                rate(|rates| rates.required.is_some()),
            ),
        ],
    );
    notes.extend(rates.map(|of| (None, Remark::Rates(of).text(language))));
    notes.extend(bands(view));
    notes.extend(method::notes(view));
    notes.extend(gap::reasons(view, |assessment| {
        let told = gap::misses(assessment) && view.sections.contains(&Section::Gap);
        let broken = matches!(
            assessment.telling_reason(),
            Some(Reason::SeriesBreak { .. })
        );
        broken || (assessment.margin.is_none() && !told)
    }));
    notes
}

/// The band in which a margin counts as on schedule: the tool's own figure, so it is said.
fn bands(view: &View) -> Vec<(Option<String>, String)> {
    let language = view.style.language;
    let mut bands: Vec<(Decimal, Vec<String>)> = Vec::new();
    for assessment in view
        .report
        .assessments
        .iter()
        .filter(|a| a.margin.is_some())
    {
        let band = assessment.on_schedule_within.normalized();
        let name = gap::name(view, assessment);
        match bands.iter_mut().find(|(known, _)| *known == band) {
            Some((_, names)) => names.push(name),
            None => bands.push((band, vec![name])),
        }
    }
    // The most common band speaks for all that are not named.
    bands.sort_by_key(|(_, names)| std::cmp::Reverse(names.len()));
    let remark = |(at, (band, names)): (usize, (Decimal, Vec<String>))| {
        let points = crate::quantity::plain(band.shifted(2).unwrap_or(band));
        let names = if at == 0 {
            String::new()
        } else {
            language.list(names)
        };
        (None, Remark::Band(points, names).text(language))
    };
    bands.into_iter().enumerate().map(remark).collect()
}
