//! One row of a table of indicators, and the target that it makes.

use super::heading::{Column, Role};
use super::naming::{is_nothing, spread};
use super::page::{Page, quoted, written};
use super::remark;
use crate::data::listing::{split_unit, unmark};
use crate::language::Language;
use crate::plan::goal::{self, Bound, Direction, Goal, Side, Subject, period_in};
use crate::quantity::{Compounding, Decimal, Period, Quantity, Rounding, Unit, UnitTable};
use crate::say;
use crate::words::figures::{CHANGES, Change};
use crate::words::goals::changes::speaks_of_deeds;
use crate::words::goals::{Mark, Sense, word_at};
use crate::words::indicators::{BETWEEN_OWNERS, IN_ALL, Over, RATES, STARS};
use crate::words::sides::{Named, named, names_cut, names_entries};
use crate::words::signs::TOTALS;
use crate::words::{fold, is_footnote_mark, is_han};

/// A row as its cells stand.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) origin: String,
    pub(super) name: String,
    pub(super) group: String,
    pub(super) unit: String,
    owners: Vec<String>,
    pub(super) binding: Option<bool>,
    /// Which way its row says is better.
    pub(super) way: Option<Direction>,
    pub(super) from: Option<Period>,
    pub(super) to: Option<Period>,
    /// Its own, where the plan's are others.
    pub(super) begins: Option<Period>,
    pub(super) deadline: Option<Period>,
    pub(super) baseline: String,
    /// The goal behind its heading.
    pub(super) goal: (String, String),
    pub(super) stretch: String,
    pub(super) between: Vec<(Period, String)>,
    pub(super) rates: Vec<Rate>,
    /// What else the row says that may be a goal, and what it notes, each behind its heading.
    pub(super) others: Vec<(String, String)>,
    pub(super) notes: Vec<(String, String)>,
    /// Where the row stands that has its name already.
    pub(super) twin: Option<String>,
    /// The word that its name had for the years of its figures.
    spread: Option<Over>,
}

/// A rate or a total of the plan's years, or a change since a period.
#[derive(Debug, Default)]
pub(super) struct Rate {
    over: Vec<Over>,
    /// The unit that its heading states.
    unit: Option<Unit>,
    heading: String,
    /// Since when; none: since the baseline.
    since: Option<Period>,
    cell: String,
}

impl Rate {
    /// What a cell says in a column of rates.
    pub(super) fn of(column: &Column, cell: &str) -> Self {
        let (over, since) = match &column.role {
            Role::Over(over, _) => (over.clone(), None),
            Role::Since(since, _) => (vec![Over::Since], *since),
            _ => (Vec::new(), None),
        };
        Self {
            over,
            unit: column.unit.clone(),
            heading: column.heading.clone(),
            since,
            cell: cell.to_owned(),
        }
    }
}

/// The goal of a row.
enum Promise {
    Goal(String, Box<Goal>),
    /// No number, or words that are not understood, and why.
    Words(String, Option<String>),
    None,
}

impl Entry {
    pub(super) fn new(name: &str, unit: &str, units: &UnitTable) -> Self {
        let (_, name) = unmark(name);
        // 运营里程①（公里）
        let name: String = name.chars().filter(|c| !is_circled(*c)).collect();
        let name = unmarked(&name);
        let (short, own) = match quotient(&name, units) {
            Some((short, unit)) => (short.to_owned(), Some(unit)),
            None => split_unit(&name, units),
        };
        // An index says in its bracket what it is measured against, a share what it is.
        let own_unit = own.filter(|_| short.len() < name.len() || name.contains('%'));
        let unit = match own_unit {
            Some(own) if is_nothing(unit) => own.text().to_owned(),
            _ if is_nothing(unit) => String::new(),
            _ => without_year(unit, &short).to_owned(),
        };
        let (name, spread) = match spread(&short) {
            Some((name, over)) => (name, Some(over)),
            None => (short, None),
        };
        Self { name, unit, spread, ..Self::default() }
    }

