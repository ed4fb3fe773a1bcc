//! From the text of a goal to what its pieces say one by one: words, periods, numbers, the indicator's own name, and what another
//! indicator is called that the goal is held against.

use std::ops::Range;

use crate::quantity::{Decimal, Period, Quantity, Unit, UnitTable};
use crate::words::goals::{
    ALTERNATIVES, Bound, COMPARES, DENIALS, Direction, Found, IMPROVES, Mark, NO_ONE, NONE_OF,
    NOUNS, OTHERS, Place, Refusal, Role, SCALE_SIGNS, SHARE_OPENINGS, SHARE_TAILS, SOME,
    START_FILLERS, STARTS, STEP_ENDS, STEP_FILLERS, STEP_OPENINGS, STRETCH_ENDS, Sense,
    TAIL_OPENINGS, YEARS_BEFORE, begins, word_at,
};

use super::message::{GoalError, GoalMessage};
use super::moment::{blanks, compared_at, moment_at, period_at, stretch, years_at};
use super::number::{Amount, Numbers, english_numeral, is_punctuation, quoted};
use super::phrases::{aged, fold_at, rank_at, unit_of_count, whole_at, years_behind, years_long};
use super::promise::Start;
use super::words::{OwnName, Words};

/// Reads the pieces of a goal.
pub(super) fn read<'a>(
    text: &'a str,
    units: &'a UnitTable,
    own: &'a OwnName,
) -> Result<Words<'a>, GoalError> {
    let numbers = Numbers { text, units };
    let mut reader = Reader {
        text,
        numbers,
        own,
        words: Words {
            text,
            ranks: own.is_rank(),
            ..Words::default()
        },
    };
    reader.read()?;
    Ok(reader.words)
}

/// Reads one kind of piece at a place: where it ends; none where there is none.
type Piece = fn(&mut Reader<'_>, usize) -> Result<Option<usize>, GoalError>;

/// The pieces that are more than a word, in the order in which they are looked for; each gives its end.
#[allow(
    clippy::redundant_closure_for_method_calls,
    reason = "a reader of any lifetime"
)]
const PIECES: &[Piece] = &[
    |reader, at| Ok(reader.denied(at)),
    |reader, at| Ok(reader.own_number(at)),
    |reader, at| Ok(reader.own_run(at)),
    |reader, at| reader.start(at),
    |reader, at| Ok(reader.years_between(at)),
    |reader, at| Ok(reader.share_of(at)),
    |reader, at| reader.share_opening(at),
    |reader, at| Ok(aged(reader.rest(at)).map(|length| at + length)),
    |reader, at| Ok(reader.years_after(at)),
    |reader, at| Ok(reader.sign(at)),
    |reader, at| Ok(reader.year_in_brackets(at)),
    |reader, at| Ok(reader.moment(at)),
    |reader, at| Ok(reader.in_step(at)),
    |reader, at| reader.fold(at),
    |reader, at| Ok(reader.years(at)),
    |reader, at| Ok(reader.rank(at)),
    |reader, at| reader.whole(at),
    |reader, at| reader.for_each(at),
    |reader, at| Ok(unit_of_count(reader.rest(at)).map(|length| at + length)),
];

struct Reader<'a> {
    text: &'a str,
    numbers: Numbers<'a>,
    own: &'a OwnName,
    words: Words<'a>,
}

impl<'a> Reader<'a> {
    fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    fn skip_blanks(&self, at: usize) -> usize {
        at + blanks(self.text, at)
    }

    fn error(&self, span: Range<usize>, message: impl FnOnce(String) -> GoalMessage) -> GoalError {
        self.numbers.error(span, message)
    }

    fn refuse<T>(
        &self,
        span: Range<usize>,
        message: impl FnOnce(String) -> GoalMessage,
    ) -> Result<T, GoalError> {
        Err(self.error(span, message))
    }

