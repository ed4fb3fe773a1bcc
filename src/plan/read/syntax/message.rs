//! What is said of lines that are not TOML.

use super::words;
use crate::diagnostic::{Code, Message};
use crate::language::Language;
use crate::say;

/// A slip in the writing of TOML, and the line to write where it is plain what was meant.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct SlipMessage {
    pub(super) slip: Slip,
    pub(super) write: Option<String>,
}

impl SlipMessage {
    /// Whether nothing is wrong but that a key lacks its quotes.
    pub(in crate::plan::read) fn is_bare_key(&self) -> bool {
        matches!(self.slip, Slip::BareKey { .. })
    }
}

/// What is wrong with a line.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Slip {
    /// Not one line of the file is that of a plan.
    NoPlan,
    /// A key without a value.
    NoValue { key: String },
    /// Another sign, or none, where `=` should stand.
    NoEquals,
    /// A second `=`.
    TwoEquals,
    /// A key that needs quotes.
    BareKey { key: String },
    /// A key with blanks or quotation marks around it that TOML does not know.
    KeySigns,
    /// A value that lacks its quotes.
    Unquoted,
    /// Quotes that hold a part of the value only.
    HalfQuoted,
    /// Quotes that do not come in pairs.
    OddQuotes,
    /// A text without its second quote.
    OpenText,
    /// A list or an inline table without its second bracket.
    OpenBracket { open: char },
    /// A table's head without some of its brackets.
    OpenHeader,
    /// A comma or the like at the end of a line.
    LineEnd { sign: char },
    /// Something behind a complete line.
    TwoOnALine,
    /// A comma of another script between the items of a list.
    ItemSign { sign: char },
    /// No comma between two items of a list.
    NoComma,
    /// A day that no calendar has.
    NoDay,
    /// A backslash in a text.
    Backslash,
    /// A control character in a text.
    Control { code: u32 },
    /// The same key twice: the line of the first, from 1.
    Twice { key: String, line: Option<usize> },
    /// `[data]` beside `[[data]]`.
    MixedHeaders { name: String },
    /// Lines that end with a carriage return alone.
    BareReturns,
    /// Anything else, in the words of the parser.
    Other { detail: String },
}

impl Message for SlipMessage {
    fn code(&self) -> Code {
        Code::TomlSyntax
    }

    fn text(&self, l: Language) -> String {
        match &self.slip {
            Slip::NoPlan => say!(
                l,
                "这不是计划文件：没有一行是 TOML 的表头或“键 = 值”",
                "this is not a plan: not one line is a TOML table head or `key = value`"
            ),
            Slip::NoValue { key } => say!(l, "“{key}”后面没有值", "`{key}` has no value"),
            Slip::NoEquals => say!(
                l,
                "键与值之间应是等号 =",
                "`=` is missing between the key and its value"
            ),
            Slip::TwoEquals => say!(l, "等号多写了一个", "there is a second `=`"),
            Slip::BareKey { key } => say!(
                l,
                "TOML 中非 ASCII 的键要加引号：{key}",
                "a TOML key that is not ASCII needs quotes: {key}"
            ),
            Slip::KeySigns => say!(
                l,
                "键的旁边有全角空格或全角引号",
                "full-width blanks or curly quotes stand around the key"
            ),
            Slip::Unquoted => say!(l, "值缺少引号", "the value lacks its quotes"),
            Slip::HalfQuoted => say!(
                l,
                "引号只包住了值的一部分",
                "the quotes hold only a part of the value"
            ),
            Slip::OddQuotes => say!(l, "引号没有成对", "the quotes do not come in pairs"),
            Slip::OpenText => say!(l, "缺少右引号", "the closing quote is missing"),
            Slip::OpenBracket { open } => say!(
                l,
                "“{open}”没有右半边",
                "the bracket `{open}` is not closed"
            ),
            Slip::OpenHeader => say!(
                l,
                "表头的方括号没有成对",
                "the brackets of the table head do not come in pairs"
            ),
            Slip::LineEnd { sign } => {
                say!(
                    l,
                    "行末多了“{sign}”",
                    "`{sign}` does not belong at the end of a line"
                )
            }
            Slip::TwoOnALine => say!(
                l,
                "一行只能写一个“键 = 值”",
                "a line holds one `key = value` only"
            ),
            Slip::ItemSign { sign } => say!(
                l,
                "各项之间应是半角逗号，写的是“{sign}”",
                "items are separated by commas, not by `{sign}`"
            ),
            Slip::NoComma => say!(
                l,
                "两项之间缺少逗号",
                "a comma is missing between two items"
            ),
            Slip::NoDay => say!(l, "没有这一天", "there is no such day"),
            Slip::Backslash => say!(
                l,
                "双引号里的反斜杠 \\ 有特殊含义",
                "a backslash has a meaning of its own between double quotes"
            ),
            Slip::Control { code } => say!(
                l,
                "文字里有控制字符 U+{code:04X}",
                "the text holds the control character U+{code:04X}"
            ),
            Slip::Twice {
                key,
                line: Some(line),
            } => say!(
                l,
                "“{key}”写了两次，先前在第 {line} 行",
                "`{key}` stands twice, first on line {line}"
            ),
            Slip::Twice { key, line: None } => {
                say!(l, "“{key}”写了两次", "`{key}` stands twice")
            }
            Slip::MixedHeaders { name } => say!(
                l,
                "[{name}] 与 [[{name}]] 不能混用",
                "[{name}] and [[{name}]] cannot both stand in one plan"
            ),
            Slip::BareReturns => say!(
                l,
                "行末只有回车符（CR），没有换行符",
                "lines end with a carriage return alone"
            ),
            Slip::Other { detail } => {
                let detail = l.pick(words::chinese(detail), detail);
                say!(l, "不是合法的 TOML：{detail}", "not valid TOML: {detail}")
            }
        }
    }

