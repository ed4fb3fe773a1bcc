//! A text with its slips mended, and the way from places in it back to the text as it was written.

use std::ops::Range;

/// A text to which closing brackets and the like were added.
#[derive(Clone, Debug)]
pub(in crate::plan::read) struct Mended {
    text: String,
    /// Where something was inserted and how many bytes, in order.
    inserted: Vec<(usize, usize)>,
}

impl Mended {
    pub(in crate::plan::read) fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            inserted: Vec::new(),
        }
    }

    pub(in crate::plan::read) fn text(&self) -> &str {
        &self.text
    }

    /// Puts another text of at most the same length in the place of a part, blanks behind it.
    pub(in crate::plan::read) fn replace(&mut self, part: Range<usize>, by: &str) {
        let filled = format!("{by:width$}", width = part.len());
        if self.text.get(part.clone()).is_some() && filled.len() == part.len() {
            self.text.replace_range(part, &filled);
        }
    }

    pub(in crate::plan::read) fn insert(&mut self, at: usize, text: &str) {
        self.text.insert_str(at, text);
        for (place, _) in &mut self.inserted {
            if *place >= at {
                *place += text.len();
            }
        }
        self.inserted.push((at, text.len()));
        self.inserted.sort_unstable();
    }

    /// A part of the text as it stands in the text that was written.
    pub(in crate::plan::read) fn original(&self, part: Range<usize>) -> Range<usize> {
        let back = |at: usize| {
            let before = self.inserted.iter().filter(|(place, _)| *place < at);
            at - before
                .map(|(place, length)| (*length).min(at - place))
                .sum::<usize>()
        };
        back(part.start)..back(part.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_text_as_written() {
        let mut mended = Mended::new("[[a]\nb：1\nc = [1\nd");
        mended.insert(4, "]");
        let colon = mended.text().find('：').unwrap();
        mended.replace(colon..colon + 3, "=");
        let end = mended.text().find("\nd").unwrap();
        mended.insert(end, "]");
        assert_eq!(mended.text(), "[[a]]\nb=  1\nc = [1]\nd");
        let at = mended.text().len() - 1;
        assert_eq!(mended.original(at..at + 1), 18..19);
        assert_eq!(mended.original(0..5), 0..4);
        assert_eq!(mended.original(4..6), 4..5);
    }
}
