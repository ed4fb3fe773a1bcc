//! Texts of plans and of formulas.

use std::path::PathBuf;
use std::sync::Arc;

use indicalc::diagnostic::render::{Look, render};
use indicalc::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use indicalc::language::Language;
use indicalc::plan::{Plan, formula};
use indicalc::quantity::UnitTable;
use indicalc::series::Catalogue;
use proptest::prelude::*;

use crate::files;
use crate::mutation::{Mutation, mutated, mutation};

/// Pieces of plans, right and wrong.
const PIECES: &[&str] = &[
    "[plan]\n",
    "[[targets]]\n",
    "[data]\n",
    "[[data]]\n",
    "[series.gdp]\n",
    "[series]\n",
    "[units]\n",
    "[plan\n",
    "[[targets]\n",
    "[计划]\n",
    "title",
    "name",
    "formula",
    "goal",
    "goals",
    "baseline",
    "deadline",
    "milestones",
    "files",
    "where",
    "columns",
    "match",
    "unit",
    "kind",
    "标题",
    "\"黑山镇\"",
    " = ",
    "=",
    "：",
    "＝",
    ":",
    "\"",
    "\"\"",
    "'",
    "\"\"\"",
    "'''",
    "[",
    "]",
    "{",
    "}",
    "(",
    ")",
    "，",
    ",",
    "、",
    ";",
    "#",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "　",
    "\\",
    "\\u12",
    "\u{0}",
    "\u{1b}",
    "\u{feff}",
    "\u{202e}",
    "true",
    "True",
    "是",
    "5",
    "-5",
    "0x1f",
    "1_000",
    "1e400",
    "nan",
    "2025",
    "2024-06",
    "2024-06-30",
    "2025-02-30",
    "55%",
    "\"55%左右\"",
    "\"服务业 / 地区生产总值\"",
    "\"`a",
    "yoy(",
    "\"年均增长8%\"",
    "\"〔13.5〕%\"",
    "五成五",
    "亿元",
    "“",
    "”",
    "😀",
    "e\u{301}",
    "万",
    "/",
    "+",
    "%",
];

/// What must hold of whatever is said of a text.
fn check_errors(errors: Diagnostics, text: &str) {
    assert!(errors.has_errors());
    let lines = u32::try_from(text.split('\n').count()).unwrap();
    let sorted = errors.sorted();
    let mut before = (0, 0);
    for error in &sorted {
        assert_eq!(error.severity, Severity::Error);
        for language in [Language::Zh, Language::En] {
            assert!(!error.message.text(language).trim().is_empty());
        }
        let place = error.place.as_ref().unwrap();
        assert!(place.line <= lines, "{place:?}");
        assert!(before <= (place.line, place.column), "not sorted: {error:?}");
        before = (place.line, place.column);
    }
    for (language, width) in [(Language::Zh, 20), (Language::En, 100)] {
        let look = Look { language, color: true, ascii: false, width };
        assert!(!render(&sorted, look).is_empty());
    }
}

/// Reads a plan's text: what is no TOML is no plan either.
fn read(text: &str) -> Option<Plan> {
    let shared: Arc<str> = text.into();
    let parsed = Plan::parse(&"targets.toml".into(), &shared);
    match parsed {
        Ok(plan) => {
            assert!(toml::de::DeTable::parse(text).is_ok(), "no TOML: {text}");
            assert!(!plan.targets.is_empty());
            let catalogue = Catalogue::of(&plan);
            for target in &plan.targets {
                for (name, _) in target.formula.expr.names() {
                    assert!(catalogue.named(name).is_some(), "{name}");
                }
            }
            Some(plan)
        }
        Err(errors) => {
            check_errors(errors, text);
            None
        }
    }
}

/// Plans of the examples and of the cases, right ones and broken ones.
fn plans() -> Vec<PathBuf> {
    [files("examples", "toml"), files("tests/cases", "toml")].concat()
}

fn real(index: prop::sample::Index, paths: &[PathBuf]) -> String {
    let bytes = std::fs::read(&paths[index.index(paths.len())]).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

proptest! {
    #[test]
    fn any_text_is_read_to_its_end(text in ".{0,200}") {
        read(&text);
    }

    #[test]
    fn plans_made_of_their_pieces_are_read_to_their_end(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)
    ) {
        read(&pieces.concat());
    }

    #[test]
    fn changed_plans_are_read_to_their_end(
        index in any::<prop::sample::Index>(),
        mutations in prop::collection::vec(mutation(PIECES), 1..8),
    ) {
        read(&mutated(&real(index, &plans()), &mutations));
    }

    /// One slip of the pen in a right plan is told in few words.
    #[test]
    fn one_slip_makes_few_errors(index in any::<prop::sample::Index>(), mutation in mutation(PIECES)) {
        let right = files("examples", "toml");
        let text = mutated(&real(index, &right), std::slice::from_ref(&mutation));
        // A piece may be several slips at once, or the head of another table.
        let one = match &mutation {
            Mutation::Insert(_, piece) | Mutation::Replace(_, piece) => {
                piece.len() <= 4 && !piece.contains(['\n', '\r'])
            }
            Mutation::SwapLines(..) => false,
            _ => true,
        };
        let shared: Arc<str> = text.as_str().into();
        if let Err(errors) = Plan::parse(&"targets.toml".into(), &shared) {
            let errors = errors.sorted();
            let said = |error: &Diagnostic| {
                let line = error.place.as_ref().map_or(0, |place| place.line);
                format!("{line}: {}", error.message.text(Language::En))
            };
            let said: Vec<String> = errors.iter().map(said).collect();
            let first = errors.first().and_then(|error| error.place.as_ref());
            let line = first.map_or(1, |place| place.line as usize);
            let around: Vec<&str> = text.lines().skip(line.saturating_sub(3)).take(5).collect();
            prop_assert!(!one || said.len() <= 5, "{:#?}: {:#?}", around, said);
        }
    }

    #[test]
    fn formulas_are_read_to_their_end(pieces in prop::collection::vec(prop::sample::select(FORMULA), 0..40)) {
        let text = pieces.concat();
        let table = UnitTable::default();
        match formula::parse(&text, &table) {
            Ok(expr) => {
                let printed = expr.to_string();
                let again = formula::parse(&printed, &table);
                prop_assert_eq!(again.ok(), Some(expr), "{} printed as {}", text, printed);
            }
            Err(errors) => {
                prop_assert!(!errors.is_empty());
                for error in errors {
                    prop_assert!(text.get(error.span.clone()).is_some());
                    prop_assert_eq!(indicalc::diagnostic::Message::code(&error.message), Code::BadFormula);
                }
            }
        }
    }
}

/// Pieces of formulas.
const FORMULA: &[&str] = &[
    "服务业",
    "gdp",
    "3星级",
    "`a b`",
    "`",
    "(",
    ")",
    "（",
    "）",
    ",",
    "，",
    " ",
    "+",
    "-",
    "*",
    "/",
    "×",
    "÷",
    "－",
    "1",
    "2.5",
    "1,234",
    "1e3",
    "５",
    "%",
    "‰",
    "亿元",
    "万",
    "个百分点",
    "元/人",
    "yoy",
    "cum(",
    "avg(",
    "cagr(",
    "min(",
    "max(",
    "abs(",
    "contribution(",
    "pull(",
    "同比(",
    "SUM(",
    "[",
    "]",
    "=",
    "^",
    "\"",
    "“",
    ".",
    "e",
    "\u{200b}",
    "_",
    "&",
];
