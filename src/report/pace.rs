//! The pace table: where the year in progress stands and where it will end.

use crate::assess::{Assessment, Pace};
use crate::language::Language;
use crate::quantity::{Decimal, Month};

use super::document::{Cell, Column, Kind, NONE, Picture, Table, Tone};
use super::figure::Figures;
use super::gap;
use super::lines::RANGE;
use super::message::{self, Label, Remark};
use super::view::View;

/// The tables of the year in progress: what adds up, then shares, rates and stocks; each left out where it would be empty.
pub(super) fn tables(view: &View) -> Vec<Table> {
    let paced: Vec<Paced> = view
        .report
        .assessments
        .iter()
        .filter_map(|assessment| Some((assessment, assessment.pace.as_ref()?)))
        .collect();
    let (flows, levels): (Vec<Paced>, Vec<Paced>) =
        paced.into_iter().partition(|(_, pace)| pace.adds_up);
    [(Label::PaceTable, flows), (Label::LevelsTable, levels)]
        .into_iter()
        .filter(|(_, paced)| !paced.is_empty())
        .map(|(caption, paced)| table(view, caption, &paced))
        .collect()
}

/// An assessment with its year in progress.
type Paced<'a> = (&'a Assessment, &'a Pace);

/// What is true of all rows, and said once under the table.
struct Common {
    flows: bool,
    /// All year targets are interpolated.
    interpolated: bool,
    /// All changes on a year ago are published, or none is.
    published: Option<bool>,
    /// The years that most seasonal shares are taken from.
    years: Vec<i32>,
}

impl Common {
    fn of(paced: &[Paced]) -> Self {
        let changes = || paced.iter().filter(|(_, pace)| pace.yoy.is_some());
        let published = changes().next().map(|(_, pace)| pace.yoy_published);
        let mut targets = paced
            .iter()
            .filter(|(_, pace)| pace.year_target.is_some())
            .peekable();
        Self {
            flows: paced.iter().any(|(_, pace)| pace.adds_up),
            interpolated: targets.peek().is_some() && targets.all(|(_, pace)| pace.interpolated),
            published: published
                .filter(|first| changes().all(|(_, pace)| pace.yoy_published == *first)),
            years: most_common(paced),
        }
    }
}

/// The years that occur most often, the first of them where several do; empty where there are none.
fn most_common(paced: &[Paced]) -> Vec<i32> {
    let all: Vec<Vec<i32>> = paced.iter().map(|(_, pace)| pace.share_years()).collect();
    let mut best: (&[i32], usize) = (&[], 0);
    for years in all.iter().filter(|years| !years.is_empty()) {
        let count = all.iter().filter(|other| *other == years).count();
        if count > best.1 {
            best = (years, count);
        }
    }
    best.0.to_vec()
}

fn table(view: &View, caption: Label, paced: &[Paced]) -> Table {
    let common = Common::of(paced);
    Table {
        caption: caption.text(view.style.language),
        columns: columns(view, &common),
        groups: view.groups(
            paced.iter().map(|(assessment, _)| *assessment),
            |assessment| view.row(assessment, cells(view, assessment, &common)),
        ),
        notes: notes(view, paced, &common),
    }
}

fn columns(view: &View, common: &Common) -> Vec<Column> {
    let head = |label: Label| label.text(view.style.language);
    let figure = |label: Label| Column::new(head(label), Kind::Figure);
    let mut columns = view.leading_columns();
    let at = columns.len();
    if common.flows {
        columns.extend([
            figure(Label::YearToDate),
            Column::new(head(Label::Period), Kind::Fixed).under(at),
            figure(Label::OnYear),
            figure(Label::YearTarget),
            figure(Label::Attained).under(at + 3),
            figure(Label::Elapsed),
            figure(Label::SeasonalShare).under(at + 5),
            figure(Label::Expected),
            figure(Label::Pace).under(at + 7),
            figure(Label::YearProjection),
            figure(Label::GrowthNeeded).under(at + 2),
        ]);
    } else {
        columns.extend([
            figure(Label::Latest),
            Column::new(head(Label::Period), Kind::Fixed),
            figure(Label::OnYear),
            figure(Label::YearEndTarget),
        ]);
    }
    columns.push(Column::new(head(Label::Recent), Kind::Picture).optional());
    columns
}

fn cells(view: &View, assessment: &Assessment, common: &Common) -> Vec<Cell> {
    let language = view.style.language;
    let figures = Figures::new(view.plan, assessment, view.style);
    let Some(pace) = &assessment.pace else {
        return Vec::new();
    };
    let share = |share: Option<Decimal>| share.map(|share| figures.share(share));
    let inside = pace.interpolated && !common.interpolated && pace.year_target.is_some();
    let inside = inside.then(|| Label::Interpolated.text(language));
    let target = pace.year_target.map(|target| figures.amount(target));
    let mut cells = vec![
        Cell::of(figures.amount(pace.ytd)).unit(figures.unit()),
        message::period_cell(pace.period, language),
        on_year_cell(language, pace, &figures, common),
        Cell::figure(target).remark(inside),
    ];
    if common.flows {
        cells.extend([
            Cell::figure(share(pace.attained)),
            Cell::of(figures.share(pace.elapsed)),
            Cell::figure(share(pace.seasonal_share))
                .remark(years(&pace.share_years()).filter(|_| pace.share_years() != common.years)),
            Cell::figure(pace.expected.map(|expected| figures.amount(expected))),
            Cell::figure(share(pace.pace)).toned(tone(pace)),
            full_year(pace, &figures),
            growth_needed(language, pace, &figures),
        ]);
    }
    cells.push(Cell::default().drawn(Picture::line(pace.recent.clone())));
    cells
}