    fn read(&mut self) -> Result<(), GoalError> {
        let mut at = 0;
        let mut slight_from = None;
        while let Some(c) = self.rest(at).chars().next() {
            if let Some((end, name)) = quoted(self.text, at) {
                if !self.own.holds(name) {
                    return self.refuse(at..end, GoalMessage::not_understood);
                }
                at = end;
                continue;
            }
            let opens_moment = c == '“' && moment_at(self.text, at).is_some();
            let opens_total = c == '「' && matches!(self.numbers.amount_at(at), Ok(Some(_)));
            let opens = opens_total
                || matches!(c, '(' | '（')
                    && (word_at(self.text, at).is_some() || self.numbers.amount_at(at).is_err());
            if c.is_whitespace() || is_punctuation(c) && !opens_moment && !opens {
                at += c.len_utf8();
                slight_from = None;
                continue;
            }
            if let Some((end, slight)) = self.piece(at)? {
                // 达标率: a slight word before something strange is part of it.
                slight_from = slight.then(|| slight_from.unwrap_or(at));
                at = end.max(at + 1);
                continue;
            }
            let from = slight_from.take().unwrap_or(at);
            self.words.drop_from(from);
            let end = self.strange_until(at);
            let run = self.text.get(from..end).unwrap_or_default();
            if self.own.holds(run) {
                at = end;
            } else if self.words.has_promise() && self.is_wish(from) {
                return Ok(());
            } else {
                return self.refuse(self.with_bracket(from..end), GoalMessage::not_understood);
            }
        }
        Ok(())
    }

    /// A part, with the round bracket around it.
    fn with_bracket(&self, part: Range<usize>) -> Range<usize> {
        let before = self.text.get(..part.start).unwrap_or_default();
        let open = before.rfind(['(', '（']);
        let open = open.filter(|open| {
            before
                .get(*open..)
                .is_some_and(|inner| !inner.contains([')', '）']))
        });
        let close = open.and_then(|_| self.rest(part.end).find([')', '）']));
        let (Some(open), Some(close)) = (open, close) else {
            return part;
        };
        let close = part.end + close;
        open..close + self.rest(close).chars().next().map_or(0, char::len_utf8)
    }

    /// Reads one piece; gives its end, and whether it was but one character.
    fn piece(&mut self, at: usize) -> Result<Option<(usize, bool)>, GoalError> {
        for piece in PIECES {
            if let Some(end) = piece(self, at)? {
                return Ok(Some((end, false)));
            }
        }
        let in_words = self.rest(at).starts_with(|c: char| c.is_ascii_alphabetic())
            && english_numeral(self.text, at).is_some();
        if let Some(found) = word_at(self.text, at).filter(|_| !in_words) {
            let end = self.put_word(found, at..at + found.length)?;
            return Ok(Some((end, found.slight)));
        }
        Ok(self.number(at)?.map(|end| (end, false)))
    }

    fn years_between(&mut self, at: usize) -> Option<usize> {
        let (from, to, end) = years_at(self.text, at)?;
        let start = self.words.from.as_mut().map(|(start, _)| &mut start.period);
        match start {
            Some(period) if period.is_none() => *period = Some(from),
            _ => self.put_moment(Role::Since, Some(from), at..end),
        }
        self.words.by = Some(to);
        Some(end)
    }

    fn share_opening(&self, at: usize) -> Result<Option<usize>, GoalError> {
        let mut openings = SHARE_OPENINGS.iter();
        let opening = openings.find(|word| begins(self.text, at, word));
        opening
            .map(|word| self.tail_end(at + word.len()))
            .transpose()
    }

    /// Behind a number: grow by 6% a year to 2030, 2 billion trees over 10 years.
    fn years_after(&mut self, at: usize) -> Option<usize> {
        self.words.amount.as_ref()?;
        let to_year = || period_at(self.text, self.skip_blanks(at + 2), true);
        if begins(self.text, at, "to")
            && let Some((Some(period), end)) = to_year()
        {
            self.put_moment(Role::By, Some(period), at..end);
            return Some(end);
        }
        let (years, length, mark) = years_behind(self.text, at)?;
        self.words.years = Some(years);
        self.words.put(mark, &(at..at + length));
        Some(at + length)
    }

    fn sign(&mut self, at: usize) -> Option<usize> {
        let digits = self.rest(at).strip_prefix(['+', '＋']);
        let digits = digits.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let rise = digits.map(|digits| (Mark::Up, self.text.len() - digits.len()));
        let (mark, end) = rise.or_else(|| self.cut(at).map(|end| (Mark::Down, end)))?;
        self.words.put(mark, &(at..end));
        Some(end)
    }

    /// `78% (2030)`: by then.
    fn year_in_brackets(&mut self, at: usize) -> Option<usize> {
        self.words.amount.as_ref()?;
        let inner = self.rest(at).strip_prefix(['(', '（'])?;
        let (period, end) = period_at(self.text, self.text.len() - inner.len(), true)?;
        let close = self.rest(end).strip_prefix([')', '）'])?;
        let end = self.text.len() - close.len();
        self.put_moment(Role::By, Some(period?), at..end);
        Some(end)
    }

