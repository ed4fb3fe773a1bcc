//! A plan's own table of indicators: what its columns are for, and the plan that its rows make.

use super::page::Page;
use super::row::{Entry, clean, is_nothing};
use super::{Draft, Wishes, remark};
use crate::data::listing::{Lines, Listing, Row, Stacked, split_unit, unmark};
use crate::diagnostic::Place;
use crate::language::Language;
use crate::messages;
use crate::plan::goal::period_in;
use crate::quantity::{Period, Unit, UnitTable};
use crate::words::columns;
use crate::words::figures::{CHANGES, Change};
use crate::words::indicators::{ANNEXES, BINDING, HEADINGS, Heading, NOTES, OVER, Over};
use crate::words::numerals::{digit, place};
use crate::words::{fold, joined};

messages! {
    /// A message of this room.
    pub(super) enum DraftMessage, l {
        /// A file without a table of indicators.
        NoIndicators => NoTable,
            "没有找到指标表：表头要有“指标”一列，并有年份、目标值或年均增长一列" /
                "no table of indicators is found: its header has to name the indicator, and a year, a target or a yearly growth",
            help "表头写成 指标,单位,2020年,2025年；由数据写计划用 indicalc init 数据文件" /
                "write the header as Indicator,Unit,2020,2025; to begin from data use indicalc init DATA";

        /// A table without rows.
        NoRows => NoTable,
            "指标表里没有一行有指标" / "the table of indicators has no rows",
            help "表头下面每个指标写一行" / "write a row for each indicator below the header"
    }
}

/// What a column is for.
#[derive(Clone, Debug, PartialEq)]
enum Role {
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
    /// A level of a period.
    Level(Period),
    /// A rate or a total of the plan's years, with the unit that its heading states.
    Over(Vec<Over>, Option<Unit>),
    /// The growth of one year; none: of the level that it stands beside, or a year where it says so.
    Growth(Option<Period>, Vec<Over>, Option<Unit>),
    Note,
    Binding,
    Owner,
    Nothing,
}

/// A table of indicators.
pub(super) struct Table {
    /// The first row of the body.
    body: usize,
    title: String,
    line: u32,
    /// Each field with its role.
    columns: Vec<(usize, Role)>,
    /// The year of which a heading says that the plan starts from it.
    named: Option<Period>,
    baseline: Option<Period>,
    deadline: Option<Period>,
    /// The year whose column holds the goals: the last, unless the deadline asked for is another.
    goals: Option<Period>,
}

impl Table {
    /// Finds the table in a file.
    pub(super) fn find(
        listing: &Listing,
        wishes: &Wishes,
        units: &UnitTable,
    ) -> Result<Self, DraftMessage> {
        let rows = &listing.rows;
        let found = (0..rows.len()).find_map(|at| {
            let lines = Lines::at(rows, at, units)?;
            let body = at + lines.rows;
            let columns = columns_of(&lines, rows.get(body..)?, units);
            let has = |wanted: fn(&Role) -> bool| columns.iter().any(|(_, role)| wanted(role));
            let promises = has(|role| {
                matches!(
                    role,
                    Role::Goal | Role::Level(_) | Role::Over(..) | Role::Growth(..)
                )
            });
            let named = start_of(&lines, &columns);
            (has(|role| *role == Role::Name) && promises).then_some((at, body, columns, named))
        });
        let (at, body, columns, start) = found.ok_or(DraftMessage::NoIndicators)?;
        let above = rows.get(..at).unwrap_or_default();
        let mut titles = above.iter().map(|row| unannexed(&row.text()).to_owned());
        let title = titles.find(|text| !text.is_empty());
        let mut table = Self {
            body,
            title: title
                .unwrap_or_default()
                .trim_start_matches(['#', ' '])
                .to_owned(),
            line: rows.get(at).map_or(0, |row| row.line),
            columns,
            named: start,
            baseline: None,
            deadline: None,
            goals: None,
        };
        table.settle_periods(wishes, rows);
        table.settle_growth();
        let mut names = rows
            .iter()
            .skip(body)
            .map(|row| table.cell(row, &Role::Name));
        if names.any(|name| !name.is_empty()) {
            Ok(table)
        } else {
            Err(DraftMessage::NoRows)
        }
    }

