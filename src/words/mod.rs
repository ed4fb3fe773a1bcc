//! Every word of bureaus and plans, as tables: a sense and its words a row, wherever it may be met: in a header, a cell, a label, a
//! title, a formula, a goal. A reader asks for the senses that it accepts. One file a topic.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

pub(crate) mod columns;
pub(crate) mod figures;
pub(crate) mod flags;
mod folding;
pub(crate) mod goals;
pub(crate) mod indicators;
pub(crate) mod keys;
pub(crate) mod lines;
pub(crate) mod measures;
pub(crate) mod numerals;
pub(crate) mod periods;
pub(crate) mod regions;
pub(crate) mod runs;
pub(crate) mod sides;
pub(crate) mod signs;
pub(crate) mod units;

pub use folding::{Folded, Name, fold};
pub(crate) use folding::{is_footnote_mark, is_han, joined};

/// The words of a topic. They are written folded: small letters, half-width, no blanks between Chinese characters.
#[derive(Debug)]
pub(crate) struct Words<S: 'static> {
    rows: &'static [(S, &'static [&'static str])],
    senses: OnceLock<FxHashMap<&'static str, S>>,
    by_first: OnceLock<ByLetter<S>>,
    by_last: OnceLock<ByLetter<S>>,
}

/// Words with their ranks in the table, by a letter of theirs.
type ByLetter<S> = FxHashMap<char, Vec<Row<S>>>;

/// A word, its sense, and its rank among the words of the table.
#[derive(Clone, Copy, Debug)]
struct Row<S> {
    word: &'static str,
    sense: S,
    rank: usize,
}

impl<S: Copy> Words<S> {
    /// A table of senses, each with its words.
    pub(crate) const fn new(rows: &'static [(S, &'static [&'static str])]) -> Self {
        Self { rows, senses: OnceLock::new(), by_first: OnceLock::new(), by_last: OnceLock::new() }
    }

    /// The sense of a text that is one word as a whole.
    pub(crate) fn sense(&self, text: &str) -> Option<S> {
        let senses = self.senses.get_or_init(|| {
            let mut senses = FxHashMap::default();
            for (word, sense) in self.rows() {
                senses.entry(word).or_insert(sense);
            }
            senses
        });
        senses.get(text).copied()
    }

    /// The longest word that a text begins with: its sense, and the rest of the text.
    pub(crate) fn at_start<'t>(&self, text: &'t str) -> Option<(S, &'t str)> {
        let found = self.beginning(text).filter_map(|row| {
            let rest = text.strip_prefix(row.word)?;
            is_apart(row.word, "", rest).then_some((row, rest))
        });
        let (row, rest) = found.max_by_key(|(row, _)| row.word.len())?;
        Some((row.sense, rest))
    }

    /// The longest word that a text ends in: its sense, and what stands before it.
    pub(crate) fn at_end<'t>(&self, text: &'t str) -> Option<(S, &'t str)> {
        let (word, before) = self.ending(text, |_| true)?;
        Some((self.sense(word)?, before))
    }

    /// The first word of the table that occurs in a text: its sense, and what stands before and behind its first place.
    pub(crate) fn within<'t>(&self, text: &'t str) -> Option<(S, &'t str, &'t str)> {
        let first = self.occurrences(text).min_by_key(|(row, ..)| row.rank);
        first.map(|(row, before, behind)| (row.sense, before, behind))
    }

    /// The longest word with a sense accepted that a text ends in: the word, and what stands before it.
    pub(crate) fn ending<'t>(
        &self,
        text: &'t str,
        accepts: impl Fn(S) -> bool,
    ) -> Option<(&'static str, &'t str)> {
        let by_last = self.by_last.get_or_init(|| self.by(|word| word.chars().rev()));
        let rows = by_last.get(&text.chars().next_back()?)?;
        let found = rows.iter().filter(|row| accepts(row.sense));
        let found = found.filter_map(|row| {
            let before = text.strip_suffix(row.word)?;
            is_apart(row.word, before, "").then_some((row.word, before))
        });
        found.max_by_key(|(word, _)| word.len())
    }

    /// The last word with a sense accepted that occurs in a text, of those that end together the longest: names have their head last.
    pub(crate) fn mentioned(
        &self,
        text: &str,
        accepts: impl Fn(S) -> bool,
    ) -> Option<(&'static str, S)> {
        let found = self.occurrences(text).filter(|(row, ..)| accepts(row.sense));
        let end = |(row, before, _): &(Row<S>, &str, &str)| {
            (before.len() + row.word.len(), row.word.len())
        };
        let (row, ..) = found.max_by_key(end)?;
        Some((row.word, row.sense))
    }

    /// The words that occur in a text, each of its places in order, with what stands before and behind it.
    fn occurrences<'t>(&self, text: &'t str) -> impl Iterator<Item = (Row<S>, &'t str, &'t str)> {
        text.char_indices().flat_map(move |(at, _)| {
            let (before, here) = text.split_at_checked(at).unwrap_or_default();
            self.beginning(here).filter_map(move |row| {
                let behind = here.strip_prefix(row.word)?;
                is_apart(row.word, before, behind).then_some((row, before, behind))
            })
        })
    }

    /// The words that begin with the first letter of a text.
    fn beginning(&self, text: &str) -> impl Iterator<Item = Row<S>> + use<'_, S> {
        let by_first = self.by_first.get_or_init(|| self.by(str::chars));
        let rows = text.chars().next().and_then(|first| by_first.get(&first));
        rows.into_iter().flatten().copied()
    }

    /// The words of the table in its order, each with its sense.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&'static str, S)> + use<S> {
        let rows = self.rows.iter();
        rows.flat_map(|(sense, words)| words.iter().map(|word| (*word, *sense)))
    }

    /// The words by the first of their letters in an order.
    fn by<L: Iterator<Item = char>>(&self, letters: impl Fn(&'static str) -> L) -> ByLetter<S> {
        let mut by = ByLetter::default();
        for (rank, (word, sense)) in self.rows().enumerate() {
            if let Some(letter) = letters(word).next() {
                by.entry(letter).or_default().push(Row { word, sense, rank });
            }
        }
        by
    }
}

