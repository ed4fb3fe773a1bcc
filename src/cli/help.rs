//! The words of the help, in both languages.

use std::fmt::Write;

use clap::{Arg, ArgAction, Command};
use unicode_width::UnicodeWidthStr;

use crate::language::Language;
use crate::say;

/// Puts the words of a language into a command line: what each command and option is for, and the page around them.
pub(super) fn translate(command: Command, l: Language) -> Command {
    let page = say!(
        l,
        "{{about}}\n\n用法：{{usage}}\n\n{{all-args}}{{after-help}}",
        "{{about}}\n\nUsage: {{usage}}\n\n{{all-args}}{{after-help}}"
    );
    let is_top = command.get_name() == "indicalc";
    let about = about(command.get_name(), l);
    let mut command = command
        .about(about)
        .help_template(page)
        .subcommand_help_heading(l.pick("命令", "Commands"))
        .subcommand_value_name(l.pick("命令", "COMMAND"))
        .disable_help_flag(true)
        .disable_version_flag(true);
    if !is_top {
        command = usage(command, l);
    }
    let ids: Vec<String> = command.get_arguments().map(|a| a.get_id().to_string()).collect();
    for id in ids {
        let words = option(command.get_name(), &id, l);
        command = command.mut_arg(&id, |argument| worded(argument, words, l));
    }
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |subcommand| translate(subcommand, l));
    }
    let flag = |id: &'static str, short, action, words: String| {
        let heading = l.pick("选项", "Options");
        Arg::new(id).short(short).long(id).action(action).help(words).help_heading(heading)
    };
    command = command.arg(flag("help", 'h', ArgAction::Help, say!(l, "显示帮助", "Print help")));
    if is_top {
        let words = say!(l, "显示版本", "Print version");
        command = command.arg(flag("version", 'V', ArgAction::Version, words));
    }
    let examples = examples(command.get_name(), l);
    command.after_help(examples)
}

/// How a command is typed.
fn usage(command: Command, l: Language) -> Command {
    let name = command.get_name();
    let rest = say! { l, name;
        "explain" => "编号 [选项]" / "ID [OPTIONS]",
        "members" => "序列 [选项]" / "SERIES [OPTIONS]",
        "compare" => "上次.json 本次.json [选项]" / "BEFORE.json NOW.json [OPTIONS]",
        "inspect" => "文件… [选项]" / "FILE… [OPTIONS]",
        "check" => "[计划…] [选项]" / "[PLAN…] [OPTIONS]",
        "init" => "[数据…] [选项]" / "[DATA…] [OPTIONS]",
        "codes" => "[代码] [选项]" / "[CODE] [OPTIONS]",
        "completions" => "SHELL [选项]" / "SHELL [OPTIONS]",
        "man" | "help" => "[命令] [选项]" / "[COMMAND] [OPTIONS]",
        _ => "[选项]" / "[OPTIONS]",
    };
    let usage = format!("indicalc {name} {rest}");
    command.override_usage(usage)
}

fn worded(argument: Arg, words: String, l: Language) -> Arg {
    let heading = if argument.is_positional() {
        l.pick("参数", "Arguments")
    } else {
        l.pick("选项", "Options")
    };
    let argument = argument.help_heading(heading);
    if !argument.get_action().takes_values() {
        return argument.help(words);
    }
    // What an option is where it is not given stands last.
    let (what, default) = words.find(" [").map_or((&*words, ""), |at| words.split_at(at));
    let words = format!("{what}{}{default}", values(&argument, l));
    argument.help(words).hide_possible_values(true).hide_default_value(true)
}

/// What an option takes, where that is one of a few words, and what it is where it is not given.
fn values(argument: &Arg, l: Language) -> String {
    let values = argument.get_possible_values();
    // Of more the words say which kinds there are.
    if values.is_empty() || values.len() > 16 {
        return String::new();
    }
    let mut text = l.pick("：", ": ").to_owned();
    text += &l.list(values.iter().map(clap::builder::PossibleValue::get_name));
    if let [default] = argument.get_default_values() {
        let default = default.to_string_lossy();
        text += &say!(l, " [缺省 {default}]", " [default: {default}]");
    }
    text
}

