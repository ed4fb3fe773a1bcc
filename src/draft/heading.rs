//! What the columns of a table of indicators are for, by their headings and by what stands below them.

use super::naming::{clean, is_nothing, is_number};
use crate::data::listing::{Lines, Row, Stacked, bracketed_unit, split_unit};
use crate::plan::goal::{compared_in, period_in};
use crate::quantity::{Period, Unit, UnitTable};
use crate::words::columns;
use crate::words::figures::{CHANGES, Change};
use crate::words::indicators::{
    BINDING, HEADINGS, Heading, OVER, Over, RATES, STANDS, Stand, VARIES,
};
use crate::words::{fold, joined};

/// What a column is for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    Group,
    Name,
    Unit,
    /// The value at the baseline.
    Baseline,
    /// The year of that value.
    BaselineYear,
    /// The level at the deadline.
    Goal,
    /// The year of that level.
    GoalYear,
    /// What is striven for beyond it.
    Stretch,
    /// A level of a period.
    Level(Period),
    /// A rate or a total of the plan's years, and the last of them where the heading says it.
    Over(Vec<Over>, Option<Period>),
    /// The growth of one year; none: of the level that it stands beside, or a year where it says so.
    Growth(Option<Period>, Vec<Over>),
    /// The change since a period, none being the plan's baseline, and to which.
    Since(Option<Period>, Option<Period>),
    Note,
    Binding,
    Owner,
    /// Whether more or less is better.
    Way,
    /// What the plan takes nothing of.
    Nothing,
}

/// A column of the table.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) field: usize,
    pub(super) heading: String,
    pub(super) role: Role,
    /// The unit that its heading states.
    pub(super) unit: Option<Unit>,
    /// What its heading says of its figures.
    pub(super) stand: Option<Stand>,
    /// Whether its heading says that the plan starts there: `Baseline 2019`, `基期（2018年）`.
    pub(super) starts: bool,
    /// Whether it names indicators, or what they belong to.
    pub(super) names: bool,
}

impl Column {
    fn of(cell: &Stacked, body: &[Row], units: &UnitTable) -> Self {
        let field = cell.field as usize;
        let heading = match &cell.group {
            Some(group) => joined(&format!("{group} {}", cell.own)),
            None => cell.own.clone(),
        };
        let (plain, unit) = match split_unit(&heading, units) {
            // 2024年计划 增长%
            (plain, None) if heading.ends_with(['%', '％']) => {
                let bare = plain.trim_end_matches(['%', '％']).to_owned();
                (bare, Some(Unit::percent()))
            }
            split => split,
        };
        let folded = fold(&heading);
        let mut starts = HEADINGS.rows();
        let starts =
            starts.any(|(word, of)| of == Heading::Baseline && folded.as_str().contains(word));
        let stand = STANDS.within(folded.as_str()).map(|(stand, ..)| stand);
        let role = if binds(field, body) {
            Role::Binding
        } else {
            match role_of(&plain, folded.as_str(), stand) {
                Role::Nothing if is_year(cell) => Role::BaselineYear,
                role => role,
            }
        };
        let whole = heading.contains('%').then(Unit::percent);
        Self {
            field,
            unit: unit.or(whole),
            names: role == Role::Name,
            heading,
            role,
            stand,
            starts,
        }
    }

    /// The period whose level or growth it holds.
    pub(super) fn level(&self) -> Option<Period> {
        match self.role {
            Role::Level(period) => Some(period),
            Role::Growth(period, _) => period,
            _ => None,
        }
    }
}

/// What the columns are for; of several that name the indicator the last, those before it say what it belongs to.
pub(super) fn columns_of(lines: &Lines, body: &[Row], units: &UnitTable) -> Vec<Column> {
    let cells = lines.cells.iter();
    let mut columns: Vec<Column> = cells.map(|cell| Column::of(cell, body, units)).collect();
    let is_unit = |cell: &str| bracketed_unit(cell, units).is_some();
    let numbers = |column: &Column| mostly(column.field, body, is_number);
    let mut before = Role::Nothing;
    for column in &mut columns {
        // 指标 over the group, the number and the name, of which only the first has the text.
        if !column.heading.is_empty() {
            before = column.role.clone();
        } else if before == Role::Name && !numbers(column) {
            let is_unit = all(column.field, body, is_unit);
            column.role = if is_unit { Role::Unit } else { Role::Name };
            column.names = !is_unit;
        }
    }
    let names = |column: &Column| column.role == Role::Name && !numbers(column);
    let last = columns.iter().rposition(names);
    let levels = columns.iter().any(|column| matches!(column.role, Role::Level(_)));
    for column in columns.iter_mut().take(last.unwrap_or(0)) {
        match column.role {
            Role::Name | Role::Nothing if numbers(column) => column.role = Role::Nothing,
            // Goal | Target indicator | 2025 | 2030: what the indicator belongs to.
            Role::Goal if !levels => {}
            Role::Name | Role::Goal => column.role = Role::Group,
            Role::Nothing if column.heading.is_empty() => column.role = Role::Group,
            _ => {}
        }
    }
    columns
}

/// Whether what is filled of a column is of a kind, but for a line below the table.
pub(super) fn mostly(field: usize, body: &[Row], kind: impl Fn(&str) -> bool) -> bool {
    let cells = || body.iter().filter_map(|row| row.cell(field)).map(clean);
    let filled = cells().filter(|cell| !is_nothing(cell)).count();
    filled <= 2 * cells().filter(|cell| !is_nothing(cell) && kind(cell)).count()
}

/// Whether what is filled of a column is all of a kind.
fn all(field: usize, body: &[Row], kind: impl Fn(&str) -> bool) -> bool {
    let cells = body.iter().filter_map(|row| row.cell(field)).map(clean);
    cells.filter(|cell| !is_nothing(cell)).all(kind)
}

