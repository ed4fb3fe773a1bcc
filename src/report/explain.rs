//! One target with its whole chain: the goal as written and as understood, the formula with its unit, every value with its
//! path through the data down to the cells, the arithmetic, the history, the verdict and the rule that gave it.

use crate::assess::{Assessment, CellTrace, Part, PartKind, Point, Status, Trace};
use crate::language::Language;
use crate::plan::goal::GoalKind;
use crate::plan::{Plan, Target};
use crate::quantity::{Decimal, Quantity, Unit, plain};
use crate::say;

use super::Style;
use super::figure::Figures;
use super::message::{self, Label};
use super::terminal::Page;
use super::{chain, gap, method, sentence, text, working};

/// Parts within parts are shown to this depth.
const DEEPEST: usize = 12;
/// Rows of an aggregate up to this number are shown one by one.
const FEW: usize = 5;

/// The chain of one assessment, for people; its trace is shown as far as it is there.
#[must_use]
pub fn render(plan: &Plan, assessment: &Assessment, style: &Style) -> Vec<u8> {
    let figures = Figures::new(plan, assessment, style);
    let mut chain = Chain {
        page: Page::new(style),
        assessment,
        figures,
        style,
    };
    let target = plan.targets.get(assessment.target);
    chain.head(target);
    chain.verdict();
    chain.goal(plan);
    chain.formula(target);
    let trace = assessment.trace.as_ref();
    chain.value(
        Label::Latest,
        assessment.latest.as_ref(),
        trace.and_then(|t| t.latest.as_ref()),
    );
    chain.baseline(trace);
    chain.revision();
    chain.arithmetic();
    chain.method();
    chain.pace();
    chain.years();
    chain.history();
    chain.page.bytes()
}

struct Chain<'a> {
    page: Page<'a>,
    assessment: &'a Assessment,
    figures: Figures<'a>,
    style: &'a Style,
}