    fn moment(&mut self, at: usize) -> Option<usize> {
        let moment = moment_at(self.text, at)?;
        let end = at + moment.length;
        let span = at..end;
        let said = self.text.get(span.clone()).unwrap_or_default();
        if let Some(from) = stretch(said).filter(|_| moment.role == Role::By) {
            self.words.begins = Some(from);
            let goes_on = STRETCH_ENDS.iter().any(|word| said.ends_with(word));
            if goes_on || said.is_ascii() {
                self.words.put(Mark::During, &span);
            }
        }
        // 1.5 times 2020 levels
        let amount = self.words.amount.as_ref();
        let role = match amount {
            Some((amount, _))
                if moment.role == Role::Level && amount.lower.unit.text() == "times" =>
            {
                Role::Of
            }
            _ => moment.role,
        };
        self.put_moment(role, moment.period, span);
        Some(end)
    }

    fn fold(&mut self, at: usize) -> Result<Option<usize>, GoalError> {
        let Some((factor, length)) = fold_at(self.rest(at)) else {
            return Ok(None);
        };
        let span = at..at + length;
        match factor {
            Some(factor) => self.put_fold(factor, span)?,
            None => return self.refuse(span, |part| GoalMessage::TooLarge { part }),
        }
        Ok(Some(at + length))
    }

    fn years(&mut self, at: usize) -> Option<usize> {
        let (years, length, marks) = years_long(self.rest(at))?;
        self.words.years = Some(years);
        self.words.put_all(marks, &(at..at + length));
        Some(at + length)
    }

    fn rank(&mut self, at: usize) -> Option<usize> {
        let (rank, end) = rank_at(self.text, at)?;
        self.words.is_rank = true;
        self.words.put_amount(Amount::of(rank, None), at..end);
        Some(end)
    }

    fn whole(&mut self, at: usize) -> Result<Option<usize>, GoalError> {
        let Some(length) = whole_at(self.rest(at)) else {
            return Ok(None);
        };
        let all = Quantity::new(Decimal::HUNDRED, Unit::percent());
        self.put_number(all, at..at + length)?;
        Ok(Some(at + length))
    }

    /// `每立方米30微克`.
    fn for_each(&mut self, at: usize) -> Result<Option<usize>, GoalError> {
        let Some(rest) = self.rest(at).strip_prefix('每') else {
            return Ok(None);
        };
        let ends = rest.char_indices().map(|(end, _)| end).take(6);
        let whole = ends.filter_map(|end| rest.get(..end));
        let whole = whole.filter(|unit| Unit::is_known(unit, self.numbers.units));
        let Some(whole) = whole.last().filter(|_| word_at(self.text, at).is_none()) else {
            return Ok(None);
        };
        let number = self.numbers.single_at(at + '每'.len_utf8() + whole.len())?;
        let Some((number, end)) = number.filter(|(number, _)| !number.unit.is_bare()) else {
            return Ok(None);
        };
        let unit = format!("{}/{whole}", number.unit.text());
        let Ok(unit) = Unit::parse(&unit, self.numbers.units) else {
            return Ok(None);
        };
        self.put_number(Quantity::new(number.value, unit), at..end)?;
        Ok(Some(end))
    }

    /// A number, with what says of what it is a share.
    fn number(&mut self, at: usize) -> Result<Option<usize>, GoalError> {
        let Some((amount, end)) = self.numbers.amount_at(at)? else {
            return Ok(None);
        };
        if self.words.amount.is_some() {
            return self.refuse(at..end, |part| GoalMessage::SecondNumber { part });
        }
        let unit = amount.lower.unit.text();
        let is_known = Unit::is_known(unit, self.numbers.units);
        // 零发生, 零差错: none of it, and no unit.
        if self.rest(at).starts_with('零') && amount.lower.value.is_zero() && !is_known {
            let mut things = NONE_OF.iter().filter(|_| unit.is_empty());
            let thing = things.find(|thing| self.rest(end).starts_with(**thing));
            if thing.is_none() && !unit.is_empty() && !NONE_OF.contains(&unit) {
                return self.refuse(at..end, GoalMessage::not_understood);
            }
            if thing.is_some() || !unit.is_empty() {
                let end = end + thing.map_or(0, |thing| thing.len());
                self.put_zero(at..end)?;
                return Ok(Some(end));
            }
        }
        let has_tail = amount.lower.unit.is_percent() || is_known;
        // 500 km of new roads; but 5% of new cars.
        let of = self.skip_blanks(end);
        let what = self.skip_blanks(of + "of".len());
        let is_new =
            word_at(self.text, what).is_some_and(|word| word.sense == Sense::Marks(&[Mark::Added]));
        if begins(self.text, of, "of") && is_new && !amount.lower.unit.is_ratio() {
            let grows = [Mark::Up, Mark::Down, Mark::UpTo, Mark::DownTo];
            let is_own = self.own.knows(latin_word(self.rest(what)));
            if !is_own && !self.words.has_any(&grows) {
                self.words.put(Mark::Added, &(what..what + 1));
            }
        }
        self.words.put_amount(amount, at..end);
        // 1 million homes on the grid; but 9 billion EUR of what is no unit.
        let counted = begins(self.text, self.skip_blanks(end), "of");
        if counted && !has_tail {
            return Ok(Some(end));
        }
        self.tail_end(end).map(Some)
    }

