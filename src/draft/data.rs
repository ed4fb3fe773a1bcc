//! A first plan from data files: what the reader finds in them, as targets without a goal.

use std::path::Path;

use super::page::{Draft, Page, quoted};
use super::remark;
use crate::data::{self, Inspection, SeriesSeen};
use crate::diagnostic::{Diagnostics, Severity};
use crate::language::Language;
use crate::plan::{Plan, Source};
use crate::quantity::{Period, Quantity, Unit};
use crate::say;
use crate::words::sides::{self, Named};
use crate::words::{Folded, fold};

/// How many targets a first plan has.
const MOST: usize = 60;

/// A name in the data, with the series that bear it.
struct Found {
    key: Folded,
    series: SeriesSeen,
    regions: Vec<String>,
}

/// Writes a plan from data files: each with how the plan is to name it.
///
/// # Errors
/// What is wrong with a file that cannot be read as data.
pub fn from_data(files: &[(String, &Path)], l: Language) -> Result<Draft, Diagnostics> {
    let (source, plan) = (Source::default(), Plan::default());
    let mut diagnostics = Diagnostics::default();
    let mut inspections = Vec::new();
    for (name, path) in files {
        let seen = data::inspect(path, &source, &plan, None);
        let is_unread = |seen: &Inspection| seen.layout.is_none() && seen.problems.has_errors();
        // Of a workbook one sheet is enough.
        if seen.iter().all(is_unread) {
            let problems = seen.iter().map(|seen| seen.problems.clone());
            problems.for_each(|problems| diagnostics.extend(problems));
        }
        inspections.extend(seen.into_iter().map(|seen| (name, seen)));
    }
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    let mut found: Vec<Found> = Vec::new();
    let mut others = Vec::new();
    for (file, seen) in &inspections {
        for series in &seen.series {
            gather(series, || called(file), &mut found, &mut others);
        }
    }
    let mut page = Page::default();
    opening(&mut page, &inspections, &found, l);
    for one in found.iter().take(MOST) {
        target(&mut page, one, l);
    }
    let left: Vec<&str> =
        found.iter().skip(MOST).map(|one| one.series.indicator.as_str()).collect();
    if !left.is_empty() {
        let names = l.list(left);
        page.blank();
        page.open(&remark::others(l, names));
    }
    if !others.is_empty() {
        let names = l.list(others);
        page.blank();
        page.open(&remark::divided(l, names));
    }
    Ok(Draft { text: page.text, targets: page.targets, open: page.open })
}

