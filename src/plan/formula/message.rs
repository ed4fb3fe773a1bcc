//! What is wrong with a formula.

use std::ops::Range;

use super::Function;
use crate::diagnostic::{Code, Message};
use crate::language::{Language, plural};
use crate::say;

/// What is wrong with a formula, and where in its text (bytes).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FormulaError {
    /// Where.
    pub span: Range<usize>,
    /// What.
    pub message: FormulaMessage,
}

/// What can be wrong with a formula.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum FormulaMessage {
    /// Nothing was written.
    Empty,
    /// A sign where a name, number or bracket should stand.
    NoOperand {
        /// The sign.
        sign: String,
    },
    /// The end where a name, number or bracket should stand.
    Ended,
    /// A sign that no formula has.
    StrangeSign {
        /// The sign.
        sign: String,
    },
    /// A comma outside a function.
    Comma,
    /// `1,234` among arguments: one number or two.
    CommaOrThousands {
        /// As it stands.
        written: String,
    },
    /// Two operands and no operator between them.
    NoOperator {
        /// Both, as they stand.
        both: String,
        /// Whether both are words, which might be one name.
        words: bool,
    },
    /// `(` without `)`.
    UnclosedBracket,
    /// `)` without `(`.
    UnopenedBracket,
    /// A back-quote without another.
    UnclosedQuote,
    /// Nothing between back-quotes.
    EmptyName,
    /// A name in quotation marks.
    WrongQuotes {
        /// The name.
        name: String,
    },
    /// A bracket right behind a name.
    BracketInName {
        /// The name with its brackets, as it is probably meant.
        name: String,
    },
    /// A word before a bracket that is no function.
    UnknownFunction {
        /// The word.
        name: String,
        /// The nearest function.
        nearest: Option<&'static str>,
    },
    /// Too few or too many arguments.
    Arguments {
        /// The function.
        function: Function,
        /// How many were given.
        given: usize,
    },
    /// The years of `cagr` are no whole number.
    Years {
        /// What was given.
        given: String,
    },
    /// A number of more than 28 digits.
    NumberTooLong,
    /// Brackets within brackets beyond all sense.
    TooDeep,
    /// More signs than any formula has.
    TooLong,
}

impl Message for FormulaMessage {
    fn code(&self) -> Code {
        Code::BadFormula
    }

    fn text(&self, language: Language) -> String {
        say! { language, self;
            Self::Empty => "公式是空的" / "the formula is empty",
            Self::NoOperand { sign } => "公式里的“{sign}”前面缺少名称或数" / "a name or number is missing before `{sign}` in the formula",
            Self::Ended => "公式没有写完" / "the formula is not finished",
            Self::StrangeSign { sign } => "公式里不能用“{sign}”" / "`{sign}` has no meaning in a formula",
            Self::Comma => "逗号只用在函数的括号里" / "a comma stands only between the arguments of a function",
            Self::CommaOrThousands { written } => "“{written}”在函数的括号里可能是一个数，也可能是两个" / "`{written}` among the arguments of a function may be one number or two",
            Self::NoOperator { both, .. } => "“{both}”中间缺少运算符" / "an operator is missing within `{both}`",
            Self::UnclosedBracket => "括号没有右半边" / "the bracket is not closed",
            Self::UnopenedBracket => "多出一个右括号" / "the bracket closes nothing",
            Self::UnclosedQuote => "反引号没有成对" / "the back-quote is not closed",
            Self::EmptyName => "反引号里没有名称" / "there is no name between the back-quotes",
            Self::WrongQuotes { name } => "名称“{name}”加的是引号" / "the name `{name}` stands in quotation marks",
            Self::BracketInName { name } => "名称“{name}”里有括号，会被当成运算" / "the name `{name}` has a bracket in it, which would be read as arithmetic",
            Self::UnknownFunction { name, .. } => "没有“{name}”这个函数" / "there is no function `{name}`",
            Self::Arguments { function, given } if function.arity().1.is_none() => with { let (name, (least, _)) = (function.name(), function.arity()); } "函数 {name} 至少要 {least} 个参数，这里给了 {given} 个" / "the function {name} takes at least {least} arguments, not {given}",
            Self::Arguments { function, given } => with { let (name, (least, _)) = (function.name(), function.arity()); let wanted = plural(least, "argument"); } "函数 {name} 要 {least} 个参数，这里给了 {given} 个" / "the function {name} takes {wanted}, not {given}",
            Self::Years { given } => "cagr 的年数“{given}”不是 1 到 100 的整数" / "the years of cagr are no whole number from 1 to 100: `{given}`",
            Self::NumberTooLong => "数太大、太小，或有效数字超过 28 位" / "the number is too large, too small, or has more than 28 significant digits",
            Self::TooDeep => "括号套得太深" / "brackets stand too deep within each other",
            Self::TooLong => "公式太长" / "the formula is too long",
        }
    }

