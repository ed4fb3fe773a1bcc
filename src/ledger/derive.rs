//! Values over periods: what flows, stocks, rates and growths are over a run of months.

use crate::quantity::{ArithmeticError, Decimal, Period, Quantity, Unit};
use crate::series::{Base, Kind, RegionId, SeriesId};

use super::Ledger;
use super::derivation::{Derivation, How, Step, Unknown};
use super::key::Entry;
use super::track::Facts;
use super::view::View;

impl Ledger {
    /// The value of a series over a period, in the series' unit.
    ///
    /// # Errors
    /// [`Unknown`] where nothing was published that gives it.
    pub fn over(
        &self,
        series: SeriesId,
        region: RegionId,
        period: Period,
    ) -> Result<Derivation, Unknown> {
        let (facts, track) = self.look_up(series, region)?;
        let kind = facts.kind().ok_or(Unknown::NoKind)?;
        if kind != Kind::Stock {
            facts.stays_in_scope(period)?;
        }
        let view = View {
            ledger: self,
            facts,
            track,
            period,
        };
        match kind {
            Kind::Flow => view.flow(),
            Kind::Stock => view.stock(),
            Kind::Rate => view.rate(),
            Kind::Growth => view.published().unwrap_or_else(|| view.compounded(true)),
        }
    }

    /// The change on a year before that a growth series gives for a period, compounded over several years; a figure with base
    /// 100 without its 100. A cut stays a cut: its figure is the fall.
    ///
    /// # Errors
    /// [`Unknown`], also where its figures are no shares.
    pub fn growth(
        &self,
        series: SeriesId,
        region: RegionId,
        period: Period,
    ) -> Result<Derivation, Unknown> {
        let (facts, track) = self.look_up(series, region)?;
        facts.stays_in_scope(period)?;
        let view = View {
            ledger: self,
            facts,
            track,
            period,
        };
        let mut derivation = match view.published() {
            Some(published) => published?,
            None => return view.compounded(false),
        };
        if facts.series.base() == Some(Base::YearBefore) {
            let base = Quantity::new(Decimal::HUNDRED, Unit::percent());
            derivation.value = derivation
                .value
                .minus(&base)
                .map_err(|_| Unknown::NoShare(period, facts.scale.unit.clone()))?;
        }
        Ok(derivation)
    }

    /// The published change on a year before of a *level*, where the plan ties a series of growths to it; cuts with their sign.
    /// None where it ties none.
    ///
    /// # Errors
    /// As [`Ledger::growth`].
    #[must_use]
    pub fn published_growth(
        &self,
        level: SeriesId,
        region: RegionId,
        period: Period,
    ) -> Option<Result<Derivation, Unknown>> {
        let growth = self.series(level)?.growth?;
        let is_cut = self.series(growth)?.is_cut();
        let mut found = self.growth(growth, region, period);
        if let Ok(derivation) = &mut found
            && is_cut
        {
            derivation.value.value = derivation.value.value.negated();
        }
        Some(found)
    }
}

