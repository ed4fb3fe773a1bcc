//! What can be wrong with a plan.

use super::wanted::{Example, Wanted};
use crate::diagnostic::{Code, Message};
use crate::language::Language;
use crate::quantity::notation::{LabelError, Why};
use crate::say;

/// An error in `targets.toml`.
#[derive(Clone, Debug)]
pub(crate) enum PlanMessage {
    /// A key that its table does not have, or several that another table has.
    UnknownKey {
        keys: Vec<String>,
        table: &'static str,
        near: Option<&'static str>,
        /// The table that has it.
        elsewhere: Option<&'static str>,
        known: Vec<&'static str>,
        /// Whether it lacks the quotes that a key like it needs.
        bare: bool,
    },
    /// A table that no plan has: the head that is probably meant; or keys that stand in no table.
    UnknownTable {
        keys: Vec<String>,
        near: Option<&'static str>,
        elsewhere: Option<&'static str>,
    },
    MissingKey {
        key: &'static str,
        example: Example,
    },
    /// A table's head with too many or too few brackets: the right one.
    Header {
        write: &'static str,
    },
    /// Keys of a series right below `[series]`.
    SeriesWithoutKey,
    /// Something else stands where a value of some kind is wanted.
    Expected {
        wanted: Wanted,
        written: String,
    },
    /// A scale without the word that it counts.
    ScaleAlone {
        written: String,
    },
    /// An empty text or list.
    Empty,
    NoChoice {
        written: String,
        near: Option<&'static str>,
        words: Vec<&'static str>,
    },
    NoPeriod {
        error: LabelError,
    },
    NoTargets,
    /// An id given twice; the first may be one that a target without id got.
    DuplicateId {
        id: String,
        given: bool,
    },
    /// Two series of one name, or one whose name is the key of another.
    DuplicateName {
        name: String,
        is_key: bool,
    },
    /// A series that is its own part or growth.
    CircularSeries {
        name: String,
    },
    /// A unit that is its own alias.
    CircularUnit {
        name: String,
    },
    /// The goal's words and the declared direction disagree.
    Direction {
        words: String,
    },
    /// The goal's words and the declared deadline disagree.
    TwoDeadlines {
        words: String,
        by: String,
        deadline: String,
    },
    /// The deadline does not come after the baseline.
    DeadlineFirst {
        baseline: String,
        deadline: String,
    },
    /// A period that does not lie between baseline and deadline.
    Outside {
        period: String,
        baseline: Option<String>,
        deadline: Option<String>,
    },
    /// A period given twice.
    SamePeriod {
        period: String,
    },
    /// Two bounds that do not make a scale.
    EqualBounds,
}

impl Message for PlanMessage {
    fn code(&self) -> Code {
        match self {
            Self::UnknownKey { .. } | Self::UnknownTable { .. } => Code::UnknownKey,
            Self::MissingKey { .. } | Self::SeriesWithoutKey => Code::MissingKey,
            Self::Header { .. } => Code::WrongType,
            Self::Expected { wanted, .. } => wanted.code(),
            Self::ScaleAlone { .. } => Code::BadUnit,
            Self::Empty
            | Self::NoChoice { .. }
            | Self::CircularSeries { .. }
            | Self::CircularUnit { .. }
            | Self::DeadlineFirst { .. }
            | Self::Outside { .. }
            | Self::EqualBounds => Code::BadValue,
            Self::NoPeriod { .. } => Code::BadPeriod,
            Self::NoTargets => Code::NoTargets,
            Self::DuplicateId { .. } | Self::DuplicateName { .. } | Self::SamePeriod { .. } => {
                Code::DuplicateId
            }
            Self::Direction { .. } | Self::TwoDeadlines { .. } => Code::GoalConflict,
        }
    }