    fn label(&self, language: Language) -> Option<String> {
        Some(say! { language, self;
            Self::Empty | Self::NoOperand { .. } | Self::Ended | Self::EmptyName => "这里应是名称、数、函数或左括号" / "expected a name, a number, a function or an opening bracket",
            Self::NoOperator { .. } => "两者之间应有 + - * /" / "expected + - * / between the two",
            Self::StrangeSign { .. } => "可用的符号是 + - * / ( ) 和逗号" / "the signs of a formula are + - * / ( ) and the comma",
            Self::UnclosedBracket | Self::UnclosedQuote => "从这里开始" / "it begins here",
            Self::Arguments { function, .. } => with { let signature = function.signature(); } "写作 {signature}" / "it is written {signature}",
            _ => = return None,
        })
    }

    fn help(&self, language: Language) -> Option<String> {
        Some(say! { language, self;
            Self::Empty => "写公式，如 formula = \"服务业增加值 / 地区生产总值\"；不写 formula 就取与目标同名的序列" / "write one, as in formula = \"服务业增加值 / 地区生产总值\"; a target without formula is the series of its own name",
            Self::StrangeSign { sign } => = strange_sign_help(sign, language),
            Self::NoOperator { both, .. } if is_function(both) => with { let name = both.split_whitespace().next().unwrap_or_default(); } "函数的参数写在括号里：{name}(…)" / "the arguments of a function stand in brackets: {name}(…)",
            Self::NoOperator { both, words: true } => "若是一个名称，加反引号：`{both}`" / "if it is one name, put it in back-quotes: `{both}`",
            Self::NoOperator { .. } => "相乘要写 *；含运算符、括号或空格的名称要加反引号" / "write * to multiply; names with operators, brackets or blanks stand in back-quotes",
            Self::CommaOrThousands { written } => with { let (one, two) = (written.replace(',', ""), written.replace(',', ", ")); } "一个数写 {one}，两个写 {two}" / "write {one} for one number, {two} for two",
            Self::Comma => "相加写 a + b，取其大写 max(a, b)；各是一个指标的，写成两个目标" / "write a + b to add, max(a, b) for the larger; what are two indicators are two targets",
            Self::WrongQuotes { name } | Self::BracketInName { name } => "加反引号：`{name}`" / "put it in back-quotes: `{name}`",
            Self::UnclosedQuote => "名称前后各写一个反引号：`名称`" / "a back-quote stands on both sides of a name",
            Self::UnknownFunction { nearest, name } => with { let near = did_you_mean(*nearest, language); let functions = language.list(Function::ALL.iter().map(|f| f.signature())); } "{near}可用的函数：{functions}；若“{name}”后的括号属于名称，整个名称加反引号" / "{near}the functions are {functions}; if the bracket belongs to a name, put the whole name in back-quotes",
            Self::Arguments { function, .. } => with { let (signature, meaning) = (function.signature(), function.meaning(language)); } "{signature}：{meaning}" / "{signature}: {meaning}",
            Self::Years { .. } => "两年平均写作 cagr(x, 2)" / "the mean growth of two years is cagr(x, 2)",
            Self::UnopenedBracket | Self::UnclosedBracket => "括号要成对；名称里的括号要连同名称加反引号" / "brackets come in pairs; a name with brackets in it stands in back-quotes",
            Self::TooDeep | Self::TooLong => "把它分成几个目标，或在数据里先算出中间结果" / "split it into several targets, or prepare the parts in the data",
            _ => = return None,
        })
    }
}

/// The nearest name as a question before what else is said.
fn did_you_mean(nearest: Option<&str>, language: Language) -> String {
    let asked = |nearest| say!(language, "是不是 {nearest}？", "did you mean {nearest}? ");
    nearest.map_or_else(String::new, asked)
}

/// Whether a text begins with the name of a function.
fn is_function(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.next().is_some_and(|word| Function::of(word).is_some())
}

/// The way out for signs that people expect.
fn strange_sign_help(sign: &str, language: Language) -> String {
    say! { language, sign.chars().next();
        Some('^') => "公式没有乘方；平均增速用 cagr(x, n)" / "formulas have no powers; mean growth is cagr(x, n)",
        Some('=' | '<' | '>' | '≥' | '≤' | '＝' | '＞' | '＜') => "要达到多少写在 goal 里，如 goal = \">=5%\"" / "what is to be reached stands in goal, as in goal = \">=5%\"",
        Some('[' | ']' | '{' | '}' | '【' | '】' | '〔' | '〕' | '［' | '］' | '｛' | '｝') => "运算用圆括号 ( )；属于名称的括号要连同名称加反引号" / "arithmetic uses round brackets; a name with brackets in it stands in back-quotes",
        Some('%' | '％' | '‰') => "百分号只写在数后，如 5%；名称里的百分号要连同名称加反引号" / "the sign stands only behind a number, as in 5%; a name with it stands in back-quotes",
        _ => "含这类符号的名称要加反引号：`名称`" / "a name with such a sign in it stands in back-quotes",
    }
}
