//! The one line of counts on top of a report.

use super::Tally;
use crate::assess::Status;
use crate::report::message::Label;
use crate::report::view::View;
use crate::say;

/// `41 个目标：提前实现 3 · 快于预期 5 · …`, statuses that occur
pub(in crate::report) fn counts(view: &View) -> (String, Vec<String>) {
    let language = view.style.language;
    let tally = Tally::of_all(view.report);
    let (targets, all) = (tally.targets(), tally.assessments());
    let plural = if targets == 1 { "" } else { "s" };
    let mut head = say!(language, "{targets} 个目标", "{targets} target{plural}");
    if all > targets {
        head.push_str(&say!(language, "、{all} 项评估", ", {all} assessments"));
    }
    let mut parts: Vec<String> = Status::ALL
        .into_iter()
        .filter(|status| tally.of(*status) > 0)
        .map(|status| count(view, &tally, status))
        .collect();
    if tally.watched() > 0 {
        let watched = tally.watched();
        parts.push(format!("{} {watched}", Label::Watched.text(language)));
    }
    if !parts.is_empty() {
        head.push_str(&say!(language, "：", ": "));
    }
    (head, parts)
}

fn count(view: &View, tally: &Tally, status: Status) -> String {
    let language = view.style.language;
    let (number, early) = (tally.of(status), tally.early);
    let word = word(view, tally, status);
    if status == Status::Achieved && early > 0 && !all_early(view, tally) {
        say!(
            language,
            "{word} {number}（其中提前 {early}）",
            "{word} {number} ({early} early)"
        )
    } else {
        format!("{word} {number}")
    }
}

/// The word for a status over a count.
pub(super) fn word(view: &View, tally: &Tally, status: Status) -> String {
    status.told(all_early(view, tally), view.style.language)
}

/// Before any deadline, what is achieved is achieved early.
fn all_early(view: &View, tally: &Tally) -> bool {
    let is_final = view.report.assessments.iter().any(|a| a.is_final);
    tally.early == tally.of(Status::Achieved) && !is_final
}
