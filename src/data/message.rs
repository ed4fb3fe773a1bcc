//! What this room says.

use std::io;

use super::cell::CellError;
use crate::diagnostic::{Code, Message, nearest_all};
use crate::language::Language;
use crate::plan::Layout;
use crate::quantity::notation::LabelError;
use crate::say;

/// Problems and findings of reading data.
#[derive(Clone, Debug)]
pub(super) enum Problem {
    NoFiles {
        pattern: String,
        folder: String,
    },
    BadPattern {
        pattern: String,
        reason: String,
    },
    Unreadable {
        reason: io::ErrorKind,
        text: String,
    },
    TooManyFiles,
    EmptyFile,
    OtherKind {
        kind: &'static str,
    },
    UnknownEncoding {
        label: String,
    },
    WrongEncoding {
        stated: String,
        found: String,
    },
    NotInEncoding {
        encoding: String,
        line: u32,
        stated: bool,
    },
    NulByte {
        line: u32,
    },
    Unclosed,
    TooLong,
    Ragged {
        found: usize,
        expected: usize,
        lines: u32,
    },
    OneColumn {
        first: String,
    },
    NoPeriod {
        headers: Vec<String>,
    },
    NoRows,
    LayoutUnfit {
        layout: Layout,
        headers: Vec<String>,
    },
    UnknownColumn {
        column: String,
        headers: Vec<String>,
    },
    BadCell {
        cell: String,
        error: CellError,
        name: String,
    },
    MoreBadCells {
        more: usize,
    },
    BadLabel {
        error: LabelError,
        more: usize,
    },
    NoLabel {
        more: usize,
    },
    BadUnit {
        text: String,
        more: usize,
    },
    NameCollision {
        one: String,
        other: String,
    },
    SeveralRegions {
        regions: Vec<String>,
        series: Option<String>,
    },
    UnknownRegion {
        region: String,
        known: Vec<String>,
    },
    Dimensions {
        series: String,
        dimension: String,
        values: Vec<String>,
        key: Option<String>,
    },
    MemberUnits {
        series: String,
        one: String,
        other: String,
    },
    Overflow {
        series: String,
    },
    Incomplete {
        series: String,
        member: String,
        periods: Vec<String>,
    },
    NoIndicator,
    OnlyNumbers {
        column: String,
    },
}

impl Problem {
    /// A file that the system does not give.
    pub(super) fn unreadable(error: &io::Error) -> Self {
        Self::Unreadable {
            reason: error.kind(),
            text: error.to_string(),
        }
    }
}

/// Some of a list, and how many more there are.
fn some(language: Language, items: &[String]) -> String {
    const SHOWN: usize = 8;
    let list = language.list(items.iter().take(SHOWN));
    match items.len().saturating_sub(SHOWN) {
        0 => list,
        more => {
            let all = items.len();
            say!(language, "{list} 等{all}个", "{list} and {more} more")
        }
    }
}

fn more_zh(more: usize) -> String {
    if more == 0 {
        String::new()
    } else {
        format!("（另有{more}处）")
    }
}

fn more_en(more: usize) -> String {
    if more == 0 {
        String::new()
    } else {
        format!(" (and {more} more)")
    }
}

impl Message for Problem {
    fn code(&self) -> Code {
        match self {
            Self::NoFiles { .. } | Self::BadPattern { .. } => Code::NoFiles,
            Self::Unreadable { .. } | Self::OtherKind { .. } | Self::TooManyFiles => {
                Code::Unreadable
            }
            Self::EmptyFile
            | Self::OneColumn { .. }
            | Self::NoPeriod { .. }
            | Self::NoRows
            | Self::LayoutUnfit { .. } => Code::NoTable,
            Self::UnknownEncoding { .. }
            | Self::WrongEncoding { .. }
            | Self::NotInEncoding { .. } => Code::BadEncoding,
            Self::NulByte { .. } | Self::Unclosed | Self::TooLong | Self::Ragged { .. } => {
                Code::BadStructure
            }
            Self::UnknownColumn { .. } => Code::UnknownColumn,
            Self::BadCell { .. } | Self::MoreBadCells { .. } => Code::BadCell,
            Self::BadLabel { .. } | Self::NoLabel { .. } => Code::BadLabel,
            Self::BadUnit { .. } => Code::BadUnit,
            Self::NameCollision { .. } => Code::NameCollision,
            Self::SeveralRegions { .. } => Code::SeveralRegions,
            Self::UnknownRegion { .. } => Code::UnknownChoice,
            Self::Dimensions { .. } => Code::SameCell,
            Self::MemberUnits { .. } => Code::UnitMismatch,
            Self::Overflow { .. } => Code::Arithmetic,
            Self::Incomplete { .. } => Code::IncompleteAggregate,
            Self::NoIndicator | Self::OnlyNumbers { .. } => Code::Guessed,
        }
    }

