//! What keeps a query from giving what the reader would read.

use crate::data::outline::Beyond;
use crate::diagnostic::clean;
use crate::messages;
use crate::say;

messages! {
    /// A message of this room.
    pub(super) enum SqlMessage, language {
        /// An aggregate that depends on the order of rows.
        Last { series: String } => BadValue,
            "“{series}”的 aggregate = \"last\" 取文件中的最后一行，而数据库的表没有行的顺序" /
                "aggregate = \"last\" of `{series}` takes the last row of a file, but a table of a database has no order",
            help "改用 max、min，或用 where 选定那一行" / "use max or min, or choose the row by `where`";

        /// What only the reader can do.
        Beyond { what: Beyond } => NoTable,
            = say! { language, what;
                Beyond::Parts => "一个单元格里有几项内容（“代码: 名称”之类），查询拆不开" / "cells hold several things (`code: label` and the like), which a query does not take apart",
                Beyond::Bounds => "时期写成起止两列，查询合不起来" / "periods stand in two columns, their start and their end, which a query does not join",
                Beyond::Actions => "有的行撤销前面的行（ACTION），查询里行没有先后" / "rows undo rows above them (ACTION); in a query rows have no order",
                Beyond::Merged => "空单元格沿用上一行的文字，查询里行没有先后" / "blank cells go on with the text above them; in a query rows have no order",
                Beyond::Crossed => "行是年份、列是月份的表，查询读不了" / "a query does not read a table with years down and months across",
                Beyond::Measures => "一行里有一个指标的几种度量（当期值、累计值之类），查询读不了" / "a query does not read several measures of a row's indicator (当期值, 累计值 and the like)",
                Beyond::Flags => "一行里各数有各自的标志或单位，查询读不了" / "a query does not read a row whose figures have flags or units of their own",
                Beyond::UnitAbove => "计量单位写在表的上方，查询看不到" / "the unit of measure stands above the table, where a query does not see it",
                Beyond::Workbook => "数据在工作簿里，查询读不了" / "the data are in a workbook, which a query does not read",
                Beyond::Name => "where 的一列与查询结果的列同名（period、region、rows 之类），或在几个文件里含义不同" / "a column of `where` is called like one of the query's own (period, region, rows and the like), or is something else in another file",
            },
            help = Some(say! { language, what;
                Beyond::UnitAbove => "在 [[data]] 中写 unit = \"…\"" / "write unit = \"…\" in the [[data]] block",
                Beyond::Workbook => "把这张表另存为 CSV" / "save the sheet as CSV",
                Beyond::Name => "给那一列换一个名称" / "give that column another name",
                _ => "直接读这个文件：indicalc report --data 文件" / "read the file itself: indicalc report --data FILE",
            });

        /// A file that engines do not read as it is.
        Encoding => BadEncoding,
            "数据库按 UTF-8 读文件，这个文件是别的编码" / "engines read files as UTF-8, and this one is in another encoding",
            help "先转成 UTF-8（iconv -f gb18030 -t utf-8），或用 --from 写出数据库里的表" /
                "convert it (iconv -f gb18030 -t utf-8), or name the engine's table by --from";

        /// A file whose lines an engine cannot take apart by itself.
        Lines { dialect: &'static str } => NoTable,
            "{dialect} 自己读文件时，表头必须就是第一行，列名齐全而不重复" /
                "where {dialect} reads a file itself, the header must be its first line, with every column named once",
            help "把文件读成一张表，用 --from 写出表名" / "read the file into a table, and name it by --from";

        /// A column that a table of an engine cannot have.
        Nameless => NoTable,
            "有的列没有名称，--from 的表里认不出是哪一列" / "a column has no name: which one of the --from table it is, is not known",
            help "样本的表头要与表的列名一致" / "the header of the sample has to be the names of the table's columns";

        /// Files of several blocks.
        Blocks => BadValue,
            "这个文件与前面的文件属于不同的 [[data]]，一条查询只对一个" / "this file belongs to another [[data]] block than those before it: a query is for one",
            help "用 --data 一次只写一个 [[data]] 的文件；各自的结果存成同名的文件，再一起交给 --data" /
                "name the files of one block by --data; save each result under the name of its file, and give all of them to --data";

        /// Files that may hold a row twice.
        Several { files: usize } => BadValue,
            "{files} 个文件里重复的行，直接读文件时只算一次，查询却会逐个相加" / "rows that several of the {files} files hold count once where they are read, but a query would add each of them",
            help "在数据库里把这些文件读成一张表，去掉重复的行，用 --from 写出表名；用 --data 写一个文件作样本" / "read the files into one table of the engine, without the rows that they repeat, and name it by --from, with one file as sample by --data";

        /// A text that a terminal would obey.
        Hidden { text: String } => BadValue,
            with { let text = clean(text); },
            "“{text}”里有不显示的控制字符，不能写进查询" / "`{text}` holds control characters, which are not written into a query",
            help "在计划或文件里去掉这些字符" / "take them out of the plan or the file";

        /// Files of several shapes in place of one table.
        Shapes => NoTable,
            "这个文件的列与前面的文件不同，--from 只有一张表" / "this file has other columns than those before it, and --from is one table",
            help "用 --data 只写一个样本" / "name one sample by --data";
    }
}
