//! What can be wrong with a plan.

use crate::diagnostic::Code;
use crate::language::Language;
use crate::quantity::notation::{LabelError, Why};
use crate::{messages, say};

/// A text in Chinese and in English.
pub(crate) type Both = (&'static str, &'static str);

/// What a key wants as its value: the code of the error where something else stands there, its name with an article, and an example.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Wanted {
    code: Code,
    name: Both,
    example: Both,
}

/// The rows of what keys want.
#[rustfmt::skip] // a table is read by its lines
impl Wanted {
    pub(super) const TEXT_OR_NUMBER: Self = Self::new(Code::WrongType, ("文字或数", "a text or a number"), ("", ""));
    pub(super) const PERIOD: Self = Self::new(Code::BadPeriod, ("时期", "a period"),
        ("\"2025\"、\"2024-06\"、\"2024年上半年\"", "\"2025\", \"2024-06\", \"2024-Q2\""));
    pub(super) const MONTH: Self = Self::new(Code::BadValue, ("年度开始的月份（2 到 12）", "the month in which years begin, 2 to 12"), ("\"04\"", "\"04\""));
    pub(super) const YEAR: Self = Self::new(Code::BadPeriod, ("年份", "a calendar year"), ("2020", "2020"));
    pub(super) const QUANTITY: Self = Self::new(Code::BadNumber, ("数（可带单位）", "a number, perhaps with a unit"),
        ("\"46.2%\"、\"1800万人次\"", "\"46.2%\", \"18 million USD\""));
    pub(super) const POINTS: Self = Self::new(Code::BadNumber, ("百分点（0 到 100）", "percentage points between 0 and 100"),
        ("\"5个百分点\"", "\"5 percentage points\""));
    pub(super) const TOLERANCE: Self = Self::new(Code::BadNumber, ("不小于 0 的数（可带单位）", "a number not below 0, perhaps with a unit"),
        ("\"2%\"（占目标值）、\"0.5个百分点\"", "\"2%\" (of the goal), \"0.5 percentage points\""));
    pub(super) const FACTOR: Self = Self::new(Code::BadNumber, ("大于 1 的倍数", "a factor above 1"), ("3、\"3倍\"", "3"));
    pub(super) const WEIGHT: Self = Self::new(Code::BadNumber, ("大于 0 的权重", "a weight above 0"), ("5、2.5", "5, 2.5"));
    pub(super) const UNIT: Self = Self::new(Code::BadUnit, ("计量单位", "a unit of measure"),
        ("\"亿元\"、\"万人次\"、\"%\"", "\"million USD\", \"%\""));
    pub(super) const AGE: Self = Self::new(Code::BadValue, ("时长", "a length of time"), ("\"24个月\"、\"2年\"", "\"24 months\", \"2 years\""));
    pub(super) const ENCODING: Self = Self::new(Code::BadValue, ("编码的名称", "the name of an encoding"),
        ("\"utf-8\"、\"gb18030\"、\"utf-16le\"、\"big5\"", "\"utf-8\", \"gb18030\", \"utf-16le\", \"windows-1252\""));
    pub(super) const LINES: Self = Self::new(Code::BadValue, ("行号的范围", "lines from one to another"), ("\"5-40\"", "\"5-40\""));
    pub(super) const PATTERN: Self = Self::new(Code::BadValue, ("含一个 * 的文件名模式", "a pattern of file names with one *"),
        ("\"gdp_*.csv\"", "\"gdp_*.csv\""));

    const fn new(code: Code, name: Both, example: Both) -> Self {
        Self { code, name, example }
    }

    fn name(self, language: Language) -> &'static str {
        language.pick(self.name.0, self.name.1)
    }

    fn example(self, language: Language) -> Option<String> {
        Some(example(self.example, language)).filter(|_| !self.example.0.is_empty())
    }
}

fn example((zh, en): Both, l: Language) -> String {
    let example = l.pick(zh, en);
    say!(l, "例如 {example}", "for example {example}")
}