/// Declares examples of command lines, one row an example: the command whose help shows it, the line, and what it is for.
macro_rules! examples {
    ($($command:ident $line:literal: $zh:literal / $en:literal,)*) => {
        const EXAMPLES: &[(&str, &str, [&str; 2])] = &[$((stringify!($command), $line, [$zh, $en]),)*];
    };
}

examples! {
    report "indicalc report --as-of 2023-12": "截至2023年底" / "as of the end of 2023",
    report "indicalc report --status behind,missed": "只看滞后和未实现的" / "what is behind or missed",
    report "indicalc report -o report.html": "存为网页，可打印" / "saved as a page, to look at or print",
    gap "indicalc gap --sort attainment": "完成得最少的在前" / "the least done first",
    gap "indicalc gap --decompose": "比重因何变动，差距折合多少" / "why shares moved, and what their gaps amount to",
    gap "indicalc gap --format csv -o gap.csv": "存为 CSV" / "saved as CSV",
    progress "indicalc progress --method open-sdg": "按 Open SDG 的方法" / "by the method of Open SDG",
    progress "indicalc progress --method all --sensitivity": "各方法并列；基期移一年会怎样" / "all methods side by side, and other base years",
    pace "indicalc pace --as-of 2024-05": "5月底的进度" / "at the end of May",
    summary "indicalc summary --owner 商务局": "一个部门的" / "of one owner",
    explain "indicalc explain T01": "T01 的每个数从哪里来" / "where every number of T01 comes from",
    explain "indicalc explain 接待国内外游客": "也可以写名称" / "a name will do",
    members "indicalc members services": "服务业增加值由哪些行业构成，各拉动多少" / "the parts, and what each adds",
    members "indicalc members 增加值 --by 行业名称 --top 5": "数据里的一个名称，按行业列前5个" / "the first five by industry",
    members "indicalc members services --suppress 3 --format csv -o members.csv": "不足3户的不公布，存为 CSV" / "hide fewer than three",
    index "indicalc index -t examples/counties/targets.toml --by-region": "各区县的综合指数、位次和升降" / "the counties by their index",
    index "indicalc index -t examples/counties/targets.toml --region 石舟县": "一个县的指数由哪些指标构成" / "one county: its scores",
    compare "indicalc report --as-of 2024-05 --format json -o may.json": "保存一次运行" / "keep a run",
    compare "indicalc report --format json -o june.json": "再保存一次" / "keep another",
    compare "indicalc compare may.json june.json": "两次运行有什么不同" / "what they say otherwise",
    series "indicalc series --id T01 T02": "这两个目标用到的序列怎样被理解" / "how the series of two targets are understood",
    months "indicalc months --months 6": "近6个月的累计和同比" / "the last six months",
    months "indicalc months --group 发展目标 --format csv -o months.csv": "一组的，存为 CSV" / "of one group, saved as CSV",
    coverage "indicalc coverage --as-of 2024-07": "7月该有的数，哪些还没有" / "what July should have and has not",
    brief "indicalc brief": "写一段话" / "a paragraph",
    brief "indicalc brief --sentences 3 -o brief.docx": "三句，存为 Word 文件" / "three sentences, saved for Word",
    check "indicalc check --fail-on missed,stale": "遇到未实现的、陈旧的即失败" / "fail on what is missed or stale",
    check "indicalc check --format github": "在 GitHub Actions 里加注释" / "annotate in GitHub Actions",
    check "indicalc check --no-data": "只检查计划" / "the plan alone",
    sql "indicalc sql --dialect duckdb -t examples/register/targets.toml": "名录的查询" / "of a register",
    inspect "indicalc inspect examples/wansheng/*.csv": "文件怎样被读入" / "what the reader sees",
    inspect "indicalc inspect examples/wansheng/*.csv --format json": "供程序使用" / "for programs",
    init "indicalc init -o first.toml": "一个可以运行的例子" / "an example that runs",
    init "indicalc init examples/wansheng/*.csv -o plan.toml": "由数据写初稿" / "a first plan from data",
    init "indicalc init --from examples/table/county.csv -o -": "由规划的指标表写，只打印" / "from a plan's table of indicators, printed",
    codes "indicalc codes met-at-baseline": "一个代码的含义" / "what a code means",
    schema "indicalc schema -o targets.schema.json": "计划第一行写 #:schema targets.schema.json" / "begin the plan with #:schema targets.schema.json",
    completions "indicalc completions bash": "写进 ~/.local/share/bash-completion/completions/indicalc" / "goes to ~/.local/share/bash-completion/completions/indicalc",
    man "indicalc man check": "接着用 man -l - 看" / "look at it with | man -l -",
    help "indicalc help gap": "gap 的帮助" / "the help of gap",
    indicalc "indicalc": "评估 targets.toml 中的全部目标" / "assess every target of targets.toml",
    indicalc "indicalc -t examples/national/targets.toml": "另一个计划" / "another plan",
    indicalc "indicalc gap --group 发展目标": "只看一组的差距" / "the gaps of one group",
    indicalc "indicalc explain T01": "T01 的每个数从哪里来" / "where every number of T01 comes from",
}

