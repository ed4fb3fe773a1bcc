//! Lines above the header and below the body: what they tell, and the rest as notes.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use crate::data::table::head::HeadRow;
use crate::data::texts::label;
use crate::data::texts::measure;
use crate::data::texts::name::{
    is_base, is_within_number, known, last_bracket, split_basis, split_unit, unmark,
};
use crate::data::texts::role;
use crate::data::texts::unit_text;
use crate::plan::Basis;
use crate::quantity::{Unit, UnitTable, notation};
use crate::words::columns::{
    HEADINGS, Heading, ISSUE_KEYS, NOTES, PUBLICATIONS, SCOPES, SHEETS, TABLE_WORDS, TOTALS,
};
use crate::words::measures::year_named;
use crate::words::regions::{EVERY_REGION, NO_REGIONS, says_all};
use crate::words::signs;
use crate::words::units::UNIT_WORDS;
use crate::words::{Folded, fold, is_han};

/// A line above the header or below the body.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Note {
    /// Its 1-based line.
    pub line: u32,
    /// Its text.
    pub text: String,
}

/// What the lines above the header say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Preamble {
    pub indicator: Option<String>,
    pub title: Option<String>,
    pub unit: Option<Unit>,
    pub region: Option<String>,
    pub period: Option<String>,
    /// The period that a title names.
    pub titled: Option<String>,
    /// The months that a title names without a year.
    pub months: Option<String>,
    /// The title nearest to the header, as the name of what is measured, without its number, region and period.
    pub headline: Option<String>,
    /// The titles.
    titles: Vec<String>,
    /// The region that a title begins with, and the line of that.
    pub place: Option<(String, u32)>,
    /// What a title says that a bare month means: `各月累计`.
    pub basis: Option<Basis>,
    currency: String,
    /// Two periods, or two regions, of which the sheet's name says one and the title the other: the one that counts first.
    pub disputed_period: Option<[String; 2]>,
    pub disputed_region: Option<[String; 2]>,
    pub notes: Vec<Note>,
}

/// What a cell above tables side by side says of one of them.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Said {
    Title,
    Stated(Heading),
}

impl Said {
    /// None of a blank cell, and of a statement that says nothing of figures: `制表单位：市统计局`.
    fn of(cell: &str, units: &UnitTable) -> Option<Self> {
        if unit_inside(cell, units).is_some() {
            return Some(Self::Stated(Heading::Unit));
        }
        let key = cell.split_once(['：', ':']).map(|(key, _)| key);
        // `表1：` numbers a title.
        match key.filter(|key| !key.contains(|c: char| c.is_ascii_digit())) {
            Some(key) => HEADINGS.sense(fold(key).as_str()).map(Self::Stated),
            None => (!cell.is_empty()).then_some(Self::Title),
        }
    }
}

/// What names a table from without: the sheet that it stands on, and the file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Caption<'a> {
    pub sheet: &'a str,
    /// All sheets of the workbook.
    pub sheets: &'a [Arc<str>],
    pub path: &'a str,
}

impl Caption<'_> {
    /// The sheet's name, if it tells anything: `Sheet1` does not.
    fn name(&self) -> Option<&str> {
        let folded = fold(self.sheet);
        let number = |c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '-' | '_' | ' ');
        let word = folded.as_str().trim_end_matches(number);
        (!word.is_empty() || label::looks_like(self.sheet))
            .then(|| self.sheet.trim())
            .filter(|_| SHEETS.sense(word).is_none())
    }

    /// The period that the sheet's name tells; of a month or quarter the year comes from the title, else from the file's name.
    fn period(&self, titled: Option<&str>) -> Option<String> {
        let name = self.name()?;
        if label::looks_like(name) {
            return Some(label::tidy(name));
        }
        if !label::lacks_year(name) {
            return label::within(name);
        }
        let file = self.path.rsplit('/').next().unwrap_or(self.path);
        let year = titled.map(str::to_owned).or_else(|| label::year_within(file));
        label::within_year(name, &year?)
    }

    /// The region that the sheet's name is, where sheets are told apart by regions.
    fn region(&self) -> Option<&str> {
        let is_region = |name: &&Arc<str>| role::is_region(name.trim());
        let several = self.sheets.iter().filter(is_region).count() > 1;
        self.name().filter(|name| several && role::is_region(name))
    }
}

