//! Marks of figures: what stands in a column of flags, behind a number, behind a period, or in the place of a number.

use super::{Words, fold};

/// What a mark says of its figure.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Flag {
    /// Made before the event.
    Forecast,
    /// Made after the event, in the place of a figure that nobody has.
    Estimate,
    /// A first figure, which later ones replace.
    Provisional,
    /// A later figure in the place of an earlier one.
    Revised,
    /// Figures before it do not compare.
    Break,
    /// Nothing is to be said of it.
    Normal,
}

/// The words of flags.
pub(crate) const FLAGS: Words<Flag> = Words::new(&[
    ("预计", Flag::Forecast),
    ("预计数", Flag::Forecast),
    ("预计值", Flag::Forecast),
    ("预测", Flag::Forecast),
    ("预测数", Flag::Forecast),
    ("预测值", Flag::Forecast),
    ("forecast", Flag::Forecast),
    ("forecasted", Flag::Forecast),
    ("projected", Flag::Forecast),
    ("projection", Flag::Forecast),
    ("估计", Flag::Estimate),
    ("估计数", Flag::Estimate),
    ("估计值", Flag::Estimate),
    ("估算", Flag::Estimate),
    ("estimate", Flag::Estimate),
    ("estimated", Flag::Estimate),
    ("estimated value", Flag::Estimate),
    ("est.", Flag::Estimate),
    ("est", Flag::Estimate),
    ("imputed", Flag::Estimate),
    ("初步", Flag::Provisional),
    ("初步核算", Flag::Provisional),
    ("初步核算数", Flag::Provisional),
    ("初步统计", Flag::Provisional),
    ("初步统计数", Flag::Provisional),
    ("初步数", Flag::Provisional),
    ("快报", Flag::Provisional),
    ("快报数", Flag::Provisional),
    ("provisional", Flag::Provisional),
    ("provisional value", Flag::Provisional),
    ("prov.", Flag::Provisional),
    ("prov", Flag::Provisional),
    ("preliminary", Flag::Provisional),
    ("flash", Flag::Provisional),
    ("修订", Flag::Revised),
    ("修订数", Flag::Revised),
    ("修正", Flag::Revised),
    ("调整", Flag::Revised),
    ("最终核实", Flag::Revised),
    ("核实数", Flag::Revised),
    ("最终核实数", Flag::Revised),
    ("revised", Flag::Revised),
    ("口径调整", Flag::Break),
    ("口径变化", Flag::Break),
    ("口径变动", Flag::Break),
    ("break", Flag::Break),
    ("break in series", Flag::Break),
    ("break in time series", Flag::Break),
    ("series break", Flag::Break),
    ("time series break", Flag::Break),
    ("normal", Flag::Normal),
    ("normal value", Flag::Normal),
]);

/// The letters of flags, as SDMX and Eurostat have them.
const LETTERS: Words<Flag> = Words::new(&[
    ("f", Flag::Forecast),
    ("e", Flag::Estimate),
    ("i", Flag::Estimate),
    ("s", Flag::Estimate),
    ("p", Flag::Provisional),
    ("r", Flag::Revised),
    ("b", Flag::Break),
    ("a", Flag::Normal),
]);

/// Whether flags, as they are written beside a figure, say something of it: `预计`, `f`, `bp`, `Estimated value`.
pub(crate) fn says(written: &str, flag: Flag) -> bool {
    let folded = fold(written);
    let is = |known: Flag| known == flag;
    let by_letter = |token: &str| {
        let mut letters = token
            .chars()
            .map(|letter| LETTERS.sense(letter.encode_utf8(&mut [0; 4])));
        token.len() <= 3 && letters.any(|known| known.is_some_and(is))
    };
    let mut tokens = folded.as_str().split(|c: char| !c.is_alphanumeric());
    FLAGS.mentioned(folded.as_str(), is).is_some() || tokens.any(by_letter)
}