    fn text(&self, language: Language) -> String {
        match self {
            Self::NoFiles { pattern, folder } => {
                let folder = if folder.is_empty() { "." } else { folder };
                say!(
                    language,
                    "没有与“{pattern}”相符的文件（在 {folder} 下查找）",
                    "no file matches `{pattern}` (looked for in {folder})"
                )
            }
            Self::BadPattern { pattern, reason } => say!(
                language,
                "文件模式“{pattern}”写法不对：{reason}",
                "the pattern `{pattern}` is not valid: {reason}"
            ),
            Self::Unreadable { reason, text } => match reason {
                io::ErrorKind::NotFound => say!(language, "没有这个文件", "there is no such file"),
                io::ErrorKind::IsADirectory => say!(
                    language,
                    "这是文件夹，不是文件",
                    "this is a directory, not a file"
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
            Self::TooManyFiles => say!(
                language,
                "文件太多，一次最多读65535个",
                "too many files: at most 65535 are read in one run"
            ),
            Self::EmptyFile => say!(language, "文件是空的", "the file is empty"),
            Self::OtherKind { kind } => say!(
                language,
                "这不是文本文件，看起来是 {kind}",
                "this is no text file; it looks like {kind}"
            ),
            Self::UnknownEncoding { label } => say!(
                language,
                "不认识编码“{label}”",
                "the encoding `{label}` is not known"
            ),
            Self::WrongEncoding { stated, found } => say!(
                language,
                "计划写明编码是 {stated}，而文件是 {found}",
                "the plan states the encoding {stated}, but the file is {found}"
            ),
            Self::NotInEncoding {
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
                    (false, _) => say!(
                        language,
                        "第{line}行有不属于 {encoding} 的字节",
                        "line {line} holds bytes that are none of {encoding}"
                    ),
                }
            }
            Self::NulByte { line } => say!(
                language,
                "第{line}行有 NUL 字节，CSV 文件里不应有",
                "line {line} holds a NUL byte, which no CSV file has"
            ),
            Self::Unclosed => say!(
                language,
                "从这一行开始的引号没有结束",
                "a quote opened in the record that begins on this line is never closed"
            ),
            Self::TooLong => say!(
                language,
                "从这一行开始的记录超过16 MB",
                "the record that begins on this line is longer than 16 MB"
            ),
            Self::Ragged {
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
            Self::OneColumn { first } => say!(
                language,
                "没有找到表：文件只有一列（“{first}”）",
                "no table is found: the file has only one column (`{first}`)"
            ),
            Self::NoPeriod { headers } => {
                let headers = some(language, headers);
                say!(
                    language,
                    "没有找到表：看不出哪一列是时期（表头：{headers}）",
                    "no table is found: no column can be told to hold the period (header: {headers})"
                )
            }
            Self::NoRows => say!(
                language,
                "表头下面没有数据行",
                "there are no rows below the header"
            ),
            Self::LayoutUnfit { layout, headers } => {
                let (layout, headers) = (layout.word(), some(language, headers));
                say!(
                    language,
                    "表不合计划写明的布局 {layout}（表头：{headers}）",
                    "the table does not fit the layout {layout} that the plan states (header: {headers})"
                )
            }
            Self::UnknownColumn { column, .. } => say!(
                language,
                "没有“{column}”这一列",
                "there is no column `{column}`"
            ),
            Self::BadCell { cell, error, name } => {
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
                    CellError::Trailing(rest) => say!(
                        language,
                        "{what}值“{cell}”的数后面有读不懂的“{rest}”",
                        "`{rest}` behind the number in the value `{cell}`{what} is not understood"
                    ),
                }
            }
            Self::MoreBadCells { more } => say!(
                language,
                "这个文件另有{more}个单元格的数读不懂",
                "{more} more cells of this file hold no numbers"
            ),
            Self::BadLabel { error, more } => {
                let text = error.text(language);
                match language {
                    Language::Zh => format!("{text}{}", more_zh(*more)),
                    Language::En => format!("{text}{}", more_en(*more)),
                }
            }
            Self::NoLabel { more } => say!(
                language,
                "这一行没有写时期{}",
                "this row states no period{}",
                match language {
                    Language::Zh => more_zh(*more),
                    Language::En => more_en(*more),
                }
            ),
            Self::BadUnit { text, more } => {
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
            Self::NameCollision { one, other } => say!(
                language,
                "“{one}”与“{other}”归一后是同一个名称",
                "`{one}` and `{other}` become one name after folding"
            ),
            Self::SeveralRegions { regions, series } => {
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
            Self::UnknownRegion { region, .. } => say!(
                language,
                "数据里没有地区“{region}”",
                "the data hold no region `{region}`"
            ),
            Self::Dimensions {
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
            Self::MemberUnits { series, one, other } => say!(
                language,
                "汇总“{series}”的各行单位不同，不能相加：{one} 与 {other}",
                "the rows that make up `{series}` cannot be added: {one} and {other}"
            ),
            Self::Overflow { series } => say!(
                language,
                "汇总“{series}”时数太大",
                "a number is too large while `{series}` is made up"
            ),
            Self::Incomplete {
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
            Self::NoIndicator => say!(
                language,
                "文件没有写指标名称",
                "the file names no indicator"
            ),
            Self::OnlyNumbers { column } => say!(
                language,
                "“{column}”是唯一的数值列，当作数值",
                "`{column}` is the only column of numbers and taken for the value"
            ),
        }
    }

    fn label(&self, language: Language) -> Option<String> {
        match self {
            Self::BadCell { .. } => Some(say!(
                language,
                "应是一个数，或表示没有数的符号（空、-、—、…、NA 等）",
                "expected a number or a mark for no value (blank, -, …, NA and the like)"
            )),
            Self::Unclosed => Some(say!(language, "记录从这里开始", "the record begins here")),
            _ => None,
        }
    }

    fn help(&self, language: Language) -> Option<String> {
        Some(match self {
            Self::NoFiles { .. } => say!(
                language,
                "files 里的路径相对于计划所在的文件夹；* 代表任意字符，** 代表任意层文件夹",
                "paths in files are relative to the plan's folder; * stands for any characters, ** for folders of any depth"
            ),
            Self::Unreadable {
                reason: io::ErrorKind::IsADirectory,
                ..
            } => say!(
                language,
                "要读其中的文件，写成 文件夹/*.csv",
                "to read the files in it, write directory/*.csv"
            ),
            Self::Unreadable {
                reason: io::ErrorKind::NotFound,
                ..
            } => say!(
                language,
                "检查路径；计划里的路径相对于计划所在的文件夹",
                "check the path; paths in a plan are relative to the plan's folder"
            ),
            Self::OtherKind { .. } => say!(
                language,
                "另存为 CSV（UTF-8）再读",
                "save it as CSV (UTF-8) and read that"
            ),
            Self::UnknownEncoding { .. } => say!(
                language,
                "可用 utf-8、gb18030、utf-16le、utf-16be、big5、windows-1252 等",
                "known are utf-8, gb18030, utf-16le, utf-16be, big5, windows-1252 and the like"
            ),
            Self::WrongEncoding { found, .. } => say!(
                language,
                "去掉 encoding 一行，或写 encoding = \"{found}\"",
                "remove the line, or write encoding = \"{found}\""
            ),
            Self::NotInEncoding { stated: true, .. } => say!(
                language,
                "去掉 encoding 一行，让程序自己识别",
                "remove the line: the encoding is found by itself"
            ),
            Self::NotInEncoding { .. } => say!(
                language,
                "在 [[data]] 中写明编码，如 encoding = \"big5\"；或另存为 UTF-8",
                "state it in the [[data]] block, as in encoding = \"windows-1252\", or save the file as UTF-8"
            ),
            Self::NulByte { .. } => say!(
                language,
                "若是 UTF-16，在 [[data]] 中写 encoding = \"utf-16le\"；否则重新导出这个文件",
                "if it is UTF-16, write encoding = \"utf-16le\" in the [[data]] block; else export the file again"
            ),
            Self::Unclosed | Self::TooLong => say!(
                language,
                "引号里的引号要写成两个：\"\"",
                "a quote inside quotes is written twice: \"\""
            ),
            Self::Ragged { .. } => say!(
                language,
                "含逗号的内容要加引号；多余或缺少的列要补齐",
                "quote cells that hold the delimiter, and give every row as many fields as the header"
            ),
            Self::OneColumn { .. } => say!(
                language,
                "列之间用逗号、制表符、分号或竖线分隔",
                "columns are separated by commas, tabs, semicolons or bars"
            ),
            Self::NoPeriod { .. } => say!(
                language,
                "在 [[data]] 中写 columns = {{ period = \"…\", value = \"…\" }}，填上表头里的列名",
                "write columns = {{ period = \"…\", value = \"…\" }} in the [[data]] block, with texts of the header"
            ),
            Self::LayoutUnfit { .. } => say!(
                language,
                "去掉 layout 一行，或用 columns 指明各列",
                "remove the line, or name the columns with columns = {{ … }}"
            ),
            Self::UnknownColumn { column, headers } => {
                let near = nearest_all(column, headers.iter().map(String::as_str));
                if near.is_empty() {
                    let headers = some(language, headers);
                    say!(language, "表头是：{headers}", "the header is: {headers}")
                } else {
                    let near = language.list(near);
                    say!(language, "是不是：{near}", "did you mean {near}?")
                }
            }
            Self::BadCell {
                error: CellError::NoNumber,
                cell,
                ..
            } if cell.chars().count() <= 6 => say!(
                language,
                "若表示没有数，在 [[data]] 中写 missing = [\"{cell}\"]",
                "if it means that there is no value, write missing = [\"{cell}\"] in the [[data]] block"
            ),
            Self::BadLabel { error, .. } => return error.help(language),
            Self::BadUnit { text, .. } => say!(
                language,
                "在 [units] 中写明，如 \"{text}\" = \"万元\"",
                "explain it in [units], as in \"{text}\" = \"万元\""
            ),
            Self::NameCollision { .. } => say!(
                language,
                "改其中一个名称，或用 where 选定要用的行",
                "rename one of them, or choose rows with where"
            ),
            Self::SeveralRegions { .. } => say!(
                language,
                "用 --region 选一个，或在 [plan] 中写 region = \"…\"；要逐个地区计算，用 --by-region",
                "choose one with --region or region = \"…\" in [plan]; --by-region computes every one of them"
            ),
            Self::UnknownRegion { region, known } => {
                let near = nearest_all(region, known.iter().map(String::as_str));
                if near.is_empty() {
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
            Self::Dimensions {
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
            Self::MemberUnits { .. } => say!(
                language,
                "用 where 选出单位相同的行，或在 [units] 中写明换算",
                "choose rows of one unit with where, or explain the units in [units]"
            ),
            Self::Incomplete { .. } => say!(
                language,
                "补上数据，或从 where 中去掉",
                "add the figures, or leave it out of where"
            ),
            Self::NoIndicator => say!(
                language,
                "在 [[data]] 中写 indicator = \"…\"",
                "write indicator = \"…\" in the [[data]] block"
            ),
            Self::OnlyNumbers { column } => say!(
                language,
                "在 [[data]] 中写 columns = {{ value = \"{column}\" }} 就不用推测",
                "columns = {{ value = \"{column}\" }} in the [[data]] block says so"
            ),
            _ => return None,
        })
    }
}
