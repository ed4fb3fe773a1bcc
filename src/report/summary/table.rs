//! The tables of counts: by group, by owner.

use super::line::word;
use super::{Count, Summary, Tally};
use crate::assess::Status;
use crate::language::Language;
use crate::report::document::{Cell, Column, Group, Kind, Row, Table};
use crate::report::message::{Label, Remark};
use crate::report::view::View;

/// The table by group and the one by owner, as far as the plan has groups and owners.
pub(in crate::report) fn tables(view: &View) -> Vec<Table> {
    let summary = Summary::of(view.plan, view.report);
    let by_group = Division {
        caption: Label::GroupTable,
        head: Label::Group,
        unnamed: Label::NoGroup,
        counts: &summary.groups,
    };
    let by_owner = Division {
        caption: Label::OwnerTable,
        head: Label::Owner,
        unnamed: Label::NoOwner,
        counts: &summary.owners,
    };
    let named = |division: &&Division| division.counts.iter().any(|(name, _)| name.is_some());
    let mut divisions: Vec<&Division> = [&by_group, &by_owner].into_iter().filter(named).collect();
    if divisions.is_empty() {
        divisions.push(&by_group);
    }
    divisions
        .into_iter()
        .map(|division| division.table(view, &summary.whole))
        .collect()
}

/// A way in which the targets of a plan are divided.
struct Division<'a> {
    caption: Label,
    head: Label,
    unnamed: Label,
    counts: &'a [(Option<&'a str>, Count)],
}

impl Division<'_> {
    fn table(&self, view: &View, whole: &Count) -> Table {
        let language = view.style.language;
        let kinds = kinds(&whole.all);
        let mut rows = Vec::new();
        for (name, count) in self.counts {
            let name = name.map_or_else(|| self.unnamed.text(language), str::to_owned);
            rows.extend(self::rows(&name, count, &kinds, language));
        }
        rows.extend(self::rows(
            &Label::Total.text(language),
            whole,
            &kinds,
            language,
        ));
        Table {
            caption: self.caption.text(language),
            columns: columns(view, self.head, &whole.all, &kinds),
            groups: vec![Group {
                heading: None,
                rows,
            }],
            notes: self.notes(whole, language),
        }
    }

    fn notes(&self, whole: &Count, language: Language) -> Vec<(Option<String>, String)> {
        let parts: usize = self
            .counts
            .iter()
            .map(|(_, count)| count.all.targets())
            .sum();
        let mut notes = Vec::new();
        if parts > whole.all.targets() {
            notes.push((None, Remark::SharedOwners.text(language)));
        }
        if whole.all.assessments() > whole.all.targets() {
            notes.push((None, Remark::CountedByRegion.text(language)));
        }
        notes
    }
}

/// The statuses that stand in a table: those that some target has; none is only watched.
fn kinds(whole: &Tally) -> Vec<Option<Status>> {
    let kinds = Status::ALL.into_iter().map(Some).chain([None]);
    kinds.filter(|kind| number(whole, *kind) > 0).collect()
}

fn number(tally: &Tally, kind: Option<Status>) -> usize {
    kind.map_or_else(|| tally.watched(), |status| tally.of(status))
}

fn columns(view: &View, head: Label, whole: &Tally, kinds: &[Option<Status>]) -> Vec<Column> {
    let language = view.style.language;
    let word = |kind: &Option<Status>| match kind {
        Some(status) => word(view, whole, *status),
        None => Label::Watched.text(language),
    };
    let targets = Label::Targets.text(language);
    let words = [targets].into_iter().chain(kinds.iter().map(word));
    let figures = words.map(|word| Column::new(word, Kind::Figure));
    let name = Column::new(head.text(language), Kind::Name);
    [name].into_iter().chain(figures).collect()
}

/// The row of a name, and below it the one of its binding targets.
fn rows(name: &str, count: &Count, kinds: &[Option<Status>], language: Language) -> Vec<Row> {
    let mut rows = vec![row(name, &count.all, kinds)];
    if count.binding.targets() > 0 {
        let binding = Label::BindingAmong.text(language);
        rows.push(row(&binding, &count.binding, kinds));
    }
    rows
}

fn row(name: &str, tally: &Tally, kinds: &[Option<Status>]) -> Row {
    let numbers = kinds.iter().map(|kind| number(tally, *kind));
    let numbers = [tally.targets()].into_iter().chain(numbers);
    let numbers = numbers.map(|number| Cell::of(number.to_string()));
    Row {
        cells: [Cell::of(name)].into_iter().chain(numbers).collect(),
    }
}
