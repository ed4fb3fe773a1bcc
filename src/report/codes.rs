//! The codes of diagnostics for people: all of them in a line each, or one at length.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use crate::diagnostic::{Code, Explanation, Severity};
use crate::language::Language;
use crate::say;

/// Every code with what it means in one line, under what it weighs.
#[must_use]
pub fn list(l: Language) -> String {
    let mut page = String::new();
    let longest = Code::ALL.iter().map(|code| code.word().width()).max();
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        page += &heading(severity, l);
        page.push('\n');
        for code in Code::ALL.into_iter().filter(|code| code.severity() == severity) {
            let word = code.word();
            let gap = " ".repeat(longest.unwrap_or_default() + 2 - word.width());
            let text = code.text(l);
            // Writing to a string does not fail.
            let _ = writeln!(page, "  {word}{gap}{text}");
        }
        page.push('\n');
    }
    page += &say!(
        l,
        "indicalc codes 代码：含义、例子和办法。\n",
        "indicalc codes CODE tells what it means, with an example and the way out.\n"
    );
    page
}

/// One code at length.
#[must_use]
pub fn entry(code: Code, l: Language) -> String {
    let Explanation { meaning, example, way_out } = code.explanation(l);
    let (word, text) = (code.word(), code.text(l));
    let weight = code.severity().text(l);
    let example = example.replace('\n', "\n  ");
    say!(
        l,
        "{weight}[{word}] {text}\n\n{meaning}\n\n例：\n  {example}\n\n办法：{way_out}\n",
        "{weight}[{word}] {text}\n\n{meaning}\n\nExample:\n  {example}\n\nWhat to do: {way_out}\n"
    )
}

/// What the codes of a weight do to a run.
#[must_use]
pub fn heading(severity: Severity, l: Language) -> String {
    say! { l, severity;
        Severity::Error => "错误：没有结果，退出状态 2" / "Errors: no result, exit status 2",
        Severity::Warning => "警告：有结果，应当看一看；check --fail-on warnings 遇到即失败" / "Warnings: there is a result, and something to look at; check --fail-on warnings fails on them",
        Severity::Info => "提示：值得知道" / "Information: worth knowing",
    }
}
