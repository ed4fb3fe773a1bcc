//! Every guess of the reader has a key that settles it: the table of `docs/files.md` is held against files that it speaks of.

use std::collections::BTreeSet;
use std::path::Path;

use indicalc::data::{Inspection, SeriesSeen, inspect};
use indicalc::diagnostic::Severity;
use indicalc::plan::{Basis, Plan, Source};

use crate::support::folder;

/// A file of which something is guessed or refused, and the lines of a block that settle it.
struct Witness {
    key: &'static str,
    /// A fixture, or the text itself.
    file: &'static str,
    lines: &'static str,
    /// The code by which it is told without them; blank where it is only read in another way.
    told: &'static str,
    /// The series that are read with them.
    read: &'static [&'static str],
}

const WITNESSES: &[Witness] = &[
    Witness {
        key: "encoding",
        file: "tests/fixtures/e-stat.csv",
        lines: "encoding = \"shift_jis\"",
        told: "guessed",
        read: &["/表章項目 全国 0", "総人口 全国 千人 2 2021:125502 2022:124947"],
    },
    Witness {
        key: "header",
        file: "甲区的表\n年份,产量(吨)\n2022,10\n\n年份,产值(万元)\n2022,5\n",
        lines: "header = 2\nrows = \"3-3\"",
        told: "stacked-tables",
        read: &["产量 吨 1 2022:10 2022:10"],
    },
    Witness {
        key: "rows",
        file: "年份,产量(吨)\n2022,10\n2023,12\n2024,见附件\n",
        lines: "rows = \"2-3\"",
        told: "bad-cell",
        read: &["产量 吨 2 2022:10 2023:12"],
    },
    Witness {
        key: "skip",
        file: "指标,2022年,2023年\n产量(吨),10,12\n经手甲,见,附件\n",
        lines: "skip = [\"经手\"]",
        told: "bad-cell",
        read: &["产量 吨 2 2022:10 2023:12"],
    },
    Witness {
        key: "skip",
        file: "指标,2022年,2023年\n甲区,,\n产量(吨),10,12\n乙区,,\n产值(万元),5,6\n",
        lines: "skip = [\"甲区\", \"乙区\"]",
        told: "",
        read: &["产量 吨 2 2022:10 2023:12", "产值 万元 2 2022:5 2023:6"],
    },
    Witness {
        key: "sheet",
        file: "tests/cases/files-as-they-are/用电.csv",
        lines: "sheet = \"年度\"",
        told: "",
        read: &["用电量 亿千瓦时 2 2022:120.1 2023:126.2"],
    },
    Witness {
        key: "layout",
        file: "指标：产量(吨)\n年份,甲厂,乙厂\n2022,1,2\n2023,2,3\n",
        lines: "layout = \"regions-as-columns\"",
        told: "guessed",
        read: &["产量 甲厂 吨 2 2022:1 2023:2", "产量 乙厂 吨 2 2022:2 2023:3"],
    },
    Witness {
        key: "columns",
        file: "批次,产量(吨)\n2022年,10\n2023年,12\n",
        lines: "columns = { period = \"批次\" }",
        told: "guessed",
        read: &["产量 吨 2 2022:10 2023:12"],
    },
    Witness {
        key: "columns",
        file: "年份,备注,\n2022,甲,10\n2023,乙,12\n",
        lines: "columns = { value = \"#3\" }\nindicator = \"产量(吨)\"",
        told: "headless-column",
        read: &["产量 吨 2 2022:10 2023:12"],
    },
    Witness {
        key: "columns",
        file: "年份,产量(吨),审核情况\n2022,10,\n2023,12,复核\n",
        lines: "columns = { flag = \"审核情况\" }",
        told: "",
        read: &["产量 吨 2 2022:10 2023:12"],
    },
    Witness {
        key: "indicator",
        file: "年份,数值\n2022,10\n2023,12\n",
        lines: "indicator = \"产量(吨)\"",
        told: "guessed",
        read: &["产量 吨 2 2022:10 2023:12"],
    },
    Witness {
        key: "unit",
        file: "年份,产量\n2022,10\n2023,12\n",
        lines: "unit = \"吨\"",
        told: "",
        read: &["产量 吨 2 2022:10 2023:12"],
    },
    Witness {
        key: "region",
        file: "年份,产量(吨)\n2022,10\n2023,12\n",
        lines: "region = \"甲县\"",
        told: "",
        read: &["产量 甲县 吨 2 2022:10 2023:12"],
    },
    Witness {
        key: "frequency",
        file: "时期,产量(吨)\n2022/1,10\n2022/2,12\n2023/1,11\n2023/2,13\n",
        lines: "frequency = \"half-year\"",
        told: "bad-label",
        read: &["产量 吨 4 2022-H1:10 2023-H2:13"],
    },
    Witness {
        key: "dates",
        file: "日期,产量(吨)\n01/02/2024,10\n01/03/2024,12\n",
        lines: "dates = \"day-first\"",
        told: "bad-label",
        read: &["产量 吨 2 2024-02:10 2024-03:12"],
    },
    Witness {
        key: "fiscal_year",
        file: "年度,产量(吨)\n2022-23,10\n2023-24,12\n",
        lines: "fiscal_year = \"04\"",
        told: "bad-label",
        read: &["产量 吨 2 2022-04/2023-03:10 2023-04/2024-03:12"],
    },
    Witness {
        key: "basis",
        file: "月份,产量(吨)\n2024年1月,10\n2024年2月,22\n",
        lines: "basis = \"ytd\"",
        told: "",
        read: &["产量 吨 ytd 2 2024-01:10 2024-01/2024-02:22"],
    },
    Witness {
        key: "decimal",
        file: "年份;产量(吨)\n2022;1,234\n2023;1,345\n",
        lines: "decimal = \",\"",
        told: "bad-cell",
        read: &["产量 吨 2 2022:1.234 2023:1.345"],
    },
    Witness {
        key: "missing",
        file: "年份,产量(吨)\n2021,9\n2022,10\n2023,停产\n",
        lines: "missing = [\"停产\"]",
        told: "bad-cell",
        read: &["产量 吨 2 2021:9 2022:10"],
    },
    Witness {
        key: "zero",
        file: "年份,产量(吨)\n2021,9\n2022,10\n2023,-\n",
        lines: "zero = [\"-\"]",
        told: "",
        read: &["产量 吨 3 2021:9 2023:0"],
    },
    Witness {
        key: "period",
        file: "指标,1月,2月\n产量(吨),10,12\n",
        lines: "period = \"2024\"",
        told: "no-table",
        read: &["产量 吨 2 2024-01:10 2024-02:12"],
    },
    Witness {
        key: "minus",
        file: "年份,增减量(吨)\n2023,▲3.2\n2024,4\n",
        lines: "minus = [\"▲\"]",
        told: "bad-cell",
        read: &["增减量 吨 2 2023:-3.2 2024:4"],
    },
    Witness {
        key: "where",
        file: "年份,厂,产量(吨)\n2022,甲,10\n2022,乙,12\n",
        lines: "where = { \"厂\" = \"甲\" }",
        told: "",
        read: &["产量 厂=甲 吨 1 2022:10 2022:10"],
    },
];