    /// What the name says of the years of its figures belongs to the goal: other figures are of other years.
    pub(super) fn settle(&mut self) {
        let (heading, cell) = self.goal.clone();
        let Some(over) = self.spread.filter(|_| !cell.is_empty()) else {
            return;
        };
        self.goal = Default::default();
        let rate = Rate {
            over: vec![over],
            unit: Unit::parse(&self.unit, &UnitTable::default()).ok(),
            heading,
            cell,
            since: None,
        };
        self.rates.insert(0, rate);
        let baseline = std::mem::take(&mut self.baseline);
        let between = std::mem::take(&mut self.between);
        let between = between.into_iter().map(|(period, cell)| (written(period), cell));
        let start = self.from.map(written).unwrap_or_default();
        let others = std::iter::once((start, baseline)).chain(between);
        self.others.extend(others.filter(|(_, cell)| !cell.is_empty()));
    }

    pub(super) fn owner(&mut self, cell: &str) {
        let names = cell.split(BETWEEN_OWNERS).map(str::trim);
        let names = names.filter(|name| !is_nothing(name));
        self.owners = names.map(str::to_owned).collect();
    }

    /// Whether nothing in it is a figure, nor its unit.
    pub(super) fn is_without_figures(&self) -> bool {
        let cells = [&self.unit, &self.baseline, &self.goal.1, &self.stretch];
        let lists = [self.between.len(), self.rates.len(), self.others.len()];
        cells.iter().all(|cell| cell.is_empty()) && lists.iter().all(|count| *count == 0)
    }

    /// Writes it as a target.
    pub(super) fn write(&self, page: &mut Page, units: &UnitTable, l: Language) {
        let promise = self.promise(units, l);
        let goal = match &promise {
            Promise::Goal(_, goal) => Some(&**goal),
            _ => None,
        };
        let start = self.start_of(goal, units);
        page.blank();
        page.remark(&self.origin);
        for cell in self.marked() {
            page.remark(&remark::marked(l, cell));
        }
        for (heading, cell) in &self.notes {
            page.remark(&remark::beside(l, heading, cell));
        }
        if let Some(twin) = &self.twin {
            page.open(&remark::twin(l, twin));
        }
        page.head("[[targets]]");
        page.text("name", &self.name);
        page.text("group", &self.group);
        page.texts("owner", &self.owners);
        if let Some(binding) = self.binding {
            page.line("binding", if binding { "true" } else { "false" });
        }
        self.write_baseline(page, start.as_ref(), l);
        if let Some(deadline) = self.deadline {
            page.text("deadline", &written(deadline));
        }
        match &promise {
            Promise::Goal(text, goal) => {
                let value = goal.value.as_ref();
                let start = start.as_ref().map(|(start, _)| start);
                let baseline = start.zip(value);
                let baseline =
                    baseline.and_then(|(start, value)| start.held_against(&value.unit).ok());
                page.text("goal", text);
                self.write_stretch(page, units, l);
                self.write_direction(page, goal, baseline.as_ref(), l);
                self.write_between(page, units, l);
                self.compare(page, goal, baseline.as_ref(), units, l);
            }
            Promise::Words(words, why) => {
                if let Some(why) = why {
                    page.open(why);
                }
                page.text("words", words);
            }
            Promise::None => page.open(
                l.pick("表里没有目标：goal = \"…\"", "the table states no goal: goal = \"…\""),
            ),
        }
        self.write_others(page, goal.is_some(), l);
    }

    /// What is striven for beyond the goal.
    fn write_stretch(&self, page: &mut Page, units: &UnitTable, l: Language) {
        let text = self.with_unit(&unmarked(&self.stretch), &self.unit);
        match goal::parse(&text, units, &self.name) {
            _ if text.is_empty() => {}
            Ok(_) => page.text("stretch", &text),
            Err(_) => page.open(&remark::also_said(l, &self.stretch)),
        }
    }

    /// What the row says more than one goal: other goals, rates beside the first, levels without a goal to lead to.
    fn write_others(&self, page: &mut Page, has_goal: bool, l: Language) {
        let chosen = self.rate(l).map(|(at, _)| at);
        let by_rate = self.goal.1.is_empty();
        let rates = self.rates.iter().enumerate();
        let rates = rates.filter(|(at, _)| by_rate && Some(*at) != chosen);
        let rates = rates.map(|(_, rate)| (rate.heading.clone(), rate.cell.clone()));
        let between = self.between.iter().filter(|_| !has_goal);
        let between = between.map(|(period, cell)| (written(*period), cell.clone()));
        let stretch = Some((String::new(), self.stretch.clone()));
        let stretch = stretch.filter(|(_, cell)| !has_goal && !cell.is_empty());
        for (heading, cell) in
            self.others.iter().cloned().chain(rates).chain(between).chain(stretch)
        {
            page.open(&remark::also_said(l, format!("{heading} {cell}").trim()));
        }
    }

