//! What is shown of a cell where there is little room: its words, what belongs to them, and how wide they are.

use std::borrow::Cow;

use super::document::{Cell, Level, Room};
use super::text::Text;

/// What a level shows of a cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'a> {
    /// The figure or the words.
    pub(super) text: &'a Text,
    /// What belongs to it.
    pub(super) tail: Option<&'a Text>,
    /// What stands between the two.
    blank: &'static str,
}

impl<'a> Shown<'a> {
    pub(super) fn of(cell: &'a Cell, level: Level) -> Self {
        let short = cell.short.as_ref().filter(|_| level > Level::Roomy);
        let has_room = level == Level::Roomy || cell.room == Room::Any;
        Self {
            text: short.unwrap_or(&cell.text),
            tail: cell.tail.as_ref().filter(|_| has_room),
            blank: if cell.apart { " " } else { "" },
        }
    }

    /// Without what belongs to it.
    pub(super) fn alone(self) -> Self {
        Self { tail: None, ..self }
    }

    /// All of it, part by part.
    pub(super) fn parts(self) -> [&'a str; 3] {
        match self.tail {
            Some(tail) => [self.text, self.blank, tail],
            None => [self.text, "", ""],
        }
    }

    /// All of it in one line.
    pub(super) fn words(self) -> Cow<'a, str> {
        match self.tail {
            Some(_) => self.parts().concat().into(),
            None => Cow::Borrowed(self.text),
        }
    }

    /// The width of all in one line.
    pub(super) fn width(self) -> usize {
        let tail = self.tail.map(|tail| self.blank.len() + tail.width());
        self.text.width() + tail.unwrap_or(0)
    }

    /// The width of the wider of the two parts.
    pub(super) fn widest_part(self) -> usize {
        self.text.width().max(self.tail.map_or(0, Text::width))
    }

    /// Words as lines; what belongs to them begins a line of its own where not all fits in one.
    pub(super) fn lines(self, width: usize) -> Vec<Cow<'a, str>> {
        let lines = match self.tail {
            Some(_) if self.width() <= width => return vec![self.words()],
            Some(tail) => [self.text.wrap(width), tail.wrap(width)].concat(),
            None => self.text.wrap(width),
        };
        lines.into_iter().map(Cow::Borrowed).collect()
    }

    /// Its width up to the last digit of a figure, and behind it: signs and units. Without digits all of it stands before.
    pub(super) fn split(self) -> (usize, usize) {
        let of_number = |byte: &u8| byte.is_ascii_digit() || b"+-.,~".contains(byte);
        let mut digits = 0;
        for part in self.parts() {
            let leading = part.bytes().take_while(of_number).count();
            digits += leading;
            if leading < part.len() {
                break;
            }
        }
        let whole = self.width();
        let before = if digits == 0 { whole } else { digits };
        (before, whole - before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_split_behind_its_last_digit() {
        for (figure, unit, digits, behind) in [
            ("53.24%", "", 5, 1),
            ("3119", "万人次", 4, 6),
            ("-1", "", 2, 0),
            ("—", "", 1, 0),
            ("+1.18", "百分点", 5, 6),
            ("", "", 0, 0),
        ] {
            let cell = Cell::of(figure).unit(unit);
            assert_eq!(Shown::of(&cell, Level::Roomy).split(), (digits, behind));
        }
    }
}
