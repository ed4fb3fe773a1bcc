//! Charts as SVG of lines and marks, each with a text that says what it shows. Coordinates are whole numbers.

use maud::{Markup, html};

use crate::language::Language;
use crate::quantity::{Decimal, Month, Period};
use crate::report::document::{Course, Level, Picture, Portrait, Role};
use crate::report::message::Label;
use crate::report::number::Number;
use crate::say;

/// The width of charts; a phone shows them about as wide.
const WIDTH: i64 = 340;
/// The height of a course, and where its lines are drawn.
const HEIGHT: i64 = 132;
const TOP: i64 = 12;
const BOTTOM: i64 = 108;
const LEFT: i64 = 46;
/// The width of a digit beside its axis, and what lies between the two.
const DIGIT: i64 = 6;
const GAP: i64 = 6;
const RIGHT: i64 = WIDTH - 10;
/// Years that are named under a course.
const NAMED_YEARS: i32 = 7;

/// Numbers laid on a stretch of a chart.
struct Scale {
    low: Decimal,
    high: Decimal,
    from: i64,
    to: i64,
}

impl Scale {
    /// From the least to the largest number; none without numbers.
    fn over(numbers: impl Iterator<Item = Decimal> + Clone, from: i64, to: i64) -> Option<Self> {
        let (low, high) = (numbers.clone().min()?, numbers.max()?);
        Some(Self { low, high, from, to })
    }

    /// Where a number lies; all of them in the middle where they are one.
    fn at(&self, number: Decimal) -> i64 {
        let middle = i64::midpoint(self.from, self.to);
        let share = || {
            let span = self.high.minus(self.low).ok()?;
            let share = number.minus(self.low).ok()?.over(span).ok()?;
            share.significant(9).times(Decimal::from(self.to - self.from)).ok()?.half_up(0).to_i64()
        };
        share().map_or(middle, |way| self.from + way)
    }
}

/// A picture in a cell; what it shows stands beside it.
pub(super) fn picture(picture: &Picture) -> Markup {
    match picture {
        Picture::Bar { share, mark } => {
            let bounds = [Decimal::ZERO, Decimal::ONE];
            let scale = Scale::over(bounds.into_iter(), 0, 100);
            let at =
                |share: Decimal| scale.as_ref().map_or(0, |scale| scale.at(share).clamp(0, 100));
            html! {
                svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" {
                    rect.track y="2" width="100" height="8" {}
                    rect.fill y="2" width=(at(*share)) height="8" {}
                    @if let Some(mark) = mark { path.ink stroke-width="2" d={ "M" (at(*mark).clamp(1, 99)) " 0v12" } {} }
                }
            }
        }
        Picture::Line(values) => {
            let known = values.iter().flatten().copied();
            let places = i64::try_from(values.len()).unwrap_or(1).max(2) - 1;
            let points = Scale::over(known, 18, 2).map_or(String::new(), |scale| {
                let values = (0..).zip(values);
                let points = values
                    .filter_map(|(at, value)| Some((at * 96 / places + 2, scale.at((*value)?))));
                line(points)
            });
            html! {
                svg.line viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true" {
                    polyline.ink stroke-width="1.5" points=(points) {}
                }
            }
        }
    }
}

fn line(points: impl Iterator<Item = (i64, i64)>) -> String {
    let points: Vec<String> = points.map(|(x, y)| format!("{x},{y}")).collect();
    points.join(" ")
}

/// What the marks of the charts mean.
pub(super) fn key(language: Language) -> Markup {
    let word = |label: Label| label.text(language);
    html! {
        ul.key {
            li { svg viewBox="0 0 32 18" aria-hidden="true" { polyline.ink stroke-width="1.5" points="0,14 16,8 32,4" {} circle.dot cx="16" cy="8" r="3" {} } (word(Label::Actual)) }
            li { svg viewBox="0 0 32 18" aria-hidden="true" { path.path d="M0 14L32 4" {} } (word(Label::Path)) }
            li { svg viewBox="0 0 32 18" aria-hidden="true" { path.goal d="M16 1v16" {} } (word(Label::Goal)) }
            li { svg viewBox="0 0 32 18" aria-hidden="true" { path.stretch d="M16 1v16" {} } (word(Label::Stretch)) }
            li { svg viewBox="0 0 32 18" aria-hidden="true" { path.hollow d="M16 4l5 5l-5 5l-5 -5z" {} } (word(Label::Milestones)) }
            li { svg viewBox="0 0 32 18" aria-hidden="true" { path.hollow d="M16 5l4 7h-8z" {} } (word(Label::Forecast)) }
            li { svg viewBox="0 0 32 18" aria-hidden="true" { path.next d="M0 14L28 5" {} circle.hollow cx="28" cy="5" r="3" {} } (word(Label::Projection)) }
            li { svg viewBox="0 0 32 18" aria-hidden="true" { path.break d="M16 0v18" {} } (word(Label::Break)) }
        }
    }
}