    /// The first rate that says what it is, as a goal says it.
    fn rate(&self, l: Language) -> Option<(usize, String)> {
        let mut rates = self.rates.iter().enumerate();
        rates.find_map(|(at, rate)| Some((at, self.rate_text(rate, l)?)))
    }

    /// Cells whose stars lead to a note.
    fn marked(&self) -> impl Iterator<Item = &str> {
        let cells = [&self.baseline, &self.goal.1].into_iter();
        let between = self.between.iter().map(|(_, cell)| cell);
        let cells = cells.chain(between).map(String::as_str);
        cells.filter(|cell| cell.ends_with(STARS) || cell.ends_with(is_footnote_mark))
    }

    /// The goal: the level at the deadline where the table has one, else the rate or total of its years.
    fn promise(&self, units: &UnitTable, l: Language) -> Promise {
        let level = unmarked(&self.goal.1);
        let (level, _) = aside(&level);
        let rate = self.rate(l);
        let (cell, text) = if !level.is_empty() {
            let said =
                if self.is_in_all(&level) { format!("〔{level}〕") } else { level.clone() };
            (level.as_str(), self.with_unit(&said, &self.unit))
        } else if let Some((at, text)) = rate
            && let Some(rate) = self.rates.get(at)
        {
            (rate.cell.as_str(), text)
        } else {
            return Promise::None;
        };
        if !cell.contains(is_digit) && goal::parse(cell, units, &self.name).is_err() {
            return Promise::Words(cell.to_owned(), None);
        }
        match goal::parse(&text, units, &self.name) {
            Ok(Goal { against: Some(other), .. }) => {
                let why = remark::held_against(l, other, &text);
                Promise::Words(cell.to_owned(), Some(why))
            }
            Ok(goal) if !level.is_empty() && !self.fits(&goal) => {
                let why = remark::per_cent_of(l, &text);
                Promise::Words(cell.to_owned(), Some(why))
            }
            Ok(goal) => Promise::Goal(text, Box::new(goal)),
            Err(error) => {
                use crate::diagnostic::Message;
                let reason = error.message.text(l);
                let why = remark::not_understood(l, reason);
                Promise::Words(cell.to_owned(), Some(why))
            }
        }
    }

    /// Whether a percentage is that of its figures: -46% of tonnes is no level of theirs, and growth of a share may be in per cent or in
    /// points.
    fn fits(&self, goal: &Goal) -> bool {
        let unit = Unit::parse(&self.unit, &UnitTable::default());
        let known = unit.ok().filter(|unit| !unit.is_bare());
        let in_percent = goal.value.as_ref().is_some_and(|value| value.unit.is_percent());
        let is_change = CHANGES.at_end(fold(&self.name).as_str()).is_some();
        known.is_none_or(|unit| match goal.subject {
            Subject::Level => unit.is_ratio() || !in_percent,
            Subject::Growth | Subject::YearlyGrowth => !unit.is_percent() || is_change,
            _ => true,
        })
    }

    /// Whether name or note say of a plain number that it is the total of the years.
    fn is_in_all(&self, level: &str) -> bool {
        let plain = level.chars().all(|c| is_digit(c) || c == '.');
        let notes = || self.notes.iter().map(|(_, note)| note);
        plain
            && IN_ALL
                .iter()
                .any(|word| self.name.contains(word) || notes().any(|note| note.contains(word)))
    }

