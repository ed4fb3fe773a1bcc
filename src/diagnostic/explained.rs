//! What each code means at length: when it comes, an example, the way out. `indicalc codes` prints it, and `docs/codes.md` is made of it.

use super::Code;
use crate::language::Language;

/// A code at length.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Explanation {
    /// When it comes, and why it matters.
    pub meaning: &'static str,
    /// What makes it come.
    pub example: &'static str,
    /// What to do.
    pub way_out: &'static str,
}

/// Declares the explanations, one row a code: meaning, example and way out, each in both languages.
macro_rules! explained {
    ($($code:ident {
        $meaning_zh:literal / $meaning_en:literal,
        example $example_zh:literal / $example_en:literal,
        way out $out_zh:literal / $out_en:literal $(,)?
    })*) => {
        impl Code {
            /// What it means at length.
            #[must_use]
            pub const fn explanation(self, language: Language) -> Explanation {
                match (self, language) {
                    $(
                        (Self::$code, Language::Zh) => Explanation {
                            meaning: $meaning_zh,
                            example: $example_zh,
                            way_out: $out_zh,
                        },
                        (Self::$code, Language::En) => Explanation {
                            meaning: $meaning_en,
                            example: $example_en,
                            way_out: $out_en,
                        },
                    )*
                }
            }
        }
    };
}

