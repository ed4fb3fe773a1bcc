//! Confidentiality: a cell of too few members is not shown, nor what would reveal it by subtraction from the whole.

use super::member::{Figures, Member, Members};

/// Hides cells of fewer than `least` members, then others, the smallest first, until what is hidden is made of at least two cells and
/// of as many members: the whole less what is shown then tells of no cell.
pub(super) fn hide(members: &mut Members) {
    let least = members.least;
    if least < 2 {
        return;
    }
    for row in members.rows.iter_mut().chain(&mut members.single) {
        row.hidden = row.fewest < least;
    }
    while reveals(&members.rows, least) {
        let mut shown = members.rows.iter_mut().filter(|row| !row.hidden);
        // The rows stand largest first.
        let Some(smallest) = shown.next_back() else {
            break;
        };
        smallest.hidden = true;
    }
    let count: usize = members.rows.iter().map(|row| row.fewest).sum();
    if count < least {
        members.whole = Figures::default();
        members.growth = None;
    }
    for rows in [&mut members.rows, &mut members.single] {
        for row in rows.iter_mut().filter(|row| row.hidden) {
            row.conceal();
        }
        // Their order would tell their size.
        rows.sort_by_key(|row| row.hidden.then(|| (row.name.clone(), row.code.clone())));
    }
}

impl Member {
    /// Takes its figures away.
    fn conceal(&mut self) {
        self.figures = Figures::default();
        self.share = None;
        self.growth = None;
        self.pull = None;
        self.without = None;
    }
}

/// Whether what is hidden can be told from what is shown.
fn reveals(rows: &[Member], least: usize) -> bool {
    let hidden: Vec<usize> = rows.iter().filter(|row| row.hidden).map(|row| row.fewest).collect();
    let count: usize = hidden.iter().sum();
    !hidden.is_empty() && (hidden.len() == 1 || count < least)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Decimal;

    fn hidden(cells: &[(&str, usize, i64)]) -> Vec<String> {
        let row = |(name, count, now): &(&str, usize, i64)| Member {
            name: (*name).to_owned(),
            count: *count,
            fewest: *count,
            figures: Figures { now: Some(Decimal::from(*now)), before: None },
            ..Member::default()
        };
        let mut members =
            Members { rows: cells.iter().map(row).collect(), least: 3, ..Members::default() };
        hide(&mut members);
        let hidden = members.rows.iter().filter(|row| row.hidden);
        assert!(hidden.clone().all(|row| row.figures == Figures::default()));
        hidden.map(|row| row.name.clone()).collect()
    }

    #[test]
    fn a_cell_of_few_members_takes_the_smallest_other_with_it() {
        for (cells, wanted) in [
            (&[("a", 9, 90), ("b", 5, 50), ("c", 4, 20)][..], &[][..]),
            (&[("a", 9, 90), ("b", 2, 50), ("c", 4, 20)], &["b", "c"]),
            (&[("a", 9, 90), ("b", 1, 50), ("c", 2, 20)], &["b", "c"]),
            (&[("a", 9, 90), ("b", 1, 50), ("c", 1, 20), ("d", 8, 10)], &["b", "c", "d"]),
            (&[("a", 2, 90)], &["a"]),
        ] {
            assert_eq!(hidden(cells), wanted, "{cells:?}");
        }
    }
}
