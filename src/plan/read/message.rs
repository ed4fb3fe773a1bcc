//! What can be wrong with a plan.

use super::toml_words;
use crate::diagnostic::{Code, Message};
use crate::language::Language;
use crate::quantity::notation::LabelError;
use crate::say;

/// An error in `targets.toml`.
#[derive(Clone, Debug)]
pub(crate) enum PlanMessage {
    /// The file cannot be read: the reason of the system.
    Unreadable {
        path: String,
        kind: std::io::ErrorKind,
        reason: String,
    },
    /// It is a folder.
    Directory {
        path: String,
    },
    /// It is not UTF-8.
    NotUtf8 {
        line: usize,
    },
    /// A syntax error in the words of the parser.
    Syntax {
        detail: String,
    },
    /// A word where a line `key = value` or a table should stand.
    NoValue {
        key: String,
    },
    /// A key that is not ASCII and not quoted.
    BareKey {
        key: String,
    },
    /// A value that lacks its quotes: the line to write.
    Unquoted {
        line: String,
    },
    UnknownKey {
        key: String,
        table: &'static str,
        near: Option<String>,
        known: Vec<String>,
    },
    MissingKey {
        key: &'static str,
        example: &'static str,
    },
    NoTable {
        example: &'static str,
    },
    NoText {
        written: String,
    },
    NoWhole {
        written: String,
        least: i64,
        most: i64,
    },
    NoChoice {
        written: String,
        near: Option<String>,
        words: Vec<String>,
    },
    NoPeriod {
        error: LabelError,
    },
    NoQuantity {
        written: String,
    },
    NoPoints {
        written: String,
    },
    NoUnit {
        written: String,
    },
    NoAge {
        written: String,
    },
    NoTargets,
    DuplicateId {
        id: String,
    },
    DuplicateName {
        name: String,
    },
    /// The goal's words and the declared direction disagree.
    Direction {
        words: String,
    },
    /// The deadline does not come after the baseline.
    DeadlineFirst {
        baseline: String,
        deadline: String,
    },
}

impl Message for PlanMessage {
    fn code(&self) -> Code {
        match self {
            Self::Unreadable { .. } | Self::Directory { .. } | Self::NotUtf8 { .. } => {
                Code::Unreadable
            }
            Self::Syntax { .. }
            | Self::NoValue { .. }
            | Self::BareKey { .. }
            | Self::Unquoted { .. } => Code::TomlSyntax,
            Self::UnknownKey { .. } => Code::UnknownKey,
            Self::MissingKey { .. } => Code::MissingKey,
            Self::NoTable { .. } | Self::NoText { .. } | Self::NoWhole { .. } => Code::WrongType,
            Self::NoChoice { .. } | Self::NoAge { .. } | Self::DeadlineFirst { .. } => {
                Code::BadValue
            }
            Self::NoPeriod { .. } => Code::BadPeriod,
            Self::NoQuantity { .. } | Self::NoPoints { .. } => Code::BadNumber,
            Self::NoUnit { .. } => Code::BadUnit,
            Self::NoTargets => Code::NoTargets,
            Self::DuplicateId { .. } | Self::DuplicateName { .. } => Code::DuplicateId,
            Self::Direction { .. } => Code::GoalConflict,
        }
    }

    fn text(&self, l: Language) -> String {
        match self {
            Self::Unreadable {
                path,
                kind: std::io::ErrorKind::NotFound,
                ..
            } => say!(l, "没有 {path} 这个计划文件", "there is no plan {path}"),
            Self::Unreadable {
                path,
                kind: std::io::ErrorKind::PermissionDenied,
                ..
            } => say!(
                l,
                "没有权限读取计划文件 {path}",
                "no permission to read the plan {path}"
            ),
            Self::Unreadable { path, reason, .. } => {
                say!(
                    l,
                    "计划文件 {path} 读不出来：{reason}",
                    "cannot read the plan {path}: {reason}"
                )
            }
            Self::Directory { path } => say!(
                l,
                "{path} 是文件夹，不是计划文件",
                "{path} is a folder, not a plan"
            ),
            Self::NotUtf8 { line } => say!(
                l,
                "第 {line} 行起不是 UTF-8 文字",
                "line {line} is not UTF-8 text"
            ),
            Self::Syntax { detail } => {
                let detail = match l {
                    Language::Zh => toml_words::chinese(detail),
                    Language::En => detail,
                };
                say!(l, "不是合法的 TOML：{detail}", "not valid TOML: {detail}")
            }
            Self::NoValue { key } => say!(
                l,
                "不是合法的 TOML：“{key}”后面没有值",
                "not valid TOML: `{key}` has no value"
            ),
            Self::BareKey { key } => say!(
                l,
                "TOML 中非 ASCII 的键要加引号：{key}",
                "a TOML key that is not ASCII needs quotes: {key}"
            ),
            Self::Unquoted { .. } => say!(l, "值缺少引号", "the value lacks its quotes"),
            Self::UnknownKey { key, table, .. } => {
                say!(
                    l,
                    "{table} 里没有“{key}”这个键",
                    "{table} has no key `{key}`"
                )
            }
            Self::MissingKey { key, .. } => say!(l, "缺少 `{key}`", "`{key}` is missing"),
            Self::NoTable { .. } => say!(l, "这里应是一个表", "a table is expected here"),
            Self::NoText { written } => say!(
                l,
                "这里应是文字，写的是 {written}",
                "a text is expected here, not {written}"
            ),
            Self::NoWhole {
                written,
                least,
                most,
            } => say!(
                l,
                "这里应是 {least} 到 {most} 的整数，写的是 {written}",
                "a whole number from {least} to {most} is expected here, not {written}"
            ),
            Self::NoChoice { written, .. } => {
                say!(
                    l,
                    "不认识的取值“{written}”",
                    "`{written}` is not one of the values accepted"
                )
            }
            Self::NoPeriod { error } => error.text(l),
            Self::NoQuantity { written } => {
                say!(l, "“{written}”不是数", "`{written}` is not a number")
            }
            Self::NoPoints { written } => say!(
                l,
                "“{written}”不是百分点",
                "`{written}` is not a number of percentage points"
            ),
            Self::NoUnit { written } => {
                say!(
                    l,
                    "“{written}”不是计量单位",
                    "`{written}` is not a unit of measure"
                )
            }
            Self::NoAge { written } => {
                say!(
                    l,
                    "“{written}”不是时长",
                    "`{written}` is not a length of time"
                )
            }
            Self::NoTargets => say!(l, "计划里没有目标", "the plan has no targets"),
            Self::DuplicateId { id } => say!(l, "编号 {id} 用了两次", "the id {id} is used twice"),
            Self::DuplicateName { name } => say!(
                l,
                "序列名称“{name}”用了两次",
                "the series name `{name}` is used twice"
            ),
            Self::Direction { words } => say!(
                l,
                "目标“{words}”与 direction 说的方向相反",
                "the goal `{words}` and `direction` contradict each other"
            ),
            Self::DeadlineFirst { baseline, deadline } => say!(
                l,
                "目标期 {deadline} 不晚于基期 {baseline}",
                "the deadline {deadline} does not come after the baseline {baseline}"
            ),
        }
    }

