//! A part of a formula with its numbers put in.

use super::cells::quantity;
use crate::assess::{Part, PartKind};
use crate::quantity::Compounding;

/// The operands of a sign or function with their values: `1374259万元 / 258.14亿元`; none where it only hands on what it is of.
pub(super) fn substituted(how: &str, operands: &[Part]) -> Option<String> {
    let all: Vec<String> = operands.iter().map(number).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    Some(match (how, all.as_slice()) {
        ("+" | "-" | "*" | "/", [a, b]) => format!("{a} {how} {b}"),
        ("-", [a]) => format!("-{a}"),
        ("abs", [a]) => format!("abs({a})"),
        ("yoy", [now, before]) => format!("{now} / {before} - 1"),
        ("×(1+g)", [base, growth]) => format!("{base} x (1 + {growth})"),
        ("avg", [before, after]) => format!("({before} + {after}) / 2"),
        ("min" | "max", all) => format!("{how}({})", all.join(", ")),
        ("contribution", [part, part_before, whole, whole_before]) => {
            format!("({part} - {part_before}) / ({whole} - {whole_before})")
        }
        ("x₀·g/(y₀·G)", [part, growth, whole, of_whole]) => {
            format!("{part} x {growth} / ({whole} x {of_whole})")
        }
        ("x₀·g/y₀", [part, growth, whole]) => format!("{part} x {growth} / {whole}"),
        ("pull", [growth, share]) => format!("{growth} x {share}"),
        ("∏(1+g)", rates) => GROWTH.product_text(rates),
        ("∏(1-r)", cuts) => CUT.product_text(cuts),
        ("cagr(1-r)", cuts) => CUT.mean_text(cuts),
        ("cagr", rates) if operands.iter().all(is_published) => GROWTH.mean_text(rates),
        ("cagr", [now, before]) => {
            let [a, b] = operands else { return None };
            let years = a.period.end().since(b.period.end()) / 12;
            Compounding::Level.yearly_text(Some(before), now, &years.to_string())
        }
        _ => return None,
    })
}

/// Growths and cuts, whatever their unit.
const GROWTH: Compounding = Compounding::Growth(0);
const CUT: Compounding = Compounding::Cut(0);

/// The one operand that a function hands on as it is: `cum` of a sum, a published growth of its own cells.
pub(super) fn handed_on<'a>(part: &Part, operands: &'a [Part]) -> Option<&'a Part> {
    let [only] = operands else { return None };
    (only.value.value == part.value.value).then_some(only)
}

fn is_published(part: &Part) -> bool {
    matches!(&part.kind, PartKind::Operation(how, of) if how == "yoy" && of.len() == 1)
}

fn number(part: &Part) -> String {
    match &part.kind {
        PartKind::Constant => part.text.clone(),
        _ if part.value.value.is_negative() => format!("({})", quantity(&part.value)),
        _ => quantity(&part.value),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{d, unit};
    use super::*;
    use crate::quantity::{Period, Quantity};

    fn part(year: i32, value: &str, unit_text: &str, kind: PartKind) -> Part {
        Part {
            text: "x".into(),
            period: Period::year(year).unwrap(),
            value: Quantity::new(d(value), unit(unit_text)),
            kind,
        }
    }

    fn series(year: i32, value: &str, unit_text: &str) -> Part {
        let kind = PartKind::Series { how: String::new(), cells: Vec::new() };
        part(year, value, unit_text, kind)
    }

    #[test]
    fn every_function_shows_how_its_operands_make_its_value() {
        let levels = [series(2023, "110", "亿元"), series(2021, "-100", "亿元")];
        let rate = |value: &str| {
            let own = vec![series(2023, value, "%")];
            part(2023, value, "%", PartKind::Operation("yoy".into(), own))
        };
        let rates = [rate("8.1"), rate("3")];
        for (how, operands, text) in [
            ("/", &levels[..], "110亿元 / (-100亿元)"),
            ("-", &levels[..1], "-110亿元"),
            ("yoy", &levels, "110亿元 / (-100亿元) - 1"),
            ("avg", &levels, "(110亿元 + (-100亿元)) / 2"),
            ("max", &levels, "max(110亿元, (-100亿元))"),
            ("cagr", &levels, "(110亿元 / (-100亿元))^(1 / 2) - 1"),
            ("cagr", &rates, "((1 + 8.1%) x (1 + 3%))^(1/2) - 1"),
            ("∏(1+g)", &rates, "(1 + 8.1%) x (1 + 3%) - 1"),
            ("∏(1-r)", &rates, "1 - (1 - 8.1%) x (1 - 3%)"),
            ("cagr(1-r)", &rates, "1 - ((1 - 8.1%) x (1 - 3%))^(1/2)"),
            ("pull", &rates, "8.1% x 3%"),
            (
                "x₀·g/y₀",
                &[levels[0].clone(), rates[0].clone(), levels[0].clone()],
                "110亿元 x 8.1% / 110亿元",
            ),
        ] {
            assert_eq!(substituted(how, operands).as_deref(), Some(text), "{how}");
        }
        assert_eq!(substituted("cum", &levels[..1]), None);
        assert!(handed_on(&rates[0], &[series(2023, "8.1", "%")]).is_some());
        assert!(handed_on(&rates[0], &levels).is_none());
    }
}
