//! What changes are made of, target by target: the effects of numerator and denominator, the parts of sums.

use crate::assess::{Assessment, Decomposition, RatioParts, SumPart};
use crate::quantity::Decimal;
use crate::say;

use super::document::{Cell, Column, Group, Kind, Note, Row, Table};
use super::figure::Figures;
use super::message::Label;
use super::view::View;

/// A table of quotients and one of sums, as far as there are such.
pub(super) fn tables(view: &View) -> Vec<Table> {
    let assessments = view.report.assessments.iter().enumerate();
    let (mut ratios, mut sums) = (Vec::new(), Vec::new());
    for (at, assessment) in assessments {
        match &assessment.decomposition {
            Some(Decomposition::Ratio(ratio)) => ratios.push(Row {
                cells: ratio_cells(view, assessment, ratio),
                assessment: Some(at),
            }),
            Some(Decomposition::Sum(parts)) => sums.extend(parts.iter().map(|part| Row {
                cells: part_cells(view, assessment, part),
                assessment: Some(at),
            })),
            None => {}
        }
    }
    let language = view.style.language;
    let of_ratios = say!(
        language,
        "分子影响 = (n1 - n0)/d1，分母影响 = n0/d1 - n0/d0，两者之和为较基期的变动；差距折合 = 目标值×d1 - n1，即分母不变时分子还差多少。",
        "Numerator effect: (n1 - n0)/d1; denominator effect: n0/d1 - n0/d0; together they are the change since the baseline. The gap as an amount: goal x d1 - n1, what the numerator lacks as long as the denominator stays."
    );
    let of_sums = say!(
        language,
        "占变动：各部分变动占合计变动的比重；占差距：差距按各部分现值的比重分摊。",
        "Share of the change: the part's change over that of the whole; share of the gap: as the part's share of the value."
    );
    let ratios = table(view, Label::RatioTable, RATIO, ratios, of_ratios);
    let sums = table(view, Label::SumTable, SUM, sums, of_sums);
    ratios.into_iter().chain(sums).collect()
}

const RATIO: &[Label] = &[
    Label::ChangeSince,
    Label::NumeratorEffect,
    Label::DenominatorEffect,
    Label::GapAmount,
];
const SUM: &[Label] = &[
    Label::Part,
    Label::ChangeSince,
    Label::ChangeShare,
    Label::GapShare,
];

fn table(
    view: &View,
    caption: Label,
    heads: &[Label],
    rows: Vec<Row>,
    note: String,
) -> Option<Table> {
    let mut columns = view.leading_columns();
    columns.extend(heads.iter().map(|head| {
        let kind = if *head == Label::Part {
            Kind::Text
        } else {
            Kind::Number
        };
        Column::new(view.word(*head), kind)
    }));
    (!rows.is_empty()).then(|| Table {
        caption: view.word(caption),
        columns,
        groups: vec![Group {
            heading: None,
            rows,
        }],
        notes: vec![Note::new(note)],
    })
}

fn ratio_cells(view: &View, assessment: &Assessment, ratio: &RatioParts) -> Vec<Cell> {
    let figures = Figures::new(view.plan, assessment, view.style);
    let change = |effect: Option<Decimal>| Cell::number(effect.map(|one| figures.change(one)));
    let effects = ratio.effects;
    let whole = effects.and_then(|(one, other)| one.plus(other).ok());
    let mut cells = view.leading_cells(assessment);
    cells.extend([
        change(whole),
        change(effects.map(|(effect, _)| effect)),
        change(effects.map(|(_, effect)| effect)),
        Cell::number(
            ratio
                .gap
                .as_ref()
                .map(|gap| figures.in_unit(gap.value, &gap.unit)),
        ),
    ]);
    cells
}

fn part_cells(view: &View, assessment: &Assessment, part: &SumPart) -> Vec<Cell> {
    let figures = Figures::new(view.plan, assessment, view.style);
    let share = |share: Option<Decimal>| Cell::number(share.map(|share| figures.share(share)));
    let mut cells = view.leading_cells(assessment);
    cells.extend([
        Cell::text(&part.name),
        Cell::number(part.change.map(|change| figures.change(change))),
        share(part.change_share),
        share(part.gap_share),
    ]);
    cells
}
