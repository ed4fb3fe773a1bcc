//! Units in columns of their own: a word, with a scale beside it.

use crate::data::texts::cell::is_no_value;
use crate::data::texts::name::{known, last_bracket, unit_of_base};
use crate::quantity::{Unit, UnitTable};
use crate::series::fold;
use crate::words::joined;
use crate::words::units::{ONES, POWERS};

/// The unit that a unit column and a scale column say together; none where neither says anything.
pub(crate) fn unit_of(unit: &str, scale: &str, units: &UnitTable) -> Result<Option<Unit>, String> {
    // `亿　元` is spread over its column.
    let (unit, scale) = (&*joined(unit), fold(scale));
    let scale = scale.as_str();
    if unit.is_empty() || is_no_value(unit) {
        return Ok(None);
    }
    let parsed = plain(unit, units).ok_or_else(|| unit.to_owned())?;
    if ONES.contains(&scale) || parsed.is_ratio() {
        return Ok(Some(parsed));
    }
    let word = POWERS.iter().find(|(power, _)| *power == scale).map_or(scale, |(_, word)| word);
    let whole = if word.is_ascii() {
        format!("{} {unit}", word.trim_end_matches('s'))
    } else {
        format!("{word}{unit}")
    };
    let scaled = Unit::parse(&whole, units).map_err(|_| whole.clone())?;
    // A scale that is none would only lengthen the word.
    if scaled.scale() == parsed.scale() {
        return Err(format!("{scale} {unit}"));
    }
    Ok(Some(scaled))
}

/// The unit of a currency and what stands behind it: `£` and `m`, as the ONS writes them.
pub(crate) fn of_currency(currency: &str, word: &str, units: &UnitTable) -> Option<Unit> {
    let (currency, word) = (currency.trim(), word.trim());
    let scale = match word {
        "m" => "million ",
        "bn" => "billion ",
        "" if !currency.is_empty() => "",
        word => return (!word.is_empty()).then(|| plain(word, units)).flatten(),
    };
    if currency.is_empty() {
        return plain(word, units);
    }
    Unit::parse(&format!("{scale}{currency}"), units).ok()
}

/// Whether a text is a unit known by itself or through the plan.
pub(crate) fn is_known(text: &str, units: &UnitTable) -> bool {
    let text = text.trim();
    Unit::is_known(text, units) || plain(text, units).is_some_and(|unit| unit.is_ratio())
}

/// A unit as a column, a plan or a note states it; any word is one.
pub(crate) fn plain(text: &str, units: &UnitTable) -> Option<Unit> {
    let text = text.trim();
    if let Some(unit) = Unit::of_change(text) {
        return Some(unit);
    }
    if Unit::is_known(text, units) {
        return Unit::parse(text, units).ok();
    }
    // `2015=100`, `Index (2015=100)`
    let in_bracket = || unit_of_base(last_bracket(text)?.1, text);
    if let Some(unit) = unit_of_base(text, text).or_else(in_bracket) {
        return Some(unit);
    }
    if let Some((before, inner)) = last_bracket(text)
        && let Some(unit) = known(inner, units)
    {
        return scaled(before, inner, units).or(Some(unit));
    }
    let folded = fold(text);
    let percent = ["percent", "per cent"].iter().any(|word| folded.as_str().starts_with(word));
    if percent && !folded.as_str().contains("point") {
        return Some(Unit::percent());
    }
    Unit::parse(text, units).ok()
}

/// A unit and its scale, one of which stands in brackets behind the other: `万（人）`, `Thousands (persons)`, `人（万）`.
fn scaled(before: &str, inner: &str, units: &UnitTable) -> Option<Unit> {
    let (before, inner) = (before.trim(), inner.trim());
    let is_scale = |text: &str| {
        let unit = Unit::scale_alone(text).or_else(|| Unit::parse(text, units).ok());
        unit.is_some_and(|unit| unit.is_bare() && unit.scale() > 0)
    };
    let (scale, unit) = if is_scale(before) {
        (before, inner)
    } else if is_scale(inner) && known(before, units).is_some() {
        (inner, before)
    } else {
        return None;
    };
    Unit::parse(&format!("{scale} {unit}"), units).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_joins_its_unit() {
        let units = UnitTable::default();
        for (unit, scale, expected) in [
            ("USD", "Billions", "billion USD"),
            ("USD", "Units", "USD"),
            ("USD", "6", "million USD"),
            ("元", "万", "万元"),
            ("Percent change", "Units", "%"),
            ("增长率(%)", "", "%"),
            ("%（同比）", "", "%"),
            ("Percentage (%)", "Units", "%"),
            ("percentage", "", "%"),
            ("1990 = 100", "", "index"),
            ("Index, base year = 100", "", "index"),
            ("上年=100", "", "%"),
            ("指数(2015=100)", "", "指数"),
            ("Index (2015=100)", "", "index"),
            ("万元", "", "万元"),
            ("万（人）", "", "万人"),
            ("亿(元)", "", "亿元"),
            ("百万(元)", "", "百万元"),
            ("人(万)", "", "万人"),
            ("人（万）", "", "万人"),
            ("Million (EUR)", "", "million EUR"),
            ("Thousands (persons)", "", "thousand persons"),
            ("Persons (thousands)", "", "thousand persons"),
            ("'000 (persons)", "", "thousand persons"),
            ("1000 (persons)", "", "thousand persons"),
            ("1,000 (persons)", "", "thousand persons"),
            ("Gini coefficient", "Units", "Gini coefficient"),
            ("National currency", "Billions", "billion National currency"),
        ] {
            let found = unit_of(unit, scale, &units).unwrap().unwrap();
            let expected = Unit::parse(expected, &units).unwrap();
            assert_eq!((&found, found.scale()), (&expected, expected.scale()), "{unit} {scale}");
        }
        assert_eq!(unit_of("", "Billions", &units), Ok(None));
        assert!(unit_of("USD", "gazillions", &units).is_err());
    }

    #[test]
    fn a_unit_that_says_change_keeps_its_words() {
        use crate::words::figures::Change;
        let units = UnitTable::default();
        let (growth, short) = (Some(Change::Growth), Some(Change::Short));
        for (text, change) in [
            ("% change", growth),
            ("Annual % change", growth),
            ("Percentage change", growth),
            ("Growth rate", growth),
            ("同比%", growth),
            ("比上年增长%", growth),
            ("%（同比）", growth),
            ("±%", growth),
            ("增减%", growth),
            ("环比%", short),
            ("%", None),
            ("change", None),
            ("增减", None),
            ("下降%", None),
            ("% of GDP", None),
            ("百分点", None),
        ] {
            let unit = plain(text, &units).unwrap();
            assert_eq!(unit.change(), change, "{text}");
            assert!(change.is_none() || unit.text() == text, "{text}");
        }
    }
}