    /// From where to where the plan goes: as asked, else the first and last year of the columns; a title that names a five-year plan
    /// says which of them it starts from.
    fn settle_periods(&mut self, wishes: &Wishes, rows: &[Row]) {
        let mut levels: Vec<Period> = self
            .columns
            .iter()
            .filter_map(|(_, role)| level(role))
            .collect();
        levels.sort_by_key(|period| period.end());
        let named = period_in(&self.title);
        let last = levels.last().copied();
        let has_goal = self.columns.iter().any(|(_, role)| *role == Role::Goal);
        self.deadline = wishes.deadline.or(if has_goal {
            named.or(self.year(rows, &Role::GoalYear)).or(last)
        } else {
            last.or(named)
        });
        let asked = wishes.deadline.filter(|asked| levels.contains(asked));
        self.goals = asked.or(last).filter(|_| !has_goal);
        let start = self.deadline.or(named).map(|end| end.years_later(-5));
        let first = levels
            .first()
            .copied()
            .filter(|first| Some(*first) != self.goals);
        let in_table = start.filter(|start| levels.contains(start));
        let named = start.filter(|_| named.is_some());
        let stated = match self.field(&Role::Baseline) {
            Some(_) => self.year(rows, &Role::BaselineYear).or(named),
            None => self.named.or(in_table).or(first).or(named),
        };
        self.baseline = wishes.baseline.or(stated);
    }

    /// Growth is promised of the deadline's year; of others the table only tells. A growth that says no year is that of the level
    /// before it where the plan is of one year, else a year's of them all.
    fn settle_growth(&mut self) {
        let ends = self.baseline.zip(self.deadline);
        let one_year = ends.is_some_and(|(from, to)| to.end().since(from.end()) == 12);
        let (mut beside, deadline) = (None, self.deadline);
        for (_, role) in &mut self.columns {
            match role {
                Role::Level(period) => beside = Some(*period),
                Role::Goal => beside = deadline,
                Role::Baseline => beside = self.baseline,
                Role::Growth(period, over, unit) => {
                    let stated = period.or(beside.filter(|_| one_year));
                    let over = match stated {
                        Some(period) if Some(period) == deadline => vec![Over::OfYear],
                        Some(_) => Vec::new(),
                        None => std::mem::take(over),
                    };
                    *role = if over.is_empty() {
                        Role::Nothing
                    } else {
                        Role::Over(over, unit.take())
                    };
                }
                _ => {}
            }
        }
    }

    /// The first year in the cells of a role.
    fn year(&self, rows: &[Row], role: &Role) -> Option<Period> {
        let rows = rows.iter().skip(self.body);
        rows.map(|row| self.cell(row, role)).find_map(period_in)
    }

    fn field(&self, wanted: &Role) -> Option<usize> {
        let found = self.columns.iter().find(|(_, role)| role == wanted);
        found.map(|(at, _)| *at)
    }

