//! The ranking of regions: by the latest value of a target, best first; the region that is the whole of the others stands before
//! them without a place. And the regions beside that whole.

use crate::assess::{Assessment, Beside, ToWhole};
use crate::say;

use super::document::{Cell, MISSING, Note, Table};
use super::entry::Entry;
use super::fields::{Field, Words, fields};
use super::index::rank_change;
use super::message::Label;
use super::number::Number;
use super::view::View;
use super::{note, targets};

/// The regions of each target, best first, those without a value named below.
pub(super) fn table(view: &View) -> Table {
    let mut fields: Vec<_> = fields! { entry in Entry;
        number(Label::Rank) => Cell::optional(own(entry).and_then(|beside| beside.rank));
        name(Label::Region) => region(entry.assessment).to_owned();
        number(Label::AsPublished) => published(entry);
    }
    .into();
    fields.extend(targets::gap_fields(view));
    let table = targets::said_once(view, regions(view, Label::RankingTable, &fields));
    let has_value = |one: &Assessment| targets::misses_gap(one) && one.latest.is_some();
    let table = table
        .notes(notes(view))
        .notes(targets::attainment_note(view))
        .notes(targets::gap_notes(view));
    table.notes(targets::reasons(view, has_value))
}

/// The regions of each target beside their whole: places and their changes, and how far value, growth and progress are above its
/// own. None where regions were not set beside each other.
pub(super) fn beside(view: &View) -> Option<Table> {
    let l = view.style.language;
    let mut known = view.report.assessments.iter().filter_map(|one| one.beside.as_ref());
    if known.clone().count() < 2 {
        return None;
    }
    let whole = known.find_map(|beside| beside.whole.as_ref());
    let whole = whole.map(|whole| whole.name.clone().unwrap_or_else(|| view.word(Label::Total)));
    let of_whole = whole.clone().unwrap_or_default();
    let above = |zh: &str, en: &str| {
        let what = l.pick(zh, en);
        say!(l, "{what}高于{of_whole}", "{what} above {of_whole}")
    };
    let rise = |beside: Beside| {
        let rise = rank_change(beside.rank, beside.rank_before);
        Cell::optional((!beside.is_whole).then_some(rise))
    };
    let fields = fields! { entry in Entry;
        number(Label::Rank) => Cell::optional(own(entry).and_then(|beside| beside.rank));
        name(Label::Region) => region(entry.assessment).to_owned();
        number(Label::RankBefore).rank(1) => Cell::optional(own(entry).and_then(|beside| beside.rank_before));
        number(Label::RankChange) => rise(own(entry).cloned().unwrap_or_default());
        number(Label::AsPublished) => published(entry);
        number(Label::Latest) => Cell::optional(entry.assessment.published.is_none().then(|| entry.latest()));
        period(Label::Period).rank(2) => unpublished(entry);
        number(above("现值", "Latest")) => to_whole(entry, |whole| Some(entry.figures.change(whole.value?)));
        number(say!(l, "相当于{of_whole}", "Share of {of_whole}")) => to_whole(entry, |whole| Some(entry.figures.share(whole.share?)));
        number(Label::OnYear) => entry.on_year_dated();
        number(above("增速", "Growth")) => to_whole(entry, |whole| Some(entry.figures.apart(whole.growth?)));
        number(Label::Progress) => entry.share(entry.assessment.progress);
        number(above("进度", "Progress")) => to_whole(entry, |whole| Some(entry.figures.apart(whole.progress?)));
    };
    let caption = match &whole {
        Some(whole) => Words::Made(say!(l, "各地区与{whole}比较", "Regions beside {whole}")),
        None => Words::Fixed(Label::BesideTable),
    };
    let table = regions(view, caption, &fields)
        .notes(notes(view))
        .note(note::places(l))
        .notes(other_regions(view));
    Some(table.notes(whole.map(|whole| Note::new(note::beside_whole(l, whole)))))
}

/// How a region stands to the others.
fn own<'e>(entry: &'e Entry) -> Option<&'e Beside> {
    entry.assessment.beside.as_ref()
}

/// The level that is ranked in the place of one that is chained by growths.
fn published(entry: &Entry) -> Cell {
    let published = entry.assessment.published;
    Cell::optional(published.map(|level| entry.figures.as_published(level)))
}