    fn label(&self, l: Language) -> Option<String> {
        matches!(self.slip, Slip::OpenBracket { .. })
            .then(|| say!(l, "从这里开始", "it begins here"))
    }

    fn help(&self, l: Language) -> Option<String> {
        if let Some(line) = &self.write {
            return Some(say!(l, "写成 {line}", "write {line}"));
        }
        Some(match &self.slip {
            Slip::NoPlan => say!(
                l,
                "计划由 [plan]、[data]、[[targets]] 等表头和 title = \"…\" 这样的行组成；数据文件用 --data 指明",
                "a plan is made of table heads such as [plan], [data], [[targets]] and lines such as title = \"…\"; data files are named with --data"
            ),
            Slip::OddQuotes => say!(
                l,
                "每段文字前后各一个引号",
                "a quote stands on both sides of each text"
            ),
            Slip::NoValue { key } => say!(
                l,
                "写成 {key} = \"…\"，或删去这一行",
                "write {key} = \"…\", or drop the line"
            ),
            Slip::TwoOnALine => say!(l, "分成两行写", "write two lines"),
            Slip::LineEnd { .. } | Slip::Control { .. } => say!(l, "删去它", "drop it"),
            Slip::ItemSign { .. } | Slip::NoComma => say!(l, "写一个半角逗号", "write a comma"),
            Slip::OpenBracket { open } => {
                let close = if *open == '[' { ']' } else { '}' };
                say!(l, "在末尾补上 {close}", "add {close} at its end")
            }
            Slip::Backslash => say!(
                l,
                "路径用 /；要写反斜杠时整段用单引号，如 '…\\…'",
                "write paths with /; where a backslash is meant, put the text in single quotes: '…\\…'"
            ),
            Slip::Twice { key, .. } if !key.starts_with('[') => say!(
                l,
                "只留一处；属于另一个表的，前面要有表头，如 [[targets]]",
                "keep one of them; what belongs to another table needs its head before it, such as [[targets]]"
            ),
            Slip::Twice { .. } => say!(l, "只留一处", "keep one of them"),
            Slip::MixedHeaders { name } => {
                say!(l, "都写成 [[{name}]]", "write [[{name}]] for each of them")
            }
            Slip::BareReturns => say!(
                l,
                "用编辑器把换行改成 LF 或 CRLF 后保存",
                "save the plan with LF or CRLF line ends"
            ),
            _ => return None,
        })
    }
}
