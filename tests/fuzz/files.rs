//! Bytes of data files.

use std::path::{Path, PathBuf};

use indicalc::data::{inspect, read};
use indicalc::plan::{Plan, Request, Source};
use indicalc::series::Catalogue;
use proptest::prelude::*;

use crate::support::{plan, series, source};

/// Reads bytes as a plan's only file, and inspects them.
pub(crate) fn take(bytes: &[u8]) {
    let seen = inspect(Path::new("-"), &Source::default(), &Plan::default(), Some(&bytes.into()));
    for seen in seen {
        let series = seen.series.iter();
        let counted: u64 = series.map(|series| series.observations + series.missing).sum();
        assert_eq!(counted, seen.observations + seen.missing);
        let notes_alone = seen.document.sheet.is_some() && !seen.notes.is_empty();
        assert!(seen.layout.is_some() || seen.problems.has_errors() || notes_alone);
    }
    let options = Request {
        files: Some(vec![PathBuf::from("-")]),
        standard_input: Some(bytes.into()),
        everything: true,
        ..Request::default()
    };
    let plan = plan(Path::new("."), vec![source(&["a.csv"])]);
    let data = read(&plan, &Catalogue::new(vec![series("收入")]), &options);
    let shown = data.diagnostics.sorted();
    assert!(shown.iter().all(|d| !d.message.text(indicalc::language::Language::Zh).is_empty()));
}

/// Pieces of which broken files are made.
const PIECES: &[&str] = &[
    "指标",
    "时期",
    "时间",
    "数值",
    "单位",
    "地区",
    "Year",
    "Value",
    "收入",
    "收入(亿元)",
    "2023年",
    "2023",
    "2023-06",
    "2023年1-6月",
    "1,234",
    "12.3",
    "abc",
    "-",
    "…",
    "\"",
    "\"\"",
    ",",
    ",",
    ",",
    "\n",
    "\n",
    "\n",
    "\r\n",
    "\r",
    ";",
    "\t",
    "|",
    "注：",
    "指标：",
    "geo\\time",
    ": ",
    "\u{feff}",
    "#",
    "\0",
    "(",
    "）",
    "％",
    " ",
    "DATAFLOW",
    "STRUCTURE_NAME",
    "ACTION",
    "D",
];

proptest! {
    #[test]
    fn random_bytes_are_no_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        take(&bytes);
    }

    #[test]
    fn files_made_of_their_pieces_are_no_panic(pieces in proptest::collection::vec(0..PIECES.len(), 0..80)) {
        let text: String = pieces.into_iter().filter_map(|at| PIECES.get(at)).copied().collect();
        take(text.as_bytes());
        let (bytes, _, _) = encoding_rs::GB18030.encode(&text);
        take(&bytes);
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        take(&wide);
    }

    #[test]
    fn published_files_with_a_byte_changed_are_no_panic(file in 0..8_usize, at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut names: Vec<PathBuf> = std::fs::read_dir("tests/fixtures").unwrap().flatten().map(|entry| entry.path()).collect();
        names.sort();
        let mut bytes = std::fs::read(&names[file * 4 % names.len()]).unwrap();
        if !bytes.is_empty() {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        take(&bytes);
    }
}
