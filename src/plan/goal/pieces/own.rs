//! The indicator's own name in its goal, and of what its number is a share.

use crate::plan::goal::has_number;
use crate::plan::goal::message::{GoalError, GoalMessage};
use crate::plan::goal::moment::moment_at;
use crate::words::goals::numbers::STARTS;
use crate::words::goals::sentences::{
    ALTERNATIVES, AVERAGES, DENIALS, LEVEL_ENDS, MEANS, NO_ONE, NOUNS, QUALIFIERS_BEFORE,
    QUALIFIERS_BEHIND, SHARE, SHARE_OPENINGS, SHARE_TAILS, SIDE_ENDS, TAIL_OPENINGS,
};
use crate::words::goals::{Mark, Role, Sense, begins, word_at};

use super::part::is_share;
use super::{Reader, latin_word};

impl Reader<'_> {
    pub(super) fn share_opening(&self, at: usize) -> Result<Option<usize>, GoalError> {
        let mut openings = SHARE_OPENINGS.iter();
        let opening = openings.find(|word| begins(self.text, at, word));
        opening.map(|word| self.tail_end(at + word.len())).transpose()
    }

    /// `No district should have a ratio greater than 45`, `no one should wait longer than`.
    pub(super) fn denied(&mut self, at: usize) -> Option<usize> {
        let mut words = NO_ONE.iter().filter(|_| self.words.marks.is_empty());
        let no_one = words.find(|word| begins(self.text, at, word));
        let of_own =
            || begins(self.text, at, "no") && self.own_run(self.skip_blanks(at + 2)).is_some();
        let length = match no_one {
            Some(word) => word.len(),
            None if self.words.marks.is_empty() && of_own() => 2,
            None => return None,
        };
        self.words.put(Mark::Denied, &(at..at + length));
        Some(at + length)
    }

    /// The indicator's own name with the number in it, beside another number: 世界500强企业 of 世界500强企业500家, Tier 1 suppliers of 10
    /// Tier 1 suppliers.
    pub(super) fn own_number(&self, at: usize) -> Option<usize> {
        let end = at + self.own.numbered(self.rest(at))?;
        let other = self.words.amount.is_some() || has_number(self.rest(end), self.numbers.units);
        other.then_some(end)
    }

    /// The indicator in a sentence: words of its own name, several of them whatever they are, one where it says nothing else; beside a
    /// word of the name also words that say nothing of a goal, as `the global maternal mortality ratio`.
    pub(super) fn own_run(&self, at: usize) -> Option<usize> {
        let (first, mut at, mut end, mut known) = (at, at, at, 0);
        let (mut own, mut strange) = (false, false);
        loop {
            let word = latin_word(self.rest(at));
            let found = word_at(self.text, at).filter(|found| found.length >= word.len());
            let says_nothing = found.is_none_or(|found| found.sense == Sense::Filler);
            let is_own = !word.is_empty() && self.own.knows(word);
            let behind = self.skip_blanks(at + word.len());
            if is_own || NOUNS.contains(&word.to_ascii_lowercase().as_str()) {
                own |= is_own && says_nothing;
                known += 1;
                end = at + word.len();
            } else if word.is_empty()
                || !says_nothing
                || Self::is_another(word, own)
                || self.opens_phrase(at, behind)
            {
                break;
            } else if found.is_none() {
                strange = true;
                if own {
                    end = at + word.len();
                }
            } else if at == first {
                break;
            }
            at = behind;
        }
        let alone = || {
            let word = latin_word(self.rest(first));
            let found = word_at(self.text, first).filter(|found| found.length >= word.len());
            found.is_none_or(|found| found.sense == Sense::Filler)
        };
        let is_run = if strange { own } else { own && known > 1 || known == 1 && alone() };
        is_run.then_some(end)
    }

    /// Whether a word makes another indicator of it, behind words of the name or before them: `GDP per capita`, `youth unemployment`.
    fn is_another(word: &str, behind: bool) -> bool {
        let word = word.to_ascii_lowercase();
        let qualifiers = if behind { QUALIFIERS_BEHIND } else { QUALIFIERS_BEFORE };
        qualifiers.contains(&word.as_str())
    }

    /// Whether a word ends what is said of the indicator: a number, a word that turns what follows, or one that leads to a period, a
    /// start or another indicator.
    fn opens_phrase(&self, at: usize, behind: usize) -> bool {
        let word = latin_word(self.rest(at));
        let is_number = |at: usize| matches!(self.numbers.amount_at(at), Ok(Some(_)) | Err(_));
        let leads = STARTS.iter().chain(&["than", "compared", "relative", "against"]);
        DENIALS.contains(&word.to_ascii_lowercase().as_str())
            || moment_at(self.text, at).is_some()
            || is_number(at)
            || is_number(behind)
            || leads.into_iter().any(|word| begins(self.text, at, word))
    }

    /// `占GDP比重达到`, `占全省的`: of what the percentage behind it is a share, as `of GDP` says it behind the number.
    pub(super) fn share_of(&self, at: usize) -> Option<usize> {
        let clause = self.clause(at);
        let inner = clause.strip_prefix(SHARE)?;
        // 占全国平均水平的95%
        if self.shared(at + SHARE.len_utf8()).is_some()
            && AVERAGES.iter().any(|word| inner.contains(word))
        {
            return Some(at + SHARE.len_utf8());
        }
        let plain = |whole: &str| {
            let counted = whole.chars().count();
            (1..=16).contains(&counted)
                && whole.chars().all(char::is_alphanumeric)
                && !whole.contains(|c: char| c.is_ascii_digit())
        };
        let found = SHARE_TAILS.iter().filter_map(|tail| {
            let (whole, behind) = inner.split_once(tail)?;
            plain(whole).then_some((whole.len() + tail.len(), behind))
        });
        let (length, behind) = found.min_by_key(|(length, behind)| (*length, behind.len()))?;
        let from = at + SHARE.len_utf8() + length;
        let share = behind
            .char_indices()
            .find_map(|(offset, _)| self.numbers.amount_at(from + offset).ok().flatten());
        share.is_some_and(|(amount, _)| amount.lower.unit.is_ratio()).then_some(from)
    }

    /// The end of a tail that says of what the number is a share: `% of adults aged 25-64`, `km of roads`.
    pub(super) fn tail_end(&self, end: usize) -> Result<usize, GoalError> {
        let start = self.skip_blanks(end);
        let led = || {
            let opening = TAIL_OPENINGS.iter().find(|word| begins(self.text, start, word));
            // 500 homes in total
            let found = word_at(self.text, start).map_or(0, |found| found.length);
            opening.is_some_and(|word| found <= word.len() && self.goes_on(start + word.len()))
        };
        if moment_at(self.text, start).is_some() || !(begins(self.text, start, "of") || led()) {
            return Ok(end);
        }
        self.tail_from(start)
    }

    /// The end of such a tail that begins at a place.
    pub(super) fn tail_from(&self, start: usize) -> Result<usize, GoalError> {
        let (mut at, mut has_verb) = (start, false);
        while let Some(c) = self.rest(at).chars().next() {
            let listed = c == ',' && has_verb && self.goes_on(at + 1);
            if matches!(c, ',' | ';' | '(' | '，' | '；' | '（') && !listed
                || self.ends_tail(at, has_verb)
            {
                break;
            }
            let word = latin_word(self.rest(at));
            has_verb |= ["should", "to", "shall", "will", "are", "is"].contains(&word);
            if DENIALS.contains(&word) || NO_ONE.contains(&word) {
                return self.refuse(at..at + word.len(), GoalMessage::not_understood);
            }
            at += word.len().max(c.len_utf8());
        }
        let tail = self.text.get(start..at).unwrap_or_default().trim_end();
        self.refuse_part(start, tail)?;
        Ok(start + tail.len())
    }

    /// Half of average earnings is a share; 95% of the EU average is held against it, within 1 point of it a distance.
    fn refuse_part(&self, start: usize, tail: &str) -> Result<(), GoalError> {
        let mut sides = SIDE_ENDS.iter();
        let name = sides.find_map(|side| tail.strip_suffix(side)).unwrap_or(tail);
        let last = name.rsplit(' ').next().unwrap_or_default();
        let is_short = || name.split_whitespace().count() <= 4;
        let is_other = MEANS.contains(&last) || LEVEL_ENDS.contains(&last) && is_short();
        if !is_other || self.own.knows(last) {
            return Ok(());
        }
        let part = start..start + name.len();
        let amount = self.words.amount.as_ref();
        if amount.is_some_and(|(amount, _)| !is_share(&amount.lower.unit)) {
            return self.refuse(part, GoalMessage::not_understood);
        }
        let of = name.strip_prefix("of").map_or(0, |other| name.len() - other.trim_start().len());
        Err(self.part_of(part.clone(), &(start + of..part.end)))
    }

    /// Whether a list goes on behind its comma: `to be admitted, discharged or transferred`.
    pub(super) fn goes_on(&self, at: usize) -> bool {
        let next = self.skip_blanks(at);
        let word = latin_word(self.rest(next));
        !word.is_empty()
            && word_at(self.text, next).is_none()
            && !self.opens_phrase(next, self.skip_blanks(next + word.len()))
    }

    fn ends_tail(&self, at: usize, has_verb: bool) -> bool {
        // 8% of GDP or 5% of GNI: the next percentage is none of the tail's.
        let mut joints = ALTERNATIVES.iter();
        let joint = joints.find(|word| begins(self.text, at, word));
        let next = joint.map(|word| self.skip_blanks(at + word.len()));
        let next = next.and_then(|next| self.numbers.amount_at(next).ok().flatten());
        if next.is_some_and(|(amount, _)| amount.lower.unit.is_percent()) {
            return true;
        }
        let starts = |words: &[&str]| words.iter().any(|word| begins(self.text, at, word));
        let is_number = |at: usize| matches!(self.numbers.amount_at(at), Ok(Some(_)));
        let before = self.text.get(..at).unwrap_or_default().trim_end();
        let behind = |word: &str| {
            let next = self.skip_blanks(at + word.len());
            let side =
                word_at(self.text, next).filter(|found| matches!(found.sense, Sense::Side(_)));
            is_number(next)
                || side.is_some_and(|side| is_number(self.skip_blanks(next + side.length)))
        };
        let moment = || {
            moment_at(self.text, at)
                .is_some_and(|moment| moment.period.is_some() && moment.role != Role::Of)
        };
        starts(&["compared", "relative to", "up from", "down from"])
            || (starts(&[
                "by", "in", "until", "before", "since", "from", "on", "against",
            ]) && moment())
            || (begins(self.text, at, "from")
                && (behind("from") || begins(self.text, self.skip_blanks(at + 4), "the current")))
            // People aged 20 to 64.
            || (begins(self.text, at, "to") && behind("to") && !before.ends_with(|c: char| c.is_ascii_digit()))
            || (!has_verb
                && starts(&[
                    "a year",
                    "per year",
                    "annually",
                    "each year",
                    "every year",
                    "per annum",
                ]))
    }
}
