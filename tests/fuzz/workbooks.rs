//! Bytes of workbooks: as they stand, and with what is packed inside of them changed.

use std::io::{Cursor, Read, Write};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::mutation::{Mutation, mutated, mutation};

/// Pieces of which broken sheets are made.
const PIECES: &[&str] = &[
    "<c r=\"B2\" s=\"99\">",
    "<c r=\"XFD1048576\"><v>1</v></c>",
    "<row r=\"1048576\" hidden=\"1\">",
    "<mergeCell ref=\"D9:A1\"/>",
    "<f>A1</f>",
    "</sheetData>",
    "<v>1e999</v>",
    "t=\"s\"",
    "table:number-columns-repeated=\"99999999\"",
    "table:number-rows-spanned=\"0\"",
    "office:value=\"x\"",
    "\"",
    "<",
    "&#0;",
    "-1",
    "99999999999",
];

/// The workbook with one of its files changed.
fn changed(book: &[u8], part: &str, mutations: &[Mutation]) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut file = old.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        let name = file.name().unwrap().into_owned();
        if name.ends_with(part) {
            bytes = mutated(&String::from_utf8(bytes).unwrap(), mutations).into_bytes();
        }
        let options = SimpleFileOptions::default();
        new.start_file(name, options).unwrap();
        new.write_all(&bytes).unwrap();
    }
    new.finish().unwrap().into_inner()
}

fn fixture(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/");
    std::fs::read(format!("{folder}{name}")).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn sheets_that_slips_broke_are_read_or_refused(
        (name, part) in prop::sample::select(vec![
            ("book-yearbook.xlsx", "sheet2.xml"),
            ("book-yearbook.xlsx", "sheet4.xml"),
            ("book-yearbook.xlsx", "styles.xml"),
            ("book-yearbook.xlsx", "workbook.xml"),
            ("book-yearbook.xlsx", "workbook.xml.rels"),
            ("book-open.ods", "content.xml"),
        ]),
        mutations in prop::collection::vec(mutation(PIECES), 1..4),
    ) {
        crate::files::take(&changed(&fixture(name), part, &mutations));
    }

    #[test]
    fn workbooks_with_other_bytes_are_read_or_refused(
        name in prop::sample::select(vec!["book-old.xls", "book-yearbook.xlsx", "book-open.ods"]),
        bytes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut book = fixture(name);
        for (at, byte) in bytes {
            let at = at.index(book.len());
            book[at] = byte;
        }
        crate::files::take(&book);
    }
}
