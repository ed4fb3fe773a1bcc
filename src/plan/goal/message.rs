//! What is wrong with the words of a goal.

use std::ops::Range;

use crate::language::Language;
use crate::quantity::NumberError;
use crate::{messages, say};

/// A goal that cannot be read, and the part of its text that is the reason.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalError {
    /// The part that was not understood: bytes of the goal's text, on character borders.
    pub span: Range<usize>,
    /// What is wrong with it.
    pub message: GoalMessage,
}

impl GoalError {
    /// The same of a text in which the goal's begins later.
    pub(super) fn later(self, by: usize) -> Self {
        let span = by + self.span.start..by + self.span.end;
        Self { span, ..self }
    }
}

messages! {
    /// What is wrong with a part of a goal. Texts are the words as written.
    pub enum GoalMessage, l {
        /// The goal is empty.
        Empty => BadGoal,
            "目标是空的" / "the goal is empty",
            help = Some(accepted(l));
        /// `by at least 15%`
        NoVerb { part: String } => BadGoal,
            "目标中的“{part}”没有说是增还是减" / "`{part}` in the goal does not say which way",
            help "写成 increase {part} 或 reduce {part}" / "write \"increase {part}\" or \"reduce {part}\"";
        /// `降低到一半`
        FallsToPart { part: String, share: String, number: String } => BadGoal,
            "目标中的“{part}”有两种读法：降到 {share}，或降到基期的{number}" / "`{part}` in the goal can be read in two ways: down to {share}, or to {number} of the baseline",
            help "写成 goal = \"降至{share}\" 或 goal = \"降至基期的{number}\"" / "write goal = \"reduce to {share}\" or goal = \"reduce to {number} of the baseline\"";
        /// `“十四五”期间突破1000亿元`
        SumOrLast { part: String } => BadGoal,
            "目标中的“{part}”有两种读法：各年合计，或末年一年的数" / "`{part}` in the goal can be read in two ways: the sum of the years, or the figure of the last",
            help "合计的，把“{part}”换成“新增”；末年一年的数，去掉“{part}”" / "for the sum write \"new\" before the number instead; for the figure of the last year leave it out";
        /// `比“十三五”时期提高2个百分点`: its last year, or all of its years.
        SinceYears { part: String, last: String } => BadGoal,
            "目标中的“{part}”有好几年：可以是与末年相比，也可以是与各年的平均或合计相比" / "`{part}` in the goal covers several years: the last of them may be meant, or the mean or sum of all",
            help "与末年相比的，写“{last}年”代替这一时期；与平均或合计相比的，再写 baseline = {{ period = \"{last}\", value = \"…\" }}，写明那个数"
                / "for the last year write {last} instead; for the mean or sum state that figure as well: baseline = {{ period = \"{last}\", value = \"…\" }}";
        /// `no higher than 2020`
        YearOrNumber { part: String } => BadGoal,
            "目标中的“{part}”可以是年份，也可以是数" / "`{part}` in the goal may be a year or a number",
            help "年份写成 {part}年水平；数写上计量单位，如 {part}家" / "write \"the {part} level\" for the year; for the number its unit behind it, as in \"{part} homes\"";
        /// A part is not understood; the goal that is left without it, if it is one that means the same.
        NotUnderstood { part: String, left: Option<String> } => BadGoal,
            "目标中的“{part}”读不懂" / "`{part}` in the goal is not understood",
            help = Some(match left {
                Some(left) => say!(
                    l,
                    "去掉读不懂的部分，写成 goal = \"{left}\"；指标的名称属于 name，要按原文显示的写入 words",
                    "without what is not understood write goal = \"{left}\"; the indicator's name belongs to `name`, what is to be printed instead to `words`"
                ),
                None => accepted(l),
            });
        /// A number is malformed.
        Number { part: String, error: NumberError } => BadGoal,
            "目标中的数“{part}”读不懂" / "the number `{part}` in the goal is not understood",
            label = Some(number_label(*error, l));
        /// What follows a number is no unit.
        Unit { part: String } => BadGoal,
            "目标中的“{part}”不是计量单位" / "`{part}` in the goal is no unit of measure",
            help "数的后面写计量单位，如 3500万人次、65%、5个百分点" / "a unit follows its number, as in 65%, 3500 million persons, 5 percentage points";
        /// `2x`
        Folds { part: String, number: String } => BadGoal,
            "目标中的“{part}”是倍数，没有说是什么的倍数" / "`{part}` in the goal is a multiple, and does not say of what",
            help "与基期相比的，写 goal = \"基期的{number}倍\"" / "for a multiple of the baseline write goal = \"{number} times the baseline level\"";
        /// `3500余万人次`
        VagueNumber { part: String } => BadGoal,
            "目标中的“{part}”使数不确定" / "`{part}` in the goal leaves the number open",
            help "写成 3500万人次以上 或 3500万人次左右" / "write \"at least 3500\" or \"about 3500\"";
        /// `1:2.3`
        Ratio { part: String } => BadGoal,
            "目标中的“{part}”是两个数之比" / "`{part}` in the goal is a ratio of two numbers",
            help "写成与一之比，与数据一致，如 2.3∶1 或 2.3" / "write it as a ratio to one as the data has it: 2.3:1 or 2.3";
        /// `不突破1.2亿亩红线`: a line may be kept from either side.
        Line { part: String } => BadGoal,
            "看不出目标中的“{part}”是下限还是上限" / "`{part}` in the goal may be a floor or a ceiling",
            help "不能少于的写“不低于…”，不能多于的写“不超过…”" / "write at least … or at most …";
        /// A word asks for a number, and there is none.
        NoNumber { part: String } => BadGoal,
            "目标中的“{part}”缺少数值" / "`{part}` in the goal lacks its number",
            help "写明数值；没有数的目标不写 goal，原话写入 words，列为不作量化评价" / "state the number; a goal without one is written as words = \"…\" instead of `goal`, and listed as not quantified";
        /// No number at all, nor a direction.
        Unquantified { words: String } => BadGoal,
            "目标“{words}”里没有可以核对的数" / "the goal `{words}` gives no number to check",
            help "原话写入 words = \"{words}\"，不写 goal，列为不作量化评价；有数的写明数值（90%以上、3%-5%），只要求方向的写 提高、下降、逐年提高"
                / "write words = \"{words}\" instead of `goal`: it is listed as not quantified; or state a number (\"at least 90%\", \"3%-5%\"), or a direction (\"increase\")";
        /// There is a second number.
        SecondNumber { part: String } => BadGoal,
            "一个目标只能有一个数，“{part}”是第二个" / "a goal has one number, `{part}` is a second one",
            help "分写成两个 [[targets]]；中间年份的目标写入 milestones = {{ 2023 = \"60%\" }}；区间写成 50%-55%"
                / "write two [[targets]]; levels on the way belong to milestones = {{ 2023 = \"60%\" }}; a range is 50%-55%";
        /// `分别增长5.5%、7.5%`
        Separately { part: String } => BadGoal,
            "目标中的“{part}”说的是两个目标" / "`{part}` in the goal speaks of two goals",
            help "分开写成两个 [[targets]]，各写各的指标和数" / "write two [[targets]], each with its own indicator and number";
        /// A word stands on the wrong side of its number.
        Misplaced { part: String } => BadGoal,
            "目标中的“{part}”位置不对" / "`{part}` stands on the wrong side of the number",
            help "“不低于、超过、约”写在数前，“以上、以内、左右”写在数后"
                / "\"at least\", \"more than\", \"about\" stand before the number, \"or more\", \"a year\" behind it";
        /// The ends of a range have units that do not go together.
        RangeUnits { part: String } => BadGoal,
            "区间“{part}”两端的计量单位不一致" / "the ends of the range `{part}` have units that do not go together",
            help "两端用同一单位，或只写一次：50-55%" / "give both ends the same unit, or write it once: 50-55%";
        /// A range whose lower end is above its upper.
        RangeOrder { part: String } => GoalConflict,
            "区间“{part}”的下限大于上限" / "the range `{part}` begins above its end",
            help "小的在前：50%-55%" / "the smaller one stands first: 50%-55%";
        /// Two words that say the opposite.
        Contradiction { first: String, second: String } => GoalConflict,
            "目标中的“{first}”与“{second}”自相矛盾" / "`{first}` and `{second}` in the goal contradict each other",
            help "只保留其中一个，如 不低于5% 或 5%以下；区间写成 3%-5%" / "keep one of them, as in \"at least 5%\" or \"5% or less\"; a range is 3%-5%";
        /// Two words that promise different things.
        Together { first: String, second: String } => GoalConflict,
            "目标中的“{first}”与“{second}”是两种承诺，不能写在一起" / "`{first}` and `{second}` are two different promises in one goal",
            help "每种承诺写成一个 [[targets]]" / "write one [[targets]] for each promise";
        /// `较2020年` beside a level: nothing is compared.
        SinceLevel { part: String } => BadGoal,
            "目标中写了“{part}”，却没有说变动多少" / "the goal compares (`{part}`) but states no change",
            help "写成 较2020年提高5个百分点、较2020年增长50% 或 达到2020年的2倍；只有目标值时去掉这几个字"
                / "write \"increase by 5 percentage points from 2020\", \"2 times the 2020 level\", or the level alone";
        /// A growth a year that is no percentage, or an amount a year.
        YearlyAmount { part: String } => BadGoal,
            "目标中的“{part}”不是年均增长百分之几" / "`{part}` in the goal is no yearly growth in per cent",
            help "写成 年均增长8% 或 年均提高1个百分点；各年平均（数据为各年新增数）写成 年均不低于10家；整个规划期的变动写成 提高5个百分点、新增50家"
                / "write \"8% a year\"; a mean over the years is \"average of at least 10\"; a change over the whole plan is \"increase by 5 percentage points\"";
        /// `增速5以上`
        NoPercent { part: String } => BadGoal,
            "目标说的是增速，“{part}”却没有写 %" / "the goal speaks of a growth rate, and `{part}` has no %",
            help "写成 {part}%" / "write {part}%";
        /// `up 20% on average`
        MeanChange { part: String } => BadGoal,
            "目标中的“{part}”有两种读法：年均变动，或整个规划期变动多少" / "`{part}` in the goal can be read in two ways: a change a year, or over the whole plan",
            help "年均的写 年均…（英文在数后写 a year）；整个规划期的去掉“{part}”" / "for a change a year write \"a year\" behind the number instead; for the whole plan leave `{part}` out";
        /// A change asked for in every single year.
        EachYearChange { part: String } => BadGoal,
            "目标中的“{part}”要求每一年的变动，不能直接与水平值比较" / "`{part}` asks for a change in every year, which a level cannot be held against",
            help "平均增速写成 年均增长8%；逐年考核增速写 formula = \"yoy(指标)\" 与 goal = \"每年不低于8%\"，考核每年提高几个百分点、增加多少写 formula = \"指标 - lag(指标, 1)\" 与 goal = \"每年不低于1个百分点\"，数据就是各年的增速、降低率或新增数时只写数，如 每年不低于5%、每年不低于5家；只要求方向时写 逐年提高"
                / "a mean is \"8% a year\"; for the growth of every year write formula = \"yoy(x)\" and goal = \"each year at least 8%\", for points or amounts more every year formula = \"x - lag(x, 1)\" and goal = \"each year at least 1 percentage point\", where the data are the growth, the cut or the addition of each year \"each year at least 5%\" or \"each year at least 5\"; for a direction alone \"increase every year\"";
        /// A multiple of the baseline in a unit that is no share.
        NotAMultiple { part: String } => BadGoal,
            "目标中的“{part}”不是倍数或百分比" / "`{part}` in the goal is no multiple and no percentage",
            help "写成 2020年的2倍 或 2020年的150%" / "write \"2 times the 2020 level\" or \"150% of the baseline\"";
        /// A fall by more than everything.
        TooDeep { part: String } => BadGoal,
            "目标中的“{part}”使结果小于零" / "`{part}` in the goal takes away more than everything",
            help "下降幅度不超过 100%" / "a cut is 100% at most";
        /// A number beyond what can be computed exactly.
        TooLarge { part: String } => BadGoal,
            "目标中的“{part}”超出可精确计算的范围" / "`{part}` in the goal is beyond exact arithmetic",
            help "换用较大的单位，如 亿元" / "use a larger unit, such as billion";
        /// `环比`
        PeriodBefore { part: String } => BadGoal,
            "目标中的“{part}”与上一期比较，目标只与基期或上年比较"
                / "`{part}` in the goal compares with the period before; goals compare with the baseline or the year before",
            help "写明年份（较2023年增长5%），或写 年均增长5%；指标本身是环比增速时只写 0.5%以上"
                / "name the year (\"increase by 5% from 2023\"), or write \"5% a year\"; where the indicator is such a growth write the level alone";
        /// `同口径增长`
        SameScope { part: String } => BadGoal,
            "目标中的“{part}”按同一口径比较，由各年公布的数算不出来" /
                "`{part}` in the goal compares on one scope, which the published figures of each year do not tell",
            help "数据里有同口径增速的，以它为指标：formula = \"同口径增速\"，goal = \"5%左右\"；按公布数评价的，去掉“{part}”，原话写入 words" /
                "where the data hold that growth make it the indicator: formula = \"its name\", goal = \"about 5%\"; to judge by the published figures leave `{part}` out, and put the original into `words`";
        /// `完成10.5亿元，增长5%`: each of the two as a goal of its own.
        TwoNumbers { part: String, first: String, second: String } => BadGoal,
            "一个目标只能有一个数，“{part}”是第二个" / "a goal has one number, `{part}` is a second one",
            help "分写成两个 [[targets]]：goal = \"{first}\" 和 goal = \"{second}\"" / "write two [[targets]]: goal = \"{first}\" and goal = \"{second}\"";
        /// A start without a number.
        NoStart { part: String } => BadGoal,
            "目标中的“{part}”后面应是起点值" / "a starting value is expected behind `{part}` in the goal",
            help "写成 从15%提高到56%、从2020年的15%提高到56%；与某年比较写 较2020年提高5个百分点"
                / "write \"from 15% to 56%\" or \"from 15% in 2020 to 56%\"; to compare with a year write \"increase by 5 percentage points from 2020\"";        /// A start that measures something else than the number.
        StartUnits { part: String } => BadGoal,
            "目标中的起点“{part}”与目标值的计量单位不一致" / "the start `{part}` of the goal has another unit than its number",
            help "两处用同一单位" / "give both the same unit";
        /// A start that the verb leads away from: `从20%提高到15%`.
        WrongWay { part: String, start: String } => GoalConflict,
            "目标中的“{part}”与起点 {start} 方向相反" / "`{part}` in the goal leads the other way from its start {start}",
            help "改正起点、终点或动词" / "correct the start, the end, or the verb";
        /// `优于全国平均`
        Better { part: String } => BadGoal,
            "目标中的“{part}”没有说是更高还是更低" / "`{part}` in the goal does not say whether higher or lower is better",
            help "写成 高于… 或 低于…，并写上 reference = \"所比的指标\"" / "write \"above …\" or \"below …\", and reference = \"the other indicator\"";
        /// `全国平均水平的95%以上`: the goal of the quotient, where it says the same; or a share of a whole.
        PartOfOther { part: String, name: String, other: String, left: Option<String>, is_mean: bool } => BadGoal,
            "目标中的“{part}”以另一指标为 100%" / "`{part}` in the goal takes another indicator for 100%",
            help = Some(say! { l, (left, is_mean);
                (None, _) => "写 formula = \"`{name}` / `{other}`\"（数据里的名称；另一地区的同一指标写成 `{name}`@地区），goal 写这个比值；没有它的数据时，原话写入 words，不写 goal"
                    / "write formula = \"`{name}` / `{other}`\" (names in the data; the same indicator of another region is `{name}`@REGION), and let `goal` be that quotient; without its data write the words as `words` instead of `goal`",
                (Some(left), true) => "写 formula = \"`{name}` / `{other}`\"（数据里的名称；另一地区的同一指标写成 `{name}`@地区），goal = \"{left}\"；没有它的数据时，原话写入 words，不写 goal"
                    / "write formula = \"`{name}` / `{other}`\" (names in the data; the same indicator of another region is `{name}`@REGION) and goal = \"{left}\"; without its data write the words as `words` instead of `goal`",
                (Some(left), false) => "写 formula = \"`{name}` / `{other}`\"（数据里的名称），goal = \"{left}\"；数据就是这个占比的，只写 goal = \"{left}\""
                    / "write formula = \"`{name}` / `{other}`\" (names in the data) and goal = \"{left}\"; where the data are that share already write goal = \"{left}\" alone",
            });
        /// `高于全国平均水平2%`
        LeadInPercent { part: String, number: String, other: String } => BadGoal,
            "目标中的“{part}”有两种读法：与“{other}”相差几个百分点，或相差它的百分之几" / "`{part}` in the goal can be read in two ways: so many points from `{other}`, or so much of it",
            help "若指百分点，写“{number}个百分点”代替“{part}”；若指百分之几，formula 除以“{other}”，goal 写二者之比" / "for points write \"{number} percentage points\" in place of `{part}`; for a part of it let `formula` divide by `{other}`, and `goal` be their ratio";
        /// `每千人`
        PerHead { part: String } => BadGoal,
            "目标中的“{part}”属于计量单位" / "`{part}` in the goal belongs to the unit",
            help "写成 4.5张/千人、12件/万人" / "write it behind the number, as in 4.5 beds/thousand persons";
        /// `up to 80%`
        UpTo { part: String, least: String, most: String } => BadGoal,
            "目标中的“{part}”有两种读法：不低于，或不超过" / "`{part}` in the goal can be read in two ways",
            help "写成 goal = \"{least}\" 或 goal = \"{most}\"" / "write goal = \"{least}\" or goal = \"{most}\"";
        /// `increase 1.5 times`
        Times { part: String, to: String, by: String } => BadGoal,
            "目标中的“{part}”有两种读法：增长到基期的几倍，或增长了几倍" / "`{part}` in the goal can be read in two ways: to that many times the baseline, or by as much",
            help "写成 goal = \"{to} of the baseline\" 或 goal = \"{by}\"" / "write goal = \"{to} of the baseline\" or goal = \"{by}\"";
        /// `halt the loss of wetlands`
        Stop { part: String } => BadGoal,
            "目标中的“{part}”没有说到哪个数为止" / "`{part}` in the goal does not say at which number",
            help "指标是损失本身时写 goal = \"at most 0\"；是存量时写 goal = \"不低于基期水平\"" / "where the indicator is the loss itself write goal = \"at most 0\"; where it is what must not shrink, goal = \"at least the baseline level\"";
        /// `(13.5)%`: minus, or since the baseline?
        RoundBracket { part: String } => BadGoal,
            "目标中的“{part}”有歧义：圆括号可指负数，也可指累计数"
                / "`{part}` in the goal is ambiguous: round brackets mark negative numbers as well as totals",
            help "负数写成 -13.5%，累计数写成 〔13.5〕%" / "write -13.5% for a negative number, 〔13.5〕% for a total since the baseline";
    }
}