    fn text(&self, l: Language) -> String {
        match self {
            Self::UnknownKey { keys, table, .. } => {
                let (these, keys_) = if keys.len() == 1 {
                    ("这个", "key")
                } else {
                    ("这些", "keys")
                };
                let keys = keys.join(l.pick("”“", "`, `"));
                say!(
                    l,
                    "{table} 里没有“{keys}”{these}键",
                    "{table} has no {keys_} `{keys}`"
                )
            }
            Self::UnknownTable {
                keys,
                elsewhere: Some(_),
                ..
            } => {
                let keys = keys.join(l.pick("”“", "`, `"));
                say!(
                    l,
                    "“{keys}”前面没有表头",
                    "no table head stands before `{keys}`"
                )
            }
            Self::UnknownTable { keys, .. } => {
                let key = keys.join(", ");
                say!(l, "计划里没有“{key}”这种表", "a plan has no table `{key}`")
            }
            Self::MissingKey { key, .. } => say!(l, "缺少 `{key}`", "`{key}` is missing"),
            Self::Header { write } => say!(
                l,
                "这个表应写成 {write}",
                "this table is to be written {write}"
            ),
            Self::SeriesWithoutKey => {
                say!(l, "序列要有自己的键", "a series needs a key of its own")
            }
            Self::Expected { wanted, written } => {
                let name = wanted.name(l);
                say!(
                    l,
                    "这里应是{name}，写的是 {written}",
                    "expected {name}, found {written}"
                )
            }
            Self::ScaleAlone { written } => say!(
                l,
                "“{written}”只是数量级，不是计量单位",
                "`{written}` is a scale, not a unit of measure"
            ),
            Self::Empty => say!(l, "这里是空的", "this is empty"),
            Self::NoChoice { written, .. } => say!(
                l,
                "不认识的取值“{written}”",
                "`{written}` is not one of the values accepted"
            ),
            Self::NoPeriod { error } => error.text(l),
            Self::NoTargets => say!(l, "计划里没有目标", "the plan has no targets"),
            Self::DuplicateId { id, .. } => {
                say!(l, "编号 {id} 用了两次", "the id {id} is used twice")
            }
            Self::DuplicateName {
                name,
                is_key: false,
            } => say!(
                l,
                "序列名称“{name}”用了两次",
                "the series name `{name}` is used twice"
            ),
            Self::DuplicateName { name, is_key: true } => say!(
                l,
                "“{name}”是一个序列的键，又是另一个序列的名称",
                "`{name}` is the key of one series and the name of another"
            ),
            Self::CircularSeries { name } => say!(
                l,
                "序列“{name}”的 parts 或 growth 绕回到它自己",
                "`parts` or `growth` of the series `{name}` leads back to itself"
            ),
            Self::CircularUnit { name } => say!(
                l,
                "单位“{name}”的别名绕回到它自己",
                "the unit `{name}` is an alias of itself"
            ),
            Self::Direction { words } => say!(
                l,
                "目标“{words}”与 direction 说的方向相反",
                "the goal `{words}` and `direction` contradict each other"
            ),
            Self::TwoDeadlines {
                words,
                by,
                deadline,
            } => say!(
                l,
                "目标“{words}”说的是 {by}，deadline 写的是 {deadline}",
                "the goal `{words}` is for {by}, `deadline` says {deadline}"
            ),
            Self::DeadlineFirst { baseline, deadline } => say!(
                l,
                "目标期 {deadline} 不晚于基期 {baseline}",
                "the deadline {deadline} does not come after the baseline {baseline}"
            ),
            Self::Outside {
                period,
                baseline: Some(baseline),
                deadline: Some(deadline),
            } => say!(
                l,
                "{period} 不在基期 {baseline} 与目标期 {deadline} 之间",
                "{period} does not lie between the baseline {baseline} and the deadline {deadline}"
            ),
            Self::Outside {
                period,
                baseline: Some(baseline),
                ..
            } => say!(
                l,
                "{period} 不晚于基期 {baseline}",
                "{period} does not come after the baseline {baseline}"
            ),
            Self::Outside {
                period, deadline, ..
            } => {
                let deadline = deadline.as_deref().unwrap_or_default();
                say!(
                    l,
                    "{period} 不早于目标期 {deadline}",
                    "{period} does not come before the deadline {deadline}"
                )
            }
            Self::SamePeriod { period } => {
                say!(l, "{period} 写了两次", "{period} stands twice")
            }
            Self::EqualBounds => say!(
                l,
                "worst 与 best 应是同一单位的两个不同的值",
                "worst and best are to be two different values of one unit"
            ),
        }
    }

