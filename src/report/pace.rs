//! The year in progress: where it stands and where it will end.

use crate::assess::{Assessment, Course, Pace, YoyFrom};
use crate::language::Language;
use crate::quantity::{Month, Period, plain};
use crate::say;

use super::document::{Cell, Kind, Note, Table, Value};
use super::entry::Entry;
use super::fields::{Field, number, period, picture, text};
use super::message::Label;
use super::note;
use super::view::View;

/// Amounts and growths, behind the columns that name a row.
fn amounts<'a>() -> Vec<Field<'a, Entry<'a>>> {
    vec![
        number(Label::YearToDate, Entry::ytd),
        period(Label::Period, Entry::ytd_period),
        number(Label::OnYear, Entry::on_year),
        number(Label::OnPrevious, Entry::on_previous).rank(3),
        number(Label::OnYearAgo, Entry::on_year_ago).rank(6),
        number(Label::YearTarget, Entry::year_target).bare().rank(1),
        picture(Label::Attained, Entry::attained),
        number(Label::Due, Entry::due),
        number(Label::Pace, Entry::pace_ratio).rank(7),
        number(Label::YearProjection, Entry::full_year).bare().rank(2),
        number(Label::GrowthNeeded, Entry::growth_needed).rank(4),
        number(Label::NeededAMonth, Entry::needed_a_month).bare().rank(5),
        text(Label::YearStatus, Entry::year_status),
        picture(Label::Recent, Entry::recent).rank(8),
    ]
}

/// Rates, ratios and stocks.
fn levels<'a>() -> Vec<Field<'a, Entry<'a>>> {
    vec![
        number(Label::Latest, Entry::ytd),
        period(Label::Period, Entry::ytd_period),
        number(Label::OnYear, Entry::on_year).rank(1),
        number(Label::OnPrevious, Entry::on_previous).rank(2),
        number(Label::OnYearAgo, Entry::on_year_ago),
        number(Label::Carried, Entry::carried).bare(),
        number(Label::YearEndTarget, Entry::year_target).bare(),
        number(Label::NeededAMonth, Entry::needed_a_month).bare().rank(3),
        text(Label::YearStatus, Entry::year_status),
        picture(Label::Recent, Entry::recent).rank(4),
    ]
}

/// Years that are over.
fn finished<'a>() -> Vec<Field<'a, Entry<'a>>> {
    vec![
        number(Label::WholeYear, Entry::ytd),
        period(Label::Period, Entry::ytd_period),
        number(Label::OnYear, Entry::on_year),
        number(Label::OnYearAgo, Entry::on_year_ago).rank(1),
        number(Label::YearTarget, Entry::year_target).bare(),
        picture(Label::Attained, Entry::attained),
        text(Label::YearVerdict, Entry::year_status),
        picture(Label::Recent, Entry::recent).rank(4),
    ]
}

/// An assessment, which one it is, and its year in progress.
type Paced<'a> = (usize, &'a Assessment, &'a Pace);

/// The tables of the year in progress: amounts and growths, then rates, ratios and stocks; then the years that are over; each
/// left out where it would be empty.
pub(super) fn tables(view: &View) -> Vec<Table> {
    let is_level = |course: Course| matches!(course, Course::Rate | Course::Stock);
    let table = |caption, fields, over: bool, level: Option<bool>| {
        let paced = view.report.assessments.iter().enumerate();
        let paced = paced.filter_map(|(at, one)| Some((at, one, one.pace.as_ref()?)));
        let belongs = |pace: &Pace| {
            pace.is_over() == over && level.is_none_or(|level| is_level(pace.course) == level)
        };
        let paced: Vec<Paced> = paced.filter(|(.., pace)| belongs(pace)).collect();
        let table = view.table(caption, fields, paced.iter().map(|(at, ..)| *at)).filled()?;
        let notes = Notes { view, paced: &paced };
        Some(period_in_caption(view, table.notes(notes.all())))
    };
    let tables = [
        table(Label::PaceTable, amounts(), false, Some(false)),
        table(Label::LevelsTable, levels(), false, Some(true)),
        table(Label::FinishedTable, finished(), true, None),
    ];
    tables.into_iter().flatten().collect()
}