/// The levels of a target on one scale: a bar from where it started to where it is, a stroke where the path is, a thick one for the
/// goal; under it the levels in words.
pub(super) fn bullet(portrait: &Portrait, tone: &str, language: Language) -> Markup {
    let levels = &portrait.levels;
    let numbers = levels.iter().map(|level| level.number.value).chain(portrait.start);
    let Some(scale) = Scale::over(numbers, 10, WIDTH - 10) else {
        return html! {};
    };
    let of = |role: Role| levels.iter().find(|level| level.role == role);
    let at = |level: &Level| scale.at(level.number.value);
    let latest = of(Role::Latest).map(at);
    let start = portrait.start.map(|start| scale.at(start));
    let start = start.or_else(|| of(Role::Baseline).map(at)).unwrap_or(scale.from);
    let told: Vec<String> = levels.iter().map(|level| told(level, language)).collect();
    html! {
        @if levels.len() > 1 {
            svg.chart viewBox={ "0 0 " (WIDTH) " 22" } role="img" aria-label=(language.list(&told)) {
                rect.track x="2" y="7" width=(WIDTH - 4) height="8" {}
                @if let Some(latest) = latest {
                    rect class=(tone) x=(start.min(latest)) y="5" width=((latest - start).abs().max(2)) height="12" {}
                }
                @for level in levels {
                    @let x = at(level);
                    @match level.role {
                        Role::Baseline => { path.ink stroke-width="1" d={ "M" (x) " 4v14" } {} }
                        Role::Path => { path.ink stroke-width="2" d={ "M" (x) " 2v18" } {} path.dot d={ "M" (x) " 4l-4 -4h8z" } {} }
                        Role::Goal => { path.goal d={ "M" (x) " 1v20" } {} }
                        Role::Stretch => { path.stretch d={ "M" (x) " 1v20" } {} }
                        Role::Projection => { circle.hollow cx=(x) cy="11" r="3.5" {} }
                        Role::Latest => {}
                    }
                }
            }
        }
        dl.levels {
            @for level in levels {
                div {
                    dt { (level.word) }
                    dd {
                        (level.number.text(language))
                        @if let Some(moment) = &level.moment { " " small { (moment) } }
                    }
                }
            }
        }
    }
}

fn told(level: &Level, language: Language) -> String {
    let number = level.number.text(language);
    let moment = level
        .moment
        .as_ref()
        .map_or(String::new(), |moment| say!(language, "（{moment}）", " ({moment})"));
    format!("{} {number}{moment}", level.word)
}

