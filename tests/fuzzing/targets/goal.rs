//! Goals in plan words behind the name of their indicator, which a line end parts from them.
#![no_main]

use indicalc::plan::goal;
use indicalc::quantity::UnitTable;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let (words, name) = text.split_once('\n').unwrap_or((text, ""));
    let _ = goal::parse(words, &UnitTable::default(), name);
});
