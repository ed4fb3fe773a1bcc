//! The year in progress: its figures and their arithmetic.

use super::{Chain, arithmetic};
use crate::report::message::Label;
use crate::say;

impl Chain<'_> {
    pub(super) fn year(&mut self) {
        let Some(pace) = &self.assessment.pace else {
            return;
        };
        let language = self.style.language;
        let (caption, value) = if pace.adds_up {
            (Label::PaceTable, Label::YearToDate)
        } else {
            (Label::LevelsTable, Label::Latest)
        };
        let amount = |value| self.figures.amount(value).text(language);
        let share = |value| self.figures.share(value).text(language);
        let period = pace.period.words(language);
        let mut facts = vec![(value, format!("{}  {period}", amount(pace.ytd)))];
        if pace.adds_up {
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
        let steps = arithmetic::year_steps(self.assessment, pace, &self.figures, language);
        facts.extend(steps.into_iter().map(|step| (step.label, step.text)));
        self.section(caption);
        self.facts(&facts);
    }
}