/// What a target was over time, beside its path and what is expected of it.
pub(super) fn course(portrait: &Portrait, tone: &str, language: Language) -> Markup {
    let course = &portrait.course;
    let numbers = || course.points().map(|(_, number)| number);
    let moments = || course.points().map(|(moment, _)| moment);
    let levels = numbers().map(|number| number.value);
    let times = moments().map(month);
    let least = numbers().min_by(|a, b| a.value.compare(b.value));
    let most = numbers().max_by(|a, b| a.value.compare(b.value));
    let left = left([least, most]);
    let (Some(down), Some(along)) =
        (Scale::over(levels, BOTTOM, TOP), Scale::over(times, left, RIGHT))
    else {
        return html! {};
    };
    if moments().min() == moments().max() {
        return html! {};
    }
    let x = |moment: Month| along.at(month(moment));
    let y = |number: &Number| down.at(number.value);
    let actual: Vec<(i64, i64)> =
        course.values.iter().map(|(period, number)| (x(period.end()), y(number))).collect();
    html! {
        svg.chart viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-label=(sentence(course, language)) {
            @for number in [least, most].into_iter().flatten() {
                path.soft d={ "M" (left) " " (y(number)) "H" (RIGHT) } {}
            }
            @for month in &course.breaks { path.break d={ "M" (x(*month)) " " (TOP) "V" (BOTTOM) } {} }
            polyline.path points=(line(course.path.iter().map(|(moment, level)| (x(*moment), y(level))))) {}
            @if let (Some((end, level)), Some(from)) = (&course.projection, actual.last()) {
                path.next d={ "M" (from.0) " " (from.1) "L" (x(end.end())) " " (y(level)) } {}
                circle.hollow cx=(x(end.end())) cy=(y(level)) r="3.5" {}
            }
            @for (period, level) in &course.forecasts {
                path.hollow d={ "M" (x(period.end())) " " (y(level) - 4) "l4 7h-8z" } {}
            }
            @for (period, level) in &course.milestones {
                path.hollow d={ "M" (x(period.end())) " " (y(level) - 5) "l5 5l-5 5l-5 -5z" } {}
            }
            polyline.ink stroke-width="1.5" points=(line(actual.iter().copied())) {}
            @for (at, (cx, cy)) in actual.iter().enumerate() {
                @if at + 1 == actual.len() { circle class=(tone) cx=(cx) cy=(cy) r="4.5" {} } @else { circle.dot cx=(cx) cy=(cy) r="2.5" {} }
            }
            @for number in [least, most].into_iter().flatten() { text x=(left - GAP) y=(y(number) + 4) text-anchor="end" { (number.digits()) } }
            @for year in years(moments()) {
                @let at = Month::new(year + 1, 1).map(x);
                @if let Some(at) = at.filter(|at| (left..=RIGHT).contains(at)) {
                    path.soft d={ "M" (at) " " (BOTTOM) "v4" } {}
                    text x=(at) y=(HEIGHT - 8) text-anchor=(anchor(at, left)) { (year) }
                }
            }
        }
    }
}

/// Where the lines begin, so that the numbers beside them have room.
fn left(beside: [Option<&Number>; 2]) -> i64 {
    let digits = beside.into_iter().flatten().map(|number| number.digits().chars().count());
    let digits = digits.max().and_then(|digits| i64::try_from(digits).ok()).unwrap_or_default();
    (digits * DIGIT + GAP + 2).clamp(LEFT, RIGHT / 2)
}

/// How a text stands at a place: not beyond the edges.
fn anchor(at: i64, left: i64) -> &'static str {
    if at < left + 14 {
        "start"
    } else if at > RIGHT - 14 {
        "end"
    } else {
        "middle"
    }
}

fn month(month: Month) -> Decimal {
    Decimal::from(month.since(Month::EARLIEST))
}

/// The years whose ends are named: all, or every second, third, …
fn years(moments: impl Iterator<Item = Month> + Clone) -> impl Iterator<Item = i32> {
    let ends = moments.map(|moment| moment.later(-1).year());
    let first = ends.clone().min().unwrap_or_default();
    let last = ends.max().unwrap_or_default();
    let step = ((last - first) / NAMED_YEARS + 1).max(1);
    (first..=last).filter(move |year| (last - year) % step == 0)
}

/// What a course shows, in words.
fn sentence(course: &Course, language: Language) -> String {
    let dated = |(period, number): &(Period, Number)| {
        let (period, number) = (period.words(language), number.text(language));
        format!("{period} {number}")
    };
    let values = language.list(course.values.iter().map(dated));
    let mut parts = vec![format!("{} {values}", Label::History.text(language))];
    if let Some((moment, level)) = course.path.last() {
        let (year, level) = (moment.later(-1).year(), level.text(language));
        parts.push(format!("{} {year} {level}", Label::Path.text(language)));
    }
    for (label, levels) in [
        (Label::Forecast, course.forecasts.as_slice()),
        (Label::Milestones, &course.milestones),
        (Label::Projection, course.projection.as_slice()),
    ] {
        if !levels.is_empty() {
            let levels = language.list(levels.iter().map(dated));
            parts.push(format!("{} {levels}", label.text(language)));
        }
    }
    for month in &course.breaks {
        parts.push(format!("{} {month}", Label::Break.text(language)));
    }
    parts.join(language.pick("；", "; "))
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::d;
    use super::*;
    use crate::quantity::Rounding;
    use crate::report::number::Measure;

    #[test]
    fn numbers_beside_the_axis_have_room() {
        for (value, places, at) in [("57.7", 1, LEFT), ("10099.9", 2, 56), ("1010000.5", 1, 62)] {
            let number = Number::new(d(value), Measure::Bare, places, Rounding::HalfUp);
            assert_eq!(left([Some(&number), None]), at, "{value}");
        }
    }
}
