//! What the ledger has to say, and how it names things: series and regions, versions, units, sums.

use std::fmt::Write;

use crate::diagnostic::Code;
use crate::language::{Language, plural};
use crate::quantity::{Decimal, Period, Quantity, Rounding, Unit, fixed};
use crate::series::{Base, Kind, table_line};
use crate::{messages, say};

messages! {
    /// A message of the ledger.
    pub(super) enum LedgerMessage, language {
        /// Two different values for one cell.
        SameCell { cells: Cells, in_one_file: bool } => SameCell,
            with {
                let (subject, period) = (cells.subject.text(language), cells.period.words(language));
                let values = cells.list(language, &say!(language, "，又是 ", " and "));
            },
            "{subject} {period} 有两个不同的值：{values}" / "{subject} has two different values for {period}: {values}",
            help = Some(if *in_one_file {
                say!(language, "删去其中一个；若是修订，给数据加上版本列", "remove one of them; if it is a revision, give the data a vintage column")
            } else {
                say!(
                    language,
                    "删去其中一个；若是修订，给数据加上版本列，或给两个文件各写一个 [[data]]，分别写上 vintage = \"…\"",
                    "remove one of them; if it is a revision, give the data a vintage column, or each file a [[data]] block of its own with `vintage = \"…\"`"
                )
            });

        /// Units of one series that do not go together.
        Units { units: Units } => (if units.found.is_bare() || units.wanted.is_bare() { Code::UnitMissing } else { Code::UnitMismatch }),
            = units.text(language),
            help = Some(units.help(language));

        /// The kind of a series cannot be told.
        UnknownKind { name: String, key: Option<String>, unit: Unit } => UnknownKind,
            with {
                let unit = match unit.text() {
                    "" => String::new(),
                    unit => say!(language, "（{unit}）", " ({unit})"),
                };
                let table = table_line(name, key.as_deref());
            },
            "看不出“{name}”{unit}是流量、存量、比率还是增速" / "nothing tells whether `{name}`{unit} is a flow, a stock, a rate or a growth",
            help "在 {table} 下写 kind = \"flow\"（各期相加）、\"stock\"（期末水平）、\"rate\"（比率）或 \"growth\"（增速）" /
                "write under {table}: kind = \"flow\" (adds up over time), \"stock\" (a level), \"rate\" or \"growth\"";

        /// An index that the plan calls a growth; its `level` is what the plan ties it to as one.
        IndexAsGrowth { name: String, table: String, level: Option<String>, base: Base } => BadValue,
            = match base {
                Base::Fixed => say!(language, "“{name}”是定基指数，说的是水平，不是增速", "`{name}` is an index whose base stands still, a level and no growth"),
                _ => say!(language, "“{name}”不以上年为 100，不是比上年的增速", "`{name}` has another base than the year before, and is no growth on it"),
            },
            help = {
                let dropped = match level {
                    Some(level) => say!(language, "去掉 {level} 下的 growth", "take `growth` out from under {level}"),
                    None => say!(language, "去掉 {table} 下的 kind", "take `kind` out from under {table}"),
                };
                let computed = match base {
                    Base::Fixed => say!(language, "；目标说的是各年增速的，公式写 yoy(`{name}`)", "; for its growth on the year before let the formula of the target be yoy(`{name}`)"),
                    _ => String::new(),
                };
                Some(dropped + &computed)
            };

        /// A key that says how longer periods are made of months, and there are only runs from January.
        IdleOverRuns { name: String, key: Option<String>, run: Period } => BadValue,
            with {
                let table = table_line(name, key.as_deref());
                let run = run.words(language);
            },
            "“{name}”的数都是从年初起的累计，如 {run}，over 不起作用" /
                "all figures of `{name}` run from the beginning of the year, such as {run}, and `over` has no effect on them",
            help "去掉 {table} 下的 over：取平均要有各月或各季的数；数据本来就是的，用 basis 写明" /
                "take `over` out from under {table}: a mean needs figures of single months or quarters; where these are such, let `basis` say so";

        /// `over` of what has its own law for longer periods.
        IdleOver { name: String, key: Option<String>, kind: Kind } => BadValue,
            with { let (kind, table) = (kind.text(language), table_line(name, key.as_deref())); },
            "“{name}”是{kind}，over 对它不起作用：over 说的是比率的年度数怎样由各期得出" /
                "`{name}` is a {kind}, and `over` has no effect on it: it says how a rate of a longer period is made",
            help "去掉 {table} 下的 over；确是比率的写 kind = \"rate\"" /
                "take `over` out from under {table}, or write kind = \"rate\" where it is one";

        /// A key that says nothing of the figures of a series.
        IdleKey { name: String, table: String, key: &'static str } => IdleKey,
            "{table} 下的 {key} 对“{name}”不起作用" / "`{key}` under {table} has no effect on `{name}`",
            help = Some(match *key {
                "cut" => say!(language, "cut 说的是降低了百分之几，只用于增速：去掉 cut", "a cut says by how many per cent something fell, and is a growth: leave it out"),
                "price" => say!(language, "价格口径是增速和以货币计的量的：写在增速的 [series] 下，或去掉 price", "prices are those of growths and of amounts of money: write it under the [series] of the growth, or leave it out"),
                "basis" => say!(language, "数都是整年的，没有月度、季度的数可说：去掉 basis", "all figures are of whole years: there is no month or quarter of which to say what it means; leave it out"),
                _ => say!(language, "没有写分项：写 parts，或去掉 complete", "no parts are declared: write parts, or leave it out"),
            });

        /// A kind, or what months are, that the figures deny.
        Doubted { subject: Subject, key: Option<String>, doubt: Doubt } => UnknownKind,
            with { let (name, why) = (subject.text(language), doubt.text(language)); },
            "{name} {why}" / "{name} {why}",
            help = {
                let table = table_line(&subject.name, key.as_deref());
                Some(say! { language, doubt;
                    Doubt::Months { .. } => "在 {table} 下写 basis = \"ytd\"（1月起的累计）或 basis = \"period\"（确是单月、单季）" / "write under {table}: basis = \"ytd\" (from January on) or basis = \"period\" (that month or quarter alone)",
                    _ => "在 {table} 下写 kind = \"stock\"（期末水平）、\"rate\"（比率）或 \"flow\"（确是各期发生额）" / "write under {table}: kind = \"stock\" (a level), \"rate\" or \"flow\" (adds up indeed)",
                })
            };

        /// A version asked for that is neither a date nor one of the data's.
        UnknownVintage { given: String, known: Vec<String> } => UnknownChoice,
            with { let list = language.list(known.iter().take(20)); },
            "--vintage 的“{given}”既不是日期，也不是数据里的版本" / "`{given}` of --vintage is neither a date nor a version of the data",
            help "日期写作 2024-07、2024-07-15、2024年7月；数据里的版本：{list}" /
                "write a date as 2024-07, 2024-07-15 or 15 July 2024; versions of the data: {list}";

        /// A version asked for of data that has none.
        NoVintages { given: String } => UnknownChoice,
            "数据没有版本，--vintage {given} 不起作用" / "the data has no versions: --vintage {given} changes nothing",
            help "给数据加上版本列，或在 [[data]] 中写 vintage = \"…\"" /
                "give the data a vintage column, or its [[data]] block `vintage = \"…\"`";

        /// The values of one cell by version.
        Revision { cells: Cells } => Revision,
            with {
                let (subject, period) = (cells.subject.text(language), cells.period.words(language));
                let values = cells.list(language, " → ");
            },
            "{subject} {period} 有修订：{values}" / "{subject} was revised for {period}: {values}";

        /// Figures that were made before the event, by their flag or because their periods are not over.
        Future { name: String, count: usize, first: Period, last: Period, unflagged: bool } => Future,
            with {
                let figures = plural(*count, "figure");
                let (first, last) = (first.words(language), last.words(language));
                let periods = if first == last {
                    first
                } else {
                    say!(language, "{first} 至 {last}", "{first} to {last}")
                };
                let zh = if *unflagged { "时期还没有结束" } else { "标明是预测" };
                let en = if *unflagged { "of periods that are not over" } else { "marked as forecasts" };
            },
            "“{name}”有 {count} 个数（{periods}）{zh}：算作预测，只列出，不作评价" /
                "`{name}` has {figures} {en} ({periods}): they count as forecasts, which are shown and never judged",
            help = unflagged.then(|| say!(
                language,
                "今天取 --today，否则 SOURCE_DATE_EPOCH，否则时钟",
                "today is --today, else SOURCE_DATE_EPOCH, else the clock"
            ));

        /// A year of which a part has another share than in other years.
        RevisedAlone { subject: Subject, year: Period, part: Period, share: Decimal, usual: (Decimal, Decimal) } => MixedVintages,
            with {
                let subject = subject.text(language);
                let (year, part) = (year.words(language), part.words(language));
                let [share, low, high] = [share, &usual.0, &usual.1].map(|one| {
                    let percent = one.shifted(2).unwrap_or(*one);
                    format!("{}%", fixed(percent, 1, Rounding::HalfUp))
                });
            },
            "{subject} {part} 占 {year} 的 {share}，而此前各年是 {low} 至 {high}：全年像是修订过，而年内各期没有；不与全年相加减，不算同比，也不计入季节进度" /
                "{subject}: {part} is {share} of {year}, after {low} to {high} in the years before: the year seems revised and its parts are not; they are neither added to nor compared with others, and leave the usual shares",
            help "补上修订后的年内数" / "add the revised figures of the months";

        /// A published growth that another level lies below than the one that is there.
        RevisedBelowGrowth { subject: Subject, year: Period, period: Period, published: Quantity, computed: Quantity } => MixedVintages,
            with {
                let subject = subject.text(language);
                let (year, period) = (year.words(language), period.words(language));
                let (published, computed) = (percent(published), percent(computed));
            },
            "{subject} {period} 公布增速 {published}，按公布绝对数推算为 {computed}，两者价格口径相同，相差超过 1 个百分点：{year} 像是修订过，而年内各期没有；不与全年相加减，不算同比，也不计入季节进度" /
                "{subject} grew by {published} in {period} as published, by {computed} as computed from levels at the same prices: {year} seems revised and its parts are not; they are neither added to nor compared with others, and leave the usual shares",
            help "补上修订后的年内数" / "add the revised figures of the months";

        /// A figure and the sum of others that should be the same.
        Contradiction {
            subject: Subject, period: Period, stated: Quantity, derived: Quantity, sum: Vec<(i8, Period, Quantity)>, gap: Quantity,
            allowed: Quantity,
        } => Contradiction,
            with {
                let (subject, period) = (subject.text(language), period.words(language));
                let sum = signed_sum(sum, language);
            },
            "{subject} {period} 公布为 {stated}，由其他数推得 {derived}（{sum}），相差 {gap}，超出舍入误差 {allowed}" /
                "{subject} is {stated} for {period}, but {derived} by other figures ({sum}): {gap} apart, rounding explains {allowed}";

        /// A run of months and a run within it that is more.
        PartOfRun { subject: Subject, whole: (Period, Quantity), part: (Period, Quantity), gap: Quantity, allowed: Quantity } => Contradiction,
            with {
                let subject = subject.text(language);
                let ((period, value), (within, more)) = (whole, part);
                let (period, within) = (period.words(language), within.words(language));
            },
            "{subject} {period} 公布为 {value}，其中的 {within}（{more}）反而多 {gap}，超出舍入误差 {allowed}" /
                "{subject} is {value} for {period}, but {more} for {within} within it: {gap} more, rounding explains {allowed}";

        /// Two figures of a level at one moment.
        OneMoment { subject: Subject, longer: (Period, Quantity), shorter: (Period, Quantity), gap: Quantity, allowed: Quantity } => Contradiction,
            with {
                let subject = subject.text(language);
                let ((period, value), (same, other)) = (longer, shorter);
                let (period, same) = (period.words(language), same.words(language));
            },
            "{subject} {period} 公布为 {value}，同一期末的 {same} 为 {other}，相差 {gap}，超出舍入误差 {allowed}" /
                "{subject} is {value} for {period}, but {other} for {same}, which is the same moment: {gap} apart, rounding explains {allowed}";

        /// Figures that are 10⁴ or 10⁸ times, or the same part of, their neighbour.
        UnitSlip {
            subject: Subject, first: (Period, Quantity), last: Period, count: usize, neighbour: (Period, Quantity), exponent: i32,
        } => UnitSlip,
            = {
                let subject = subject.text(language);
                let ((period, value), (beside, other)) = (first, neighbour);
                let [period, last, beside] = [period, last, beside].map(|p| p.words(language));
                let (zh, en) = match exponent {
                    4 => ("是其一万倍上下", "about 10^4 times"),
                    8 => ("是其一亿倍上下", "about 10^8 times"),
                    -4 => ("是其万分之一上下", "about 10^-4 times"),
                    _ => ("是其亿分之一上下", "about 10^-8 times"),
                };
                if *count > 1 {
                    say!(
                        language,
                        "{subject} {period} 至 {last} 的 {count} 个数（首个为 {value}）与相邻的 {beside}（{other}）相比{zh}：疑似单位错位",
                        "{count} figures of {subject} from {period} to {last} (the first is {value}) are {en} their neighbour {other} of {beside}: probably a slip of units"
                    )
                } else {
                    say!(
                        language,
                        "{subject} {period} 为 {value}，与相邻的 {beside}（{other}）相比{zh}：疑似单位错位",
                        "{subject} is {value} for {period}, {en} its neighbour {other} of {beside}: probably a slip of units"
                    )
                }
            };

        /// A figure that is more than a factor above or below the one before.
        Jump { subject: Subject, now: (Period, Quantity), before: (Period, Quantity), factor: String, limit: String, own_limit: bool } => Jump,
            with {
                let subject = subject.text(language);
                let ((period, value), (earlier, other)) = (now, before);
                let (period, earlier) = (period.words(language), earlier.words(language));
            },
            "{subject} {period} 为 {value}，是 {earlier}（{other}）的 {factor} 倍" /
                "{subject} is {value} for {period}, {factor} times the {other} of {earlier}",
            help = own_limit.then(|| say!(
                language,
                "超过 {limit} 倍才提示，这是本工具的口径；可在 [plan] 中用 jump 另定",
                "told beyond a factor of {limit}, which is the tool's own; `jump` under [plan] sets another"
            ));

        /// Parts that are more than their whole, or should be complete and are less.
        Parts { subject: Subject, period: Period, whole: Quantity, sum: Quantity, gap: Quantity, names: Vec<String>, exceed: bool } => PartsExceedWhole,
            with {
                let (subject, period) = (subject.text(language), period.words(language));
                let names = language.list(names);
            },
            = if *exceed {
                say!(
                    language,
                    "{subject} {period} 的分项（{names}）之和 {sum} 超过总计 {whole}，多出 {gap}",
                    "the parts of {subject} ({names}) add up to {sum} for {period}, more than the whole {whole} by {gap}"
                )
            } else {
                say!(
                    language,
                    "{subject} {period} 的分项（{names}）应当齐全，其和 {sum} 不足总计 {whole}，短少 {gap}",
                    "the parts of {subject} ({names}) should be complete, but add up to {sum} for {period}, less than the whole {whole} by {gap}"
                )
            };

        /// Published growth beside computed growth, in %.
        PublishedGrowth {
            subject: Subject, period: Period, published: Quantity, computed: Quantity, differing: usize, compared: usize,
        } => PublishedGrowth,
            with {
                let (subject, period) = (subject.text(language), period.words(language));
                let (published, computed) = (percent(published), percent(computed));
            },
            "{subject} {period} 公布增速 {published}，按公布绝对数推算为 {computed}；可比的 {compared} 期中有 {differing} 期不同" /
                "{subject} grew by {published} in {period} as published, by {computed} as computed from levels; {differing} of {compared} periods differ",
            help "公布增速按可比价计算，推算增速按现价计算，二者不同未必有误" /
                "published growth is at constant prices, growth computed from levels at current ones: they may well differ";

        /// Growth implied by two runs that were subtracted, beside the published one, in %; `mixed`: some of the cells were revised and
        /// others were not.
        MixedVintages { subject: Subject, period: Period, implied: Quantity, published: Quantity, gap: Quantity, mixed: bool } => MixedVintages,
            with {
                let (subject, period) = (subject.text(language), period.words(language));
                let (published, implied) = (percent(published), percent(implied));
                let gap = fixed(gap.value.abs(), 2, Rounding::HalfUp);
                let why = if *mixed {
                    say!(language, "修订后与修订前的数混用", "a revised year is joined to an unrevised one")
                } else {
                    say!(
                        language,
                        "若非价格变动，则是修订后与修订前的数混用",
                        "either prices, or a revised year joined to an unrevised one"
                    )
                };
            },
            "{subject} {period} 与上年同期相减，隐含增速 {implied}，而公布增速为 {published}，相差 {gap} 个百分点：{why}" /
                "{subject}: {period} less the same run a year before implies a growth of {implied}, published is {published}, {gap} points apart: {why}",
            help = Some(if *mixed {
                say!(
                    language,
                    "补上同一版本的上年同期数，或用 --vintage 取修订前的各数",
                    "add last year's run of the same version, or take the figures before the revision with --vintage"
                )
            } else {
                say!(
                    language,
                    "核对上年同期数是否已随上年修订；给数据加上版本列可以确认",
                    "see whether last year's run was revised with its year; a vintage column in the data would tell"
                )
            });

        /// Values that stand in some months of each year only: they may be those of quarters, or run from January.
        OnlyQuarters { subject: Subject, key: Option<String>, months: Vec<u32>, may_be_quarters: bool, may_be_cumulative: bool } => Guessed,
            with { let (name, months) = (subject.text(language), language.list(months.iter().map(u32::to_string))); },
            "{name} 各年只有 {months} 月有数，每个数都当作一个月的读入" /
                "{name} has values in months {months} of each year only, and each is read as one month's",
            help = {
                let choices = [
                    may_be_quarters.then(|| say!(language, "basis = \"quarter\"（所在季度的数）", "basis = \"quarter\" (the quarter's)")),
                    may_be_cumulative.then(|| say!(language, "basis = \"ytd\"（1月至该月的累计）", "basis = \"ytd\" (January to that month)")),
                    Some(say!(language, "basis = \"period\"（确是单月）", "basis = \"period\" (one month's indeed)")),
                ];
                let choices = language.list(choices.into_iter().flatten());
                let table = table_line(&subject.name, key.as_deref());
                Some(say!(language, "在 {table} 下写明是哪一种：{choices}", "write under {table} what they are: {choices}"))
            };
    }
}

/// What figures deny.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Doubt {
    /// That months add up which hardly move.
    Level { first: Period, last: Period },
    /// That runs since January are sums.
    Runs { first: Period, last: Period },
    /// That a part of a year is less than a year.
    Part { year: Period, part: Period },
    /// That figures of months or quarters are of these alone; `alone`: of one year.
    Months { alone: bool },
}