impl Preamble {
    /// What else names the table: where the lines above say less, it counts.
    pub(crate) fn under(mut self, caption: Option<Caption<'_>>) -> Self {
        let Some(caption) = caption else { return self };
        let titled = self.titled.take();
        let inside = caption.period(titled.as_deref());
        let runs_to = |inside: &String| {
            titled.as_deref().is_some_and(|titled| label::runs_to(titled, inside))
        };
        let finer = |inside: &String| {
            let months = |text: &str| notation::parse(text).ok().map(|label| label.period);
            let titled = titled.as_deref().and_then(months);
            let inside = months(inside);
            titled.is_none_or(|titled| {
                inside.is_some_and(|inside| inside != titled && titled.contains(inside))
            })
        };
        let span = |text: &String| notation::parse(text).ok().map(|label| label.period);
        let apart = |one: &String, other: &String| {
            let spans = span(one).zip(span(other));
            spans.is_some_and(|(one, other)| !one.contains(other) && !other.contains(one))
        };
        let both = titled.clone().zip(inside.clone());
        let disputed = both.filter(|(titled, inside)| apart(titled, inside));
        self.disputed_period = disputed.map(|(titled, inside)| [titled, inside]);
        self.titled = inside.filter(|inside| finer(inside) && !runs_to(inside)).or(titled);
        let months = caption.name().filter(|name| label::lacks_year(name));
        self.months = self.months.take().or(months.map(str::to_owned));
        let region = caption.region().map(str::to_owned);
        // A title of another sheet's region was copied from there.
        let place = self.place.as_ref().map(|(name, _)| name);
        let copied =
            place.filter(|place| caption.sheets.iter().any(|sheet| sheet.trim() == **place));
        let disputed = region.clone().zip(copied.cloned());
        self.disputed_region = disputed
            .filter(|(sheet, titled)| sheet.trim() != titled)
            .map(|(sheet, titled)| [sheet, titled]);
        self.region = self.region.take().or(region);
        if let Some(name) = caption.name().filter(|name| !label::lacks_year(name)) {
            let measured = || headline(name).filter(|name| role::role_of(name).is_none());
            self.headline = self.headline.take().or_else(measured);
            let place = region_at_start(name).map(|name| (name.to_owned(), 0));
            self.place = self.place.take().or(place);
            self.basis = self.basis.or_else(|| basis(name));
        }
        self
    }

    /// Whether titles among some rows name several regions: each is that of the table below it.
    pub(crate) fn tell_regions(rows: &[HeadRow]) -> bool {
        let titles = rows.iter().filter(|row| row.filled() == 1);
        let titles =
            titles.filter_map(|row| row.cells().map(str::trim).find(|cell| !cell.is_empty()));
        names_several(titles)
    }

    /// Takes what a title measures for the name, where that is one of those that the plan asks for.
    pub(crate) fn heed_names(&mut self, feeds: &dyn Fn(&Folded) -> bool, units: &UnitTable) {
        let is_asked = |name: &String| feeds(&fold(&split_unit(name, units).0));
        let names = self.titles.iter().rev().flat_map(|title| names_in(title));
        self.headline = names.into_iter().find(is_asked).or(self.headline.take());
    }

    /// Takes the region that the title begins with for that of the table.
    pub(crate) fn heed_place(&mut self) {
        let place = self.place.as_ref().map(|(name, _)| name.clone());
        self.region = self.region.take().or(place);
    }

    /// Understands the lines above tables that stand side by side, for each of them: what a line states over several is each one's own,
    /// what it states once it states of all.
    pub(crate) fn beside(
        rows: &[HeadRow],
        tables: &[Range<usize>],
        units: &UnitTable,
    ) -> Vec<Self> {
        let is_own = |row: &HeadRow, at: usize| {
            let said = |cell: &str| Said::of(cell.trim(), units);
            let own = row.cell(at).and_then(said);
            let states = |fields: &&Range<usize>| {
                let mut cells = (*fields).clone().filter_map(|at| row.cell(at));
                cells.any(|cell| said(cell) == own)
            };
            own.is_some() && tables.iter().filter(states).nth(1).is_some()
        };
        let cut = |takes: &dyn Fn(&HeadRow, usize) -> bool| {
            let rows = rows.iter().map(|row| row.only(|at, _| takes(row, at)));
            Self::read(&rows.collect::<Vec<_>>(), units)
        };
        let own = |fields: &Range<usize>| cut(&|row, at| fields.contains(&at) && is_own(row, at));
        let mut own: Vec<Self> = tables.iter().map(own).collect();
        if names_several(own.iter().flat_map(|own| &own.titles).map(String::as_str)) {
            own.iter_mut().for_each(Self::heed_place);
        }
        let shared = cut(&|row, at| !is_own(row, at));
        let notes = Self::read(rows, units).notes;
        let whole = |own: Self| Self { notes: notes.clone(), ..own.over(&shared) };
        own.into_iter().map(whole).collect()
    }

