//! What a text says of a measure, by the words of runs, amounts and changes in it.

use super::columns::{HEADINGS, Heading, TOTALS};
use super::figures::{
    AGAINST, AMOUNTS, Amount, CHANGES, Change, DIFFERENCES, PRICES, RANKS, YEARLY,
};
use super::fold;
use super::runs::{ALONE, FIXED_BASES, RUNS, Run, YEAR_BEFORE, YEAR_ENDS};
use super::units::PERCENTS;

/// The run that a text as a whole names, a word of amounts behind it or not: `累计完成`.
pub(crate) fn run_named(text: &str) -> Option<Run> {
    let folded = fold(text);
    if let Some(run) = ALONE.sense(folded.as_str()) {
        return Some(run);
    }
    let (run, rest) = RUNS.at_start(folded.as_str())?;
    is_tail(rest).then_some(run)
}

/// By how many years the one that a folded text begins with is away from that of the table, and what stands behind it: `今年1-5月`,
/// `上年1-5月`.
pub(crate) fn year_at_start(text: &str) -> Option<(i32, &str)> {
    let own = ALONE.at_start(text).map(|(_, rest)| (0, rest));
    own.or_else(|| Some((-1, YEAR_BEFORE.at_start(text)?.1)))
}

/// By how many years the one that a text names, and nothing else, is away from that of the table: `本年`, `上年数`, `上年同期`.
pub(crate) fn year_named(text: &str) -> Option<i32> {
    let folded = fold(text);
    let text = folded.as_str();
    if let Some((years, _)) = year_at_start(text).filter(|(_, rest)| is_tail(rest)) {
        return Some(years);
    }
    match run_named(text)? {
        Run::Current | Run::Period => Some(0),
        Run::YearBefore | Run::MonthYearBefore => Some(-1),
        _ => None,
    }
}

/// The same of what rows of months stand below, where `本年` is no run to date: not of the same months of a year before, which may be one.
pub(crate) fn year_over_months(text: &str) -> Option<i32> {
    let runs = |run: Run| run.is_year_before() || matches!(run, Run::Current | Run::Period);
    year_named(text).filter(|_| !run_named(text).is_some_and(runs))
}

/// The run of its own months that a folded text ends in, a word of amounts behind it or not: `累计值`; and what stands before it.
pub(crate) fn run_at_end(text: &str) -> Option<(Run, &str)> {
    let direct = |text| {
        let (word, before) = RUNS.ending(text, Run::is_own)?;
        Some((RUNS.sense(word)?, before))
    };
    direct(text).or_else(|| direct(AMOUNTS.ending(text, Amount::is_behind)?.1))
}

/// What an index or growth is measured against: `上年=100`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Base {
    /// The same period a year before is 100: a growth, written with its base.
    YearBefore,
    /// A year that stands still is 100: a level, of which growth is computed.
    Fixed,
    /// Anything else is 100: the month or quarter before, the mean of all.
    Other,
}

impl Base {
    /// The base that a folded text states, and nothing else: `上年同期=100`, `2020 = 100`, `以上年为100`.
    pub(crate) fn stated(text: &str) -> Option<Self> {
        let base = before_hundred(text)?;
        if let Some(((), behind)) = YEAR_BEFORE.at_start(base) {
            // 上年末 and 上年12月 are no year.
            let within = |c: char| c.is_ascii_digit() || YEAR_ENDS.contains(&c);
            let is_year = !behind.contains(within);
            return Some(if is_year { Self::YearBefore } else { Self::Other });
        }
        let mut words = base.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let is_year = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        let is_fixed = words.any(is_year) || FIXED_BASES.within(base).is_some();
        Some(if is_fixed { Self::Fixed } else { Self::Other })
    }
}

/// What a text says is 100: `上年` of `上年 = 100` and of `以上年为100`.
pub(crate) fn before_hundred(text: &str) -> Option<&str> {
    let text = text.trim();
    let equal = |hundred| text.strip_suffix(hundred)?.trim_end().strip_suffix(['=', '＝']);
    let base = ["100", "100.0", "1"].into_iter().find_map(equal);
    let base = base.or_else(|| text.strip_suffix("100")?.trim_end().strip_suffix('为'))?;
    let base = base.strip_prefix('以').unwrap_or(base).trim();
    (!base.is_empty()).then_some(base)
}