impl Doubt {
    fn text(self, language: Language) -> String {
        let words = |period: Period| period.words(language);
        match self {
            Self::Level { first, last } => {
                let (first, last) = (words(first), words(last));
                say!(
                    language,
                    "按单位是流量，但 {first} 至 {last} 各月的数几乎不变，像是期末水平",
                    "is a flow by its unit, and hardly moves from month to month between {first} and {last}, as levels do"
                )
            }
            Self::Runs { first, last } => {
                let (first, last) = (words(first), words(last));
                say!(
                    language,
                    "按单位或时期是流量，但从 {first} 到 {last} 几乎不增或有降，不像1月起的累计，像是期末水平",
                    "is a flow by its unit or periods, and falls or hardly grows from {first} to {last}, as levels do and no sum since January"
                )
            }
            Self::Part { year, part } => {
                let (year, part) = (words(year), words(part));
                say!(
                    language,
                    "按单位或时期是流量，但 {part} 与 {year} 全年差不多或更多，不像一年中的一部分，像是期末水平",
                    "is a flow by its unit or periods, and is about as much in {part} as in the whole of {year}, or more, as levels are and no part of a year"
                )
            }
            Self::Months { alone: true } => say!(
                language,
                "的数逐期上升，每期多出的与第一期相当，像是1月起的累计，读入时却是单月、单季",
                "rises from one figure to the next by about what the first holds, as sums since January do, and is read as single months or quarters"
            ),
            Self::Months { alone: false } => say!(
                language,
                "的数逐期上升、每年年初回落，像是1月起的累计，读入时却是单月、单季",
                "rises through each year and begins anew each January, as sums since January do, and is read as single months or quarters"
            ),
        }
    }
}

