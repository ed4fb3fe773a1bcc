//! What is wrong, in one sentence.

use std::io;

use super::{Problem, more_en, more_zh, short, some};
use crate::data::cell::CellError;
use crate::language::Language;
use crate::say;

/// What is wrong, in one sentence.
pub(super) fn text(problem: &Problem, language: Language) -> String {
    match problem {
        Problem::NoData => say!(language, "没有写明数据文件", "no data files are named"),
        Problem::NoFiles { pattern, folder } => {
            let folder = if folder.is_empty() { "." } else { folder };
            say!(
                language,
                "没有与“{pattern}”相符的文件（在 {folder} 下查找）",
                "no file matches `{pattern}` (looked for in {folder})"
            )
        }
        Problem::BadPattern { pattern, reason } => say!(
            language,
            "文件模式“{pattern}”写法不对：{reason}",
            "the pattern `{pattern}` is not valid: {reason}"
        ),
        Problem::Unreadable { reason, text } => match reason {
            io::ErrorKind::NotFound => say!(language, "没有这个文件", "there is no such file"),
            io::ErrorKind::IsADirectory => say!(
                language,
                "这是文件夹，不是文件",
                "this is a folder, not a file"
            ),
            io::ErrorKind::PermissionDenied => say!(
                language,
                "没有读取这个文件的权限",
                "permission to read this file is denied"
            ),
            _ => say!(
                language,
                "文件读不出来：{text}",
                "the file cannot be read: {text}"
            ),
        },
        Problem::EmptyFile => say!(language, "文件是空的", "the file is empty"),
        Problem::OtherKind { kind } => say!(
            language,
            "这不是 CSV 文件，看起来是 {kind}",
            "this is no CSV file; it looks like {kind}"
        ),
        Problem::UnknownEncoding { label } => say!(
            language,
            "不认识编码“{label}”",
            "the encoding `{label}` is not known"
        ),
        Problem::WrongEncoding { stated, found } => say!(
            language,
            "计划写明编码是 {stated}，而文件是 {found}",
            "the plan states the encoding {stated}, but the file is {found}"
        ),
        Problem::NotInEncoding {
            encoding,
            line,
            stated,
        } => {
            let stated = *stated;
            match (stated, encoding.as_str()) {
                (true, _) => say!(
                    language,
                    "计划写明编码是 {encoding}，但第{line}行有不属于它的字节",
                    "the plan states the encoding {encoding}, but line {line} holds bytes that are none of its"
                ),
                (false, "gb18030") => say!(
                    language,
                    "文件既不是 UTF-8，也不是 GB18030（第{line}行有不属于它的字节）",
                    "the file is neither UTF-8 nor GB18030 (line {line} holds bytes that are none of its)"
                ),
                (false, "utf-8" | "utf-8-bom") => say!(
                    language,
                    "文件是 UTF-8，但第{line}行有不属于它的字节",
                    "the file is UTF-8, but line {line} holds bytes that are none of its"
                ),
                (false, _) => say!(
                    language,
                    "第{line}行有不属于 {encoding} 的字节",
                    "line {line} holds bytes that are none of {encoding}"
                ),
            }
        }
        Problem::NoEncoding { line } => say!(
            language,
            "看不出文件的编码：第{line}行不是有效的 UTF-8，整个文件读作 GB18030、Big5、Shift_JIS 或 Windows-1252 又不成文字",
            "the encoding of the file cannot be told: line {line} is not valid UTF-8, and the file is no text in GB18030, Big5, Shift_JIS or Windows-1252"
        ),
        Problem::TakenEncoding { encoding } => say!(
            language,
            "文件没有写明编码，当作 {encoding}",
            "the file does not say its encoding, and is taken to be {encoding}"
        ),
        Problem::NulByte { line } => say!(
            language,
            "第{line}行有 NUL 字节，CSV 文件里不应有",
            "line {line} holds a NUL byte, which no CSV file has"
        ),
        Problem::Unclosed => say!(
            language,
            "从这一行开始的引号没有结束",
            "a quote opened in the record that begins on this line is never closed"
        ),
        Problem::TooLong => say!(
            language,
            "从这一行开始的记录超过16 MB",
            "the record that begins on this line is longer than 16 MB"
        ),
        Problem::Ragged {
            found,
            expected,
            lines,
        } => {
            let over_zh = if *lines > 1 {
                format!("（跨{lines}行）")
            } else {
                String::new()
            };
            let over_en = if *lines > 1 {
                format!(" (over {lines} lines)")
            } else {
                String::new()
            };
            say!(
                language,
                "这一行有{found}列{over_zh}，表头有{expected}列",
                "this row has {found} fields{over_en}, the header has {expected}"
            )
        }
        Problem::SecondTable => say!(
            language,
            "从这一行开始是另一张表（表头不同），没有读",
            "a second table begins here, with another header; it is not read"
        ),
        Problem::OneColumn { first } => {
            let first = short(first);
            say!(
                language,
                "没有找到表：文件只有一列（“{first}”）",
                "no table is found: the file has only one column (`{first}`)"
            )
        }
        Problem::NoPeriod { headers } => {
            let headers = some(language, headers);
            say!(
                language,
                "没有找到表：看不出哪一列是时期（表头：{headers}）",
                "no table is found: no column can be told to hold the period (header: {headers})"
            )
        }
        Problem::NoRows => say!(
            language,
            "表头下面没有数据行",
            "there are no rows below the header"
        ),
        Problem::LayoutUnfit { layout, headers } => {
            let (layout, headers) = (layout.word(), some(language, headers));
            say!(
                language,
                "表不合计划写明的布局 {layout}（表头：{headers}）",
                "the table does not fit the layout {layout} that the plan states (header: {headers})"
            )
        }
        Problem::UnknownColumn { column, .. } => say!(
            language,
            "没有“{column}”这一列",
            "there is no column `{column}`"
        ),
        Problem::BadCell { cell, error, name } => {
            let cell = short(cell);
            let what = if name.is_empty() {
                String::new()
            } else {
                say!(language, "“{name}”的", " of `{name}`")
            };
            match error {
                CellError::NoNumber => say!(
                    language,
                    "{what}值“{cell}”不是数",
                    "the value `{cell}`{what} is no number"
                ),
                CellError::Grouping => say!(
                    language,
                    "{what}值“{cell}”的千位分隔符没有隔三位",
                    "the thousands separators of the value `{cell}`{what} do not stand every three digits"
                ),
                CellError::Comma => say!(
                    language,
                    "{what}值“{cell}”有歧义：列之间用分号时，逗号可能是小数点，也可能是千位分隔符",
                    "the value `{cell}`{what} is ambiguous: where semicolons separate fields, a comma may be a decimal point or a thousands separator"
                ),
                CellError::TooLong => say!(
                    language,
                    "{what}值“{cell}”超过28位有效数字",
                    "the value `{cell}`{what} has more than 28 significant digits"
                ),
                CellError::Bracket => say!(
                    language,
                    "{what}值“{cell}”的括号没有结束",
                    "a bracket in the value `{cell}`{what} is not closed"
                ),
                CellError::Trailing(rest) if rest.chars().count() > 60 => say!(
                    language,
                    "{what}值“{cell}”的数后面有读不懂的内容",
                    "what follows the number in the value `{cell}`{what} is not understood"
                ),
                CellError::Trailing(rest) => say!(
                    language,
                    "{what}值“{cell}”的数后面有读不懂的“{rest}”",
                    "`{rest}` behind the number in the value `{cell}`{what} is not understood"
                ),
            }
        }
        Problem::BadGrouping {
            aggregate,
            rows,
            decimals,
        } => {
            let list = [
                ("aggregate", aggregate),
                ("rows", rows),
                ("decimals", decimals),
            ];
            let list =
                language.list(list.map(|(header, cell)| format!("{header} = {}", short(cell))));
            say!(
                language,
                "看不出这一行代表多少行：{list}",
                "how many rows this row stands for is not understood: {list}"
            )
        }
        Problem::MoreBadCells { more } => say!(
            language,
            "这个文件另有{more}个单元格的数读不懂",
            "{more} more cells of this file hold no numbers"
        ),
        Problem::BadLabel { error, more } => {
            let text = error.text(language);
            match language {
                Language::Zh => format!("{text}{}", more_zh(*more)),
                Language::En => format!("{text}{}", more_en(*more)),
            }
        }
        Problem::NoLabel { more } => say!(
            language,
            "这一行没有写时期{}",
            "this row states no period{}",
            match language {
                Language::Zh => more_zh(*more),
                Language::En => more_en(*more),
            }
        ),
        Problem::BadUnit { text, more } => {
            let more = match language {
                Language::Zh => more_zh(*more),
                Language::En => more_en(*more),
            };
            say!(
                language,
                "计量单位“{text}”读不懂{more}",
                "the unit `{text}` is not understood{more}"
            )
        }
        Problem::NameCollision { one, other } if one == other => say!(
            language,
            "两列的名称都是“{one}”",
            "two columns have the name `{one}`"
        ),
        Problem::NameCollision { one, other } => say!(
            language,
            "“{one}”与“{other}”归一后是同一个名称",
            "`{one}` and `{other}` become one name after folding"
        ),
        Problem::SeveralRegions { regions, series } => {
            let regions = some(language, regions);
            match series {
                None => say!(
                    language,
                    "数据含多个地区，没有选定：{regions}",
                    "the data hold several regions, and none is chosen: {regions}"
                ),
                Some(series) => say!(
                    language,
                    "“{series}”只有分地区的数，没有选定地区：{regions}",
                    "`{series}` is given by region only, and none is chosen: {regions}"
                ),
            }
        }
        Problem::UnknownRegion { region, .. } => say!(
            language,
            "数据里没有地区“{region}”",
            "the data hold no region `{region}`"
        ),
        Problem::Dimensions {
            series,
            dimension,
            values,
            ..
        } => {
            let values = some(language, values);
            say!(
                language,
                "“{series}”同一时期有多行，“{dimension}”各不相同：{values}",
                "`{series}` has several rows for one period, which differ in `{dimension}`: {values}"
            )
        }
        Problem::OnlyPeriods { column } => say!(
            language,
            "“{column}”一列都是时期，看作时期",
            "the cells of `{column}` are periods, so it is taken for the period"
        ),
        Problem::TakenLayout { .. } => say!(
            language,
            "各列的名称看作地区",
            "the names of the columns are taken for regions"
        ),
        Problem::TotalsOf { region } => say!(
            language,
            "没有写地区的行算作“{region}”的合计",
            "rows that name no region are taken for the total of `{region}`"
        ),
        Problem::Twice { name, one, other } => say!(
            language,
            "“{name}”同一时期写了两个值：{one} 和 {other}",
            "`{name}` is stated twice for one period: {one} and {other}"
        ),
        Problem::SameMember {
            series,
            member,
            period,
            one,
            other,
        } => {
            let period = period.words(language);
            say!(
                language,
                "汇总“{series}”时，“{member}”{period}在两个文件里不同：{one} 和 {other}",
                "`{member}`, a part of `{series}`, differs between two files for {period}: {one} and {other}"
            )
        }
        Problem::MemberUnits { series, one, other } => say!(
            language,
            "汇总“{series}”的各行单位不同，不能相加：{one} 与 {other}",
            "the rows that make up `{series}` cannot be added: {one} and {other}"
        ),
        Problem::Overflow { series } => say!(
            language,
            "汇总“{series}”时数太大",
            "a number is too large while `{series}` is made up"
        ),
        Problem::Incomplete {
            series,
            member,
            periods,
        } => {
            let periods = some(language, periods);
            say!(
                language,
                "“{series}”的汇总缺“{member}”（{periods}），这些时期没有值",
                "the aggregate `{series}` lacks `{member}` ({periods}) and has no value there"
            )
        }
        Problem::NoVintage { pattern } => say!(
            language,
            "文件名与 vintage 的模式“{pattern}”不符，看不出版本；其中的数当作最新",
            "the name does not fit the vintage pattern `{pattern}`: its figures count as the newest"
        ),
        Problem::NoIndicator => say!(
            language,
            "文件没有写指标名称",
            "the file names no indicator"
        ),
        Problem::OnlyNumbers { column } => say!(
            language,
            "“{column}”是唯一的数值列，当作数值",
            "`{column}` is the only column of numbers and taken for the value"
        ),
    }
}
