//! What changes are made of, target by target: the effects of numerator and denominator, the parts of sums.

use crate::assess::{Decomposition, RatioParts, SumPart};
use crate::quantity::Decimal;

use super::document::{Cell, Table};
use super::entry::Entry;
use super::fields::{Field, number, text};
use super::message::Label;
use super::note;
use super::number::Number;
use super::view::View;

/// A table of quotients and one of sums, as far as there are such.
pub(super) fn tables(view: &View) -> Vec<Table> {
    let (mut ratios, mut sums) = (Vec::new(), Vec::new());
    for (at, assessment) in view.report.assessments.iter().enumerate() {
        let row = || (None, Some(at), Entry::new(*view, assessment));
        match &assessment.decomposition {
            Some(Decomposition::Ratio(ratio)) => ratios.push((row(), ratio)),
            Some(Decomposition::Sum(parts)) => sums.extend(parts.iter().map(|part| (row(), part))),
            None => {}
        }
    }
    let l = view.style.language;
    let effect = |of: fn(&RatioParts) -> Option<Decimal>| {
        move |(entry, ratio): &(Entry, &RatioParts)| of(ratio).map(|one| entry.figures.change(one))
    };
    let of_ratios = [
        number(
            Label::ChangeSince,
            effect(|ratio| ratio.effects.and_then(|(one, other)| one.plus(other).ok())),
        ),
        number(
            Label::NumeratorEffect,
            effect(|ratio| Some(ratio.effects?.0)),
        ),
        number(
            Label::DenominatorEffect,
            effect(|ratio| Some(ratio.effects?.1)),
        ),
        number(Label::GapAmount, |(entry, ratio): &(Entry, &RatioParts)| {
            ratio
                .gap
                .as_ref()
                .map(|gap| entry.figures.in_unit(gap.value, &gap.unit))
        }),
    ];
    let share = |of: fn(&SumPart) -> Option<Decimal>| {
        move |(entry, part): &(Entry, &SumPart)| of(part).map(|share| entry.figures.share(share))
    };
    let of_sums = [
        text(Label::Part, |(_, part): &(Entry, &SumPart)| {
            Cell::text(&part.name)
        }),
        number(
            Label::ChangeSince,
            |(entry, part): &(Entry, &SumPart)| -> Option<Number> {
                part.change.map(|change| entry.figures.change(change))
            },
        ),
        number(Label::ChangeShare, share(|part| part.change_share)),
        number(Label::GapShare, share(|part| part.gap_share)),
    ];
    let ratios =
        table(view, Label::RatioTable, of_ratios, ratios).map(|it| it.note(note::ratios(l)));
    let sums = table(view, Label::SumTable, of_sums, sums).map(|it| it.note(note::sums(l)));
    ratios.into_iter().chain(sums).collect()
}

type Row<'a, P> = ((Option<String>, Option<usize>, Entry<'a>), &'a P);

fn table<'a, P, const N: usize>(
    view: &View<'a>,
    caption: Label,
    fields: [Field<'a, (Entry<'a>, &'a P)>; N],
    rows: Vec<Row<'a, P>>,
) -> Option<Table> {
    let mut all = view.leading(|(entry, _): &(Entry, &P)| entry.named());
    all.extend(fields);
    let rows = rows
        .into_iter()
        .map(|((heading, at, entry), part)| (heading, at, (entry, part)));
    Table::grouped(view.style.language, caption, &all, rows).filled()
}
