//! One row an assessment, for spreadsheets: the columns are a contract.

use crate::assess::{Assessment, Report};
use crate::language::Language;
use crate::plan::Plan;

use super::json;
use super::machine::{Columns, Sink, object};

/// The columns, in their order; where a name is not that of the key in the JSON of an assessment, its path stands behind it.
const COLUMNS: &str = "id name group owner region unit goal=goal.text target=goal.value baseline_period=baseline.period \
    baseline=baseline.value period=latest.period value=latest.value carried gap gap_unit attainment progress time margin observed_rate \
    required_rate projection status reason ytd_period=pace.period ytd=pace.ytd yoy=pace.yoy year_target=pace.year_target \
    attained=pace.attained elapsed=pace.elapsed seasonal_share=pace.seasonal_share pace=pace.pace year_projection=pace.projection \
    growth_needed=pace.growth_needed needed_a_month=pace.needed_a_month year_status=pace.status";

/// Writes the heads and rows of a report.
pub(super) fn report(plan: &Plan, report: &Report, sink: &mut Sink<'_>) {
    let row = |one: &Assessment| {
        let unit = object! { "unit": one.unit.told(), };
        Columns(COLUMNS).row(&[&json::assessment(plan, one, Language::Zh), &unit])
    };
    let rows = report.assessments.iter().map(row);
    Columns(COLUMNS).headed(rows).for_each(sink);
}

/// Rows as CSV in UTF-8, with a byte order mark if asked for; a caption between tables has one field.
pub(super) fn table(bom: bool, rows: impl FnOnce(&mut Sink<'_>)) -> Vec<u8> {
    let mut bytes = Vec::new();
    if bom {
        bytes.extend_from_slice("\u{feff}".as_bytes());
    }
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(bytes);
    // Writing to memory does not fail.
    rows(&mut |row| drop(writer.write_record(row)));
    writer.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::machine::harmless;
    use super::super::sample;
    use super::*;

    fn written(plan: &Plan, report: &Report, bom: bool) -> Vec<u8> {
        table(bom, |sink| super::report(plan, report, sink))
    }

    fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
        let rows = reader.records().map(|row| row.unwrap());
        rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn the_header_is_the_contract_and_every_row_has_its_length() {
        let (plan, report) = sample::report();
        let rows = rows(&written(&plan, &report, false));
        let wanted = "id,name,group,owner,region,unit,goal,target,baseline_period,baseline,period,value,carried,gap,gap_unit,attainment,\
                      progress,time,margin,observed_rate,required_rate,projection,status,reason,ytd_period,ytd,yoy,year_target,attained,\
                      elapsed,seasonal_share,pace,year_projection,growth_needed,needed_a_month,year_status";
        assert_eq!(rows[0].join(","), wanted);
        assert_eq!(rows.len(), report.assessments.len() + 1);
        assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    }

    #[test]
    fn text_never_becomes_a_formula_and_numbers_keep_their_sign() {
        for (text, safe) in [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-x", "'-x"),
            ("@a", "'@a"),
            ("＝1+1", "'＝1+1"),
            ("－x", "'－x"),
            (" =1", "' =1"),
            ("\u{3000}＠a", "'\u{3000}＠a"),
            ("\n=1", "'\n=1"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("55%左右", "55%左右"),
            ("a=b", "a=b"),
            ("a\u{1b}[2Jb\u{202e}c\nd", "a␛[2Jb<U+202E>c\nd"),
            ("", ""),
        ] {
            assert_eq!(harmless(text), safe, "{text:?}");
        }
        let (mut plan, mut report) = sample::report();
        plan.targets[0].name = "=HYPERLINK(\"x\"),\"a\"\nb".into();
        report.assessments[0].gap = Some(sample::d("-1.5"));
        let rows = rows(&written(&plan, &report, false));
        assert_eq!(rows[1][1], "'=HYPERLINK(\"x\"),\"a\"\nb");
        assert_eq!(rows[1][13], "-1.5");
    }

    #[test]
    fn a_byte_order_mark_stands_only_where_it_is_asked_for() {
        let (plan, report) = sample::report();
        assert!(written(&plan, &report, true).starts_with("\u{feff}id,".as_bytes()));
        assert!(written(&plan, &report, false).starts_with(b"id,"));
    }
}
