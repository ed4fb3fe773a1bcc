//! What the ledger has to say, in both languages.

use crate::diagnostic::{Code, Message};
use crate::language::Language;
use crate::quantity::{Period, Quantity, Rounding, Unit, fixed};
use crate::say;

use super::wording::{Cells, Subject, Units, percent, signed_sum, table_line};

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
    /// A version asked for that is neither a date nor one of the data's.
    UnknownVintage { given: String, known: Vec<String> },
    /// A version asked for of data that has none.
    NoVintages { given: String },
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
    /// A run of months and a run within it that is more.
    PartOfRun {
        subject: Subject,
        whole: (Period, Quantity),
        part: (Period, Quantity),
        gap: Quantity,
        allowed: Quantity,
    },
    /// Two figures of a level at one moment.
    OneMoment {
        subject: Subject,
        longer: (Period, Quantity),
        shorter: (Period, Quantity),
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
        gap: Quantity,
        /// Whether some of the cells were revised and others were not.
        mixed: bool,
    },
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
            Self::UnknownVintage { .. } | Self::NoVintages { .. } => Code::UnknownChoice,
            Self::Revision(_) => Code::Revision,
            Self::Contradiction { .. } | Self::PartOfRun { .. } | Self::OneMoment { .. } => {
                Code::Contradiction
            }
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
                let subject = cells.subject.text(language);
                let period = cells.period.words(language);
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
            Self::UnknownVintage { given, .. } => say!(
                language,
                "--vintage 的“{given}”既不是日期，也不是数据里的版本",
                "`{given}` of --vintage is neither a date nor a version of the data"
            ),
            Self::NoVintages { given } => say!(
                language,
                "数据没有版本，--vintage {given} 不起作用",
                "the data has no versions: --vintage {given} changes nothing"
            ),
            Self::Revision(cells) => {
                let subject = cells.subject.text(language);
                let period = cells.period.words(language);
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
                let (subject, sum) = (subject.text(language), signed_sum(sum, language));
                let period = period.words(language);
                say!(
                    language,
                    "{subject} {period} 公布为 {stated}，由其他数推得 {derived}（{sum}），相差 {gap}，超出舍入误差 {allowed}",
                    "{subject} is {stated} for {period}, but {derived} by other figures ({sum}): {gap} apart, rounding explains {allowed}"
                )
            }
            Self::PartOfRun {
                subject,
                whole: (period, value),
                part: (within, more),
                gap,
                allowed,
            } => {
                let subject = subject.text(language);
                let [period, within] = [period, within].map(|p| p.words(language));
                say!(
                    language,
                    "{subject} {period} 公布为 {value}，其中的 {within}（{more}）反而多 {gap}，超出舍入误差 {allowed}",
                    "{subject} is {value} for {period}, but {more} for {within} within it: {gap} more, rounding explains {allowed}"
                )
            }
            Self::OneMoment {
                subject,
                longer: (period, value),
                shorter: (same, other),
                gap,
                allowed,
            } => {
                let subject = subject.text(language);
                let [period, same] = [period, same].map(|p| p.words(language));
                say!(
                    language,
                    "{subject} {period} 公布为 {value}，同一期末的 {same} 为 {other}，相差 {gap}，超出舍入误差 {allowed}",
                    "{subject} is {value} for {period}, but {other} for {same}, which is the same moment: {gap} apart, rounding explains {allowed}"
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
            }
            Self::Jump {
                subject,
                now: (period, value),
                before: (earlier, other),
                factor,
                ..
            } => {
                let subject = subject.text(language);
                let [period, earlier] = [period, earlier].map(|p| p.words(language));
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
                let period = period.words(language);
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
                let period = period.words(language);
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
                gap,
                mixed,
            } => {
                let subject = subject.text(language);
                let (published, implied) = (percent(published), percent(implied));
                let gap = fixed(gap.value.abs(), 2, Rounding::HalfUp);
                let period = period.words(language);
                let why = if *mixed {
                    say!(
                        language,
                        "修订后与修订前的数混用",
                        "a revised year is joined to an unrevised one"
                    )
                } else {
                    say!(
                        language,
                        "若非价格变动，则是修订后与修订前的数混用",
                        "either prices, or a revised year joined to an unrevised one"
                    )
                };
                say!(
                    language,
                    "{subject} {period} 与上年同期相减，隐含增速 {implied}，而公布增速为 {published}，相差 {gap} 个百分点：{why}",
                    "{subject}: {period} less the same run a year before implies a growth of {implied}, published is {published}, {gap} points apart: {why}"
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
            Self::UnknownVintage { known, .. } => {
                let list = language.list(known.iter().take(20));
                Some(say!(
                    language,
                    "日期写作 2024-07、2024-07-15、2024年7月；数据里的版本：{list}",
                    "write a date as 2024-07, 2024-07-15 or 15 July 2024; versions of the data: {list}"
                ))
            }
            Self::NoVintages { .. } => Some(say!(
                language,
                "给数据加上版本列，或在 [[data]] 中写 vintage = \"…\"",
                "give the data a vintage column, or its [[data]] block `vintage = \"…\"`"
            )),
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
            Self::MixedVintages { mixed: false, .. } => Some(say!(
                language,
                "核对上年同期数是否已随上年修订；给数据加上版本列可以确认",
                "see whether last year's run was revised with its year; a vintage column in the data would tell"
            )),
            Self::MixedVintages { mixed: true, .. } => Some(say!(
                language,
                "补上同一版本的上年同期数，或用 --vintage 取修订前的各数",
                "add last year's run of the same version, or take the figures before the revision with --vintage"
            )),
            _ => None,
        }
    }
}
