//! What an aggregate is made of, for people and programs.

use super::document::{Cell, Document, Note, Table, Tone};
use super::fields::fields;
use super::machine::{Columns, Item, Object, SCHEMA_VERSION, object};
use super::message::Label;
use super::number::{Measure, Number};
use super::sheet::Sheet;
use super::{Style, json, note};
use crate::assess::members::{Member, Members, Presence};
use crate::plan::Plan;
use crate::quantity::Decimal;
use crate::say;

/// The page of the members of a series; of each list the first `top`.
#[must_use]
pub fn sheet<'a>(plan: &'a Plan, members: &'a Members, top: usize, style: &'a Style) -> Sheet<'a> {
    const COLUMNS: Columns =
        Columns("name code about presence members value before growth share pull without hidden");
    let figures = members.rows.iter().map(|row| &row.figures);
    let figures = figures.flat_map(|figures| [figures.now, figures.before]);
    let places = figures.flatten().map(|value| value.normalized().places());
    let page = Page { members, top, places: places.max().unwrap_or(0).min(2), style };
    let row = |one: &Member| {
        let about = object! { "about": one.about.join("; "), };
        COLUMNS.row(&[&about, &entry(one)])
    };
    Sheet::new(
        move |_| page.document(plan),
        move || object(plan, members),
        move |sink| {
            COLUMNS.headed(members.rows.iter().map(row)).for_each(sink);
        },
    )
}

struct Page<'a> {
    members: &'a Members,
    top: usize,
    /// Digits behind the point of all figures.
    places: u32,
    style: &'a Style,
}