    /// What a rate or a total of the years says, as a goal says it; none where nothing tells what kind of change it is.
    fn rate_text(&self, rate: &Rate, l: Language) -> Option<String> {
        let Rate { over, unit, .. } = rate;
        let cell = unmarked(&rate.cell);
        let is_latin = cell.contains(|c: char| c.is_ascii_alphabetic()) && !cell.contains(is_han);
        let l = if is_latin { Language::En } else { l };
        if over.contains(&Over::Since) {
            return self.change_text(rate, &cell, l);
        }
        if cell.starts_with(opens) {
            let said = self.change_of_group(&cell, l);
            return Some(said.unwrap_or_else(|| self.with_unit(&cell, &self.unit)));
        }
        if !cell.contains(is_digit) {
            return Some(cell);
        }
        let yearly = over.contains(&Over::Yearly);
        let name = fold(&self.name);
        let changes = CHANGES.at_end(name.as_str());
        let changes =
            changes.is_some_and(|(change, _)| matches!(change, Change::Growth | Change::Cut));
        // 失业率 under 年均增长〔累计〕: no growth, but the rate itself.
        if over.contains(&Over::Total) && yearly && self.is_rate() && !changes {
            return Some(self.with_unit(&cell, &self.unit));
        }
        if !yearly && !over.contains(&Over::OfYear) {
            return self.total_text(rate, &cell, changes, l);
        }
        let percent = Unit::percent();
        let unit = unit.as_ref().unwrap_or(&percent).text();
        let sized = self.with_unit(cell.trim_start_matches(MINUS), unit);
        Some(match (cell.starts_with(MINUS), yearly) {
            _ if changes && !yearly => sized,
            _ if changes || self.spread.is_some() => say!(l, "年均{sized}", "average of {sized}"),
            (true, true) => say!(l, "年均下降{sized}", "annual decline of {sized}"),
            (true, false) => say!(l, "下降{sized}", "decline of {sized}"),
            (false, true) => say!(l, "年均增长{sized}", "annual growth of {sized}"),
            (false, false) => say!(l, "增长{sized}", "growth of {sized}"),
        })
    }

    /// `[10]` below a heading that says what it is: 主要污染物排放总量减少（%）.
    fn change_of_group(&self, cell: &str, l: Language) -> Option<String> {
        let (group, unit) = split_unit(&self.group, &UnitTable::default());
        let in_percent = self.unit.is_empty() && unit.is_some_and(|unit| unit.is_percent());
        let group = fold(&group);
        let (change, _) = CHANGES.at_end(group.as_str()).filter(|_| in_percent)?;
        let number = cell.trim_start_matches(opens).trim_end_matches(closes);
        let plain = number.chars().all(|c| is_digit(c) || c == '.');
        match change {
            _ if !plain => None,
            Change::Growth => Some(say!(l, "累计增长{number}%", "growth of {number}% in total")),
            Change::Cut => Some(say!(l, "累计下降{number}%", "decline of {number}% in total")),
            _ => None,
        }
    }

    /// A total of the years, as a goal says it: an amount, unless the heading says growth or a cut in per cent; which of a share could be
    /// either.
    fn total_text(&self, rate: &Rate, cell: &str, changes: bool, l: Language) -> Option<String> {
        let heading = fold(&rate.heading);
        let said = CHANGES.within(heading.as_str()).map(|(change, ..)| change);
        let is_percent = rate.unit.as_ref().is_some_and(Unit::is_percent)
            || RATES.iter().any(|word| heading.as_str().contains(word));
        let verb = said.filter(|change| {
            matches!(change, Change::Growth | Change::Cut) && is_percent && !changes
        });
        let Some(verb) = verb else {
            return Some(self.with_unit(&format!("〔{cell}〕"), &self.unit));
        };
        let falls = verb == Change::Cut;
        if self.is_rate() || falls && cell.starts_with(MINUS) {
            return None;
        }
        let sized = self.with_unit(cell.trim_start_matches(MINUS), Unit::percent().text());
        Some(if falls || cell.starts_with(MINUS) {
            say!(l, "累计下降{sized}", "decline of {sized} in total")
        } else {
            say!(l, "累计增长{sized}", "growth of {sized} in total")
        })
    }

