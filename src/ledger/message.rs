//! What the ledger has to say, in both languages.

use std::fmt::Write;

use crate::diagnostic::{Code, Message};
use crate::language::Language;
use crate::quantity::{Period, Quantity, Rounding, Unit, fixed};
use crate::say;

use super::Ledger;

/// A message of the ledger.
#[derive(Clone, Debug)]
pub(super) enum LedgerMessage {
    /// Two different values for one cell.
    SameCell(Cells),
    /// Units of one series that do not go together.
    Units(Units),
    /// The kind of a series cannot be told.
    UnknownKind {
        name: String,
        key: Option<String>,
        unit: Unit,
    },
    /// The values of one cell by version.
    Revision(Cells),
    /// A figure and the sum of others that should be the same.
    Contradiction {
        subject: Subject,
        period: Period,
        stated: Quantity,
        derived: Quantity,
        sum: Vec<(i8, Period, Quantity)>,
        gap: Quantity,
        allowed: Quantity,
    },
    /// Figures that are 10⁴ or 10⁸ times, or the same part of, their neighbour.
    UnitSlip {
        subject: Subject,
        first: (Period, Quantity),
        last: Period,
        count: usize,
        neighbour: (Period, Quantity),
        exponent: i32,
    },
    /// A figure that is more than a factor above or below the one before.
    Jump {
        subject: Subject,
        now: (Period, Quantity),
        before: (Period, Quantity),
        factor: String,
        limit: String,
        own_limit: bool,
    },
    /// Parts and their whole.
    Parts {
        subject: Subject,
        period: Period,
        whole: Quantity,
        sum: Quantity,
        gap: Quantity,
        names: Vec<String>,
        exceed: bool,
    },
    /// Published growth beside computed growth, in %.
    PublishedGrowth {
        subject: Subject,
        period: Period,
        published: Quantity,
        computed: Quantity,
        differing: usize,
        compared: usize,
    },
    /// Growth implied by two runs that were subtracted, beside the published one, in %.
    MixedVintages {
        subject: Subject,
        period: Period,
        implied: Quantity,
        published: Quantity,
    },
}

/// What is spoken of: a series, and the region where there is one.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub(super) name: String,
    pub(super) region: String,
}

impl Subject {
    fn text(&self, language: Language) -> String {
        let Self { name, region } = self;
        if region.is_empty() {
            say!(language, "“{name}”", "`{name}`")
        } else {
            say!(language, "“{name}”（{region}）", "`{name}` ({region})")
        }
    }
}

/// Several values of one cell, each with its version.
#[derive(Clone, Debug)]
pub(super) struct Cells {
    pub(super) subject: Subject,
    pub(super) period: Period,
    pub(super) values: Vec<(Option<String>, Quantity)>,
}

impl Cells {
    /// The cells of some observations of one series, region and period.
    pub(super) fn of(ledger: &Ledger, observations: &[u32]) -> Option<Self> {
        let first = ledger.observation(*observations.first()?)?;
        let values = observations.iter().filter_map(|at| {
            let vintage = ledger.vintage(*at).map(str::to_owned);
            Some((vintage, ledger.written(*at)?))
        });
        Some(Self {
            subject: ledger.subject(first.series, first.region)?,
            period: first.period,
            values: values.collect(),
        })
    }