impl Chain<'_> {
    fn head(&mut self, target: Option<&Target>) {
        let Some(target) = target else { return };
        let language = self.style.language;
        let region = self.assessment.region.as_deref();
        let region = region.map_or(String::new(), |region| {
            say!(language, "（{region}）", " ({region})")
        });
        self.page
            .strong(&format!("{} {}{region}", target.id, target.name));
        let mut facts = Vec::new();
        facts.extend(target.group.clone());
        if !target.owner.is_empty() {
            let owner = Label::Owner.text(language);
            facts.push(format!("{owner} {}", language.list(&target.owner)));
        }
        if target.binding == Some(true) {
            facts.push(Label::Binding.text(language));
        }
        if !facts.is_empty() {
            self.page.labelled("  ", &facts.join(" · "));
        }
    }

    /// The verdict first: it is what was asked for.
    fn verdict(&mut self) {
        let language = self.style.language;
        self.section(Label::Status);
        let status = gap::status_words(self.assessment, language);
        self.page
            .toned("  ", &status, message::tone(self.assessment));
        let rule = self.assessment.trace.as_ref().map(|trace| trace.rule);
        if let Some(rule) = rule {
            let text = sentence::rule(rule, self.assessment, &self.figures, language);
            self.line(Label::Rule, &text);
        }
        if let Some(reason) = self.assessment.telling_reason() {
            self.line(Label::Reason, &reason.text(language));
        }
    }

    /// The goal as the plan has it here, in the document's words where they differ, and as understood.
    fn goal(&mut self, plan: &Plan) {
        let language = self.style.language;
        self.section(Label::Goal);
        let Some(goal) = &self.assessment.goal else {
            let words = gap::words_alone(plan, self.assessment).map(str::to_owned);
            let words = words.unwrap_or_else(|| Label::Unset.text(language));
            return self.line(Label::AsWritten, &words);
        };
        let read = self
            .assessment
            .trace
            .as_ref()
            .and_then(|trace| trace.goal.as_ref());
        let written = read.map_or(&goal.text, |read| &read.text);
        self.line(Label::AsWritten, written);
        if goal.text != *written {
            self.line(Label::InDocument, &goal.text);
        }
        // A relative goal without a baseline has no level: its words as read have to do.
        let relative = goal.value.is_none() && goal.kind != GoalKind::Direction;
        let understood = match read.filter(|_| relative) {
            Some(read) => read.understood(language),
            None => sentence::understood(goal, &self.figures, language),
        };
        self.line(Label::AsUnderstood, &understood);
    }

    fn formula(&mut self, target: Option<&Target>) {
        let Some(target) = target else { return };
        let unit = self.assessment.unit.text().to_owned();
        self.section(Label::Formula);
        self.page.labelled("  ", &target.formula.text);
        if !unit.is_empty() {
            self.line(Label::Unit, &unit);
        }
        let kinds = self
            .assessment
            .trace
            .as_ref()
            .map(|trace| trace.kinds.clone());
        for (series, kind) in kinds.unwrap_or_default() {
            self.page.labelled(&format!("  {series}  "), &kind);
        }
    }

    fn value(&mut self, label: Label, point: Option<&Point>, part: Option<&Part>) {
        let language = self.style.language;
        self.section(label);
        match point {
            Some(point) => {
                let level = plain(self.figures.full(point.value));
                let sign = if self.figures.unit().is_empty() {
                    self.figures.sign()
                } else {
                    self.figures.unit()
                };
                let period = point.period.words(language);
                let flags: Vec<String> = point
                    .flags
                    .iter()
                    .filter_map(|flag| message::flag_words(flag, language))
                    .collect();
                let flags = if flags.is_empty() {
                    String::new()
                } else {
                    format!(" · {}", language.list(flags))
                };
                let whole = format!("{level}{sign}  {period}{flags}");
                // One published series needs no formula: its cells follow at once.
                if let Some((how, cells)) = part.and_then(|part| alone(part, point, sign)) {
                    self.page.labelled("  ", &format!("{whole}  {how}"));
                    return self.cells(cells, 2);
                }
                self.page.labelled("  ", &whole);
            }
            None => self.page.labelled("  ", super::document::NONE),
        }
        if let Some(part) = part {
            self.part(part, 1);
        }
    }

    fn baseline(&mut self, trace: Option<&Trace>) {
        let language = self.style.language;
        let part = trace.and_then(|trace| trace.baseline.as_ref());
        self.value(Label::Baseline, self.assessment.baseline.as_ref(), part);
        if trace.is_some_and(|trace| trace.baseline_stated) {
            let stated = say!(
                language,
                "计划中给定，优先于数据",
                "stated by the plan, which wins over the data"
            );
            self.page.labelled("  ", &stated);
        }
    }

    /// A part of the formula and what it is made of.
    fn part(&mut self, part: &Part, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        let language = self.style.language;
        let indent = "  ".repeat(depth);
        let period = part.period.words(language);
        match &part.kind {
            PartKind::Constant => {}
            PartKind::Series { how, cells } => {
                let value = quantity(&part.value);
                self.page.labelled(
                    &format!("{indent}{} = ", part.text),
                    &format!("{value}  {period}  {how}"),
                );
                self.cells(cells, depth + 1);
            }
            PartKind::Operation(sign, operands) => {
                let value = self.computed(&part.value);
                let numbers = chain::substituted(sign, operands);
                let numbers = numbers.map_or(String::new(), |numbers| format!("{numbers} = "));
                self.page.labelled(
                    &format!("{indent}{} = ", part.text),
                    &format!("{numbers}{value}  {period}"),
                );
                for operand in operands {
                    self.part(operand, depth + 1);
                }
            }
        }
    }

    /// What a formula gives: in the unit of the indicator where it has that kind of unit, a bare share without powers of ten.
    fn computed(&self, value: &Quantity) -> String {
        let unit = &self.assessment.unit;
        if let Ok(level) = value.in_unit(unit) {
            return Quantity::new(self.figures.full(level), unit.clone()).to_string();
        }
        let share = value.converted(&Unit::one());
        quantity(share.as_ref().unwrap_or(value))
    }

    /// Cells with their places; figures stand under each other. The rows of an aggregate are shown where they are few.
    fn cells(&mut self, cells: &[CellTrace], depth: usize) {
        if depth > DEEPEST {
            return;
        }
        let language = self.style.language;
        let indent = "  ".repeat(depth);
        let label = |cell: &CellTrace| {
            let sign = if cell.sign < 0 { '-' } else { '+' };
            let name = if cell.label.is_empty() {
                cell.period.words(language)
            } else {
                cell.label.clone()
            };
            text::clean(&format!("{indent}{sign} {name}"))
        };
        let value = |cell: &CellTrace| text::clean(&quantity(&cell.value));
        let widest = |text: &dyn Fn(&CellTrace) -> String| {
            let widths = cells.iter().map(|cell| text::width(&text(cell)));
            widths.max().unwrap_or(0)
        };
        let (labels, values) = (widest(&label), widest(&value));
        for cell in cells {
            let value = value(cell);
            let blanks = " ".repeat(values.saturating_sub(text::width(&value)));
            let label = text::padded(&label(cell), labels);
            let folded = cell.members.len() > FEW;
            let place = if folded {
                chain::rows(&cell.members, language)
            } else {
                cell.place.locator()
            };
            self.page
                .labelled(&format!("{label}  "), &format!("{blanks}{value}  {place}"));
            self.earlier(cell, depth + 1);
            if !folded {
                self.cells(&cell.members, depth + 1);
            }
        }
    }

    /// The values that a cell had before it was revised.
    fn earlier(&mut self, cell: &CellTrace, depth: usize) {
        let language = self.style.language;
        let indent = "  ".repeat(depth);
        let before = Label::BeforeRevision.text(language);
        for earlier in &cell.earlier {
            let value = text::clean(&quantity(&earlier.value));
            let version = earlier.version.as_ref().map_or(String::new(), |version| {
                say!(language, "（{version}）", " ({version})")
            });
            let place = earlier.place.locator();
            self.page.labelled(
                &format!("{indent}{before}  "),
                &format!("{value}{version}  {place}"),
            );
        }
    }

    /// What the last revision changed: value, baseline and verdict before and now.
    fn revision(&mut self) {
        let (Some(revised), Some(latest)) = (&self.assessment.revised, &self.assessment.latest)
        else {
            return;
        };
        let language = self.style.language;
        let level = |value: Decimal| {
            let value = plain(self.figures.full(value));
            format!("{value}{}{}", self.figures.sign(), self.figures.unit())
        };
        let verdict = |status: Option<Status>, early: bool| match status {
            Some(status) => message::status_word(status, early, language),
            None => Label::Watched.text(language),
        };
        let base = Label::Baseline.text(language);
        let side = |point: &Point, baseline: Option<&Point>, verdict: String| {
            let baseline = baseline.map_or(String::new(), |baseline| {
                format!("  {base} {}", level(baseline.value))
            });
            format!("{}{baseline}  {verdict}", level(point.value))
        };
        let moved = revised.baseline.as_ref().map(|b| b.value)
            != self.assessment.baseline.as_ref().map(|b| b.value);
        let before = side(
            &revised.latest,
            revised.baseline.as_ref().filter(|_| moved),
            verdict(revised.status, revised.early),
        );
        let now = side(
            latest,
            self.assessment.baseline.as_ref().filter(|_| moved),
            verdict(self.assessment.status, self.assessment.early),
        );
        let version = revised.version.clone().unwrap_or_default();
        self.section(Label::Revision);
        self.line(Label::BeforeRevision, &before);
        self.line(Label::AfterRevision, format!("{now}  {version}").trim_end());
    }

    fn arithmetic(&mut self) {
        let language = self.style.language;
        let steps = working::steps(self.assessment, &self.figures, language);
        if steps.is_empty() {
            return;
        }
        self.section(Label::Arithmetic);
        let legend = say!(
            language,
            "b 基期值，x 现值，T 目标值，t0、t、tT 为三者所属时期之末",
            "b the baseline, x the latest value, T the goal; t0, t, tT the ends of their periods"
        );
        self.page.labelled("  ", &legend);
        for step in steps {
            self.line(step.label, &step.text);
        }
    }

    /// What the preset says, and how it came to it.
    fn method(&mut self) {
        if !method::is_rated(self.assessment) {
            return;
        }
        let name = super::json::method_name(self.assessment.method.method);
        self.page.blank();
        let language = self.style.language;
        self.page
            .strong(&say!(language, "方法 {name}", "Method {name}"));
        for (label, words) in method::working(self.assessment, &self.figures, language) {
            self.labelled(&label, &words);
        }
    }

    fn pace(&mut self) {
        let Some(pace) = &self.assessment.pace else {
            return;
        };
        let language = self.style.language;
        let (caption, value, year_target) = if pace.adds_up {
            (Label::PaceTable, Label::YearToDate, Label::YearTarget)
        } else {
            (Label::LevelsTable, Label::Latest, Label::YearEndTarget)
        };
        self.section(caption);
        let period = pace.period.words(language);
        let ytd = format!("{}{}", self.figures.amount(pace.ytd), self.figures.unit());
        self.line(value, &format!("{ytd}  {period}"));
        if let Some(target) = pace.year_target {
            let how = if pace.interpolated {
                Label::Interpolated.text(language)
            } else {
                String::new()
            };
            let target = format!(
                "{}{}  {how}",
                self.figures.amount(target),
                self.figures.unit()
            );
            self.line(year_target, target.trim_end());
        }
        if pace.adds_up {
            self.line(Label::Elapsed, &self.figures.share(pace.elapsed));
        }
        if let Some(share) = pace.seasonal_share {
            let years: Vec<String> = pace.share_years.iter().map(ToString::to_string).collect();
            let share = self.figures.share(share);
            self.line(
                Label::SeasonalShare,
                &format!("{share}  {}", language.list(years)),
            );
        }
        for step in working::pace_steps(pace, &self.figures, language) {
            self.line(step.label, &step.text);
        }
        if let Some(growth) = pace.growth_needed {
            let growth = self.figures.growth(growth, 2);
            let allowed = pace.ceiling.then(|| Label::Allowed.text(language));
            let words = format!("{growth}  {}", allowed.unwrap_or_default());
            self.line(Label::GrowthNeeded, words.trim_end());
        }
    }

    /// Of each-year goals: the verdict of every year.
    fn years(&mut self) {
        if self.assessment.years.is_empty() {
            return;
        }
        let language = self.style.language;
        self.section(Label::Years);
        for year in &self.assessment.years {
            let met = match year.met {
                Some(true) => Label::Holds,
                Some(false) => Label::Fails,
                None => Label::InProgress,
            };
            let words = format!("{}  {}", self.figures.level(year.value), met.text(language));
            let period = year.period.words(language);
            self.page.labelled(&format!("  {period}  "), &words);
        }
    }

    fn history(&mut self) {
        if self.assessment.history.is_empty() {
            return;
        }
        let language = self.style.language;
        self.section(Label::History);
        let rows: Vec<(String, String)> = self
            .assessment
            .history
            .iter()
            .map(|(period, value)| {
                let level = format!("{}{}", self.figures.level(*value), self.figures.unit());
                (period.words(language), level)
            })
            .collect();
        let labels = rows
            .iter()
            .map(|(label, _)| text::width(label))
            .max()
            .unwrap_or(0);
        let values = rows
            .iter()
            .map(|(_, value)| text::width(value))
            .max()
            .unwrap_or(0);
        for (label, value) in rows {
            let blanks = " ".repeat(values.saturating_sub(text::width(&value)));
            let label = text::padded(&label, labels);
            self.page
                .labelled(&format!("  {label}  "), &format!("{blanks}{value}"));
        }
    }

    fn section(&mut self, label: Label) {
        self.page.blank();
        self.page.strong(&label.text(self.style.language));
    }

    /// A line with its label; labels of one width stand under each other.
    fn line(&mut self, label: Label, words: &str) {
        self.labelled(&label.text(self.style.language), words);
    }

    fn labelled(&mut self, label: &str, words: &str) {
        let columns = match self.style.language {
            Language::Zh => 10,
            Language::En => 15,
        };
        let label = text::padded(&format!("  {label}"), columns);
        self.page.labelled(&format!("{label}  "), words);
    }
}