/// Whether the cells of a column say what is binding, whatever stands over them.
fn binds(field: usize, body: &[Row]) -> bool {
    let says = |cell: &str| BINDING.sense(fold(cell).as_str()).is_some();
    !all(field, body, is_nothing) && all(field, body, says)
}

/// Whether a column holds the years of the values at the baseline beside it.
fn is_year(cell: &Stacked) -> bool {
    let over = fold(cell.group.as_deref().unwrap_or_default());
    let own = columns::HEADINGS.sense(fold(&cell.own).as_str());
    HEADINGS.sense(over.as_str()) == Some(Heading::Baseline)
        && matches!(own, Some(columns::Heading::Year | columns::Heading::Period))
}

/// The years that a heading names: `2021-2025年增速`.
fn years(text: &str) -> Vec<Period> {
    let numbers = text.split(|c: char| !c.is_ascii_digit());
    let four = numbers.filter(|number| number.len() == 4);
    let years = four.filter_map(|number| Period::year(number.parse().ok()?));
    years.filter(|year| is_near(*year)).collect()
}

/// Whether it is a year of plans; the 3500 of `=3500人` is none.
fn is_near(period: Period) -> bool {
    (1900..2200).contains(&period.start().year())
}

/// What a heading says, `plain` without its unit, `whole` with it.
fn role_of(plain: &str, whole: &str, stand: Option<Stand>) -> Role {
    let folded = fold(plain);
    let word = folded.as_str();
    if word.is_empty() {
        return Role::Nothing;
    }
    let varies = VARIES.within(word).is_some();
    let years = years(plain);
    let period = match years.as_slice() {
        [_, .., last] => Some(*last),
        _ => period_in(plain).filter(|period| is_near(*period)),
    };
    if let Some((since, rest)) = compared_in(plain).filter(|_| varies || stand.is_none()) {
        return Role::Since(since, period_in(&rest));
    }
    let over = OVER.rows().filter(|(word, _)| whole.contains(word));
    let mut over: Vec<Over> = over.map(|(_, over)| over).collect();
    // 增速 alone, beside a year or under it, is that year's.
    let is_plain = over.is_empty();
    if is_plain && RATES.iter().any(|word| whole.contains(word)) {
        over.push(Over::Yearly);
    }
    let ending = HEADINGS.at_end(word);
    // 2025年增速目标
    let core = match ending {
        Some((Heading::Goal, before)) => before,
        _ => word,
    };
    let grows = CHANGES.at_end(core).map(|(change, _)| change);
    match (years.as_slice(), period) {
        _ if matches!(ending, Some((Heading::Deadline, _))) => Role::GoalYear,
        ([] | [_], _)
            if grows.is_some()
                && is_plain
                && (period.is_some() || grows == Some(Change::Growth)) =>
        {
            Role::Growth(period, over)
        }
        // Change 2020-2030
        ([first, .., last], _) if varies && over.is_empty() => {
            Role::Since(Some(*first), Some(*last))
        }
        (_, Some(period)) if stand == Some(Stand::Told) => Role::Level(period),
        _ if !over.is_empty() => Role::Over(over, period),
        (_, Some(period)) => Role::Level(period),
        _ => match of_words(word) {
            Role::Nothing if varies => Role::Since(None, None),
            role => role,
        },
    }
}

/// What a heading without a period says.
fn of_words(word: &str) -> Role {
    let word = without_unit(word);
    match columns::HEADINGS.sense(word) {
        Some(columns::Heading::Indicator | columns::Heading::Title) => return Role::Name,
        Some(columns::Heading::Unit) => return Role::Unit,
        Some(columns::Heading::Note) => return Role::Note,
        _ => {}
    }
    if let Some((of, rest)) = HEADINGS.at_start(word)
        && let Some(columns::Heading::Year | columns::Heading::Period) =
            columns::HEADINGS.sense(rest.trim())
    {
        match of {
            Heading::Baseline => return Role::BaselineYear,
            Heading::Goal => return Role::GoalYear,
            _ => {}
        }
    }
    let named = columns::HEADINGS.at_end(word);
    match HEADINGS
        .sense(word)
        .or_else(|| HEADINGS.at_end(word).map(|(heading, _)| heading))
        .or_else(|| {
            matches!(named, Some((columns::Heading::Indicator, _))).then_some(Heading::Indicator)
        }) {
        Some(Heading::Group) => Role::Group,
        Some(Heading::Indicator) => Role::Name,
        Some(Heading::Baseline) => Role::Baseline,
        Some(Heading::Goal) => Role::Goal,
        Some(Heading::Stretch) => Role::Stretch,
        Some(Heading::Deadline) => Role::GoalYear,
        Some(Heading::Since) => Role::BaselineYear,
        Some(Heading::Binding) => Role::Binding,
        Some(Heading::Owner) => Role::Owner,
        Some(Heading::Way) => Role::Way,
        None => Role::Nothing,
    }
}

/// A heading without the bracket that says that units stand there too: `指标（单位）`.
fn without_unit(word: &str) -> &str {
    let inner = word.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    let of_units = |inner| columns::HEADINGS.sense(inner) == Some(columns::Heading::Unit);
    inner.filter(|(_, inner)| of_units(*inner)).map_or(word, |(before, _)| before.trim_end())
}

/// Whether a cell heads the names of indicators, and can be no name itself.
pub(super) fn heads_names(cell: &str) -> bool {
    let word = fold(clean(cell));
    let word = without_unit(word.as_str());
    HEADINGS.sense(word) == Some(Heading::Indicator)
        || columns::HEADINGS.sense(word) == Some(columns::Heading::Indicator)
}