    fn label(&self, l: Language) -> Option<String> {
        match self {
            Self::UnknownKey { near, .. } => Some(match near {
                Some(near) => say!(l, "是不是 `{near}`？", "did you mean `{near}`?"),
                None => say!(l, "不认识", "not known"),
            }),
            Self::NoChoice {
                near: Some(near), ..
            } => Some(say!(l, "是不是 `{near}`？", "did you mean `{near}`?")),
            _ => None,
        }
    }

    fn help(&self, l: Language) -> Option<String> {
        match self {
            Self::Unreadable { .. } | Self::Directory { .. } => Some(say!(
                l,
                "用 `-t 文件` 指明计划文件，缺省是当前文件夹里的 targets.toml",
                "name the plan with `-t FILE`; the default is targets.toml in this folder"
            )),
            Self::NotUtf8 { .. } => Some(say!(
                l,
                "请把计划文件另存为 UTF-8",
                "save the plan as UTF-8"
            )),
            Self::NoValue { key } => Some(say!(
                l,
                "计划由表头（如 [plan]、[[targets]]）和“键 = 值”的行组成，例如 {key} = \"…\"",
                "a plan is made of tables such as [plan] and [[targets]] and of lines such as {key} = \"…\""
            )),
            Self::BareKey { key } => Some(say!(l, "写成 \"{key}\" = …", "write \"{key}\" = …")),
            Self::Unquoted { line } => Some(say!(l, "写成 {line}", "write {line}")),
            Self::UnknownKey { known, .. } => {
                let known = l.list(known);
                Some(say!(l, "可用的键：{known}", "the keys are: {known}"))
            }
            Self::NoChoice { words, .. } => {
                let words = l.list(words);
                Some(say!(l, "可用的值：{words}", "the values are: {words}"))
            }
            Self::MissingKey { example, .. } | Self::NoTable { example } => {
                Some(say!(l, "例如 {example}", "for example {example}"))
            }
            Self::NoText { written } => Some(say!(
                l,
                "加上引号：\"{written}\"",
                "put it in quotes: \"{written}\""
            )),
            Self::NoPeriod { error } => error.help(l).or_else(|| {
                Some(say!(
                    l,
                    "例如 \"2020\"、\"2024-06\"、\"2024年上半年\"",
                    "for example \"2020\", \"2024-06\", \"2024-Q2\""
                ))
            }),
            Self::NoQuantity { .. } => Some(say!(
                l,
                "例如 \"46.2%\"、\"1800万人次\"",
                "for example \"46.2%\", \"12 million USD\""
            )),
            Self::NoPoints { .. } => Some(say!(
                l,
                "例如 \"5个百分点\"",
                "for example \"5个百分点\" or \"5 percentage points\""
            )),
            Self::NoUnit { .. } => Some(say!(
                l,
                "例如 \"亿元\"、\"万人次\"、\"%\"",
                "for example \"million USD\", \"%\""
            )),
            Self::NoAge { .. } => Some(say!(
                l,
                "例如 \"24个月\"、\"2年\"",
                "for example \"24 months\", \"2 years\""
            )),
            Self::NoTargets => Some(say!(
                l,
                "至少写一个：[[targets]] 换行 name = \"接待国内外游客\" 换行 goal = \"3500万人次\"",
                "write at least one: [[targets]], then name = \"…\" and goal = \"55%\""
            )),
            Self::Direction { .. } => Some(say!(
                l,
                "改目标的措辞，或去掉 direction",
                "reword the goal, or drop `direction`"
            )),
            _ => None,
        }
    }
}