    /// What these lines say, and what others say where these say less.
    fn over(self, others: &Self) -> Self {
        Self {
            indicator: self.indicator.or_else(|| others.indicator.clone()),
            title: self.title.or_else(|| others.title.clone()),
            unit: self.unit.or_else(|| others.unit.clone()),
            region: self.region.or_else(|| others.region.clone()),
            period: self.period.or_else(|| others.period.clone()),
            titled: self.titled.or_else(|| others.titled.clone()),
            headline: self.headline.or_else(|| others.headline.clone()),
            titles: [others.titles.clone(), self.titles].concat(),
            place: self.place.or_else(|| others.place.clone()),
            basis: self.basis.or(others.basis),
            ..self
        }
    }

    /// Understands the lines above the header.
    pub(crate) fn read(rows: &[HeadRow], units: &UnitTable) -> Self {
        let mut preamble = Self::default();
        for row in rows {
            let cells: Vec<&str> =
                row.cells().map(str::trim).filter(|cell| !cell.is_empty()).collect();
            preamble.line(&cells, units);
            let first = cells.first().filter(|text| names_period(text));
            let is_title = first.is_some_and(|text| HEADINGS.sense(fold(text).as_str()).is_none());
            let beside = cells.iter().skip(1).find(|cell| is_title && is_period(cell));
            for title in first.into_iter().chain(beside) {
                preamble.heed_title(title);
            }
            let said = || cells.first().and_then(|title| basis(title));
            preamble.basis = preamble.basis.or_else(said);
            let says = |cell: &&&str| unit_alone(cell, units).is_none();
            let titles: Vec<&&str> = cells.iter().filter(says).collect();
            if let [only] = titles.as_slice() {
                preamble.titles.push((**only).to_owned());
                preamble.headline = headline(only).or(preamble.headline.take());
                let bracket = last_bracket(only).map(|(_, inner)| inner);
                let first = only.strip_prefix(['[', '(', '（']);
                let first = first.and_then(|text| text.split([']', ')', '）']).next());
                let mut stated = [bracket, first, Some(only)].into_iter().flatten();
                let unit = stated.find_map(|text| known(text, units));
                let unit = unit.or_else(|| scale_in(only, units));
                preamble.unit = preamble.unit.take().or(unit);
                let place = region_at_start(only).map(|name| (name.to_owned(), row.line));
                preamble.place = preamble.place.take().or(place);
            }
            if !cells.is_empty() {
                preamble.notes.push(Note { line: row.line, text: row.text() });
            }
        }
        preamble
    }

    /// Takes the period that a title names: the nearest to the header counts, but of one that says a year alone the months of that year
    /// that stand above it.
    fn heed_title(&mut self, title: &str) {
        let named = label::within(title);
        let has_months = |period: &String| label::names_months(period);
        let of_year = |above: &&String| {
            let year = |text: &String| label::year_of(text);
            has_months(above) && named.as_ref().is_some_and(|named| year(named) == year(above))
        };
        let above = self.titled.as_ref().filter(of_year).cloned();
        let nearer = match (&named, above) {
            (Some(period), Some(above)) if !has_months(period) => Some(above),
            _ => named,
        };
        if nearer.is_none() {
            self.months = label::months_within(title).or(self.months.take());
        }
        self.titled = nearer.or(self.titled.take());
    }

