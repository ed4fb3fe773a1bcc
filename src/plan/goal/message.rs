//! What is wrong with the words of a goal.

use std::ops::Range;

use crate::diagnostic::{Code, Message};
use crate::language::Language;
use crate::quantity::NumberError;
use crate::say;

/// A goal that cannot be read, and the part of its text that is the reason.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct GoalError {
    /// The part that was not understood: bytes of the goal's text, on character borders.
    pub span: Range<usize>,
    /// What is wrong with it.
    pub message: GoalMessage,
}

/// What is wrong with a part of a goal. Texts are the words as written.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum GoalMessage {
    /// The goal is empty.
    Empty,
    /// A part is not understood; the goal that is left without it, if any.
    NotUnderstood(String, Option<String>),
    /// A number is malformed.
    Number(String, NumberError),
    /// What follows a number is no unit.
    Unit(String),
    /// `3500余万人次`
    VagueNumber(String),
    /// `2.3:1`
    Ratio(String),
    /// A word asks for a number, and there is none.
    NoNumber(String),
    /// There is a second number.
    SecondNumber(String),
    /// A word stands on the wrong side of its number.
    Misplaced(String),
    /// The ends of a range have units that do not go together.
    RangeUnits(String),
    /// A range whose lower end is above its upper.
    RangeOrder(String),
    /// Two words that say the opposite.
    Contradiction(String, String),
    /// Two words that promise different things.
    Together(String, String),
    /// `较2020年` beside a level: nothing is compared.
    SinceLevel(String),
    /// A growth a year that is no percentage, or an amount a year.
    YearlyAmount(String),
    /// A change asked for in every single year.
    EachYearChange(String),
    /// A multiple of the baseline in a unit that is no share.
    NotAMultiple(String),
    /// A fall by more than everything.
    TooDeep(String),
    /// A number beyond what can be computed exactly.
    TooLarge(String),
    /// `环比`
    PeriodBefore(String),
    /// `由53.9%提高到55%`
    FromLevel(String),
    /// `与GDP增长同步`
    InStep(String),
    /// `合理区间`
    Vague(String),
    /// `前10名`
    Rank(String),
    /// `每千人`
    PerHead(String),
    /// `(13.5)%`: minus, or since the baseline?
    RoundBracket(String),
}

impl Message for GoalMessage {
    fn code(&self) -> Code {
        match self {
            Self::RangeOrder(_) | Self::Contradiction(..) | Self::Together(..) => {
                Code::GoalConflict
            }
            _ => Code::BadGoal,
        }
    }

    fn text(&self, language: Language) -> String {
        match self {
            Self::Empty => say!(language, "目标是空的", "the goal is empty"),
            Self::NotUnderstood(part, _) => say!(
                language,
                "目标中的“{part}”读不懂",
                "`{part}` in the goal is not understood"
            ),
            Self::Number(part, _) => say!(
                language,
                "目标中的数“{part}”读不懂",
                "the number `{part}` in the goal is not understood"
            ),
            Self::Unit(part) => say!(
                language,
                "目标中的“{part}”不是计量单位",
                "`{part}` in the goal is no unit of measure"
            ),
            Self::VagueNumber(part) => say!(
                language,
                "目标中的“{part}”使数不确定",
                "`{part}` in the goal leaves the number open"
            ),
            Self::Ratio(part) => say!(
                language,
                "目标中的“{part}”是两个数之比",
                "`{part}` in the goal is a ratio of two numbers"
            ),
            Self::NoNumber(part) => say!(
                language,
                "目标中的“{part}”缺少数值",
                "`{part}` in the goal lacks its number"
            ),
            Self::SecondNumber(part) => say!(
                language,
                "一个目标只能有一个数，“{part}”是第二个",
                "a goal has one number, `{part}` is a second one"
            ),
            Self::Misplaced(part) => say!(
                language,
                "目标中的“{part}”位置不对",
                "`{part}` stands on the wrong side of the number"
            ),
            Self::RangeUnits(part) => say!(
                language,
                "区间“{part}”两端的计量单位不一致",
                "the ends of the range `{part}` have units that do not go together"
            ),
            Self::RangeOrder(part) => say!(
                language,
                "区间“{part}”的下限大于上限",
                "the range `{part}` begins above its end"
            ),
            Self::Contradiction(first, second) => say!(
                language,
                "目标中的“{first}”与“{second}”自相矛盾",
                "`{first}` and `{second}` in the goal contradict each other"
            ),
            Self::Together(first, second) => say!(
                language,
                "目标中的“{first}”与“{second}”是两种承诺，不能写在一起",
                "`{first}` and `{second}` are two different promises in one goal"
            ),
            Self::SinceLevel(part) => say!(
                language,
                "目标中写了“{part}”，却没有说变动多少",
                "the goal compares (`{part}`) but states no change"
            ),
            Self::YearlyAmount(part) => say!(
                language,
                "目标中的“{part}”不是年均增长百分之几",
                "`{part}` in the goal is no yearly growth in per cent"
            ),
            Self::EachYearChange(part) => say!(
                language,
                "目标中的“{part}”要求每一年的变动，不能直接与水平值比较",
                "`{part}` asks for a change in every year, which a level cannot be held against"
            ),
            Self::NotAMultiple(part) => say!(
                language,
                "目标中的“{part}”不是倍数或百分比",
                "`{part}` in the goal is no multiple and no percentage"
            ),
            Self::TooDeep(part) => say!(
                language,
                "目标中的“{part}”使结果小于零",
                "`{part}` in the goal takes away more than everything"
            ),
            Self::TooLarge(part) => say!(
                language,
                "目标中的“{part}”超出可精确计算的范围",
                "`{part}` in the goal is beyond exact arithmetic"
            ),
            Self::PeriodBefore(part) => say!(
                language,
                "目标中的“{part}”与上一期比较，目标只与基期或上年比较",
                "`{part}` in the goal compares with the period before; goals compare with the baseline or the year before"
            ),
            Self::FromLevel(part) => say!(
                language,
                "目标中的“{part}”引出起点值，起点值不写在目标里",
                "`{part}` in the goal introduces a starting value, which has no place in a goal"
            ),
            Self::InStep(part) => say!(
                language,
                "目标中的“{part}”以另一指标为准",
                "`{part}` in the goal refers to another indicator"
            ),
            Self::Vague(part) => say!(
                language,
                "目标中的“{part}”没有可以核对的数",
                "`{part}` in the goal gives no number to check"
            ),
            Self::Rank(part) => say!(
                language,
                "目标中的“{part}”说的是名次",
                "`{part}` in the goal is a rank"
            ),
            Self::PerHead(part) => say!(
                language,
                "目标中的“{part}”属于计量单位",
                "`{part}` in the goal belongs to the unit"
            ),
            Self::RoundBracket(part) => say!(
                language,
                "目标中的“{part}”有歧义：圆括号可指负数，也可指累计数",
                "`{part}` in the goal is ambiguous: round brackets mark negative numbers as well as totals"
            ),
        }
    }

