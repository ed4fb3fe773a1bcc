//! The plan that tables of indicators make.

use super::page::{Draft, Page, quoted, written};
use super::remark;
use super::table::{Table, Wishes};
use crate::language::Language;
use crate::quantity::UnitTable;

/// The plan that tables make; `without` are the sheets that hold none.
pub(super) fn made_from(
    tables: &[Table],
    without: &[String],
    wishes: &Wishes,
    units: &UnitTable,
    l: Language,
) -> Draft {
    let mut page = Page::default();
    for (at, table) in tables.iter().enumerate() {
        let Some(first) = tables.first() else { break };
        let (entries, notes) = table.entries(first, units);
        let (shown, line) = (table.document(), table.line);
        if at == 0 {
            page.remark(&remark::made_from(l, shown, line));
        } else {
            page.blank();
            let another = remark::another(l, &table.title, shown, line);
            page.remark(another.trim_start());
        }
        for note in &notes {
            page.remark(note);
        }
        let (left, unsaid) = table.left();
        if !left.is_empty() {
            page.remark(&remark::left_out(l, l.list(left)));
        }
        if !unsaid.is_empty() {
            page.open(&remark::unsaid(l, l.list(unsaid)));
        }
        if at == 0 {
            if !without.is_empty() {
                page.remark(&remark::without_table(l, l.list(without)));
            }
            opening(&mut page, tables, wishes, l);
        }
        for entry in &entries {
            entry.write(&mut page, units, l);
        }
    }
    Draft { text: page.text, targets: page.targets, open: page.open }
}

/// `[plan]` and `[data]`.
fn opening(page: &mut Page, tables: &[Table], wishes: &Wishes, l: Language) {
    let Some(table) = tables.first() else { return };
    page.head("[plan]");
    page.text("title", &table.title);
    if l == Language::En {
        page.text("language", l.word());
    }
    let open = |key: &str, about: &str| format!("{key} = \"…\"   # {about}");
    for (key, period, about) in [
        (
            "baseline",
            table.baseline,
            l.pick("基期：表里没有写明", "the baseline: the table does not say it"),
        ),
        (
            "deadline",
            table.deadline,
            l.pick("目标期：表里没有写明", "the deadline: the table does not say it"),
        ),
    ] {
        match period {
            Some(period) => page.line(key, &quoted(&written(period))),
            None => page.open(&open(key, about)),
        }
    }
    if tables.iter().any(Table::is_fiscal) {
        let about =
            l.pick("年度从几月开始，如 \"04\"", "the month in which a year begins, such as \"04\"");
        page.open(&open("fiscal_year", about));
    }
    page.blank();
    page.head("[[data]]");
    if wishes.files.is_empty() {
        page.open(l.pick("数据文件：改成自己的", "the data files: name your own"));
        page.texts("files", &["data/*.csv".to_owned()]);
    } else {
        page.texts("files", &wishes.files);
    }
}
