//! Bars and sparklines of single characters.

use crate::quantity::Decimal;

use super::document::Picture;

/// Cells of a progress bar.
pub(super) const BAR: usize = 10;
const STEPS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// A picture as text; empty where it cannot be drawn in ASCII.
pub(super) fn draw(picture: &Picture, ascii: bool) -> String {
    match picture {
        Picture::Bar { share, mark } => bar(*share, *mark, ascii),
        Picture::Line(_) if ascii => String::new(),
        Picture::Line(values) => line(values),
    }
}

/// A bar whose filled part is `share`, with a stroke where `mark` stands. It is full only where the share reaches 1.
fn bar(share: Decimal, mark: Option<Decimal>, ascii: bool) -> String {
    let (full, empty, on_full, on_empty) =
        if ascii { ('=', '-', '|', '|') } else { ('━', '─', '╋', '┼') };
    let filled = cells(share);
    let mark = mark.map(|mark| cells(mark).min(BAR - 1));
    (0..BAR)
        .map(|at| match (at < filled, mark == Some(at)) {
            (true, false) => full,
            (false, false) => empty,
            (true, true) => on_full,
            (false, true) => on_empty,
        })
        .collect()
}

/// How many cells of a bar a share fills, rounded down.
fn cells(share: Decimal) -> usize {
    if !share.is_positive() {
        return 0;
    }
    if share >= Decimal::ONE {
        return BAR;
    }
    let scaled = share.significant(20).times(Decimal::from(10_i32));
    let scaled = scaled.unwrap_or(Decimal::ZERO);
    let nearest = scaled.half_up(0);
    let cells = nearest.to_i64().and_then(|cells| usize::try_from(cells).ok());
    cells.unwrap_or(0).saturating_sub(usize::from(nearest > scaled))
}

/// A sparkline from the smallest to the largest value; a flat one lies in the middle.
fn line(values: &[Option<Decimal>]) -> String {
    let known = || values.iter().flatten();
    let (Some(low), Some(high)) = (known().min(), known().max()) else {
        return String::new();
    };
    let whole = high.minus(*low);
    let step = |value: &Decimal| -> Option<char> {
        let part = value.minus(*low).ok()?;
        let share = part.over(whole.ok()?).ok()?;
        let share = share.times(Decimal::from(7_i32)).ok()?;
        let step = usize::try_from(share.half_up(0).to_i64()?).ok()?;
        STEPS.get(step).copied()
    };
    values
        .iter()
        .map(|value| match value {
            Some(value) => step(value).unwrap_or('▄'),
            None => ' ',
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::d;
    use super::*;

    fn bar_of(share: &str, mark: Option<&str>, ascii: bool) -> String {
        let mark = mark.map(d);
        draw(&Picture::Bar { share: d(share), mark }, ascii)
    }

    #[test]
    fn a_bar_is_full_only_when_all_is_done() {
        for (share, bar) in [
            ("0", "----------"),
            ("-0.4", "----------"),
            ("0.6", "======----"),
            ("0.9999", "=========-"),
            ("1", "=========="),
            ("3", "=========="),
        ] {
            assert_eq!(bar_of(share, None, true), bar, "{share}");
        }
        assert_eq!(bar_of("0.6", Some("0.7"), true), "======-|--");
        assert_eq!(bar_of("0.6", Some("0.3"), false), "━━━╋━━────");
        assert_eq!(bar_of("0.2", Some("1.2"), true), "==-------|");
    }

    #[test]
    fn a_sparkline_spans_its_values() {
        let value = |text: &&str| Some(*text).filter(|text| !text.is_empty()).map(d);
        let values = |texts: &[&str]| Picture::Line(texts.iter().map(value).collect());
        assert_eq!(draw(&values(&["1", "2", "3"]), false), "▁▅█");
        assert_eq!(draw(&values(&["5", "5"]), false), "▄▄");
        assert_eq!(draw(&values(&["1", "", "3"]), false), "▁ █");
        assert_eq!(draw(&values(&[]), false), "");
        assert_eq!(draw(&values(&["1", "2"]), true), "");
    }
}