    /// The minus of `-5 percentage points` and `-55% compared to 1990`, which is a cut: a growth alone may as well lie below zero.
    fn cut(&self, at: usize) -> Option<usize> {
        let digits = self.rest(at).strip_prefix(['-', '−', '－', '–'])?;
        let end = self.text.len() - digits.len();
        let is_first = self
            .words
            .marks
            .iter()
            .all(|(mark, _)| matches!(mark, Mark::Since | Mark::Against));
        if !is_first || !digits.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let (amount, behind) = self.numbers.amount_at(end).ok()??;
        let unit = &amount.lower.unit;
        let compares = || {
            let next = moment_at(self.text, self.skip_blanks(behind));
            self.words.has(Mark::Against) || next.is_some_and(|next| next.role == Role::Since)
        };
        // At least -55% is a cut of so much; of the number behind any other side nobody knows which way it is meant.
        let mut sides = self.words.sides.iter();
        let cuts = if unit.is_points() {
            sides.next().is_none()
        } else {
            unit.is_percent() && compares() && sides.all(|(side, _)| *side == Bound::AtLeast)
        };
        cuts.then_some(end)
    }

    /// `No district should have a ratio greater than 45`, `no one should wait longer than`.
    fn denied(&mut self, at: usize) -> Option<usize> {
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

    /// The indicator's own name with the number in it, where another number is left: 世界500强企业 of 世界500强企业500家.
    fn own_number(&self, at: usize) -> Option<usize> {
        let end = at + self.own.numbered(self.rest(at))?;
        super::has_number(self.rest(end), self.numbers.units).then_some(end)
    }

    /// The indicator in a sentence: words of its own name, several of them whatever they are, one where it says nothing else; beside a
    /// word of the name also words that say nothing of a goal, as `the global maternal mortality ratio`.
    fn own_run(&self, at: usize) -> Option<usize> {
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
            } else if word.is_empty() || !says_nothing || self.opens_phrase(at, behind) {
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
        let is_run = if strange {
            own
        } else {
            own && known > 1 || known == 1 && alone()
        };
        is_run.then_some(end)
    }

    /// Whether a word ends what is said of the indicator: a number, a word that turns what follows, or one that leads to a period, a
    /// start or another indicator.
    fn opens_phrase(&self, at: usize, behind: usize) -> bool {
        let word = latin_word(self.rest(at));
        let is_number = |at: usize| matches!(self.numbers.amount_at(at), Ok(Some(_)) | Err(_));
        let leads = STARTS
            .iter()
            .chain(&["than", "compared", "relative", "against"]);
        DENIALS.contains(&word.to_ascii_lowercase().as_str())
            || moment_at(self.text, at).is_some()
            || is_number(at)
            || is_number(behind)
            || leads.into_iter().any(|word| begins(self.text, at, word))
    }

    /// `从2020年的15%`, `由18%`, `from the current 58%`, `up from 3.1%`, `from 11.4% in 2022`.
    fn start(&mut self, at: usize) -> Result<Option<usize>, GoalError> {
        let Some(opening) = STARTS.iter().find(|word| begins(self.text, at, word)) else {
            return Ok(None);
        };
        let mut next = self.skip_blanks(at + opening.len());
        let mut period = None;
        loop {
            if let Some(filler) = START_FILLERS
                .iter()
                .filter(|word| begins(self.text, next, word))
                .max_by_key(|word| word.len())
            {
                next = self.skip_blanks(next + filler.len());
            } else if let Some((found, end)) =
                period_at(self.text, next, true).filter(|_| period.is_none())
                && !self.is_amount_to(next)
            {
                period = found;
                next = self.skip_blanks(end);
            } else {
                break;
            }
        }
        let start = match rank_at(self.text, next) {
            Some(rank) => Some(rank),
            None => self.numbers.single_at(next)?,
        };
        let Some((value, end)) = start else {
            let named = period.is_some() || opening.is_ascii();
            return if named {
                Ok(None)
            } else {
                self.refuse(at..at + opening.len(), |part| GoalMessage::NoStart { part })
            };
        };
        let mut end = self.tail_end(end)?;
        let behind = self.skip_blanks(end);
        // From 26.3% (2018) to 50%.
        if self.rest(behind).starts_with('(')
            && period.is_none()
            && let Some((Some(year), close)) = period_at(self.text, behind + 1, true)
            && self.rest(close).starts_with(')')
        {
            period = Some(year);
            end = close + 1;
        }
        let behind = self.skip_blanks(end);
        if let Some(moment) = moment_at(self.text, behind).filter(|moment| {
            period.is_none() && begins(self.text, behind, "in") && moment.period.is_some()
        }) {
            period = moment.period;
            end = behind + moment.length;
        }
        self.words.from = Some((Start { period, value }, at..end));
        Ok(Some(end))
    }

    /// `2000 to 2500 homes`: no year, but an amount.
    fn is_amount_to(&self, at: usize) -> bool {
        let digits = self
            .rest(at)
            .trim_start_matches(|c: char| c.is_ascii_digit());
        let behind = digits.trim_start();
        behind
            .strip_prefix("to ")
            .is_some_and(|next| next.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    }

    /// `与GDP增速基本同步`, `与全国平均持平`.
    fn in_step(&mut self, at: usize) -> Option<usize> {
        let opening = STEP_OPENINGS
            .iter()
            .find(|word| self.rest(at).starts_with(**word))?;
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
    fn clause(&self, at: usize) -> &'a str {
        let rest = self.rest(at);
        rest.split(['，', ',', '；', ';', '。', '、', '(', '（'])
            .next()
            .unwrap_or_default()
    }

    /// What another indicator is called behind a word that asks for a side, and where it ends: `全市平均水平`, `the national average`.
    fn other(&self, at: usize) -> Option<Range<usize>> {
        let start = self.skip_blanks(at);
        let clause = self.clause(start);
        let number = clause.char_indices().find(|(offset, _)| {
            let at = start + offset;
            let side = word_at(self.text, at).filter(|found| !found.slight);
            side.is_some_and(|side| matches!(side.sense, Sense::Side(_)))
                || matches!(self.numbers.amount_at(at), Ok(Some(_)))
        });
        let name = clause
            .get(..number.map_or(clause.len(), |(offset, _)| offset))?
            .trim_end();
        let name = name.strip_suffix(" by").unwrap_or(name);
        let lower = name.to_ascii_lowercase();
        let is_other = OTHERS
            .iter()
            .any(|word| lower.contains(&word.to_ascii_lowercase()));
        let is_share = number.is_some() && name.ends_with('的');
        let says_all = self.is_of_words(start..start + name.len());
        let named = is_other && !is_share && !says_all && moment_at(self.text, start).is_none();
        named.then(|| start..start + name.len())
    }

    /// Whether all of a part is words of goals, so that it is no name.
    fn is_of_words(&self, part: Range<usize>) -> bool {
        let mut at = part.start;
        while at < part.end {
            let found = word_at(self.text, at);
            let Some(found) = found.filter(|found| found.sense != Sense::Filler) else {
                return false;
            };
            at = self.skip_blanks(at + found.length);
        }
        true
    }

    /// `占GDP比重达到`, `占全省的`: of what the percentage behind it is a share, as `of GDP` says it behind the number.
    fn share_of(&self, at: usize) -> Option<usize> {
        let clause = self.clause(at);
        let inner = clause.strip_prefix('占')?;
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
        let from = at + '占'.len_utf8() + length;
        let share = behind
            .char_indices()
            .find_map(|(offset, _)| self.numbers.amount_at(from + offset).ok().flatten());
        share
            .is_some_and(|(amount, _)| amount.lower.unit.is_ratio())
            .then_some(from)
    }

    /// The end of a tail that says of what the number is a share: `% of adults aged 25-64`, `km of roads`.
    fn tail_end(&self, end: usize) -> Result<usize, GoalError> {
        let start = self.skip_blanks(end);
        let led = || {
            let opening = TAIL_OPENINGS
                .iter()
                .find(|word| begins(self.text, start, word));
            // 500 homes in total
            let found = word_at(self.text, start).map_or(0, |found| found.length);
            opening.is_some_and(|word| found <= word.len() && self.goes_on(start + word.len()))
        };
        if moment_at(self.text, start).is_some() || !(begins(self.text, start, "of") || led()) {
            return Ok(end);
        }
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
        Ok(start + tail.len())
    }

    /// Whether a list goes on behind its comma: `to be admitted, discharged or transferred`.
    fn goes_on(&self, at: usize) -> bool {
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

    fn put_moment(&mut self, role: Role, period: Option<Period>, span: Range<usize>) {
        let marks: &[Mark] = match role {
            Role::Since => &[Mark::Since, Mark::Against],
            Role::From => &[Mark::Since],
            Role::Of => &[Mark::Of],
            Role::Level => &[Mark::Level],
            Role::By => {
                self.words.by = period;
                return;
            }
        };
        self.words.since = period;
        self.words.put_all(marks, &span);
        if role == Role::Level {
            self.words.anchor.get_or_insert(span);
        }
    }

    fn put_fold(&mut self, factor: Decimal, span: Range<usize>) -> Result<(), GoalError> {
        if self.words.fold.is_some() {
            return self.refuse(span, |part| GoalMessage::SecondNumber { part });
        }
        self.words.fold = Some(factor);
        self.words.put(Mark::Fold, &span);
        self.words.anchor.get_or_insert(span);
        Ok(())
    }

    /// A number in words.
    fn put_number(&mut self, number: Quantity, span: Range<usize>) -> Result<(), GoalError> {
        if let Some((amount, _)) = &self.words.amount {
            // 100%全覆盖: the same number once more.
            let is_same = amount.upper.is_none()
                && amount.lower.unit == number.unit
                && amount.lower.value == number.value;
            if is_same {
                return Ok(());
            }
            return self.refuse(span, |part| GoalMessage::SecondNumber { part });
        }
        self.words.put_amount(Amount::of(number, None), span);
        Ok(())
    }

    fn put_zero(&mut self, span: Range<usize>) -> Result<(), GoalError> {
        self.words.sides.push((Bound::AtMost, span.clone()));
        self.put_number(Quantity::new(Decimal::ZERO, Unit::bare()), span)
    }

    /// Takes a word; gives where it ends.
    fn put_word(&mut self, found: Found, span: Range<usize>) -> Result<usize, GoalError> {
        let mut end = span.end;
        match found.sense {
            Sense::Stretch if self.words.has_promise() => {
                self.words.stretch = Some(end..self.text.len());
                return Ok(self.text.len());
            }
            // 力争完成30个，确保25个: what is wished for stands first.
            Sense::Firm | Sense::Side(Bound::AtLeast) if self.is_firm(found, &span) => {
                let own = if found.sense == Sense::Firm {
                    end
                } else {
                    span.start
                };
                self.words.firm = Some((span.start, own));
                return Ok(self.text.len());
            }
            Sense::Stretch if self.words.marks.is_empty() => {
                self.words.opens_with_wish = true;
                return Ok(end);
            }
            Sense::Filler if self.counts_vaguely(&span) => {
                return self.refuse(span, |part| GoalMessage::VagueNumber { part });
            }
            Sense::Stretch | Sense::Filler | Sense::Firm => return Ok(end),
            Sense::Factor => {
                let start = self.skip_blanks(end);
                let Some((number, end)) = self.numbers.single_at(start)? else {
                    return self.refuse(span, |part| GoalMessage::NoNumber { part });
                };
                let span = span.start..end;
                if !number.unit.is_bare() {
                    return self.refuse(span, |part| GoalMessage::NotAMultiple { part });
                }
                self.put_fold(number.value, span)?;
                return Ok(end);
            }
            Sense::Refused(refusal) => return self.refused(refusal, span),
            Sense::Side(bound) => {
                if let Some(compared) = self.compared(bound, &span) {
                    return Ok(compared);
                }
                if let Some(level) = self
                    .level_of(&span)
                    .filter(|_| found.place == Place::Before)
                {
                    self.words.sides.push((bound, span));
                    return Ok(level);
                }
                if let Some(other) = self.other(end).filter(|_| found.place != Place::After) {
                    self.words.against = Some((bound, other.clone()));
                    return Ok(other.end);
                }
                self.refuse_year(&span)?;
                self.words.sides.push((bound, span.clone()));
            }
            Sense::Against(bound) => {
                let start = self.skip_blanks(end);
                let other = self.other(end).ok_or_else(|| {
                    let clause = self.clause(start).trim_end();
                    self.error(span.start..start + clause.len(), |words| {
                        GoalMessage::Unquantified { words }
                    })
                })?;
                if bound.is_none() {
                    self.words.put(Mark::Even, &span);
                }
                self.words.against = Some((bound.unwrap_or_default(), other.clone()));
                return Ok(other.end);
            }
            Sense::Held(bound) => {
                let side = bound.map(|bound| (bound, span.clone()));
                self.words.sides.extend(side);
                self.words.put(Mark::Level, &span);
                self.words.anchor.get_or_insert(span.clone());
            }
            Sense::Percent(percent, marks) => {
                let percent = Decimal::parse(percent).unwrap_or_default();
                self.words.put_all(marks, &span);
                self.put_number(Quantity::new(percent, Unit::percent()), span.clone())?;
            }
            Sense::Zero => {
                let is_late = matches!(self.text.get(span.clone()), Some(word) if word.to_ascii_lowercase().starts_with("end"));
                if is_late && !(self.words.marks.is_empty() && self.words.amount.is_none()) {
                    return self.refuse(span, GoalMessage::not_understood);
                }
                self.put_zero(span.clone())?;
            }
            // 每年新增就业5万人: what is told of every year is called so.
            Sense::Marks([Mark::Added]) if self.is_own_each_year(&span) => return Ok(end),
            // Reduce average waiting times: of what is counted, not of years.
            Sense::Marks([Mark::Mean]) if self.names_mean(end) => return Ok(end),
            Sense::Marks(marks) => {
                let bound = match marks {
                    [Mark::Reach] => Some(Bound::AtLeast),
                    [Mark::Cap] if !self.text.is_ascii() => Some(Bound::AtMost),
                    _ => None,
                };
                if let Some(bound) = bound.filter(|_| self.words.amount.is_none())
                    && let Some(other) = self.other(end)
                {
                    self.words.against = Some((bound, other.clone()));
                    return Ok(other.end);
                }
                self.words.put_all(marks, &span);
            }
            Sense::Verb(direction) | Sense::VerbTo(direction) => {
                let (by, to) = match self.way(direction, &span) {
                    Direction::Increase => (Mark::Up, Mark::UpTo),
                    Direction::Decrease => (Mark::Down, Mark::DownTo),
                };
                let target = match found.sense {
                    Sense::Verb(_) => self.object_to(end),
                    _ => Some(end),
                };
                self.words
                    .put(if target.is_some() { to } else { by }, &span);
                end = target.unwrap_or(end);
            }
            Sense::Fold(factor) => {
                let factor = Decimal::parse(factor).unwrap_or_default();
                self.put_fold(factor, span)?;
                return Ok(end);
            }
        }
        if found.place != Place::Any {
            self.words.placed.push((found.place, span));
        }
        Ok(end)
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
                    && self
                        .rest(next)
                        .starts_with(|c: char| c.is_ascii_alphabetic())
            }) {
                next = self.skip_blanks(next + found.length);
            } else {
                return None;
            }
        }
    }