    /// The cell of a role.
    fn cell<'r>(&self, row: &'r Row, wanted: &Role) -> &'r str {
        let at = self.field(wanted);
        at.and_then(|at| row.cell(at)).map_or("", clean)
    }

    /// The plan that its rows make.
    pub(super) fn draft(
        &self,
        listing: &Listing,
        wishes: &Wishes,
        units: &UnitTable,
        l: Language,
    ) -> Draft {
        let mut page = Page::default();
        let (entries, notes) = self.entries(listing, units);
        self.opening(&mut page, listing, wishes, &notes, l);
        for entry in &entries {
            entry.write(&mut page, units, l);
        }
        Draft {
            text: page.text,
            targets: page.targets,
            open: page.open,
        }
    }

    fn opening(
        &self,
        page: &mut Page,
        listing: &Listing,
        wishes: &Wishes,
        notes: &[String],
        l: Language,
    ) {
        let (shown, line) = (&listing.document, self.line);
        page.remark(&remark::made_from(l, shown, line));
        for note in notes {
            page.remark(note);
        }
        for period in self.unused() {
            page.open(&remark::unused(l, period));
        }
        page.head("[plan]");
        page.text("title", &self.title);
        let word = l.word();
        if l == Language::En {
            page.text("language", word);
        }
        for (key, period, zh, en) in [
            (
                "baseline",
                self.baseline,
                "基期：表里没有写明",
                "the baseline: the table does not say it",
            ),
            (
                "deadline",
                self.deadline,
                "目标期：表里没有写明",
                "the deadline: the table does not say it",
            ),
        ] {
            match period {
                Some(period) => page.text(key, &period.to_string()),
                None => page.open(&format!("{key} = \"…\"   # {}", l.pick(zh, en))),
            }
        }
        page.blank();
        page.head("[data]");
        if wishes.files.is_empty() {
            page.open(l.pick("数据文件：改成自己的", "the data files: name your own"));
            page.texts("files", &["data/*.csv".to_owned()]);
        } else {
            page.texts("files", &wishes.files);
        }
    }

    /// The years of columns that no target takes: those before its baseline.
    fn unused(&self) -> impl Iterator<Item = Period> {
        let levels = self.columns.iter().filter_map(|(_, role)| match role {
            Role::Level(period) => Some(*period),
            _ => None,
        });
        levels.filter(|period| {
            self.baseline
                .is_some_and(|start| period.end() < start.end())
        })
    }

    /// Its rows, and the notes below it.
    fn entries(&self, listing: &Listing, units: &UnitTable) -> (Vec<Entry>, Vec<String>) {
        let (mut entries, mut notes) = (Vec::new(), Vec::new());
        let mut group = String::new();
        for row in listing.rows.iter().skip(self.body) {
            // 一、 before the heading of a group.
            let is_ordinal = |cell: &&str| {
                let inner = cell.trim_matches(['、', '．', '.', '（', '）', '(', ')']);
                let numeral = |c| digit(c).or_else(|| place(c)).is_some();
                !inner.is_empty() && inner.chars().all(numeral)
            };
            let filled = row.cells().map(str::trim).filter(|cell| !cell.is_empty());
            let mut filled = filled.skip_while(is_ordinal);
            let first = filled.next().unwrap_or_default();
            let alone = filled.next().is_none();
            if first.is_empty() || row.cells().all(is_rule) {
                continue;
            }
            let first = clean(first);
            let folded = fold(first);
            if NOTES.iter().any(|word| folded.as_str().starts_with(word)) {
                notes.push(row.text());
                continue;
            }
            if alone {
                let (_, heading) = unmark(first);
                if heading.chars().count() > 20 {
                    notes.push(row.text());
                } else {
                    heading.clone_into(&mut group);
                }
                continue;
            }
            let own = self.cell(row, &Role::Group);
            if !own.is_empty() {
                let (_, heading) = unmark(own);
                heading.clone_into(&mut group);
            }
            let name = self.cell(row, &Role::Name);
            if is_nothing(name) {
                continue;
            }
            entries.push(self.entry(row, listing, &group, name, units));
        }
        (entries, notes)
    }

    fn entry(
        &self,
        row: &Row,
        listing: &Listing,
        group: &str,
        name: &str,
        units: &UnitTable,
    ) -> Entry {
        let text = |at: usize| row.cell(at).map_or("", clean).to_owned();
        let unit = self.cell(row, &Role::Unit);
        let mut entry = Entry::new(name, unit, units);
        entry.origin = Place::cell(1, &listing.document, row.line, 0).locator();
        group.clone_into(&mut entry.group);
        entry.owner(self.cell(row, &Role::Owner));
        entry.binding = BINDING.sense(fold(self.cell(row, &Role::Binding)).as_str());
        let own = period_in(self.cell(row, &Role::BaselineYear));
        let by = period_in(self.cell(row, &Role::GoalYear));
        (entry.from, entry.to) = (own.or(self.baseline), by.or(self.deadline));
        entry.deadline = by.filter(|by| Some(*by) != self.deadline);
        for (at, role) in &self.columns {
            let cell = text(*at);
            if is_nothing(&cell) {
                continue;
            }
            match role {
                Role::Baseline => entry.baseline = cell,
                Role::Goal => entry.goal = cell,
                Role::Level(period) if Some(*period) == self.baseline => entry.baseline = cell,
                Role::Level(period) if Some(*period) == self.goals => entry.goal = cell,
                Role::Level(period) => {
                    let inside = self.baseline.is_none_or(|start| start.end() < period.end())
                        && self.deadline.is_none_or(|end| period.end() < end.end());
                    if inside {
                        entry.between.push((*period, cell));
                    }
                }
                Role::Over(over, unit) => entry.over.push((over.clone(), unit.clone(), cell)),
                Role::Note => entry.note = cell,
                Role::Group
                | Role::Name
                | Role::Unit
                | Role::Binding
                | Role::Owner
                | Role::BaselineYear
                | Role::GoalYear
                | Role::Growth(..)
                | Role::Nothing => {}
            }
        }
        entry
    }
}

fn level(role: &Role) -> Option<Period> {
    match role {
        Role::Level(period) => Some(*period),
        Role::Growth(period, ..) => *period,
        _ => None,
    }
}

/// `|---|:--:|` below the header of a table in Markdown.
fn is_rule(cell: &str) -> bool {
    let cell = cell.trim();
    cell.chars().all(|c| matches!(c, '-' | ':' | ' '))
}

