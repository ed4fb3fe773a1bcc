//! The words of the help, in both languages.

use clap::{Arg, ArgAction, Command};

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
    let ids: Vec<String> = command
        .get_arguments()
        .map(|a| a.get_id().to_string())
        .collect();
    for id in ids {
        let words = option(command.get_name(), &id, l);
        command = command.mut_arg(&id, |argument| worded(argument, words, l));
    }
    let names: Vec<String> = command
        .get_subcommands()
        .map(|c| c.get_name().to_owned())
        .collect();
    for name in names {
        command = command.mut_subcommand(&name, |subcommand| translate(subcommand, l));
    }
    let flag = |id: &'static str, short, action, words: String| {
        let heading = l.pick("选项", "Options");
        Arg::new(id)
            .short(short)
            .long(id)
            .action(action)
            .help(words)
            .help_heading(heading)
    };
    command = command.arg(flag(
        "help",
        'h',
        ArgAction::Help,
        say!(l, "显示帮助", "Print help"),
    ));
    if is_top {
        let words = say!(l, "显示版本", "Print version");
        command = command
            .arg(flag("version", 'V', ArgAction::Version, words))
            .after_help(examples(l));
    }
    command
}

/// How a command is typed.
fn usage(command: Command, l: Language) -> Command {
    let name = command.get_name();
    let rest = match name {
        "explain" => say!(l, "编号 [选项]", "ID [OPTIONS]"),
        "inspect" => say!(l, "文件… [选项]", "FILE… [OPTIONS]"),
        "check" => say!(l, "[计划…] [选项]", "[PLAN…] [OPTIONS]"),
        _ => say!(l, "[选项]", "[OPTIONS]"),
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
    let (what, default) = words
        .find(" [")
        .map_or((&*words, ""), |at| words.split_at(at));
    let words = format!("{what}{}{default}", values(&argument, l));
    argument
        .help(words)
        .hide_possible_values(true)
        .hide_default_value(true)
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

fn examples(l: Language) -> String {
    say!(
        l,
        "例：\n  indicalc                             评估 targets.toml 中的全部目标\n  \
         indicalc gap --group 发展目标        只看一组的差距\n  \
         indicalc explain T01                 T01 的每个数从哪里来\n  \
         indicalc check --fail-on missed,stale\n\n选项写在命令之后；各命令的选项见 indicalc 命令 --help。\n",
        "Examples:\n  indicalc                             assess every target of targets.toml\n  \
         indicalc gap --group 发展目标        the gaps of one group\n  \
         indicalc explain T01                 where every number of T01 comes from\n  \
         indicalc check --fail-on missed,stale\n\nOptions follow the command; see indicalc COMMAND --help.\n"
    )
}

fn about(command: &str, l: Language) -> String {
    match command {
        "report" => say!(
            l,
            "完整报告：差距、进度、本年进度（缺省命令）",
            "The whole report: gap, progress, pace (the default)"
        ),
        "gap" => say!(
            l,
            "差距表：离目标还有多远",
            "The gap table: how far from the goal"
        ),
        "progress" => say!(
            l,
            "进度表：走得够不够快",
            "The progress table: fast enough or not"
        ),
        "pace" => say!(
            l,
            "本年进度表：今年会到哪里",
            "The pace table: what this year will bring"
        ),
        "summary" => say!(
            l,
            "汇总表：各组、各牵头部门有几个目标、在什么状态",
            "Counts of statuses by group and by owner"
        ),
        "explain" => say!(
            l,
            "解释一个目标：每个数的来历，直到文件和行",
            "Explain one target: every number back to file and line"
        ),
        "check" => say!(
            l,
            "检查计划和全部数据，供自动流程使用",
            "Validate the plan and all data, for CI"
        ),
        "inspect" => say!(
            l,
            "查看文件怎样被读入",
            "Show what the reader sees in files"
        ),
        _ => say!(
            l,
            "指标计算器：把规划目标与统计数据对照，算出差距和进度",
            "Indicator calculator: policy targets held against statistical data"
        ),
    }
}

fn option(command: &str, id: &str, l: Language) -> String {
    match id {
        "targets" if command == "inspect" => say!(
            l,
            "计划文件，其中怎样写就怎样读 [缺省：不看计划]",
            "The plan whose settings for the files hold [default: none]"
        ),
        "targets" => say!(
            l,
            "计划文件 [缺省 targets.toml]",
            "The plan [default: targets.toml]"
        ),
        "data" => say!(
            l,
            "数据文件，代替计划中的；- 为标准输入",
            "Data files instead of the plan's; - is standard input"
        ),
        "as_of" => say!(
            l,
            "截至时期，如 2024-06：以后的数据视为没有",
            "As of a period such as 2024-06: later data does not exist"
        ),
        "vintage" => say!(l, "只用不晚于此的版本", "Use versions not after this one"),
        "region" => say!(l, "只评估这些地区", "Assess these regions only"),
        "by_region" if command == "explain" => {
            say!(l, "逐个地区解释", "Explain it for each region")
        }
        "by_region" => say!(
            l,
            "逐个地区评估；只有一个目标时排名",
            "Assess each region; of one target, rank them"
        ),
        "method" => say!(
            l,
            "评估方法，代替计划中的",
            "How progress is judged, instead of the plan's"
        ),
        "group" => say!(l, "只看这些组", "These groups only"),
        "owner" => say!(l, "只看这些牵头部门", "These owners only"),
        "status" => say!(l, "只看这些状态", "These statuses only"),
        "id" => say!(l, "只看这些编号的目标", "The targets with these ids only"),
        "sort" => say!(l, "排序", "Order"),
        "format" => say!(
            l,
            "格式 [缺省按 -o 的文件名]",
            "Format [default: by the name of -o]"
        ),
        "output" => say!(
            l,
            "写入文件，而不是标准输出",
            "Write to a file, not to standard output"
        ),
        "bom" => say!(l, "CSV 带 BOM", "CSV with a BOM"),
        "no_bom" => say!(l, "CSV 不带 BOM", "CSV without a BOM"),
        "lang" => say!(l, "语言 [缺省按计划]", "Language [default: the plan's]"),
        "width" => say!(
            l,
            "宽度，列数 [缺省：终端宽度，否则 120]",
            "Width in columns [default: the terminal's, else 120]"
        ),
        "color" => say!(l, "颜色", "Colour"),
        "borders" => say!(l, "边框", "Borders"),
        "target" => say!(l, "目标编号，如 T01", "The id of a target, such as T01"),
        "plans" => say!(
            l,
            "要检查的计划，可以有几个 [缺省 targets.toml]",
            "The plans to check, one or more [default: targets.toml]"
        ),
        "fail_on" => say!(
            l,
            "遇到即失败：状态（如 missed）、提示的代码（如 stale）、warnings（任何警告）、worse（状态变差，有 --compare 时总在其中）",
            "Fail on statuses (such as missed), codes of findings (such as stale), warnings (any), worse (a status that got worse; always with --compare)"
        ),
        "allow" => say!(
            l,
            "已知并接受的提示的代码：照样列出，但不因此失败；见 indicalc codes",
            "Codes of findings that are known and accepted: told, but no failure; see indicalc codes"
        ),
        "expect" => say!(
            l,
            "与保存的 JSON 报告不同即失败，逐个目标列出",
            "Fail where anything differs from a kept JSON report, target by target"
        ),
        "no_data" => say!(
            l,
            "只检查计划，不读数据",
            "Check the plan alone, read no data"
        ),
        "compare" => say!(
            l,
            "与上次运行的 JSON 报告比较，列出变化",
            "Compare with the JSON report of an earlier run, and list what changed"
        ),
        "files" => say!(l, "要查看的文件", "The files to look at"),
        _ => String::new(),
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
                    let help = argument
                        .get_help()
                        .map(ToString::to_string)
                        .unwrap_or_default();
                    assert!(
                        !help.is_empty(),
                        "{} {}",
                        subcommand.get_name(),
                        argument.get_id()
                    );
                }
            }
            command.debug_assert();
        }
    }
}