/// Whether a word stands for itself between two texts: Latin letters go on as one word, so that `corporate` is no `rate`.
fn is_apart(word: &str, before: &str, behind: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() && !is_han(c);
    let goes_on = |own: Option<char>, other: Option<char>| {
        own.is_some_and(is_letter) && other.is_some_and(is_letter)
    };
    !goes_on(word.chars().next(), before.chars().next_back())
        && !goes_on(word.chars().next_back(), behind.chars().next())
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    /// Words that stand in two rows, because they mean something else in another place.
    const HOMOGRAPHS: &[(&[&str], &str)] = &[
        (&["实际"], "a price basis before a growth, an amount beside a plan"),
        (
            &["增长", "下降", "降低", "减少", "变动"],
            "what the name of a change ends in, and what a change says of itself",
        ),
        (
            &["最终", "最终数"],
            "an amount beside a plan, and what says that a figure will not change",
        ),
        (
            &["县市", "园区", "开发区", "各市", "各区", "各县", "各区县", "各县区", "各地区"],
            "a column of regions, and the name of none",
        ),
        (&["nr"], "a unit for what is counted, and what is not reported"),
        (&["名称"], "a column of names, and what the header of any labels ends in"),
        (&["报告期"], "a column of periods, and one of the figures of the period"),
        (&["值"], "a column of values, and what stands behind 累计 or 当月"),
        (&["id", "cdid"], "a caption of data terminals, and what the header of any codes ends in"),
        (&["年度"], "a column of years, and what says of a change that it is one of a year"),
        (&["年", "月", "year", "month", "mois", "時間"], "a column of periods, and a unit of time"),
        (&["unit", "units", "unidad", "unité"], "a column of units, and one for what is counted"),
        (&["no", "no.", "名"], "a column of numbers or names, and a unit for what is counted"),
        (
            &["percentage", "ratio", "index", "指数"],
            "what a name says of its figures, and their unit",
        ),
        (&["from"], "a column of where runs begin, and what a change is held against"),
        (&["end of period"], "a column of where runs end, and what names a level"),
        (&["百", "千", "佰", "仟"], "a scale before a unit, and a place within a numeral"),
    ];

    fn words<S: Copy>(table: &Words<S>) -> Vec<&'static str> {
        table.rows().map(|(word, _)| word).collect()
    }

    /// Every table of this room; letters of flags are only met beside numbers, endings of regions and notes only at ends.
    fn topics() -> Vec<(&'static str, Vec<&'static str>)> {
        vec![
            ("runs", words(&runs::RUNS)),
            ("changes", words(&figures::CHANGES)),
            ("ranks", words(&figures::RANKS)),
            ("prices", words(&figures::PRICES)),
            ("yearly", words(&figures::YEARLY)),
            ("against", words(&figures::AGAINST)),
            ("amounts", words(&figures::AMOUNTS)),
            ("natures", words(&figures::NATURES)),
            ("headings", words(&columns::HEADINGS)),
            ("totals", words(&columns::TOTALS)),
            ("means", words(&columns::MEANS)),
            ("namings", words(&columns::NAMINGS)),
            ("members", words(&columns::MEMBERS)),
            ("flags", words(&flags::FLAGS)),
            ("marks", words(&flags::MARKS)),
            ("moves", words(&flags::MOVES)),
            ("units", units::UNITS.iter().flat_map(|row| row.words).copied().collect()),
            ("scales", words(&units::SCALES)),
            ("numerals", words(&numerals::SIGNS)),
            ("regions", words(&regions::REGIONS)),
            ("no regions", words(&regions::NO_REGIONS)),
            ("every region", words(&regions::EVERY_REGION)),
        ]
    }

    #[test]
    fn no_word_stands_in_two_rows() {
        let mut rows: HashMap<&str, &str> = HashMap::new();
        let mut twice = Vec::new();
        for (topic, words) in topics() {
            for word in words {
                let known = HOMOGRAPHS.iter().any(|(words, _)| words.contains(&word));
                if let Some(other) = rows.insert(word, topic)
                    && !known
                {
                    twice.push(format!("{word}: {other}, {topic}"));
                }
            }
        }
        assert!(twice.is_empty(), "{}", twice.join("\n"));
    }

    #[test]
    fn words_are_written_folded() {
        // Marks and units are compared sign by sign.
        let folded = topics().into_iter().filter(|(topic, _)| !matches!(*topic, "marks" | "units"));
        for (topic, words) in folded {
            for word in words {
                assert_eq!(fold(word).as_str(), word, "{topic}");
            }
        }
    }
}