/// The change that a folded text begins with, told together with its run, its prices and the year before: `按可比价格计算增长`,
/// `annual change`, `比上年`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ChangeSaid<'t> {
    /// What it says of the change; nothing where its words are only of what goes with one.
    word: Option<Change>,
    /// Whether it says that the change is in %.
    pub in_percent: bool,
    /// What follows.
    pub rest: &'t str,
}

impl<'t> ChangeSaid<'t> {
    pub(crate) fn at_start(text: &'t str) -> Self {
        const JOINTS: &[char] = &['_', '-', ':', ',', ' ', '(', ')', '率'];
        let mut said = Self { word: None, in_percent: false, rest: text };
        loop {
            if let Some(((), after)) = PERCENTS.at_start(said.rest) {
                said.in_percent = true;
                said.rest = after;
            } else if let Some((change, after)) = CHANGES.at_start(said.rest) {
                said.word = Some(said.word.map_or(change, |before| before.and(change)));
                said.rest = after;
            } else if let Some(after) = year_before(said.rest) {
                let change = Change::OnYearBefore;
                said.word = Some(said.word.map_or(change, |before| before.and(change)));
                said.rest = after;
            } else if let Some(after) = way(said.rest).or_else(|| said.rest.strip_prefix(JOINTS)) {
                said.rest = after;
            } else {
                return said;
            }
        }
    }

    /// The change that a text as a whole says.
    pub(crate) fn whole(text: &'t str) -> Option<Self> {
        let said = Self::at_start(text);
        (said.rest.is_empty() && said.word.is_some()).then_some(said)
    }

    /// The change, of figures in % or not: a change on the year before in % is a growth, in anything else a difference.
    pub(crate) fn change(self, in_percent: bool) -> Option<Change> {
        match self.word? {
            Change::Some | Change::OnYearBefore if in_percent || self.in_percent => {
                Some(Change::Growth)
            }
            change => Some(change),
        }
    }
}

/// What follows a word that tells over which run, at which prices or over which time a change is.
fn way(text: &str) -> Option<&str> {
    let run = RUNS.at_start(text).filter(|(run, _)| run.is_own());
    run.map(|(_, after)| after)
        .or_else(|| Some(PRICES.at_start(text)?.1))
        .or_else(|| Some(YEARLY.at_start(text)?.1))
}

/// What follows the year before, where a text begins with that: `on a year earlier`.
fn year_before(text: &str) -> Option<&str> {
    let ((), after) = AGAINST.at_start(text)?;
    Some(YEAR_BEFORE.at_start(after.trim_start())?.1)
}

/// Whether a text says that something is held against the year before: `比上年同期增减额`.
pub(crate) fn is_on_year_before(text: &str) -> bool {
    let folded = fold(text);
    let text = folded.as_str();
    let other = text.strip_prefix(['比', '较', '与']);
    let is_led = other.is_some_and(|other| YEAR_BEFORE.at_start(other).is_some());
    is_led || year_before(text).is_some()
}

/// Whether a text says a change from one period to another.
pub(crate) fn is_change(text: &str) -> bool {
    CHANGES.within(fold(text).as_str()).is_some()
}

/// Whether a text begins with a change and does not say on what: `增长(%)`, not `同比增长` or `年均增长`.
pub(crate) fn is_open_change(text: &str) -> bool {
    let folded = fold(text);
    let text = folded.as_str();
    let mut words = CHANGES.rows().filter(|(word, _)| text.contains(word));
    CHANGES.at_start(text).is_some() && !words.any(|(word, change)| change.is_on_year(word))
}

/// Whether a text says of a change that it is one of a year.
pub(crate) fn is_yearly(text: &str) -> bool {
    YEARLY.sense(fold(text.trim()).as_str()).is_some()
}

