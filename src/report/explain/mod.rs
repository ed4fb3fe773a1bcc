//! One target with its whole chain: the goal as written and as understood, the formula with its unit, every value with its
//! path through the data down to the cells, the arithmetic, the history, the verdict and the rule that gave it.

mod arithmetic;
mod cells;
mod history;
mod operation;
mod sentence;
mod value;

use crate::assess::{Assessment, Scored};
use crate::plan::goal::GoalKind;
use crate::plan::{Plan, Target};
use crate::quantity::Decimal;
use crate::say;

use super::Style;
use super::entry;
use super::figure::Figures;
use super::message::{self, Label};
use super::method;
use super::page::Page;
use super::text;

/// The chain of one assessment, for people, with its score in the index; its trace is shown as far as it is there.
#[must_use]
pub fn render(
    plan: &Plan,
    assessment: &Assessment,
    scored: Option<&Scored>,
    style: &Style,
) -> Vec<u8> {
    chain(plan, assessment, scored, style, true)
}

/// The same, without its plot where the course is drawn in another way.
pub(super) fn chain(
    plan: &Plan,
    assessment: &Assessment,
    scored: Option<&Scored>,
    style: &Style,
    plotted: bool,
) -> Vec<u8> {
    let mut chain = Chain {
        page: Page::new(style),
        plan,
        assessment,
        figures: Figures::new(plan, assessment, style),
        style,
    };
    let target = plan.targets.get(assessment.target);
    let trace = assessment.trace.as_ref();
    chain.head(target);
    chain.verdict();
    chain.goal();
    chain.formula(target);
    chain.latest(trace);
    chain.reference(trace);
    chain.baseline(trace);
    chain.revision();
    chain.arithmetic();
    chain.decomposition();
    chain.method();
    chain.score(scored);
    chain.year();
    chain.years();
    chain.history(plotted);
    if let Some(trace) = trace {
        chain.others(trace);
    }
    chain.page.bytes()
}

struct Chain<'a> {
    page: Page<'a>,
    plan: &'a Plan,
    assessment: &'a Assessment,
    figures: Figures<'a>,
    style: &'a Style,
}

