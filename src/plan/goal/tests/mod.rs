//! Every notation of goals, with the errors beside the successes.

mod notations;
mod refusals;
mod sayings;

use super::*;

fn read(text: &str) -> Goal {
    parse(text, &UnitTable::default(), "").unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// A goal in one line: subject, bound, number, direction, periods.
fn shown(goal: &Goal) -> String {
    let mut line = vec![format!("{:?} {:?}", goal.subject, goal.bound)];
    if let Some(value) = &goal.value {
        line.push(format!(" {value}"));
    }
    if let Some(upper) = &goal.upper {
        line.push(format!("..{upper}"));
    }
    match goal.direction() {
        Some(Direction::Increase) => line.push(" up".to_owned()),
        Some(Direction::Decrease) => line.push(" down".to_owned()),
        None => {}
    }
    match goal.ends {
        Ends::Open => {}
        Ends::Both => line.push(" both".to_owned()),
        Ends::Lower => line.push(" floor".to_owned()),
        Ends::Upper => line.push(" ceiling".to_owned()),
    }
    if let Some(start) = &goal.from {
        line.push(format!(" from {}", start.value));
        line.extend(start.period.map(|period| format!(" in {period}")));
    }
    if let Some(other) = &goal.against {
        line.push(format!(" against {other}"));
    }
    if goal.is_real() {
        line.push(" real".to_owned());
    }
    if let Some(since) = goal.since {
        line.push(format!(" since {since}"));
    }
    if goal.on_year_before {
        line.push(" on the year before".to_owned());
    }
    if goal.in_total {
        line.push(" in total".to_owned());
    }
    if let Some(by) = goal.by {
        line.push(format!(" by {by}"));
    }
    if let Some(stretch) = &goal.stretch {
        line.push(format!("; {}", shown(stretch)));
    }
    line.concat()
}

/// Reads each text, and each goal's own words again.
fn check(table: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (text, expected) in table {
        match parse(text, &UnitTable::default(), "") {
            Err(error) => wrong.push(format!("{text}: {error:?}\n")),
            Ok(goal) => {
                let found = shown(&goal);
                if found != *expected {
                    wrong.push(format!("{text}: {found}\n"));
                }
                let words = goal.canonical();
                match parse(&words, &UnitTable::default(), "") {
                    Ok(again) if again == goal => {}
                    Ok(again) => wrong.push(format!("{text} -> {words}: {}\n", shown(&again))),
                    Err(error) => wrong.push(format!("{text} -> {words}: {error:?}\n")),
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.concat());
}

/// A list of our own, as plans write them, each with its reading.
#[test]
fn goals_are_read_as_a_reader_of_plans_reads_them() {
    let rows = include_str!("sentences.tsv").lines();
    let rows: Vec<&str> = rows.filter(|row| !row.starts_with('#')).collect();
    let mut wrong = Vec::new();
    for row in &rows {
        let mut cells = row.split('\t');
        let [name, text, expected] = [(); 3].map(|()| cells.next().unwrap());
        let read = match parse(text, &UnitTable::default(), name) {
            Ok(goal) => shown(&goal),
            Err(error) => format!("{error:?}"),
        };
        // A blank between number and unit is no part of the reading.
        if read.replace(' ', "") != expected.replace(' ', "") {
            wrong.push(format!("{name}: {text}: {read}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(rows.len() >= 1100, "{}", rows.len());
}
