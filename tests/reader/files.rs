//! Files as bytes: what cannot be read, broken structure, encodings.

use std::path::Path;

use indicalc::plan::Request;
use indicalc::plan::{Plan, Source};

use crate::reading::{errors, lines, long, reading};
use crate::support::{series, source};

#[test]
fn broken_structure_is_told_by_its_line() {
    for (text, expected) in [
        (
            "指标,时期,数值\n收入,2023年,1,9\n",
            "2:0 bad-structure this row has 4 fields, the header has 3",
        ),
        (
            "指标,地区,时期,数值\n收入,甲县,2023年,1\n收入,2024年,2\n",
            "3:0 bad-structure this row has 3 fields, the header has 4",
        ),
        (
            "指标,时期,数值\n收入,2023年,1\n收入,\"2024年,1\n",
            "3:0 bad-structure a quote opened in the record that begins on this line is never closed",
        ),
        ("指标,时期,数值\n", "1:0 no-table there are no rows below the header"),
        ("", "0:0 no-table the file is empty"),
        ("\n\n", "0:0 no-table the file is empty"),
        ("x", "0:0 no-table no table is found: the file has only one column (`x`)"),
        ("时期\n2023\n", "0:0 no-table no table is found: the file has only one column (`时期`)"),
        (
            "指标,数值\n收入,1\n",
            "0:0 no-table no table is found: no column can be told to hold the period (header: 指标, 数值)",
        ),
        (
            "指标,时期,数值\n收入,2023\0年,1\n",
            "2:0 bad-structure line 2 holds a NUL byte, which no CSV file has",
        ),
    ] {
        assert_eq!(errors(&long(text, vec![series("收入")])), [expected], "{text:?}");
    }
}

#[test]
fn files_that_cannot_be_read_are_told() {
    let read = |files: &[&str]| {
        let data = reading(
            &[("a.csv", b"x".as_slice())],
            source(files),
            vec![series("收入")],
            &Request::default(),
        );
        errors(&data)
    };
    assert!(read(&["missing.csv"])[0].contains("no-files no file matches `missing.csv`"));
    assert_eq!(read(&["."]), ["0:0 unreadable this is a folder, not a file"]);
    assert!(read(&["*.tsv"])[0].contains("no-files no file matches `*.tsv`"));
}

#[test]
fn bytes_of_every_encoding_are_told_apart() {
    let text = "指标,时期,数值\n收入,2023年,1\n收入,2024年,2\n";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (gbk, _, _) = encoding_rs::GB18030.encode(text);
    let marked = [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat();
    for bytes in [text.as_bytes(), &utf16, &gbk, &marked] {
        let data = reading(
            &[("a.csv", bytes)],
            source(&["a.csv"]),
            vec![series("收入")],
            &Request::default(),
        );
        assert_eq!(lines(&data), ["2023 1", "2024 2"]);
    }
    let bars = "指标|时期|数值\n東方收入|2023年|1\n".to_owned();
    let (bars, _, _) = encoding_rs::GB18030.encode(&bars);
    let data = reading(
        &[("a.csv", &bars)],
        source(&["a.csv"]),
        vec![series("東方收入")],
        &Request::default(),
    );
    assert_eq!(lines(&data), ["2023 1"]);
}

#[test]
fn a_wrong_encoding_stated_is_told() {
    let text = "指标,时期,数值\n收入,2023年,1\n收入,2024年,2\n";
    let block =
        |encoding: &str| Source { encoding: Some(encoding.to_owned()), ..source(&["a.csv"]) };
    let (gbk, _, _) = encoding_rs::GB18030.encode(text);
    let read = |bytes: &[u8], encoding| {
        errors(&reading(
            &[("a.csv", bytes)],
            block(encoding),
            vec![series("收入")],
            &Request::default(),
        ))
    };
    assert_eq!(
        read(&gbk, "utf-8"),
        [
            "1:0 bad-encoding the plan states the encoding utf-8, but line 1 holds bytes that are none of its"
        ]
    );
    assert_eq!(
        read(text.as_bytes(), "gbk"),
        ["0:0 bad-encoding the plan states the encoding gbk, but the file is utf-8"]
    );
    assert_eq!(
        read(text.as_bytes(), "klingon"),
        ["0:0 bad-encoding the encoding `klingon` is not known"]
    );
    assert_eq!(read(text.as_bytes(), "utf-8"), Vec::<String>::new());
}

#[test]
fn the_standard_input_is_a_file() {
    let options = Request {
        files: Some(vec!["-".into()]),
        standard_input: Some("指标,时期,数值\n收入,2023年,1\n".as_bytes().into()),
        ..Request::default()
    };
    let data = reading(&[], source(&["a.csv"]), vec![series("收入")], &options);
    assert_eq!(lines(&data), ["2023 1"]);
}

#[test]
fn looking_at_nothing_is_no_panic() {
    let seen = indicalc::data::inspect(
        Path::new("nowhere.csv"),
        &Source::default(),
        &Plan::default(),
        None,
    );
    let [seen] = seen.as_slice() else { panic!("one file, {} looked at", seen.len()) };
    assert!(seen.problems.has_errors() && seen.layout.is_none());
}