    fn line(&mut self, cells: &[&str], units: &UnitTable) {
        for cell in cells {
            if let Some(unit) = unit_inside(cell, units) {
                self.unit.get_or_insert(unit);
            }
        }
        if let Some(several) = statements(cells) {
            for (key, value) in several {
                self.statement(key, value, units);
            }
            return;
        }
        let (key, value) = match cells {
            [only] => {
                let pair = only.split_once(['：', ':']);
                match pair.or_else(|| only.split_once(" - ")) {
                    Some((key, value)) => (key.trim_end(), value),
                    None => return,
                }
            }
            [key, value] => (key.trim_end_matches(['：', ':']), *value),
            _ => return,
        };
        self.statement(key, value, units);
    }

    fn statement(&mut self, key: &str, value: &str, units: &UnitTable) {
        let (key, value) = (fold(key), value.trim());
        if value.is_empty() {
            return;
        }
        let slot = match HEADINGS.sense(key.as_str()) {
            Some(Heading::Indicator) => &mut self.indicator,
            Some(Heading::Title) => &mut self.title,
            Some(Heading::Region) if is_every_region(value) => return,
            Some(Heading::Region) => &mut self.region,
            Some(Heading::Period | Heading::Year | Heading::Part) if label::lacks_year(value) => {
                self.months = Some(value.to_owned());
                return;
            }
            Some(Heading::Period | Heading::Year) => &mut self.period,
            Some(Heading::Currency) => {
                value.clone_into(&mut self.currency);
                return;
            }
            Some(Heading::Unit) if lists_several(value, units) => return,
            Some(Heading::Unit) => {
                let led = known_at_start(value, units)
                    .filter(|_| self.currency.is_empty() && !is_base(value));
                let unit = led.or_else(|| unit_text::of_currency(&self.currency, value, units));
                self.unit = self.unit.take().or(unit);
                return;
            }
            _ => return,
        };
        slot.get_or_insert_with(|| value.to_owned());
    }

    /// Takes the unit that a header states of the whole table: `单位：亿元` in its corner.
    pub(crate) fn heed_corner(&mut self, text: &str, units: &UnitTable) {
        let unit =
            text.starts_with(['单', '计', '單', '単', 'U', 'u']).then(|| unit_inside(text, units));
        self.unit = self.unit.take().or(unit.flatten());
    }

    /// The unit of an indicator of which nothing else states one.
    pub(crate) fn unit_for(&self, indicator: &str) -> Option<&Unit> {
        self.unit.as_ref().filter(|unit| counts(unit, indicator))
    }

    /// The indicator that the lines name.
    pub(crate) fn names(&self) -> Option<&str> {
        self.indicator.as_deref().or(self.title.as_deref())
    }
}

/// The unit that lines below a table state: a known one, and the same in all of them, since names of offices stand there as well.
pub(crate) fn unit_below(notes: &[Note], units: &UnitTable) -> Option<Unit> {
    let stated = notes.iter().filter_map(|note| unit_inside(&note.text, units));
    let mut known = stated.filter(|unit| units.known_unit(unit.text()).is_some());
    let unit = known.next()?;
    known.all(|other| other.text() == unit.text()).then_some(unit)
}

/// Whether the unit of a whole table may be that of an indicator: amounts of money or people are none for rates and growth.
pub(crate) fn counts(unit: &Unit, indicator: &str) -> bool {
    unit.is_ratio() || !measure::is_ratio(indicator)
}

/// Whether the period that a line above the header names may be that of its figures, not of when or where they were printed.
fn names_period(text: &str) -> bool {
    let key = fold(text.split(['：', ':']).next().unwrap_or(text));
    let is_issue = ISSUE_KEYS.at_end(key.as_str()).is_some();
    let prints = PUBLICATIONS.iter().any(|word| text.contains(word));
    !is_issue && !prints && !is_footer(text)
}

/// Whether a text is a period and nothing else, and no day.
fn is_period(text: &str) -> bool {
    label::within(text).as_deref() == Some(text) && notation::day(text).is_none()
}

/// Whether titles name several regions, the whole be one of them: `全市`, `甲县`.
fn names_several<'t>(titles: impl Iterator<Item = &'t str>) -> bool {
    let whole = |title: &'t str| says_all(title).then_some("");
    let places = titles.filter_map(|title| region_at_start(title).or_else(|| whole(title)));
    places.collect::<HashSet<_>>().len() > 1
}

