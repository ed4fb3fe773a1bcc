//! Lines of a chain: a formula with its numbers, and the rows of an aggregate.

use crate::assess::{CellTrace, Part, PartKind};
use crate::language::Language;
use crate::say;

use super::explain::quantity;

/// The operands of a sign with their values: `1374259万元 / 258.14亿元`; none of a function.
pub(super) fn substituted(sign: &str, operands: &[Part]) -> Option<String> {
    let [left, right] = operands else {
        return None;
    };
    if !matches!(sign, "+" | "-" | "*" | "/") {
        return None;
    }
    let number = |part: &Part| match &part.kind {
        PartKind::Constant => part.text.clone(),
        _ if part.value.value.is_negative() => format!("({})", quantity(&part.value)),
        _ => quantity(&part.value),
    };
    Some(format!("{} {sign} {}", number(left), number(right)))
}

/// How many rows an aggregate is made from, and where they stand: `14 行汇总  data/industry.csv:292-305`.
pub(super) fn rows(members: &[CellTrace], language: Language) -> String {
    let count = members.len();
    let mut places: Vec<(&str, u32, u32, usize)> = Vec::new();
    for member in members {
        let (path, line) = (member.place.path.as_ref(), member.place.line);
        match places.iter_mut().find(|(known, ..)| *known == path) {
            Some((_, first, last, rows)) => {
                *first = line.min(*first);
                *last = line.max(*last);
                *rows += 1;
            }
            None => places.push((path, line, line, 1)),
        }
    }
    let places = places.iter().map(|(path, first, last, rows)| {
        let span = format!("{path}:{first}-{last}");
        let whole = usize::try_from(last - first).is_ok_and(|lines| lines < *rows);
        if whole || count == 1 {
            span
        } else {
            say!(language, "{span} 之间", "within {span}")
        }
    });
    let places = language.list(places);
    say!(
        language,
        "{count} 行汇总  {places}",
        "of {count} rows  {places}"
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::sample::{d, unit};
    use super::*;
    use crate::diagnostic::Place;
    use crate::quantity::{Period, Quantity};

    fn member(path: &str, line: u32) -> CellTrace {
        let path: Arc<str> = path.into();
        CellTrace {
            sign: 1,
            period: Period::year(2023).unwrap(),
            value: Quantity::new(d("1"), unit("家")),
            place: Place::cell(1, &path, line, 4),
            label: String::new(),
            members: Vec::new(),
            earlier: Vec::new(),
        }
    }

    #[test]
    fn rows_of_an_aggregate_are_told_by_their_number_and_lines() {
        let running = [member("a.csv", 7), member("a.csv", 8), member("a.csv", 9)];
        assert_eq!(rows(&running, Language::Zh), "3 行汇总  a.csv:7-9");
        let apart = [member("a.csv", 2), member("a.csv", 9), member("b.csv", 4)];
        assert_eq!(
            rows(&apart, Language::Zh),
            "3 行汇总  a.csv:2-9 之间、b.csv:4-4"
        );
    }
}
