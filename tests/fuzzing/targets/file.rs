//! Data files of any layout, encoding and kind, packed ones and workbooks too: what `inspect` counts is all that it saw.
#![no_main]

use std::path::Path;

use indicalc::data::inspect;
use indicalc::plan::{Plan, Source};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let bytes = bytes.into();
    let seen = inspect(Path::new("-"), &Source::default(), &Plan::default(), Some(&bytes));
    for seen in seen {
        let series = seen.series.iter();
        let counted: u64 = series.map(|series| series.observations + series.missing).sum();
        assert_eq!(counted, seen.observations + seen.missing);
    }
});
