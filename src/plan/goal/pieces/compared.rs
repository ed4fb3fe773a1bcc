//! What a goal is held against: another indicator, and a year.

use std::ops::Range;

use crate::plan::goal::message::{GoalError, GoalMessage};
use crate::plan::goal::moment::{compared_at, moment_at, period_at};
use crate::words::goals::moments::YEARS_BEFORE;
use crate::words::goals::numbers::AREAS;
use crate::words::goals::sentences::{
    AVERAGES, COMPARES, OTHERS, STEP_ENDS, STEP_FILLERS, STEP_OPENINGS,
};
use crate::words::goals::{Bound, Mark, Role, Sense, begins, word_at};

use super::Reader;

impl<'a> Reader<'a> {
    /// `与GDP增速基本同步`, `与全国平均持平`.
    pub(super) fn in_step(&mut self, at: usize) -> Option<usize> {
        let opening = STEP_OPENINGS.iter().find(|word| self.rest(at).starts_with(**word))?;
        if word_at(self.text, at).is_some_and(|found| found.length > opening.len()) {
            return None;
        }
        let start = at + opening.len();
        let clause = self.clause(start);
        let (place, end) = STEP_ENDS
            .iter()
            .filter_map(|end| Some((clause.find(end)?, end)))
            .min_by_key(|(place, end)| (*place, usize::MAX - end.len()))?;
        let mut other = clause.get(..place)?.trim_end();
        for filler in STEP_FILLERS.iter().cycle().take(2 * STEP_FILLERS.len()) {
            other = other.strip_suffix(filler).unwrap_or(other);
        }
        if other.is_empty() {
            return None;
        }
        if word_at(end, 0).is_some_and(|word| word.sense == Sense::Held(None)) {
            self.words.put(Mark::Even, &(at..at));
        }
        self.words.against = Some((Bound::AtLeast, start..start + other.len()));
        Some(start + place + end.len())
    }