/// The examples of a command.
fn examples(command: &str, l: Language) -> String {
    let own = || EXAMPLES.iter().filter(|(of, ..)| *of == command);
    let longest = own().map(|(_, line, _)| line.width()).max().unwrap_or(0);
    let mut text = l.pick("例：\n", "Examples:\n").to_owned();
    for (_, line, [zh, en]) in own() {
        let gap = " ".repeat(longest - line.width() + 2);
        // Writing to a string does not fail.
        let _ = writeln!(text, "  {line}{gap}{}", l.pick(zh, en));
    }
    if command == "indicalc" {
        text += &say!(
            l,
            "\n选项写在命令之后；各命令的选项见 indicalc help 命令。\n",
            "\nOptions follow the command; see indicalc help COMMAND.\n"
        );
    }
    text
}

fn about(command: &str, l: Language) -> String {
    say! { l, command;
        "report" => "完整报告：差距、进度、本年进度（缺省命令）" / "The whole report: gap, progress, pace (the default)",
        "gap" => "差距表：离目标还有多远" / "The gap table: how far from the goal",
        "progress" => "进度表：走得够不够快" / "The progress table: fast enough or not",
        "pace" => "本年进度表：今年会到哪里" / "The pace table: what this year will bring",
        "summary" => "汇总表：各组、各牵头部门有几个目标、在什么状态" / "Counts of statuses by group and by owner",
        "index" => "综合指数：各指标得分按权重合成，分组、分地区" / "The composite index: weighted scores, by group and region",
        "compare" => "两次保存的运行有什么不同，不用计划和数据" / "What two saved runs say otherwise, without plan or data",
        "series" => "序列表：每个序列怎样被理解（性质、单位、频度、价格、凭据、来源）" / "What was assumed of each series: kind, unit, rhythm, prices, evidence, source",
        "months" => "月度表：指标×月份，累计和同比" / "Indicators by months: year to date and growth",
        "coverage" => "数据覆盖表：各月有没有数，还有哪些待交" / "What the data cover by month, and what is still to be delivered",
        "members" => "构成表：一个序列由哪些企业、行业、地区构成，谁拉动、谁下降、谁未报送" / "Members of a series: enterprises, industries, regions; who adds, who fell, who has not reported",
        "brief" => "简报：一段可以写进月报的话，每句都有数" / "A paragraph for the monthly brief, a figure in each sentence",
        "explain" => "解释一个目标：每个数的来历，直到文件和行" / "Explain one target: every number back to file and line",
        "check" => "检查计划和全部数据，供自动流程使用" / "Validate the plan and all data, for CI",
        "inspect" => "查看文件怎样被读入" / "Show what the reader sees in files",
        "sql" => "打印一条查询，在数据库里把微观数据汇总成计划所需的行，交给 --data -" / "Print the query that turns micro-data in a database into the rows that the plan needs, for --data -",
        "init" => "写一份计划：由规划的指标表，由数据文件，或一个例子" / "Write a plan: from a table of indicators, from data files, or an example",
        "codes" => "错误和提示的代码：含义、例子、办法" / "Codes of errors and findings: meaning, example, way out",
        "schema" => "targets.toml 的 JSON Schema，供编辑器使用" / "The JSON Schema of targets.toml, for editors",
        "completions" => "命令行补全的脚本" / "The script by which a shell completes",
        "man" => "手册页" / "The manual page",
        "help" => "一个命令的帮助" / "The help of a command",
        _ => "指标计算器：把规划目标与统计数据对照，算出差距和进度" / "Indicator calculator: policy targets held against statistical data",
    }
}

