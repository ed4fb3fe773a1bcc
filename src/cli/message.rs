//! What can be wrong with a command line, and with the files it names beside plan and data.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::usage::{Misuse, bare};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::language::Language;
use crate::messages;
use crate::quantity::notation::LabelError;
use crate::report::NotWritten;
use crate::report::earlier::NotARun;
use crate::say;

/// How many names a message lists.
const LISTED: usize = 30;

messages! {
    /// A message of the command line.
    pub(super) enum CliMessage, language {
        /// A command line that clap refuses.
        Misuse { misuse: Box<Misuse> } => Usage,
            = misuse.sentence(language),
            help = Some(misuse.way_out(language));

        /// A value that an option does not take.
        UnknownValue { option: String, written: String, near: Option<String>, known: Vec<String> } => UnknownChoice,
            "{option} 没有“{written}”这个值" / "{option} has no value `{written}`",
            help = Some(choose(near.as_deref(), known, language));

        /// A target that the plan does not have.
        UnknownTarget { written: String, ids: Vec<String> } => UnknownChoice,
            "没有“{written}”这个目标" / "there is no target `{written}`",
            help = Some(choose_among(written, ids, language));

        /// An index of targets that weigh nothing.
        NoWeights => Usage,
            "计划里没有一个目标写了权重，没有综合指数" / "no target of the plan has a weight: there is no composite index",
            help "在计入指数的 [[targets]] 里写上权重，如 weight = 5" / "write weights into those [[targets]] that count, such as weight = 5";

        /// A series that neither plan nor data have, or that has no figures.
        NoSeries { written: String, near: Option<String> } => UnknownChoice,
            with { let near = near.as_ref().map(|name| say!(language, "；是不是：{name}", "; is it {name}?")).unwrap_or_default(); },
            "没有“{written}”的数{near}" / "there are no figures of `{written}`{near}",
            help "写 [series] 的键或名称，或数据里的名称；indicalc inspect 文件 列出数据里的名称" / "write a key or name of [series], or a name in the data; indicalc inspect FILE lists those";

        /// A member in another unit than the whole.
        MemberUnit { member: String, unit: String, whole: String } => UnitMismatch,
            "“{member}”的单位“{unit}”与整体的单位“{whole}”合不到一起" / "the unit `{unit}` of `{member}` does not go with `{whole}`, that of the whole",
            help "在它的 [series] 里写 unit" / "write `unit` in its [series]";

        /// Members of a rate or growth.
        MembersOfRate { written: String } => BadValue,
            "“{written}”是比率或增速，各成员的数不能相加" / "`{written}` is a rate or a growth: the figures of its members do not add up",
            help "改问它的分子或分母；各地区的数并列看，用 indicalc --by-region" / "ask for what it is made of; indicalc --by-region shows the regions side by side";

        /// Figures of the whole without members.
        NoMembers { written: String } => UnknownChoice,
            "“{written}”只有整体的数，没有分地区的数" / "`{written}` has figures of the whole alone, none of regions",
            help "成员由行业等栏区分的，写一个 [series]，用 match 和 where 选出各成员的行，并写 aggregate = \"sum\"" / "where a column such as an industry tells members apart, write a [series] whose `match` and `where` choose their rows, with aggregate = \"sum\"";

        /// Sums with too many digits.
        TooLong => Arithmetic,
            "成员的合计位数太多，超出计算范围" / "the members add up to more digits than can be computed with",
            help "改用较大的计量单位" / "use a larger unit of measure";

        /// Nothing to look at.
        NoFigures => Usage,
            "数据里没有这个计划要的数" / "the data hold no figure that the plan needs",
            help "用 indicalc inspect 文件 看数据里有什么" / "see what the data hold with indicalc inspect FILE";

        /// All methods at once, where there is no table of them.
        EveryMethod => Usage,
            "--method all 把各方法的评级并列，只用于报告的各表" / "--method all sets the ratings of all methods side by side, in the tables of a report only",
            help "用 indicalc progress --method all" / "use indicalc progress --method all";

        /// A command that there is not.
        UnknownCommand { written: String, names: Vec<String> } => UnknownChoice,
            "没有 {written} 这个命令" / "there is no command {written}",
            help = Some(choose_among(written, names, language));

        /// A file's name whose ending stands for no format.
        UnknownEnding { ending: String, known: Vec<String> } => UnknownChoice,
            "不认识文件名后缀“{ending}”" / "the ending `{ending}` means no format",
            help = Some(choose_among(ending, known, language));

        /// A check for what got worse, without an earlier run.
        NothingToCompare => Usage,
            "--fail-on worse 要有上次的运行来比较" / "--fail-on worse needs an earlier run to compare with",
            help "写 --compare 上次.json" / "add --compare before.json";

        /// The report of one plan, to be compared with several.
        SeveralPlans { option: &'static str, plans: usize } => Usage,
            "{option} 是一个计划的报告，不能与 {plans} 个计划比较" / "{option} is the report of one plan, and cannot be compared with {plans}",
            help "一次检查一个计划" / "check one plan at a time";

        /// A period that is not understood.
        Period { option: &'static str, written: String, error: LabelError, examples: &'static [&'static str; 2] } => BadPeriod,
            with { let why = error.text(language); let [zh, en] = examples; let example = language.pick(zh, en); },
            "{option} {written}: {why}" / "{option} {written}: {why}",
            help "例如 {example}" / "for example {example}";

        /// An earlier run that cannot be read.
        NoEarlierRun { option: &'static str, path: String, why: FileTrouble } => Unreadable,
            with { let why = why.text(language); },
            "{option} {path} 读不出来：{why}" / "{option} {path} cannot be read: {why}",
            help = Some(how_to_save(language));

        /// A file that is no earlier run.
        NotARun { option: &'static str, path: String, why: NotARun } => Unreadable,
            with { let why = why.text(language); },
            "{option} {path} {why}" / "{option} {path} {why}",
            help = Some(how_to_save(language));

        /// Labels for a format that is not CSV.
        LabelsOf { format: &'static str } => Usage,
            "--labels 只用于 CSV，这里的格式是 {format}" / "--labels is for CSV, not for {format}",
            help "写 --format csv" / "write --format csv";

        /// A result that a format cannot hold.
        DoesNotFit { why: String } => Unwritable,
            "结果写不成这种格式：{why}" / "the result does not fit the format: {why}",
            help "用 --group 或 --id 只写一部分，或写成 csv" / "write a part of it by --group or --id, or write csv";

        /// A file of bytes for a terminal.
        NoText { format: &'static str } => Usage,
            "{format} 不是文本，不能写到终端" / "{format} is no text, a terminal cannot show it",
            help "写到文件：-o 文件.{format}" / "write it to a file: -o FILE.{format}";

        /// A file that cannot be written.
        Unwritable { path: String, why: FileTrouble } => Unwritable,
            with { let reason = why.text(language); },
            "{path} 写不进去：{reason}" / "cannot write {path}: {reason}",
            help = Some(why.way_out(language));
    }
}

impl From<NotWritten> for CliMessage {
    fn from(NotWritten(why): NotWritten) -> Self {
        Self::DoesNotFit { why }
    }
}

impl CliMessage {
    /// What clap refuses of a command line whose first word is given.
    pub(super) fn misuse(error: &clap::Error, first: Option<&str>) -> Self {
        let misuse = Misuse::of(error, first);
        if misuse.choices.is_empty() || misuse.value.is_empty() {
            let misuse = Box::new(misuse);
            return Self::Misuse { misuse };
        }
        Self::UnknownValue {
            option: bare(&misuse.argument).to_owned(),
            written: misuse.value,
            near: misuse.near,
            known: misuse.choices,
        }
    }
}

fn how_to_save(language: Language) -> String {
    say!(
        language,
        "用 indicalc report --format json -o 上次.json 保存一次运行，以后与它比较",
        "save a run with indicalc report --format json -o before.json, and compare with that"
    )
}

/// The nearest of the names that would do, else all of them.
fn choose_among(written: &str, known: &[String], language: Language) -> String {
    let near = nearest(written, known.iter().map(String::as_str));
    choose(near, known, language)
}

fn choose(near: Option<&str>, known: &[String], language: Language) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in known {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    if let Some(near) = near {
        say!(language, "是不是“{near}”？", "did you mean `{near}`?")
    } else if names.is_empty() {
        say!(language, "计划里一个也没有", "the plan has none")
    } else {
        let codes = |name: &&str| Code::of(name).is_some();
        if names.iter().filter(|name| codes(name)).count() > 1 {
            names.retain(|name| !codes(name));
            names.push(
                language.pick("indicalc codes 列出的代码", "the codes that indicalc codes lists"),
            );
        }
        let more = if names.len() > LISTED { "……" } else { "" };
        names.truncate(LISTED);
        let list = language.list(names);
        say!(language, "可选：{list}{more}", "there are: {list}{more}")
    }
}

/// Why a file cannot be read or written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum FileTrouble {
    NoFile,
    NoFolder,
    IsFolder,
    NotPermitted,
    /// It is there already, and is not to be written over.
    IsThere,
    /// The same of the example's data, which has a name of its own.
    IsThereBeside,
    /// It is read in this very run.
    IsInput,
    /// Links lead on and on.
    IsCircle,
    /// It is a device, a pipe or a socket.
    IsSpecial,
    /// What the system says.
    Other(String),
}

impl FileTrouble {
    /// Why a file cannot be read.
    pub(super) fn reading(error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::NoFile,
            _ => Self::of(error),
        }
    }

    /// Why a file cannot be written.
    pub(super) fn writing(error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::NoFolder,
            _ => Self::of(error),
        }
    }

    fn of(error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::IsADirectory => Self::IsFolder,
            ErrorKind::PermissionDenied => Self::NotPermitted,
            _ => Self::Other(error.to_string()),
        }
    }

    fn text(&self, l: Language) -> String {
        say! { l, self;
            Self::NoFile => "没有这个文件" / "there is no such file",
            Self::NoFolder => "没有这个文件夹" / "there is no such folder",
            Self::IsFolder => "这是文件夹" / "it is a folder",
            Self::NotPermitted => "没有写入的权限" / "writing is not permitted",
            Self::IsThere | Self::IsThereBeside => "已有这个文件，init 不覆盖" / "it is there already, and `init` writes over no file",
            Self::IsInput => "这是本次要读的文件" / "this run reads it",
            Self::IsCircle => "链接一个接一个，超过 40 个" / "more than 40 links lead from one to the other",
            Self::IsSpecial => "这是设备或管道" / "it is a device or a pipe",
            Self::Other(words) => = words.clone(),
        }
    }

    /// What to do where a file cannot be written.
    fn way_out(&self, l: Language) -> String {
        say! { l, self;
            Self::NoFile | Self::NoFolder => "先建文件夹" / "make the folder first",
            Self::IsFolder => "写出文件名，如 表.csv" / "name a file, such as table.csv",
            Self::IsThere => "用 -o 换一个文件名，-o - 只打印" / "choose another name by -o; -o - prints it",
            Self::IsThereBeside => "例子的数据写在计划旁边：用 -o 文件夹/targets.toml 换一个文件夹，-o - 只打印" / "the example's data go beside the plan: choose another folder by -o FOLDER/targets.toml; -o - prints the plan",
            Self::IsInput | Self::IsCircle => "换一个文件名" / "choose another name",
            Self::IsSpecial => "写出文件名；标准输出写作 -o -" / "name a file; standard output is -o -",
            Self::NotPermitted | Self::Other(_) => "换一个文件夹" / "choose another folder",
        }
    }
}

/// Why a command ends without results: told on standard error, exit status 2.
#[derive(Debug)]
pub(super) struct Refusal(pub(super) Diagnostics);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentences = self.0.iter();
        let sentences: Vec<String> = sentences.map(|one| one.message.text(Language::En)).collect();
        f.write_str(&sentences.join("; "))
    }
}

impl std::error::Error for Refusal {}

impl From<CliMessage> for Refusal {
    fn from(message: CliMessage) -> Self {
        vec![message].into()
    }
}

impl From<Vec<CliMessage>> for Refusal {
    fn from(messages: Vec<CliMessage>) -> Self {
        let mut diagnostics = Diagnostics::default();
        let errors = messages.into_iter().map(|message| Diagnostic::error(None, message));
        diagnostics.extend(errors);
        Self(diagnostics)
    }
}

impl From<CliMessage> for anyhow::Error {
    fn from(message: CliMessage) -> Self {
        Refusal::from(message).into()
    }
}

/// A path as messages name it.
pub(super) fn shown(path: &Path) -> String {
    path.display().to_string()
}
