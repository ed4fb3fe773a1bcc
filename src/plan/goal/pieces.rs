//! From the text of a goal to what its pieces say one by one: words, periods, numbers, the indicator's own name, and what another
//! indicator is called that the goal is held against.

use std::ops::Range;

use crate::quantity::{Decimal, Period, Quantity, Unit, UnitTable, numeral};
use crate::words::fold;
use crate::words::goals::{
    AREAS, Bound, Direction, Found, Mark, NONE_OF, NOUNS, OTHERS, PLACES, Place, RANKS, Refusal,
    Role, SHARE_TAILS, Sense, YEARS_BEFORE, begins, word_at,
};

use super::Start;
use super::message::{GoalError, GoalMessage};
use super::moment::{blanks, compared_at, moment_at, period_at, years_at};
use super::number::{Amount, Form, Numbers, english_numeral, is_punctuation};

/// What the words of a goal say, each with its place.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) marks: Vec<(Mark, Range<usize>)>,
    pub(super) sides: Vec<(Bound, Range<usize>)>,
    pub(super) amount: Option<(Amount, Range<usize>)>,
    /// `翻番`: the factor.
    pub(super) fold: Option<Decimal>,
    /// The period compared with; none is the plan's baseline.
    pub(super) since: Option<Period>,
    pub(super) by: Option<Period>,
    /// Where it starts: `从15%`.
    pub(super) from: Option<(Start, Range<usize>)>,
    /// What it is held against, from which side: `高于全市平均`.
    pub(super) against: Option<(Bound, Range<usize>)>,
    /// Whether the number is a rank, or a number of ranks.
    pub(super) is_rank: bool,
    /// The second goal, without the word that introduces it.
    pub(super) stretch: Option<Range<usize>>,
    /// Words that stand on one side of the number only.
    placed: Vec<(Place, Range<usize>)>,
    /// What takes the place of a number, with the number: `翻番`, `2020年水平`.
    anchor: Option<Range<usize>>,
}

impl Words {
    /// Where a mark stands.
    pub(super) fn mark(&self, mark: Mark) -> Option<&Range<usize>> {
        let found = self.marks.iter().find(|(known, _)| *known == mark);
        found.map(|(_, span)| span)
    }

    pub(super) fn has(&self, mark: Mark) -> bool {
        self.mark(mark).is_some()
    }

    /// The first word that stands on the wrong side of its number.
    pub(super) fn misplaced(&self) -> Option<&Range<usize>> {
        let anchor = self.anchor.as_ref()?;
        let wrong = |place: Place, span: &Range<usize>| match place {
            Place::Before => span.start > anchor.start,
            Place::After => span.start < anchor.start,
            Place::Any => false,
        };
        let misplaced = self.placed.iter().find(|(place, span)| wrong(*place, span));
        misplaced.map(|(_, span)| span)
    }

    fn put(&mut self, mark: Mark, span: &Range<usize>) {
        self.marks.push((mark, span.clone()));
    }

    fn put_amount(&mut self, amount: Amount, span: Range<usize>) {
        if amount.form == Form::Bracketed {
            self.put(Mark::Total, &span);
        }
        if amount.form == Form::Added {
            self.put(Mark::Added, &span);
        }
        if let Some(bound) = amount.side {
            self.sides.push((bound, span.clone()));
        }
        self.put(Mark::Amount, &span);
        self.anchor = Some(span.clone());
        self.amount = Some((amount, span));
    }
    /// Whether the words speak of a change, of which what stands between them may be a part.
    pub(super) fn changes(&self) -> bool {
        let is_change = |mark: &Mark| {
            !matches!(
                mark,
                Mark::Added | Mark::Reach | Mark::Running | Mark::Total | Mark::Amount
            )
        };
        self.fold.is_some()
            || self.from.is_some()
            || self.marks.iter().any(|(mark, _)| is_change(mark))
    }

    /// Whether something is promised already.
    fn has_promise(&self) -> bool {
        self.anchor.is_some() || self.against.is_some()
    }
}

/// The indicator's own name, which a goal may repeat.
pub(super) struct OwnName {
    folded: String,
    /// Its Latin words, without their endings.
    words: Vec<String>,
}

impl OwnName {
    pub(super) fn new(name: &str) -> Self {
        let folded = fold(name).as_str().to_owned();
        let words = folded.split(|c: char| !c.is_ascii_alphanumeric());
        let words = words.filter(|word| !word.is_empty()).map(stem).collect();
        Self { folded, words }
    }

