use proptest::prelude::*;

use super::*;
use crate::diagnostic::Message;
use crate::language::Language;
use crate::quantity::{Unit, UnitTable};

fn table() -> UnitTable {
    let mut table = UnitTable::default();
    table.know("坐席");
    table
}

/// The tree with brackets around every operation.
fn tree(text: &str) -> String {
    parse(text, &table()).map_or_else(|errors| format!("{errors:?}"), |expr| shape(&expr))
}

fn shape(expr: &Expr) -> String {
    match &expr.node {
        Node::Number(value) => format!("#{value}"),
        Node::Quantity(quantity) => format!("{}[{}]", quantity.value, quantity.unit),
        Node::Name(name) => name.clone(),
        Node::Negative(inner) => format!("(-{})", shape(inner)),
        Node::Binary(operator, left, right) => {
            format!("({}{}{})", shape(left), operator.sign(), shape(right))
        }
        Node::Call(function, arguments) => {
            let arguments: Vec<String> = arguments.iter().map(shape).collect();
            format!("{}<{}>", function.name(), arguments.join(","))
        }
    }
}

/// The errors: the part of the text they stand at, and their names.
fn errors(text: &str) -> Vec<String> {
    let errors = parse(text, &table()).expect_err(text);
    errors
        .iter()
        .map(|error| {
            let name = format!("{:?}", error.message);
            let name = name.split([' ', '{']).next().unwrap().to_owned();
            format!("{name}@{}", text.get(error.span.clone()).expect(text))
        })
        .collect()
}

#[test]
fn formulas_are_read_by_precedence() {
    for (text, expected) in [
        ("服务业增加值 / 地区生产总值", "(服务业增加值/地区生产总值)"),
        ("服务业增加值/地区生产总值", "(服务业增加值/地区生产总值)"),
        ("a + b * c - d", "((a+(b*c))-d)"),
        ("a - b - c", "((a-b)-c)"),
        ("a / b / c", "((a/b)/c)"),
        ("a - (b - c)", "(a-(b-c))"),
        ("-a * b", "((-a)*b)"),
        ("a * -b", "(a*(-b))"),
        ("+a", "a"),
        ("--a", "(-(-a))"),
        ("（a＋b）×c÷d", "(((a+b)*c)/d)"),
        ("a－b−c／d＊e·f", "((a-b)-(((c/d)*e)*f))"),
        ("yoy(收入) - yoy(GDP)", "(yoy<收入>-yoy<GDP>)"),
        ("YOY（收入）", "yoy<收入>"),
        ("yoy (收入)", "yoy<收入>"),
        ("min(a, b，c)", "min<a,b,c>"),
        ("cagr(x, 2)", "cagr<x,#2>"),
        ("contribution(part, whole) + pull(a+b, c)", "(contribution<part,whole>+pull<(a+b),c>)"),
        ("yoy", "yoy"),
        ("((a))", "a"),
    ] {
        assert_eq!(tree(text), expected, "{text}");
    }
}

#[test]
fn names_stand_in_any_script() {
    for name in [
        "3星级以上农家乐",
        "65岁及以上人口",
        "2020年GDP",
        "农、林、牧、渔业增加值",
        "“四上”企业数量",
        "NY.GDP.MKTP.CD",
        "gdp_growth",
        "Größe",
        "ВВП",
        "国内総生産",
        "GDP指数",
        "5G基站",
        "R＆D经费",
    ] {
        assert_eq!(tree(name), name);
        assert_eq!(tree(&format!("2 * {name}")), format!("(#2*{name})"));
    }
    for (text, name) in [
        ("`服务业规(限)上企业数量`", "服务业规(限)上企业数量"),
        ("`GDP growth (annual %)`", "GDP growth (annual %)"),
        ("` a-b `", "a-b"),
        ("`2亿元`", "2亿元"),
    ] {
        assert_eq!(tree(text), name, "{text}");
    }
}