/// What figures without a name are called until somebody names them: as their file is.
fn called(file: &str) -> String {
    let stem = Path::new(file).file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// Whether figures of a file have no name.
fn is_nameless(seen: &Inspection) -> bool {
    seen.series.iter().any(|series| series.indicator.is_empty())
}

/// Puts a series to those of its name; of what is divided by dimensions the first counts, and the name is told.
fn gather(
    series: &SeriesSeen,
    called: impl Fn() -> String,
    found: &mut Vec<Found>,
    others: &mut Vec<String>,
) {
    if series.observations == 0 {
        return;
    }
    let name = match series.indicator.as_str() {
        "" => called(),
        name => name.to_owned(),
    };
    if !series.dimensions.is_empty() {
        if others.contains(&name) {
            return;
        }
        others.push(name.clone());
    }
    let key = fold(&name);
    let known = found.iter_mut().find(|one| one.key == key);
    let one = if let Some(one) = known {
        one
    } else {
        found.push(Found {
            key,
            series: SeriesSeen { indicator: name, ..series.clone() },
            regions: Vec::new(),
        });
        let Some(one) = found.last_mut() else { return };
        one
    };
    let earlier = |a: &Option<(Period, _)>, b: &Option<(Period, _)>| match (a, b) {
        (Some((a, _)), Some((b, _))) => a.end() < b.end(),
        (found, _) => found.is_some(),
    };
    // The figures shown are those of the first region.
    if series.region == one.series.region {
        if earlier(&series.first, &one.series.first) {
            one.series.first = series.first;
        }
        if !earlier(&series.last, &one.series.last) && series.last.is_some() {
            one.series.last = series.last;
        }
    }
    let region = series.region.iter().filter(|region| !one.regions.contains(region));
    let region: Vec<String> = region.cloned().collect();
    one.regions.extend(region);
}

fn opening(page: &mut Page, files: &[(&String, Inspection)], found: &[Found], l: Language) {
    page.remark(l.pick(
        "由数据文件写成的初稿：给要考核的指标写上 goal，删去不要的，再运行 indicalc",
        "a first plan from data files: give a goal to what is to be assessed, delete the rest, and run indicalc",
    ));
    page.head("[plan]");
    page.text("title", l.pick("（计划的名称）", "(the plan's title)"));
    if l == Language::En {
        page.text("language", l.word());
    }
    let years = || found.iter().filter_map(|one| Some((one.series.first?.0, one.series.last?.0)));
    let first = years().map(|(first, _)| first.end().later(-1).year()).min();
    let last = years().map(|(_, last)| last.end().later(-1).year()).max();
    if let (Some(first), Some(last)) = (first, last) {
        // Five-year plans start from the end of a year that 5 divides.
        let start = last - last.rem_euclid(5);
        let start = if start < first || start == last { first } else { start };
        page.open(l.pick("基期和目标期：按计划改", "baseline and deadline: as the plan has them"));
        page.text("baseline", &start.to_string());
        page.text("deadline", &(start + 5).to_string());
    }
    let mut regions: Vec<&String> = Vec::new();
    for region in found.iter().flat_map(|one| &one.regions) {
        if !regions.contains(&region) {
            regions.push(region);
        }
    }
    if let [first, others @ ..] = regions.as_slice()
        && !others.is_empty()
    {
        let names = l.list(regions.iter().take(20));
        page.open(&remark::regions(l, names));
        let mut all = files.iter().flat_map(|(_, seen)| &seen.series);
        if all.any(|series| series.observations > 0 && series.region.is_none()) {
            // Rows of the whole stand beside those of its parts: a region would take them for its own.
            page.remark(&format!("region = {}", quoted(first)));
        } else {
            page.text("region", first);
        }
    }
    page.blank();
    let files_of = |nameless: bool| {
        let files = files.iter().filter(|(_, seen)| is_nameless(seen) == nameless);
        let mut names: Vec<String> = files.map(|(name, _)| (*name).clone()).collect();
        // Sheets of one workbook stand one behind the other.
        names.dedup();
        names
    };
    let (named, nameless) = (files_of(false), files_of(true));
    if !named.is_empty() {
        page.head("[[data]]");
        page.texts("files", &named);
    }
    for file in nameless.iter().filter(|file| !named.contains(file)) {
        page.open(l.pick(
            "文件没有写明指标名称：这里用文件名，请改成指标的名称",
            "the file names no indicator: that of the file stands here, to be changed",
        ));
        page.head("[[data]]");
        page.texts("files", std::slice::from_ref(file));
        page.text("indicator", &called(file));
    }
    for (name, seen) in files {
        for problem in seen.problems.iter().filter(|one| one.severity == Severity::Error) {
            let text = problem.message.text(l);
            page.open(&format!("{name}: {text}"));
        }
        if let Some(block) = &seen.suggestion {
            page.open(&remark::guessed(l, name));
            page.remark(block);
        }
    }
}

fn target(page: &mut Page, one: &Found, l: Language) {
    let series = &one.series;
    let unit = series.unit.clone().unwrap_or_else(Unit::bare);
    page.blank();
    let said = series.first.zip(series.last).map(|((first, _), (last, value))| {
        let value = Quantity::new(value, unit.clone());
        remark::newest(l, first, last, value)
    });
    if let Some(said) = said {
        page.remark(&said);
    }
    page.head("[[targets]]");
    page.text("name", &series.indicator);
    let unit = unit.text();
    let goal = quoted(&match sides::named(&series.indicator) {
        Named::Less => say!(l, "不超过…{unit}", "at most … {unit}"),
        Named::Unclear => say!(l, "…{unit}", "… {unit}"),
        Named::More | Named::Nothing => say!(l, "…{unit}以上", "at least … {unit}"),
    });
    page.open(&format!("goal = {goal}"));
    if !series.dimensions.is_empty() {
        let pair =
            |(name, value): &(String, String)| format!("{} = {}", quoted(name), quoted(value));
        let pairs: Vec<String> = series.dimensions.iter().map(pair).collect();
        page.head(&format!("[series.{}]", quoted(&series.indicator)));
        page.line("where", &format!("{{ {} }}", pairs.join(", ")));
    }
}
