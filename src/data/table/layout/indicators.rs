//! Indicators as columns: `时间,国内生产总值(亿元),人口(万人)`, panels of regions and years, one column under its own name (FRED, OWID).

use crate::data::table::layout::setting::{Setting, Time, value_column};
use crate::data::table::layout::shape::{From, LayoutReason, Shape, ValueColumn};
use crate::data::texts::measure;
use crate::data::texts::role::Role;
use crate::plan::Layout;

pub(crate) fn fit(setting: &Setting<'_>) -> Option<Shape> {
    // Rows that name indicators themselves are no rows of this layout.
    let stated = setting.source.layout == Some(Layout::IndicatorsAsColumns);
    if setting.header.of(Role::Indicator).is_some() && !stated {
        return None;
    }
    let (period, why) = match setting.time()? {
        Time::Column(column, why) => (From::Column(column), why),
        Time::Fixed(text, why) => (From::Fixed(text), why),
    };
    let mut measures = setting.measures().to_vec();
    // Values under 数值 beside others: every column is an indicator then, that one too.
    measures.extend(setting.header.of(Role::Value));
    let first = measures.first()?.text.clone();
    let mut values: Vec<ValueColumn> = measures.iter().map(|cell| value_column(cell)).collect();
    // `当月`, `累计` and `同比` of what the title names.
    if setting.preamble.headline.is_some() {
        let headers: Vec<&str> = measures.iter().map(|cell| cell.text.as_str()).collect();
        for (value, said) in values.iter_mut().zip(measure::with_runs(&headers, setting.units)) {
            value.header = said.into_owned();
        }
    }
    Some(Shape {
        period,
        indicator: From::Header,
        why: vec![why, LayoutReason::Measures(measures.len(), first)],
        values,
        ..Shape::default()
    })
}