#[test]
fn numbers_and_quantities_are_told_from_names() {
    for (text, expected) in [
        ("2亿元", "2[亿元]"),
        ("2 亿元", "2[亿元]"),
        ("２．５亿元", "2.5[亿元]"),
        ("5%", "5[%]"),
        ("5 %", "5[%]"),
        ("5％", "5[％]"),
        ("3‰", "3[‰]"),
        ("5个百分点", "5[个百分点]"),
        ("100坐席", "100[坐席]"),
        ("100万坐席", "100[万坐席]"),
        ("3 billion USD", "3[billion USD]"),
        ("2.5 percentage points", "2.5[percentage points]"),
        ("10元/人", "10[元/人]"),
        ("10元/人口", "(10[元]/人口)"),
        ("10元 / 人", "(10[元]/人)"),
        ("2亿元/地区生产总值", "(2[亿元]/地区生产总值)"),
        ("2万", "#20000"),
        ("2万 * x", "(#20000*x)"),
        ("0.5", "#0.5"),
        (".5", "#0.5"),
        ("1e3", "#1000"),
        ("1.5e-3", "#0.0015"),
        ("min(1, 234)", "min<#1,#234>"),
        ("x - 1,234,567.5 亿元", "(x-1234567.5[亿元])"),
        ("min((1,234), x)", "min<#1234,x>"),
        ("１,２３４", "#1234"),
        ("x-1", "(x-#1)"),
        ("x -5%", "(x-5[%])"),
        ("100", "#100"),
    ] {
        assert_eq!(tree(text), expected, "{text}");
    }
}

#[test]
fn errors_stand_where_they_are() {
    for (text, expected) in [
        ("", &["Empty@"][..]),
        ("  ", &["Empty@  "]),
        ("a +", &["Ended@"]),
        ("a + * b", &["NoOperand@*"]),
        ("* a", &["NoOperand@*"]),
        ("a b", &["NoOperator@a b"]),
        ("GDP growth rate", &["NoOperator@GDP growth rate"]),
        ("2(a+b)", &["NoOperator@2("]),
        ("(a)(b)", &["NoOperator@)("]),
        ("(a + b", &["UnclosedBracket@("]),
        ("a + b)", &["UnopenedBracket@)"]),
        ("yoy(a", &["UnclosedBracket@("]),
        ("()", &["NoOperand@)"]),
        ("a, b", &["Comma@,"]),
        ("(a, b)", &["Comma@,"]),
        ("`a", &["UnclosedQuote@`a"]),
        ("a + ``", &["EmptyName@``"]),
        ("\"服务业\" / b", &["WrongQuotes@\"服务业\""]),
        ("a ^ 2", &["StrangeSign@^"]),
        ("a >= 2", &["StrangeSign@>="]),
        ("3星级以上农家乐(乡村酒店)", &["BracketInName@3星级以上农家乐(乡村酒店)"]),
        ("服务业规(限)上企业数量 / 2", &["BracketInName@服务业规(限)上企业数量"]),
        ("GDP(亿元) / 人口（万人）", &["BracketInName@GDP(亿元)", "BracketInName@人口（万人）"]),
        ("农家乐(乡村 + 1", &["BracketInName@农家乐(乡村 + 1"]),
        ("yoyy(a)", &["UnknownFunction@yoyy"]),
        ("sum(a, b) + a b", &["UnknownFunction@sum", "NoOperator@a b"]),
        ("同比(a)", &["UnknownFunction@同比"]),
        ("SUM(a, b)", &["UnknownFunction@SUM"]),
        ("GDP(上年=100)", &["BracketInName@GDP(上年=100)"]),
        ("[a] / b", &["StrangeSign@["]),
        ("a + 😀", &["StrangeSign@😀"]),
        ("12345678901234567890123456789", &["NumberTooLong@12345678901234567890123456789"]),
        ("1e400", &["NumberTooLong@1e400"]),
        ("yoy()", &["Arguments@yoy()"]),
        ("yoy(a, b)", &["Arguments@yoy(a, b)"]),
        ("min(a)", &["Arguments@min(a)"]),
        ("cagr(x)", &["Arguments@cagr(x)"]),
        ("min(1,234)", &["CommaOrThousands@1,234"]),
        ("max(x, 1,234亿元)", &["CommaOrThousands@1,234"]),
        ("x - 1,23", &["Comma@,"]),
        ("x - 1,2345", &["Comma@,"]),
        ("cagr(x, 1.5)", &["Years@1.5"]),
        ("cagr(x, y)", &["Years@y"]),
        ("a %", &["StrangeSign@%"]),
        ("99999999999999999999999999999999", &["NumberTooLong@99999999999999999999999999999999"]),
        ("a + / b + (c", &["NoOperand@/", "UnclosedBracket@("]),
    ] {
        assert_eq!(errors(text), expected, "{text}");
    }
}

#[test]
fn advice_names_the_way_out() {
    let help = |text: &str| {
        let errors = parse(text, &table()).unwrap_err();
        errors[0].message.help(Language::Zh).unwrap()
    };
    assert!(help("3星级以上农家乐(乡村酒店)").contains("`3星级以上农家乐(乡村酒店)`"));
    assert!(help("GDP growth").contains("`GDP growth`"));
    assert!(help("yoyy(a)").contains("yoy"));
    assert!(help("sum(a)").contains("cagr(x, n)") && !help("sum(a)").contains("是不是"));
    assert!(help("同比(a)").contains("是不是 yoy"));
    assert!(help("yoy a").contains("yoy(…)"));
    assert!(help("a >= 5").contains("goal"));
}