    fn label(&self, language: Language) -> Option<String> {
        let Self::Number(_, error) = self else {
            return None;
        };
        Some(match error {
            NumberError::NoNumber => say!(language, "此处应为数", "a number is expected here"),
            NumberError::Grouping => say!(
                language,
                "千位分隔符应每三位一个",
                "thousands separators stand every three digits"
            ),
            NumberError::TooLong => say!(
                language,
                "有效数字不能超过 28 位",
                "at most 28 significant digits"
            ),
            NumberError::Bracket => say!(language, "括号没有配对", "the bracket is not closed"),
            NumberError::TwoWays => say!(
                language,
                "有两种读法，请只写一个数和单位，如 3.5万、1.5亿",
                "can be read in two ways: write one number and its scale, as in 3.5万 or 1.5亿"
            ),
        })
    }

    fn help(&self, language: Language) -> Option<String> {
        Some(match self {
            Self::NotUnderstood(_, Some(left)) => say!(
                language,
                "去掉读不懂的部分，写成 goal = \"{left}\"；指标的名称属于 name，要按原文显示的写入 words",
                "without what is not understood write goal = \"{left}\"; the indicator's name belongs to `name`, what is to be printed instead to `words`"
            ),
            Self::Empty | Self::NotUnderstood(_, None) | Self::NoNumber(_) => accepted(language),
            Self::Number(..) => return None,
            Self::VagueNumber(_) => say!(
                language,
                "写成 3500万人次以上 或 3500万人次左右",
                "write \"at least 3500\" or \"about 3500\""
            ),
            Self::Ratio(_) => say!(
                language,
                "写成商，与数据一致：2.3:1 写作 2.3 或 2.3倍",
                "write the quotient as the data has it: 2.3 for 2.3:1"
            ),
            Self::Vague(_) => say!(
                language,
                "写明数值（90%以上、3%-5%、保持在90%以上）；与基期比较写 不低于2020年水平；只要求方向写 提高、下降、逐年提高；没有数值时不写 goal，指标只监测",
                "state a number (\"at least 90%\", \"3%-5%\"), compare with the baseline (\"at least the 2020 level\"), or name a direction (\"increase\"); without goal the target is only watched"
            ),
            Self::Rank(_) => say!(
                language,
                "名次越小越好，写成 不超过10，数据为名次",
                "of ranks less is better: write \"at most 10\", the data being ranks"
            ),
            Self::PerHead(_) => say!(
                language,
                "写成 4.5张/千人、12件/万人",
                "write it behind the number, as in 4.5 beds/thousand persons"
            ),
            Self::Unit(_) => say!(
                language,
                "数的后面写计量单位，如 3500万人次、65%、5个百分点",
                "a unit follows its number, as in 65%, 3500 million persons, 5 percentage points"
            ),
            Self::SecondNumber(_) => say!(
                language,
                "分写成两个 [[targets]]；中间年份的目标写入 milestones = {{ 2023 = \"60%\" }}；区间写成 50%-55%",
                "write two [[targets]]; levels on the way belong to milestones = {{ 2023 = \"60%\" }}; a range is 50%-55%"
            ),
            Self::Misplaced(_) => say!(
                language,
                "“不低于、超过、约”写在数前，“以上、以内、左右”写在数后",
                "\"at least\", \"more than\", \"about\" stand before the number, \"or more\", \"a year\" behind it"
            ),
            Self::RangeUnits(_) => say!(
                language,
                "两端用同一单位，或只写一次：50-55%",
                "give both ends the same unit, or write it once: 50-55%"
            ),
            Self::RangeOrder(_) => say!(
                language,
                "小的在前：50%-55%",
                "the smaller one stands first: 50%-55%"
            ),
            Self::Contradiction(..) => say!(
                language,
                "只保留其中一个，如 不低于5% 或 5%以下；区间写成 3%-5%",
                "keep one of them, as in \"at least 5%\" or \"5% or less\"; a range is 3%-5%"
            ),
            Self::Together(..) => say!(
                language,
                "每种承诺写成一个 [[targets]]",
                "write one [[targets]] for each promise"
            ),
            Self::SinceLevel(_) => say!(
                language,
                "写成 较2020年提高5个百分点、较2020年增长50% 或 达到2020年的2倍；只有目标值时去掉这几个字",
                "write \"increase by 5 percentage points from 2020\", \"2 times the 2020 level\", or the level alone"
            ),
            Self::YearlyAmount(_) => say!(
                language,
                "写成 年均增长8%；各年平均（数据为各年新增数）写成 年均不低于10家；整个规划期的变动写成 提高5个百分点、新增50家",
                "write \"8% a year\"; a mean over the years is \"average of at least 10\"; a change over the whole plan is \"increase by 5 percentage points\""
            ),
            Self::EachYearChange(_) => say!(
                language,
                "平均增速写成 年均增长8%；逐年考核增速写 formula = \"yoy(指标)\" 与 goal = \"每年不低于8%\"，数据就是各年新增数时写 每年不低于5家；只要求方向时写 逐年提高",
                "a mean is \"8% a year\"; for the growth of every year write formula = \"yoy(x)\" and goal = \"each year at least 8%\", where the data is what each year adds \"each year at least 5\"; for a direction alone \"increase every year\""
            ),
            Self::NotAMultiple(_) => say!(
                language,
                "写成 2020年的2倍 或 2020年的150%",
                "write \"2 times the 2020 level\" or \"150% of the baseline\""
            ),
            Self::TooDeep(_) => say!(language, "下降幅度不超过 100%", "a cut is 100% at most"),
            Self::TooLarge(_) => say!(
                language,
                "换用较大的单位，如 亿元",
                "use a larger unit, such as billion"
            ),
            Self::PeriodBefore(_) => say!(
                language,
                "写明年份（较2023年增长5%），或写 年均增长5%；指标本身是环比增速时只写 0.5%以上",
                "name the year (\"increase by 5% from 2023\"), or write \"5% a year\"; where the indicator is such a growth write the level alone"
            ),
            Self::FromLevel(_) => say!(
                language,
                "目标只写终点（提高到55%），起点写入 baseline = {{ period = \"2020\", value = \"53.9%\" }}",
                "the goal is the end (\"increase to 55%\"), the start belongs to baseline = {{ period = \"2020\", value = \"53.9%\" }}"
            ),
            Self::InStep(_) => say!(
                language,
                "写成公式之差：formula = \"yoy(收入) - yoy(GDP)\"，goal = \">= 0个百分点\"；高于全国平均水平写 formula = \"指标 - 全国指标\"，goal = \"> 0\"",
                "write the difference: formula = \"yoy(income) - yoy(GDP)\" and goal = \">= 0 percentage points\"; above the national mean is formula = \"x - national x\" and goal = \"> 0\""
            ),
            Self::RoundBracket(_) => say!(
                language,
                "负数写成 -13.5%，累计数写成 〔13.5〕%",
                "write -13.5% for a negative number, 〔13.5〕% for a total since the baseline"
            ),
        })
    }
}

/// What goals may look like.
fn accepted(language: Language) -> String {
    say!(
        language,
        "可以写：65%、不低于5%、5家以上、超过60%、55%左右、不超过3%、低于3%、50%-55%、较2020年翻番、是2020年的2倍、增长50%、\
         年均增长8%以上、年均不低于3%、提高5个百分点、下降13.5%、新增10家、〔13.5〕%、累计10家、每年不低于3%、保持在5%以下、\
         逐年提高、建成；与另一指标比较的目标写成公式，如 formula = \"甲 - 乙\"，goal = \">= 0\"",
        "accepted: 65%, at least 5, more than 60%, about 55%, at most 3%, less than 3%, 50%-55%, double, 2 times the 2020 level, \
         increase by 50%, 8% a year, average of at least 3%, increase by 5 percentage points, new 10, cumulative 10, \
         each year at least 3%, maintain below 5%, increase every year, done; a goal that is another indicator is a formula: formula = \"a - b\", goal = \">= 0\""
    )
}