    fn label(&self, l: Language) -> Option<String> {
        match self {
            Self::UnknownKey {
                near: Some(near), ..
            }
            | Self::UnknownTable {
                near: Some(near), ..
            }
            | Self::NoChoice {
                near: Some(near), ..
            } => Some(say!(l, "是不是 `{near}`？", "did you mean `{near}`?")),
            Self::UnknownKey {
                elsewhere: Some(table),
                ..
            }
            | Self::UnknownTable {
                elsewhere: Some(table),
                ..
            } => Some(say!(l, "应写在 {table} 里", "this belongs to {table}")),
            _ => None,
        }
    }

    fn help(&self, l: Language) -> Option<String> {
        Some(match self {
            Self::UnknownKey {
                keys,
                known,
                bare,
                near,
                ..
            } => {
                let key = keys.join(", ");
                let known = l.list(known);
                let quotes = if *bare && near.is_none() {
                    say!(
                        l,
                        "；TOML 中非 ASCII 的键要加引号：\"{key}\"",
                        "; a TOML key that is not ASCII needs quotes: \"{key}\""
                    )
                } else {
                    String::new()
                };
                say!(
                    l,
                    "可用的键：{known}{quotes}",
                    "the keys are: {known}{quotes}"
                )
            }
            Self::UnknownTable { .. } => {
                let known = l.list(super::HEADERS.iter().map(|(_, header)| header));
                say!(l, "可用的表：{known}", "the tables are: {known}")
            }
            Self::NoChoice { words, .. } => {
                let words = l.list(words);
                say!(l, "可用的值：{words}", "the values are: {words}")
            }
            Self::MissingKey {
                example: (zh, en), ..
            } => {
                let example = l.pick(zh, en);
                say!(l, "例如 {example}", "for example {example}")
            }
            Self::SeriesWithoutKey => say!(
                l,
                "写成 [series.gdp]，键 gdp 可自定",
                "write [series.gdp], with a key of your own"
            ),
            Self::Expected { wanted, written } => return wanted.example(written, l),
            Self::ScaleAlone { written } => say!(
                l,
                "写上所数的东西，如 {written}元、{written}人次",
                "write what is counted too, as in `million USD`"
            ),
            Self::Empty => say!(
                l,
                "写上内容，或删去这个键",
                "write something, or drop the key"
            ),
            Self::NoPeriod { error } => match error.why {
                Why::NoSuchPeriod | Why::MonthCount | Why::DayOrMonth | Why::Fiscal => {
                    error.help(l)
                }
                // What a block of data would settle, a plan has to write otherwise.
                _ => return Wanted::Period.example("", l),
            },
            Self::NoTargets => say!(
                l,
                "至少写一个：[[targets]] 换行 name = \"接待国内外游客\" 换行 goal = \"3500万人次\"",
                "write at least one: [[targets]], then name = \"…\" and goal = \"55%\""
            ),
            Self::DuplicateId { given: false, .. } => say!(
                l,
                "没有写 id 的目标按次序编为 T01、T02……；换一个编号",
                "targets without id are numbered T01, T02, …; choose another id"
            ),
            Self::DuplicateId { .. } | Self::DuplicateName { .. } => {
                say!(l, "换一个", "choose another")
            }
            Self::TwoDeadlines { .. } => say!(
                l,
                "只写一处；途经的年份写入 milestones",
                "say it once; levels on the way belong to milestones"
            ),
            Self::Direction { .. } => say!(
                l,
                "改目标的措辞，或去掉 direction",
                "reword the goal, or drop `direction`"
            ),
            _ => return None,
        })
    }
}