/// The period, and whether only a level chained by growths is known of it.
fn unpublished(entry: &Entry) -> Cell {
    let latest = entry.assessment.latest.as_ref();
    let is_published = entry.assessment.published_level().is_some();
    let chained = (!is_published).then(|| entry.word(Label::Chained));
    Cell::period(latest.map(|point| point.period)).remark(chained)
}

/// What is said of how it stands to their whole.
fn to_whole(entry: &Entry, of: impl Fn(&ToWhole) -> Option<Number>) -> Cell {
    let whole = own(entry).and_then(|beside| beside.whole.as_ref());
    Cell::optional(whole.and_then(of))
}

/// The names of the targets of whose regions, but for the whole, something holds.
fn named(view: &View, holds: impl Fn(&[&Beside]) -> bool) -> Option<String> {
    let targets = view.plan.targets.iter().enumerate();
    let held = targets.filter(|(at, _)| {
        let all = view.report.assessments.iter();
        let own = all.filter(|one| one.target == *at && one.latest.is_some());
        let beside = own.filter_map(|one| one.beside.as_ref());
        let beside: Vec<&Beside> = beside.filter(|beside| !beside.is_whole).collect();
        holds(&beside)
    });
    let names: Vec<String> = held.map(|(_, target)| target.name.clone()).collect();
    (!names.is_empty()).then(|| view.style.language.list(names))
}

/// The targets of which other regions have a place now than a year before.
fn other_regions(view: &View) -> Option<Note> {
    let differs = |all: &[&Beside]| {
        let had = all.iter().any(|one| one.rank_before.is_some());
        let mut all = all.iter();
        had && all.any(|one| one.rank.is_some() != one.rank_before.is_some())
    };
    let names = named(view, differs)?;
    Some(Note::missing(note::other_regions(view.style.language, names)))
}

/// The targets without side, so without places.
fn without_side(view: &View) -> Option<Note> {
    let names = named(view, |all| !all.is_empty() && all.iter().all(|one| one.rank.is_none()))?;
    Some(Note::missing(note::no_side(view.style.language, names)))
}

/// The targets whose regions are ordered by what is published in the place of values that are chained by growths.
fn by_published(view: &View) -> Option<Note> {
    let targets = view.plan.targets.iter().enumerate();
    let chained = targets.filter(|(at, _)| {
        let mut all = view.report.assessments.iter();
        all.any(|one| one.target == *at && one.published.is_some())
    });
    let names: Vec<String> = chained.map(|(_, target)| target.name.clone()).collect();
    let l = view.style.language;
    (!names.is_empty()).then(|| Note::new(note::ranked_as_published(l, l.list(names))))
}

/// How they are ordered, and which have no place.
fn notes(view: &View) -> Vec<Note> {
    let l = view.style.language;
    let assessments = &view.report.assessments;
    let mut targets = assessments.iter().map(|one| one.target);
    let first = targets.next();
    let one_target = targets.all(|target| Some(target) == first);
    let without = assessments.iter().filter(|one| one.latest.is_none());
    let name = |one: &Assessment| {
        if one_target { region(one).to_owned() } else { view.name(one) }
    };
    let without = l.list(without.map(name));
    let without = (!without.is_empty()).then(|| Note::missing(note::unranked(l, without)));
    let sorted = [Note::new(note::ranking(l))].into_iter().chain(by_published(view));
    sorted.chain(without).chain(without_side(view)).collect()
}

/// A table whose rows stand under the names of their targets: the whole first, then the best first.
fn regions<'a>(
    view: &View<'a>,
    caption: impl Into<Words>,
    fields: &[Field<'a, Entry<'a>>],
) -> Table {
    let assessments = view.report.assessments.iter().enumerate();
    let mut rows: Vec<(usize, &Assessment)> =
        assessments.filter(|(_, one)| one.latest.is_some() && one.region.is_some()).collect();
    rows.sort_by_key(|(_, one)| {
        let beside = one.beside.as_ref();
        let is_whole = beside.is_some_and(|beside| beside.is_whole);
        let rank = beside.and_then(|beside| beside.rank);
        (one.target, !is_whole, rank.is_none(), rank)
    });
    let rows = rows.into_iter().map(|(at, one)| {
        let name = view.target(one).map(|target| target.name.clone());
        (name, Some(at), Entry::new(*view, one))
    });
    view.aligned(Table::grouped(view.style.language, caption, fields, rows))
}