impl Ledger {
    /// Signed cells summed up, in the series' unit.
    pub(super) fn sum(
        &self,
        facts: &Facts,
        path: &[(i8, Entry)],
        how: How,
    ) -> Result<Derivation, ArithmeticError> {
        let mut value = Decimal::ZERO;
        let mut uncertainty = Decimal::ZERO;
        let mut steps = Vec::with_capacity(path.len());
        for (sign, entry) in path {
            let Some(figure) = self.figure(facts, *entry)? else {
                continue;
            };
            value = match sign {
                1 => value.plus(figure.value)?,
                _ => value.minus(figure.value)?,
            };
            uncertainty = uncertainty.plus(figure.half)?;
            steps.push(Step {
                sign: *sign,
                observation: entry.observation,
                period: entry.period,
                value: figure.value,
            });
        }
        steps.sort_by_key(|step| (-step.sign, step.period));
        Ok(Derivation {
            value: Quantity::new(value, facts.scale.unit.clone()),
            uncertainty,
            steps,
            how,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::testing::{Book, period};

    const TOTAL: RegionId = RegionId(0);

    fn trailing_year(end: &str) -> Period {
        Period::ending(period(end).end(), 12)
    }

    #[test]
    fn a_flow_is_made_of_the_runs_that_were_published() {
        let ledger = Book::default()
            .cells(
                "游客 2023年1-3月 10 万人次
                 游客 2023年1-6月 25 万人次
                 游客 2023 60 万人次
                 游客 2024年1-2月 8 万人次
                 游客 2024年1-6月 300000 人次",
            )
            .ledger();
        for (run, expected) in [
            (period("2023Q2"), "+2023-H1 -2023-Q1"),
            (period("2023年上半年"), "+2023-H1"),
            (trailing_year("2024-06"), "+2023 +2024-H1 -2023-H1"),
            (period("2024年3-6月"), "+2024-H1 -2024-01/2024-02"),
        ] {
            assert_eq!(ledger.cells_of("游客", run), expected, "{run}");
        }
        let year = trailing_year("2024-06");
        let found = ledger.over(ledger.named("游客"), TOTAL, year).unwrap();
        assert_eq!(found.value.to_string(), "65万人次");
        assert_eq!(found.how, How::Path);
        // Two figures to the 万人次, one to the 人次.
        assert_eq!(found.uncertainty, Decimal::parse("1.00005").unwrap());
        let unknown = ledger.shown("游客", "2024-01");
        assert_eq!(unknown, Err(Unknown::NotDerivable(period("2024-01"))));
    }

    #[test]
    fn cells_without_a_value_are_named_where_they_are_needed() {
        let ledger = Book::default()
            .cells("收入 2024-01 - 亿元\n收入 2024-02 3 亿元\n收入 2024年1-3月 9 亿元")
            .ledger();
        let run = period("2024年1-2月");
        assert_eq!(
            ledger.shown("收入", "2024年1-2月"),
            Err(Unknown::Missing(run, vec![0]))
        );
        // It blocks nothing that can be made without it.
        assert_eq!(ledger.shown("收入", "2024Q1").unwrap(), "9亿元");
    }

    #[test]
    fn no_path_reaches_across_a_break() {
        let ledger = Book::default()
            .with("销售额", |one| {
                one.kind = Some(Kind::Flow);
                one.breaks = vec![period("2018")];
            })
            .cells(
                "销售额 2017 10 亿元
                 销售额 2018 20 亿元
                 销售额 2017年7-12月 6 亿元
                 销售额 2018年1-6月 9 亿元",
            )
            .ledger();
        assert_eq!(ledger.shown("销售额", "2018年7-12月").unwrap(), "11亿元");
        assert_eq!(ledger.shown("销售额", "2017年1-6月").unwrap(), "4亿元");
        let across = trailing_year("2018-06");
        let found = ledger.over(ledger.named("销售额"), TOTAL, across);
        let first = period("2018").start();
        assert_eq!(found.unwrap_err(), Unknown::AcrossBreak(across, first));
    }

    #[test]
    fn a_stock_is_the_level_at_the_end() {
        let ledger = Book::default()
            .cells(
                "贷款余额 2023 99 亿元
                 贷款余额 2023-12 100 亿元
                 贷款余额 2023Q4 101 亿元
                 贷款余额 2024-06 - 亿元",
            )
            .ledger();
        for (text, expected) in [
            ("2023", "99亿元"),
            ("2023Q4", "101亿元"),
            ("2023年下半年", "100亿元"),
            ("2023-12", "100亿元"),
        ] {
            assert_eq!(ledger.shown("贷款余额", text).unwrap(), expected, "{text}");
        }
        let half = period("2024年上半年");
        let found = ledger.shown("贷款余额", "2024年上半年");
        assert_eq!(found, Err(Unknown::Missing(half, vec![3])));
        assert!(ledger.shown("贷款余额", "2024-05").is_err());
    }

    #[test]
    fn the_growth_tied_to_a_level_has_the_sign_of_a_change() {
        let ledger = Book::default()
            .with("能耗", |one| one.growth = Some(SeriesId(1)))
            .with("能耗降低率", |_| {})
            .cells("能耗降低率 2021 3 %\n能耗 2021 97 吨")
            .ledger();
        let found = ledger.published_growth(SeriesId(0), TOTAL, period("2021"));
        assert_eq!(found.unwrap().unwrap().value.to_string(), "-3%");
        assert!(
            ledger
                .published_growth(SeriesId(1), TOTAL, period("2021"))
                .is_none()
        );
    }

    #[test]
    fn regions_are_kept_apart() {
        let ledger = Book::default()
            .cells("收入 2023 10 亿元 - 黑山镇\n收入 2023 20 亿元 - 青年镇\n收入 2022 7 亿元")
            .ledger();
        let id = ledger.named("收入");
        let regions: Vec<u32> = ledger.regions_of(id).map(|region| region.0).collect();
        assert_eq!(regions, [0, 1, 2]);
        let found = ledger.over(id, RegionId(2), period("2023")).unwrap();
        assert_eq!(found.value.to_string(), "20亿元");
        assert_eq!(
            ledger.over(id, RegionId(9), period("2023")).unwrap_err(),
            Unknown::NoObservation
        );
        assert!(ledger.has(id, RegionId(1)) && !ledger.has(id, RegionId(9)));
    }

    #[test]
    fn too_many_digits_are_said_so() {
        let large = "7".repeat(28);
        let ledger = Book::default()
            .with("收入", |one| {
                one.unit = Some(crate::ledger::testing::unit("元"));
            })
            .cells(&format!("收入 2023 {large} 亿元"))
            .ledger();
        let found = ledger.shown("收入", "2023");
        assert_eq!(
            found,
            Err(Unknown::Arithmetic(
                period("2023"),
                ArithmeticError::Overflow
            ))
        );
    }
}
