//! Single texts: numbers, numerals, periods, units, goals; and command lines.

use std::path::Path;
use std::process::{Command, Stdio};

use indicalc::plan::goal;
use indicalc::quantity::{Number, Unit, UnitTable, notation, numeral};
use proptest::prelude::*;

/// Pieces of what stands in cells, headers and goals.
const PIECES: &[&str] = &[
    "0",
    "1",
    "9",
    "12",
    "2024",
    "20240718",
    "1e400",
    "1E-9",
    "99999999999999999999999999999",
    "0.0000000000000000000000000001",
    ".",
    ",",
    "，",
    "，",
    "-",
    "—",
    "−",
    "+",
    "±",
    "(",
    ")",
    "（",
    "）",
    "[",
    "〔",
    "〕",
    "%",
    "％",
    "‰",
    "百分点",
    "个百分点",
    "pp",
    "年",
    "月",
    "日",
    "季度",
    "半年",
    "上半年",
    "1-6月",
    "Q",
    "H1",
    "M",
    "W",
    "Jan",
    "December",
    "财年",
    "FY",
    "十四五",
    "末",
    "累计",
    "当月",
    "同比",
    "亿",
    "万",
    "千",
    "百",
    "十",
    "零",
    "〇",
    "两",
    "点",
    "五成五",
    "三分之一",
    "翻两番",
    "倍",
    "减半",
    "元",
    "人次",
    "家",
    "公里",
    "吨标准煤/万元",
    "per 100,000",
    "左右",
    "约",
    "以上",
    "以内",
    "不低于",
    "不超过",
    "至少",
    "at least",
    "at most",
    "about",
    "年均",
    "每年",
    "增长",
    "下降",
    "较2020年",
    "提高到",
    "从",
    "到",
    "至",
    "力争",
    "第",
    "位",
    "前",
    "持平",
    "double",
    "net zero",
    "/",
    "~",
    "～",
    "–",
    " ",
    "\t",
    "\u{a0}",
    "　",
    "\u{0}",
    "\u{200b}",
    "\u{feff}",
    "\u{202e}",
    "e\u{301}",
    "😀",
    "１",
    "２",
    "①",
    "²",
    "Ⅳ",
    "p",
    "r",
    "*",
    "#",
    "…",
    "\n",
    "\"",
    "'",
];

fn made() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES);
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Words of command lines.
const WORDS: &[&str] = &[
    "report",
    "gap",
    "pace",
    "explain",
    "T01",
    "inspect",
    "check",
    "summary",
    "series",
    "months",
    "index",
    "coverage",
    "brief",
    "init",
    "codes",
    "schema",
    "completions",
    "bash",
    "man",
    "help",
    "sql",
    "--dialect",
    "duckdb",
    "-t",
    "targets.toml",
    "--data",
    "data.csv",
    "-",
    "--as-of",
    "2024-06",
    "2024-13",
    "--vintage",
    "v1",
    "--region",
    "全市",
    "--by-region",
    "--group",
    "--owner",
    "--status",
    "滞后预期",
    "behind",
    "--id",
    "--sort",
    "gap",
    "--format",
    "csv",
    "json",
    "html",
    "table",
    "markdown",
    "--lang",
    "zh",
    "en",
    "--width",
    "0",
    "20",
    "99999999999999999999",
    "--color",
    "always",
    "--borders",
    "ascii",
    "--threads",
    "1",
    "--today",
    "1900-01-01",
    "--fail-on",
    "warnings",
    "--expect",
    "--allow",
    "unit-slip",
    "",
    "--",
    "=",
    "--id=",
    "\u{1b}[31m",
    "甲",
];

proptest! {
    #[test]
    fn numbers_are_read_to_their_end(text in made()) {
        if let Ok((_, rest)) = Number::scan(&text) {
            prop_assert!(text.ends_with(rest) && rest.len() < text.len());
        }
        // A scale by itself is one of it, and stays in the rest.
        if let Ok((_, rest)) = numeral::scan(&text) {
            prop_assert!(text.ends_with(rest));
        }
    }

    #[test]
    fn periods_are_read_to_their_end(text in made()) {
        if let Ok(label) = notation::parse(&text) {
            let shown = label.period.to_string();
            let again = notation::parse(&shown).map(|label| label.period);
            prop_assert_eq!(again.ok(), Some(label.period), "{} shown as {}", text, shown);
        }
    }

    #[test]
    fn units_are_read_to_their_end(text in made()) {
        let _ = Unit::parse(&text, &UnitTable::default());
    }

    #[test]
    fn goals_are_read_to_their_end(text in made(), name in made()) {
        let _ = goal::parse(&text, &UnitTable::default(), &name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn command_lines_end_with_a_status_of_their_own(
        words in prop::collection::vec(prop::sample::select(WORDS), 0..8),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/formula-units");
        for name in ["targets.toml", "data.csv"] {
            std::fs::copy(case.join(name), folder.path().join(name)).unwrap();
        }
        let output = Command::new(env!("CARGO_BIN_EXE_indicalc"))
            .args(&words)
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        prop_assert!(matches!(output.status.code(), Some(0..=2)), "{:?}: {}", words, told);
        prop_assert!(!told.contains('\u{1b}') || words.contains(&"always"), "{:?}: {}", words, told);
    }
}