/// The period that most rows share is said once, in the caption; beside the figures of the others stands theirs.
fn period_in_caption(view: &View, mut table: Table) -> Table {
    let mut columns = table.columns.iter();
    let Some(at) = columns.position(|column| column.kind == Kind::Period) else {
        return table;
    };
    let of = |cell: &Cell| match cell.value {
        Value::Period(period) => Some(period),
        _ => None,
    };
    let periods: Vec<Period> = table.cells(at).filter_map(of).collect();
    let Some(usual) = most_common(&periods) else {
        return table;
    };
    let words = |period: Period| period.words(view.style.language);
    for row in table.groups.iter_mut().flat_map(|group| &mut group.rows) {
        let period = row.cells.get(at).and_then(of);
        let before = at.checked_sub(1).and_then(|at| row.cells.get_mut(at));
        if let (Some(period), Some(figure)) = (period.filter(|period| period != usual), before) {
            *figure = std::mem::take(figure).also(words(period));
        }
    }
    let (caption, usual) = (&table.caption, usual.told(view.style.language));
    table.caption = say!(view.style.language, "{caption}（{usual}）", "{caption} ({usual})");
    table.remove_column(at);
    table
}

/// What occurs most often, the first of several.
fn most_common<T: PartialEq>(all: &[T]) -> Option<&T> {
    let count = |one: &T| all.iter().filter(|other| *other == one).count();
    all.iter().rev().max_by_key(|one| count(one))
}

/// The years of a seasonal share: `2021-2023`, or one by one.
fn years(years: &[i32]) -> Option<String> {
    let (first, last) = (years.first()?, years.last()?);
    let running = years.windows(2).all(|pair| matches!(pair, [a, b] if a + 1 == *b));
    Some(match (years.len(), running) {
        (1, _) => first.to_string(),
        (_, true) => format!("{first}-{last}"),
        (_, false) => {
            let years: Vec<String> = years.iter().map(ToString::to_string).collect();
            years.join(",")
        }
    })
}

/// What is to be known of a table of years, and of which of its rows.
struct Notes<'a> {
    view: &'a View<'a>,
    paced: &'a [Paced<'a>],
}