/// What a title says is measured: `社会消费品零售总额（累计）` of `表2-1 甲市2024年社会消费品零售总额（累计）`; none of a statement, or of a title that
/// only names the table.
fn headline(title: &str) -> Option<String> {
    let bare = without_period(title);
    let folded = fold(&bare);
    let text = folded.as_str();
    let names_table = TABLE_WORDS.iter().any(|word| text.contains(word));
    let length = text.chars().count();
    let says_other = text.contains([':', '。', '；', '、', '/']) || label::looks_like(&bare);
    ((2..=40).contains(&length) && !names_table && !says_other && !is_footer(&bare)).then_some(bare)
}

/// The names that a title may state, without the words that say of which places or years its table is, or what it is:
/// `某市各区县客运量情况`.
fn names_in(title: &str) -> Vec<String> {
    let bare = without_period(title);
    let mut name = bare.as_str();
    let mut names = vec![name.to_owned()];
    while let Some(((), rest)) = SCOPES.at_start(name) {
        name = rest.trim_start_matches('的');
        names.push(name.to_owned());
    }
    let table =
        |name: &str| TABLE_WORDS.iter().find_map(|word| name.strip_suffix(word).map(str::len));
    while let Some(end) = name.strip_suffix('表').map(str::len).or_else(|| table(name)) {
        name = name.get(..end).unwrap_or_default();
        names.push(name.to_owned());
    }
    names
}

/// What a title says that a bare month means: `客运量（累计）`, `1-6月累计情况`.
fn basis(title: &str) -> Option<Basis> {
    let bare = without_period(title);
    let mut words = TABLE_WORDS.iter();
    let named = words.find_map(|word| bare.strip_suffix(word));
    let bare = named.unwrap_or(&bare).trim_end_matches('表');
    // `本年` beside `上年` says of which year figures are.
    split_basis(bare).1.filter(|_| year_named(bare).is_none())
}

/// A title without its number, region and period.
fn without_period(title: &str) -> String {
    let (_, title) = unmark(title.trim());
    let title = match last_bracket(title) {
        Some((before, inner)) if inner.contains(['：', ':']) => before.trim_end(),
        _ => title,
    };
    let numbered = title.trim_start_matches(['附', '续']);
    let numbered = ["表", "Table ", "TABLE "]
        .into_iter()
        .find_map(|word| numbered.strip_prefix(word))
        .unwrap_or(numbered);
    let numbered = numbered.trim_start();
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '-' | '—' | '.' | '、' | '．');
    let bare = numbered.trim_start_matches(is_number).trim_start();
    // `2024年客运量` begins with its year, no number of the table.
    let bare = if bare.starts_with('年') { title } else { bare };
    let bare = region_at_start(bare).and_then(|region| bare.strip_prefix(region)).unwrap_or(bare);
    let period = label::within(bare);
    let of_span = |c: char| c.is_ascii_digit() || c == '年' || signs::SPANS.contains(c);
    let mut spans = bare.split(|c| !of_span(c));
    // `2020-2023年`
    let span = || spans.find(|span| span.len() > 8 && label::looks_like(span));
    let period = period.as_deref().or_else(span);
    let bare = period.map_or(bare.to_owned(), |period| bare.replacen(period, "", 1));
    bare.trim()
        .trim_matches([':', '：', ',', '，', ' '])
        .trim_start_matches('的')
        .replace("()", "")
        .replace("（）", "")
}

/// The region that a text begins with: `甲县` of `甲县2024年主要指标`.
fn region_at_start(text: &str) -> Option<&str> {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let starts: Vec<&str> = ends.filter_map(|at| text.get(..at)).take(12).collect();
    let is_place = |start: &&str| {
        let folded = fold(start);
        start.chars().count() > 1
            && start.chars().all(is_han)
            && role::is_region(start)
            && NO_REGIONS.at_end(folded.as_str()).is_none()
            && HEADINGS.sense(folded.as_str()) != Some(Heading::Region)
    };
    let found = starts.into_iter().rev().find(is_place)?;
    // `城市` of 城市建设 is none, nor is a region in the middle of a word.
    let rest = text.get(found.len()..)?.trim_start();
    let rest = rest.trim_start_matches(['（', '(']);
    let goes_on = rest
        .starts_with(|c: char| c.is_ascii_digit() || "主国经统社各年上下前一二三四全".contains(c));
    (goes_on || rest.is_empty()).then_some(found)
}

