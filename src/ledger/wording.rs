//! How the ledger's messages name things: series and regions, versions, units, sums.

use std::fmt::Write;

use crate::language::Language;
use crate::quantity::{Period, Quantity, Rounding, Unit, fixed};
use crate::say;

use super::Ledger;

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

    pub(super) fn help(&self, language: Language) -> String {
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
pub(crate) fn table_line(name: &str, key: Option<&str>) -> String {
    let key = key.unwrap_or(name);
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !key.is_empty() && key.chars().all(bare) {
        format!("[series.{key}]")
    } else {
        let escaped = key.replace('\\', "\\\\").replace('"', "\\\"");
        format!("[series.\"{escaped}\"]")
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
