//! Formulas: what is printed of one reads back as the same.
#![no_main]

use indicalc::plan::formula;
use indicalc::quantity::UnitTable;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let table = UnitTable::default();
    if let Ok(expr) = formula::parse(text, &table) {
        assert_eq!(formula::parse(&expr.to_string(), &table).ok(), Some(expr));
    }
});