fn is_every_region(text: &str) -> bool {
    let folded = fold(text);
    let text = folded.as_str();
    TOTALS.sense(text).is_some() || EVERY_REGION.sense(text).is_some()
}

/// Several statements in one line: `指标：常住人口(万人)，地区：全部`; none where one of its parts is none.
fn statements<'c>(cells: &[&'c str]) -> Option<Vec<(&'c str, &'c str)>> {
    let parts = cells.iter().flat_map(|cell| cell.split(['，', '；', ';']));
    let pairs = parts.map(|part| part.trim().split_once(['：', ':']));
    let pairs: Vec<(&str, &str)> = pairs.collect::<Option<_>>()?;
    (pairs.len() > 1).then_some(pairs)
}

/// The unit of the rows below a row that states only that: `单位：亿元`.
pub(crate) fn unit_alone(text: &str, units: &UnitTable) -> Option<Unit> {
    let text = text.trim().trim_matches(['(', '（', ')', '）']);
    let (key, value) = text.split_once(['：', ':'])?;
    let states = HEADINGS.sense(fold(key).as_str()) == Some(Heading::Unit);
    let value = value.trim();
    let unit = || known(value, units).or_else(|| unit_text::plain(value, units));
    (states && !lists_several(value, units)).then(unit)?
}

/// The unit within a title that a scale tells from its other words: `Population by sex (thousands, mid-year)`, `Figures in thousands`.
fn scale_in(title: &str, units: &UnitTable) -> Option<Unit> {
    let states = HEADINGS.mentioned(fold(title).as_str(), |heading| heading == Heading::Unit);
    let unit = split_unit(title, units).1;
    unit.filter(|unit| unit.scale() >= 3 && states.is_none())
}

/// `单位：亿元` anywhere in a line; of several units (`单位：亿元、万人、%`) none is that of every figure.
fn unit_inside(text: &str, units: &UnitTable) -> Option<Unit> {
    let places = UNIT_WORDS.iter().flat_map(|word| text.match_indices(word));
    let mut found = places.filter_map(|(at, word)| {
        let (before, here) = text.split_at_checked(at)?;
        let here = here.strip_prefix(word)?.trim_start();
        let mut parts = here.split([')', '）', '　', ';', '；']);
        let listed = parts.next()?;
        let next = parts.next().and_then(|next| known(next, units));
        if next.is_some() || lists_several(listed, units) {
            return None;
        }
        // 制表单位, 填报单位 are offices.
        let of_measure = before.ends_with("计量") || !before.ends_with(is_han);
        let first = || listed.split(signs::BEHIND_UNITS).next().map(str::trim);
        let plain = || unit_text::plain(first()?, units).filter(|_| of_measure);
        known_at_start(here, units).or_else(plain)
    });
    found.next()
}

/// The unit that a text begins with, whatever is said of it behind: `USD million, current prices`, `亿元（当年价）`.
fn known_at_start(text: &str, units: &UnitTable) -> Option<Unit> {
    let breaks = text.match_indices(signs::BEHIND_UNITS).map(|(at, _)| at);
    let breaks = breaks.filter(|at| !is_within_number(text, *at));
    let ends: Vec<usize> = breaks.chain([text.len()]).collect();
    let mut texts = ends.into_iter().rev().filter_map(|end| text.get(..end));
    texts.find_map(|text| known(text, units))
}

/// Whether a text lists several units: `亿元、%`, `亿元/%`.
fn lists_several(text: &str, units: &UnitTable) -> bool {
    let is_mark = |(at, _): &(usize, &str)| !is_within_number(text, *at);
    let marks = text.match_indices(signs::LISTS).filter(is_mark);
    let mut others = marks.filter_map(|(at, mark)| {
        let behind = text.get(at + mark.len()..)?;
        behind.split(signs::LISTS).next()
    });
    let sides = text.split_once(['/', '／']);
    let is_percent = |side: &str| known(side, units).is_some_and(|unit| unit.is_percent());
    others.any(|other| known(other.trim(), units).is_some())
        || sides.is_some_and(|(_, below)| is_percent(below))
}