    pub(super) fn is_rank(&self) -> bool {
        RANKS.iter().any(|word| self.folded.contains(word))
    }

    /// Whether a run of Chinese characters is part of it.
    fn holds(&self, run: &str) -> bool {
        let run = fold(run);
        run.as_str().chars().count() > 1 && self.folded.contains(run.as_str())
    }

    fn knows(&self, word: &str) -> bool {
        self.words.contains(&stem(word))
    }
}

/// An English word without its ending: `injuries` and `injury` are one.
fn stem(word: &str) -> String {
    let word = word.to_ascii_lowercase();
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    let plain = word.strip_suffix('s').filter(|stem| stem.len() > 2);
    plain.unwrap_or(&word).to_owned()
}

/// Reads the pieces of a goal.
pub(super) fn read(text: &str, units: &UnitTable, own: &OwnName) -> Result<Words, GoalError> {
    let numbers = Numbers { text, units };
    let mut reader = Reader {
        text,
        numbers,
        own,
        words: Words::default(),
    };
    reader.read()?;
    Ok(reader.words)
}

struct Reader<'a> {
    text: &'a str,
    numbers: Numbers<'a>,
    own: &'a OwnName,
    words: Words,
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

    fn read(&mut self) -> Result<(), GoalError> {
        let mut at = 0;
        let mut slight_from = None;
        while let Some(c) = self.rest(at).chars().next() {
            let opens_moment = c == '“' && moment_at(self.text, at).is_some();
            let opens = matches!(c, '(' | '（')
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
            let end = self.strange_until(at);
            let run = self.text.get(from..end).unwrap_or_default();
            if self.own.holds(run) {
                at = end;
            } else if self.words.has_promise() && self.is_wish(from) {
                return Ok(());
            } else {
                return Err(self.error(self.with_bracket(from..end), GoalMessage::not_understood));
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
        let text = self.text;
        // No district should have a ratio greater than 45.
        let behind_no = self.skip_blanks(at + 2);
        if begins(text, at, "no")
            && self.words.marks.is_empty()
            && self.own_run(behind_no).is_some()
        {
            self.words.put(Mark::Denied, &(at..at + 2));
            return Ok(Some((at + 2, false)));
        }
        if let Some(end) = self.own_run(at) {
            return Ok(Some((end, false)));
        }
        if let Some(end) = self.start(at)? {
            return Ok(Some((end, false)));
        }
        if let Some((from, to, end)) = years_at(text, at) {
            let start = self.words.from.as_mut().map(|(start, _)| &mut start.period);
            match start {
                Some(period) if period.is_none() => *period = Some(from),
                _ => self.put_moment(Role::Since, Some(from), at..end),
            }
            self.words.by = Some(to);
            return Ok(Some((end, false)));
        }
        if let Some(end) = self.share_of(at) {
            return Ok(Some((end, false)));
        }
        if let Some(digits) = self.rest(at).strip_prefix(['+', '＋'])
            && digits.starts_with(|c: char| c.is_ascii_digit())
        {
            let end = text.len() - digits.len();
            self.words.put(Mark::Up, &(at..end));
            return Ok(Some((end, false)));
        }
        if let Some(moment) = moment_at(text, at) {
            let end = at + moment.length;
            self.put_moment(moment.role, moment.period, at..end);
            return Ok(Some((end, false)));
        }
        if let Some(end) = self.in_step(at) {
            return Ok(Some((end, false)));
        }
        if let Some((factor, length)) = fold_at(self.rest(at)) {
            let span = at..at + length;
            let factor = factor
                .ok_or_else(|| self.error(span.clone(), |part| GoalMessage::TooLarge { part }))?;
            self.put_fold(factor, span)?;
            return Ok(Some((at + length, false)));
        }
        if let Some((length, marks)) = years_long(self.rest(at)) {
            for mark in marks {
                self.words.put(*mark, &(at..at + length));
            }
            return Ok(Some((at + length, false)));
        }
        if let Some((rank, end)) = self.rank(at) {
            self.words.is_rank = true;
            self.words.put_amount(Amount::of(rank, None), at..end);
            return Ok(Some((end, false)));
        }
        if let Some(length) = whole_at(self.rest(at)) {
            let span = at..at + length;
            self.put_number(Quantity::new(Decimal::HUNDRED, Unit::percent()), span)?;
            return Ok(Some((at + length, false)));
        }
        if let Some(length) = unit_of_count(self.rest(at)) {
            return Ok(Some((at + length, false)));
        }
        let in_words = self.rest(at).starts_with(|c: char| c.is_ascii_alphabetic())
            && english_numeral(text, at).is_some();
        if let Some(found) = word_at(text, at).filter(|_| !in_words) {
            let end = self.put_word(found, at..at + found.length)?;
            return Ok(Some((end, found.slight)));
        }
        let Some((amount, end)) = self.numbers.amount_at(at)? else {
            return Ok(None);
        };
        if self.words.amount.is_some() {
            return Err(self.error(at..end, |part| GoalMessage::SecondNumber { part }));
        }
        // 零发生, 零差错: none of it, and no unit.
        let unit = amount.lower.unit.text();
        let is_none = self.rest(at).starts_with('零') && amount.lower.value.is_zero();
        let thing = NONE_OF
            .iter()
            .find(|thing| unit.is_empty() && self.rest(end).starts_with(**thing));
        if let Some(thing) = thing.filter(|_| is_none) {
            let end = end + thing.len();
            self.put_zero(at..end)?;
            return Ok(Some((end, false)));
        }
        if is_none && !unit.is_empty() && !Unit::is_known(unit, self.numbers.units) {
            if !NONE_OF.contains(&unit) {
                return Err(self.error(at..end, GoalMessage::not_understood));
            }
            self.put_zero(at..end)?;
            return Ok(Some((end, false)));
        }
        let has_tail = amount.lower.unit.is_percent()
            || Unit::is_known(amount.lower.unit.text(), self.numbers.units);
        self.words.put_amount(amount, at..end);
        let end = if has_tail { self.tail_end(end)? } else { end };
        Ok(Some((end, false)))
    }

    /// Words of the indicator's own name: several of them whatever they are, one where it says nothing else.
    fn own_run(&self, at: usize) -> Option<usize> {
        const BETWEEN: [&str; 9] = ["the", "of", "in", "for", "per", "and", "a", "an", "its"];
        let (mut at, mut end, mut known, mut own) = (at, at, 0, false);
        let first = at;
        loop {
            let word = latin_word(self.rest(at));
            let is_own = self.own.knows(word) && !word.is_empty();
            if is_own || NOUNS.contains(&word.to_ascii_lowercase().as_str()) {
                let filler = word_at(self.text, at).filter(|found| found.length >= word.len());
                own |= is_own && filler.is_none_or(|found| found.sense == Sense::Filler);
                known += 1;
                end = at + word.len();
            } else if word.is_empty()
                || at == first
                || !BETWEEN.contains(&word.to_ascii_lowercase().as_str())
            {
                break;
            }
            at += word.len();
            at += self.rest(at).len() - self.rest(at).trim_start_matches(' ').len();
        }
        let alone = || {
            let word = latin_word(self.rest(first));
            let found = word_at(self.text, first).filter(|found| found.length >= word.len());
            found.is_none_or(|found| found.sense == Sense::Filler)
        };
        ((own && known > 1) || (known == 1 && alone())).then_some(end)
    }

    /// `从2020年的15%`, `由18%`, `from the current 58%`, `up from 3.1%`, `from 11.4% in 2022`.
    fn start(&mut self, at: usize) -> Result<Option<usize>, GoalError> {
        const OPENINGS: [&str; 5] = ["从", "由", "up from", "down from", "from"];
        const FILLERS: [&str; 16] = [
            "的",
            "目前的",
            "目前",
            "现有的",
            "现有",
            "现在的",
            "原来的",
            "约",
            "the current",
            "current",
            "its current",
            "a current",
            "the",
            "its",
            "a baseline of",
            "about",
        ];
        let Some(opening) = OPENINGS.iter().find(|word| begins(self.text, at, word)) else {
            return Ok(None);
        };
        let mut next = self.skip_blanks(at + opening.len());
        let mut period = None;
        loop {
            if let Some(filler) = FILLERS
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
        let start = match self.rank(next) {
            Some(rank) => Some(rank),
            None => self.numbers.single_at(next)?,
        };
        let Some((value, end)) = start else {
            let named = period.is_some() || opening.is_ascii();
            return if named {
                Ok(None)
            } else {
                Err(self.error(at..at + opening.len(), |part| GoalMessage::NoStart { part }))
            };
        };
        let mut end = self.tail_end(end)?;
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
        const ENDS: [&str; 4] = ["同步增长", "同步提高", "同步", "持平"];
        let opening = ["与", "同", "跟", "和"]
            .into_iter()
            .find(|word| self.rest(at).starts_with(word))?;
        if word_at(self.text, at).is_some_and(|found| found.length > opening.len()) {
            return None;
        }
        let start = at + opening.len();
        let clause = self.clause(start);
        let (place, end) = ENDS
            .iter()
            .filter_map(|end| Some((clause.find(end)?, end)))
            .min_by_key(|(place, end)| (*place, usize::MAX - end.len()))?;
        let mut other = clause.get(..place)?.trim_end();
        for filler in ["保持", "总体", "基本", "大体", "实现"]
            .iter()
            .cycle()
            .take(10)
        {
            other = other.strip_suffix(filler).unwrap_or(other);
        }
        if other.is_empty() {
            return None;
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
        let is_word = word_at(self.text, start).is_some_and(|found| {
            !matches!(found.sense, Sense::Filler) && found.length >= name.len()
        });
        let named = is_other && !is_share && !is_word && moment_at(self.text, start).is_none();
        named.then(|| start..start + name.len())
    }

    /// `第3位`, `前5位`, `全国20强`, `top 20`, `40th`: the number, and where it ends.
    fn rank(&self, at: usize) -> Option<(Quantity, usize)> {
        const BETTER: [&str; 2] = [" or better", "以前"];
        let rest = self.rest(at);
        let area = AREAS.iter().find(|word| rest.starts_with(**word));
        let behind = rest.get(area.map_or(0, |area| area.len())..)?;
        let strong = || {
            let (numeral, unit) = numeral::scan(behind).ok()?;
            unit.starts_with('强').then_some((numeral.value, unit))
        };
        let (number, unit) = if let Some(behind) = behind.strip_prefix(['第', '前']) {
            let (numeral, unit) = numeral::scan(behind).ok()?;
            (numeral.value, unit)
        } else if let Some(strong) = strong() {
            strong
        } else if let Some(behind) = behind.strip_prefix("首位") {
            (Decimal::ONE, behind)
        } else if begins(self.text, at, "top") {
            let behind = rest.get(3..)?.trim_start();
            let (numeral, unit) = numeral::scan(behind).ok()?;
            (numeral.value, unit)
        } else {
            let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            let ordinal = ["st", "nd", "rd", "th"]
                .into_iter()
                .find(|end| digits.starts_with(end))?;
            let number = Decimal::parse(rest.get(..rest.len() - digits.len())?)?;
            let behind = digits.get(ordinal.len()..)?;
            if behind.starts_with(|c: char| c.is_alphanumeric()) {
                return None;
            }
            (number, behind)
        };
        number.to_i64().filter(|number| *number > 0)?;
        if unit
            .trim_start()
            .starts_with(['%', '％', '.', '-', '—', '~', '至', '到'])
        {
            return None;
        }
        let word = PLACES
            .iter()
            .chain(&["强"])
            .find(|word| unit.trim_start().starts_with(**word));
        let end = self.text.len() - unit.len()
            + word.map_or(0, |word| unit.len() - unit.trim_start().len() + word.len());
        let is_latin =
            unit.is_empty() && rest.is_ascii() || word.is_some_and(|word| word.is_ascii());
        let unit = match word {
            _ if is_latin || rest.is_ascii() => Unit::bare(),
            Some(word) if *word == "名" => Unit::parse("名", self.numbers.units).ok()?,
            _ => Unit::parse("位", self.numbers.units).ok()?,
        };
        let better = BETTER
            .iter()
            .find(|word| self.rest(end).starts_with(**word));
        let end = end + better.map_or(0, |word| word.len());
        Some((Quantity::new(number, unit), end))
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
            .is_some_and(|(amount, _)| {
                amount.lower.unit.is_ratio() && !amount.lower.unit.is_points()
            })
            .then_some(from)
    }

    /// The end of a tail that says of what the number is a share: `% of adults aged 25-64`, `km of roads`.
    fn tail_end(&self, end: usize) -> Result<usize, GoalError> {
        let start = self.skip_blanks(end);
        if !begins(self.text, start, "of") || moment_at(self.text, start).is_some() {
            return Ok(end);
        }
        let (mut at, mut has_verb) = (start, false);
        while let Some(c) = self.rest(at).chars().next() {
            if matches!(c, ',' | ';' | '(' | '，' | '；' | '（') || self.ends_tail(at, has_verb)
            {
                break;
            }
            let word = latin_word(self.rest(at));
            has_verb |= ["should", "to", "shall", "will", "are", "is"].contains(&word);
            if matches!(word, "not" | "no" | "never" | "without") {
                return Err(self.error(at..at + word.len(), GoalMessage::not_understood));
            }
            at += word.len().max(c.len_utf8());
        }
        let tail = self.text.get(start..at).unwrap_or_default().trim_end();
        Ok(start + tail.len())
    }

    fn ends_tail(&self, at: usize, has_verb: bool) -> bool {
        let starts = |words: &[&str]| words.iter().any(|word| begins(self.text, at, word));
        let is_number = |at: usize| matches!(self.numbers.amount_at(at), Ok(Some(_)));
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
            || (begins(self.text, at, "to") && behind("to"))
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
        let words = &mut self.words;
        match role {
            Role::Since => {
                words.since = period;
                words.put(Mark::Since, &span);
                words.put(Mark::Against, &span);
            }
            Role::From => {
                words.since = period;
                words.put(Mark::Since, &span);
            }
            Role::Of => {
                words.since = period;
                words.put(Mark::Of, &span);
            }
            Role::Level => {
                words.since = period;
                words.put(Mark::Level, &span);
                words.anchor.get_or_insert(span);
            }
            Role::By => words.by = period,
        }
    }

    fn put_fold(&mut self, factor: Decimal, span: Range<usize>) -> Result<(), GoalError> {
        if self.words.fold.is_some() {
            return Err(self.error(span, |part| GoalMessage::SecondNumber { part }));
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
            return Err(self.error(span, |part| GoalMessage::SecondNumber { part }));
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
            Sense::Filler if self.counts_vaguely(&span) => {
                return Err(self.error(span, |part| GoalMessage::VagueNumber { part }));
            }
            Sense::Stretch | Sense::Filler => return Ok(end),
            Sense::Factor => {
                let start = self.skip_blanks(end);
                let Some((number, end)) = self.numbers.single_at(start)? else {
                    return Err(self.error(span, |part| GoalMessage::NoNumber { part }));
                };
                let span = span.start..end;
                if !number.unit.is_bare() {
                    return Err(self.error(span, |part| GoalMessage::NotAMultiple { part }));
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
                self.words.against = Some((bound, other.clone()));
                return Ok(other.end);
            }
            Sense::Held(bound) => {
                self.words.sides.push((bound, span.clone()));
                self.words.put(Mark::Level, &span);
                self.words.anchor.get_or_insert(span.clone());
            }
            Sense::Percent(percent, marks) => {
                let percent = Decimal::parse(percent).unwrap_or_default();
                for mark in marks {
                    self.words.put(*mark, &span);
                }
                self.put_number(Quantity::new(percent, Unit::percent()), span.clone())?;
            }
            Sense::Zero => {
                let is_late = matches!(self.text.get(span.clone()), Some(word) if word.to_ascii_lowercase().starts_with("end"));
                if is_late && !(self.words.marks.is_empty() && self.words.amount.is_none()) {
                    return Err(self.error(span, GoalMessage::not_understood));
                }
                self.put_zero(span.clone())?;
            }
            // 每年新增就业5万人: what is told of every year is called so.
            Sense::Marks([Mark::Added]) if self.is_own_each_year(&span) => return Ok(end),
            Sense::Marks(marks) => {
                if marks == [Mark::Reach]
                    && self.words.amount.is_none()
                    && let Some(other) = self.other(end)
                {
                    self.words.against = Some((Bound::AtLeast, other.clone()));
                    return Ok(other.end);
                }
                for mark in marks {
                    self.words.put(*mark, &span);
                }
            }
            Sense::Verb(direction) => {
                let (mark, to) = match direction {
                    Direction::Increase => (Mark::Up, Mark::UpTo),
                    Direction::Decrease => (Mark::Down, Mark::DownTo),
                };
                let target = self.object_to(end);
                self.words
                    .put(if target.is_some() { to } else { mark }, &span);
                end = target.unwrap_or(end);
            }
            Sense::VerbTo(direction) => {
                let mark = match direction {
                    Direction::Increase => Mark::UpTo,
                    Direction::Decrease => Mark::DownTo,
                };
                self.words.put(mark, &span);
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
        let mark = match bound {
            Bound::LessThan => Mark::Down,
            Bound::MoreThan => Mark::Up,
            _ => return None,
        };
        let (period, end) = compared_at(self.text, self.skip_blanks(span.end))?;
        // Reduce to 45% below 2005 levels: the share is what it falls by.
        let to = match mark {
            Mark::Up => Mark::UpTo,
            _ => Mark::DownTo,
        };
        for (known, _) in self
            .words
            .marks
            .iter_mut()
            .filter(|(known, _)| *known == to)
        {
            *known = mark;
        }
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

    /// `数百家`: some hundreds.
    fn counts_vaguely(&self, word: &Range<usize>) -> bool {
        let behind = self.rest(word.end);
        self.text.get(word.clone()) == Some("数")
            && behind.starts_with(['十', '百', '千', '万', '亿'])
    }

    /// Whether a word of adding belongs to the indicator's own name, of which the words ask something of every year.
    fn is_own_each_year(&self, word: &Range<usize>) -> bool {
        let yearly = self.words.has(Mark::Each) || self.words.has(Mark::Yearly);
        yearly
            && self
                .own
                .holds(self.text.get(word.clone()).unwrap_or_default())
    }

    fn refused(&mut self, refusal: Refusal, span: Range<usize>) -> Result<usize, GoalError> {
        let behind = self.skip_blanks(span.end);
        let message: fn(String) -> GoalMessage = match refusal {
            Refusal::PeriodBefore => |part| GoalMessage::PeriodBefore { part },
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
                    return Err(self.error(span, GoalMessage::not_understood));
                };
                let number = self
                    .text
                    .get(behind..end)
                    .unwrap_or_default()
                    .trim()
                    .to_owned();
                return Err(self.error(span.start..end, |part| GoalMessage::UpTo { part, number }));
            }
        };
        Err(self.error(span, message))
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

/// `应保尽保`, `应收尽收`: all that should.
fn whole_at(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let [first, one, second, other] = [chars.next()?, chars.next()?, chars.next()?, chars.next()?];
    let whole = first == '应' && second == '尽' && one == other;
    whole.then(|| text.len() - chars.as_str().len())
}

/// `以乡镇为单位` says what is counted, not how much.
fn unit_of_count(text: &str) -> Option<usize> {
    let (counted, _) = text.strip_prefix('以')?.split_once("为单位")?;
    let plain = counted
        .chars()
        .all(|c| c.is_alphanumeric() && !c.is_ascii_digit());
    (plain && counted.chars().count() <= 10).then_some("以".len() + counted.len() + "为单位".len())
}

/// `翻番`, `翻一番`, `翻了两番`, `翻2番`: the factor (none where it is beyond reach) and the bytes read.
fn fold_at(text: &str) -> Option<(Option<Decimal>, usize)> {
    let after = text.strip_prefix('翻')?;
    let after = after.strip_prefix('了').unwrap_or(after);
    let (times, rest) = if let Some(rest) = after.strip_prefix('番') {
        (1, rest)
    } else {
        let (numeral, rest) = numeral::scan(after).ok()?;
        (numeral.value.to_i64()?, rest.strip_prefix('番')?)
    };
    let times = i32::try_from(times)
        .ok()
        .filter(|times| (1..=60).contains(times));
    let factor = times.and_then(|times| Decimal::from(2).power(times).ok());
    Some((factor, text.len() - rest.len()))
}

/// The plan's years before a word, with the 累计 that belongs to them: `五年累计`, `5年内累计新增`, `五年增长30%`; in `五年年均` they
/// say nothing. Gives the bytes read.
fn years_long(text: &str) -> Option<(usize, &'static [Mark])> {
    let (numeral, rest) = numeral::scan(text).ok()?;
    let whole = numeral.share.is_none() && numeral.value.to_i64().is_some();
    let mut rest = rest.trim_start().strip_prefix('年').filter(|_| whole)?;
    for word in ["内", "间", "来", "共", "共计", "合计"] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let read = text.len() - rest.len();
    let folds = word_at(rest, 0).is_some_and(|word| matches!(word.sense, Sense::Fold(_)));
    if folds || fold_at(rest).is_some() {
        return Some((read, &[]));
    }
    let next = word_at(rest, 0).filter(|word| word.place == Place::Before)?;
    Some(match next.sense {
        Sense::Marks([Mark::Added]) => (read + next.length, &[Mark::Total, Mark::Added]),
        Sense::Marks([Mark::Running | Mark::Total]) => (read + next.length, &[Mark::Total]),
        Sense::Verb(_) => (read, &[Mark::Total]),
        _ => (read, &[]),
    })
}
