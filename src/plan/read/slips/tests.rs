use super::*;
use crate::diagnostic::Message;
use crate::language::Language;

/// The slips of a text: the part that is meant, and what is said of it.
fn slips(text: &str) -> Vec<(String, String)> {
    let slips = Slips::of(text);
    let shown = slips.told.iter().map(|(span, message)| {
        let help = message.help(Language::En).unwrap_or_default();
        let said = message.text(Language::En);
        assert!(!message.text(Language::Zh).is_empty());
        let part = text.get(span.clone()).unwrap();
        (part.to_owned(), format!("{said}; {help}"))
    });
    shown.collect()
}

#[test]
fn the_line_to_write_is_given() {
    for (text, part, write) in [
        ("[plan]\ndeadline = 2024-06\n", "2024-06", "deadline = \"2024-06\""),
        ("[t]\ngoal = 55% # 备注\n", "55%", "goal = \"55%\""),
        ("[t]\ngoal = “55%”\n", "“55%”", "goal = \"55%\""),
        ("[t]\ngoal = .5\n", ".5", "goal = \".5\""),
        ("[t]\nbinding = True\n", "True", "binding = true"),
        ("[t]\nname = \"a\n", "\"a", "name = \"a\""),
        ("[t]\nformula = \"a\" / b\n", "\"a\" / b", "formula = \"a / b\""),
        ("[t]\nname: \"a\"\n", ":", "name = \"a\""),
        ("[t]\nname：a\n", "：", "name = \"a\""),
        ("[t]\nname ＝ \"a\"\n", "＝", "name = \"a\""),
        ("[t]\nname \"a\"\n", " ", "name = \"a\""),
        ("[t]\ngoal 55%\n", " ", "goal = \"55%\""),
        ("[t]\nb { v = \"1\" }\n", " ", "b = { v = \"1\" }"),
        ("[t]\nname == \"a\"\n", "=", "name = \"a\""),
        ("[t]\n名称 = \"a\"\n", "名称", "\"名称\" = \"a\""),
        ("[t]\n　name = \"a\"\n", "　name", "name = \"a\""),
        ("[t]\n“name” = \"a\"\n", "“name”", "name = \"a\""),
        ("[series.生产]\n", "生产", "[series.\"生产\"]"),
        ("[plan\ntitle = \"a\"\n", "[plan", "[plan]"),
        ("[[targets]\nname = \"a\"\n", "[[targets]", "[[targets]]"),
        ("[u]\nplan]\ntitle = \"a\"\n", "plan]", "[plan]"),
        ("[u]\n[targets]] # 一\nname = \"a\"\n", "[targets]]", "[[targets]]"),
        ("[t]\na = 1\n【【u】】\n", "【【u】】", "[[u]]"),
        ("[t]\na = 1\n［［u］］ # 一\n", "［［u］］", "[[u]]"),
        ("[t]\na = 1\n[[u】】\n", "[[u】】", "[[u]]"),
        ("【plan】\na = 1\n", "【plan】", "[plan]"),
        ("[t]\nf = 【\"d.csv\"】\n", "【", "f = [\"d.csv\"]"),
        ("[t]\nf = [\"d.csv\"］\n", "］", "f = [\"d.csv\"]"),
        ("[t]\nb = ｛p = \"2020\"｝\n", "｛", "b = {p = \"2020\"}"),
        ("[t]\nn = 【重点】项目\n", "【重点】项目", "n = \"【重点】项目\""),
        ("[t]\n＃ 说明\na = 1\n", "＃ 说明", "# 说明"),
        ("// 说明\n[t]\na = 1\n", "// 说明", "# 说明"),
        ("[t]\na = [\n  1, ＃ 一\n  2,\n]\n", "＃ 一", "# 一"),
        ("[t]\nn = \"产值”\n", "\"产值”", "n = \"产值\""),
        ("[t]\nf = \"d\\\n", "\"d\\", "f = 'd\\'"),
        ("[t]\ngoal； = \"55%\"\n", "goal；", "\"goal；\" = \"55%\""),
        ("[t]\nname =： \"a\"\n", "：", "name = \"a\""),
        ("[t]\nna]me = \"a\"\n", "na]me", "\"na]me\" = \"a\""),
        ("[t]\nn = 「产值」\n", "「产值」", "n = \"产值\""),
        ("[t]\nb = { v = 46.2% }\n", "46.2%", "b = { v = \"46.2%\" }"),
        ("[t]\nb = { 2022年 = \"1\" }\n", "2022年", "b = { \"2022年\" = \"1\" }"),
        ("[t]\nb = { p: \"2020\" }\n", ":", "b = { p = \"2020\" }"),
        ("[t]\no = [甲, \"乙\"]\n", "甲", "o = [\"甲\", \"乙\"]"),
        ("[t]\no = [\"甲, 乙]\n[u]\na = 1\n", "\"甲, 乙", "o = [\"甲, 乙\"]"),
    ] {
        let found = slips(text);
        let [(marked, said)] = found.as_slice() else {
            panic!("{text:?}: {found:?}");
        };
        assert_eq!(marked, part, "{text:?}");
        assert!(said.ends_with(&format!("write {write}")), "{text:?}: {said}");
    }
}