/// Whether a text says a change that is an amount itself.
pub(crate) fn is_difference(text: &str) -> bool {
    let folded = fold(text);
    let text = folded.as_str();
    // `零售额增速` is how an amount grows.
    let changes = CHANGES.rows().filter_map(|(word, _)| text.find(word));
    let change = changes.min().unwrap_or(0);
    let mut ends = DIFFERENCES.iter().filter_map(|word| Some(text.rfind(word)? + word.len()));
    ends.any(|end| end > change)
}

/// Whether a text says a rank among others.
pub(crate) fn is_rank(text: &str) -> bool {
    RANKS.at_end(fold(text).as_str()).is_some()
}

/// Whether a text only says that figures are the amounts of what is named elsewhere.
pub(crate) fn is_amount(text: &str) -> bool {
    let folded = fold(text);
    let word = folded.as_str();
    let amount = AMOUNTS.sense(word).is_some_and(|at| at != Amount::Behind);
    let value = HEADINGS.sense(word) == Some(Heading::Value);
    amount || value || TOTALS.sense(word).is_some() || run_named(word) == Some(Run::Current)
}

/// Whether behind months a text only says that figures are amounts: `完成`.
pub(crate) fn is_amount_behind(text: &str) -> bool {
    AMOUNTS.sense(fold(text).as_str()).is_some()
}

/// What stands behind a word that leads to a period at the beginning of a text, in brackets or not: `2024年` of `本年（2024年）`,
/// `实际2024年`.
pub(crate) fn behind_lead(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let words = AMOUNTS.rows().map(|(word, _)| word).chain(LEADS.iter().copied());
    let word = words.filter(|word| lower.starts_with(word)).max_by_key(|word| word.len())?;
    let rest = text.get(word.len()..)?.trim();
    let inner = rest.strip_prefix(['(', '（']).and_then(|rest| rest.strip_suffix([')', '）']));
    Some(inner.unwrap_or(rest).trim())
}

/// Words before a period that say of it where it stands in the table: `上年` of `上年（2023年）`.
#[rustfmt::skip] // a table is read by its lines
const LEADS: &[&str] = &[
    "本年", "本年度", "今年", "当年", "当前", "目前", "本期", "当期", "报告期", "最新", "最新值", "现状", "现状值", "实绩", "上年", "上年度", "去年", "上期",
    "上年同期", "去年同期", "基期", "基期值", "基年", "基准年", "基准值", "至", "latest", "current", "outturn", "base year", "baseline",
];

/// What stands before a word of amounts at the end of a text, in brackets or not: `2023年` of `2023年（实际）`, `2023年决算数`.
pub(crate) fn before_amount(text: &str) -> Option<&str> {
    let inner = text.trim_end_matches([')', '）']);
    let lower = inner.to_ascii_lowercase();
    let words = AMOUNTS.rows().chain([("total", Amount::Alone)]);
    let found = words.filter(|(word, _)| lower.ends_with(word));
    let (word, _) = found.max_by_key(|(word, _)| word.len())?;
    let before = inner.get(..inner.len() - word.len())?;
    Some(before.trim_end_matches(['(', '（']).trim_end())
}

/// Whether a text is made of nothing but words that say which measure of an indicator it is: `当月值`, `累计同比增长`, not `税收增长`.
pub(crate) fn is_nameless(text: &str) -> bool {
    let folded = fold(text);
    let mut rest = folded.as_str();
    if ChangeSaid::whole(rest).is_some() {
        return true;
    }
    while !rest.is_empty() {
        let run = RUNS.at_start(rest).map(|(_, after)| after);
        let change = || CHANGES.at_start(rest).map(|(_, after)| after);
        let amount = || AMOUNTS.at_start(rest).map(|(_, after)| after);
        let rank = || RANKS.at_start(rest).map(|((), after)| after);
        let joint = || rest.strip_prefix(['率', '%', '(', ')', '_', ' ']);
        match run.or_else(change).or_else(amount).or_else(rank).or_else(joint) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    !text.is_empty()
}

/// Whether a folded text is nothing, or a word of amounts that stands behind others.
fn is_tail(folded: &str) -> bool {
    folded.is_empty() || AMOUNTS.sense(folded).is_some_and(Amount::is_behind)
}
