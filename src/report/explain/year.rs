//! The year in progress: its figures and their arithmetic.

use super::{Chain, arithmetic};
use crate::assess::Course;
use crate::report::document::MISSING;
use crate::report::entry::year_verdict;
use crate::report::message::Label;
use crate::say;

impl Chain<'_> {
    pub(super) fn year(&mut self) {
        let Some(pace) = &self.assessment.pace else {
            return;
        };
        let language = self.style.language;
        let (caption, value) = match pace.course {
            _ if pace.is_over() => (Label::FinishedTable, Label::WholeYear),
            Course::Amount | Course::Growth => (Label::PaceTable, Label::YearToDate),
            Course::Rate | Course::Stock => (Label::LevelsTable, Label::Latest),
        };
        let figures = self.figures.of_year(pace);
        let amount = |value| figures.amount(value).text(language);
        let share = |value| self.figures.share(value).text(language);
        let period = pace.period.words(language);
        let ytd = pace.ytd.map_or_else(|| MISSING.to_owned(), amount);
        let mut facts = vec![(value, format!("{ytd}  {period}"))];
        if !pace.is_over() {
            facts.push((Label::Elapsed, share(pace.elapsed)));
        }
        if let Some(median) = pace.seasonal_share {
            let years = pace.shares.iter();
            let years = years.map(|(year, of_year)| format!("{year} {}", share(*of_year)));
            let median = share(median);
            let text = if let [(year, _)] = pace.shares.as_slice() {
                format!("{median}  {year}")
            } else {
                let years = language.list(years);
                say!(
                    language,
                    "{median}  {years} 的中位数",
                    "{median}  the median of {years}"
                )
            };
            facts.push((Label::SeasonalShare, text));
        }
        let steps = arithmetic::year_steps(self.assessment, pace, &figures, language);
        facts.extend(steps.into_iter().map(|step| (step.label, step.text)));
        if let Some(status) = pace.status {
            let verdict = year_verdict(pace, status, language);
            facts.push((Label::YearStatus, verdict.to_owned()));
        }
        self.section(caption);
        self.facts(&facts);
    }
}