    /// `35% below 2005 levels`, `25% lower than 1995`: the side of a year, behind a share, is a change.
    fn compared(&mut self, bound: Bound, span: &Range<usize>) -> Option<usize> {
        let (amount, _) = self.words.amount.as_ref()?;
        if !amount.lower.unit.is_ratio()
            || self
                .words
                .sides
                .iter()
                .any(|(_, side)| side.start > span.start)
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

    /// `不高于2020年`, `不低于上年`, `no higher than in 2020`: the level of that year, where the words end with it.
    fn level_of(&mut self, side: &Range<usize>) -> Option<usize> {
        let start = self.skip_blanks(side.end);
        let is_last = |end: usize| self.clause(end).trim().is_empty();
        if let Some(word) = YEARS_BEFORE
            .iter()
            .find(|word| begins(self.text, start, word))
        {
            let end = start + word.len();
            if !is_last(end) {
                return None;
            }
            self.words.put(Mark::YearBefore, &(start..end));
            self.put_moment(Role::Level, None, start..end);
            return Some(end);
        }
        let named = ["in the ", "in "]
            .iter()
            .find(|word| self.rest(start).starts_with(**word));
        let at = start + named.map_or(0, |word| word.len());
        let (period, end) = period_at(self.text, at, named.is_some())?;
        if period.is_none() || !is_last(end) {
            return None;
        }
        self.put_moment(Role::Level, period, start..end);
        Some(end)
    }

    /// `below 2015`, `不高于2020`: a year, or so many.
    fn refuse_year(&self, side: &Range<usize>) -> Result<(), GoalError> {
        let start = self.skip_blanks(side.end);
        let side = self.text.get(side.clone()).unwrap_or_default();
        let compares = COMPARES
            .iter()
            .any(|word| side.to_ascii_lowercase().contains(word));
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

    /// Whether a word begins what is promised of what was wished for: 确保 before a second number, and 不低于 in a clause of its own
    /// behind 力争.
    fn is_firm(&self, found: Found, span: &Range<usize>) -> bool {
        let before = self.text.get(..span.start).unwrap_or_default().trim_end();
        let is_clause = before.ends_with(is_punctuation) && self.words.opens_with_wish;
        self.words.has_promise()
            && (found.sense == Sense::Firm || is_clause)
            && super::has_number(self.rest(span.end), self.numbers.units)
    }

    /// `数百家`: some hundreds.
    fn counts_vaguely(&self, word: &Range<usize>) -> bool {
        let behind = self.rest(word.end);
        self.text.get(word.clone()) == Some(SOME) && behind.starts_with(SCALE_SIGNS)
    }

    /// Whether a word of adding belongs to the indicator's own name, of which the words ask something of every year.
    fn is_own_each_year(&self, word: &Range<usize>) -> bool {
        let yearly = self.words.has(Mark::Each) || self.words.has(Mark::Yearly);
        yearly
            && self
                .own
                .holds(self.text.get(word.clone()).unwrap_or_default())
    }

    /// Whether a noun of the indicator follows, with what says nothing before it.
    fn names_mean(&self, at: usize) -> bool {
        let next = self.skip_blanks(at);
        let word = latin_word(self.rest(next));
        if !word.starts_with(|c: char| c.is_ascii_alphabetic())
            || english_numeral(self.text, next).is_some()
        {
            return false;
        }
        match word_at(self.text, next).map(|found| (found.sense, found.length)) {
            Some((Sense::Filler, length)) => self.names_mean(next + length),
            Some((Sense::Marks([Mark::Get | Mark::Done | Mark::Reach]), _)) => self.own.knows(word),
            Some(_) => false,
            None => !matches!(self.numbers.amount_at(next), Ok(Some(_))),
        }
    }

    fn refused(&mut self, refusal: Refusal, span: Range<usize>) -> Result<usize, GoalError> {
        let behind = self.skip_blanks(span.end);
        let message: fn(String) -> GoalMessage = match refusal {
            Refusal::PeriodBefore => |part| GoalMessage::PeriodBefore { part },
            // 同口径增长5% of 同口径增速 only says what the name says.
            Refusal::SameScope
                if self
                    .own
                    .holds(self.text.get(span.clone()).unwrap_or_default()) =>
            {
                return Ok(span.end);
            }
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

    /// Whether what follows is a wish without a number behind the goal: 在实际工作中努力争取更好结果.
    fn is_wish(&self, at: usize) -> bool {
        let rest = self.rest(at);
        let has_number = rest.char_indices().any(|(offset, c)| {
            c.is_ascii_digit() || matches!(self.numbers.amount_at(at + offset), Ok(Some(_)))
        });
        let before = self.text.get(..at).unwrap_or_default().trim_end();
        let parted = before.ends_with(is_punctuation);
        let wishes = rest.char_indices().any(|(offset, _)| {
            word_at(self.text, at + offset).is_some_and(|found| found.sense == Sense::Stretch)
        });
        let better = rest.contains("更好") || rest.contains("better");
        parted && (wishes || better) && !has_number
    }

    /// Where something strange ends: with its bracket, at a blank, at punctuation, at the next word or digit.
    fn strange_until(&self, at: usize) -> usize {
        let rest = self.rest(at);
        let first = rest.chars().next().map_or(0, char::len_utf8);
        rest.char_indices()
            .skip_while(|(offset, _)| *offset < first)
            .map(|(offset, c)| (at + offset, c))
            .find(|(here, c)| {
                let strong = word_at(self.text, *here).is_some_and(|word| !word.slight);
                c.is_whitespace()
                    || is_punctuation(*c)
                    || c.is_ascii_digit()
                    || strong
                    || moment_at(self.text, *here).is_some()
            })
            .map_or(self.text.len(), |(here, _)| here)
    }
}

/// The Latin word at the beginning of a text.
fn latin_word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '\'')));
    let word = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
    if word.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        word
    } else {
        ""
    }
}
