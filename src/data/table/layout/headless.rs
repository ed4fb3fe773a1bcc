//! Periods and values in two columns below lines that say what they are, without any header (downloads of the ONS).

use crate::data::table::column::Column;
use crate::data::table::layout::shape::{From, LayoutReason, Shape, ValueColumn};
use crate::data::table::preamble::Preamble;
use crate::plan::{Layout, Source};

pub(crate) fn headless(source: &Source, preamble: &Preamble) -> Shape {
    let name = source.indicator.as_deref().or(preamble.names());
    let region = source.region.as_ref().or(preamble.region.as_ref());
    Shape {
        layout: Some(Layout::Long),
        why: vec![LayoutReason::NoHeader],
        period: From::Column(Column::whole(0)),
        indicator: name.map_or(From::Nowhere, |name| From::Fixed(name.to_owned())),
        region: region.map_or(From::Nowhere, |region| From::Fixed(region.clone())),
        values: vec![ValueColumn::new(Column::whole(1), "")],
        ..Shape::default()
    }
}