/// What is spoken of: a series, and the region where there is one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Subject {
    pub(super) name: String,
    pub(super) region: String,
}

impl Subject {
    pub(super) fn text(&self, language: Language) -> String {
        let Self { name, region } = self;
        if region.is_empty() {
            say!(language, "“{name}”", "`{name}`")
        } else {
            say!(language, "“{name}”（{region}）", "`{name}` ({region})")
        }
    }
}

/// Several values of one cell, each with its version.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cells {
    pub(super) subject: Subject,
    pub(super) period: Period,
    pub(super) values: Vec<(Option<String>, Quantity)>,
}

impl Cells {
    pub(super) fn list(&self, language: Language, separator: &str) -> String {
        let values: Vec<String> = self
            .values
            .iter()
            .map(|(vintage, value)| match vintage {
                Some(vintage) => say!(language, "{value}（{vintage}）", "{value} ({vintage})"),
                None => value.to_string(),
            })
            .collect();
        values.join(separator)
    }
}

/// Two units of one series.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Units {
    pub(super) name: String,
    pub(super) key: Option<String>,
    pub(super) found: Unit,
    pub(super) wanted: Unit,
    /// Whether the plan declares the unit wanted.
    pub(super) declared: bool,
}

impl Units {
    pub(super) fn text(&self, language: Language) -> String {
        let Self { name, .. } = self;
        let named = |unit: &Unit| {
            say! { language, unit.text();
                "" => "无单位" / "a bare number",
                text => "“{text}”" / "`{text}`",
            }
        };
        let (found, wanted) = (named(&self.found), named(&self.wanted));
        if self.declared {
            say!(
                language,
                "“{name}”在数据中的单位是{found}，与计划声明的{wanted}不能换算",
                "`{name}` is {found} in the data, which cannot be turned into the {wanted} that the plan declares"
            )
        } else {
            say!(
                language,
                "“{name}”在数据中有两种不能换算的单位：{found}和{wanted}",
                "`{name}` has units in the data that cannot be turned into each other: {found} and {wanted}"
            )
        }
    }