impl Chain<'_> {
    fn head(&mut self, target: Option<&Target>) {
        let Some(target) = target else { return };
        let language = self.style.language;
        let region = self.assessment.region.as_deref();
        let region =
            region.map_or(String::new(), |region| say!(language, "（{region}）", " ({region})"));
        self.page.strong(&format!("{} {}{region}", target.id, target.name));
        let mut facts = Vec::new();
        facts.extend(target.group.clone());
        if !target.owner.is_empty() {
            let owner = Label::Owner.text(language);
            facts.push(format!("{owner} {}", language.list(&target.owner)));
        }
        if target.binding == Some(true) {
            facts.push(Label::Binding.text(language).to_owned());
        }
        if !facts.is_empty() {
            self.page.labelled("  ", &facts.join(" · "));
        }
    }

    /// The verdict first: it is what was asked for.
    fn verdict(&mut self) {
        let language = self.style.language;
        self.section(Label::Status);
        let status = entry::status_words(self.assessment, language);
        self.page.toned("  ", &status, message::tone(self.assessment));
        let rule = sentence::rule(self.assessment, &self.figures, self.plan, language);
        let reason = self.assessment.telling_reason();
        let reason = reason.map(|reason| (Label::Reason, reason.text(language)));
        let judged = entry::judgement(self.plan, self.assessment);
        let judged = judged.map(|judged| (Label::Judged, entry::judged_words(judged, language)));
        let facts = [(Label::Rule, rule)].into_iter().chain(reason).chain(judged);
        self.facts(&facts.collect::<Vec<_>>());
    }

    /// The goal as the plan has it here, in the document's words where they differ, and as understood.
    fn goal(&mut self) {
        let language = self.style.language;
        self.section(Label::Goal);
        let Some(goal) = &self.assessment.goal else {
            let words = entry::words_alone(self.plan, self.assessment).map(str::to_owned);
            let words = words.unwrap_or_else(|| Label::Unset.text(language).to_owned());
            return self.facts(&[(Label::AsWritten, words)]);
        };
        let trace = self.assessment.trace.as_ref();
        let read = trace.and_then(|trace| trace.goal.as_ref());
        let written = read.map_or(&goal.text, |read| &read.text);
        let mut facts = vec![(Label::AsWritten, written.clone())];
        if goal.text != *written {
            facts.push((Label::InDocument, goal.text.clone()));
        }
        // A relative goal without a baseline has no level: its words as read have to do.
        let relative = goal.value.is_none() && goal.kind != GoalKind::Direction;
        let understood = if let Some(read) = read.filter(|_| relative) {
            read.understood(language)
        } else {
            sentence::understood(self.assessment, goal, &self.figures, language)
        };
        facts.push((Label::AsUnderstood, understood));
        let stretch = entry::stretch_words(self.assessment, &self.figures, language);
        facts.extend(stretch.map(|words| (Label::Stretch, words)));
        let milestones = self.assessment.milestones.iter();
        let milestones = milestones.map(|(period, level)| {
            let period = period.words(language);
            let level = self.figures.edge(*level).text(language);
            say!(language, "{period} {level}", "{level} in {period}")
        });
        let milestones = language.list(milestones);
        if !milestones.is_empty() {
            facts.push((Label::Milestones, milestones));
        }
        self.facts(&facts);
    }

    fn formula(&mut self, target: Option<&Target>) {
        let Some(target) = target else { return };
        self.section(Label::Formula);
        self.page.labelled("  ", &target.formula.text);
        let unit = self.assessment.unit.text().to_owned();
        let unit = Some((Label::Unit.text(self.style.language).to_owned(), unit));
        let unit = unit.filter(|(_, unit)| !unit.is_empty());
        let kinds = self.assessment.trace.iter().flat_map(|t| t.kinds.clone());
        let facts: Vec<(String, String)> = unit.into_iter().chain(kinds).collect();
        self.lines(&facts);
    }

    fn arithmetic(&mut self) {
        let language = self.style.language;
        let steps = arithmetic::steps(self.assessment, &self.figures, language);
        if steps.is_empty() {
            return;
        }
        self.section(Label::Arithmetic);
        let legend = say!(
            language,
            "b 基期值，x 现值，T 目标值，t0、t、tT 为三者所属时期之末",
            "b the baseline, x the latest value, T the goal; t0, t, tT the ends of their periods"
        );
        let goal = self.assessment.goal.as_ref();
        let corridor = goal.filter(|goal| goal.is_corridor());
        let ends = corridor.map_or("", |_| {
            language.pick(
                "；T 为离基期较近的一端，另一端为上限 U 或下限 L",
                "; T is the end nearer to b, the other one U or L",
            )
        });
        self.page.labelled("  ", &format!("{legend}{ends}"));
        self.facts(&steps);
    }

    /// What its change and its gap are made of.
    fn decomposition(&mut self) {
        let steps = arithmetic::decomposition(self.assessment, &self.figures, self.style.language);
        if !steps.is_empty() {
            self.section(Label::Decomposed);
            self.lines(&steps);
        }
    }

    /// What the preset says, and how it came to it.
    fn method(&mut self) {
        if !method::is_rated(self.assessment) {
            return;
        }
        let name = self.assessment.method.method.word();
        let language = self.style.language;
        self.heading(&say!(language, "方法 {name}", "Method {name}"));
        self.lines(&method::working(self.assessment, &self.figures, language));
    }

    /// Its score in the composite index.
    fn score(&mut self, scored: Option<&Scored>) {
        let Some(scored) = scored else { return };
        let language = self.style.language;
        let method = self.plan.index.method.text(language);
        self.heading(&say!(language, "综合指数（{method}）", "Composite index ({method})"));
        let plain = |value| self.figures.bare(value, 2, &[Decimal::HUNDRED]).digits();
        let result = match (&scored.score, scored.uncut) {
            (Ok(score), None) => plain(*score),
            (Ok(score), Some(uncut)) => {
                let (score, uncut) = (plain(*score), plain(uncut));
                say!(language, "{uncut}，计 {score}", "{uncut}, counted as {score}")
            }
            (Err(why), _) => why.text(language),
        };
        let formula = scored.calculation.as_ref();
        let formula = formula.map_or(String::new(), |formula| {
            format!("{} = {} = ", formula.letters, formula.numbers)
        });
        let weight = scored.weight.normalized().to_string();
        self.facts(&[(Label::Score, format!("{formula}{result}")), (Label::Weight, weight)]);
    }

    fn section(&mut self, label: Label) {
        self.heading(label.text(self.style.language));
    }

    fn heading(&mut self, words: &str) {
        self.page.blank();
        self.page.strong(words);
    }

    /// Lines under fixed words.
    fn facts(&mut self, facts: &[(Label, String)]) {
        let language = self.style.language;
        let lines = facts.iter();
        let lines = lines.map(|(label, text)| (label.text(language).to_owned(), text.clone()));
        let lines: Vec<(String, String)> = lines.collect();
        self.lines(&lines);
    }

    /// Lines with their labels: their texts begin under each other.
    fn lines(&mut self, lines: &[(String, String)]) {
        let widths = lines.iter().map(|(label, _)| text::width(label));
        let widest = widths.max().unwrap_or(0);
        for (label, words) in lines {
            let label = text::padded(label, widest);
            self.page.labelled(&format!("  {label}  "), words);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::language::Language;

    fn page(style: &Style, assessment: &Assessment) -> String {
        let (plan, _) = sample::report();
        String::from_utf8(render(&plan, assessment, None, style)).unwrap()
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
                let style = Style { language, ..sample::style(width) };
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