    /// A change since a period, as a goal says it: its cell says what kind of change it is, or its heading says so by word or by `%`,
    /// which of a share could be either.
    fn change_text(&self, rate: &Rate, cell: &str, l: Language) -> Option<String> {
        let units = UnitTable::default();
        let own = self.with_unit(cell, &self.unit);
        let is_change =
            goal::parse(&own, &units, &self.name).is_ok_and(|goal| goal.subject != Subject::Level);
        let change = if is_change {
            own
        } else {
            let heading = fold(&rate.heading);
            let falls =
                CHANGES.within(heading.as_str()).map(|(change, ..)| change) == Some(Change::Cut);
            let stated = || goal::parse(cell, &units, &self.name).ok()?.value;
            let unit = rate.unit.clone().or_else(|| Some(stated()?.unit))?;
            let sized = self.with_unit(cell.trim_start_matches(MINUS), unit.text());
            if !cell.contains(is_digit) || falls && cell.starts_with(MINUS) {
                return None;
            }
            match falls || cell.starts_with(MINUS) {
                _ if unit.is_points() != self.is_rate() || !unit.is_ratio() => return None,
                true if unit.is_points() => say!(l, "下降{sized}", "decrease by {sized}"),
                false if unit.is_points() => say!(l, "提高{sized}", "increase by {sized}"),
                true => say!(l, "下降{sized}", "decline of {sized}"),
                false => say!(l, "增长{sized}", "growth of {sized}"),
            }
        };
        let since = rate.since.filter(|since| Some(*since) != self.from).map(written);
        Some(match since {
            Some(since) => say!(l, "较{since}年{change}", "{change} compared with {since}"),
            None => change,
        })
    }

    /// Whether its figures are shares.
    fn is_rate(&self) -> bool {
        Unit::parse(&self.unit, &UnitTable::default()).is_ok_and(|unit| unit.is_ratio())
    }

    /// A cell with the unit of its row behind the number: `5.5左右` in % is `5.5%左右`.
    pub(super) fn with_unit(&self, cell: &str, unit: &str) -> String {
        let number = before_year(cell);
        let Some(last) = number.rfind(is_digit).filter(|_| !unit.is_empty()) else {
            return cell.to_owned();
        };
        let digit = cell.get(last..).and_then(|rest| rest.chars().next());
        let end = last + digit.map_or(0, char::len_utf8);
        let (before, behind) = cell.split_at(end);
        // 1.2万 of a thing counted in 张
        let scale = behind.chars().next().filter(|c| is_scale(*c));
        let scaled = behind.get(scale.map_or(0, char::len_utf8)..).unwrap_or_default();
        let end = cell.len() - scaled.trim_start_matches(closes).len();
        let gone = behind.trim_start_matches(closes);
        // A cell that states a unit has its own.
        let own = gone.trim_start();
        let has_own = own.starts_with(['%', '％', '‰'])
            || own.starts_with(unit)
            || (own.starts_with(|c: char| c.is_alphanumeric())
                && goal::parse(&format!("{before}{behind}"), &UnitTable::default(), &self.name)
                    .is_ok_and(|goal| goal.value.is_some_and(|value| !value.unit.is_bare())));
        let read = Unit::parse(unit, &UnitTable::default()).ok();
        // Of 1.2万 万张 nobody knows.
        let twice = scale.is_some() && read.as_ref().is_some_and(|unit| unit.scale() > 3);
        if has_own || twice {
            return cell.to_owned();
        }
        let (before, behind) = cell.split_at(end);
        let gap = read.map_or(String::new(), |unit| unit.behind_number());
        let unit = if gap.is_empty() { unit } else { &gap };
        format!("{before}{unit}{behind}")
    }

    /// The value at the baseline and the year that its cell names, where it is a number and nothing else; in its own unit, else in that of its row.
    fn start(&self, units: &UnitTable) -> Option<(Quantity, Option<Period>)> {
        let text = unmarked(&self.baseline);
        let (text, beside) = aside(&text);
        let period = beside.as_deref().and_then(period_in);
        let goal = goal::parse(&self.with_unit(&text, &self.unit), units, &self.name).ok()?;
        let plain = goal.subject == Subject::Level
            && goal.upper.is_none()
            && (goal.bound == Bound::AtLeast && goal.toward.is_none() || goal.is_rank());
        goal.value.filter(|_| plain).map(|value| (value, period))
    }

