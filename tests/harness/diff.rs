//! Where two texts begin to differ.

use std::fmt::Write as _;

/// How many lines are shown from the first that differs, and how many before it.
const SHOWN: usize = 6;
const BEFORE: usize = 2;

/// The first lines that differ, `-` as expected, `+` as found, under the number of the line.
pub(crate) fn first(expected: &str, found: &str) -> String {
    let (expected, found): (Vec<&str>, Vec<&str>) = (lines(expected), lines(found));
    let same = expected.iter().zip(&found).take_while(|(one, other)| one == other).count();
    let mut text = format!("  line {}\n", same + 1);
    let common = expected.iter().take(same);
    for line in common.skip(same.saturating_sub(BEFORE)) {
        let _ = writeln!(text, "    {line:?}");
    }
    for (sign, side) in [('-', &expected), ('+', &found)] {
        for line in side.iter().skip(same).take(SHOWN) {
            let _ = writeln!(text, "  {sign} {line:?}");
        }
        if side.len() > same + SHOWN {
            let _ = writeln!(text, "  {sign} … {} lines more", side.len() - same - SHOWN);
        }
    }
    text
}

/// With their ends, so that a missing last one shows.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}