/// How a series that stands for the whole formula was made and its cells, where value and unit are those of the indicator.
fn alone<'a>(part: &'a Part, point: &Point, sign: &str) -> Option<(&'a str, &'a [CellTrace])> {
    let PartKind::Series { how, cells } = &part.kind else {
        return None;
    };
    let same = part.period == point.period
        && part.value.value == point.value
        && part.value.unit.text() == sign;
    same.then_some((how.as_str(), cells.as_slice()))
}

/// A quantity to 12 significant digits.
pub(super) fn quantity(quantity: &Quantity) -> String {
    Quantity::new(quantity.value.significant(12), quantity.unit.clone()).to_string()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    fn page(style: &Style, assessment: &Assessment) -> String {
        let (plan, _) = sample::report();
        String::from_utf8(render(&plan, assessment, style)).unwrap()
    }

    #[test]
    fn the_chain_reaches_from_the_words_to_the_cells() {
        let page = page(&sample::style(100), &sample::traced());
        for piece in [
            "T01 服务业增加值占地区生产总值比重",
            "快于预期",
            "进度差 +10.0 个百分点，超过 +5 个百分点",
            "55%左右",
            "到 2025：55% 左右，容差 1.1百分点，达到 53.9% 即算实现",
            "服务业增加值 / 地区生产总值 = ",
            "- 2023年1-6月  101.1亿元  data/gdp.csv:7:4",
            "+ 金融业  40.2亿元  data/gdp.csv:12:4",
            "计划中给定",
            "(x - b) / (T - b) = (53.24 - 46.2) / (55 - 46.2) = 80.0%",
        ] {
            assert!(page.contains(piece), "{piece}\n{page}");
        }
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        for language in [Language::Zh, Language::En] {
            for width in [40, 60, 80, 120] {
                let style = Style {
                    language,
                    ..sample::style(width)
                };
                let (_, report) = sample::report();
                for assessment in report.assessments.iter().chain([&sample::traced()]) {
                    for line in page(&style, assessment).lines() {
                        assert!(text::width(line) <= width, "{width}: {line}");
                    }
                }
            }
        }
    }
}
