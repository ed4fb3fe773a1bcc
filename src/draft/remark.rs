//! What the comments of a first plan say.

use crate::sentences;

sentences! {
    marked(cell): "“{cell}”上的记号见表下的注" / "`{cell}` bears a mark: see the notes of the table";
    other_way(way): "表里写的方向是 {way}，与目标的措辞相反：请核对" / "the table says {way}, and the words of the goal the opposite: please check";
    twin(origin): "与 {origin} 同名，两个目标用的是同一个序列：改 name，或写 formula = \"…\" 指明各自的数据" / "it has the name of {origin}, so both take one series: change `name`, or say by formula = \"…\" which data it has";
    held_against(other, text): "以“{other}”为准：要评价，写 goal = \"{text}\" 和 reference = \"{other}的名称或公式\"" / "held against {other}: to judge it write goal = \"{text}\" and reference = \"the name or formula of {other}\"";
    not_understood(reason): "目标没有读懂（{reason}），改写为 goal = \"…\"" / "the goal is not understood ({reason}): rewrite it as goal = \"…\"";
    per_cent_of(text): "“{text}”不是这个指标的数，也没有说清是百分之几还是几个百分点：改写为 goal = \"…\"，如 下降30%、提高5个百分点" / "`{text}` is no figure of this indicator, or may be per cent or percentage points: rewrite it as goal = \"…\", as in \"reduce by 30%\" or \"increase by 5 percentage points\"";
    no_baseline(cell): "基期值没有读懂：{cell}" / "the value at the baseline is not understood: {cell}";
    no_start(cell): "表里没有写明基期，没有写进基期值：{cell}" / "the table does not say when it starts: the value at the baseline is left out: {cell}";
    no_milestone(period, cell): "{period} 的值没有写进 milestones：{cell}" / "the value of {period} is not among the milestones: {cell}";
    also_said(cell): "表中另有 {cell}，没有写进目标" / "the table also says {cell}, which is no part of the goal";
    not_compared(text): "表中另有 {text}，没有与目标核对" / "the table also says {text}, which is not held against the goal";
    said_otherwise(text, own): "表中另有 {text}，而由基期值和目标推算是 {own}" / "the table also says {text}; baseline and goal make it {own}";
    left_out(headings): "没有写进计划的列：{headings}" / "columns that are no part of the plan: {headings}";
    unsaid(headings): "这些列没有写明是目标还是实际数，当作阶段目标写进 milestones，是实际数的请删去：{headings}" / "nothing says whether these columns are promised or told; they are taken for milestones, and are to be taken out where they are told: {headings}";
    without_table(documents): "没有找到指标表：{documents}" / "no table of indicators is found in {documents}";
    another(title, shown, line): "{title} {shown} 第 {line} 行的指标表" / "{title} the table of indicators at line {line} of {shown}";
    beside(heading, cell): "{heading}：{cell}" / "{heading}: {cell}";
    others(names): "数据里还有：{names}" / "the data also hold: {names}";
    divided(names): "按行业之类分开的，这里各取了第一个，其余的照样写 [series.…] where = {{ … }}：{names}" / "divided by dimensions, of which the first is taken here; others need [series.…] with where = {{ … }} too: {names}";
    regions(names): "数据里的地区：{names}" / "the regions of the data: {names}";
    guessed(name): "{name} 有推测成分，可写成：" / "of {name} something was guessed; this would say it:";
    newest(first, last, value): "{first} 至 {last}，最新 {value}" / "{first} to {last}, the newest {value}";
    made_from(shown, line): "由 {shown} 第 {line} 行的指标表写成；每个目标注明所在的行，待核对的写在注释里" / "made from the table of indicators at line {line} of {shown}; each target names its line, and what is left open stands in comments";
}
