//! What the comments of a first plan say.

use crate::sentences;

sentences! {
    marked(cell): "“{cell}”上的记号见表下的注" / "`{cell}` bears a mark: see the notes of the table";
    held_against(other, text): "以“{other}”为准：要评价，写 goal = \"{text}\" 和 reference = \"{other}的名称或公式\"" / "held against {other}: to judge it write goal = \"{text}\" and reference = \"the name or formula of {other}\"";
    not_understood(reason): "目标没有读懂（{reason}），改写为 goal = \"…\"" / "the goal is not understood ({reason}): rewrite it as goal = \"…\"";
    no_baseline(cell): "基期值没有读懂：{cell}" / "the value at the baseline is not understood: {cell}";
    no_milestone(period, cell): "{period} 的值没有写进 milestones：{cell}" / "the value of {period} is not among the milestones: {cell}";
    also_said(cell): "表中另有 {cell}，没有写进目标" / "the table also says {cell}, which is no part of the goal";
    not_compared(text): "表中另有 {text}，没有与目标核对" / "the table also says {text}, which is not held against the goal";
    said_otherwise(text, own): "表中另有 {text}，而由基期值和目标推算是 {own}" / "the table also says {text}; baseline and goal make it {own}";
    unused(period): "{period} 的数没有用到；以它为基期的，用 --baseline {period}" / "the figures of {period} are not used: where the plan starts from them, ask for --baseline {period}";
    others(names): "数据里还有：{names}" / "the data also hold: {names}";
    divided(names): "按行业之类分开的，这里各取了第一个，其余的照样写 [series.…] where = {{ … }}：{names}" / "divided by dimensions, of which the first is taken here; others need [series.…] with where = {{ … }} too: {names}";
    regions(names): "数据里的地区：{names}" / "the regions of the data: {names}";
    guessed(name): "{name} 有推测成分，可写成：" / "of {name} something was guessed; this would say it:";
    newest(first, last, value): "{first} 至 {last}，最新 {value}" / "{first} to {last}, the newest {value}";
    made_from(shown, line): "由 {shown} 第 {line} 行的指标表写成；每个目标注明所在的行，待核对的写在注释里" / "made from the table of indicators at line {line} of {shown}; each target names its line, and what is left open stands in comments";
}
