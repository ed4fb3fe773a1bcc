//! What changes are made of, target by target: the effects of numerator and denominator, the parts of sums.

use crate::assess::{Decomposition, RatioParts, SumPart};

use super::document::{Cell, Table};
use super::entry::Entry;
use super::fields::{Field, fields};
use super::message::Label;
use super::note;
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
    let of_ratios = fields! { (entry, ratio) in (Entry, &RatioParts);
        number(Label::ChangeSince) => {
            let (numerator, denominator) = ratio.effects?;
            Some(entry.figures.change(numerator.plus(denominator).ok()?))
        };
        number(Label::NumeratorEffect) => ratio.effects.map(|(one, _)| entry.figures.change(one));
        number(Label::DenominatorEffect) => ratio.effects.map(|(_, one)| entry.figures.change(one));
        number(Label::GapAmount) => ratio.gap.as_ref().map(|gap| entry.figures.in_unit(gap.value, &gap.unit));
    };
    let of_sums = fields! { (entry, part) in (Entry, &SumPart);
        text(Label::Part) => Cell::text(&part.name);
        number(Label::ChangeSince) => part.change.map(|change| entry.figures.change(change));
        number(Label::ChangeShare) => part.change_share.map(|share| entry.figures.share(share));
        number(Label::GapShare) => part.gap_share.map(|share| entry.figures.share(share));
    };
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
    let rows = rows.into_iter().map(|((heading, at, entry), part)| (heading, at, (entry, part)));
    Table::grouped(view.style.language, caption, &all, rows).filled()
}