fn region(assessment: &Assessment) -> &str {
    assessment.region.as_deref().unwrap_or(MISSING)
}

#[cfg(test)]
mod tests {
    use super::super::{Section, document, sample};
    use super::*;
    use crate::assess::Status;
    use crate::language::Language;
    use crate::plan::goal::Direction;

    /// One target in several regions, one of them without a value, two of them level.
    fn regions(falling: bool) -> (crate::plan::Plan, crate::assess::Report) {
        let (plan, mut report) = sample::report();
        let values = [("万盛街道", "12.5"), ("黑山镇", "9"), ("丛林镇", "12.5"), ("石林镇", "3")];
        report.assessments = values
            .map(|(region, value)| {
                let mut assessment = sample::measured("20", "亿元", "2", value, Status::Behind);
                assessment.region = Some(region.to_owned());
                if falling && let Some(goal) = &mut assessment.goal {
                    goal.direction = Direction::Decrease;
                }
                assessment
            })
            .to_vec();
        let mut without = sample::assessment("20", "亿元");
        without.region = Some("青年镇".to_owned());
        report.assessments.push(without);
        (plan, report)
    }

    /// Sets the regions beside each other, as a run does.
    fn set_beside(plan: &crate::plan::Plan, report: &mut crate::assess::Report) {
        let own: Vec<&Assessment> = report.assessments.iter().collect();
        let beside = crate::assess::compared(plan, &own, &[], None);
        for (assessment, beside) in report.assessments.iter_mut().zip(beside) {
            assessment.beside = Some(beside);
        }
    }

    fn ranking(plan: &crate::plan::Plan, report: &crate::assess::Report) -> Table {
        let style = sample::style(120);
        let document = document(plan, report, &[Section::Ranking], &style);
        document.tables.into_iter().next().unwrap()
    }

    fn ranks(plan: &crate::plan::Plan, report: &crate::assess::Report) -> Vec<String> {
        let groups = ranking(plan, report).groups;
        let rows = groups.iter().flat_map(|group| &group.rows);
        rows.map(|row| {
            let [rank, region] = [0, 1].map(|at| row.cells[at].value.text(Language::Zh));
            format!("{rank} {region}")
        })
        .collect()
    }

    #[test]
    fn regions_stand_best_first_and_those_without_a_value_below() {
        for (falling, wanted) in [
            (false, ["1 万盛街道", "1 丛林镇", "3 黑山镇", "4 石林镇"]),
            (true, ["1 石林镇", "2 黑山镇", "3 万盛街道", "3 丛林镇"]),
        ] {
            let (plan, mut report) = regions(falling);
            set_beside(&plan, &mut report);
            assert_eq!(ranks(&plan, &report), wanted);
            let notes = ranking(&plan, &report).notes;
            assert!(notes.iter().any(|note| note.text.contains("青年镇")));
        }
    }

    #[test]
    fn the_whole_of_the_regions_stands_before_them() {
        for (own, wanted) in [
            ("黑山区", [" 黑山区", "1 万盛街道", "1 丛林镇", "3 石林镇"]),
            ("黑山镇", ["1 万盛街道", "1 丛林镇", "3 黑山镇", "4 石林镇"]),
            ("Heishan", ["1 万盛街道", "1 丛林镇", "3 Heishan", "4 石林镇"]),
        ] {
            let (mut plan, mut report) = regions(false);
            plan.region = Some(own.to_owned());
            if let Some(second) = report.assessments.get_mut(1) {
                second.region = Some(own.to_owned());
            }
            set_beside(&plan, &mut report);
            assert_eq!(ranks(&plan, &report), wanted);
        }
    }

    #[test]
    fn a_region_column_stands_only_where_there_are_several() {
        let (plan, mut report) = regions(false);
        let style = sample::style(120);
        let heads = |report: &crate::assess::Report| -> Vec<String> {
            let table = document(&plan, report, &[Section::Gap], &style).tables.remove(0);
            table.columns.into_iter().map(|column| column.head.clone()).collect()
        };
        assert!(heads(&report).contains(&"地区".to_owned()));
        report.assessments.truncate(1);
        assert!(!heads(&report).contains(&"地区".to_owned()));
    }
}
