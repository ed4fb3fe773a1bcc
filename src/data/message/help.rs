//! The way out of each problem.

use std::io;

use super::{Problem, some};
use crate::data::cell::CellError;
use crate::diagnostic::nearest_all;
use crate::language::Language;
use crate::say;

/// The way out.
pub(super) fn help(problem: &Problem, language: Language) -> Option<String> {
    Some(match problem {
        Problem::NoData => say!(
            language,
            "在计划里写 [data] 换行 files = \"data/*.csv\"，或在命令行写 --data 文件",
            "write [data] and files = \"data/*.csv\" in the plan, or --data FILE on the command line"
        ),
        Problem::NoFiles { .. } => say!(
            language,
            "files 里的路径相对于计划所在的文件夹；* 代表任意字符，** 代表任意层文件夹",
            "paths in files are relative to the plan's folder; * stands for any characters, ** for folders of any depth"
        ),
        Problem::Unreadable {
            reason: io::ErrorKind::IsADirectory,
            ..
        } => say!(
            language,
            "要读其中的文件，写成 文件夹/*.csv",
            "to read the files in it, write folder/*.csv"
        ),
        Problem::Unreadable {
            reason: io::ErrorKind::NotFound,
            ..
        } => say!(
            language,
            "检查路径；计划里的路径相对于计划所在的文件夹",
            "check the path; paths in a plan are relative to the plan's folder"
        ),
        Problem::OtherKind { .. } => say!(
            language,
            "另存为 CSV（UTF-8）再读",
            "save it as CSV (UTF-8) and read that"
        ),
        Problem::UnknownEncoding { .. } => say!(
            language,
            "可用 utf-8、gb18030、utf-16le、utf-16be、big5、windows-1252 等",
            "known are utf-8, gb18030, utf-16le, utf-16be, big5, windows-1252 and the like"
        ),
        Problem::WrongEncoding { found, .. } => say!(
            language,
            "去掉 encoding 一行，或写 encoding = \"{found}\"",
            "remove the line, or write encoding = \"{found}\""
        ),
        Problem::NotInEncoding { stated: true, .. } => say!(
            language,
            "去掉 encoding 一行，让程序自己识别",
            "remove the line: the encoding is found by itself"
        ),
        Problem::TakenEncoding { encoding } => say!(
            language,
            "在 [[data]] 中写 encoding = \"{encoding}\" 就不用推测；若文字不对，写上真正的编码",
            "encoding = \"{encoding}\" in the [[data]] block says so; if the texts come out wrong, state the right one"
        ),
        Problem::NotInEncoding { encoding, .. } if encoding.starts_with("utf-8") => say!(
            language,
            "改正这一行，或重新导出这个文件",
            "mend the line, or export the file again"
        ),
        Problem::NotInEncoding { .. } | Problem::NoEncoding { .. } => say!(
            language,
            "在 [[data]] 中写明编码，如 encoding = \"big5\"；或另存为 UTF-8",
            "state it in the [[data]] block, as in encoding = \"windows-1252\", or save the file as UTF-8"
        ),
        Problem::NulByte { .. } => say!(
            language,
            "若是 UTF-16，在 [[data]] 中写 encoding = \"utf-16le\"；否则重新导出这个文件",
            "if it is UTF-16, write encoding = \"utf-16le\" in the [[data]] block; else export the file again"
        ),
        Problem::Unclosed | Problem::TooLong => say!(
            language,
            "引号里的引号要写成两个：\"\"",
            "a quote inside quotes is written twice: \"\""
        ),
        Problem::Ragged { .. } => say!(
            language,
            "含逗号的内容要加引号；多余或缺少的列要补齐",
            "quote cells that hold the delimiter, and give every row as many fields as the header"
        ),
        Problem::SecondTable => say!(
            language,
            "一个文件放一张表：把它们分开存",
            "give every table a file of its own"
        ),
        Problem::EmptyFile | Problem::NoRows => say!(
            language,
            "重新导出这个文件；用不到它，就从 files 中去掉",
            "export the file again; if it is not needed, take it out of files"
        ),
        Problem::OneColumn { .. } => say!(
            language,
            "列之间用逗号、制表符、分号或竖线分隔",
            "columns are separated by commas, tabs, semicolons or bars"
        ),
        Problem::NoPeriod { .. } => say!(
            language,
            "在 [[data]] 中写 columns = {{ period = \"…\", value = \"…\" }}，填上表头里的列名；表里没有时期的，在表头上方加一行，如 时间：2024年6月",
            "write columns = {{ period = \"…\", value = \"…\" }} in the [[data]] block, with texts of the header; where the table states no period, add a line above it, such as Time: 2024-06"
        ),
        Problem::LayoutUnfit { .. } => say!(
            language,
            "去掉 layout 一行，或用 columns 指明各列",
            "remove the line, or name the columns with columns = {{ … }}"
        ),
        Problem::UnknownColumn { column, headers } => {
            let near = nearest_all(column, headers.iter().map(String::as_str));
            if near.is_empty() {
                let headers = some(language, headers);
                say!(language, "表头是：{headers}", "the header is: {headers}")
            } else {
                let near = language.list(near);
                say!(language, "是不是：{near}", "did you mean {near}?")
            }
        }
        Problem::BadGrouping { .. } => say!(
            language,
            "aggregate 写 each、sum、min、max 之一，rows 和 decimals 写整数；三列都空的一行就是普通的一行",
            "write each, sum, min or max under aggregate and whole numbers under rows and decimals; a row that leaves all three blank is a plain one"
        ),
        Problem::BadCell {
            error: CellError::NoNumber,
            cell,
            ..
        } if cell.contains(|c: char| c.is_ascii_digit()) => say!(
            language,
            "只写数，其余文字移到备注列",
            "write the number alone, and move the words to a column of notes"
        ),
        Problem::BadCell {
            error: CellError::NoNumber,
            cell,
            ..
        } if cell.chars().count() <= 6 => say!(
            language,
            "若表示没有数，在 [[data]] 中写 missing = [\"{cell}\"]",
            "if it means that there is no value, write missing = [\"{cell}\"] in the [[data]] block"
        ),
        Problem::BadCell {
            error: CellError::Grouping | CellError::Comma,
            ..
        } => say!(
            language,
            "小数点要写成句点：12.5；从用逗号作小数点的软件另存时改用句点",
            "write decimals with a point, as in 12.5; where a program writes commas, export the file with points"
        ),
        Problem::BadLabel { error, .. } => return Some(error.help(language)),
        Problem::NoLabel { .. } => say!(
            language,
            "每一行都要写时期；合并过的单元格要逐行填满",
            "write the period into every row; merged cells are filled row by row"
        ),
        Problem::BadUnit { text, .. } => say!(
            language,
            "在 [units] 中写明，如 \"{text}\" = \"万元\"",
            "explain it in [units], as in \"{text}\" = \"万元\""
        ),
        Problem::NameCollision { .. } => say!(
            language,
            "改其中一个名称，或用 where 选定要用的行",
            "rename one of them, or choose rows with where"
        ),
        Problem::SeveralRegions { .. } => say!(
            language,
            "用 --region 选一个，或在 [plan] 中写 region = \"…\"；要逐个地区计算，用 --by-region",
            "choose one with --region or region = \"…\" in [plan]; --by-region computes every one of them"
        ),
        Problem::UnknownRegion { region, known } => {
            let near = nearest_all(region, known.iter().map(String::as_str));
            if known.is_empty() {
                say!(
                    language,
                    "数据没有分地区的行，去掉 --region 即可",
                    "no row names a region: leave out --region"
                )
            } else if near.is_empty() {
                let known = some(language, known);
                say!(
                    language,
                    "数据里的地区：{known}",
                    "the regions of the data: {known}"
                )
            } else {
                let near = language.list(near);
                say!(language, "是不是：{near}", "did you mean {near}?")
            }
        }
        Problem::Dimensions {
            dimension,
            values,
            key,
            ..
        } => {
            let value = values
                .iter()
                .find(|value| !value.is_empty())
                .map_or("…", String::as_str);
            let table = key.as_ref().map_or_else(
                || "[series.KEY]".to_owned(),
                |key| format!("[series.{key}]"),
            );
            say!(
                language,
                "在 {table} 中写 where = {{ \"{dimension}\" = \"{value}\" }} 选定一行；要合并各行，再写 aggregate = \"sum\"",
                "choose one with where = {{ \"{dimension}\" = \"{value}\" }} in {table}, or make one of all with aggregate = \"sum\""
            )
        }
        Problem::OnlyPeriods { column } => say!(
            language,
            "在 [[data]] 中写 columns = {{ period = \"{column}\" }} 就不用推测",
            "columns = {{ period = \"{column}\" }} in the [[data]] block says so"
        ),
        Problem::TakenLayout { layout } => {
            let layout = layout.word();
            say!(
                language,
                "在 [[data]] 中写 layout = \"{layout}\" 就不用推测；若是指标，写 \"indicators-as-columns\"",
                "layout = \"{layout}\" in the [[data]] block says so; if they are indicators, write \"indicators-as-columns\""
            )
        }
        Problem::TotalsOf { .. } => say!(
            language,
            "若不是，把地区写到每一行，或用 where 选定要用的行",
            "if they are not, write the region into every row, or choose rows with where"
        ),
        Problem::Twice { .. } => say!(
            language,
            "合并过的单元格要逐行填满；若是修订，加上版本列；若各行要合并，在计划中写 aggregate",
            "merged cells are filled row by row; a revision needs a vintage column; to make one of such rows, write aggregate in the plan"
        ),
        Problem::SameMember { .. } => say!(
            language,
            "删去其中一个；若是修订，在 [[data]] 中写 vintage = \"…\"；若是两个不同的单位，用一列区分它们",
            "remove one of them; if it is a revision, write vintage = \"…\" in its [[data]] block; if they are two things, tell them apart by a column"
        ),
        Problem::MemberUnits { .. } => say!(
            language,
            "用 where 选出单位相同的行，或在 [units] 中写明换算",
            "choose rows of one unit with where, or explain the units in [units]"
        ),
        Problem::Incomplete { .. } => say!(
            language,
            "补上数据，或从 where 中去掉",
            "add the figures, or leave it out of where"
        ),
        Problem::NoVintage { .. } => say!(
            language,
            "改文件名，或把它放进另一个写明 vintage 的 [[data]]",
            "rename the file, or give it a [[data]] block of its own that states `vintage`"
        ),
        Problem::NoIndicator => say!(
            language,
            "在 [[data]] 中写 indicator = \"…\"",
            "write indicator = \"…\" in the [[data]] block"
        ),
        Problem::OnlyNumbers { column } => say!(
            language,
            "在 [[data]] 中写 columns = {{ value = \"{column}\" }} 就不用推测",
            "columns = {{ value = \"{column}\" }} in the [[data]] block says so"
        ),
        _ => return None,
    })
}
