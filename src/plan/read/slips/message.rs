//! What is said of lines that are not TOML.

use crate::{messages, worded};

messages! {
    /// A slip in the writing of TOML.
    pub(crate) enum Slip, language {
        /// Not one line of the file is that of a plan.
        NoPlan => TomlSyntax,
            "这不是计划文件：没有一行是 TOML 的表头或“键 = 值”" / "this is not a plan: not one line is a TOML table head or `key = value`",
            help "计划由 [plan]、[data]、[[targets]] 等表头和 title = \"…\" 这样的行组成；数据文件用 --data 指明"
                / "a plan is made of table heads such as [plan], [data], [[targets]] and lines such as title = \"…\"; data files are named with --data";
        /// A key without a value.
        NoValue { key: String } => TomlSyntax,
            "“{key}”后面没有值" / "`{key}` has no value",
            help "写成 {key} = \"…\"，或删去这一行" / "write {key} = \"…\", or drop the line";
        /// A line of which it is plain what was meant.
        Line { wrong: Wrong, write: String } => TomlSyntax,
            = wrong.text(language).to_owned(),
            help "写成 {write}" / "write {write}";
        /// Quotes that do not come in pairs.
        OddQuotes => TomlSyntax,
            "引号没有成对" / "the quotes do not come in pairs",
            help "每段文字前后各一个引号" / "a quote stands on both sides of each text";
        /// A text of several lines without the marks at its end.
        OpenLong { marks: String } => TomlSyntax,
            "缺少右引号" / "the closing quote is missing",
            help "在末尾补上 {marks}" / "add {marks} at its end";
        /// A list or an inline table without its second bracket.
        OpenBracket { open: char } => TomlSyntax,
            with { let close = if *open == '[' { ']' } else { '}' }; },
            "“{open}”没有右半边" / "the bracket `{open}` is not closed",
            label "从这里开始" / "it begins here",
            help "在末尾补上 {close}" / "add {close} at its end";
        /// A comma or the like at the end of a line.
        LineEnd { sign: char } => TomlSyntax,
            "行末多了“{sign}”" / "`{sign}` does not belong at the end of a line",
            help "删去它" / "drop it";
        /// Something behind a complete line.
        TwoOnALine => TomlSyntax,
            "一行只能写一个“键 = 值”" / "a line holds one `key = value` only",
            help "分成两行写" / "write two lines";
        /// A comma of another script between the items of a list.
        ItemSign { sign: char } => TomlSyntax,
            "各项之间应是半角逗号，写的是“{sign}”" / "items are separated by commas, not by `{sign}`",
            help "写一个半角逗号" / "write a comma";
        /// No comma between two items of a list.
        NoComma => TomlSyntax,
            "两项之间缺少逗号" / "a comma is missing between two items",
            help "写一个半角逗号" / "write a comma";
        /// A comma with no item before it.
        NoItem => TomlSyntax,
            "逗号前面没有内容" / "nothing stands before the comma",
            help "删去它" / "drop it";
        /// A day that no calendar has.
        NoDay => TomlSyntax,
            "没有这一天" / "there is no such day";
        /// A backslash in a text.
        Backslash => TomlSyntax,
            "双引号里的反斜杠 \\ 有特殊含义" / "a backslash has a meaning of its own between double quotes",
            help "路径用 /；要写反斜杠时整段用单引号，如 '…\\…'"
                / "write paths with /; where a backslash is meant, put the text in single quotes: '…\\…'";
        /// A control character.
        Control { code: u32 } => TomlSyntax,
            "文字里有控制字符 U+{code:04X}" / "the text holds the control character U+{code:04X}",
            help "删去它" / "drop it";
        /// The same key twice: the line of the first, from 1.
        Twice { key: String, line: usize } => TomlSyntax,
            "“{key}”写了两次，先前在第 {line} 行" / "`{key}` stands twice, first on line {line}",
            help "只留一处；属于另一个表的，前面要有表头，如 [[targets]]"
                / "keep one of them; what belongs to another table needs its head before it, such as [[targets]]";
        /// The same table twice: the line of the first, from 1.
        TwoHeads { head: String, line: usize } => TomlSyntax,
            "“{head}”写了两次，先前在第 {line} 行" / "`{head}` stands twice, first on line {line}",
            help "只留一处" / "keep one of them";
        /// `[data]` beside `[[data]]`.
        MixedHeads { name: String } => TomlSyntax,
            "[{name}] 与 [[{name}]] 不能混用" / "[{name}] and [[{name}]] cannot both stand in one plan",
            help "都写成 [[{name}]]" / "write [[{name}]] for each of them";
        /// Lines that end with a carriage return alone.
        BareReturns => TomlSyntax,
            "行末只有回车符（CR），没有换行符" / "lines end with a carriage return alone",
            help "用编辑器把换行改成 LF 或 CRLF 后保存" / "save the plan with LF or CRLF line ends";
        /// Anything else.
        Other => TomlSyntax,
            "这里不是合法的 TOML" / "this is not valid TOML";
    }
}

worded! {
    /// What is wrong with a line that is to be written otherwise.
    pub(crate) enum Wrong {
        NoEquals: "键与值之间应是等号 =" / "`=` is missing between the key and its value",
        TwoEquals: "等号多写了一个" / "there is a second `=`",
        BareKey: "TOML 中非 ASCII 的键要加引号" / "a TOML key that is not ASCII needs quotes",
        KeySigns: "键的旁边有全角空格或全角引号" / "full-width blanks or curly quotes stand around the key",
        Unquoted: "值缺少引号" / "the value lacks its quotes",
        HalfQuoted: "引号只包住了值的一部分" / "the quotes hold only a part of the value",
        OpenText: "缺少右引号" / "the closing quote is missing",
        Bracket: "括号要用半角的 [ ] { }" / "brackets are to be the half-width [ ] and { }",
        Comment: "注释要用半角的 # 开头" / "a comment begins with #",
        OpenHead: "表头的方括号没有成对" / "the brackets of the table head do not come in pairs",
    }
}

impl Slip {
    /// Whether a value may be read as something else than was meant.
    pub(super) fn misreads(&self) -> bool {
        use Wrong::{HalfQuoted, OpenText, Unquoted};
        let is_value = |wrong: &Wrong| matches!(wrong, Unquoted | HalfQuoted | OpenText);
        match self {
            Self::Line { wrong, .. } => is_value(wrong),
            _ => matches!(self, Self::NoValue { .. } | Self::NoDay),
        }
    }
}