messages! {
    /// An error in `targets.toml`.
    pub(crate) enum PlanMessage, l {
        /// A key that its table does not have, or several that stand together; `elsewhere` is the table that has them, `bare` whether
        /// they lack the quotes that a key like them needs.
        UnknownKey {
            keys: Vec<String>, table: &'static str, near: Option<&'static str>, elsewhere: Option<&'static str>, known: Vec<&'static str>, bare: bool,
        } => UnknownKey,
            with {
                let (these, noun) = if keys.len() == 1 { ("这个", "key") } else { ("这些", "keys") };
                let listed = keys.join(l.pick("”“", "`, `"));
                let (key, known) = (keys.join(", "), l.list(known));
                let quotes = if *bare && near.is_none() {
                    say!(l, "；TOML 中非 ASCII 的键要加引号：\"{key}\"", "; a TOML key that is not ASCII needs quotes: \"{key}\"")
                } else {
                    String::new()
                };
            },
            "{table} 里没有“{listed}”{these}键" / "{table} has no {noun} `{listed}`",
            label = meant(*near, *elsewhere, l),
            help "可用的键：{known}{quotes}" / "the keys are: {known}{quotes}";
        /// A table that no plan has: the head that is probably meant.
        UnknownTable { key: String, near: Option<&'static str>, known: Vec<&'static str> } => UnknownKey,
            with { let known = l.list(known); },
            "计划里没有“{key}”这种表" / "a plan has no table `{key}`",
            label = meant(*near, None, l),
            help "可用的表：{known}" / "the tables are: {known}";
        /// Keys that stand in no table: the one that has them.
        NoHead { keys: Vec<String>, home: &'static str, known: Vec<&'static str> } => UnknownKey,
            with { let (keys, known) = (keys.join(l.pick("”“", "`, `")), l.list(known)); },
            "“{keys}”前面没有表头" / "no table head stands before `{keys}`",
            label = meant(None, Some(home), l),
            help "可用的表：{known}" / "the tables are: {known}";
        /// A key that its table needs.
        MissingKey { key: &'static str, example: Both } => MissingKey,
            "缺少 `{key}`" / "`{key}` is missing",
            help = Some(self::example(*example, l));
        /// A table's head with too many or too few brackets: the right one.
        Header { write: &'static str } => WrongType,
            "这个表应写成 {write}" / "this table is to be written {write}";
        /// Keys of a series right below `[series]`.
        SeriesWithoutKey => MissingKey,
            "序列要有自己的键" / "a series needs a key of its own",
            help "写成 [series.gdp]，键 gdp 可自定" / "write [series.gdp], with a key of your own";
        /// Something else stands where a value of some kind is wanted.
        Expected { wanted: Wanted, written: String } => (wanted.code),
            with { let name = wanted.name(l); },
            "这里应是{name}，写的是 {written}" / "expected {name}, found {written}",
            help = wanted.example(l);
        /// Something else than a text in quotes. A list or table is no text with quotes around it either.
        NoText { written: String } => WrongType,
            "这里应是文字，写的是 {written}" / "expected a text, found {written}",
            help = (!written.starts_with(['[', '{'])).then(|| say!(l, "加上引号：\"{written}\"", "put it in quotes: \"{written}\""));
        /// Something else than a truth value.
        NoTruth { written: String } => WrongType,
            "这里应是真假值 true 或 false，写的是 {written}" / "expected true or false, found {written}",
            help "不加引号" / "without quotes";
        /// Something else than a table.
        NoTable { example: Both, written: String } => WrongType,
            "这里应是一个表，写的是 {written}" / "expected a table, found {written}",
            help = Some(self::example(*example, l));
        /// Something else than a whole number within bounds.
        NoWhole { least: u32, most: u32, written: String } => WrongType,
            "这里应是整数（{least} 到 {most}），写的是 {written}" / "expected a whole number from {least} to {most}, found {written}",
            help = {
                let digits = written.trim_matches('"');
                let quoted = digits != written && digits.parse::<i64>().is_ok();
                quoted.then(|| say!(l, "去掉引号：{digits}", "without quotes: {digits}"))
            };
        /// An alias of a scale without the word that it counts.
        ScaleAlone { written: String } => BadUnit,
            "“{written}”只是数量级，不是计量单位" / "`{written}` is a scale, not a unit of measure",
            help "写上所数的东西，如 {written}元、{written}人次" / "write what is counted too, as in `million USD`";

        /// An empty text or list.
        Empty => BadValue,
            "这里是空的" / "this is empty",
            help "写上内容，或删去这个键" / "write something, or drop the key";
        /// A word that is none of those accepted.
        NoChoice { written: String, near: Option<&'static str>, words: Vec<&'static str> } => BadValue,
            with {
                let words = if words.iter().all(|word| Code::of(word).is_some()) {
                    say!(l, "indicalc codes 列出的警告和提示", "the warnings and informations that indicalc codes lists")
                } else {
                    l.list(words)
                };
            },
            "不认识的取值“{written}”" / "`{written}` is not one of the values accepted",
            label = meant(*near, None, l),
            help "可用的值：{words}" / "the values are: {words}";
        /// A text that is no period.
        NoPeriod { error: LabelError } => BadPeriod,
            = error.text(l),
            help = match error.why {
                Why::NoSuchPeriod | Why::MonthCount | Why::Fiscal => Some(error.help(l)),
                Why::Span { from, to, .. } | Why::MonthOrSpan { from, to } if to == from + 1 => Some(say!(l,
                    "写明起止月份，如 {from}-04/{to}-03；年度都从4月开始时，在 [plan] 里写 fiscal_year = \"04\"",
                    "write the first and last month, as in {from}-04/{to}-03; where all years of the plan begin in April, fiscal_year = \"04\" in [plan]")),
                // What a block of data would settle, a plan has to write otherwise.
                _ => Wanted::PERIOD.example(l),
            };
        /// A plan that promises nothing.
        NoTargets => NoTargets,
            "计划里没有目标" / "the plan has no targets",
            help "至少写一个：[[targets]] 换行 name = \"接待国内外游客\" 换行 goal = \"3500万人次\""
                / "write at least one: [[targets]], then name = \"…\" and goal = \"55%\"";
        /// An id given twice; the first may be one that a target without id got.
        DuplicateId { id: String, given: bool } => DuplicateId,
            "编号 {id} 用了两次" / "the id {id} is used twice",
            help = Some(if *given {
                say!(l, "换一个", "choose another")
            } else {
                say!(l, "没有写 id 的目标按次序编为 T01、T02……；换一个编号", "targets without id are numbered T01, T02, …; choose another id")
            });
        /// Two series of one name.
        DuplicateName { name: String } => DuplicateId,
            "序列名称“{name}”用了两次" / "the series name `{name}` is used twice",
            help "换一个" / "choose another";
        /// A series whose name is the key of another.
        NameIsKey { name: String } => DuplicateId,
            "“{name}”是一个序列的键，又是另一个序列的名称" / "`{name}` is the key of one series and the name of another",
            help "换一个" / "choose another";
        /// A series that is its own part or growth.
        CircularSeries { name: String } => BadValue,
            "序列“{name}”的 parts 或 growth 绕回到它自己" / "`parts` or `growth` of the series `{name}` leads back to itself";
        /// A unit that is its own alias.
        CircularUnit { name: String } => BadValue,
            "单位“{name}”的别名绕回到它自己" / "the unit `{name}` is an alias of itself";
        /// `"公里" = "米"`
        KnownUnit { name: String, unit: String } => BadValue,
            "“{name}”和“{unit}”都是已知的单位，大小或性质不同，不能互为别名" / "`{name}` and `{unit}` are both known units, of another size or nature: neither is an alias of the other",
            help "去掉这一行；大小不同的单位自动换算，性质不同的在公式里乘以或除以一个量" / "drop the line; sizes are converted without it, and what differs in nature needs a factor in the formula";
        /// The goal's words and the declared direction disagree.
        Direction { words: String } => GoalConflict,
            "目标“{words}”与 direction 说的方向相反" / "the goal `{words}` and `direction` contradict each other",
            help "改目标的措辞，或去掉 direction" / "reword the goal, or drop `direction`";
        /// The goal's words and the declared deadline disagree.
        TwoDeadlines { words: String, by: String, deadline: String } => GoalConflict,
            "目标“{words}”说的是 {by}，deadline 写的是 {deadline}" / "the goal `{words}` is for {by}, `deadline` says {deadline}",
            help "只写一处；途经的年份写入 milestones" / "say it once; levels on the way belong to milestones";
        /// The goal's words and the declared baseline disagree.
        TwoBaselines { words: String } => GoalConflict,
            "目标“{words}”里的起点与 baseline 不一致" / "the start in the goal `{words}` and `baseline` disagree",
            help "只写一处" / "say it once";
        /// The goal's words and the plan's periods disagree on how many years there are.
        OtherYears { words: String, years: i64, from: String, to: String } => GoalConflict,
            "目标“{words}”说的是 {years} 年，从 {from} 到 {to} 不是 {years} 年" / "the goal `{words}` goes over {years} years, which {from} to {to} are not",
            help "用这个目标自己的 baseline 和 deadline 写明起止，或在话里去掉年数" / "state its own `baseline` and `deadline`, or leave the years out of the words";
        /// A goal that is another indicator, without that indicator.
        ReferenceWanted { words: String, name: String, region: Option<String> } => MissingKey,
            with {
                let whose = region.as_ref().map_or_else(String::new, |region| {
                    say!(l, "；与另一地区的同一指标比，写 reference = {{ region = \"{region}\" }}", ", or reference = {{ region = \"{region}\" }} for the same indicator of another region")
                });
            },
            "目标“{words}”以另一指标为准，要用 reference 写明是哪一个" / "the goal `{words}` is held against another indicator, which `reference` names",
            help "写上 reference = \"{name}\"（数据里的名称，或公式）{whose}；没有它的数据时，原话写入 words，不写 goal"
                / "write reference = \"{name}\" (a name in the data, or a formula){whose}; without data for it write the words as `words` instead of `goal`";
        /// The deadline does not come after the baseline.
        DeadlineFirst { baseline: String, deadline: String } => BadValue,
            "目标期 {deadline} 不晚于基期 {baseline}" / "the deadline {deadline} does not come after the baseline {baseline}";
        /// A period that does not lie between baseline and deadline.
        Outside { period: String, baseline: Option<String>, deadline: Option<String> } => BadValue,
            = say! { l, (baseline, deadline);
                (Some(baseline), Some(deadline)) => "{period} 不在基期 {baseline} 与目标期 {deadline} 之间" / "{period} does not lie between the baseline {baseline} and the deadline {deadline}",
                (Some(baseline), None) => "{period} 不晚于基期 {baseline}" / "{period} does not come after the baseline {baseline}",
                (None, deadline) => with { let deadline = deadline.as_deref().unwrap_or_default(); } "{period} 不早于目标期 {deadline}" / "{period} does not come before the deadline {deadline}",
            };
        /// A period given twice.
        SamePeriod { period: String } => DuplicateId,
            "{period} 写了两次" / "{period} stands twice";
        /// Two bounds that do not make a scale.
        EqualBounds => BadValue,
            "worst 与 best 应是同一单位的两个不同的值" / "worst and best are to be two different values of one unit";
        /// Limits of which the lower is not the lower one.
        LimitsFall => BadValue,
            "limits 的 low 应小于 high，单位相同" / "of `limits` low is to be below high, in one unit";
    }
}

/// What is probably meant, or where it belongs.
fn meant(near: Option<&str>, elsewhere: Option<&str>, l: Language) -> Option<String> {
    let near = near.map(|near| say!(l, "是不是 `{near}`？", "did you mean `{near}`?"));
    near.or_else(|| elsewhere.map(|table| say!(l, "应写在 {table} 里", "this belongs to {table}")))
}
