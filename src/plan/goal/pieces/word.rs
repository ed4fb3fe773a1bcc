//! What the words of goals say where they stand.

use std::ops::Range;

use crate::plan::goal::has_number;
use crate::plan::goal::message::{GoalError, GoalMessage};
use crate::plan::goal::moment::moment_at;
use crate::plan::goal::number::is_punctuation;
use crate::quantity::{Decimal, Quantity, Unit};
use crate::words::goals::changes::{IMPROVES, NO_GROWTH};
use crate::words::goals::numbers::{SCALE_SIGNS, SOME};
use crate::words::goals::{Bound, Direction, Found, Mark, Place, Refusal, Sense, begins, word_at};

use super::Reader;

impl Reader<'_> {
    /// Takes a word; gives where it ends.
    pub(super) fn put_word(
        &mut self,
        found: Found,
        span: Range<usize>,
    ) -> Result<usize, GoalError> {
        if let Some(end) = self.other_goal(found, &span) {
            return Ok(end);
        }
        let mut end = span.end;
        let read = match found.sense {
            Sense::Filler if self.counts_vaguely(&span) => {
                return self.refuse(span, |part| GoalMessage::VagueNumber { part });
            }
            Sense::Stretch | Sense::Filler | Sense::Firm => Some(end),
            Sense::Refused(refusal) => Some(self.refused(refusal, span.clone())?),
            Sense::Factor => Some(self.factor(&span)?),
            Sense::Fold(factor) => {
                self.put_fold(Decimal::parse(factor).unwrap_or_default(), span.clone())?;
                Some(end)
            }
            Sense::Against(bound) => Some(self.against(bound, &span)?),
            Sense::Side(bound) => self.side(bound, found.place, &span)?,
            Sense::Marks(marks) => self.marks(marks, &span),
            Sense::Held(bound) => {
                self.held(bound, &span)?;
                None
            }
            Sense::Percent(percent, marks) => {
                let percent = Decimal::parse(percent).unwrap_or_default();
                self.words.put_all(marks, &span);
                self.put_number(Quantity::new(percent, Unit::percent()), span.clone())?;
                None
            }
            Sense::Zero => {
                self.zero(&span)?;
                None
            }
            Sense::Verb(direction) => {
                end = self.verb(direction, &span, self.object_to(end));
                None
            }
            Sense::VerbTo(direction) => {
                end = self.verb(direction, &span, Some(end));
                None
            }
        };
        // What was read to its end stands where it stands.
        if read.is_none() && found.place != Place::Any {
            self.words.placed.push((found.place, span));
        }
        Ok(read.unwrap_or(end))
    }

    /// The end of a word that opens a second goal, or a wish before the first.
    fn other_goal(&mut self, found: Found, span: &Range<usize>) -> Option<usize> {
        let all = self.text.len();
        match found.sense {
            Sense::Stretch if self.words.has_promise() => {
                self.words.stretch = Some(span.end..all);
                Some(all)
            }
            // 力争完成30个，确保25个: what is wished for stands first.
            Sense::Firm | Sense::Side(Bound::AtLeast) if self.is_firm(found, span) => {
                let is_side = found.sense != Sense::Firm;
                let own = if is_side { span.start } else { span.end };
                self.words.firm = Some((span.start, own));
                Some(all)
            }
            Sense::Stretch if self.words.marks.is_empty() => {
                self.words.opens_with_wish = true;
                Some(span.end)
            }
            _ => None,
        }
    }

    /// `by a factor of 10`.
    fn factor(&mut self, word: &Range<usize>) -> Result<usize, GoalError> {
        let Some((number, end)) = self.numbers.single_at(self.skip_blanks(word.end))? else {
            return self.refuse(word.clone(), |part| GoalMessage::NoNumber { part });
        };
        let span = word.start..end;
        if !number.unit.is_bare() {
            return self.refuse(span, |part| GoalMessage::NotAMultiple { part });
        }
        self.put_fold(number.value, span)?;
        Ok(end)
    }

    /// A side, of the number, of a year, of another indicator; gives where what it is held against ends.
    fn side(
        &mut self,
        bound: Bound,
        place: Place,
        span: &Range<usize>,
    ) -> Result<Option<usize>, GoalError> {
        let compared = self.compared(bound, span);
        if let Some(end) = compared.or_else(|| self.apart_from(bound, span)) {
            return Ok(Some(end));
        }
        let level = self.level_of(span).filter(|_| place == Place::Before);
        if level.is_some() {
            self.words.sides.push((bound, span.clone()));
            return Ok(level);
        }
        // 不低于全国平均水平95% is a part of it, 高于全国平均水平2% a lead.
        let leads = matches!(bound, Bound::MoreThan | Bound::LessThan) || !self.is_part(span.end);
        if let Some(other) = self.other(span.end).filter(|_| leads && place != Place::After) {
            self.words.against = Some((bound, other.clone()));
            return Ok(Some(other.end));
        }
        self.refuse_year(span)?;
        self.words.sides.push((bound, span.clone()));
        Ok(None)
    }

    /// `快于全市平均`; gives where the other indicator ends.
    fn against(&mut self, bound: Option<Bound>, span: &Range<usize>) -> Result<usize, GoalError> {
        let Some(other) = self.other(span.end) else {
            let clause = self.clause(self.skip_blanks(span.end)).trim_end();
            let end = self.skip_blanks(span.end) + clause.len();
            return self.refuse(span.start..end, |words| GoalMessage::Unquantified { words });
        };
        if bound.is_none() {
            self.words.put(Mark::Even, span);
        }
        self.words.against = Some((bound.unwrap_or_default(), other.clone()));
        Ok(other.end)
    }

    /// The level of the baseline from a side; of a growth 零增长 is a number.
    fn held(&mut self, bound: Option<Bound>, span: &Range<usize>) -> Result<(), GoalError> {
        let word = self.text.get(span.clone()).unwrap_or_default();
        if self.own.is_growth() && NO_GROWTH.contains(&word.to_ascii_lowercase().as_str()) {
            let none = Quantity::new(Decimal::ZERO, Unit::percent());
            return self.put_number(none, span.clone());
        }
        let side = bound.map(|bound| (bound, span.clone()));
        self.words.sides.extend(side);
        self.words.put(Mark::Level, span);
        self.words.anchor.get_or_insert(span.clone());
        Ok(())
    }

    /// `清零`, `eradicate`; but the `end` behind what is promised is another.
    fn zero(&mut self, span: &Range<usize>) -> Result<(), GoalError> {
        let word = self.text.get(span.clone()).unwrap_or_default();
        let is_late = word.to_ascii_lowercase().starts_with("end");
        if is_late && !(self.words.marks.is_empty() && self.words.amount.is_none()) {
            return self.refuse(span.clone(), GoalMessage::not_understood);
        }
        self.put_zero(span.clone())
    }

    /// What a word says of the number; gives where it ends if it says nothing of it.
    fn marks(&mut self, marks: &[Mark], span: &Range<usize>) -> Option<usize> {
        let bound = match marks {
            // 每年新增就业5万人: what is told of every year is called so.
            [Mark::Added] if self.is_own_each_year(span) => return Some(span.end),
            // Reduce average waiting times: of what is counted, not of years.
            [Mark::Mean] if self.names_mean(span.end) || self.is_own(span) => {
                return Some(span.end);
            }
            [Mark::Reach] => Some(Bound::AtLeast),
            [Mark::Cap] if !self.text.is_ascii() => Some(Bound::AtMost),
            _ => None,
        };
        if let Some(bound) =
            bound.filter(|_| self.words.amount.is_none() && !self.is_part(span.end))
            && let Some(other) = self.other(span.end)
        {
            self.words.against = Some((bound, other.clone()));
            return Some(other.end);
        }
        self.words.put_all(marks, span);
        None
    }

    /// Whether so much of another indicator follows.
    fn is_part(&self, at: usize) -> bool {
        self.shared(self.skip_blanks(at)).is_some()
    }

    /// A verb that leads to a level, whose words end there, or changes by so much; gives where its words end.
    fn verb(&mut self, direction: Direction, span: &Range<usize>, level: Option<usize>) -> usize {
        let (by, to) = match self.way(direction, span) {
            Direction::Increase => (Mark::Up, Mark::UpTo),
            Direction::Decrease => (Mark::Down, Mark::DownTo),
        };
        self.words.put(if level.is_some() { to } else { by }, span);
        level.unwrap_or(span.end)
    }

    /// Which way a verb leads; what improves goes the way that is better.
    fn way(&mut self, direction: Direction, verb: &Range<usize>) -> Direction {
        let mut improves = IMPROVES.iter();
        if !improves.any(|word| begins(self.text, verb.start, word)) {
            return direction;
        }
        let better = self.own.improves_by();
        better.unwrap_or_else(|| {
            self.words.put(Mark::Better, verb);
            direction
        })
    }

    /// The end of a verb's object and the `to` behind it: `raise labour force participation to`. What stands between is the name.
    fn object_to(&self, at: usize) -> Option<usize> {
        let mut next = self.skip_blanks(at);
        loop {
            if let Some(end) = self.own_run(next) {
                next = self.skip_blanks(end);
            } else if begins(self.text, next, "to") && next > at {
                let number = self.skip_blanks(next + 2);
                let found = word_at(self.text, number)
                    .filter(|found| matches!(found.sense, Sense::Side(_)));
                let number = found.map_or(number, |found| self.skip_blanks(number + found.length));
                return matches!(self.numbers.amount_at(number), Ok(Some(_))).then_some(next + 2);
            } else if let Some(found) = word_at(self.text, next).filter(|found| {
                found.sense == Sense::Filler
                    && self.rest(next).starts_with(|c: char| c.is_ascii_alphabetic())
            }) {
                next = self.skip_blanks(next + found.length);
            } else {
                return None;
            }
        }
    }

    /// Whether a word begins what is promised of what was wished for: 确保 before a second number, and 不低于 in a clause of its own
    /// behind 力争.
    fn is_firm(&self, found: Found, span: &Range<usize>) -> bool {
        let before = self.text.get(..span.start).unwrap_or_default().trim_end();
        let is_clause = before.ends_with(is_punctuation) && self.words.opens_with_wish;
        self.words.has_promise()
            && (found.sense == Sense::Firm || is_clause)
            && has_number(self.rest(span.end), self.numbers.units)
    }

    /// `数百家`: some hundreds.
    fn counts_vaguely(&self, word: &Range<usize>) -> bool {
        let behind = self.rest(word.end);
        self.text.get(word.clone()) == Some(SOME) && behind.starts_with(SCALE_SIGNS)
    }

    /// Whether a word of adding belongs to the indicator's own name, of which the words ask something of every year.
    fn is_own_each_year(&self, word: &Range<usize>) -> bool {
        let yearly = self.words.has(Mark::Each) || self.words.has(Mark::Yearly);
        yearly && self.is_own(word)
    }

    /// Whether a word belongs to the indicator's own name.
    fn is_own(&self, word: &Range<usize>) -> bool {
        let word = self.text.get(word.clone());
        word.is_some_and(|word| self.own.holds(word))
    }

    fn refused(&mut self, refusal: Refusal, span: Range<usize>) -> Result<usize, GoalError> {
        let behind = self.skip_blanks(span.end);
        let message: fn(String) -> GoalMessage = match refusal {
            Refusal::PeriodBefore => |part| GoalMessage::PeriodBefore { part },
            // 同口径增长5% of 同口径增速 only says what the name says.
            Refusal::SameScope if self.is_own(&span) => return Ok(span.end),
            Refusal::SameScope => |part| GoalMessage::SameScope { part },
            Refusal::Better => |part| GoalMessage::Better { part },
            Refusal::Vague => |words| GoalMessage::Unquantified { words },
            Refusal::PerHead => |part| GoalMessage::PerHead { part },
            Refusal::Separately => |part| GoalMessage::Separately { part },
            Refusal::Stop => {
                // Of a loss nothing may be left; of what is to be kept, nothing may be lost.
                let is_own = |at: usize| {
                    self.own_run(at).is_some_and(|end| {
                        self.rest(end).trim().is_empty()
                            || moment_at(self.text, self.skip_blanks(end)).is_some()
                    })
                };
                let article = if begins(self.text, behind, "the") {
                    self.skip_blanks(behind + 3)
                } else {
                    behind
                };
                if is_own(article) && word_at(self.text, article).is_none() {
                    self.put_zero(span.clone())?;
                    return Ok(span.end);
                }
                |part| GoalMessage::Stop { part }
            }
            Refusal::UpTo => {
                let Some((_, end)) = self.numbers.amount_at(behind)? else {
                    return self.refuse(span, GoalMessage::not_understood);
                };
                // What stands around it stays: reduce by at least 8%.
                let before = self.text.get(..span.start).unwrap_or_default();
                let whole = |side| format!("{before}{side} {}", self.rest(behind));
                let (least, most) = (whole("at least"), whole("at most"));
                return self.refuse(span.start..end, |part| GoalMessage::UpTo {
                    part,
                    least,
                    most,
                });
            }
        };
        self.refuse(span, message)
    }
}