    pub(super) fn help(&self, language: Language) -> String {
        let table = table_line(&self.name, self.key.as_deref());
        let known = if self.wanted.is_bare() { &self.found } else { &self.wanted };
        if self.found.is_bare() || self.wanted.is_bare() {
            say!(
                language,
                "给没有单位的数补上单位：在 {table} 下写 unit = \"{known}\"",
                "give the bare numbers their unit: unit = \"{known}\" under {table}"
            )
        } else {
            say!(
                language,
                "改正数据中的单位，或用 match、where 把它们分成两个序列",
                "correct the unit in the data, or make two series of them with `match` or `where`"
            )
        }
    }
}

/// `10亿元 [2023] + 6亿元 [2024年1-6月] − 5亿元 [2023年1-6月]`
pub(super) fn signed_sum(sum: &[(i8, Period, Quantity)], language: Language) -> String {
    let mut text = String::new();
    for (sign, period, value) in sum {
        let sign = match (*sign < 0, text.is_empty()) {
            (true, true) => "−",
            (true, false) => " − ",
            (false, true) => "",
            (false, false) => " + ",
        };
        let period = period.words(language);
        // Writing to a string cannot fail.
        let _ = write!(text, "{sign}{value} [{period}]");
    }
    text
}

/// A percentage with two digits behind the point.
pub(super) fn percent(value: &Quantity) -> String {
    format!("{}%", fixed(value.value, 2, Rounding::HalfUp))
}