#[test]
fn one_slip_is_told_once_and_in_plain_words() {
    for (text, part, says) in [
        ("[t]\nx\n", "x", "has no value"),
        ("[t]\nx =\n", "x", "has no value"),
        ("[t]\na = 1, b = 2\n", ", b = 2", "one `key = value` only"),
        ("[t]\na = \"1\" b = 2\n", "b = 2", "one `key = value` only"),
        ("[t]\na = \"x\",\n", ",", "end of a line"),
        ("[t]\na = \"x\"；\n", "；", "end of a line"),
        ("[t]\na = 1;\n", ";", "end of a line"),
        ("[[t]]，\na = 1\n", "，", "end of a line"),
        ("[t]\na = [\"x\",； \"y\"]\n", "；", "nothing stands before"),
        ("[t]\na = [\"x\"、\"y\"]\n", "、", "separated by commas"),
        ("[t]\na = [\"x\" \"y\"]\n", "", "a comma is missing"),
        ("[t]\na = {\n  b = 1\n  c = 2\n}\nd = 1\n", "", "a comma is missing"),
        ("[t]\na = [\"x\", \"y\"\n[u]\nb = 1\n", "[", "not closed"),
        ("[t]\na = [\n  \"x\", # 一\n  \"y\"\n\nb = 1\n", "[", "not closed"),
        ("[t]\na = [\"x\"\"]\n[u]\nb = 1\n", "\"", "in pairs"),
        ("[t]\na = [\n \"x\"\",\n \"y\",\n]\n[u]\nb = 1\n", "\"", "in pairs"),
        ("[t]\na = { b = [1, 2\nc = 1\n", "{", "not closed"),
        ("[t]\na = \"\"\"x\ny\n[u]\nb = 1\n", "\"\"\"", "quote is missing"),
        ("[t]\na = \"d\\年\\x.csv\"\n", "", "backslash"),
        ("[t]\na = \"x\u{1}y\"\n", "\u{1}", "U+0001"),
        ("[t]\na = 1\na = 2\n", "a", "first on line 2"),
        ("[t]\n[u]\n[t]\n", "[t]", "first on line 1"),
        ("[data]\n[[data]]\n", "[[data]]", "cannot both stand"),
        ("[t]\na = 2020-02-31\n", "2020-02-31", "no such day"),
        ("[t]\ra = 1\r", "", "carriage return"),
        ("a,b\n1,2\n3,4\n", "a,b", "not a plan"),
        ("x", "x", "not a plan"),
        ("{\"plan\": {}}", "{\"plan\": {}}", "not a plan"),
    ] {
        let found = slips(text);
        let [(marked, said)] = found.as_slice() else {
            panic!("{text:?}: {found:?}");
        };
        assert_eq!(marked, part, "{text:?}");
        assert!(said.contains(says), "{text:?}: {said}");
    }
}

#[test]
fn what_stands_behind_a_slip_is_read() {
    for text in [
        "[[t]\na = 1\n[[t]]\nb = 2\n",
        "[[t]]\na = [1, 2\n[[t]]\nb = 2\n",
        "[[t]]\na: 1\n[[t]]\nb: 2\n",
        "[[t]]\na = \"\"\"x\n[[t]]\nb = 2\n",
        "[[t]]\na = { x = 1\n[[t]]\nb = 2\n",
        "[[t]]\na = \"1\n[[t]]\nb = 2;\n",
    ] {
        let slips = Slips::of(text);
        let (tree, _) = DeTable::parse_recoverable(slips.mended.text());
        let blocks = tree.get_ref().get("t").unwrap().get_ref();
        let keys: Vec<Vec<&str>> = blocks
            .as_array()
            .unwrap()
            .iter()
            .map(|block| {
                let keys = block.get_ref().as_table().unwrap().keys();
                keys.map(|key| key.get_ref().as_ref()).collect()
            })
            .collect();
        assert_eq!(keys, [["a"], ["b"]], "{text:?}");
    }
}

#[test]
fn a_right_plan_has_no_slips() {
    let text = "# x\n[plan]\ntitle = \"a: b # c\" # d\nx = '''\na: b\n'''\n[u]\n\"名\" = [\n  1,\n]\ny = { a = 1 }\n";
    assert!(slips(text).is_empty());
}