/// Whether the year goes as its target wants.
fn tone(pace: &Pace) -> Option<Tone> {
    let side = pace.pace?.compare(Decimal::ONE);
    let well = if pace.ceiling {
        side.is_le()
    } else {
        side.is_ge()
    };
    Some(if well { Tone::Good } else { Tone::Poor })
}

fn growth_needed(language: Language, pace: &Pace, figures: &Figures) -> Cell {
    let growth = pace.growth_needed.map(|growth| figures.growth(growth, 1));
    let allowed = pace.ceiling && growth.is_some();
    Cell::figure(growth).remark(allowed.then(|| Label::Allowed.text(language)))
}

/// The change on the same period of the year before, and who computed it where rows differ in that.
fn on_year_cell(language: Language, pace: &Pace, figures: &Figures, common: &Common) -> Cell {
    let Some(text) = on_year(pace, figures, language) else {
        return Cell::none();
    };
    let label = if pace.yoy_published {
        Label::Published
    } else {
        Label::Computed
    };
    let mixed = common.published.is_none() && pace.yoy.is_some();
    Cell::of(text).remark(mixed.then(|| label.text(language)))
}

/// The change in words: a growth, a difference of shares, or what became of a figure below zero.
pub(super) fn on_year(pace: &Pace, figures: &Figures, language: Language) -> Option<String> {
    let computed = !pace.yoy_is_difference && !pace.yoy_published;
    if let Some(before) = pace.before.filter(|_| computed)
        && let Some(turn) = turn(before, pace.ytd)
    {
        let change = figures.change(pace.ytd.minus(before).ok()?);
        return Some(format!("{} {change}", turn.text(language)));
    }
    let change = pace.yoy?;
    Some(if pace.yoy_is_difference {
        figures.of_difference(&figures.change(change))
    } else {
        figures.growth(change, 1)
    })
}

/// What became of a figure that was below zero, or is now: no growth tells that.
fn turn(before: Decimal, now: Decimal) -> Option<Label> {
    match (before.sign(), now.sign()) {
        (-1, -1) if now < before => Some(Label::LossGrew),
        (-1, -1) if now > before => Some(Label::LossShrank),
        (-1, 0 | 1) => Some(Label::TurnedPositive),
        (1, -1) => Some(Label::TurnedNegative),
        _ => None,
    }
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
    let range = range.map(|(low, high)| (figures.amount(low), figures.amount(high)));
    let range = range.filter(|(low, high)| low != high);
    let range = range.map(|(low, high)| format!("{low}{RANGE}{high}"));
    Cell::of(text).remark(range)
}

/// The range of the projected full year, where it has two ends.
fn range(pace: &Pace) -> Option<(Decimal, Decimal)> {
    let range = pace.projection_low.zip(pace.projection_high);
    range.filter(|(low, high)| low != high)
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

fn notes(view: &View, paced: &[Paced], common: &Common) -> Vec<(Option<String>, String)> {
    let language = view.style.language;
    let share_years = years(&common.years).unwrap_or_default();
    let target = if common.flows {
        Label::YearTarget
    } else {
        Label::YearEndTarget
    };
    let any = |test: fn(&Pace) -> bool| paced.iter().any(|(_, pace)| test(pace));
    let said = [
        (
            any(|pace| pace.seasonal_share.is_some()),
            Remark::Pace {
                expected: any(|pace| pace.expected.is_some()),
                range: any(|pace| range(pace).is_some()),
            },
        ),
        (
            common.flows && !share_years.is_empty(),
            Remark::ShareYears(share_years),
        ),
        (common.interpolated, Remark::AllInterpolated(target)),
        (common.published == Some(false), Remark::AllComputed),
        (common.published == Some(true), Remark::AllPublished),
        (any(|pace| pace.growth_needed.is_some()), Remark::Allowed),
    ];
    let said = said.into_iter().filter(|(holds, _)| *holds);
    let mut notes: Vec<_> = said
        .map(|(_, remark)| (None, remark.text(language)))
        .collect();
    let missing = |remark: Remark| (Some(NONE.to_owned()), remark.text(language));
    let names = |holds: &dyn Fn(&Paced) -> bool| -> Option<String> {
        let named: Vec<String> = paced
            .iter()
            .filter(|paced| holds(paced))
            .map(|(assessment, _)| gap::name(view, assessment))
            .collect();
        (!named.is_empty()).then(|| language.list(named))
    };
    let mut breaks: Vec<Month> = paced.iter().filter_map(|(_, pace)| pace.across).collect();
    breaks.sort_unstable();
    breaks.dedup();
    for month in breaks {
        let names = names(&|(_, pace)| pace.across == Some(month));
        notes.extend(names.map(|names| missing(Remark::Break(month, names))));
    }
    let without =
        names(&|(_, pace)| pace.adds_up && pace.seasonal_share.is_none() && pace.across.is_none());
    notes.extend(without.map(|names| missing(Remark::NoShare(names))));
    let other_prices = names(&|(_, pace)| pace.other_prices);
    notes.extend(other_prices.map(|names| missing(Remark::OtherPrices(names))));
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
