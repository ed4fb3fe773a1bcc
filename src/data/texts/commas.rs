//! What commas and points are in the numbers of a file: between thousands, or before decimals.

use crate::quantity::Number;

/// What commas in the numbers of a file are.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Commas {
    /// They stand between thousands: `1,234.5`.
    #[default]
    Thousands,
    /// They stand before decimals: `1.234,5`.
    Decimal,
    /// Nothing tells: semicolons stand between fields mostly where commas stand before decimals.
    Unclear,
}

impl Commas {
    /// What the cells of values show: `12,5` and `1.234,56` have decimals, `1,234.5` and `1,234,567` have thousands. Where
    /// commas stand between fields they stand between thousands.
    pub(crate) fn of<'c>(cells: impl Iterator<Item = &'c str>, delimiter: u8) -> Self {
        if delimiter == b',' {
            return Self::Thousands;
        }
        let telling = |cell: &&str| cell.contains(',') || cell.matches('.').count() > 1;
        let mut decimal = false;
        for cell in cells
            .filter(telling)
            .map(|cell| cell.trim_end_matches(['%', ' ']))
        {
            match Number::parse(cell) {
                Ok(number) if number.places > 0 || cell.matches(',').count() > 1 => {
                    return Self::Thousands;
                }
                Ok(_) => {}
                Err(_) => decimal = decimal || Number::parse(&swapped(cell)).is_ok(),
            }
        }
        match delimiter {
            _ if decimal => Self::Decimal,
            b';' => Self::Unclear,
            _ => Self::Thousands,
        }
    }
}

/// A number with its commas and points exchanged.
pub(crate) fn swapped(text: &str) -> String {
    let exchanged = |c| match c {
        ',' => '.',
        '.' => ',',
        other => other,
    };
    text.chars().map(exchanged).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cells_of_a_file_tell_what_its_commas_are() {
        for (cells, delimiter, expected) in [
            (&["12,5", "1,234"][..], b';', Commas::Decimal),
            (&["1.234,56"], b';', Commas::Decimal),
            (&["47.475.420"], b';', Commas::Decimal),
            (&["1 234,5 %"], b'\t', Commas::Decimal),
            (&["1,234"], b';', Commas::Unclear),
            (&["1,234"], b'\t', Commas::Thousands),
            (&["1,234.5", "12,5"], b';', Commas::Thousands),
            (&["1,234,567"], b';', Commas::Thousands),
            (&["12,5"], b',', Commas::Thousands),
            (&["12.5", "x, y"], b';', Commas::Unclear),
        ] {
            let found = Commas::of(cells.iter().copied(), delimiter);
            assert_eq!(found, expected, "{cells:?}");
        }
    }
}