/// Why a cell has no value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Mark {
    /// There is none.
    Missing,
    /// There is one that is not published.
    Withheld,
    /// A spreadsheet could not compute it.
    Failed,
}

/// Marks in the place of a number, which every file may use.
pub(crate) const MARKS: Words<Mark> = Words::new(&[
    ("", Mark::Missing),
    ("-", Mark::Missing),
    ("--", Mark::Missing),
    ("---", Mark::Missing),
    ("−", Mark::Missing),
    ("－", Mark::Missing),
    ("–", Mark::Missing),
    ("—", Mark::Missing),
    ("——", Mark::Missing),
    ("———", Mark::Missing),
    ("―", Mark::Missing),
    ("…", Mark::Missing),
    ("……", Mark::Missing),
    ("...", Mark::Missing),
    ("......", Mark::Missing),
    ("..", Mark::Missing),
    (".", Mark::Missing),
    (":", Mark::Missing),
    ("：", Mark::Missing),
    ("/", Mark::Missing),
    ("\\", Mark::Missing),
    ("na", Mark::Missing),
    ("n/a", Mark::Missing),
    ("n.a.", Mark::Missing),
    ("n.a", Mark::Missing),
    ("nan", Mark::Missing),
    ("null", Mark::Missing),
    ("none", Mark::Missing),
    ("no data", Mark::Missing),
    ("nil", Mark::Missing),
    ("无", Mark::Missing),
    ("不详", Mark::Missing),
    ("缺", Mark::Missing),
    ("无数据", Mark::Missing),
    ("(na)", Mark::Missing),
    ("#n/a", Mark::Failed),
    ("#na", Mark::Failed),
    ("#value!", Mark::Failed),
    ("#ref!", Mark::Failed),
    ("#div/0!", Mark::Failed),
    ("#num!", Mark::Failed),
    ("#name?", Mark::Failed),
    ("#null!", Mark::Failed),
    ("x", Mark::Withheld),
    ("c", Mark::Withheld),
    ("z", Mark::Withheld),
    ("[x]", Mark::Withheld),
    ("[c]", Mark::Withheld),
    ("[z]", Mark::Withheld),
    ("[u]", Mark::Withheld),
    ("[w]", Mark::Withheld),
    ("(x)", Mark::Withheld),
    ("(c)", Mark::Withheld),
    ("(d)", Mark::Withheld),
    ("(s)", Mark::Withheld),
    ("(z)", Mark::Withheld),
    ("d", Mark::Withheld),
    ("s", Mark::Withheld),
    ("np", Mark::Withheld),
    ("n.p.", Mark::Withheld),
    ("~", Mark::Withheld),
    ("～", Mark::Withheld),
    ("暂无", Mark::Withheld),
    ("暂缺", Mark::Withheld),
    ("未公布", Mark::Withheld),
    ("尚未公布", Mark::Withheld),
    ("保密", Mark::Withheld),
    ("suppressed", Mark::Withheld),
    ("confidential", Mark::Withheld),
]);

/// What a change says of itself in words: up, down, not at all.
pub(crate) const MOVES: Words<i8> = Words::new(&[
    ("持平", 0),
    ("不变", 0),
    ("无变化", 0),
    ("unchanged", 0),
    ("上升", 1),
    ("提高", 1),
    ("增加", 1),
    ("上涨", 1),
    ("增长", 1),
    ("增", 1),
    ("涨", 1),
    ("负增长", -1),
    ("下滑", -1),
    ("降", -1),
    ("减", -1),
    ("跌", -1),
    ("下降", -1),
    ("降低", -1),
    ("减少", -1),
    ("回落", -1),
    ("下跌", -1),
    ("up", 1),
    ("down", -1),
]);

/// Signs before a number that is not exact: it is refused, but is no text.
pub(crate) const ABOUT: &[char] = &[
    '约', '近', '超', '逾', '~', '～', '≈', '<', '>', '≤', '≥', '＜', '＞',
];