    /// The text from a place to the next comma.
    pub(super) fn clause(&self, at: usize) -> &'a str {
        let rest = self.rest(at);
        rest.split(['，', ',', '；', ';', '。', '、', '(', '（']).next().unwrap_or_default()
    }

    /// What another indicator is called behind a word that asks for a side, and where it ends: `全市平均水平`, `the national average`.
    pub(super) fn other(&self, at: usize) -> Option<Range<usize>> {
        let start = self.skip_blanks(at);
        let clause = self.averages(start);
        let number = clause.char_indices().find(|(offset, _)| {
            let at = start + offset;
            let side = word_at(self.text, at).filter(|found| !found.slight);
            side.is_some_and(|side| matches!(side.sense, Sense::Side(_)))
                || matches!(self.numbers.amount_at(at), Ok(Some(_)))
        });
        let name = clause.get(..number.map_or(clause.len(), |(offset, _)| offset))?.trim_end();
        let name = name.strip_suffix(" by").unwrap_or(name);
        let lower = name.to_ascii_lowercase();
        let is_other = OTHERS.iter().any(|word| lower.contains(&word.to_ascii_lowercase()));
        let is_share = number.is_some() && name.ends_with('的');
        let says_all = self.is_of_words(start..start + name.len());
        let named = is_other && !is_share && !says_all && moment_at(self.text, start).is_none();
        named.then(|| start..start + name.len())
    }

    /// The text from a place to the next comma, but on with the averages of other areas: `全国、全省平均`.
    fn averages(&self, at: usize) -> &'a str {
        let mut end = at + self.clause(at).len();
        while let Some(next) = self.rest(end).strip_prefix('、') {
            let mut areas = AREAS.iter();
            let behind = areas.find_map(|area| next.strip_prefix(area));
            let is_average = |behind: &str| AVERAGES.iter().any(|word| behind.starts_with(word));
            if !behind.is_some_and(is_average) {
                break;
            }
            let start = self.text.len() - next.len();
            end = start + self.clause(start).len();
        }
        self.text.get(at..end).unwrap_or_default()
    }

    /// Whether all of a part is words of goals, so that it is no name.
    fn is_of_words(&self, part: Range<usize>) -> bool {
        let mut at = part.start;
        while at < part.end {
            let found = word_at(self.text, at);
            let no_word = [Sense::Filler, Sense::Marks(&[Mark::Mean])];
            let Some(found) = found.filter(|found| !no_word.contains(&found.sense)) else {
                return false;
            };
            at = self.skip_blanks(at + found.length);
        }
        true
    }

    /// `35% below 2005 levels`, `25% lower than 1995`: the side of a year, behind a share, is a change.
    pub(super) fn compared(&mut self, bound: Bound, span: &Range<usize>) -> Option<usize> {
        let (amount, _) = self.words.amount.as_ref()?;
        if !amount.lower.unit.is_ratio()
            || self.words.sides.iter().any(|(_, side)| side.start > span.start)
        {
            return None;
        }
        let (mark, to) = match bound {
            Bound::LessThan => (Mark::Down, Mark::DownTo),
            Bound::MoreThan => (Mark::Up, Mark::UpTo),
            _ => return None,
        };
        let (period, end) = compared_at(self.text, self.skip_blanks(span.end))?;
        // Reduce to 45% below 2005 levels: the share is what it falls by.
        self.words.turn(to, mark);
        self.words.put(Mark::By, span);
        self.put_moment(Role::Since, period, span.start..end);
        self.words.put(mark, span);
        Some(end)
    }

    /// `高于2020年2个百分点`, `exceed the 2019 level by 10%`: by so much more or less than then.
    pub(super) fn apart_from(&mut self, bound: Bound, span: &Range<usize>) -> Option<usize> {
        let mark = match bound {
            Bound::MoreThan => Mark::Up,
            Bound::LessThan => Mark::Down,
            _ => return None,
        };
        let start = self.skip_blanks(span.end);
        let (period, end) = compared_at(self.text, start)?;
        let next = self.skip_blanks(end);
        let is_by = begins(self.text, next, "by");
        let end = if is_by { next + "by".len() } else { end };
        let number = self.skip_blanks(end);
        let side = word_at(self.text, number);
        let side = side.filter(|found| is_by && matches!(found.sense, Sense::Side(_)));
        let number = side.map_or(number, |side| self.skip_blanks(number + side.length));
        let (amount, _) = self.numbers.amount_at(number).ok()??;
        // 超过2020年的110% is a multiple, above the 2019 level by 2025 a deadline.
        let is_multiple = !is_by && self.text.get(start..end)?.ends_with('的');
        if amount.lower.unit.is_bare() || is_multiple || !is_by && self.text.is_ascii() {
            return None;
        }
        self.put_moment(Role::Since, period, span.start..end);
        self.words.put(mark, span);
        Some(end)
    }

    /// `不高于2020年`, `不低于上年`, `no higher than in 2020`: the level of that year, where the words end with it.
    pub(super) fn level_of(&mut self, side: &Range<usize>) -> Option<usize> {
        let start = self.skip_blanks(side.end);
        let is_last = |end: usize| self.clause(end).trim().is_empty();
        if let Some(word) = YEARS_BEFORE.iter().find(|word| begins(self.text, start, word)) {
            let end = start + word.len();
            if !is_last(end) {
                return None;
            }
            self.words.put(Mark::YearBefore, &(start..end));
            self.put_moment(Role::Level, None, start..end);
            return Some(end);
        }
        let named = ["in the ", "in "].iter().find(|word| self.rest(start).starts_with(**word));
        let at = start + named.map_or(0, |word| word.len());
        let (period, end) = period_at(self.text, at, named.is_some())?;
        if period.is_none() || !is_last(end) {
            return None;
        }
        self.put_moment(Role::Level, period, start..end);
        Some(end)
    }

    /// `below 2015`, `不高于2020`: a year, or so many.
    pub(super) fn refuse_year(&self, side: &Range<usize>) -> Result<(), GoalError> {
        let start = self.skip_blanks(side.end);
        let side = self.text.get(side.clone()).unwrap_or_default();
        let compares = COMPARES.iter().any(|word| side.to_ascii_lowercase().contains(word));
        let year = period_at(self.text, start, true).filter(|(_, end)| {
            let written = self.text.get(start..*end).unwrap_or_default();
            written.len() == 4 && !written.ends_with("00") && self.clause(*end).trim().is_empty()
        });
        match year {
            Some((Some(_), end)) if compares => {
                self.refuse(start..end, |part| GoalMessage::YearOrNumber { part })
            }
            _ => Ok(()),
        }
    }
}