/// Whether a text is how lines below the body begin.
pub(crate) fn is_footer(text: &str) -> bool {
    let text = text.trim_start().trim_start_matches(['　', '"', '“']);
    let first = text.bytes().next().map(|byte| byte.to_ascii_lowercase());
    let begins = |footer: &&str| {
        let begins_so = footer.bytes().next() == first;
        let start = text.get(..footer.len()).filter(|_| begins_so);
        start.is_some_and(|start| start.eq_ignore_ascii_case(footer))
    };
    NOTES.iter().any(begins)
}

/// Whether what a row begins with says that it is no row of figures: it is so called, or begins as lines below the body do.
pub(crate) fn is_note(text: &str) -> bool {
    is_footer(text) || role::is_note(&fold(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preamble(lines: &[&[&str]]) -> Preamble {
        let row = |cells: &&[&str]| HeadRow::from(*cells);
        let rows: Vec<HeadRow> = lines.iter().map(row).collect();
        Preamble::read(&rows, &UnitTable::default())
    }

    #[test]
    fn what_the_lines_tell_is_used() {
        let found = preamble(&[
            &["数据库：分省年度数据"],
            &["指标：地区生产总值(亿元)", "", ""],
            &["地区：上海"],
            &["时间：最近20年"],
        ]);
        assert_eq!(found.indicator.as_deref(), Some("地区生产总值(亿元)"));
        assert_eq!(found.region.as_deref(), Some("上海"));
        assert_eq!(found.notes.len(), 4);
        let found = preamble(&[&["表1 主要指标（单位：万元）"]]);
        assert_eq!(found.unit.unwrap().text(), "万元");
        assert_eq!(preamble(&[&["单位：亿元、万人、%"]]).unit, None);
        assert_eq!(preamble(&[&["制表单位：市水利局"]]).unit, None);
        let found = preamble(&[&["填报单位：市水利局", "", "金额单位：万元"]]);
        assert_eq!(found.unit.unwrap().text(), "万元");
        for (line, unit) in [
            ("Unit: USD million, current prices", "USD million"),
            ("Exports of goods. Unit: EUR million of 2015", "EUR million"),
            ("Unit: persons ('000)", "persons ('000)"),
            ("单位：亿元（当年价）", "亿元"),
            ("单位：人/100,000人", "人/100,000人"),
            ("Unit: per 100,000 live births", "per 100,000 live births"),
        ] {
            let found = preamble(&[&[line]]).unit.map(|unit| unit.text().to_owned());
            assert_eq!(found.as_deref(), Some(unit), "{line}");
        }
        assert_eq!(preamble(&[&["单位：亿元/%"]]).unit, None);
        let found = preamble(&[&["单位：亿元"]]);
        assert!(found.unit_for("地区生产总值").is_some());
        assert!(found.unit_for("城镇化率").is_none() && found.unit_for("比上年增长").is_none());
        let found = preamble(&[&["单位", "亿元"]]);
        assert_eq!(found.unit.unwrap().text(), "亿元");
        let found = preamble(&[
            &["Title", "CPI INDEX"],
            &["PreUnit", ""],
            &["Unit", "Index, base year = 100"],
        ]);
        assert_eq!(found.names(), Some("CPI INDEX"));
        assert!(found.unit.unwrap().is_index_points());
    }

    #[test]
    fn a_title_may_say_that_months_are_cumulative() {
        for title in [
            "2024年客运量（累计）",
            "2024年各月累计",
            "2024年1-6月累计情况",
            "主要指标累计（2024年）",
        ] {
            assert_eq!(basis(title), Some(Basis::YearToDate), "{title}");
        }
        for title in ["2024年客运量", "本年", "本年数"] {
            assert_eq!(basis(title), None, "{title}");
        }
    }

    #[test]
    fn a_title_may_say_more_than_what_is_measured() {
        for title in [
            "某市各区县客运量情况",
            "附表1：客运量统计表",
            "2020-2023年客运量",
            "主要年份客运量（单位：万人次）",
        ] {
            assert!(names_in(title).contains(&"客运量".to_owned()), "{title}");
        }
    }

    #[test]
    fn footers_are_known_by_how_they_begin() {
        for text in ["注：1.按照", "数据来源：国家统计局", "Source: OECD", "　注：甲"]
        {
            assert!(is_footer(text), "{text}");
        }
        assert!(!is_footer("注册企业"));
    }
}