    fn list(&self, language: Language, separator: &str) -> String {
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
#[derive(Clone, Debug)]
pub(super) struct Units {
    pub(super) name: String,
    pub(super) key: Option<String>,
    pub(super) found: Unit,
    pub(super) wanted: Unit,
    /// Whether the plan declares the unit wanted.
    pub(super) declared: bool,
}

impl Units {
    fn text(&self, language: Language) -> String {
        let Self { name, .. } = self;
        let named = |unit: &Unit| match unit.text() {
            "" => say!(language, "无单位", "a bare number"),
            text => say!(language, "“{text}”", "`{text}`"),
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

    fn help(&self, language: Language) -> String {
        let table = table_line(&self.name, self.key.as_deref());
        let known = if self.wanted.is_bare() {
            &self.found
        } else {
            &self.wanted
        };
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

/// The head of a series' table in the plan: `[series."接待游客"]`.
fn table_line(name: &str, key: Option<&str>) -> String {
    let key = key.unwrap_or(name);
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !key.is_empty() && key.chars().all(bare) {
        format!("[series.{key}]")
    } else {
        let escaped = key.replace('\\', "\\\\").replace('"', "\\\"");
        format!("[series.\"{escaped}\"]")
    }
}

/// `10亿元 [2023] + 6亿元 [2024-H1] − 5亿元 [2023-H1]`
fn signed_sum(sum: &[(i8, Period, Quantity)]) -> String {
    let mut text = String::new();
    for (sign, period, value) in sum {
        let sign = match (*sign < 0, text.is_empty()) {
            (true, true) => "−",
            (true, false) => " − ",
            (false, true) => "",
            (false, false) => " + ",
        };
        // Writing to a string cannot fail.
        let _ = write!(text, "{sign}{value} [{period}]");
    }
    text
}

/// A percentage with two digits behind the point.
fn percent(value: &Quantity) -> String {
    format!("{}%", fixed(value.value, 2, Rounding::HalfUp))
}

impl Message for LedgerMessage {
    fn code(&self) -> Code {
        match self {
            Self::SameCell(_) => Code::SameCell,
            Self::Units(units) if units.found.is_bare() || units.wanted.is_bare() => {
                Code::UnitMissing
            }
            Self::Units(_) => Code::UnitMismatch,
            Self::UnknownKind { .. } => Code::UnknownKind,
            Self::Revision(_) => Code::Revision,
            Self::Contradiction { .. } => Code::Contradiction,
            Self::UnitSlip { .. } => Code::UnitSlip,
            Self::Jump { .. } => Code::Jump,
            Self::Parts { .. } => Code::PartsExceedWhole,
            Self::PublishedGrowth { .. } => Code::PublishedGrowth,
            Self::MixedVintages { .. } => Code::MixedVintages,
        }
    }

    fn text(&self, language: Language) -> String {
        match self {
            Self::SameCell(cells) => {
                let (subject, period) = (cells.subject.text(language), cells.period);
                let values = cells.list(language, &say!(language, "，又是 ", " and "));
                say!(
                    language,
                    "{subject} {period} 有两个不同的值：{values}",
                    "{subject} has two different values for {period}: {values}"
                )
            }
            Self::Units(units) => units.text(language),
            Self::UnknownKind { name, unit, .. } => match unit.text() {
                "" => say!(
                    language,
                    "看不出“{name}”是流量、存量、比率还是增速",
                    "nothing tells whether `{name}` is a flow, a stock, a rate or a growth"
                ),
                unit => say!(
                    language,
                    "看不出“{name}”（{unit}）是流量、存量、比率还是增速",
                    "nothing tells whether `{name}` ({unit}) is a flow, a stock, a rate or a growth"
                ),
            },
            Self::Revision(cells) => {
                let (subject, period) = (cells.subject.text(language), cells.period);
                let values = cells.list(language, " → ");
                say!(
                    language,
                    "{subject} {period} 有修订：{values}",
                    "{subject} was revised for {period}: {values}"
                )
            }
            Self::Contradiction {
                subject,
                period,
                stated,
                derived,
                sum,
                gap,
                allowed,
            } => {
                let (subject, sum) = (subject.text(language), signed_sum(sum));
                say!(
                    language,
                    "{subject} {period} 公布为 {stated}，由其他数推得 {derived}（{sum}），相差 {gap}，超出舍入误差 {allowed}",
                    "{subject} is {stated} for {period}, but {derived} by other figures ({sum}): {gap} apart, rounding explains {allowed}"
                )
            }
            Self::UnitSlip {
                subject,
                first: (period, value),
                last,
                count,
                neighbour: (beside, other),
                exponent,
            } => {
                let subject = subject.text(language);
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
            }
            Self::Jump {
                subject,
                now: (period, value),
                before: (earlier, other),
                factor,
                ..
            } => {
                let subject = subject.text(language);
                say!(
                    language,
                    "{subject} {period} 为 {value}，是 {earlier}（{other}）的 {factor} 倍",
                    "{subject} is {value} for {period}, {factor} times the {other} of {earlier}"
                )
            }
            Self::Parts {
                subject,
                period,
                whole,
                sum,
                gap,
                names,
                exceed,
            } => {
                let (subject, names) = (subject.text(language), language.list(names));
                if *exceed {
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
                }
            }
            Self::PublishedGrowth {
                subject,
                period,
                published,
                computed,
                differing,
                compared,
            } => {
                let subject = subject.text(language);
                let (published, computed) = (percent(published), percent(computed));
                say!(
                    language,
                    "{subject} {period} 公布增速 {published}，按公布绝对数推算为 {computed}；可比的 {compared} 期中有 {differing} 期不同",
                    "{subject} grew by {published} in {period} as published, by {computed} as computed from levels; {differing} of {compared} periods differ"
                )
            }
            Self::MixedVintages {
                subject,
                period,
                implied,
                published,
            } => {
                let subject = subject.text(language);
                let (published, implied) = (percent(published), percent(implied));
                say!(
                    language,
                    "{subject} {period} 与上年同期相减，隐含增速 {implied}，而公布增速为 {published}：疑似修订后与修订前的数混用",
                    "{subject}: {period} less the same run a year before implies a growth of {implied}, published is {published}: a revised year seems to be joined to an unrevised one"
                )
            }
        }
    }

    fn help(&self, language: Language) -> Option<String> {
        match self {
            Self::SameCell(_) => Some(say!(
                language,
                "删去其中一个；若是修订，给数据加上版本列，或在 [[data]] 中写 vintage = \"…\"",
                "remove one of them; if it is a revision, give the data a vintage column, or its [[data]] block `vintage = \"…\"`"
            )),
            Self::Units(units) => Some(units.help(language)),
            Self::UnknownKind { name, key, .. } => {
                let table = table_line(name, key.as_deref());
                Some(say!(
                    language,
                    "在 {table} 下写 kind = \"flow\"（各期相加）、\"stock\"（期末水平）、\"rate\"（比率）或 \"growth\"（增速）",
                    "write under {table}: kind = \"flow\" (adds up over time), \"stock\" (a level), \"rate\" or \"growth\""
                ))
            }
            Self::Jump {
                limit,
                own_limit: true,
                ..
            } => Some(say!(
                language,
                "超过 {limit} 倍才提示，这是本工具的口径；可在 [plan] 中用 jump 另定",
                "told beyond a factor of {limit}, which is the tool's own; `jump` under [plan] sets another"
            )),
            Self::PublishedGrowth { .. } => Some(say!(
                language,
                "公布增速按可比价计算，推算增速按现价计算，二者不同未必有误",
                "published growth is at constant prices, growth computed from levels at current ones: they may well differ"
            )),
            _ => None,
        }
    }
}