    /// The same in the unit of the goal where it is nothing, of whatever it is nothing.
    fn start_of(
        &self,
        goal: Option<&Goal>,
        units: &UnitTable,
    ) -> Option<(Quantity, Option<Period>)> {
        let (value, period) = self.start(units)?;
        let unit = goal.and_then(|goal| Some(goal.value.as_ref()?.unit.clone()));
        let unit = unit.filter(|_| value.value.is_zero() && value.unit.is_bare());
        let value = unit.map_or_else(|| value.clone(), |unit| Quantity::new(value.value, unit));
        Some((value, period))
    }

    fn write_baseline(
        &self,
        page: &mut Page,
        start: Option<&(Quantity, Option<Period>)>,
        l: Language,
    ) {
        let own = start.and_then(|(_, own)| *own);
        if let Some(((value, _), period)) = start.zip(own.or(self.from)) {
            let (period, value) = (quoted(&written(period)), quoted(&value.to_string()));
            page.line("baseline", &format!("{{ period = {period}, value = {value} }}"));
            return;
        }
        page.text("baseline", &self.begins.map(written).unwrap_or_default());
        let cell = &self.baseline;
        match start {
            _ if cell.is_empty() => {}
            Some(_) => page.open(&remark::no_start(l, cell)),
            None => page.open(&remark::no_baseline(l, cell)),
        }
    }

    /// Which way is better: said where neither words nor name say it and the goal lies below the baseline.
    fn write_direction(
        &self,
        page: &mut Page,
        goal: &Goal,
        baseline: Option<&Decimal>,
        l: Language,
    ) {
        match (self.way, goal.toward) {
            (Some(way), None) => return page.text("direction", way.word()),
            (Some(way), Some(toward)) if way != toward => {
                return page.open(&remark::other_way(l, way.word()));
            }
            _ => {}
        }
        if goal.subject != Subject::Level || goal.bound == Bound::Range || goal.toward.is_some() {
            return;
        }
        if named(&self.name) == Named::Unclear {
            page.open(l.pick(
                "指标名称看不出越大越好还是越小越好：写 direction = \"increase\" 或 direction = \"decrease\"",
                "the name does not say whether more or less is better: write direction = \"increase\" or direction = \"decrease\"",
            ));
            return;
        }
        let Some((baseline, value)) = baseline.zip(goal.value.as_ref()) else {
            return;
        };
        let rises = value.value > *baseline;
        let (side, by) = goal.side(None, &self.name);
        if side == Direction::Increase && value.value < *baseline && !names_cut(&self.name) {
            page.open(l.pick(
                "目标低于基期值：请核对，越小越好的写 direction = \"decrease\"，越大越好的写 direction = \"increase\"",
                "the goal lies below the baseline: please check, and write direction = \"decrease\" where less is better, direction = \"increase\" where more is",
            ));
        } else if rises && (side, by) == (Direction::Decrease, Side::Name) {
            page.open(l.pick(
                "目标高于基期值，而按名称越小越好：请核对，需要时写 direction = \"increase\"",
                "the goal lies above the baseline, and by its name less is better: please check, and write direction = \"increase\" where it is not",
            ));
        }
    }

    fn write_between(&self, page: &mut Page, units: &UnitTable, l: Language) {
        let mut levels = Vec::new();
        for (period, cell) in &self.between {
            let twice = self.between.iter().any(|(other, also)| other == period && also != cell);
            let key = written(*period);
            match self.level_of(cell, units).filter(|_| !twice) {
                Some(value) => {
                    let bare = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
                    let key = if bare { key } else { quoted(&key) };
                    levels.push(format!("{key} = {}", quoted(&value.to_string())));
                }
                None => page.open(&remark::no_milestone(l, key, cell)),
            }
        }
        levels.dedup();
        if !levels.is_empty() {
            page.line("milestones", &format!("{{ {} }}", levels.join(", ")));
        }
    }

    /// The level that a cell promises of its year.
    fn level_of(&self, cell: &str, units: &UnitTable) -> Option<Quantity> {
        let text = self.with_unit(&unmarked(cell), &self.unit);
        let goal = goal::parse(&text, units, &self.name).ok()?;
        let is_level = goal.upper.is_none() && goal.subject == Subject::Level;
        goal.value.filter(|_| is_level)
    }