#[test]
fn spans_are_those_of_the_text() {
    let text = "服务业 / (地区 + `a b`)";
    let expr = parse(text, &table()).unwrap();
    assert_eq!(text.get(expr.span.clone()), Some(text));
    let parts: Vec<&str> = expr.parts().map(|part| text.get(part.span.clone()).unwrap()).collect();
    assert_eq!(parts, ["服务业", "(地区 + `a b`)"]);
    let names: Vec<(&str, &str)> =
        expr.names().map(|(name, span)| (name, text.get(span).unwrap())).collect();
    assert_eq!(names, [("服务业", "服务业"), ("地区", "地区"), ("a b", "`a b`")]);
    assert!(!expr.is_single_name());
    assert_eq!(parse(" `a b` ", &table()).unwrap().single_name(), Some("a b"));
}

#[test]
fn depth_and_length_have_an_end() {
    for text in [
        "(".repeat(100_000),
        "-".repeat(100_000),
        "yoy(".repeat(400),
        "(".repeat(400),
        "-".repeat(400),
    ] {
        let errors = parse(&text, &table()).unwrap_err();
        assert_eq!(errors.len(), 1, "{errors:?}");
    }
    let long = vec!["a"; 200].join("+");
    assert_eq!(parse(&long, &table()).unwrap().names().count(), 200);
    let longer = vec!["a"; 100_000].join("+");
    assert_eq!(parse(&longer, &table()).unwrap_err()[0].message, FormulaMessage::TooLong);
}

fn leaf(node: Node) -> Expr {
    Expr { node, span: 0..0 }
}

fn expr() -> impl Strategy<Value = Expr> {
    let unit = prop::sample::select(vec![
        "亿元",
        "%",
        "‰",
        "万人次",
        "billion USD",
        "元/人",
        "坐席",
        "个百分点",
    ]);
    let value = (0i64..1_000_000, 0i32..4)
        .prop_map(|(value, places)| Decimal::from(value).shifted(-places).unwrap());
    let name = prop::sample::select(vec![
        "服务业增加值",
        "gdp",
        "服务业规(限)上企业数量",
        "3星级以上农家乐",
        "a b",
        "a-b",
        "2亿元",
        "yoy",
        "NY.GDP",
        "“四上”企业",
        "%",
    ]);
    let leaves = prop_oneof![
        value.clone().prop_map(|value| leaf(Node::Number(value))),
        (value, unit).prop_map(|(value, unit)| {
            let unit = Unit::parse(unit, &table()).unwrap();
            leaf(Node::Quantity(Quantity::new(value, unit)))
        }),
        name.prop_map(|name| leaf(Node::Name(name.to_owned()))),
    ];
    leaves.prop_recursive(5, 40, 3, |inner| {
        let operator = prop::sample::select(vec![
            Operator::Plus,
            Operator::Minus,
            Operator::Times,
            Operator::Over,
        ]);
        prop_oneof![
            inner.clone().prop_map(|inner| leaf(Node::Negative(Box::new(inner)))),
            (operator, inner.clone(), inner.clone()).prop_map(|(operator, left, right)| leaf(
                Node::Binary(operator, Box::new(left), Box::new(right))
            )),
            inner.clone().prop_map(|inner| leaf(Node::Call(Function::Yoy, vec![inner]))),
            inner.clone().prop_map(|inner| leaf(Node::Call(
                Function::Cagr,
                vec![inner, leaf(Node::Number(Decimal::from(2)))]
            ))),
            prop::collection::vec(inner, 2..4)
                .prop_map(|inner| leaf(Node::Call(Function::Max, inner))),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_printed_reads_back(expr in expr()) {
        let printed = expr.to_string();
        let read = parse(&printed, &table());
        prop_assert_eq!(read.as_ref().ok(), Some(&expr), "{}", printed);
    }

    #[test]
    fn no_text_makes_it_fail(text in "[a-c服务业0-9 +*/(),`%.亿元×（）\"-]{0,40}", other in ".{0,40}") {
        for text in [text, other] {
            if let Err(errors) = parse(&text, &table()) {
                prop_assert!(!errors.is_empty());
                for error in errors {
                    prop_assert!(text.get(error.span.clone()).is_some(), "{:?}", error);
                    for language in [Language::Zh, Language::En] {
                        prop_assert!(!error.message.text(language).is_empty());
                        let _ = (error.message.label(language), error.message.help(language));
                    }
                }
            }
        }
    }
}