/// Keys of which only whole plans tell: `tests/cases/vintages`.
const OF_PLANS: &[&str] = &["vintage"];

/// Keys and codes of each row of the table.
fn table(page: &str) -> Vec<[BTreeSet<String>; 2]> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let text = std::fs::read_to_string(path).unwrap();
    let words = |cell: &str| {
        let words = cell.split('`').skip(1).step_by(2);
        let words = words.filter(|word| !word.contains(['[', '"']));
        words.map(str::to_owned).collect::<BTreeSet<String>>()
    };
    let rows = text.lines().skip_while(|line| {
        !line.contains("[[data]]` 中的键") && !line.contains("key in `[[data]]`")
    });
    let rows = rows.skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').collect();
        [words(cells[3]), words(cells[4])]
    })
    .collect()
}

#[test]
fn every_key_of_the_table_settles_what_it_is_named_for() {
    let rows = table("docs/files.md");
    assert_eq!(rows, table("docs/files.zh.md"), "the pages differ");
    let named: BTreeSet<&str> =
        rows.iter().flat_map(|[keys, _]| keys).map(String::as_str).collect();
    let shown: BTreeSet<&str> =
        WITNESSES.iter().map(|witness| witness.key).chain(OF_PLANS.iter().copied()).collect();
    assert_eq!(named, shown, "keys of the page, and keys that are tried");
    for witness in WITNESSES {
        let of_key = || rows.iter().filter(|[keys, _]| keys.contains(witness.key));
        let is_told =
            witness.told.is_empty() || of_key().any(|[_, codes]| codes.contains(witness.told));
        assert!(is_told, "{}: the page does not name {}", witness.key, witness.told);
        let (before, codes) = seen(witness.file, "");
        assert!(
            witness.told.is_empty() || codes.contains(witness.told),
            "{}: {codes:?}",
            witness.key
        );
        assert!(
            before != witness.read || codes.contains(witness.told),
            "{} does nothing",
            witness.key
        );
        let (read, codes) = seen(witness.file, witness.lines);
        assert_eq!(read, witness.read, "{}", witness.key);
        assert!(!codes.contains(witness.told), "{}: still {codes:?}", witness.key);
    }
}

/// The series of a file and the codes of what is told of it, read with the lines of a block.
fn seen(file: &str, lines: &str) -> (Vec<String>, BTreeSet<String>) {
    let text = format!(
        "[plan]\ntitle = \"甲\"\nbaseline = \"2020\"\ndeadline = \"2025\"\n\n[[data]]\nfiles = [\"a.csv\"]\n{lines}\n\n[[targets]]\nname = \"产量\"\n"
    );
    let plan = Plan::parse(&"targets.toml".into(), &text.into()).unwrap();
    let source: &Source = &plan.sources[0];
    let written = folder(&[("a.csv", file.as_bytes())]);
    let path = if file.starts_with("tests/") {
        Path::new(env!("CARGO_MANIFEST_DIR")).join(file)
    } else {
        written.path().join("a.csv")
    };
    let pages = inspect(&path, source, &plan, None);
    let series = pages.iter().flat_map(|page| &page.series).map(line);
    let told = |page: &Inspection| {
        let told = page.problems.clone().sorted();
        told.into_iter()
            .map(|told| {
                assert!(
                    lines.is_empty() || told.severity != Severity::Error,
                    "{lines}: {:?}",
                    told.message
                );
                told.code().word().to_owned()
            })
            .collect::<Vec<String>>()
    };
    (series.collect(), pages.iter().flat_map(told).collect())
}

fn line(series: &SeriesSeen) -> String {
    let mut parts = vec![series.indicator.clone()];
    parts.extend(series.region.clone());
    parts.extend(series.dimensions.iter().map(|(name, value)| format!("{name}={value}")));
    parts.extend(series.unit.as_ref().map(ToString::to_string));
    parts.extend((series.basis == Some(Basis::YearToDate)).then(|| "ytd".to_owned()));
    parts.push(series.observations.to_string());
    let ends = [series.first, series.last].into_iter().flatten();
    parts.extend(ends.map(|(period, value)| format!("{period}:{value}")));
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}