    /// What the goals of all years come to, of what is counted or measured anew each year: none where a year has none.
    fn in_all(&self, last: &Quantity, units: &UnitTable) -> Option<Decimal> {
        let (from, to) = (self.from?, self.to?);
        let years = usize::try_from(to.end().since(from.end()) / 12).ok()?;
        let between = self.between.iter();
        let between = between.map(|(_, cell)| self.level_of(cell, units)?.in_unit(&last.unit).ok());
        let levels: Vec<Decimal> = between.chain([Some(last.value)]).collect::<Option<_>>()?;
        if levels.len() != years {
            return None;
        }
        if !last.unit.is_percent() {
            return levels.into_iter().try_fold(Decimal::ZERO, |sum, level| sum.plus(level).ok());
        }
        let falls = names_cut(&self.name);
        let signed = |level: Decimal| if falls { level.negated() } else { level };
        let factor = levels.into_iter().try_fold(Decimal::ONE, |factor, level| {
            let year = Decimal::ONE.plus(signed(level).shifted(-2).ok()?).ok()?;
            factor.times(year).ok()
        })?;
        Some(signed(goal::growth_of(factor)?.value))
    }

    /// Whether its figures are counted or measured anew each year: 新增, 培训, growths and cuts.
    fn comes_anew(&self) -> bool {
        let name = fold(&self.name);
        let change = CHANGES.at_end(name.as_str()).map(|(change, _)| change);
        names_entries(&self.name)
            || speaks_of_deeds(&self.name)
            || matches!(change, Some(Change::Growth | Change::Cut))
    }

    /// Where the table states a level and a rate or total of the years, they are held against each other.
    fn compare(
        &self,
        page: &mut Page,
        goal: &Goal,
        baseline: Option<&Decimal>,
        units: &UnitTable,
        l: Language,
    ) {
        let level = unmarked(&self.goal.1);
        let (level, beside) = aside(&level);
        if level.is_empty() || goal.subject != Subject::Level {
            return;
        }
        let Some(value) = goal.value.as_ref() else {
            return;
        };
        let rates = self.rates.iter().map(|rate| {
            let said = if rate.over.contains(&Over::Since) {
                format!("{} {}", rate.heading, rate.cell)
            } else {
                rate.cell.clone()
            };
            (said, self.rate_text(rate, l))
        });
        let beside = beside.map(|cell| (cell.clone(), Some(self.with_unit(&cell, &self.unit))));
        for (said, text) in rates.chain(beside) {
            let stated = text.as_ref().and_then(|text| goal::parse(text, units, &self.name).ok());
            let (Some(stated), Some(text)) = (stated, text) else {
                page.open(&remark::also_said(l, said));
                continue;
            };
            let Some(held) = self.held(&stated, baseline.copied(), value, units) else {
                page.remark(&remark::not_compared(l, text));
                continue;
            };
            if !held.agrees {
                let own = held.shown;
                page.open(&remark::said_otherwise(l, text, own));
            }
        }
    }

    /// A rate or total as baseline and goal make it, held against that stated.
    fn held(
        &self,
        stated: &Goal,
        baseline: Option<Decimal>,
        goal: &Quantity,
        units: &UnitTable,
    ) -> Option<Held> {
        let (baseline, said) = (baseline?, stated.value.as_ref()?);
        let (from, to) = (self.from?, self.to?);
        let value = goal.value;
        // 39→35万吨 〔-10%〕: of what is no share the total is a growth.
        let grows = said.unit.is_percent() && !goal.unit.is_ratio();
        let (own, unit) = match stated.subject {
            Subject::YearlyGrowth => {
                let months = Period::new(from.end(), to.end())?.months();
                let yearly = Compounding::Level.yearly(baseline, value, months).ok()?;
                (yearly.shifted(2).ok()?, Unit::percent())
            }
            Subject::Added if self.comes_anew() => (self.in_all(goal, units)?, goal.unit.clone()),
            Subject::Growth | Subject::Added if grows || stated.subject == Subject::Growth => {
                let growth = goal::growth_of(value.over(baseline).ok()?)?;
                (growth.value, growth.unit)
            }
            Subject::Added => (value.minus(baseline).ok()?, said.unit.clone()),
            _ => return None,
        };
        let said = stated.growth().unwrap_or_else(|| said.clone());
        let places = said.value.normalized().places();
        // Both ends are rounded, and 左右 says no more.
        let slack = Decimal::from(1).shifted(-i32::try_from(places).ok()?).ok()?;
        let apart = own.minus(said.value).ok()?.abs();
        let shown = Quantity::new(Rounding::default().round(own, places + 1), unit).to_string();
        Some(Held { agrees: apart <= slack, shown })
    }
}

