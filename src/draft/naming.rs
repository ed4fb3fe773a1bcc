//! The cells of a table of indicators, and the names among them: what numbers them, what marks them up, and what they say of the years
//! of their figures.

use crate::data::listing::bracketed_unit;
use crate::quantity::UnitTable;
use crate::words::figures::{CHANGES, Change, NATURES, Nature};
use crate::words::indicators::{LAST_YEARS, NOTHING, Over, SPREADS};
use crate::words::is_han;
use crate::words::numerals::{digit, place};

/// Signs around and within the number of a row.
const SIGNS: &[char] = &['、', '．', '.', '（', '）', '(', ')'];

/// A cell without blanks around it.
pub(super) fn clean(cell: &str) -> &str {
    cell.trim().trim_start_matches('\u{feff}').trim()
}

/// Whether a cell holds nothing.
pub(super) fn is_nothing(cell: &str) -> bool {
    NOTHING.contains(&clean(cell).to_ascii_lowercase().as_str())
}

/// `一、`, `（二）`: the number of a group.
pub(super) fn is_ordinal(cell: &str) -> bool {
    let inner = cell.trim_matches(SIGNS);
    let numeral = |c| digit(c).or_else(|| place(c)).is_some();
    !inner.is_empty() && inner.chars().all(numeral)
}

/// The number of a row: `3`, `1.1`, `（二）`.
pub(super) fn is_number(cell: &str) -> bool {
    let inner = cell.trim().trim_matches(SIGNS);
    let digits = |c: char| c.is_ascii_digit() || c == '.';
    is_ordinal(inner) || !inner.is_empty() && inner.chars().all(digits)
}

/// A name without the number of its part before it: `1.1 森林覆盖率`, `3.2.1. Mortality`, `1) 用水`; not `2.5 million tourists`.
pub(super) fn unnumbered<'n>(name: &'n str, units: &UnitTable) -> &'n str {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = name.get(..name.len() - rest.len()).unwrap_or_default();
    let closed = rest.strip_prefix([')', '）', '、']);
    let bare = closed.unwrap_or(rest).trim_start();
    let is_parted = closed.is_some() || number.contains('.') && bare.len() < rest.len();
    let first = bare.split_whitespace().next().unwrap_or_default();
    let is_name = bare.starts_with(char::is_alphabetic) && bracketed_unit(first, units).is_none();
    if number.starts_with(|c: char| c.is_ascii_digit()) && is_parted && is_name {
        bare
    } else {
        name
    }
}

/// A name without a letter and number before it: `A1 就业率`; of a table whose names all have them.
pub(super) fn unlettered(name: &str) -> Option<&str> {
    let behind = name.strip_prefix(|c: char| c.is_ascii_uppercase())?;
    let rest = behind.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-'));
    let bare = rest.trim_start_matches([' ', '、', '．', '：', ':']);
    let is_parted = rest.len() < behind.len() && bare.len() < rest.len();
    (is_parted && bare.starts_with(char::is_alphabetic)).then_some(bare)
}

/// A name without the word that says of which years its figure is, and what it says: `研发经费投入年均增长`, `五年新增城镇就业`,
/// `城镇新增就业（五年累计）`. 年均浓度 is a mean itself.
pub(super) fn spread(name: &str) -> Option<(String, Over)> {
    SPREADS.rows().find_map(|(word, over)| {
        let (before, rest) = name.split_once(word)?;
        let changes = |text: &str| {
            let change = CHANGES.at_end(text).map(|(change, _)| change);
            matches!(change, Some(Change::Growth | Change::Cut))
        };
        if let Some(short) = before.strip_suffix(['（', '('])
            && matches!(rest, "）" | ")")
        {
            let fits = over == Over::Total || changes(short);
            return (fits && !short.is_empty()).then(|| (short.trim_end().to_owned(), over));
        }
        let is_change = CHANGES.sense(rest).is_some() && changes(rest);
        let comes = match NATURES.at_start(rest).map(|(nature, _)| nature) {
            Some(Nature::NewFlow) => true,
            Some(Nature::Flow | Nature::Entry) => over == Over::Total,
            _ => false,
        };
        let fits = (is_change || comes) && !LAST_YEARS.iter().any(|word| before.ends_with(word));
        fits.then(|| (format!("{before}{rest}"), over))
    })
}

/// A cell without what marks it up in Markdown or HTML: `**城镇化率**（%）`, `*失业率*`, `<br>`.
pub(super) fn unstyled(cell: &str) -> String {
    let mut text = cell.replace("&nbsp;", " ");
    for tag in ["<br>", "<br/>", "<br />"] {
        while let Some((before, behind)) = text.split_once(tag) {
            let (before, behind) = (before.trim_end(), behind.trim_start());
            let joined = before.ends_with(is_han) || behind.starts_with(is_han);
            let gap = if joined { "" } else { " " };
            text = format!("{before}{gap}{behind}");
        }
    }
    if text.matches("**").count() >= 2 {
        text = text.replace("**", "");
    }
    let emphasized = text.trim().strip_prefix('*').is_some_and(|behind| {
        behind.matches('*').count() == 1 && behind.starts_with(|c: char| !c.is_whitespace())
    });
    if emphasized { text.replace('*', "") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_before_names_are_cut() {
        let units = UnitTable::default();
        for (name, bare) in [
            ("1.1 森林覆盖率", "森林覆盖率"),
            ("3.2.1. Under-five mortality", "Under-five mortality"),
            ("12) 用水量", "用水量"),
            ("2.5 million tourists", "2.5 million tourists"),
            ("5G基站", "5G基站"),
            ("65岁以上人口", "65岁以上人口"),
        ] {
            assert_eq!(unnumbered(name, &units), bare);
        }
        assert_eq!(unlettered("A1 就业率"), Some("就业率"));
        assert_eq!(unlettered("PM2.5 浓度"), None);
    }

    #[test]
    fn a_name_says_of_which_years_its_figure_is() {
        for (name, expected) in [
            ("水产品产量年均增长", Some(("水产品产量增长", Over::Yearly))),
            ("单位产值用水五年下降", Some(("单位产值用水下降", Over::Total))),
            ("五年新增停车位", Some(("新增停车位", Over::Total))),
            ("新增停车位（五年累计）", Some(("新增停车位", Over::Total))),
            ("年均新增停车位", Some(("新增停车位", Over::Yearly))),
            ("臭氧年均浓度", None),
            ("臭氧浓度（年均）", None),
            ("近五年新增停车位", None),
        ] {
            let expected = expected.map(|(bare, over): (&str, _)| (bare.to_owned(), over));
            assert_eq!(spread(name), expected, "{name}");
        }
    }

    #[test]
    fn cells_are_read_without_their_style() {
        for (cell, plain) in [
            ("**登记率**（%）", "登记率（%）"),
            ("*登记率（%）*", "登记率（%）"),
            ("登记率<br>（%）", "登记率（%）"),
            ("0.8*", "0.8*"),
            ("*为2019年数", "*为2019年数"),
            ("  其中：甲", "  其中：甲"),
        ] {
            assert_eq!(unstyled(cell), plain);
        }
    }
}