impl Notes<'_> {
    fn all(&self) -> Vec<Note> {
        [self.shares(), self.target(), self.changes(), self.verdicts(), self.lacking()].concat()
    }

    fn language(&self) -> Language {
        self.view.style.language
    }

    fn paces(&self) -> impl Iterator<Item = &Pace> {
        self.paced.iter().map(|(.., pace)| *pace)
    }

    fn any(&self, holds: impl Fn(&Pace) -> bool) -> bool {
        self.paces().any(holds)
    }

    /// Whether there are some of a kind, and something holds for all of them.
    fn all_of(&self, kind: impl Fn(&&Pace) -> bool, holds: impl Fn(&Pace) -> bool) -> bool {
        let mut these = self.paces().filter(kind).peekable();
        these.peek().is_some() && these.all(holds)
    }

    fn names(&self, holds: impl Fn(&Assessment, &Pace) -> bool) -> Option<String> {
        let assessments = self.paced.iter().map(|(_, assessment, _)| *assessment);
        self.view.names(assessments, |one| one.pace.as_ref().is_some_and(|pace| holds(one, pace)))
    }

    /// How what is due is found.
    fn shares(&self) -> Vec<Note> {
        let l = self.language();
        let clauses = [
            self.any(|pace| pace.expected.is_some()).then(|| note::expected_and_pace(l)),
            self.any(|pace| pace.projection_low != pace.projection_high)
                .then(|| note::range_of_years(l)),
        ];
        let clauses: String = clauses.into_iter().flatten().collect();
        let mut shares: Vec<Vec<i32>> = self.paces().map(Pace::share_years).collect();
        shares.retain(|years| !years.is_empty());
        let usual = most_common(&shares).cloned().unwrap_or_default();
        let common = [
            self.any(|pace| pace.seasonal_share.is_some()).then(|| note::usual_share(l, clauses)),
            years(&usual).map(|years| note::share_years(l, years)),
        ];
        shares.retain(|years| *years != usual);
        shares.sort_unstable();
        shares.dedup();
        let others = shares.iter().filter_map(|other| {
            let ids = self.names(|_, pace| pace.share_years() == *other)?;
            Some(note::other_share_years(l, years(other)?, ids))
        });
        let common = common.into_iter().flatten();
        common.chain(others).map(Note::new).collect()
    }

    /// Where the targets of the year come from.
    fn target(&self) -> Vec<Note> {
        let l = self.language();
        let is_level = |pace: &Pace| matches!(pace.course, Course::Rate | Course::Stock);
        let of_levels = self.any(|pace| is_level(pace) && !pace.is_over());
        let target = if of_levels { Label::YearEndTarget } else { Label::YearTarget };
        let target = target.text(l);
        let has_target = |pace: &&Pace| pace.year_target.is_some();
        let spread = if self.all_of(has_target, Pace::is_spread) {
            Some(note::all_spread(l, target))
        } else {
            self.names(|_, pace| pace.is_spread()).map(|ids| note::spread(l, target, ids))
        };
        let moving = self.names(|one, pace| {
            let goal = one.goal.as_ref().and_then(|goal| goal.apart);
            goal.is_some() && has_target(&pace)
        });
        let moving = moving.map(|ids| note::moving(l, target, ids));
        let said = spread.into_iter().chain(moving);
        said.map(|text| Note::new(text).on([target])).collect()
    }

    /// What changes are on, and where they come from.
    fn changes(&self) -> Vec<Note> {
        let l = self.language();
        let has_change = |pace: &&Pace| pace.yoy.is_some();
        let is_told = |pace: &Pace| {
            pace.on_year_ago.is_some() || (pace.on_previous.is_some() && !pace.is_over())
        };
        let changes = self.any(is_told).then(|| note::changes(l));
        let changes = changes.map(|text| {
            let heads = [Label::OnPrevious, Label::OnYearAgo];
            Note::new(text).on(heads.map(|label| label.text(l)))
        });
        let source = if self.all_of(has_change, Pace::is_yoy_published) {
            Some(note::all_published(l))
        } else if self.all_of(has_change, |pace| !pace.is_yoy_published()) {
            Some(note::all_computed(l))
        } else {
            self.names(|_, pace| has_change(&pace) && pace.is_yoy_published())
                .map(|ids| note::published(l, ids))
        };
        let constant = self.names(|_, pace| pace.yoy_from == YoyFrom::ConstantPrices);
        let constant = constant.map(|ids| note::constant(l, ids));
        let on_year = source.into_iter().chain(constant);
        let on_year = on_year.map(|text| Note::new(text).on([Label::OnYear.text(l)]));
        changes.into_iter().chain(on_year).collect()
    }

    /// What figures say of the whole year, and how the year is judged.
    fn verdicts(&self) -> Vec<Note> {
        let l = self.language();
        let on = |label: Label| move |text: String| Note::new(text).on([label.text(l)]);
        let carried = self.any(|pace| pace.carried.is_some());
        let bounded = self.names(|_, pace| pace.is_bounded);
        let needed = self.any(|pace| pace.growth_needed.is_some());
        let is_amount = |pace: &Pace| pace.course == Course::Amount && !pace.is_over();
        let by_pace =
            self.any(|pace| is_amount(pace) && pace.status.is_some() && !pace.is_by_holding());
        let band = plain(self.view.plan.pace_within.shifted(2).unwrap_or_default());
        let holds = self.any(|pace| pace.is_by_holding() && !pace.is_over());
        let notes = [
            carried.then(|| on(Label::Carried)(note::carried(l))),
            bounded.map(|ids| on(Label::Carried)(note::bounded(l, ids))),
            needed.then(|| on(Label::GrowthNeeded)(note::allowed(l))),
            by_pace.then(|| Note::new(note::pace_band(l, band))),
            holds.then(|| Note::new(note::holding(l))),
            self.any(Pace::is_january).then(|| Note::new(note::january(l))),
        ];
        notes.into_iter().flatten().collect()
    }

    /// What is not computed, or otherwise than usual.
    fn lacking(&self) -> Vec<Note> {
        let l = self.language();
        let mut breaks: Vec<Month> = self.paces().filter_map(|pace| pace.across).collect();
        breaks.sort_unstable();
        breaks.dedup();
        let breaks = breaks.into_iter().filter_map(|month| {
            let ids = self.names(|_, pace| pace.across == Some(month))?;
            Some(Note::missing(note::broken(l, month, ids)))
        });
        let by_months = |is_added: bool| {
            self.names(|_, pace| {
                let has_no_share = pace.projection.is_some() && pace.seasonal_share.is_none();
                has_no_share && pace.is_added == is_added
            })
        };
        let added = by_months(true).map(|ids| Note::new(note::added_by_months(l, ids)));
        let others = by_months(false).map(|ids| Note::new(note::no_share(l, ids)));
        breaks.chain(added).chain(others).collect()
    }
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
