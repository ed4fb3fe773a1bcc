//! Goals as plans write them, each with its reading: a list of our own.

use super::*;

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