explained! {
    Unreadable {
        "命令行或计划点名的文件打不开，或读到一半出错。有几个文件读不出来，一次全部列出；一个也读不出来就没有结果，不会用剩下的文件凑合。"
        / "A file that the command line or the plan names cannot be opened, or reading it broke off. All of them are told at once; there is no result made of the files that were left.",
        example "indicalc -t tragets.toml" / "indicalc -t tragets.toml",
        way out "看文件名、所在的文件夹和权限；程序在计划所在的文件夹里找 files。"
        / "Look at the name, the folder and the permissions; `files` is looked for in the folder of the plan.",
    }
    Unwritable {
        "结果写不进 -o 指定的文件：文件夹不存在、没有权限、磁盘已满，或者那是一个设备、管道或本次运行的输入。原来的文件保持原样。"
        / "The result cannot be written to the file of `-o`: no such folder, no permission, a full disk, or it is a device, a pipe or an input of the run. What stood there before is left as it was.",
        example "indicalc gap -o targets.toml" / "indicalc gap -o targets.toml",
        way out "换一个文件名或文件夹；-o - 是标准输出。" / "Choose another name or folder; `-o -` is standard output.",
    }
    TomlSyntax {
        "计划不是合法的 TOML：少了引号或括号，用了全角的标点，键没有加引号。一份计划里的错误一次全部列出。"
        / "The plan is not valid TOML: a missing quote or bracket, full-width punctuation, a key without quotes. All errors of a plan are told at once.",
        example "goal = 55%" / "goal = 55%",
        way out "文字都加英文引号：goal = \"55%\"。中文的键也要加引号：\"黑山镇\" = \"500万人次\"。"
        / "Put texts in quotes: `goal = \"55%\"`. A key that is not ASCII needs them too: `\"黑山镇\" = \"500万人次\"`.",
    }
    UnknownKey {
        "计划里有一个程序不认识的键或表。可能是拼错了，可能写错了地方；不认识的键不会被悄悄跳过。"
        / "The plan has a key or a table that is not known: misspelt, or in the wrong place. An unknown key is never skipped.",
        example "[plan]\ntitel = \"目标\"" / "[plan]\ntitel = \"Targets\"",
        way out "照提示改成最接近的键，或移到它所属的表。全部的键见 docs/plan.zh.md 或 indicalc schema。"
        / "Take the nearest key, or move it to the table it belongs to, as the message says. All keys: docs/plan.md or `indicalc schema`.",
    }
    WrongType {
        "键的值类型不对：该是文字的写成了数，该是表的写成了文字。"
        / "A value is of another type than its key takes: a number for a text, a text for a table.",
        example "decimals = \"2\"" / "decimals = \"2\"",
        way out "照提示加上或去掉引号，或写成提示中的样子。" / "Add or drop the quotes, or write it as the message shows.",
    }
    MissingKey {
        "缺少一个必需的键，没有它就不知道要算什么。" / "A key is missing without which it is not known what to compute.",
        example "[[targets]]\ngoal = \"55%\"" / "[[targets]]\ngoal = \"55%\"",
        way out "补上提示中的键：name = \"…\"。" / "Add the key that the message names: `name = \"…\"`.",
    }
    BadValue {
        "键只接受若干个词，写的不在其中。" / "A key takes one of a few words, and another stands there.",
        example "kind = \"flows\"" / "kind = \"flows\"",
        way out "从提示列出的词里选一个；中文或英文的说法都可以。" / "Take one of the words that the message lists, in either language.",
    }
    DuplicateId {
        "两个目标编号相同，或两个序列名称相同：公式和 --id 就不知道指哪一个。"
        / "Two targets have one id, or two series one name: a formula or `--id` could mean either.",
        example "id = \"T01\" 写在两个目标里" / "id = \"T01\" in two targets",
        way out "改掉其中一个。没有写 id 的目标按次序编为 T01、T02……" / "Change one of them. Targets without `id` are numbered T01, T02, …",
    }
    NoTargets {
        "计划里没有目标，没有可算的。" / "A plan without targets: there is nothing to compute.",
        example "只有 [plan] 和 [data] 的计划" / "a plan of [plan] and [data] alone",
        way out "加上 [[targets]]，至少有 name。" / "Add a `[[targets]]` with at least a `name`.",
    }
    BadGoal {
        "目标的措辞读不懂，或者有不止一种读法。读不准的从不照猜的算。"
        / "The words of a goal are not understood, or can be read in more than one way. What is not sure is never guessed.",
        example "goal = \"明显提高到新水平\"" / "goal = \"up to 80%\"",
        way out "照提示改写，原话放进 words；没有数的目标只写 words，不写 goal。"
        / "Rewrite it as the message shows and put the original into `words`; a target without a number has `words` and no `goal`.",
    }
    GoalConflict {
        "目标的措辞自相矛盾，或与 direction、基期值、里程碑矛盾：照哪一边算都可能是错的。"
        / "The words of a goal contradict each other, or `direction`, the baseline or the milestones: either reading may be wrong.",
        example "goal = \"不低于5%\"\ndirection = \"decrease\"" / "goal = \"at least 5%\"\ndirection = \"decrease\"",
        way out "改掉不对的一边。" / "Correct the side that is wrong.",
    }
    BadFormula {
        "公式读不懂：括号不配对，函数名拼错，参数个数不对。"
        / "A formula is not understood: brackets that do not match, a misspelt function, a wrong number of arguments.",
        example "formula = \"服务业 / (地区生产总值\"" / "formula = \"services / (gdp\"",
        way out "看插入符号所指的地方。含运算符的名称用反引号括起：`农、林、牧、渔业`。"
        / "Look at what the caret points at. Names with signs of arithmetic in them stand in back-quotes.",
    }
    BadUnit {
        "计量单位读不懂，或只有数量级没有单位。" / "A unit of measure is not understood, or is a scale without a unit.",
        example "unit = \"亿/\"" / "unit = \"million/\"",
        way out "写成 亿元、万人次、% 一类；自造的单位写进 [units]。" / "Write it like `million USD` or `%`; units of your own stand in `[units]`.",
    }
    BadPeriod {
        "时期读不懂，或者前后次序不对：目标期不在基期之后。" / "A period is not understood, or the order is wrong: a deadline that is not after the baseline.",
        example "deadline = \"十四五末\"" / "deadline = \"soon\"",
        way out "写成 \"2025\"、\"2024-06\"、\"2024年上半年\"。" / "Write `\"2025\"`, `\"2024-06\"`, `\"2024-Q2\"`.",
    }
    BadNumber {
        "计划里的数读不懂，或不在允许的范围内。" / "A number of the plan is not understood, or is outside of what is allowed.",
        example "tolerance = \"少许\"" / "tolerance = \"a little\"",
        way out "写成 \"2%\"、\"0.5个百分点\"、\"1800万人次\"。" / "Write `\"2%\"`, `\"0.5 percentage points\"`, `\"18 million USD\"`.",
    }
    NoFiles {
        "files 的模式没有匹配到任何文件。少读一个文件会少算，所以是错误，不是提示。"
        / "A pattern of `files` matches no file. A file that is not read is a figure that is not counted, so this is an error.",
        example "files = [\"data/*.cvs\"]" / "files = [\"data/*.cvs\"]",
        way out "模式相对于计划所在的文件夹；看有没有拼错。" / "Patterns are relative to the folder of the plan; look for a slip.",
    }
    NoTable {
        "文件里没有找到表：没有认得出的时期、指标和数。" / "No table is found in a file: no period, indicator and number that are recognised.",
        example "存成 .csv 的网页" / "a web page saved as .csv",
        way out "用 indicalc inspect 文件 看程序看到了什么；在 [[data]] 里写 header、columns 或 layout。"
        / "See what the reader sees with `indicalc inspect FILE`; settle it with `header`, `columns` or `layout` in `[[data]]`.",
    }
    BadEncoding {
        "文字不是所写的编码，或所有认得的编码都不对。硬读会变成乱码。"
        / "A text is not in the encoding stated, or in none that is known. Reading it all the same would make garbage.",
        example "encoding = \"utf-8\"，而文件是 GBK" / "encoding = \"utf-8\" on a file in Windows-1252",
        way out "去掉 encoding 让程序判断，或写对：\"gb18030\"、\"big5\"。" / "Leave `encoding` out, or state the right one: `\"gb18030\"`, `\"windows-1252\"`.",
    }
    BadStructure {
        "CSV 的结构损坏：引号没有关上，一行的字段比表头多，分隔符中途变了，或超出了限度（见 docs/limits.zh.md）。"
        / "The structure of a CSV file is broken: a quote that is not closed, more fields than the header has, another delimiter half-way, or a limit that is passed (docs/limits.md).",
        example "2023年,\"1,234" / "2023,\"1,234",
        way out "看提示所指的行，在源文件里改正。" / "Mend the line that the message names in the source.",
    }
    UnknownColumn {
        "columns 或 where 里写的列，哪个文件里都没有。" / "A column of `columns` or `where` that no file has.",
        example "columns = { value = \"数据值\" }" / "columns = { value = \"Amount\" }",
        way out "照表头的原文写；indicalc inspect 文件 列出全部列。" / "Write it as the header does; `indicalc inspect FILE` lists all columns.",
    }
    BadCell {
        "目标要用的单元格里，该是数的不是数。程序不会跳过它：跳过就少算了。"
        / "A cell that a target needs should hold a number and does not. It is not skipped: that would leave a figure out.",
        example "2023年,1.2.3" / "2023,1.2.3",
        way out "改正单元格；是“没有数”的记号，写进 [[data]] 的 missing。" / "Correct the cell; a mark for 'no value' goes into `missing` of `[[data]]`.",
    }
    BadLabel {
        "时期的写法读不懂，或有两种读法（如 2016.1）。" / "The label of a period is not understood, or can be read in two ways (`2016.1`).",
        example "2016.1" / "2016.1",
        way out "在 [[data]] 里写 frequency、dates 或 fiscal_year，或改写标签。" / "Settle it with `frequency`, `dates` or `fiscal_year` in `[[data]]`, or rewrite the label.",
    }
    UnitMissing {
        "没有单位的数遇到了有单位的目标或数：55 可能是 55%，也可能是 55 个。" / "A number without unit meets one with: 55 may be 55% or 55 things.",
        example "数据里 地区生产总值,2023年,100；目标 goal = \"120亿元\"" / "GDP,2023,100 in the data, and goal = \"120 million USD\"",
        way out "在 [series.KEY] 或 [[data]] 里写 unit = \"亿元\"；确实没有单位，写 unit = \"1\"。"
        / "State `unit = \"million USD\"` in `[series.KEY]` or `[[data]]`; `unit = \"1\"` if it has none.",
    }
    UnitMismatch {
        "两个单位对不上：相加减的、目标与指标的、同一序列各单元格的。" / "Two units do not go together: of what is added, of goal and indicator, of the cells of one series.",
        example "formula = \"地区生产总值 + 常住人口\"" / "formula = \"gdp + population\"",
        way out "看提示中两边的单位和缺的因子；改公式、目标或 unit。" / "Look at both sides and the missing factor in the message; change formula, goal or `unit`.",
    }
    NameCollision {
        "两个不同的名称归一（全角半角、空格、脚注记号）以后成了同一个，数就会混在一起。"
        / "Two names become one after folding (full-width signs, blanks, footnote marks), and their figures would be mixed.",
        example "“收入 ①”和“收入”两列" / "the columns `income ①` and `income`",
        way out "在源文件里改掉一个名称，或用 columns、where 只取一个。" / "Rename one in the source, or take one of them with `columns` or `where`.",
    }
    SeveralRegions {
        "数据里有几个地区，又没有合计，不知道要哪一个。" / "The data hold several regions and no total, and none is chosen.",
        example "北京、上海各有一行，计划没有 region" / "rows of Berlin and Hamburg, and no region in the plan",
        way out "写 [plan] 的 region，或用 --region 名称、--by-region。" / "Write `region` in `[plan]`, or use `--region NAME` or `--by-region`.",
    }
    SameCell {
        "同一序列、地区、时期有两个不同的数，不知道哪一个对。" / "Two different figures for one series, region and period: it is not known which is right.",
        example "两个文件里都有 2023年的产值，一个 100，一个 101" / "output of 2023 is 100 in one file and 101 in another",
        way out "删掉一个；是修订，加版本列，或在 [[data]] 里写 vintage；是两样东西，用 where 分开。"
        / "Remove one; if it is a revision give a vintage column or `vintage` in `[[data]]`; if they are two things, tell them apart with `where`.",
    }
    UnknownKind {
        "看不出序列是流量（可以相加）、存量还是比率：当错了，加总就是错的。"
        / "It cannot be told whether a series is a flow (adds up), a stock or a rate: a wrong choice makes wrong sums.",
        example "名称“规模”，单位“分”，只有月度数" / "`scale`, in `points`, by month only",
        way out "在 [series.KEY] 里写 kind = \"flow\"、\"stock\" 或 \"rate\"；逐月累计的，写 basis = \"ytd\"。"
        / "Write `kind = \"flow\"`, `\"stock\"` or `\"rate\"` in `[series.KEY]`; `basis = \"ytd\"` where months are cumulative.",
    }
    Arithmetic {
        "运算溢出（超过 28 位数字），或除以零。" / "A computation overflows (more than 28 digits) or divides by zero.",
        example "formula = \"收入 / 人数\"，人数为 0" / "formula = \"income / people\", with 0 people",
        way out "看提示所指的时期和数；改正数据或公式。" / "Look at the period and the figures that the message names; correct data or formula.",
    }
    UnknownChoice {
        "选项点名的东西没有：没有这个目标、组、地区、版本或取值。" / "An option names something that is not there: a target, group, region, vintage or value.",
        example "indicalc gap --id T99" / "indicalc gap --id T99",
        way out "照提示改成最接近的，或从列出的里面选。" / "Take the nearest one, or one of the list.",
    }
    Usage {
        "命令行写得不对：没有这个命令或选项，缺少值，多了一个词，或两个选项不能同用。" / "The command line is not understood: no such command or option, a value that is missing, a word too many, options that exclude each other.",
        example "indicalc gap --widht 80" / "indicalc gap --widht 80",
        way out "照提示改；indicalc help 命令 列出全部选项和例子。" / "Do as the message says; `indicalc help COMMAND` lists all options, with examples.",
    }
    Contradiction {
        "同一序列的数前后不一：各季之和不等于全年，累计不等于各月相加，超出了四舍五入所能解释的。"
        / "Figures of one series contradict each other: quarters do not add up to the year, or a cumulative figure to its months, beyond what rounding explains.",
        example "一至四季度 20、25、25、30，全年 110" / "quarters 20, 25, 25, 30 and a year of 110",
        way out "对照提示列出的单元格；是修订造成的，只用同一版本；知道原因的，用 allow 接受。"
        / "Compare the cells that are listed; take figures of one vintage; accept what is known with `allow`.",
    }
    UnitSlip {
        "数变动了一万倍或一亿倍左右：几乎总是单位写错了一格（万元当成亿元）。或者目标的数没有单位，按数据的单位计是基期值的一百倍以上。"
        / "A figure changed by about 10⁴ or 10⁸: nearly always a slip of units. Or a goal has a number without unit that, in the unit of the data, is a hundred times the baseline or more.",
        example "2022年 120，2023年 1250000" / "120 in 2022, 1250000 in 2023",
        way out "看单元格的单位；目标的数写上单位。" / "Look at the unit of the cell; write the unit of the goal behind its number.",
    }
    Jump {
        "相邻两期相差的倍数超过 jump（没有写时，超过该序列自己的常态）。" / "Two neighbouring figures differ by more than the factor `jump` (where none is set, by far more than the series usually does).",
        example "30、32、31、290" / "30, 32, 31, 290",
        way out "核对单元格；是口径变动，写 breaks；没有问题，用 allow 接受。" / "Check the cell; a new scope is a `breaks`; accept what is right with `allow`.",
    }
    PartsExceedWhole {
        "分项之和超过了总计（parts 声明的，或表里“其中：”的）。" / "Parts add up to more than their whole (those of `parts`, or of-which rows of a table).",
        example "投资 100，其中：住宅 80、办公楼 30" / "investment 100, of which housing 80 and offices 30",
        way out "核对单元格和单位；分项有重叠，去掉 parts。" / "Check cells and units; leave `parts` out where they overlap.",
    }
    Stale {
        "序列最新的数比 max_age（年度缺省 24 个月，更短的 6 个月）还旧，从 --as-of 算起，否则从读到的所有数据里最新的月份算起；结论说的是过去。"
        / "The newest figure of a series is older than `max_age` (24 months for yearly series, 6 for shorter ones), counted from `--as-of`, else from the newest month of all data read: the verdict is about the past.",
        example "今天是 2024年10月，最新的月度数是 2023年12月" / "the newest month is December 2023, and it is October 2024",
        way out "补上新数据；本来就这样，写 max_age，或用 allow 接受。" / "Add newer data; set `max_age` or `allow` where it is meant to be so.",
    }
    Future {
        "数标明是预测（预计、预测、F），或者它的时期到今天还没有结束。它列入历年数和图，但不作现值，也不使目标定论或实现。"
        / "Figures are marked as forecasts (预计, projected, F), or their periods are not over today. They are shown among the years and in charts; they are never the value that counts, and settle no goal.",
        example "展望一直排到 2030 年，而今天是 2025-03-31" / "an outlook to 2030, and it is 31 March 2025",
        way out "不用改。要按另一天看，写 --today。" / "Nothing to do; `--today` takes another day.",
    }
    UnusedGrowth {
        "增长是按公布的绝对数推算的，而数据里公布了增速没有用上；公布的多按可比价，与推算的不同。"
        / "Growth is computed from levels while the data publish a growth that is not used; the published one is mostly at constant prices, and differs.",
        example "“零售额”旁边有“零售额同比增长”" / "`retail growth` beside `retail`",
        way out "写 growth = \"零售额同比增长\"；有意不用，用 allow 接受。" / "Write `growth = \"retail growth\"` in `[series.KEY]`, or accept it with `allow`.",
    }
    IncompleteAggregate {
        "aggregate 汇总的成员，某一期缺了一个，所以那一期没有数；或者各成员之和与表里合计的行不一致，可能缺了成员；或者一个成员中间缺了几期的行；多年的平均或累计，中间缺了一年，所以不下结论；或者一年里缺了几个月，此后的数接不上：缺的不当作零。"
        / "An aggregate lacks a member in some period, so that it has no value there; or its members add up to another sum than the total rows of the table say, and some may be missing; or a member has no row for periods between others; or a mean or sum over years lacks one in between, so that there is no verdict; or a year lacks some months, and its later figures do not join on: what is missing is not zero.",
        example "三个行业相加，2023年缺“金融业”" / "a sum of three industries, `finance` missing in 2023",
        way out "补上数据，或从 where 里去掉那个成员。" / "Add the figure, or take the member out of `where`.",
    }
    RepeatedRows {
        "汇总时，一个文件里有几行的企业代码（或名称）和其他各列都相同，只是数可能不同。各行都计入：可能是重复，也可能是没有写明的不同内容。"
        / "Of the rows of an aggregate several of one file have the same code (or name) of an enterprise and the same in all other columns but the figure. Each counts: they may be there twice, or be of different things that no column tells.",
        example "同一个统一社会信用代码在 2024年有 100 和 150 两行" / "one enterprise code with 100 and 150 in 2024",
        way out "删去重复的行，或用一列区分它们；确是不同的内容，用 allow 接受。" / "Remove what is there twice, or tell the rows apart by a column; accept it with `allow` where they are different things.",
    }
    GrowthInTotal {
        "多年的计划里，目标写“增长6%”，没有说是每年还是几年合计。按合计计算；不足 10% 的增长多半说的是一年，所以告诉一声。"
        / "In a plan of several years a goal says `grow by 6%`, and not whether a year or in total. It is taken as the total; a growth below 10% is mostly that of a year, and so it is told.",
        example "基期 2020，目标期 2025，goal = \"增长6%左右\"" / "baseline 2020, deadline 2025, and goal = \"grow by 6%\"",
        way out "每年的写 年均增长6%左右，合计的写 累计增长6%左右 或 较2020年增长6%左右。"
        / "Write `grow by 6% a year`, or `grow by 6% in total`.",
    }
    UnclearDirection {
        "目标没有说越大越好还是越小越好：指标名称只提到越小越好的事，而指标是别的（污染源联网率）；目标只说增强，名称看不出哪一头好；或名称什么也没说，而基期值已经越过这个数，或节点目标逐年下降。方向从不照猜的算，所以不作评价。"
        / "The goal does not say whether more or less is better: the indicator's name speaks of what less is better of, but is of something else (a smoking quit rate); the goal says `improve` of what nothing says is better; or the name says nothing, and the baseline lies beyond the number already, or the milestones fall. A side is never guessed, so there is no verdict.",
        example "基期 42 小时，goal = \"24小时\"" / "42 hours at the baseline, and goal = \"24 hours\"",
        way out "写 direction = \"decrease\" 或 direction = \"increase\"，或把目标写成 不超过24小时。"
        / "Write `direction = \"decrease\"` or `direction = \"increase\"`, or word the goal as `at most 24 hours`.",
    }
    MetAtBaseline {
        "基期值已经达到目标，没有从基期到目标的路程，只看是否保持。目标的方向可能写反了。"
        / "The baseline already meets the goal: there is no way from one to the other, and it is judged by whether it holds. The direction may be the wrong way round.",
        example "基期 4.2%，goal = \"不超过5%\"" / "4.2% at the baseline, and goal = \"at most 5%\"",
        way out "核对目标和方向；本来就是保持，用 allow 接受。" / "Check goal and direction; accept it with `allow` where it is meant to hold.",
    }
    IdleKey {
        "目标或序列里的一个键对它不起作用，写的人可能以为它起作用。" / "A key of a target or of a series has no effect on it, while whoever wrote it may think that it has.",
        example "goal = \"逐年提高\"\ntolerance = \"2%\"" / "goal = \"increase every year\"\ntolerance = \"2%\"",
        way out "去掉这个键，或改目标。" / "Remove the key, or change the goal.",
    }
    UnlikePeriods {
        "流量的基期、现值、目标期长短不一（一年比半年），没有可比的。" / "Baseline, value and deadline of a flow are of different length (a year against half a year), and cannot be compared.",
        example "baseline = \"2020\"，deadline = \"2025年上半年\"" / "baseline = \"2020\", deadline = \"2025-H1\"",
        way out "用一样长的时期。" / "Take periods of one length.",
    }
    BaselineRevised {
        "计划写的基期值与数据里的不同，超出四舍五入。以计划为准，但数据可能修订过。"
        / "The baseline value in the plan differs from the data beyond rounding. The plan's counts; the data may have been revised.",
        example "baseline = { period = \"2020\", value = \"46.2%\" }，数据为 45.8%" / "baseline = { period = \"2020\", value = \"46.2%\" }, and 45.8% in the data",
        way out "核对；要用数据的，去掉 value。" / "Check it; leave `value` out to take that of the data.",
    }
    MixedVintages {
        "修订过的年份与没有修订的月份、季度相接（如经济普查以后），相减或推算的增速不可信。"
        / "A revised year is joined to months or quarters that were not (as after an economic census): differences and growth across them cannot be trusted.",
        example "全年已按普查修订，一季度还是旧口径" / "the year as revised by a census, the quarter as first published",
        way out "补上修订后的分期数，或用 growth 接上公布的增速。" / "Add the revised parts, or tie the published growth with `growth`.",
    }
    UnknownSeries {
        "公式或目标里的名称，数据里哪里也没有；这个目标没有数。" / "A name of a formula or a target is found nowhere in the data; the target has no figure.",
        example "name = \"接待游客\"，数据里是“接待国内外游客”" / "name = \"Visitors\", and `Visitor arrivals` in the data",
        way out "改成数据里的名称，或写 [series.KEY] 的 match；indicalc inspect 文件 列出全部名称。"
        / "Take the name of the data, or write `match` in `[series.KEY]`; `indicalc inspect FILE` lists all names.",
    }
    StackedTables {
        "一个文件里上下或左右有几张表。每张表按自己的表头和标题读，数不会混在一起；告诉一声，是因为常有人以为只读了第一张。"
        / "A file holds several tables, one below the other or side by side. Each is read by its own header and title, and no figures are mixed; it is told because one may think that only the first is read.",
        example "“客运量”一张表下面接着“货运量”一张表" / "a table of freight below one of passengers",
        way out "无需处理；若不是另一张表，在 [[data]] 里用 header 和 rows 写明表头和数据在哪些行。"
        / "Nothing to do; if it is no other table, state the lines of header and data with `header` and `rows` in the `[[data]]` block.",
    }
    UnusedData {
        "一个文件里的数没有一个被目标用到，或其中一个名称是某个目标的简称：多半是名称对不上，新数没有进表。每个文件一行。或者，有的时期只有分项的行，没有合计，这些数不能用；或者水平数旁有一列以 % 计，看不出是不是公布的增速。"
        / "No target uses a figure of the file, or one of its names is short for a target: probably the names do not match, and the newest figures are left out. One line a file. Or some periods have rows of parts alone and no total, so that these cannot be used; or a column in % stands beside levels that are used, and nothing tells whether it is their published growth.",
        example "目标“社会消费品零售总额”，而快报里写“社零总额”" / "a target 社会消费品零售总额, and 社零总额 in the newest file",
        way out "在 [series.KEY] 的 match 中写上文件里的名称；用不到这个文件，就从 files 中去掉。分项的列若只是备注，写 columns = { flag = \"…\" }。"
        / "Add the name of the file to `match` in `[series.KEY]`, or take the file out of `files`. A column that only comments on figures is named by columns = { flag = \"…\" }.",
    }
    HeadlessColumn {
        "一列有数，表头里却没有写是什么，或者在按时期分列的表里没有写是哪个时期，所以没有读。"
        / "A column holds figures, and the header does not say of what, or beside columns of periods not of when: it is not read.",
        example "表头“指标,2021年,2023年”下面的行有五列" / "rows of five fields below the header `Item,2021,2023`",
        way out "在表头写上；用不到就删去这一列。" / "Name it in the header, or take it out.",
    }
    HiddenCells {
        "工作簿里隐藏的行、列或整张表，照样读了。隐藏的常常是旧数、中间计算或不发布的数。"
        / "Rows, columns or sheets of a workbook that are hidden were read all the same. What is hidden is often old, an intermediate step, or not to be published.",
        example "第 5-7 行隐藏" / "rows 5-7 are hidden",
        way out "删去不该用的，或用 sheet、rows、where 选定要用的；知道了就写 allow = [\"hidden-cells\"]。"
        / "Delete what is not to be used, or choose with `sheet`, `rows` or `where`; where it is known, write allow = [\"hidden-cells\"].",
    }
    Uncalculated {
        "单元格是公式，文件里没有它的结果：由程序生成、没有在办公软件中打开保存过的工作簿就是这样；或者结果是错误值，如 #DIV/0!。这样的单元格按没有数处理。"
        / "The cell is a formula of which the file holds no result, as in workbooks that a program wrote and nobody opened and saved, or whose result is an error such as #DIV/0!. It counts as no value.",
        example "B4：=SUM(B2:B3)" / "B4: =SUM(B2:B3)",
        way out "用办公软件打开工作簿，改正出错的公式，保存后再读。" / "Open the workbook, mend what is in error, save it and read it again.",
    }
    ScaledFormat {
        "数的显示格式以千或万为单位（0.0,），屏幕上看到的比单元格里的小。读的是单元格里的数。"
        / "A format in thousands (0.0,) shows a number smaller than the cell holds it. What is read is what the cell holds.",
        example "格式 0.0, 把 1234500 显示为 1234.5" / "the format 0.0, shows 1234500 as 1234.5",
        way out "核对表上写的计量单位是屏幕上的还是单元格里的，把格式改成不缩小的。"
        / "See whether the unit that is written goes with the screen or with the cell, and take a format that does not scale.",
    }
    MixedFormats {
        "一行里的数都是百分比格式，只有少数是不带百分号的小数：0.056 也许是 5.6%，也许是 0.056%。照单元格里的数读。"
        / "The numbers of a row are shown in per cent, but for a few plain fractions: 0.056 may be 5.6% or 0.056%. They are read as they stand.",
        example "5.5%、5.8%、0.056" / "5.5%, 5.8%, 0.056",
        way out "把这些单元格改成同一种格式。知道了就写 allow = [\"mixed-formats\"]。"
        / "Give these cells the format of the others; where it is known, write allow = [\"mixed-formats\"].",
    }
    MergedFigure {
        "一个数写在跨几行的合并单元格里：它是几行合计的、还是每行都是，看不出来，只算作第一行的。被合并单元格盖住的数看不见，不读。"
        / "A figure stands in cells merged over several rows: whether it is of all of them together or of each cannot be told, and it counts for the first. A figure that merged cells cover is out of sight and is not read.",
        example "两个区合写一个数" / "one figure for two districts",
        way out "取消合并，把数写到它所属的行。" / "Split the cells and write the figure into the row that it belongs to.",
    }
    UnlikePrices {
        "按公布绝对数推算的金额增速是现价的，公布的增速多半是可比价的：两者相减或相比，差里有价格的涨落。"
        / "Growth computed from amounts of money is at current prices, and published growth mostly at constant ones: in their difference, or where one is held against the other, prices count too.",
        example "社会消费品零售总额按绝对数推算的增速，要高于公布的地区生产总值增速" / "growth of retail sales computed from its amounts, to be above the published growth of GDP",
        way out "在现价一边的 [series] 里用 growth 写上公布的增速；另一边公布的也是现价的，写 price = \"current\"。知道了就写 allow = [\"unlike-prices\"]。"
        / "Name the published growth of the one at current prices with `growth` in its [series]; where the other is published at current prices too, write price = \"current\". Where it is known, write allow = [\"unlike-prices\"].",
    }
    UnlikeEnds {
        "基期的数和现值来自不同的组（如男、女），或基年不同（2015=100 和 2020=100）、价格不同（2015年价和现价）：相减没有意义。"
        / "The figures of the baseline and of the value that counts are of different members of a dimension (men, women), of indices with different bases (2015=100, 2020=100), or at different prices (2015 prices, current prices): their difference means nothing.",
        example "2016 年只有“男”一行，2023 年只有“女”一行" / "a row of men for 2016 and a row of women for 2023",
        way out "用 where 选定一组；换了基年、换了价格的，先换算成一个。" / "Choose one member with `where`; bring an index to one base, amounts to the prices of one year first.",
    }
    OtherRegion {
        "计划写明了地区，文件没有地区列，标题却以另一个地区开头：这些数照计划的地区用了，但很可能放错了文件。或者文件有两级地区的两列（省份、市县），数算作了第一列的，写的却是下一级的。"
        / "The plan names a region, the file has no column of regions, and its title begins with another: the figures count as those of the plan's region, but are probably of the other. Or two columns name regions of two levels (province, county): the figures count as those of the first, and are of the other.",
        example "[plan] region = \"白渡县\"，而文件第一行是“青岚县主要年份经济指标”" / "region = \"白渡县\" in [plan], and a file that begins with 青岚县主要年份经济指标",
        way out "去掉这个文件；若两个名称是一个地区，在 [[data]] 中写 region，或在 [regions] 中写明别名；有两列地区的，用 columns = { region = \"…\" } 说明是哪一列。"
        / "Take the file out; where both names are one region, write `region` in its `[[data]]` block, or the spelling in `[regions]`; of two columns name the one that counts: `columns = { region = \"…\" }`.",
    }
    SheetAgainstTitle {
        "工作簿里一张表的表名和标题写了两个时期或两个地区，多半是复制了上一张表而忘了改其中一处。信息里写明数算作了哪一个的。"
        / "The name of a sheet and the title on it name two periods or two regions, mostly because a sheet was copied and one of them left as it was. The message says as which the figures count.",
        example "表名“2024年5月”，标题“2024年6月主要指标”" / "the sheet `May 2024` with the title `June 2024`",
        way out "改正写错的一处。" / "Correct the one that is wrong.",
    }
    UnreadableRole {
        "决定数的含义的列（时期、单位、口径、标志等）里，有一个单元格读不懂，它的数怎么算就不清楚。"
        / "A cell in a column that decides what figures mean (period, unit, basis, flag) is not understood, so that it is not known what its figure is.",
        example "“口径”一列写着“快报口径”" / "`special basis` in the column `basis`",
        way out "改正单元格，或在 [[data]] 里用键说明。" / "Correct the cell, or settle it with a key of `[[data]]`.",
    }
    SeriesBreak {
        "口径变动（breaks）挡在中间，跨过它的同比、进度或季节比重不算。" / "A series break stands in between, and what would reach across it is not computed.",
        example "breaks = [\"2022\"]，2022年的同比" / "breaks = [\"2022\"], and the growth of 2022",
        way out "用同口径的基期，或补上衔接的数据。" / "Take a baseline of the same scope, or add figures that join both.",
    }
    WithinRounding {
        "结论在四舍五入的误差之内：公布数的末位差半个单位，结论就可能不同。" / "The verdict lies within rounding: half a unit of the last published digit could change it.",
        example "目标 55%，现值公布为 55.0%" / "a goal of 55%, and a value published as 55.0%",
        way out "用位数更多的数据；或照此理解结论。" / "Take data with more digits, or read the verdict as what it is.",
    }
    Revision {
        "数据里同一个数有几个版本，用了最新的；提示列出改了多少，结论变没变。" / "A figure has several vintages; the newest counts. It says by how much it changed, and whether the verdict did.",
        example "初步核算 126.06，最终核实 129.43" / "126.06 as first published, 129.43 as revised",
        way out "不用做什么；要看当时的数，用 --vintage。" / "Nothing; to see the figures of then, use `--vintage`.",
    }
    PublishedGrowth {
        "公布的增速与按绝对数推算的相差超过四舍五入：多半因为可比价，或绝对数修订过。用公布的。"
        / "A published growth differs from the one computed from levels beyond rounding: mostly constant prices, or a revision. The published one is used.",
        example "公布 5.0%，按绝对数 8.3%" / "5.0% as published, 8.3% from levels",
        way out "不用做什么；口径弄错了，改 growth 或 price。" / "Nothing; change `growth` or `price` if the wrong one is tied.",
    }
    Guessed {
        "读文件时有一处是推测的：编码、小数点、季度数记在哪个月之类。推测什么，凭什么，提示里都有。"
        / "Something had to be guessed in reading: an encoding, the decimal mark, under which months quarters are filed. The message says what and why.",
        example "各年只有 3、6、9、12 月有数" / "values in months 3, 6, 9 and 12 of each year only",
        way out "推测得对，不用做什么；照 indicalc inspect 给出的 [[data]] 写进计划，就不再是推测。"
        / "Nothing if it is right; paste the `[[data]]` that `indicalc inspect` prints into the plan, and it is no guess any more.",
    }
    Macros {
        "工作簿里有宏。宏从不运行，读的是保存时各单元格的内容。"
        / "The workbook has macros. They are never run; its cells are read as they were saved.",
        example "月报.xlsm" / "monthly.xlsm",
        way out "宏会改动数的，先在办公软件中运行、保存；不用宏的，另存为 .xlsx。"
        / "Where they change figures, run them and save the workbook first; where they are not needed, save it as .xlsx.",
    }
    PaceDisagrees {
        "本年进度按月份看与按往年同期看，快慢结论相反：季节性强的指标，按月份看会看错。"
        / "The year in progress stands on different sides by months passed and by the season of earlier years: of seasonal indicators the plain share misleads.",
        example "6月底完成 47%，往年同期 43%" / "47% done by June, and 43% in earlier years",
        way out "不用做什么；年内判断用的是按季节的。" / "Nothing; the verdict of the year goes by the season.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_in_sentences() {
        for code in Code::ALL {
            for (language, end) in [(Language::Zh, '。'), (Language::En, '.')] {
                let Explanation { meaning, example, way_out } = code.explanation(language);
                assert!(meaning.ends_with(end), "{}: {meaning}", code.word());
                let ends = way_out.ends_with(end) || way_out.ends_with('…');
                assert!(ends, "{}: {way_out}", code.word());
                assert!(!example.trim().is_empty(), "{}", code.word());
            }
        }
    }
}
