//! A case of a method: yearly figures and a target in, ratio, score and rating out.

use std::fmt::Write;

use serde_json::Value;

use crate::command::Folder;

/// Yearly figures, the lines of the target, and what the method says of them.
pub(crate) struct Case {
    pub(crate) id: &'static str,
    pub(crate) figures: &'static [(i32, &'static str)],
    /// Goal, direction, baseline, bounds; `{u}` stands for the unit of the run.
    pub(crate) target: &'static str,
    pub(crate) ratio: Option<f64>,
    pub(crate) score: Option<f64>,
    pub(crate) rating: &'static str,
}

pub(crate) const fn case(
    id: &'static str,
    figures: &'static [(i32, &'static str)],
    target: &'static str,
    ratio: Option<f64>,
    score: Option<f64>,
    rating: &'static str,
) -> Case {
    Case { id, figures, target, ratio, score, rating }
}

/// A plan with a target a case, for the global goals' years, and its data.
pub(crate) fn write(method: &str, cases: &[Case], unit: &str) -> Folder {
    let folder = Folder::new();
    let mut plan = format!(
        "[plan]\nbaseline = 2015\ndeadline = 2030\nmethod = \"{method}\"\n\n[data]\nfiles = [\"*.csv\"]\n"
    );
    let mut data = String::from("series,unit,year,value\n");
    for case in cases {
        let target = case.target.replace("{u}", unit);
        let id = case.id;
        writeln!(plan, "\n[[targets]]\nid = \"{id}\"\nname = \"{id}\"\n{target}").unwrap();
        for (year, value) in case.figures {
            writeln!(data, "{id},{unit},{year},{value}").unwrap();
        }
    }
    folder.write("targets.toml", &plan);
    folder.write("data.csv", &data);
    folder
}

/// Every case holds, and what is missing has a reason.
pub(crate) fn check(cases: &[Case], assessments: &[Value]) {
    assert_eq!(cases.len(), assessments.len());
    for (case, assessment) in cases.iter().zip(assessments) {
        let id = case.id;
        assert_eq!(assessment["id"], id);
        let method = &assessment["method"];
        assert_eq!(method["rating"], case.rating, "{id}: {method}");
        close(id, &method["ratio"], case.ratio);
        close(id, &method["score"], case.score);
        let told = method["reason"].is_string();
        assert!(case.ratio.is_some() || told, "{id} gives no reason");
    }
}

/// To 1e-9, or both missing.
pub(crate) fn close(id: &str, found: &Value, wanted: Option<f64>) {
    let Some(wanted) = wanted else {
        assert!(found.is_null(), "{id}: {found} is given");
        return;
    };
    let number = found.as_f64();
    let off = number.map(|number| (number - wanted).abs());
    assert!(off.is_some_and(|off| off < 1e-9), "{id}: {found} is not {wanted}");
}