impl Page<'_> {
    fn document(&self, plan: &Plan) -> Document {
        let l = self.style.language;
        let region = self.members.region.clone().or_else(|| plan.region.clone());
        let preface = [
            (Label::Source, plan.source.clone()),
            (Label::Note, plan.note.clone()),
            (Label::Region, region),
            (Label::Period, self.members.period.map(|period| period.words(l))),
            (Label::AllMembers, self.whole()),
            (Label::Members, Some(self.counts())),
        ];
        let preface = preface.into_iter();
        let of = |presence| self.members.of(presence).collect();
        let falling = self.members.falling().into_iter();
        let falling = falling.filter(|row| row.presence == Presence::Stays);
        let tables = [
            self.largest(),
            self.table(Label::Falling, falling.collect()),
            self.table(Label::Entered, of(Presence::Entered)),
            self.table(Label::Left, of(Presence::Left)),
            self.table(Label::Silent, of(Presence::Silent)),
        ];
        let series = &self.members.series;
        let title = say!(l, "{series}：构成和变动", "{series}: members and changes");
        Document {
            preface: preface
                .filter_map(|(label, text)| Some((label.text(l).to_owned(), text?)))
                .collect(),
            ..Document::of(l, Some(title), tables.into_iter().flatten().collect())
        }
    }

    fn number(&self, value: Decimal) -> Number {
        let measure = Measure::of(&self.members.unit);
        Number::new(value, measure, self.places, self.style.rounding)
    }

    fn percent(&self, share: Decimal) -> Number {
        Number::percent(share, 1, self.style.rounding)
    }

    fn points(&self, share: Decimal) -> Number {
        let points = share.shifted(2).unwrap_or(share);
        Number::new(points, Measure::Points, 2, self.style.rounding).signed()
    }

    /// The whole with its growth, and the members whose change explains that.
    fn whole(&self) -> Option<String> {
        let l = self.style.language;
        let members = self.members;
        let now = members.whole.now.filter(|_| members.add_up())?;
        let now = self.number(now).text(l);
        let silent = members.of(Presence::Silent).count();
        let reported = if silent > 0 && !members.are_counted() {
            say!(l, "（已报送的合计）", " (of those that reported)")
        } else {
            String::new()
        };
        let Some(growth) = members.growth else {
            return Some(format!("{now}{reported}"));
        };
        let growth = self.percent(growth).signed().text(l);
        Some(say!(l, "{now}{reported}，同比 {growth}", "{now}{reported}, {growth} on a year ago"))
    }

    fn counts(&self) -> String {
        let l = self.style.language;
        let count = |presence| self.members.of(presence).count();
        let there = count(Presence::Stays) + count(Presence::Entered);
        let [entered, left, silent] =
            [Presence::Entered, Presence::Left, Presence::Silent].map(count);
        if self.members.before.is_none() {
            return say!(
                l,
                "{there} 个，未报送 {silent} 个；没有上年同期的数，不比",
                "{there}, {silent} not reported; nothing a year before to compare with"
            );
        }
        say!(
            l,
            "{there} 个：新进 {entered} 个，退出 {left} 个，未报送 {silent} 个",
            "{there}: {entered} entered, {left} left, {silent} not reported"
        )
    }

    /// The largest members.
    fn largest(&self) -> Option<Table> {
        let is_class = !self.members.single.is_empty();
        let there =
            |row: &&Member| is_class || matches!(row.presence, Presence::Stays | Presence::Entered);
        let rows = self.members.rows.iter().filter(there).collect();
        Some(self.table(Label::Largest, rows)?.notes(self.notes()))
    }

    fn table(&self, caption: Label, rows: Vec<&Member>) -> Option<Table> {
        let l = self.style.language;
        let several = rows.iter().any(|row| row.count > 1);
        let measured = !self.members.are_counted() || several;
        let figure = move |row: &Member, value: Option<Decimal>| match value {
            _ if !measured => Cell::default(),
            Some(value) => Cell::from(self.number(value)),
            None if row.hidden => Cell::text("*").toned(Some(Tone::Quiet)),
            None => Cell::missing(),
        };
        let share = move |value: Option<Number>| Cell::optional(value.filter(|_| measured));
        let fields = fields! { (at, row) in (usize, &Member);
            number(Label::Number) => *at;
            name(Label::Member) => Cell::text(&row.name);
            text(Label::Code).rank(2) => Cell::optional(row.code.as_deref());
            text(Label::About).rank(3) => row.about.join(" · ");
            number(Label::Count) => Cell::optional(several.then_some(row.count));
            number(Label::Now) => figure(row, row.figures.now);
            number(Label::YearBefore).rank(1).bare() => figure(row, row.figures.before);
            number(Label::Growth) => share(row.growth.map(|growth| self.percent(growth).signed()));
            number(Label::Share) => share(row.share.map(|share| self.percent(share)));
            number(Label::AddsToGrowth) => share(row.pull.map(|pull| self.points(pull)));
        };
        let all = rows.len();
        let more = (all > self.top).then(|| Note::new(note::first_of(l, self.top, all)));
        let shown = (1..).zip(rows).take(self.top);
        Some(Table::of(l, caption, &fields, shown).filled()?.notes(more))
    }

    /// What the figures are, what is hidden, and whose change explains the whole's.
    fn notes(&self) -> Vec<Note> {
        let l = self.style.language;
        let members = self.members;
        let told = if members.single.is_empty() { note::members_by } else { note::classes_by };
        let by = members.by.as_ref().map(|by| told(l, by));
        let pulls = members.rows.iter().any(|row| row.pull.is_some());
        let general = by.into_iter().chain(pulls.then(|| note::pull(l))).map(Note::new);
        let hidden = members.rows.iter().filter(|row| row.hidden).count();
        let are_single = members.single.is_empty();
        let way_out = are_single.then(|| note::larger_classes(l));
        let way_out = way_out.unwrap_or_default();
        let hidden =
            (hidden > 0).then(|| Note::of("*", note::hidden(l, members.least, hidden, way_out)));
        let growth = |growth: Option<Decimal>| {
            growth.map_or_else(String::new, |growth| self.percent(growth).signed().text(l))
        };
        let explaining = members.rows.iter().filter(|row| !row.hidden && row.without.is_some());
        let explaining = explaining.take(3).map(|row| {
            let (whole, without) = (growth(members.growth), growth(row.without));
            Note::new(note::explains_the_whole(l, &row.name, whole, without))
        });
        general.chain(hidden).chain(explaining).collect()
    }
}

fn entry(row: &Member) -> Object {
    object! {
        "name": &row.name,
        "code": row.code.as_deref(),
        "about": &row.about,
        "presence": row.presence.word(),
        "members": row.count,
        "value": row.figures.now,
        "before": row.figures.before,
        "growth": row.growth,
        "share": row.share,
        "pull": row.pull,
        "without": row.without,
        "hidden": row.hidden,
    }
}

fn object(plan: &Plan, members: &Members) -> Object {
    let names = |presence| -> Item { members.of(presence).map(|row| &row.name).collect() };
    object! {
        "schema_version": SCHEMA_VERSION,
        "plan": json::head(plan),
        "series": &members.series,
        "region": members.region.as_deref(),
        "unit": members.unit.told(),
        "by": members.by.as_deref(),
        "period": members.period,
        "before": members.before,
        "whole": object! {
            "value": members.whole.now,
            "before": members.whole.before,
            "growth": members.growth,
        },
        "members": members.rows.iter().map(entry).collect::<Item>(),
        "entered": names(Presence::Entered),
        "left": names(Presence::Left),
        "not_reported": names(Presence::Silent),
    }
}
