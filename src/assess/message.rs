//! What an assessment has to say of a plan and its data.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::language::{Language, plural};
use crate::messages;
use crate::plan::Status;
use crate::plan::goal::{Bound, Direction, Goal, Subject};
use crate::quantity::{
    ArithmeticError, Decimal, Mismatch, Month, Period, Quantity, Rounding, Unit, fixed, plain,
};
use crate::say;
use crate::series::{Base, table_line};

/// An error of the plan, at a part of its text.
#[derive(Clone, Debug)]
pub(in crate::assess) struct Wrong(
    pub(in crate::assess) Range<usize>,
    pub(in crate::assess) Box<AssessMessage>,
);

messages! {
    /// An error or a finding of the assessment.
    pub(crate) enum AssessMessage, l {
        /// Units that do not go together, or a number without unit beside one with: of what, and both sides.
        Units { what: String, mismatch: Mismatch } =>
            (if mismatch.left.is_bare() || mismatch.right.is_bare() { Code::UnitMissing } else { Code::UnitMismatch }),
            with { let lines = mismatch.lines(l); },
            "“{what}”的计量单位对不上\n{lines}" / "the units of `{what}` do not go together\n{lines}",
            help = Some(mismatch.fix(l));

        /// A goal without unit, of figures written in several.
        SeveralUnits { name: String, written: Vec<Unit> } => UnitMissing,
            with {
                let units = l.list(written.iter().map(Unit::text));
                let one = written.first().map_or("", Unit::text);
            },
            "目标没有写单位，而“{name}”的数有几种单位：{units}" / "the goal has no unit, and the figures of `{name}` are written in several: {units}",
            help = Some(say!(l, "在目标的数后面写上单位，或在 [series] 里写 unit = \"{one}\"", "write the unit behind the number of the goal, or state it in [series], as in unit = \"{one}\""));

        /// A goal of so many million of no unit, against figures whose unit may be a scale as well: `M`.
        UnclearScale { name: String, unit: Unit } => UnitMissing,
            with { let unit = unit.text(); },
            "目标只写了数量级，“{name}”的数以“{unit}”计，看不出“{unit}”是单位还是倍数" / "the goal has a scale and no unit, and the figures of `{name}` are in `{unit}`, which may be a scale or a unit",
            help = Some(say!(l, "在目标的数后面写上单位，并在 [units] 中写明它是多少，如 \"{unit}\" = \"thousand persons\"", "write the unit behind the number of the goal, and in [units] how much of it this is, such as \"{unit}\" = \"thousand persons\""));

        /// A growth at constant prices is promised, and none is known to be so.
        NominalGrowth { name: String, is_one: bool } => BadGoal,
            "目标要的是实际（可比价）增长，“{name}”没有注明可比价的公布增速；按绝对数推算的是现价增速" /
                "the goal is a growth at constant prices, and no published growth of `{name}` says that it is one; what levels give is at current prices",
            help = Some(say! { l, is_one;
                true => "“{name}”本身按可比价计算的，在 [series.\"{name}\"] 下写 price = \"constant\"；按现价计算、另有公布的可比价增速的，再写 growth = [\"公布增速的名称\"]；没有可比价增速的，目标不写“实际”"
                    / "where `{name}` itself is at constant prices write price = \"constant\" under [series.\"{name}\"]; where it is not, and a growth at constant prices is published, write growth = [\"name of the published growth\"] too; where there is none leave the word for constant prices out of the goal",
                false => "公式换成公布的可比价增速，并在它的 [series] 下写 price = \"constant\"；没有这样的增速的，目标不写“实际”"
                    / "let the formula be the growth published at constant prices, with price = \"constant\" under its [series]; where there is none leave the word for constant prices out of the goal",
            });

        /// A number without unit of a formula, beside what has one.
        PlainNumber { what: String, number: String, unit: Unit } => UnitMissing,
            "“{what}”里的 {number} 没有单位，而另一边是{unit}" / "`{number}` in `{what}` has no unit, and the other side is in {unit}",
            help = {
                let plain = number.chars().all(|c| c.is_ascii_digit() || c == '.');
                // Of a number with a scale of its own, such as 2亿, the unit has none.
                let unit = if plain && number.len() > 4 { unit.unscaled() } else { unit.clone() };
                Some(if plain {
                    say!(l, "写上单位，如 {number}{unit}", "write its unit, as in `{number} {unit}`")
                } else {
                    say!(l, "写上单位，如 ({number}) * 1{unit}", "write its unit, as in `({number}) * 1 {unit}`")
                })
            };

        /// A share multiplied by a hundred, as if it were none.
        HundredOfShare { part: String } => UnitMismatch,
            "“{part}”里的 100 多余：公式的结果会按单位换算成 %" /
                "the factor of 100 in `{part}` is one too many: the result turns into % by its unit",
            help "去掉乘以 100" / "drop the factor of 100";

        /// What is divided by, when it was zero, and the cell that says so.
        DivisionByZero { part: String, divisor: String, period: Period, cell: Option<String> } => Arithmetic,
            with {
                let period = period.words(l);
                let cell = cell.as_ref().map_or_else(String::new, |cell| say!(l, "（{cell}）", " ({cell})"));
            },
            "“{part}”除以零：{period} 的“{divisor}”为 0{cell}" / "`{part}` divides by zero: `{divisor}` is 0 for {period}{cell}";

        Arithmetic { part: String, error: ArithmeticError } => Arithmetic,
            = match error {
                ArithmeticError::DivisionByZero => say!(l, "“{part}”除以零", "`{part}` divides by zero"),
                ArithmeticError::Overflow => say!(l, "“{part}”的结果太大", "the result of `{part}` is too large"),
                ArithmeticError::NotReal => say!(l, "“{part}”没有实数结果", "`{part}` has no real result"),
            };

        /// A rank asked of an indicator that is measured in a unit.
        RankOfAmount { words: String, unit: String } => BadGoal,
            "“{words}”说的是排名，指标的单位却是 {unit}" / "`{words}` is a rank, and the indicator is measured in {unit}",
            help "写 formula = \"排名指标\"，指明数据中记录位次的指标；没有位次数据时原话写入 words，不写 goal"
                / "write formula = \"the rank\", naming what the data call it; without data of ranks write `words` instead of `goal`";

        /// avg(x) of what has no level at either end.
        MeanOfFlow { part: String } => BadFormula,
            "avg(x) 是存量期初与期末的平均，“{part}”是流量" / "avg(x) is the mean of a stock at both ends of the period, and `{part}` is a flow",
            help "去掉 avg；各年的平均写在目标里，如 年均不低于3500亿元" /
                "leave avg out; the mean of the years is said in the goal, as in \"at least 3500 on average\"";

        /// 每年培育20家 of a stock.
        EachYearOfStock { words: String, name: String } => BadGoal,
            "“{words}”说的是每一年新得的数，“{name}”却是存量" / "`{words}` tells what each year adds, and `{name}` is a stock",
            help "写 formula = \"`{name}` - lag(`{name}`, 1)\"；数据本身就是各年新得的数时，在它的 series 块里写 kind = \"flow\"" /
                "write formula = \"`{name}` - lag(`{name}`, 1)\"; where the data are what each year adds, write kind = \"flow\" in its series block";

        /// A number that is a change, beside a level, or the opposite of what the name says.
        ChangeOfLevel { goal: Box<Goal>, name: String, unit: Unit, change: Change } =>
            (if *change == Change::OfCut { Code::GoalConflict } else { Code::BadGoal }),
            with { let (words, unit_told) = (&goal.text, unit.text()); },
            = match change {
                Change::OfCut => say!(l, "“{name}”的数就是降低的幅度，“{words}”却是负数", "the figures of `{name}` say by how much it went down, and `{words}` is below zero"),
                Change::Share if goal.is_of_times() => say!(l, "“{words}”是倍数，“{name}”却以“{unit_told}”计", "`{words}` is a multiple, and `{name}` is measured in {unit_told}"),
                Change::Share => say!(l, "“{words}”是百分数，“{name}”却以“{unit_told}”计", "`{words}` is a percentage, and `{name}` is measured in {unit_told}"),
                Change::Amount => say!(l, "“{words}”带负号，“{name}”的数却是正的：是变动，还是要降到零以下？", "`{words}` has a minus sign, and the figures of `{name}` are positive: is it a change, or the level?"),
                Change::Fall => say!(l, "“{name}”越小越好，“{words}”却是正数，照字面是上升", "less of `{name}` is better, and `{words}` is above zero: as written it rises"),
                Change::Years { .. } => say!(l, "“{words}”没有说是各年平均还是几年累计，“{name}”是各年的增速", "`{words}` does not say whether it is the mean of the years or all of them together, and `{name}` is the growth of each"),
            },
            help = {
                let lines: Vec<String> = change.lines(goal, unit, l).iter().map(|line| format!("goal = \"{line}\"")).collect();
                let lines = lines.join(l.pick(" 或 ", " or "));
                Some(match change {
                    Change::Share if goal.is_of_times() => say!(l, "与基期相比的，写 {lines}；是两个数之比的，formula 除以另一个数", "for a multiple of the baseline write {lines}; for a ratio let `formula` divide by the other"),
                    Change::Share if unit.is_index_points() => say!(l, "说的是指数本身的，不写百分号；说的是增减的，写 {lines}", "for the index itself leave the sign of per cent out; for a change write {lines}"),
                    Change::Share if !lines.is_empty() && goal.says_level() => say!(l, "与基期相比的，写 {lines}；说的是占比的，formula 除以总量", "for a share of the baseline write {lines}; for one of a whole let `formula` divide by that"),
                    Change::Share if lines.is_empty() => say!(l, "formula 除以总量", "let `formula` divide by the whole"),
                    Change::Share => say!(l, "说的是增减的，写 {lines}；说的是占比的，formula 除以总量", "for a change write {lines}; for a share let `formula` divide by the whole"),
                    _ => say!(l, "写 {lines}", "write {lines}"),
                })
            };

        /// 〔16〕% of a level: the words add up growths or cuts of the years.
        TotalOfLevel { words: String, number: String, name: String, falls: bool } => BadGoal,
            "“{words}”是各年增速或降低率的累计，“{name}”却是水平值" /
                "`{words}` compounds the growths or cuts of the years, and `{name}` is a level",
            help = Some(if *falls {
                say!(l, "水平值写 累计下降{number}；有公布的增速或降低率的，formula 写它的名称", "of a level write \"decrease by {number}\"; where growths or cuts are published, let `formula` name them")
            } else {
                say!(l, "水平值写 累计增长{number} 或 累计下降{number}；有公布的增速或降低率的，formula 写它的名称", "of a level write \"increase by {number}\" or \"decrease by {number}\"; where growths or cuts are published, let `formula` name them")
            });

        /// An index held against a growth on the year before, which is not its base, as far as its name says; `formula` is its name
        /// as a formula writes it.
        IndexAgainstGrowth { words: String, name: String, formula: String, value: String, base: Option<Base> } => UnitMismatch,
            "“{name}”的数是 {value}，是指数；“{words}”说的是涨跌幅" /
                "the figures of `{name}`, such as {value}, are an index, and `{words}` is a growth",
            help = Some(say! { l, base;
                None => "以上年（同期）为 100 的，在数据的名称后写明，如 {name}(上年=100)；以某一年为 100 的，写 formula = \"yoy({formula})\""
                    / "where the year before is 100 state it behind the name in the data, as in {name}(previous year=100); where one year is, write formula = \"yoy({formula})\"",
                Some(Base::Fixed) => "写 formula = \"yoy({formula})\"" / "write formula = \"yoy({formula})\"",
                Some(_) => "公式换成以上年（同期）为 100 的指数，或公布的涨跌幅"
                    / "let the formula be the index with the year before as its base, or the growth as it is published",
            });

        /// An index to which growths are added, around 100, held against a difference of growths.
        SumAgainstGrowth { words: String, name: String, value: String } => UnitMismatch,
            "“{name}”的数是 {value}，在 100 上下，是指数与增速相加减；“{words}”说的是增速之差" /
                "the figures of `{name}`, such as {value}, are around 100, of an index beside growths, and `{words}` is a difference of growths",
            help "写 formula = \"{name} - 100%\"" / "write formula = \"{name} - 100%\"";

        /// A number in % of a series with its base of 100 that may be either.
        IndexOrGrowth { words: String, name: String, value: String, number: String } => BadGoal,
            "“{name}”的数是 {value}，看不出“{words}”里的 {number} 是指数本身，还是涨跌幅" /
                "the figures of `{name}`, such as {value}, do not tell whether {number} in `{words}` is the index itself or its growth",
            help "是指数的，数后不写 %；是涨跌幅的，写 formula = \"`{name}` - 100%\"" /
                "for the index write the number without %, for the growth formula = \"`{name}` - 100%\"";

        /// A sum over years of figures that may as well be levels: nothing but their being yearly speaks for a flow.
        KindAssumed { name: String, table: String, words: String } => UnknownKind,
            "“{name}”只有年度数，看不出各年的数是发生额还是期末水平，“{words}”不知该相加还是相减" /
                "the figures of `{name}` are yearly and may be amounts or levels: nothing tells whether `{words}` adds or subtracts them",
            help "在 {table} 下写 kind = \"stock\"（期末水平，减去基期）或 kind = \"flow\"（逐年相加）；是比率的写 kind = \"rate\"" /
                "write under {table}: kind = \"stock\" (a level, less the baseline), kind = \"flow\" (added up) or kind = \"rate\"";

        /// 增长N% on an indicator in %.
        GrowthOfShare { words: String, number: Option<String>, multiple: Option<(String, Option<Period>)>, series: Option<String>, falls: bool } => BadGoal,
            "指标是百分数，“{words}”有歧义：是增长百分之几，还是提高几个百分点？" /
                "the indicator is a percentage, so `{words}` is ambiguous: per cent or percentage points?",
            help = {
                let verbs = if *falls { ("下降", "decrease") } else { ("提高", "increase") };
                let verb = l.pick(verbs.0, verbs.1);
                let points = say! { l, number;
                    Some(number) => "若指百分点，写“{verb}{number}个百分点”" / "for percentage points write `{verb} by {number} percentage points`",
                    None => "若指百分点，写整个规划期的变动，如“{verb}5个百分点”" / "for percentage points write the change over the whole plan, such as `{verb} by 5 percentage points`",
                };
                let relative = multiple.as_ref().map_or_else(String::new, |(percent, since)| {
                    let base = match since {
                        Some(since) => {
                            let since = since.words(l);
                            say!(l, "{since}年", "the {since} level")
                        }
                        None => say!(l, "基期", "the baseline"),
                    };
                    let to = l.pick(if *falls { "降至" } else { "达到" }, "");
                    say!(l, "；若指相对变动，写“{to}{base}的{percent}”", "; for a relative change `{percent} of {base}`")
                });
                let growth = series.as_ref().map_or_else(String::new, |line| {
                    say!(
                        l,
                        "；若公布的数本身就是增速，在 {line} 下写 kind = \"growth\"",
                        "; where the figures are growths themselves, write kind = \"growth\" under {line}"
                    )
                });
                Some(format!("{points}{relative}{growth}"))
            };

        /// 较上年增长N% in a plan whose baseline is another year.
        YearBefore { words: String, before: Period, baseline: Period } => BadGoal,
            = {
                let (before, baseline) = (before.words(l), baseline.words(l));
                say!(
                    l,
                    "“{words}”与上年（{before}）比较，而基期是 {baseline}：没有说明是哪一年的增长",
                    "`{words}` compares with the year before ({before}), but the baseline is {baseline}: of which year is the growth?"
                )
            },
            help "年度目标写 baseline = \"{before}\"；每年都要达到写 formula = \"yoy(指标)\" 与 goal = \"每年不低于6%\"；多年的目标写 年均增长6% 或写明年份（较{before}年增长6%）" /
                "for a goal of one year write baseline = \"{before}\"; for every year formula = \"yoy(x)\" and goal = \"each year at least 6%\"; over several years \"6% a year\", or name the year (\"increase by 6% from {before}\")";

        /// 60万人以上 of 城镇新增就业 over five years.
        SumOrYear { words: String, year: String, years: i32, deadline: Period } => BadGoal,
            "指标是一年一年的数（基期一年 {year}），“{words}”有歧义：是 {years} 年合计，还是末年一年的数？" /
                "the indicator counts each year anew ({year} in that of the baseline), so `{words}` is ambiguous: the sum of {years} years, or the figure of the last?",
            help "合计写 goal = \"累计{words}\"，每一年都要达到写 goal = \"每年{words}\"，末年一年的数写 goal = \"到{deadline}年{words}\"" /
                "for the sum write goal = \"cumulative {words}\", for every year goal = \"each year {words}\", for the last year goal = \"{words} by {deadline}\"";

        /// 减少50万人 of 减贫人口, 新增50万吨 of 粮食产量.
        AmountOrChange {
            words: String, year: String, number: String, bound: Bound, falls: bool, baseline: Period, is_sum: bool, is_change: bool
        } => BadGoal,
            "指标基期一年就有 {year}，“{words}”有歧义：是一共这么多，还是比基期多（少）这么多？" /
                "the indicator is {year} in the year of the baseline, so `{words}` is ambiguous: so much in all, or so much more (less) than then?",
            help = {
                let (before, behind) = match bound {
                    Bound::AtLeast | Bound::Range => ("", ""),
                    Bound::MoreThan => (l.pick("超过", "more than "), ""),
                    Bound::AtMost => (l.pick("不超过", "at most "), ""),
                    Bound::LessThan => (l.pick("低于", "less than "), ""),
                    Bound::About => (l.pick("", "about "), l.pick("左右", "")),
                };
                let number = format!("{before}{number}{behind}");
                let sum = is_sum.then(|| say!(l, "一共写 goal = \"累计{number}\"", "for what there is in all write goal = \"cumulative {number}\""));
                let since = baseline.words(l);
                let verb = if *falls { l.pick("减少", "decrease") } else { l.pick("增加", "increase") };
                let change = is_change.then(|| say!(
                    l,
                    "与基期比写 goal = \"较{since}年{verb}{number}\"",
                    "for a change since the baseline write goal = \"{verb} by {number} from {since}\""
                ));
                let lines: Vec<String> = sum.into_iter().chain(change).collect();
                Some(lines.join(l.pick("，", ", ")))
            };

        /// `$2bn a year`
        EachOrLast { words: String, deadline: Period } => BadGoal,
            "“{words}”有歧义：是每一年，还是末年一年的数？" / "`{words}` is ambiguous: in every year, or in the last?",
            help "每一年都要达到写 goal = \"每年{words}\"，末年一年的数写 goal = \"到{deadline}年{words}\"" /
                "for every year write goal = \"each year {words}\", for the last year goal = \"{words} by {deadline}\"";

        /// 较2018年新增10家 in a plan whose baseline is another year.
        OtherStart { words: String, since: Period, baseline: Period } => BadGoal,
            = {
                let (since, baseline) = (since.words(l), baseline.words(l));
                say!(
                    l,
                    "“{words}”从 {since} 起算，而基期是 {baseline}",
                    "`{words}` counts from {since}, but the baseline is {baseline}"
                )
            },
            help "这项目标写 baseline = \"{since}\"，或去掉目标中的年份" /
                "write baseline = \"{since}\" for this target, or leave the year out of its words";

        /// 较2025年翻番 where the goal is due by then.
        ComparesAhead { words: String, since: Period, deadline: Period } => BadGoal,
            with { let (since, deadline) = (since.words(l), deadline.words(l)); },
            "“{words}”与 {since} 比较，而目标期 {deadline} 不在其后" /
                "`{words}` compares with {since}, which the deadline {deadline} does not come after";

        /// 左右 of nothing, or of a rank: in which unit to say how much.
        ToleranceWanted { unit: Unit, is_rank: bool } => BadGoal,
            with {
                let unit = unit_of_distance(unit, l);
                let of = if *is_rank { say!(l, "目标是名次", "a rank") } else { say!(l, "目标为 0 ", "a goal of 0") };
                let example = if *is_rank { "1" } else { "0.5" };
            },
            "{of}时，“左右”是多少要写明" / "what `about` means must be stated for {of}",
            help "例如 tolerance = \"{example}{unit}\"" / "for example tolerance = \"{example}{unit}\"";

        /// A number without side: the goal's words, and the baseline where there is one.
        UnclearDirection { name: String, goal: String, baseline: Option<String>, added: Option<String> } => UnclearDirection,
            with {
                let added = added.as_ref().map_or_else(String::new, |added| {
                    say!(l, "；说的是新增数的，写 goal = \"新增{added}\"", "; where so many are added write goal = \"new {added}\"")
                });
                let start = baseline.as_ref().map_or_else(String::new, |baseline| {
                    say!(l, "，基期值是 {baseline}", ", and the baseline is {baseline}")
                });
            },
            "“{name}”的目标“{goal}”没有说明越大越好还是越小越好{start}：不作评价，请写 direction = \"decrease\" 或 direction = \"increase\"" /
                "nothing says whether more or less of `{name}` is better: the goal is `{goal}`{start}; it is not judged, write direction = \"decrease\" or direction = \"increase\"",
            help "越小越好写 direction = \"decrease\"，越大越好写 direction = \"increase\"；或在目标里写明，如 不超过、不低于{added}" /
                "write direction = \"decrease\" where less is better, direction = \"increase\" where more is; or say it in the goal, as in \"at most\" or \"at least\"{added}";

        /// Words of rising, of figures in places.
        RankOrCount { name: String, goal: String, unit: String } => UnclearDirection,
            "“{name}”以“{unit}”计，可能是名次，也可能是数量，目标“{goal}”因此没有说明数变大好还是变小好：不作评价" /
                "`{name}` is in {unit}, which may be ranks or a count, so nothing says whether a greater number is better: the goal is `{goal}`; it is not judged",
            help "是名次的，在 name 末尾写上“排名”；是数量的，写 direction = \"increase\"" /
                "where they are ranks end `name` in \"rank\"; where they are a count write direction = \"increase\"";

        MetAtBaseline { name: String, otherwise: Option<Direction> } => MetAtBaseline,
            "“{name}”的基期值已经达到目标，按达标型目标看是否保持" /
                "the baseline of `{name}` already meets its goal: it is judged as a standing goal",
            help = otherwise.map(|other| match other {
                Direction::Decrease => say!(
                    l,
                    "如果越低越好，写 direction = \"decrease\"",
                    "if less is better, write direction = \"decrease\""
                ),
                Direction::Increase => say!(
                    l,
                    "如果越高越好，写 direction = \"increase\"",
                    "if more is better, write direction = \"increase\""
                ),
            });

        /// 增长6%左右 of a plan of several years; the same of each, and of all of them, in its own words.
        GrowthInTotal { name: String, words: String, years: i32, yearly: Option<String>, total: Option<String> } => GrowthInTotal,
            "“{name}”的目标“{words}”没有说是哪一年的增长，按 {years} 年合计计算" /
                "the goal `{words}` of `{name}` does not say of which year the growth is: it is taken as that of {years} years together",
            help = yearly.as_ref().zip(total.as_ref()).map(|(yearly, total)| say!(
                l,
                "每年的写 goal = \"{yearly}\"，合计的写 goal = \"{total}\"",
                "for that of a year write goal = \"{yearly}\", for that of all goal = \"{total}\""
            ));

        /// A number without unit, and how many times the baseline it is in that of the figures.
        UnitOfGoal { name: String, words: String, unit: Unit, times: Decimal } => UnitSlip,
            with { let (unit, times) = (unit.text(), plain(*times)); },
            "“{name}”的目标“{words}”没有写单位，按数据的“{unit}”计是基期值的 {times} 倍：疑似单位错位" /
                "the goal `{words}` of `{name}` states no unit: in that of the figures, {unit}, it is {times} times the baseline",
            help "在目标的数后写上它的单位" / "write its unit behind the number of the goal";

        /// A key that has no effect on a target.
        IdleKey { name: String, key: &'static str } => IdleKey,
            "“{name}”的 {key} 不起作用" / "`{key}` of `{name}` has no effect",
            help = Some(say! { l, *key;
                "tolerance" => "容差只用于“左右”：目标写成 55%左右，或去掉 tolerance" / "a tolerance is what `about` means: write \"about 55%\", or leave it out",
                "limits" => "limits 只用于综合指数里的区间目标：目标写成 50%-60%，写上 weight，或去掉 limits" / "limits are for the score of a range in the composite index: word the goal as \"50%-60%\" and write a weight, or leave them out",
                "milestones" => "一年之内的目标，总量按往年同期的进度判断，比率和增速看现在是否达标：去掉 milestones；要看某月的数，另写一个以那时为 deadline 的目标" / "of a goal of one year amounts are judged by the share that is usual by then, rates and growths by whether they hold now: leave the milestones out; for the figure of a month write a target of its own with that deadline",
                "window" => "这个目标取的时期不随 window 而变：存量取期末，流量、比率和增速按各自的整年，一年的目标按年内累计；去掉 window" / "the periods that count for this goal are the same without it: stocks at their newest moment, amounts, rates and growths by whole years, goals of one year by the months passed; leave the window out",
                "trend_from" => "那一期没有可作起点的数，预计从基期算起：改成基期之后、有数的一期" / "there is no level of that period to begin from, and the projection begins at the baseline: name a period after it that has a figure",
                "stretch" => "争取的目标比目标本身要求还低：看两个数是否写反" / "the second goal asks for less than the first: see whether the two were exchanged",
                _ => "达标型目标只看是否达到，没有路径" / "a standing goal is held or not, there is no path to it",
            });

        /// A baseline value of one of several regions.
        BaselineOfNoRegion { name: String, stated: String } => IdleKey,
            "“{name}”的基期值 {stated} 没有说是哪个地区的，数据里有几个地区：各地区的基期值取自己的数据" /
                "the baseline of `{name}`, {stated}, does not say of which region it is, and the data hold several: each takes its own from the data",
            help "在 [plan] 里写 region，说明计划是哪个地区的；各地区自己的基期值写进 goals，如 goals = {{ \"某县\" = \"从50万吨提高到70万吨\" }}" /
                "name the plan's own region with `region` in [plan]; baselines of other regions stand in `goals`, such as goals = {{ \"Kent\" = \"from 50 to 70 million tonnes\" }}";

        /// A growth at current prices beside a published one, which is at constant prices or says nothing of them.
        UnlikePrices { name: String, current: String, other: String, is_constant: bool } => UnlikePrices,
            = if *is_constant {
                say!(l, "“{name}”把不同价格的增速放在一起：“{current}”是现价增速，“{other}”是可比价增速", "growths of `{name}` are not at the same prices: `{current}` at current ones, `{other}` at constant ones")
            } else {
                say!(l, "“{name}”把不同价格的增速放在一起：“{current}”是现价增速，公布的“{other}”没有注明也是现价", "growths of `{name}` may not be at the same prices: `{current}` is at current ones, and the published `{other}` does not say so")
            },
            help = Some(if *is_constant {
                say!(l, "“{current}”有公布的可比价增速的，在它的 [series] 里写 growth", "where `{current}` has a growth published at constant prices, name it with `growth` in its [series]")
            } else {
                say!(l, "“{current}”有公布的增速的，在它的 [series] 里写 growth；“{other}”也是现价的，在它的 [series] 里写 price = \"current\"", "where `{current}` has a published growth, name it with `growth` in its [series]; where `{other}` is at current prices too, write price = \"current\" in its [series]")
            });

        /// The cells at the two ends are not of one thing.
        UnlikeEnds { name: String, baseline: (Period, String), latest: (Period, String) } => UnlikeEnds,
            with {
                let end = |(period, told): &(Period, String)| {
                    let period = period.words(l);
                    let told = if told.is_empty() { "—" } else { told };
                    say!(l, "{period} 是“{told}”", "`{told}` in {period}")
                };
                let (baseline, latest) = (end(baseline), end(latest));
            },
            "“{name}”两端的数不是同一个东西：{baseline}，{latest}" / "the two ends of `{name}` are of different things: {baseline}, {latest}",
            help "用 where 选定其中一个；换了基年、换了价格的，先换算成一个" /
                "choose one with `where`; bring an index to one base, amounts to the prices of one year first";

        /// Of a flow: the lengths of baseline, value and deadline.
        UnlikePeriods { name: String, baseline: Period, months: i32, deadline: Period } => UnlikePeriods,
            with {
                let months_of = |months: i32| {
                    let several = plural(usize::try_from(months).unwrap_or_default(), "month");
                    say!(l, "{months} 个月", "{several}")
                };
                let length = |period: &Period| {
                    let (words, months) = (period.words(l), months_of(period.months()));
                    say!(l, "{words}（{months}）", "{words} ({months})")
                };
                let (baseline, deadline, counted) = (length(baseline), length(deadline), months_of(*months));
            },
            "“{name}”是流量，长短不一的时期不可比：基期 {baseline}，现值 {counted}，目标期 {deadline}" /
                "`{name}` is a flow, and runs of different lengths do not compare: baseline {baseline}, value {counted}, deadline {deadline}",
            help "基期和目标期写整年；与上年同期比写 formula = \"yoy(指标)\"；年内累计写 新增 或 累计" /
                "give whole years as baseline and deadline; for growth on the same months of last year write formula = \"yoy(x)\", for the months since the baseline a cumulative goal";

        /// A year in between that has no figure.
        YearMissing { name: String, year: Period } => IncompleteAggregate,
            with { let year = year.words(l); },
            "“{name}”没有 {year} 的数，此后的数接不上：多年的平均、累计和逐年判断不跨过它" /
                "`{name}` has no figure of {year}, and later ones do not join on: no mean or sum over years, and no verdict on each, reaches across it",
            help "补上这一年的数" / "add the figure of that year";

        /// Months in the midst of a year without figure; a rate made of its parts has no run since January to join on.
        MonthsMissing { name: String, series: String, year: Period, months: Period, is_rate: bool } => IncompleteAggregate,
            with {
                let year = year.words(l);
                let months = months.words(l);
                let of = if series == name { String::new() } else { say!(l, "所用的“{series}”", "`{series}` in ") };
                let or = if *is_rate {
                    say!(l, "或 {year} 的全年数", "or that of the whole of {year}")
                } else {
                    say!(l, "或此后某月的累计数", "or one since January that ends later")
                };
            },
            "“{name}”{of}没有 {months} 的数，{year} 此后的数接不上：年内只到此前为止，没有全年数" /
                "{of}`{name}` has no figure of {months}, and later ones of {year} do not join on: the year to date ends before, and the year has no figure",
            help "补上 {months} 的数，{or}" / "add the figure of {months}, {or}";

        BaselineRevised { name: String, stated: String, data: String, period: Period } => BaselineRevised,
            with { let period = period.words(l); },
            "“{name}”基期 {period} 的值，计划写 {stated}，数据为 {data}；以计划为准" /
                "the baseline of `{name}` at {period} is {stated} in the plan and {data} in the data; the plan's counts";

        Stale { name: String, period: Period, months: i32 } => Stale,
            with { let period = period.words(l); },
            "“{name}”的最新数据是 {period}，已过 {months} 个月" / "the newest figure of `{name}` is of {period}, {months} months old";

        SeveralRegions { name: String, regions: Vec<String> } => SeveralRegions,
            with { let regions = l.list(regions); },
            "“{name}”的数据含多个地区：{regions}" / "the data of `{name}` holds several regions: {regions}",
            help "用 --region 名称 选一个，或用 --by-region 逐个评估" / "choose one with --region NAME, or assess each with --by-region";

        /// Done, elapsed and usual share, as fractions.
        PaceDisagrees { name: String, period: Period, attained: Decimal, elapsed: Decimal, share: Decimal } => PaceDisagrees,
            with {
                let [attained, elapsed, share] = [attained, elapsed, share].map(percent);
                let period = period.words(l);
            },
            "“{name}”{period} 已完成全年目标的 {attained}：按月份（序时 {elapsed}）与按季节（往年同期 {share}）看，快慢结论相反" /
                "`{name}` has done {attained} of the year target by {period}: ahead or behind depends on whether the calendar ({elapsed}) or the usual share ({share}) is asked";

        SeriesBreak { name: String, month: Month } => SeriesBreak,
            "“{name}”自 {month} 起口径变动，此前的数不可比：跨越它的累计、同比、季节进度、年均和预计不算" /
                "`{name}` breaks at {month}: no sum, change on a year ago, usual share, rate or projection reaches across it";

        /// How far rounding may have moved the value, the status, and those it might have; whether it would be achieved before the deadline.
        WithinRounding { name: String, slack: Option<String>, unit: Unit, status: Status, others: Vec<Status>, early: bool } => WithinRounding,
            with {
                let words = |status: &Status| status.told(*early, l);
                let (status, others) = (words(status), l.list(others.iter().map(words)));
                let slack = slack.as_ref().map_or_else(String::new, |slack| {
                    let unit = unit_of_distance(unit, l);
                    say!(l, "（±{slack}{unit}）", " (±{slack}{unit})")
                });
            },
            "“{name}”的结论“{status}”在舍入误差{slack}之内：公布数末位半个单位之差就可能是“{others}”" /
                "the verdict on `{name}`, {status}, lies within rounding{slack}: half a unit of the last published digit could make it {others}";

        /// What a revision changed: values with their unit, before and now.
        Revised {
            name: String, version: Option<String>, period: Period, before: String, now: String, baseline: Option<(String, String)>,
            status: (Option<Status>, Option<Status>),
        } => Revision,
            = {
                let period = period.words(l);
                let version = version.as_ref().map_or_else(String::new, |version| say!(l, "（{version}）", " ({version})"));
                let baseline = baseline.as_ref().map_or_else(String::new, |(before, now)| {
                    say!(l, "，基期值由 {before} 变为 {now}", ", its baseline from {before} to {now}")
                });
                let verdict = match *status {
                    (Some(was), Some(is)) if was != is => {
                        let (was, is) = (was.text(l), is.text(l));
                        say!(l, "；结论由“{was}”变为“{is}”", "; the verdict from {was} to {is}")
                    }
                    (_, Some(is)) => {
                        let is = is.text(l);
                        say!(l, "；结论不变（{is}）", "; the verdict stays ({is})")
                    }
                    _ => String::new(),
                };
                let value = if before == now {
                    say!(l, "“{name}”{period} 仍为 {now}", "`{name}` for {period} stays {now}")
                } else {
                    say!(l, "“{name}”{period} 由 {before} 变为 {now}", "`{name}` for {period} went from {before} to {now}")
                };
                say!(l, "修订{version}：{value}{baseline}{verdict}", "revision{version}: {value}{baseline}{verdict}")
            };

        /// A goal of a region that the data do not have, and names of regions that are near.
        GoalOfNoRegion { region: String, target: String, near: Vec<String> } => UnknownSeries,
            with { let near = if near.is_empty() { String::new() } else { let near = l.list(near); say!(l, "；相近的地区：{near}", "; near names are: {near}") }; },
            "“{target}”的 goals 里有“{region}”，数据里没有这个地区{near}" / "`goals` of `{target}` name the region `{region}`, of which the data hold nothing{near}",
            help "改成数据里的名称，或在 [regions] 里写它的其他写法" / "write the name as in the data, or its other spelling in [regions]";

        /// A series of one region without data: whether the region has others, and names of regions that are near.
        UnknownInRegion { name: String, region: String, near: Vec<String>, has_rows: bool } => UnknownSeries,
            = if *has_rows {
                say!(l, "数据里没有“{region}”的“{name}”", "the data hold no `{name}` of `{region}`")
            } else if near.is_empty() {
                say!(l, "数据里没有地区“{region}”，取不到它的“{name}”", "the data hold no region `{region}`, and so no `{name}` of it")
            } else {
                let near = l.list(near);
                say!(
                    l,
                    "数据里没有地区“{region}”，取不到它的“{name}”；相近的地区：{near}",
                    "the data hold no region `{region}`, and so no `{name}` of it; near names are: {near}"
                )
            },
            help "那个地区的数要有写明地区的列，或在另一个 [[data]] 里写 region = \"{region}\"；地区的其他写法写在 [regions]；指标名称不同时，reference 写公式“名称@{region}”"
                / "its rows must name the region in a column, or come from a [[data]] of its own with region = \"{region}\"; other spellings belong to [regions]; where the indicator has another name there, let `reference` be the formula NAME@{region}";
        /// A series of which the data have rows of other regions alone.
        OtherRegions { name: String, region: Option<String>, regions: Vec<String> } => UnknownSeries,
            with {
                const SHOWN: usize = 5;
                let more = (regions.len() > SHOWN).then(|| "…".to_owned());
                let of_each = regions.iter().take(SHOWN).map(|region| format!("`{name}@{region}`"));
                let sum = of_each.chain(more.clone()).collect::<Vec<_>>().join(" + ");
                let regions = l.list(regions.iter().take(SHOWN).cloned().chain(more));
                let own = region.as_ref().map_or_else(|| l.pick("合计", "the total").to_owned(), |region| say!(l, "“{region}”", "`{region}`"));
            },
            "“{name}”没有{own}的行，数据里是别的地区的：{regions}" / "`{name}` has no rows of {own}; those in the data are of other regions: {regions}",
            help "看各地区的，用 --by-region 或 --region；计划是其中一个地区的，改 region；能相加的，写公式 {sum}"
                / "see each region with --by-region or --region; let `region` of the plan be one of them; where they add up, write the formula {sum}";

        /// A name in a formula that only another target has.
        TargetInFormula { name: String, id: String, formula: String } => UnknownSeries,
            "“{name}”是目标 {id} 的名称，不是数据里的序列" / "`{name}` is the name of the target {id}, and no series of the data",
            help "公式里写它的公式：({formula})" / "write its formula: ({formula})";

        /// A series without data: its names in the data where they are others, the rows that its `where` asks for, names that are near,
        /// and that of its growth, which the goal is about and the data have.
        UnknownSeries { name: String, matches: Vec<String>, rows: Vec<String>, near: Vec<String>, growth: Option<String> } => UnknownSeries,
            = {
                let matches = if matches.is_empty() {
                    String::new()
                } else {
                    let matches = l.list(matches);
                    say!(l, "（match 写的是 {matches}）", " (`match` says {matches})")
                };
                let rows = rows.join(l.pick("，", ", "));
                let mut text = if rows.is_empty() {
                    say!(l, "数据里没有“{name}”{matches}", "`{name}`{matches} is not in the data")
                } else {
                    say!(l, "数据里没有“{name}”{matches}中 {rows} 的行", "`{name}`{matches} has no rows where {rows}")
                };
                if !near.is_empty() {
                    let near = l.list(near);
                    text += &say!(l, "，相近的名称有：{near}", "; near names are: {near}");
                }
                text
            },
            help = Some(if let Some(growth) = growth {
                say!(
                    l,
                    "数据里只有它的增速“{growth}”（kind = \"growth\"）：在目标里写 formula = \"`{growth}`\"",
                    "the data have its growth alone, `{growth}` (kind = \"growth\"): write formula = \"`{growth}`\" in the target"
                )
            } else if rows.is_empty() {
                say!(
                    l,
                    "用 indicalc inspect 查看文件里有哪些名称；名称不同时写 [series.KEY] 的 match",
                    "see the names in a file with `indicalc inspect`; map another name with `match` of [series.KEY]"
                )
            } else {
                say!(
                    l,
                    "用 indicalc inspect 查看文件里有哪些名称和取值，改 where 或 match",
                    "see the names and values in a file with `indicalc inspect`; change `where` or `match`"
                )
            });

        /// Series whose published growth is not used, each with the names of its growth in the data.
        UnusedGrowth { of: Vec<Untied> } => UnusedGrowth,
            with {
                let told = |one: &Untied| {
                    let (name, growth) = (&one.name, l.list(&one.growth));
                    say!(l, "“{name}”的 {growth}", "{growth} of `{name}`")
                };
                let list = l.list(of.iter().map(told));
                let (table, line) = of.first().map(|one| (one.table(), one.line())).unwrap_or_default();
            },
            "增长按公布绝对数推算，数据里公布的增速没有用上：{list}；要用，在计划的 {table} 下写 {line}" /
                "growth is computed from levels, and growth that the data publishes is not used: {list}; to use it, write {line} under {table} of the plan";
    }
}

/// What a goal's number is that its words do not call a change.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Change {
    /// A cut below zero of what names a cut.
    OfCut,
    /// A percentage of what is measured in a unit.
    Share,
    /// So much, with a minus sign, of what is above zero.
    Amount,
    /// So much, of what should fall.
    Fall,
    /// The growth of several years, of a growth or of cuts.
    Years { is_cut: bool },
}

