//! What this room says.

use std::io;

use crate::data::texts::cell::{self, CellError};
use crate::data::texts::commas::swapped;
use crate::diagnostic::{nearest_all, nearest_file};
use crate::language::{Language, plural};
use crate::messages;
use crate::plan::Layout;
use crate::quantity::notation::LabelError;
use crate::quantity::{Decimal, Number, Period, Unit};
use crate::say;
use crate::series::table_line;
use crate::words::flags::{LIKE_DIGITS, MOVES};
use crate::words::fold;
use crate::words::units::SCALES_OF_TWO;

messages! {
    /// Problems and findings of reading data.
    pub(crate) enum Problem, language {
        /// Neither the plan nor the command line names data files.
        NoData => NoFiles,
            "没有写明数据文件" / "no data files are named",
            help "在计划里写 [data] 换行 files = \"data/*.csv\"，或在命令行写 --data 文件" /
                "write [data] and files = \"data/*.csv\" in the plan, or --data FILE on the command line";

        /// A pattern that no file fits.
        NoFiles { pattern: String, folder: String, near: Option<String> } => NoFiles,
            with { let folder = if folder.is_empty() { "." } else { folder }; },
            "没有与“{pattern}”相符的文件（在 {folder} 下查找）" / "no file matches `{pattern}` (looked for in {folder})",
            label = near.as_ref().map(|near| say!(language, "是不是“{near}”？", "did you mean `{near}`?")),
            help "files 里的路径相对于计划所在的文件夹；* 代表任意字符，** 代表任意层文件夹" /
                "paths in files are relative to the plan's folder; * stands for any characters, ** for folders of any depth";

        /// A pattern that is none.
        BadPattern { pattern: String, reason: String } => NoFiles,
            "文件模式“{pattern}”写法不对：{reason}" / "the pattern `{pattern}` is not valid: {reason}";

        /// A file that the system does not give.
        Unreadable { reason: io::ErrorKind, text: String, near: Option<String> } => Unreadable,
            = say! { language, reason;
                io::ErrorKind::NotFound => "没有这个文件" / "there is no such file",
                io::ErrorKind::IsADirectory => "这是文件夹，不是文件" / "this is a folder, not a file",
                io::ErrorKind::PermissionDenied => "没有读取这个文件的权限" / "permission to read this file is denied",
                io::ErrorKind::Unsupported => "这是设备，不是文件" / "this is a device, not a file",
                io::ErrorKind::TimedOut => "没有程序往这个管道里写数据" / "nobody writes to this pipe",
                _ => "文件读不出来：{text}" / "the file cannot be read: {text}",
            },
            help = match reason {
                io::ErrorKind::Unsupported => Some(say!(
                    language,
                    "数据从文件、管道或标准输入（--data -）读",
                    "data come from files, pipes or standard input (--data -)"
                )),
                io::ErrorKind::TimedOut => Some(say!(
                    language,
                    "先启动写数据的程序，或者用 --data <(命令)",
                    "start what writes the data first, or use --data <(COMMAND)"
                )),
                io::ErrorKind::IsADirectory => Some(say!(
                    language,
                    "要读其中的文件，写成 文件夹/*.csv",
                    "to read the files in it, write folder/*.csv"
                )),
                io::ErrorKind::NotFound if near.is_some() => near
                    .as_ref()
                    .map(|near| say!(language, "是不是 {near}？", "did you mean {near}?")),
                io::ErrorKind::NotFound => Some(say!(
                    language,
                    "检查路径；计划里的路径相对于计划所在的文件夹",
                    "check the path; paths in a plan are relative to the plan's folder"
                )),
                _ => None,
            };

        /// A file without any cell.
        EmptyFile => NoTable,
            "文件是空的" / "the file is empty",
            help "重新导出这个文件；用不到它，就从 files 中去掉" /
                "export the file again; if it is not needed, take it out of files";

        /// A file of another kind.
        OtherKind { kind: &'static str } => Unreadable,
            "这不是 CSV 文件，看起来是 {kind}" / "this is no CSV file; it looks like {kind}",
            help = Some(if *kind == "Word" {
                say!(language, "把其中的表格复制到 .xlsx 或 CSV 再读", "copy its tables into .xlsx or CSV and read that")
            } else if *kind == "zip" {
                say!(language, "解压以后读其中的文件；若是工作簿，把文件名的结尾改成 .xlsx 或 .ods", "unpack it and read what is in it; if it is a workbook, let its name end in .xlsx or .ods")
            } else {
                say!(language, "另存为 CSV（UTF-8）再读", "save it as CSV (UTF-8) and read that")
            });

        /// A workbook that only a password opens.
        LockedWorkbook => Unreadable,
            "工作簿有密码" / "the workbook has a password",
            help "用办公软件打开，去掉密码后另存" / "open it, take the password off and save it";

        /// A workbook that is damaged.
        BrokenWorkbook { reason: String } => Unreadable,
            with { let reason = short(reason); },
            "工作簿读不出来，可能已损坏（{reason}）" / "the workbook cannot be read and may be damaged ({reason})",
            help "用办公软件打开后另存为 .xlsx，或另存为 CSV（UTF-8）" / "open it and save it as .xlsx, or as CSV (UTF-8)";

        /// A workbook without end.
        LargeWorkbook => Unreadable,
            "工作簿超过256 MB" / "the workbook is larger than 256 MB",
            help "另存为 CSV（UTF-8）再读" / "save it as CSV (UTF-8) and read that";

        /// A workbook without any figure.
        NoSheet { sheets: Vec<String> } => NoTable,
            with { let sheets = some(language, sheets); },
            "工作簿里没有一张表有数：{sheets}" / "no sheet of the workbook holds figures: {sheets}",
            help "看看是不是这个文件；用不到它，就从 files 中去掉" / "see whether this is the right file; if it is not needed, take it out of `files`";

        /// A sheet that the plan names and the workbook has not.
        UnknownSheet { sheet: String, sheets: Vec<String> } => UnknownChoice,
            "工作簿里没有“{sheet}”这张表" / "the workbook has no sheet `{sheet}`",
            help = Some(did_you_mean(language, sheet, sheets, |language, sheets| {
                say!(language, "工作簿里的表：{sheets}", "the sheets are: {sheets}")
            }));

        /// A file given with `--data` that patterns of several blocks fit by its name alone.
        SeveralBlocks { taken: String, others: Vec<String> } => Guessed,
            with { let others = language.list(others.iter().cloned()); },
            "按 files 写着“{taken}”的 [[data]] 读；{others} 也合乎它的名字" / "it is read by the `[[data]]` that names `{taken}`; {others} would fit its name, too",
            help "把它写进所属 [[data]] 的 files" / "name it in the `files` of the `[[data]]` that it belongs to";

        /// Rows, columns or a sheet that nobody sees.
        HiddenCells { sheet: bool, rows: Vec<String>, columns: Vec<String> } => HiddenCells,
            with {
                let mut parts = Vec::new();
                if *sheet {
                    parts.push(say!(language, "整张表", "the whole sheet"));
                }
                if !rows.is_empty() {
                    let rows = some(language, rows);
                    parts.push(say!(language, "第{rows}行", "rows {rows}"));
                }
                if !columns.is_empty() {
                    let columns = some(language, columns);
                    parts.push(say!(language, "{columns}列", "columns {columns}"));
                }
                let parts = language.list(parts);
            },
            "隐藏的也读了：{parts}" / "what is hidden is read, too: {parts}",
            help "不该用的就删去，或在 [[data]] 中用 rows、where、sheet 选定要用的" /
                "delete what is not to be used, or choose what is with `rows`, `where` or `sheet` in the [[data]] block";

        /// Formulas that no program has calculated.
        Uncalculated { cells: Vec<String> } => Uncalculated,
            with { let cells = some(language, cells); },
            "公式没有存下结果，按没有数处理：{cells}" / "formulas whose results were not saved count as no value: {cells}",
            help "用办公软件打开，保存后再读" / "open the workbook, save it, and read it again";

        /// Formulas whose result is an error.
        FailedFormulas { cells: Vec<String> } => Uncalculated,
            with { let cells = some(language, cells); },
            "公式的结果是错误值（如 #DIV/0!、#REF!），按没有数处理：{cells}" /
                "formulas whose result is an error, such as #DIV/0! or #REF!, count as no value: {cells}",
            help "在办公软件中改正公式，保存后再读" / "mend the formulas in the workbook, save it, and read it again";

        /// Fractions that are no per cent among numbers that are.
        PlainAmongPercent { cells: Vec<String> } => MixedFormats,
            with { let cells = some(language, cells); },
            "同一行的其他数都是百分比格式，这里是不带百分号的小数，照原数读：{cells}" /
                "the other numbers of the row are shown in per cent, these are plain fractions and are read as they stand: {cells}",
            help "0.056 若是 5.6%，把格式改成百分比" / "where 0.056 is 5.6%, give it the format of the others";

        /// Figures below merged cells.
        CoveredFigures { cells: Vec<String> } => MergedFigure,
            with { let cells = some(language, cells); },
            "合并单元格盖住的数，表上看不见，没有读：{cells}" / "figures that merged cells cover are out of sight and were not read: {cells}",
            help "取消合并，看这些数还要不要" / "split the cells and see whether these figures are to stay";

        /// Numbers that their format shows smaller than they are.
        ScaledFormat { cells: Vec<String> } => ScaledFormat,
            with { let cells = some(language, cells); },
            "单元格格式把数缩小了显示（千、万），读的是原数：{cells}" /
                "the format shows numbers in thousands or ten thousands; what is read is the number itself: {cells}",
            help "核对计量单位是不是原数的单位；把格式改成不缩小的" / "see whether the unit is that of the number itself; take a format that does not scale";

        /// A figure that stands over several rows.
        MergedFigure { cells: Vec<String> } => MergedFigure,
            with { let cells = some(language, cells); },
            "一个数占了几行的合并单元格，只算作第一行的：{cells}" /
                "a figure stands in cells merged over several rows and counts for the first of them: {cells}",
            help "取消合并，把数写到它所属的行" / "split the cells and write the figure into the row that it belongs to";

        /// A workbook with programs in it.
        Macros => Macros,
            "工作簿里有宏；宏不运行，读的是保存时的内容" / "the workbook has macros; they are not run, its cells are read as they were saved",
            help "宏会改动数的，先在办公软件中运行、保存" / "where they change figures, run them and save the workbook first";

        /// An encoding that is none.
        UnknownEncoding { label: String } => BadEncoding,
            "不认识编码“{label}”" / "the encoding `{label}` is not known",
            help "可用 utf-8、gb18030、utf-16le、utf-16be、big5、windows-1252 等" /
                "known are utf-8, gb18030, utf-16le, utf-16be, big5, windows-1252 and the like";

        /// An encoding stated that the byte order mark denies.
        WrongEncoding { stated: String, found: String } => BadEncoding,
            "计划写明编码是 {stated}，而文件是 {found}" / "the plan states the encoding {stated}, but the file is {found}",
            help "去掉 encoding 一行，或写 encoding = \"{found}\"" /
                "remove the line, or write encoding = \"{found}\"";

        /// Bytes that are none of the encoding stated or found.
        NotInEncoding { encoding: String, line: u32, stated: bool } => BadEncoding,
            = say! { language, (stated, encoding.as_str());
                (true, _) => "计划写明编码是 {encoding}，但第{line}行有不属于它的字节" / "the plan states the encoding {encoding}, but line {line} holds bytes that are none of its",
                (false, "gb18030") => "文件既不是 UTF-8，也不是 GB18030（第{line}行有不属于它的字节）" / "the file is neither UTF-8 nor GB18030 (line {line} holds bytes that are none of its)",
                (false, "utf-8" | "utf-8-bom") => "文件是 UTF-8，但第{line}行有不属于它的字节" / "the file is UTF-8, but line {line} holds bytes that are none of its",
                (false, _) => "第{line}行有不属于 {encoding} 的字节" / "line {line} holds bytes that are none of {encoding}",
            },
            help = Some(if *stated {
                say!(language, "去掉 encoding 一行，让程序自己识别", "remove the line: the encoding is found by itself")
            } else if encoding.starts_with("utf-8") {
                say!(language, "改正这一行，或重新导出这个文件", "mend the line, or export the file again")
            } else {
                state_encoding(language)
            });

        /// No UTF-8, and no text in any encoding that is told apart.
        NoEncoding { line: u32 } => BadEncoding,
            "看不出文件的编码：第{line}行不是有效的 UTF-8，整个文件读作 GB18030、Big5、Shift_JIS 或 Windows-1252 又不成文字" /
                "the encoding of the file cannot be told: line {line} is not valid UTF-8, and the file is no text in GB18030, Big5, Shift_JIS or Windows-1252",
            help = Some(state_encoding(language));

        /// A NUL byte where none can be.
        NulByte { line: u32 } => BadStructure,
            "第{line}行有 NUL 字节，CSV 文件里不应有" / "line {line} holds a NUL byte, which no CSV file has",
            help "若是 UTF-16，在 [[data]] 中写 encoding = \"utf-16le\"；否则重新导出这个文件" /
                "if it is UTF-16, write encoding = \"utf-16le\" in the [[data]] block; else export the file again";

        /// A quote that nothing closes.
        Unclosed => BadStructure,
            "从这一行开始的引号没有结束" / "a quote opened in the record that begins on this line is never closed",
            label "记录从这里开始" / "the record begins here",
            help = Some(double_quotes(language));

        /// A record without end.
        TooLong => BadStructure,
            "从这一行开始的记录超过16 MB" / "the record that begins on this line is longer than 16 MB",
            help = Some(double_quotes(language));

        /// A row with more or fewer fields than the header.
        Ragged { found: usize, expected: usize, lines: u32 } => BadStructure,
            with {
                let over = match lines {
                    0 | 1 => String::new(),
                    _ => say!(language, "（跨{lines}行）", " (over {lines} lines)"),
                };
            },
            "这一行有{found}列{over}，表头有{expected}列" / "this row has {found} fields{over}, the header has {expected}",
            help "含逗号的内容要加引号；表头缺列的在表头补上列名，这一行缺列的补齐" /
                "quote cells that hold the delimiter; name columns that the header lacks, and fill those that the row lacks";

        /// A row whose fields another sign separates.
        OtherDelimiter { delimiter: char } => BadStructure,
            with { let sign = sign(*delimiter, language); },
            "这一行的列之间是{sign}，与别的行不同" / "the fields of this row are separated by {sign}, unlike those of other rows",
            help "改成与别的行一样的分隔符" / "separate them as in the other rows";

        /// Several tables, one below the other or side by side.
        StackedTables { count: usize } => StackedTables,
            "文件里有 {count} 张表，各按自己的表头和标题读；第二张从这里开始" /
                "the file holds {count} tables, each read by its own header and title; the second begins here",
            help "若不是另一张表，在 [[data]] 中用 header 和 rows 写明表头和数据在哪些行" /
                "if this is none, state the lines of header and data with `header` and `rows` in the [[data]] block";

        /// A row that may be the header of a table, beyond those places that are looked at.
        TooManyTables { most: usize } => BadStructure,
            "这一行像另一张表的表头，但前面已有 {most} 处像表头而不是" /
                "this row looks like the header of another table, behind {most} others that look so and are none",
            help "把文件拆开，或在 [[data]] 中用 header 和 rows 写明表头和数据在哪些行" /
                "split the file, or state the lines of header and data with `header` and `rows` in the [[data]] block";

        /// Columns of figures that nothing names.
        HeadlessColumns { fields: Vec<u32> } => HeadlessColumn,
            with { let fields = language.list(fields.iter().map(u32::to_string)); },
            "第{fields}列有数，没有表头，没有读" / "column {fields} holds figures and has no header, so it is not read",
            help "在表头那一行写上是什么；用不到就删去" / "name it in the header line, or take it out where nothing needs it";

        /// Columns of figures beside columns of periods that state none themselves.
        UndatedColumns { headers: Vec<String> } => HeadlessColumn,
            with { let headers = language.list(headers.iter().map(|header| say!(language, "“{header}”", "`{header}`"))); },
            "{headers}一列有数，没有写时期，没有读" / "{headers} holds figures and states no period, so it is not read",
            help "在表头写上时期，如 2024年面积；用不到就删去" / "write the period into the header, as in `Area 2024`, or take it out where nothing needs it";

        /// A key that has no effect on the files of its block.
        IdleKey { path: String, is_book: bool } => BadValue,
            = if *is_book {
                say!(language, "{path} 是工作簿，encoding 不起作用", "{path} is a workbook: `encoding` has no effect on it")
            } else {
                say!(language, "{path} 不是工作簿，sheet 不起作用", "{path} is no workbook: `sheet` has no effect on it")
            },
            help "去掉这一行；只对一部分文件有用的，为它们另写一个 [[data]]" /
                "remove the line; for files that need it write a [[data]] block of their own";

        /// The last line has fewer fields than the others, and no end.
        CutOff { found: usize, expected: usize } => BadStructure,
            "最后一行只有{found}列，别的行有{expected}列，行尾也没有换行：文件可能没有写完" /
                "the last line has {found} fields where others have {expected}, and no end: the file may be cut off",
            help "重新导出这个文件；没有问题的，在最后加一个换行" /
                "export the file again; where nothing is missing, end its last line";

        /// Figures that no target uses.
        UnusedData { names: Vec<String>, observations: u64, nearest: Option<String> } => UnusedData,
            with {
                let first = names.first().map_or("", String::as_str);
                let names = some(language, names);
            },
            "有 {observations} 个数没有目标用到：{names}" / "no target uses {observations} of its figures: {names}",
            help = Some(say! { language, nearest;
                Some(near) => "若是“{near}”，在 [series.\"{near}\"] 中写 match = [\"{near}\", \"{first}\"]" / "if it is `{near}`, write match = [\"{near}\", \"{first}\"] in [series.\"{near}\"]",
                None => "用不到它，就从 files 中去掉" / "if it is not needed, take the file out of `files`",
            });

        /// Shares of nobody knows what beside levels, and changes in nobody knows what: they may be their published growth.
        UnknownShares { names: Vec<String>, share: String, level: String } => UnusedData,
            with { let names = some(language, names); },
            "水平数旁的列看不出是不是增速，没有用：{names}" /
                "beside figures that are used stand others that may be their growth or something else; they are not used: {names}",
            help "若是公布的增速，在 [series.\"{level}\"] 中写 growth = [\"{share}\"]；不是的，不必理会" /
                "where it is the published growth, write growth = [\"{share}\"] in [series.\"{level}\"]; else there is nothing to do";

        /// No delimiter.
        OneColumn { first: String } => NoTable,
            with { let first = short(first); },
            "没有找到表：文件只有一列（“{first}”）" / "no table is found: the file has only one column (`{first}`)",
            help "列之间用逗号、制表符、分号或竖线分隔" / "columns are separated by commas, tabs, semicolons or bars";

        /// A header below more lines than are looked at.
        DeepHeader { line: u32 } => NoTable,
            "没有找到表：第{line}行像是表头，上方的行太多" / "no table is found: line {line} looks like a header, below too many lines",
            help "在 [[data]] 中写 header = {line}" / "write header = {line} in the [[data]] block";

        /// No column of periods.
        NoPeriod { headers: Vec<String>, pattern: Option<String> } => NoTable,
            with {
                // What reads as a figure is no header: the file begins with its first row.
                let is_headless = headers.iter().any(|header| Decimal::parse(header.trim()).is_some());
                let headers = some(language, headers);
            },
            "没有找到表：看不出哪一列是时期（表头：{headers}）" /
                "no table is found: no column can be told to hold the period (header: {headers})",
            help = Some(if let Some(pattern) = pattern {
                say!(
                    language,
                    "period 的模式“{pattern}”中 * 处应是时期，如 2024年3月；这个文件的名称不合，改模式，或给它另写一个 [[data]]",
                    "what * stands for in the `period` pattern `{pattern}` has to be a period, such as 2024-03; the name of this file does not fit: change the pattern, or give it a [[data]] block of its own"
                )
            } else if is_headless {
                say!(
                    language,
                    "文件没有表头：在最上面加一行列名，如 指标,单位,时期,数值",
                    "the file has no header: add a line of column names on top, such as indicator,unit,period,value"
                )
            } else {
                say!(
                    language,
                    "在 [[data]] 中写 columns = {{ period = \"…\", value = \"…\" }}，填上表头里的列名；表里没有时期的，写 period = \"2024-06\"；时期在文件名里的，写 period = {{ pattern = \"*.csv\" }}，取 * 处",
                    "write columns = {{ period = \"…\", value = \"…\" }} in the [[data]] block, with texts of the header; where the table states no period, write period = \"2024-06\", or period = {{ pattern = \"*.csv\" }} for what * stands for in the file's name"
                )
            });

        /// A line that the plan names as the header and the file has not near its beginning.
        NoSuchLine { line: u32 } => NoTable,
            "计划写明表头在第{line}行，文件开头没有这一行" / "the plan states that the header is on line {line}, which the beginning of the file has not",
            help "去掉 header 一行，或写上表头所在的行" / "remove the line, or write the line of the header";

        /// A header alone.
        NoRows => NoTable,
            "表头下面没有数据行" / "there are no rows below the header",
            help "重新导出这个文件；用不到它，就从 files 中去掉" /
                "export the file again; if it is not needed, take it out of files";

        /// A table that is not as the plan states.
        LayoutUnfit { layout: Layout, headers: Vec<String> } => NoTable,
            with { let (layout, headers) = (layout.word(), some(language, headers)); },
            "表不合计划写明的布局 {layout}（表头：{headers}）" /
                "the table does not fit the layout {layout} that the plan states (header: {headers})",
            help "去掉 layout 一行，或用 columns 指明各列" / "remove the line, or name the columns with columns = {{ … }}";

        /// A column that the plan names and the file has not.
        UnknownColumn { column: String, headers: Vec<String> } => UnknownColumn,
            "没有“{column}”这一列" / "there is no column `{column}`",
            help = Some(did_you_mean(language, column, headers, |language, headers| {
                say!(language, "表头是：{headers}", "the header is: {headers}")
            }));

        /// A cell that should hold a number and does not.
        BadCell { cell: String, error: CellError, name: String } => BadCell,
            = bad_cell(language, cell, error, name),
            label "应是一个数，或表示没有数的符号（空、-、—、…、NA 等）" /
                "expected a number or a mark for no value (blank, -, …, NA and the like)",
            help = mend_cell(language, cell, error);

        /// So many cells more.
        MoreBadCells { more: usize } => BadCell,
            with { let cells = plural(*more, "more cell"); },
            "这个文件另有{more}个单元格的数读不懂" / "no number in {cells} of this file";

        /// More texts than there are numbers for.
        TooManyTexts => Unreadable,
            "这个文件里不同的名称、时期或地区太多" / "the file holds too many different names, periods or regions",
            help "把它分成几个文件" / "split it into several files";

        /// A file that somebody writes to.
        Changed => Unreadable,
            "读取时文件被改动了" / "the file changed while it was read",
            help "写完以后再读一次" / "read it again once it is written";

        /// What should say how many rows a row stands for does not.
        BadGrouping { aggregate: String, rows: String, decimals: String } => BadCell,
            with {
                let cells = [("aggregate", aggregate), ("rows", rows), ("decimals", decimals)];
                let list = language.list(cells.map(|(header, cell)| format!("{header} = {}", short(cell))));
            },
            "看不出这一行代表多少行：{list}" / "how many rows this row stands for is not understood: {list}",
            help "aggregate 写 each、sum、min、max、none 之一，rows 和 decimals 写整数；三列都空的一行就是普通的一行" /
                "write each, sum, min, max or none under aggregate and whole numbers under rows and decimals; a row that leaves all three blank is a plain one";

        /// A label that is no period.
        BadLabel { error: LabelError, more: usize, word: Option<String> } => BadLabel,
            with { let (text, more) = (error.text(language), and_more(language, *more)); },
            "{text}{more}" / "{text}{more}",
            help = Some(match word {
                None => error.help(language),
                Some(word) => {
                    let help = error.help(language);
                    say!(
                        language,
                        "{help}；若不是数据行，在 [[data]] 中写 skip = [\"{word}\"]",
                        "{help}; where the row is none of data, write skip = [\"{word}\"] in the [[data]] block"
                    )
                }
            });

        /// A row without any.
        NoLabel { more: usize } => BadLabel,
            with { let more = and_more(language, *more); },
            "这一行没有写时期{more}" / "this row states no period{more}",
            help "每一行都要写时期；合并过的单元格要逐行填满；若不是数据行，在 [[data]] 中用 rows 写明数据在哪些行" /
                "write the period into every row; merged cells are filled row by row; where the row is none of data, `rows` in the [[data]] block says which are";

        /// A unit that is none.
        BadUnit { text: String, more: usize } => BadUnit,
            with { let more = and_more(language, *more); },
            "计量单位“{text}”读不懂{more}" / "the unit `{text}` is not understood{more}",
            help "在 [units] 中写明，如 \"{text}\" = \"万元\"" / "explain it in [units], as in \"{text}\" = \"万元\"";

        /// A cell that decides what figures mean and says nothing that is known.
        UnreadableRole { header: String, text: String, more: usize } => UnreadableRole,
            with { let (text, more) = (short(text), and_more(language, *more)); },
            "“{header}”一列的“{text}”读不懂，不知道这些数是当期的还是累计的{more}" /
                "`{text}` under `{header}` is not understood: whether the figures are of the period alone or cumulative is not known{more}",
            help "写 当期 或 累计；若这一列说的是别的，改掉表头" /
                "write period or ytd there; if the column tells something else, give it another header";

        /// A flag that says nothing that is known.
        UnreadableFlag { header: String, text: String } => UnreadableRole,
            with { let text = short(text); },
            "“{header}”一列的“{text}”读不懂，这些数按实际数看" /
                "`{text}` under `{header}` is not understood: the figures are taken for actual ones",
            help "写 预计、目标、初步 或 修订；若这一列说的是别的，改掉表头" /
                "write forecast, target, provisional or revised there; if the column tells something else, give it another header";

        /// Two names that are one when folded.
        NameCollision { one: String, other: String } => NameCollision,
            = if one == other {
                say!(language, "两列的名称都是“{one}”", "two columns have the name `{one}`")
            } else {
                say!(language, "“{one}”与“{other}”归一后是同一个名称", "`{one}` and `{other}` become one name after folding")
            },
            help "改其中一个名称，或用 where 选定要用的行" / "rename one of them, or choose rows with where";

        /// Two values of one series and period in one file.
        Twice { name: String, one: String, other: String } => SameCell,
            "“{name}”同一时期写了两个值：{one} 和 {other}" / "`{name}` is stated twice for one period: {one} and {other}",
            help "合并过的单元格要逐行填满；若是修订，加上版本列；若各行要合并，在计划中写 aggregate" /
                "merged cells are filled row by row; a revision needs a vintage column; to make one of such rows, write aggregate in the plan";

        /// Several regions, and none is chosen.
        SeveralRegions { regions: Vec<String>, series: Option<String> } => SeveralRegions,
            with { let regions = some(language, regions); },
            = say! { language, series;
                None => "数据含多个地区，没有选定：{regions}" / "the data hold several regions, and none is chosen: {regions}",
                Some(series) => "“{series}”只有分地区的数，没有选定地区：{regions}" / "`{series}` is given by region only, and none is chosen: {regions}",
            },
            help "用 --region 选一个，或在 [plan] 中写 region = \"…\"；要逐个地区计算，用 --by-region" /
                "choose one with --region or region = \"…\" in [plan]; --by-region computes every one of them";

        /// A region that no row has.
        UnknownRegion { region: String, known: Vec<String> } => UnknownChoice,
            "目标用到的数据里没有地区“{region}”" / "the data that the targets use hold no region `{region}`",
            help = Some(if known.is_empty() {
                say!(
                    language,
                    "目标用到的数据里没有分地区的行：先看各目标的名称是否对上；数据本来不分地区的，去掉 --region",
                    "no row that a target uses names a region: see whether the names of the targets are in the data; where these have no regions, leave out --region"
                )
            } else {
                did_you_mean(language, region, known, |language, known| {
                    say!(language, "数据里的地区：{known}", "the regions of the data: {known}")
                })
            });

        /// Rows without region in a file that has regions.
        TotalsOf { region: String } => Guessed,
            "没有写地区的行算作“{region}”的合计" / "rows that name no region are taken for the total of `{region}`",
            help "若不是，把地区写到每一行，或用 where 选定要用的行" /
                "if they are not, write the region into every row, or choose rows with where";

        /// A title that names another region than the plan.
        OtherRegion { region: String, titled: String } => OtherRegion,
            "标题写的是“{titled}”，其中的数算作了“{region}”的" / "the title names `{titled}`, and the figures below count as those of `{region}`",
            help "若不是一个地区，从 files 中去掉这个文件；若是，在 [[data]] 中写 region = \"{region}\"" /
                "if they are two, take the file out of `files`; if they are one, write region = \"{region}\" in its [[data]] block";

        /// Rows of smaller regions, named in a column of their own, that count as figures of the larger.
        TwoLevels { larger: String, smaller: String, column: String, of: String } => OtherRegion,
            "“{column}”也是地区：“{smaller}”的数算作了“{of}”一列所写的“{larger}”的" /
                "`{column}` names regions too: the figures of `{smaller}` count as those of `{larger}`, which `{of}` names",
            help "要“{column}”各地区的数，在 [[data]] 中写 columns = {{ region = \"{column}\" }}；数确是“{of}”各地区的，写 columns = {{ region = \"{of}\" }}" /
                "for the regions of `{column}` write columns = {{ region = \"{column}\" }} in [[data]]; where the figures are of those of `{of}`, write columns = {{ region = \"{of}\" }}";

        /// Growth without a unit, whose figures may be shares or per cent.
        SmallGrowth { headers: Vec<String> } => UnusedGrowth,
            with { let headers = some(language, headers); },
            "增速没有写单位，数都小于1，不知道 0.06 是 6% 还是 0.06%，没有用：{headers}" /
                "growth without a unit whose figures are all below 1 is not used, as 0.06 may be 6% or 0.06%: {headers}",
            help "是 6% 的，把数写成 6% 或 6；是 0.06% 的，在表头写上 (%)" /
                "where it is 6%, write 6% or 6; where it is 0.06%, write (%) into the header";

        /// A sheet whose name and title say two things.
        SheetAgainstTitle { counts: String, other: String } => SheetAgainstTitle,
            "表名和标题不合，一处写“{counts}”，一处写“{other}”；数算作了“{counts}”的" /
                "the sheet's name and its title differ, `{counts}` and `{other}`; the figures count as those of `{counts}`",
            help "改正写错的一处" / "correct the one that is wrong";

        /// Rows of one series that differ in a dimension; whether what they are adds up.
        Dimensions { series: String, dimension: String, values: Vec<String>, key: Option<String>, adds_up: bool } => SameCell,
            with {
                let value = values.iter().find(|value| !value.is_empty()).map_or("…", String::as_str);
                let table = table_line(series, key.as_deref());
                let values = some(language, values);
            },
            "“{series}”同一时期有多行，“{dimension}”各不相同：{values}" /
                "`{series}` has several rows for one period, which differ in `{dimension}`: {values}",
            help = {
                let choose = say!(language, "在 {table} 中写 where = {{ \"{dimension}\" = \"{value}\" }} 选定一行", "choose one with where = {{ \"{dimension}\" = \"{value}\" }} in {table}");
                Some(say! { language, adds_up;
                    true => "{choose}；要的是各行之和，不写 where，写 aggregate = \"sum\"" / "{choose}; for the sum of all, write aggregate = \"sum\" there in its place",
                    false => "{choose}" / "{choose}",
                })
            };

        /// Rows of one series that are of regions in a column which nobody said to be that of the regions.
        SmallerRegions { series: String, column: String, regions: Vec<String> } => SameCell,
            with { let regions = some(language, regions); },
            "“{series}”同一时期有多行，“{column}”是不同的地区：{regions}" /
                "`{series}` has several rows for one period, of regions that `{column}` names: {regions}",
            help "在 [[data]] 中写 columns = {{ region = \"{column}\" }}，就按这一列的地区读" /
                "write columns = {{ region = \"{column}\" }} in [[data]], and the regions of this column count";

        /// Periods for which only parts of a series stand, and no total.
        OnlyParts { series: String, dimension: String, values: Vec<String>, periods: Vec<String> } => UnusedData,
            with {
                let value = values.first().map_or("…", String::as_str);
                let (periods, shown) = (some(language, periods), some(language, values));
            },
            "“{series}”在这些时期只有“{dimension}”写着“{shown}”的行，没有合计，没有用：{periods}" /
                "for these periods `{series}` has only rows with {shown} in `{dimension}`, and no total; they are not used: {periods}",
            help "这一列若只是备注，在 [[data]] 中写 columns = {{ flag = \"{dimension}\" }}；若是分组，用 where = {{ \"{dimension}\" = \"{value}\" }} 选定" /
                "where the column only comments on figures, write columns = {{ flag = \"{dimension}\" }} in [[data]]; where it tells series apart, choose one with where = {{ \"{dimension}\" = \"{value}\" }}";

        /// A member of an aggregate that two files state.
        SameMember { series: String, member: String, period: Period, one: String, other: String } => SameCell,
            with { let period = period.words(language); },
            "汇总“{series}”时，“{member}”{period}在两个文件里不同：{one} 和 {other}" /
                "`{member}`, a part of `{series}`, differs between two files for {period}: {one} and {other}",
            help "删去其中一个；若是修订，在 [[data]] 中写 vintage = \"…\"；若是两个不同的单位，用一列区分它们" /
                "remove one of them; if it is a revision, write vintage = \"…\" in its [[data]] block; if they are two things, tell them apart by a column";

        /// Rows of one file that say of a unit the same but for the figure.
        RepeatedMember { series: String, member: String, period: Period, more: usize } => RepeatedRows,
            with { let period = period.words(language); let more = and_more(language, *more); },
            "汇总“{series}”时，“{member}”{period}在同一个文件里有不止一行，各行都计入{more}" /
                "`{member}`, a part of `{series}`, has several rows in one file for {period}, and each counts{more}",
            help "删去重复的行；若各行是不同的内容，用一列区分它们，或在 allow 中写 repeated-rows" /
                "remove what is there twice; if the rows are of different things, tell them apart by a column, or write repeated-rows in allow";

        /// A unit of a register that ends before it begins.
        Backwards { from: Period, until: Period } => BadCell,
            "这一行的止期 {until} 早于起期 {from}" / "this row ends, {until}, before it begins, {from}",
            help "改正日期；若它表示“没有”，在这个 [[data]] 中写 missing = [\"…\"]，填上单元格的原文" /
                "correct the date; if it means that there is none, write missing = [\"…\"] in its [[data]] block, with the cell as it is written";

        /// A date of a register that says less than others.
        VagueDate { date: Period, more: usize } => Guessed,
            with { let date = date.words(language); let more = and_more(language, *more); },
            "起止日期只写到 {date}，别的行写得更细；按这一期的第一个月算{more}" /
                "the row only says {date} where others are more precise: it counts as the first month of that{more}",
            help "把日期补写到月" / "write the month of the date";

        /// Members that do not add.
        MemberUnits { series: String, one: String, other: String } => UnitMismatch,
            "汇总“{series}”的各行单位不同，不能相加：{one} 与 {other}" /
                "the rows that make up `{series}` cannot be added: {one} and {other}",
            help "用 where 选出单位相同的行，或在 [units] 中写明换算" /
                "choose rows of one unit with where, or explain the units in [units]";

        /// An aggregate of which the digits do not hold.
        Overflow { series: String } => Arithmetic,
            "汇总“{series}”时数太大" / "a number is too large while `{series}` is made up";

        /// An aggregate without one of its members.
        Incomplete { series: String, member: String, periods: Vec<String> } => IncompleteAggregate,
            with { let periods = some(language, periods); },
            "“{series}”的汇总缺“{member}”（{periods}），这些时期没有值" /
                "the aggregate `{series}` lacks `{member}` ({periods}) and has no value there",
            help "补上数据，或从 where 中去掉" / "add the figures, or leave it out of where";

        /// A member without a row between others that it has.
        NoRow { series: String, member: String, periods: Vec<String>, more: usize } => IncompleteAggregate,
            with { let periods = some(language, periods); let more = and_more(language, *more); },
            "汇总“{series}”时，“{member}”有几期没有行，而前后都有；没有行的不计入：{periods}{more}" /
                "`{member}`, a part of `{series}`, has no row for some periods, though before and after; what has no row does not count: {periods}{more}",
            help "补上这些行；确实没有数的，写数值为 0 的一行，或在 allow 中写 incomplete-aggregate" /
                "add the rows; where there is nothing, give the row the value 0, or write incomplete-aggregate in allow";

        /// A row of a sum that says another than the members add up to.
        OtherSum { series: String, row: String, said: String, sum: String, periods: Box<[String]> } => IncompleteAggregate,
            with { let periods = some(language, periods); },
            "“{series}”各成员合计 {sum}，“{row}”是 {said}（不一致的时期：{periods}，数是第一个时期的）" /
                "the members of `{series}` add up to {sum}, `{row}` says {said} (periods that differ: {periods}; figures of the first)",
            help "算的是各成员之和；看成员是否齐全；要用表里的合计，用 where 选它那一行，去掉 aggregate" /
                "the sum of the members counts; see whether all of them are there; for the total of the table choose its row with `where` and leave out `aggregate`";

        /// A file whose name does not fit the pattern that takes the vintage from it.
        NoVintage { pattern: String } => Guessed,
            "文件名与 vintage 的模式“{pattern}”不符，看不出版本；其中的数当作最新" /
                "the name does not fit the vintage pattern `{pattern}`: its figures count as the newest",
            help "改文件名，或把它放进另一个写明 vintage 的 [[data]]" /
                "rename the file, or give it a [[data]] block of its own that states `vintage`";

        /// Figures without a name.
        NoIndicator => Guessed,
            "文件没有写指标名称" / "the file names no indicator",
            help "在 [[data]] 中写 indicator = \"…\"" / "write indicator = \"…\" in the [[data]] block";

        /// A value column that no header names so.
        OnlyNumbers { column: String } => Guessed,
            "“{column}”是唯一的数值列，当作数值" / "`{column}` is the only column of numbers and taken for the value",
            help "在 [[data]] 中写 columns = {{ value = \"{column}\" }} 就不用推测" /
                "columns = {{ value = \"{column}\" }} in the [[data]] block says so";

        /// A period column that no header names so.
        OnlyPeriods { column: String } => Guessed,
            "“{column}”一列都是时期，看作时期" / "the cells of `{column}` are periods, so it is taken for the period",
            help "在 [[data]] 中写 columns = {{ period = \"{column}\" }} 就不用推测" /
                "columns = {{ period = \"{column}\" }} in the [[data]] block says so";

        /// Headers that may be regions or indicators.
        TakenLayout { layout: Layout } => Guessed,
            with { let layout = layout.word(); },
            "各列的名称看作地区" / "the names of the columns are taken for regions",
            help "在 [[data]] 中写 layout = \"{layout}\" 就不用推测；若是指标，写 \"indicators-as-columns\"" /
                "layout = \"{layout}\" in the [[data]] block says so; if they are indicators, write \"indicators-as-columns\"";

        /// An encoding that only the characters tell.
        TakenEncoding { encoding: String } => Guessed,
            "文件没有写明编码，当作 {encoding}" / "the file does not say its encoding, and is taken to be {encoding}",
            help "在 [[data]] 中写 encoding = \"{encoding}\" 就不用推测；若文字不对，写上真正的编码" /
                "encoding = \"{encoding}\" in the [[data]] block says so; if the texts come out wrong, state the right one";
    }
}

impl Problem {
    /// A file that the system does not give.
    pub(crate) fn unreadable(error: &io::Error) -> Self {
        Self::Unreadable { reason: error.kind(), text: error.to_string(), near: None }
    }

    /// The same of a path: where there is no such file, with the one that is probably meant.
    pub(crate) fn unreadable_at(error: &io::Error, path: &str) -> Self {
        let mut problem = Self::unreadable(error);
        if let Self::Unreadable { reason: io::ErrorKind::NotFound, near, .. } = &mut problem {
            *near = nearest_file(std::path::Path::new(path));
        }
        problem
    }
}

fn sign(delimiter: char, language: Language) -> String {
    let (zh, en) = match delimiter {
        '\t' => ("制表符", "tabs"),
        ';' => ("分号", "semicolons"),
        '|' => ("竖线", "bars"),
        '=' => ("等号", "equals signs"),
        ' ' | '　' => ("空格", "blanks"),
        ':' | '：' => ("冒号", "colons"),
        '、' | '，' | '；' => ("全角标点", "full-width signs"),
        _ => ("逗号", "commas"),
    };
    language.pick(zh, en).to_owned()
}

fn state_encoding(language: Language) -> String {
    say!(
        language,
        "在 [[data]] 中写明编码，如 encoding = \"big5\"；或另存为 UTF-8",
        "state it in the [[data]] block, as in encoding = \"windows-1252\", or save the file as UTF-8"
    )
}

fn double_quotes(language: Language) -> String {
    say!(language, "引号里的引号要写成两个：\"\"", "a quote inside quotes is written twice: \"\"")
}

fn bad_cell(language: Language, cell: &str, error: &CellError, name: &str) -> String {
    let cell = short(cell);
    let what = if name.is_empty() {
        String::new()
    } else {
        say!(language, "“{name}”的", " of `{name}`")
    };
    say! { language, error;
        CellError::NoNumber => "{what}值“{cell}”不是数" / "the value `{cell}`{what} is no number",
        CellError::Grouping => "{what}值“{cell}”的千位分隔符没有隔三位" / "the thousands separators of the value `{cell}`{what} do not stand every three digits",
        CellError::Comma => "{what}值“{cell}”有歧义：这个文件里的逗号和句点，可能是小数点，也可能是千位分隔符" / "the value `{cell}`{what} is ambiguous: commas and points of this file may stand before decimals or between thousands",
        CellError::TooLong => "{what}值“{cell}”超过28位有效数字" / "the value `{cell}`{what} has more than 28 significant digits",
        CellError::Bracket => "{what}值“{cell}”的括号不成对" / "a bracket in the value `{cell}`{what} has no other half",
        CellError::Triangle(mark) => "{what}值“{cell}”前的“{mark}”可能是负号，也可能只说升降" / "`{mark}` before the value `{cell}`{what} may be a minus, or only say which way it went",
        CellError::Trailing(rest) if rest.chars().count() > 60 => "{what}值“{cell}”的数后面有读不懂的内容" / "what follows the number in the value `{cell}`{what} is not understood",
        CellError::Trailing(rest) => "{what}值“{cell}”的数后面有读不懂的“{rest}”" / "`{rest}` behind the number in the value `{cell}`{what} is not understood",
    }
}

fn mend_cell(language: Language, cell: &str, error: &CellError) -> Option<String> {
    Some(say! { language, error;
        CellError::Triangle(mark) => "若是负号，在 [[data]] 中写 minus = [\"{mark}\"]；若不是，删去记号" / "if it is a minus, write minus = [\"{mark}\"] in the [[data]] block; if not, take the mark away",
        CellError::NoNumber if cell.starts_with('±') && is_zero(cell) => "若是 0，在 [[data]] 中写 zero = [\"{cell}\"]" / "where it is 0, write zero = [\"{cell}\"] in the [[data]] block",
        CellError::NoNumber if cell.contains(|c: char| c.is_ascii_digit()) || is_zero(cell) => "只写数，其余文字移到备注列" / "write the number alone, and move the words to a column of notes",
        CellError::NoNumber if cell.chars().count() <= 6 => "若表示没有数，在 [[data]] 中写 missing = [\"{cell}\"]" / "if it means that there is no value, write missing = [\"{cell}\"] in the [[data]] block",
        CellError::Comma => "在 [[data]] 中写 decimal = \",\"（小数点是逗号）或 decimal = \".\"（小数点是句点）" / "write decimal = \",\" (a comma stands before decimals) or decimal = \".\" (a point does) in the [[data]] block",
        CellError::Grouping if Number::parse(&swapped(cell)).is_ok() => "若逗号是小数点，在 [[data]] 中写 decimal = \",\"" / "where a comma stands before decimals, write decimal = \",\" in the [[data]] block",
        CellError::Grouping => "不写千位分隔符，写明是哪个数" / "write which number it is, without separators",
        CellError::Trailing(rest) if cell::aside(cell).is_some() => "表头写明括号里是什么，如“2024年（上年）”，就读括号前的数；或把“{rest}”另列一栏" / "say in the header what the brackets hold, such as `2024 (year before)`, and the figure before them is read; or give `{rest}` a column of its own",
        CellError::Trailing(rest) if Unit::scale_in_letters(rest).is_some() || SCALES_OF_TWO.contains(&rest.as_str()) => "“{rest}”可能是倍数，也可能是单位或脚注：把数写全，或写明是哪个，如 million、百万" / "`{rest}` may be a scale, a unit or a mark: write the number in full, or the scale as a word such as million",
        CellError::Trailing(rest) if LIKE_DIGITS.contains(&rest.as_str()) => "“{rest}”像是数字错打的字母：改成数字；确是标记的，前面空一格" / "`{rest}` looks like a digit typed as a letter: write the digit; of a mark that it is, put a blank before it",
        CellError::Trailing(rest) if rest.contains(char::is_alphabetic) => "只写数，其余文字移到备注列" / "write the number alone, and move the words to a column of notes",
        _ => = return None,
    })
}

/// Whether a cell says of a change that there is none.
fn is_zero(cell: &str) -> bool {
    MOVES.sense(fold(cell).as_str()) == Some(0)
}

/// The nearest of some names, or all there are.
fn did_you_mean(
    language: Language,
    name: &str,
    known: &[String],
    all: fn(Language, &str) -> String,
) -> String {
    let near = nearest_all(name, known.iter().map(String::as_str));
    if near.is_empty() {
        return all(language, &some(language, known));
    }
    let near = language.list(near);
    say!(language, "是不是：{near}", "did you mean {near}?")
}

/// A text of a file, cut where it is long.
fn short(text: &str) -> String {
    const SHOWN: usize = 60;
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Some of a list, and how many more there are.
fn some(language: Language, items: &[String]) -> String {
    const SHOWN: usize = 8;
    let list = language.list(items.iter().take(SHOWN).map(|item| short(item)));
    match items.len().saturating_sub(SHOWN) {
        0 => list,
        more => {
            let all = items.len();
            say!(language, "{list} 等{all}个", "{list} and {more} more")
        }
    }
}

fn and_more(language: Language, more: usize) -> String {
    match more {
        0 => String::new(),
        _ => say!(language, "（另有{more}处）", " (and {more} more)"),
    }
}