fn option(command: &str, id: &str, l: Language) -> String {
    say! { l, id;
        "account" => "清点每个单元格：数值、缺值、表头、标签、注记、已提示，还是遗漏" / "Count what became of every cell: value, missing, header, label, note, told of, or lost",
        "targets" if command == "inspect" => "计划文件，其中怎样写就怎样读 [缺省：不看计划]" / "The plan whose settings for the files hold [default: none]",
        "targets" => "计划文件 [缺省 targets.toml]" / "The plan [default: targets.toml]",
        "data" if command == "init" => "数据文件；有 --from 时写进计划的 files" / "Data files; with --from they become the plan's files",
        "from" if command == "init" => "规划的指标表（CSV、TSV、Markdown、工作簿）" / "A plan's table of indicators (CSV, TSV, Markdown, workbook)",
        "baseline" => "基期，如 2020 [缺省按表]" / "The baseline, such as 2020 [default: the table's]",
        "deadline" => "目标期，如 2025 [缺省按表]" / "The deadline, such as 2025 [default: the table's]",
        "output" if command == "init" => "写入的文件，不覆盖已有的；- 为标准输出 [缺省 targets.toml]" / "The file to write, never over another; - is standard output [default: targets.toml]",
        "data" if command == "sql" => "数据文件或样本，代替计划中的；- 为标准输入" / "Data files or a sample, instead of the plan's; - is standard input",
        "dialect" => "数据库" / "The engine",
        "from" => "数据库里的表，如 企业名录、read_parquet('名录/*.parquet')；列名与样本的表头一致 [缺省：直接读文件]" / "The engine's table, such as register or read_parquet('register/*.parquet'), with the columns of the sample [default: the files themselves]",
        "data" => "数据文件，代替计划中的；- 为标准输入" / "Data files instead of the plan's; - is standard input",
        "as_of" => "截至时期，如 2024-06：以后的数据视为没有" / "As of a period such as 2024-06: later data does not exist",
        "today" => "今天，如 2024-07-15：此后才结束的时期，数都算预测 [缺省：SOURCE_DATE_EPOCH，否则时钟]" / "Today, as 2024-07-15: figures of periods that end later are forecasts [default: SOURCE_DATE_EPOCH, else the clock]",
        "vintage" => "只用不晚于此的版本" / "Use versions not after this one",
        "region" => "只评估这些地区" / "Assess these regions only",
        "by_region" if command == "explain" => "逐个地区解释" / "Explain it for each region",
        "by_region" => "逐个地区评估；只有一个目标时排名" / "Assess each region; of one target, rank them",
        "series" => "[series] 的键或名称，或数据里的名称" / "A key or name of [series], or a name in the data",
        "by" => "按这一列分类 [缺省：逐个成员]" / "Classes of members by this column [default: one by one]",
        "before" => "上次运行，用 report --format json 保存的" / "The earlier run, as report --format json saves it",
        "now" => "本次运行" / "The later run",
        "months" => "看几个月 [缺省 12]" / "How many months [default: 12]",
        "top" => "每个表至多列几个 [缺省 10]" / "At most so many in each table [default: 10]",
        "suppress" => "不足这么多户的不公布，由相减可以推出的也不公布" / "Hide what has fewer members than this, and what would reveal it by subtraction",
        "method" => "评估方法，代替计划中的；all 把各方法的评级并列" / "How progress is judged, instead of the plan's; all sets the ratings of all side by side",
        "threads" => "至多用几个线程 [缺省：核数]" / "At most so many threads [default: the number of cores]",
        "group" => "只看这些组" / "These groups only",
        "owner" => "只看这些牵头部门" / "These owners only",
        "status" => "只看这些状态" / "These statuses only",
        "id" => "只看这些编号的目标" / "The targets with these ids only",
        "sensitivity" => "列出基期提前、推后一年时的状态" / "Show the statuses with the base year a year earlier and later",
        "decompose" => "列出变动的来源：比值的分子和分母影响、合计的各部分、差距折合多少" / "Show what changes are made of: numerator and denominator of ratios, parts of sums, the gap as an amount",
        "sort" => "排序" / "Order",
        "format" => "格式 [缺省按 -o 的文件名]" / "Format [default: by the name of -o]",
        "output" => "写入文件，而不是标准输出" / "Write to a file, not to standard output",
        "sentences" => "至多几句，要紧的留下 [缺省 6]" / "At most so many sentences, those that matter most [default: 6]",
        "labels" => "CSV 用表上的列名和词，供人看" / "CSV with the heads and words of the tables, for a person",
        "bom" => "CSV 带 BOM" / "CSV with a BOM",
        "no_bom" => "CSV 不带 BOM" / "CSV without a BOM",
        "lang" => "语言 [缺省按计划]" / "Language [default: the plan's]",
        "width" => "宽度，列数 [缺省：终端宽度，否则 120]" / "Width in columns [default: the terminal's, else 120]",
        "color" => "颜色" / "Colour",
        "borders" => "边框" / "Borders",
        "target" => "目标编号，如 T01" / "The id of a target, such as T01",
        "plans" => "要检查的计划，可以有几个 [缺省 targets.toml]" / "The plans to check, one or more [default: targets.toml]",
        "fail_on" => "遇到即失败：状态（如 missed）、提示的代码（如 stale）、warnings（任何警告）、worse（状态变差，有 --compare 时总在其中）" / "Fail on statuses (such as missed), codes of findings (such as stale), warnings (any), worse (a status that got worse; always with --compare)",
        "allow" => "已知并接受的提示的代码：照样列出，但不因此失败；见 indicalc codes" / "Codes of findings that are known and accepted: told, but no failure; see indicalc codes",
        "expect" => "目标、评价依据、数值、状态、本年进度与保存的 JSON 报告不同即失败，逐个目标列出" / "Fail where goal, what it is judged by, value, status or the year in progress differ from a kept JSON report, target by target",
        "no_data" => "只检查计划，不读数据" / "Check the plan alone, read no data",
        "compare" => "与上次运行的 JSON 报告比较，列出变化" / "Compare with the JSON report of an earlier run, and list what changed",
        "files" => "要查看的文件" / "The files to look at",
        "code" => "一个代码，如 bad-goal" / "One code, such as bad-goal",
        "shell" => "哪个 shell" / "The shell",
        "command" => "哪个命令" / "The command",
        _ => = String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn every_command_and_option_has_words_in_both_languages() {
        for language in [Language::Zh, Language::En] {
            let command = translate(super::super::arguments::Arguments::command(), language);
            for subcommand in command.get_subcommands() {
                assert_ne!(about(subcommand.get_name(), language), about("", language));
                for argument in subcommand.get_arguments() {
                    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(!help.is_empty(), "{} {}", subcommand.get_name(), argument.get_id());
                }
            }
            command.debug_assert();
        }
    }
}