/// A rate or total that follows from baseline and goal.
struct Held {
    agrees: bool,
    shown: String,
}

/// What stands before the year by which a number is due: 16.5 of `16.5 by 2030`.
fn before_year(cell: &str) -> &str {
    let year = cell.rsplit_once(' ').filter(|(before, year)| {
        let is_led = before.ends_with(|c: char| c.is_ascii_alphabetic());
        is_led && before.contains(is_digit) && year.len() == 4 && period_in(year).is_some()
    });
    year.map_or(cell, |(before, _)| before)
}

/// A unit without the words that say of a growth that it is of a year: % of `% p.a.`.
fn without_year<'u>(unit: &'u str, name: &str) -> &'u str {
    let ends = |at: &usize| {
        let word = word_at(unit, *at);
        word.is_some_and(|word| {
            word.sense == Sense::Marks(&[Mark::PerYear]) && at + word.length == unit.len()
        })
    };
    let name = fold(name);
    let change = CHANGES.at_end(name.as_str());
    let grows = change.is_some_and(|(change, _)| change == Change::Growth);
    let mut places = unit.char_indices().map(|(at, _)| at).filter(|_| grows);
    let cut = places.find(ends).and_then(|at| unit.get(..at));
    cut.map_or(unit, str::trim_end)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Whether a sign multiplies the number before it: 万, 亿.
fn is_scale(c: char) -> bool {
    Unit::scale_alone(c.encode_utf8(&mut [0; 4])).is_some_and(|unit| unit.scale() > 3)
}

const MINUS: &[char] = &['-', '−', '－'];

/// The brackets of totals, and round ones behind them.
fn opens(c: char) -> bool {
    TOTALS.iter().any(|(open, _)| *open == c)
}

fn closes(c: char) -> bool {
    matches!(c, '）' | ')') || TOTALS.iter().any(|(_, close)| *close == c)
}

/// `68.5[8.5]`: a level, and the total beside it; `26.6（2018年）`: and the year that it is of.
fn aside(cell: &str) -> (String, Option<String>) {
    let year = cell.find(['（', '(']).filter(|at| {
        let inner = cell.get(*at..).unwrap_or_default();
        inner.ends_with(['）', ')']) && period_in(inner).is_some()
    });
    match cell.find(opens).or(year) {
        Some(at) if at > 0 => {
            let (level, beside) = cell.split_at(at);
            (level.trim().to_owned(), Some(beside.trim().to_owned()))
        }
        _ => (cell.to_owned(), None),
    }
}

/// The number of a note in a circle.
fn is_circled(c: char) -> bool {
    ('①'..='⑳').contains(&c)
}

/// A quotient in the bracket that a name ends in, though but one side of it is known: `年发生率（起/每万枚）`; and the name before it.
fn quotient<'n>(name: &'n str, units: &UnitTable) -> Option<(&'n str, Unit)> {
    let inner = name.strip_suffix(['）', ')'])?;
    let (short, inner) = inner.rsplit_once(['（', '('])?;
    let (above, below) = inner.split_once('/')?;
    let each = below.strip_prefix('每');
    let known = each.is_some()
        || Unit::is_known(above, units)
        || Unit::is_known(&format!("1/{below}"), units);
    let below = each.unwrap_or(below);
    let unit = Unit::parse(&format!("{above}/{below}"), units);
    let unit = unit.ok().filter(|_| known)?;
    (!short.trim().is_empty()).then_some((short.trim_end(), unit))
}

/// A text without the marks at its end that lead to notes.
fn unmarked(text: &str) -> String {
    let text = text
        .trim_end_matches(|c: char| is_footnote_mark(c) || STARS.contains(&c) || c.is_whitespace());
    text.trim().to_owned()
}
