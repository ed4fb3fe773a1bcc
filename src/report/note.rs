//! The sentences under tables, one row a sentence.

use crate::sentences;

sentences! {
    /// What is to be known, and of which targets.
    of_targets(sentence, ids): "{sentence}：{ids}" / "{sentence}: {ids}";

    // gaps and progress
    negative_gap(): "差距为负，表示好于目标，其绝对值为余量。" / "A gap below zero is better than the goal, by so much.";
    attainment(): "完成率只列总量指标；比重、增速等百分比指标看差距。" / "Attainment is given for amounts; percentages are told by their gap.";
    stroke(): "进度条上的竖线为时间进度。" / "The stroke in the bar is the time progress.";
    band(points): "进度差在 ±{points} 个百分点以内为符合预期（本工具的判定标准，非官方口径，计划中可用 on_schedule_within 更改）。" / "Within ±{points} percentage points of the path counts as on schedule (this tool's own figure; `on_schedule_within` in the plan changes it).";
    band_of(points, ids): "进度差在 ±{points} 个百分点以内为符合预期：{ids}。" / "Within ±{points} percentage points of the path counts as on schedule: {ids}.";
    by_pace(percent, ids): "当年总量目标不看进度差，完成与应完成相差 ±{percent}% 以内为符合预期（本工具的判定标准，计划中可用 pace_within 更改）：{ids}。" / "Amounts of one year go by what is due by now, not by the margin: within ±{percent}% of that counts as on schedule (this tool's own figure; `pace_within` in the plan changes it): {ids}.";

    // the year in progress
    usual_share(clauses): "季节进度取完整年份同期占全年比重的中位数{clauses}。" / "The usual share is the median of the same months' share in complete years{clauses}.";
    expected_and_pace(): "；应完成为全年目标×季节进度，进度比为本年累计与应完成之比" / "; expected is the year target x that share, pace the year to date against it";
    range_of_years(): "；预计全年的区间取自各年份" / "; the range of the full year comes from those years";
    share_years(years): "季节进度取自 {years} 年。" / "Usual shares are those of {years}.";
    other_share_years(years, ids): "季节进度取自 {years} 年的：{ids}。" / "Those of {years}: {ids}.";
    spread(column, ids): "{column}按余期均摊的：{ids}（计划没有写明当年目标，从上年实绩起匀速走到目标）。" / "{column}, spread over the years left for {ids}: the plan states none for this year, so it is the even step from last year's figure to the goal.";
    all_spread(column): "{column}按余期均摊：计划没有写明当年目标，从上年实绩起匀速走到目标。" / "{column}: spread over the years left; the plan states none for this year, so it is the even step from last year's figure to the goal.";
    moving(column, ids): "{column}随参照而变的：{ids}（参照同期的数，加上要求高出或低出的幅度）。" / "{column} that moves with the reference, {ids}: its figure of the same months and what is to be added.";
    published(ids): "同比为公布数的：{ids}；其余按公布绝对数推算。" / "Changes on a year ago are as published for {ids}, else computed from the figures themselves.";
    constant(ids): "同比按可比价的：{ids}。" / "At constant prices: the changes on a year ago of {ids}.";
    all_published(): "同比均为公布数。" / "Changes on a year ago are as published.";
    all_computed(): "同比均按公布绝对数推算。" / "Changes on a year ago are computed from the figures themselves.";
    changes(): "较上期、较上年同期：增速比本年上一期、比上年同期提高（+）或回落（-）的百分点；比重和比率为其本身的变化。" / "On the last, on last year: by how many points the growth rose or fell since the period before within the year, and since the same period of last year; of shares and rates the change of the figure itself.";
    judged_as_carried(): "有推算全年的按推算全年判断和计分：上年全年的数，加上今年与上年同期之差。" / "Carried to the year: last year's figure plus the change on the same months of last year, which is judged and scored in the place of a part of the year.";
    carried(): "推算全年：上年全年的数，加上今年与上年同期之差。" / "Carried to the year: last year's figure plus the change on the same months of last year.";
    projected_to(column, ids): "{column}按走势会超出 0 或 100% 的，取到边界为止：{ids}。" / "{column} beyond 0 or 100% by the trend, and held at that bound: {ids}.";
    bounded(ids): "推算全年超出 0 或 100% 的，取到边界为止：{ids}。" / "Carried beyond 0 or 100%, and held at that bound: {ids}.";
    allowed(): "余期需增：要完成全年目标，其余月份比上年同期还需增长多少；目标为上限的，为允许增长多少。" / "Growth needed: by how much the rest of the year must exceed that of last year to reach the year target; under a ceiling, by how much it may.";
    pace_band(percent): "年内判断：本年累计与应完成相差 ±{percent}% 以内为符合预期（本工具的判定标准，计划中可用 pace_within 更改）。" / "This year: within ±{percent}% of what is due counts as on schedule (this tool's own figure; `pace_within` in the plan changes it).";
    holding(): "增速、比重、比率和达标型目标看现在是否达标。" / "Growths, shares, rates and goals that stand hold now or do not.";
    january(): "只有 1 月：春节错月，不宜单独判断。" / "January alone: the lunar new year moves between January and February, so it says little.";
    broken(month, ids): "{month} 起口径变动，此前的数不可比，不跨越它算同比、季节进度和预计：{ids}" / "the series breaks at {month}, what lies before it does not compare; no change on a year ago, share or projection reaches across it: {ids}";
    added_by_months(ids): "存量的新增，应完成和预计全年一律按序时（月数/12）：{ids}。" / "Of what is added to a stock, what is due and the full year always go by the months passed: {ids}.";
    no_share(ids): "没有可用的完整年份，应完成和预计全年按序时（月数/12）：{ids}。" / "No complete year to take a usual share from, so what is due and the full year go by the months passed: {ids}.";

    // counts and regions
    shared_owners(): "一个目标有几个牵头部门的，各部门都计入，合计只计一次。" / "A target with several owners counts with each of them, and once in the total.";
    counted_by_region(): "状态按地区逐一计数，一个目标有几个地区就计几次。" / "Statuses are counted by region: a target counts once in each.";
    ranking(): "按现值由优到劣排列；时期或增速的来源（公布、推算）与多数地区不同的不排位次。" / "Sorted by the latest value, best first; figures of another period than that of most regions, or growths of another source (published, computed), have no rank.";
    ranked_as_published(names): "现值由公布增速推算，位次和占比按公布数：{names}。" / "The latest value is chained by published growth, so ranks and shares go by the figure as published: {names}.";
    unranked(regions): "没有数据的地区：{regions}" / "regions without data: {regions}";
    unlike_periods(names): "现值的时期、增速的来源或能否推算全年与多数地区不同，不排位次：{names}" / "figures of another period than those of most regions, growths of another source, or not carried to the year as theirs are, so without a rank: {names}";
    places(): "上年位次为上年同期按当时的数排出的位次；位次升降为正表示上升。" / "The rank a year before is that of the figures then; places gained are positive.";
    no_side(names): "看不出越大越好还是越小越好，不排位次：{names}" / "nothing says whether more or less is better, so without ranks: {names}";
    other_regions(names): "前后两次有位次的地区不同，位次升降受其影响：{names}" / "not the same regions have a rank now and then, which moves places: {names}";
    beside_whole(whole): "高于{whole}为正，低于为负；时期不同的不比，公布的增速与推算的增速不比。" / "Above {whole} is positive, below negative; figures of unlike periods are not compared, nor published growth with computed.";

    // judged otherwise
    people_judge(): "状态按规则算出；人工判断写在计划里，只与它并列，不代替它。" / "The status is computed by the rules; what people judge stands in the plan beside it, never in its place.";
    base_years(): "基期移一年，相对目标（翻番、年均增长）的目标值和路径随之改变；计划写的基期值只用于它自己的那一年。" / "With the base year moved by one, the levels of relative goals (doubling, growth a year) and the path move with it; a value that the plan states is of its own year alone.";

    // what changes are made of
    ratios(): "分子影响 = (n1 - n0)/d1，分母影响 = n0/d1 - n0/d0，两者之和为较基期的变动；差距折合 = 目标值×d1 - n1，即分母不变时分子还差多少。" / "Numerator effect: (n1 - n0)/d1; denominator effect: n0/d1 - n0/d0; together they are the change since the baseline. The gap as an amount: goal x d1 - n1, what the numerator lacks as long as the denominator stays.";
    sums(): "占变动：各部分变动占合计变动的比重；占差距：差距按各部分现值的比重分摊。" / "Share of the change: the part's change over that of the whole; share of the gap: as the part's share of the value.";

    // the composite index
    by_attainment(): "得分：越高越好的为 100×现值/目标值，越低越好的为 100×目标值/现值，区间目标看离区间多远（limits 处为零）；限于 0 至 100。" / "Score: 100 x value / goal, 100 x goal / value where less is better, of a range by the distance from it (nothing at `limits`); from 0 to 100.";
    by_efficacy(): "得分为功效系数：60 + 40×(现值−最差)/(最好−最差)；最差和最好取 bounds，没有的取各地区的。" / "Score: 60 + 40 x (value - worst) / (best - worst), of `bounds`, else of the worst and the best region.";
    arithmetic_mean(): "指数为得分的加权算术平均；贡献为权重×得分/权重之和。" / "The index is the weighted arithmetic mean of scores; a contribution is weight x score / all weights.";
    geometric_mean(): "指数为得分的加权几何平均。" / "The index is the weighted geometric mean of scores.";
    unweighted(ids): "没有权重，不计入指数：{ids}" / "without weight, no part of the index: {ids}";
    weights_stand(): "有指标没有得分，所在组和总指数不计算；要由其余指标分摊权重，写 [index] weights = \"rescale\"。" / "Where a score is missing there is no index of its group and in all; to let the others share its weight write [index] weights = \"rescale\".";
    weights_rescaled(): "有指标没有得分，其权重由其余指标分摊。" / "Where a score is missing the others share its weight.";

    // changes since an earlier run
    other_plan(title): "上次的运行用的是另一个计划：{title}。" / "The last run was of another plan: {title}.";
    nothing_changed(): "状态、目标和同一时期的数值都没有变化。" / "No status, goal or value of the same period changed.";
    only_revised(): "状态和目标都没有变化；数值有修订，见下表。" / "No status and no goal changed; figures were revised, see below.";
    as_they_were(same): "{same} 项与上次相同。" / "Unchanged: {same}.";

    // pages about the data
    months(): "流量为1月至当月的累计，存量为月末数，比率和比重为公布的时期；按今天的数，不按当时的版本。" / "Flows from January to the month, stocks at its end, rates and shares as published; by today's figures, not by those of the time.";
    added(): "净增：比上年末增加的数。" / "Added: what there is more than at the end of the year before.";
    singles(): "当月：能从累计推出的也列出；几个月合并公布的（如1-2月、季度）列在末月，是这几个月的数。" / "Single months: also where they follow from the year to date; what is published for several months together (January and February, a quarter) stands in the last of them and is of all of them.";
    monthly_growth(): "同比：有公布数的用公布数，其余按公布绝对数推算；没有数或没有新数的月份空白。" / "On a year ago: as published where it is, else computed from levels; blank where a month brought no figure.";
    presence(): "有：有以该月为末月的数；缺：没有，而上年（或前年）同月有；空白：按以往的节奏，该月不出数。" / "yes: there is a figure that ends with the month; no: there is none, though the same month of the year before (or of the one before that) had one; blank: by the rhythm seen so far none is due.";
    kinds(): "性质决定怎样跨期：流量相加减，存量取期末，比率按公布的时期，增速连乘。不对的，在 [series] 里写 kind。" / "The kind decides how periods are joined: flows add, stocks are taken at the end, rates stand as published, growths compound. Where it is wrong write `kind` in [series].";
    unfed(names): "数据里没有：{names}" / "not in the data: {names}";
    first_of(shown, all): "列出 {shown} 个，共 {all} 个；要多列，写 --top {all}。" / "{shown} of {all}; --top {all} shows all.";
    members_by(column): "成员按“{column}”区分。" / "Members are told apart by `{column}`.";
    classes_by(column): "按“{column}”分类。" / "Classes of members by `{column}`.";
    pull(): "拉动：（本期−上年同期）/整体的上年同期，各成员之和即整体的同比；新进的上年同期按 0，退出的本期按 0，未报送的两期都不计。" / "Adds to growth: (now - a year before) / the whole a year before; all members add up to the growth of the whole. Who entered had 0, who left has 0, who has not reported counts in neither.";
    hidden(least, hidden, way_out): "不公布：不足 {least} 户，或由整体相减可以推出；共 {hidden} 个。{way_out}" / "not shown: fewer than {least} members, or what would reveal them by subtraction; {hidden} in all.{way_out}";
    larger_classes(): "要按较大的类列出，写 --by 列名。" / " To list larger classes write --by COLUMN.";
    explains_the_whole(name, growth, without): "{name}的变动占整体变动的一半以上：整体同比 {growth}，除去它为 {without}。" / "{name} makes up half of the change of the whole or more: {growth} with it, {without} without.";
    more_series(more): "另有 {more} 个序列，用 --format json 查看全部。" / "{more} more series; --format json has all of them.";

    // what a page has no room for
    same_unit(columns, teller): "{columns}与{teller}同单位。" / "{columns}: in the unit of {teller}.";
    left_out(width, columns): "页宽 {width} 列容不下：{columns}（加大 --width 或终端宽度）。" / "Left out at {width} columns: {columns} (widen the terminal, or --width).";
}
