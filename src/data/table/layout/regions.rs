//! Regions as columns: `时间,北京,上海`, with the indicator in the plan or in the lines above, or in a column of its own.

use crate::data::table::header::HeaderCell;
use crate::data::table::layout::setting::{Setting, Time, value_column};
use crate::data::table::layout::shape::{From, LayoutReason, Shape, ValueColumn};
use crate::data::texts::role;
use crate::data::texts::role::Role;
use crate::plan::Layout;

pub(crate) fn fit(setting: &Setting<'_>) -> Option<Shape> {
    if setting.header.of(Role::Region).is_some() {
        return None;
    }
    let measures = setting.measures();
    let first = measures.first()?.text.clone();
    let (period, why) = match setting.time()? {
        Time::Column(column, why) => (From::Column(column), why),
        Time::Fixed(text, why) => (From::Fixed(text), why),
    };
    let stated = setting.source.layout == Some(Layout::RegionsAsColumns);
    let named = are_over(setting, measures);
    if !stated && !named && !are_left_over(setting, measures) {
        return None;
    }
    let indicator = setting.indicator();
    let mut shape = Shape {
        period,
        indicator,
        region: From::Header,
        values: measures.iter().map(|cell| region_column(cell)).collect(),
        why: vec![why, LayoutReason::RegionHeaders(measures.len(), first)],
        ..Shape::default()
    };
    if !stated && !named {
        shape.why.push(LayoutReason::LeftOver);
    }
    if let Some(name) = setting.preamble.names() {
        shape.why.push(LayoutReason::Preamble("indicator", name.to_owned()));
    }
    Some(shape)
}

/// The column of a region, which its header may give a unit.
fn region_column(cell: &HeaderCell) -> ValueColumn {
    ValueColumn { region: cell.unit.is_some().then(|| cell.bare.clone()), ..value_column(cell) }
}

/// Whether most headers over figures are names of regions, and no column holds those.
pub(crate) fn are_over(setting: &Setting<'_>, measures: &[&HeaderCell]) -> bool {
    let named = measures.iter().filter(|cell| role::is_region(&cell.bare));
    named.count() * 2 > measures.len() && setting.header.of(Role::Region).is_none()
}

/// Headers may be regions where the indicator is stated elsewhere, they carry no units, and none of them is a name that the plan
/// uses.
fn are_left_over(setting: &Setting<'_>, measures: &[&HeaderCell]) -> bool {
    let elsewhere = setting.header.of(Role::Indicator).is_some()
        || setting.source.indicator.is_some()
        || setting.preamble.indicator.is_some();
    let plain = |cell: &&HeaderCell| cell.unit.is_none() && !(setting.feeds)(&cell.folded);
    elsewhere && measures.len() > 1 && measures.iter().all(plain)
}