impl GoalMessage {
    pub(super) fn not_understood(part: String) -> Self {
        Self::NotUnderstood { part, left: None }
    }
}

fn number_label(error: NumberError, l: Language) -> String {
    say! { l, error;
        NumberError::NoNumber => "此处应为数" / "a number is expected here",
        NumberError::Grouping => "千位分隔符应每三位一个" / "thousands separators stand every three digits",
        NumberError::TooLong => "有效数字不能超过 28 位" / "at most 28 significant digits",
        NumberError::Bracket => "括号没有配对" / "the bracket is not closed",
        NumberError::TwoWays => "有两种读法，请只写一个数和单位，如 3.5万、1.5亿" / "can be read in two ways: write one number and its scale, as in 3.5万 or 1.5亿",
    }
}

/// What goals may look like.
fn accepted(l: Language) -> String {
    say!(
        l,
        "可以写：65%、不低于5%、5家以上、超过60%、55%左右、不超过3%、低于3%、50%-55%、从15%提高到56%、较2020年翻番、是2020年的2倍、增长50%、\
         年均增长8%以上、年均不低于3%、提高5个百分点、下降13.5%、减少三分之一、新增10家、〔13.5〕%、累计10家、每年不低于3%、保持在5%以下、前5位、\
         6%以上，力争8%、高于全市平均（配 reference）、逐年提高、建成；没有数的原话写入 words，不写 goal",
        "accepted: 65%, at least 5, more than 60%, about 55%, at most 3%, less than 3%, 50%-55%, from 15% to 56%, double, 2 times the 2020 level, \
         increase by 50%, 8% a year, average of at least 3%, increase by 5 percentage points, reduce by a third, new 10, cumulative 10, \
         each year at least 3%, maintain below 5%, top 5, 35% below 2005 levels, above the national average (with `reference`), increase every year, done; what gives no number belongs to `words`, without `goal`"
    )
}