impl Change {
    /// The goals that it may be meant as: read again, they have the side and the number of the one written.
    fn lines(self, goal: &Goal, unit: &Unit, l: Language) -> Vec<String> {
        let Some(number) = &goal.value else {
            return Vec::new();
        };
        let falls =
            number.value.is_negative() || matches!(self, Self::Fall | Self::Years { is_cut: true });
        let size = |quantity: &Quantity, unit: &Unit| {
            let number = plain(quantity.value.abs());
            if unit.is_points() {
                say!(l, "{number}个百分点", "{number} percentage points")
            } else {
                Quantity::new(quantity.value.abs(), unit.clone()).to_string()
            }
        };
        let range = |unit: &Unit| match &goal.upper {
            Some(upper) if falls => format!("{}-{}", size(upper, unit), size(number, unit)),
            Some(upper) => format!("{}-{}", size(number, unit), size(upper, unit)),
            None => size(number, unit),
        };
        let bound = if number.value.is_negative() && goal.names_side() {
            goal.bound.mirrored()
        } else {
            goal.bound
        };
        let sided = |number: String| match bound {
            Bound::MoreThan => say!(l, "超过{number}", "more than {number}"),
            Bound::AtMost => say!(l, "不超过{number}", "at most {number}"),
            Bound::LessThan => say!(l, "低于{number}", "less than {number}"),
            Bound::About => say!(l, "{number}左右", "about {number}"),
            Bound::AtLeast | Bound::Range => number,
        };
        let by = |unit: &Unit| {
            let number = sided(range(unit));
            match (falls, unit.is_ratio()) {
                (false, _) => say!(l, "增长{number}", "increase by {number}"),
                (true, true) => say!(l, "下降{number}", "reduce by {number}"),
                (true, false) => say!(l, "减少{number}", "reduce by {number}"),
            }
        };
        let of_share = if unit.is_percent() { Unit::points() } else { unit.clone() };
        match self {
            Self::Share if goal.is_of_times() => {
                let times = |quantity: &Quantity| plain(quantity.value);
                let times = match &goal.upper {
                    Some(upper) => format!("{}-{}", times(number), times(upper)),
                    None => times(number),
                };
                vec![sided(say!(l, "基期的{times}倍", "{times} times the baseline level"))]
            }
            Self::Share if goal.says_level() && !goal.says_share() => {
                let share = range(&number.unit);
                vec![sided(say!(l, "基期的{share}", "{share} of the baseline level"))]
            }
            // 全覆盖: no growth.
            Self::Share if number.value == Decimal::HUNDRED || goal.says_share() => Vec::new(),
            Self::OfCut if goal.subject == Subject::Added => {
                vec![format!("〔{}〕{}", range(&Unit::bare()), number.unit)]
            }
            Self::OfCut => vec![sided(range(&number.unit))],
            Self::Years { .. } => {
                let by = by(&number.unit);
                let [first, last] =
                    [goal.since, goal.by].map(|period| period.map(|one| one.end().year()));
                let (first, last) = (first.unwrap_or_default(), last.unwrap_or_default() - 1);
                vec![
                    say!(l, "{first}—{last}年年均{by}", "{by} a year in {first}-{last}"),
                    say!(l, "{first}—{last}年累计{by}", "{by} in total in {first}-{last}"),
                ]
            }
            Self::Amount => {
                let unit = if number.unit.is_percent() { &of_share } else { &number.unit };
                vec![by(unit), say!(l, "不超过{number}", "at most {number}")]
            }
            Self::Fall if unit.is_ratio() => vec![by(&of_share)],
            Self::Fall if number.unit.is_bare() => vec![by(&Unit::percent()), by(unit)],
            Self::Share | Self::Fall => vec![by(&number.unit)],
        }
    }
}

/// A series of which the data has a published growth that no line of the plan ties to it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Untied {
    pub(crate) name: String,
    pub(crate) key: Option<String>,
    /// The names of its growth in the data.
    pub(crate) growth: Vec<String>,
}

impl Untied {
    fn table(&self) -> String {
        table_line(&self.name, self.key.as_deref())
    }

    /// The line that ties the growth to its level: `growth = "零售额增速"`.
    fn line(&self) -> String {
        let quoted =
            |name: &String| format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""));
        let names: Vec<String> = self.growth.iter().map(quoted).collect();
        match names.as_slice() {
            [one] => format!("growth = {one}"),
            several => format!("growth = [{}]", several.join(", ")),
        }
    }
}

/// What a distance between two levels is told in, behind its number.
fn unit_of_distance(unit: &Unit, language: Language) -> String {
    if unit.is_percent() {
        say!(language, "个百分点", " percentage points")
    } else {
        unit.behind_number()
    }
}

/// A fraction as %, one digit behind the point.
fn percent(share: &Decimal) -> String {
    let percent = share.shifted(2).unwrap_or(*share);
    format!("{}%", fixed(percent, 1, Rounding::HalfUp))
}