/// What the columns are for; of several that name the indicator the last, those before it say what it belongs to.
fn columns_of(lines: &Lines, body: &[Row], units: &UnitTable) -> Vec<(usize, Role)> {
    let mut columns: Vec<(usize, Role)> = Vec::new();
    for cell in &lines.cells {
        let at = cell.field as usize;
        let text = match &cell.group {
            Some(group) => joined(&format!("{group} {}", cell.own)),
            None => cell.own.clone(),
        };
        let role = if binds(at, body) {
            Role::Binding
        } else {
            match role_of(&text, units) {
                Role::Nothing if is_year(cell) => Role::BaselineYear,
                role => role,
            }
        };
        columns.push((at, role));
    }
    let last = columns.iter().rposition(|(_, role)| *role == Role::Name);
    let has_levels = columns
        .iter()
        .any(|(_, role)| matches!(role, Role::Level(_)));
    for (_, role) in columns.iter_mut().take(last.unwrap_or(0)) {
        // Goal | Target indicator | 2025 | 2030: what the indicator belongs to.
        if *role == Role::Name || *role == Role::Goal && has_levels {
            *role = Role::Group;
        }
    }
    columns
}

/// Whether the cells of a column say what is binding, whatever stands over them.
fn binds(at: usize, body: &[Row]) -> bool {
    let cells = body.iter().filter_map(|row| row.cell(at)).map(str::trim);
    let mut filled = cells.filter(|cell| !is_nothing(cell)).peekable();
    filled.peek().is_some() && filled.all(|cell| BINDING.sense(fold(cell).as_str()).is_some())
}

/// Whether a column holds the years of the values at the baseline beside it.
fn is_year(cell: &Stacked) -> bool {
    let over = fold(cell.group.as_deref().unwrap_or_default());
    let own = columns::HEADINGS.sense(fold(&cell.own).as_str());
    HEADINGS.sense(over.as_str()) == Some(Heading::Baseline)
        && matches!(own, Some(columns::Heading::Year | columns::Heading::Period))
}

/// The year of the level whose heading says that it is where the plan starts: `Baseline 2019`, `基期（2018年）`.
fn start_of(lines: &Lines, columns: &[(usize, Role)]) -> Option<Period> {
    let headings = lines.cells.iter().zip(columns);
    let mut starts = headings.filter(|(cell, _)| {
        let said = fold(&joined(&format!(
            "{} {}",
            cell.group.as_deref().unwrap_or_default(),
            cell.own
        )));
        let mut words = HEADINGS
            .rows()
            .filter(|(_, heading)| *heading == Heading::Baseline);
        words.any(|(word, _)| said.as_str().contains(word))
    });
    starts.find_map(|(_, (_, role))| level(role))
}

/// Whether a heading names several years: `2021-2025年增速`.
fn names_years(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).count() >= 8
}

/// A title without what says that it stands in an annex: `附表1`.
fn unannexed(title: &str) -> &str {
    let bare = title.trim_start_matches(['#', ' ', '\u{3000}']);
    let Some(behind) = ANNEXES.iter().find_map(|word| bare.strip_prefix(word)) else {
        return bare.trim();
    };
    let numeral =
        |c: char| c.is_ascii_digit() || digit(c).is_some() || matches!(c, '-' | '：' | ':' | '.');
    behind
        .trim_start_matches(|c: char| c.is_whitespace() || numeral(c))
        .trim()
}

fn role_of(text: &str, units: &UnitTable) -> Role {
    let (plain, unit) = match split_unit(text, units) {
        // 2024年计划 增长%
        (plain, None) if text.ends_with(['%', '％']) => {
            let bare = plain.trim_end_matches(['%', '％']).to_owned();
            (bare, Some(Unit::percent()))
        }
        split => split,
    };
    let folded = fold(&plain);
    let word = folded.as_str();
    if word.is_empty() {
        return Role::Nothing;
    }
    let whole = fold(text);
    let over: Vec<Over> = OVER
        .rows()
        .filter(|(word, _)| whole.as_str().contains(word))
        .map(|(_, over)| over)
        .collect();
    let period = period_in(&plain).filter(|_| !names_years(&plain));
    let grows = CHANGES.at_end(word).map(|(change, _)| change);
    // 增速 alone, beside a year or under it, is that year's.
    let is_plain = OVER.rows().all(|(word, over)| {
        over == Over::Yearly && CHANGES.sense(word).is_some() || !whole.as_str().contains(word)
    });
    if grows.is_some() && is_plain && (period.is_some() || grows == Some(Change::Growth)) {
        return Role::Growth(period, over, unit);
    }
    if !over.is_empty() {
        let unit = unit.or_else(|| text.contains('%').then(Unit::percent));
        return Role::Over(over, unit);
    }
    if let Some(period) = period_in(&plain) {
        return Role::Level(period);
    }
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
        Some(Heading::Binding) => Role::Binding,
        Some(Heading::Owner) => Role::Owner,
        None => Role::Nothing,
    }
}
