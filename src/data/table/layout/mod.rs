//! How a table is laid out: each layout is a file with a function that says whether a header and the rows below it fit, and what
//! each column then means. A new layout is a file and a line in [`LAYOUTS`].

mod headless;
mod indicators;
mod long;
mod periods;
mod regions;
pub(crate) mod setting;
pub(crate) mod shape;
mod when;

pub(crate) use headless::headless;

use crate::data::message::Problem;
use crate::data::table::layout::setting::Setting;
use crate::data::table::layout::shape::{LayoutReason, Shape};
use crate::plan::Layout;

type Fit = fn(&Setting<'_>) -> Option<Shape>;

/// The layouts, in the order in which they are tried.
const LAYOUTS: &[(Layout, Fit)] = &[
    (Layout::PeriodsAsColumns, periods::fit),
    (Layout::Long, long::fit),
    (Layout::RegionsAsColumns, regions::fit),
    (Layout::IndicatorsAsColumns, indicators::fit),
];

/// Finds the layout of a table, or takes the one that the plan states.
pub(crate) fn find(setting: &Setting<'_>) -> Result<Shape, Problem> {
    let grouped = setting.header.is_grouped.then_some(Layout::Long);
    let stated = grouped.or(setting.source.layout);
    for (layout, fit) in LAYOUTS {
        if stated.is_some_and(|stated| stated != *layout) {
            continue;
        }
        if let Some(mut shape) = fit(setting) {
            shape.layout = Some(*layout);
            if grouped.is_none() && stated.is_some() {
                shape.why.insert(0, LayoutReason::Stated);
            }
            setting.complete(&mut shape);
            return Ok(shape);
        }
    }
    Err(match stated {
        Some(layout) => Problem::LayoutUnfit { layout, headers: setting.header.texts() },
        None => Problem::NoPeriod {
            headers: setting.header.texts(),
            pattern: setting.source.pattern_of_period(),
        },
    })
}
