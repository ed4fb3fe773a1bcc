//! What columns are for, by the words that stand over them, before them or in the lines above a table.

use super::Words;

/// What a heading says of what stands below or behind it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Heading {
    /// The reference period.
    Period,
    /// Days, which in the lines above a table may be any day.
    Date,
    /// The year, to which a part may stand beside it.
    Year,
    /// A month or quarter of a year.
    Part,
    /// Where the run begins that another column ends.
    Start,
    /// Where a run ends.
    End,
    /// The name of the indicator.
    Indicator,
    /// The title of a series or table.
    Title,
    /// The value.
    Value,
    /// The region.
    Region,
    /// The unit of measure.
    Unit,
    /// The scale beside the unit: `Billions`.
    Scale,
    /// The currency before the unit, of the ONS.
    Currency,
    /// The version of the figure.
    Vintage,
    /// A flag: preliminary, estimated.
    Flag,
    /// Whether a figure is cumulative.
    Basis,
    /// What a row does to earlier ones (SDMX).
    Action,
    /// The data flow or structure a row belongs to (SDMX).
    Flow,
    /// How often the series comes.
    Frequency,
    /// The last year of which figures are actual.
    Actual,
    /// Notes and other texts that tell no rows apart.
    Note,
    /// What data terminals tell of their series, and no column of figures.
    Caption,
}

/// The words of headings; of two columns of one role the one whose word stands first here has it.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static HEADINGS: Words<Heading> = Words::new(&[
    (Heading::Period, &["时期", "时间", "期间", "期别", "报告期", "统计期", "统计时间", "统计时期", "数据时间"]),
    (Heading::Date, &["日期"]),
    (Heading::Period, &["年月"]),
    (Heading::Year, &["统计年份", "年份", "年度", "年"]),
    (Heading::Period, &["所属期", "所属时期"]),
    (Heading::Date, &["统计日期", "数据日期"]),
    (Heading::Period, &["数据期", "時間", "時期", "time_period", "timeperiod", "time period", "period", "time"]),
    (Heading::Date, &["date", "observation_date"]),
    (Heading::Year, &["year"]),
    (Heading::Period, &["refper", "ref_date"]),
    (Heading::Part, &["月份", "统计月份", "月", "季度", "季", "month", "quarter", "月度", "季别", "mon", "month name", "qtr", "half", "半年"]),
    (Heading::Period, &["reference period", "時点", "年次"]),
    (Heading::Year, &["jahr"]),
    (Heading::Period, &["zeit"]),
    (Heading::Date, &["datum"]),
    (Heading::Year, &["année"]),
    (Heading::Period, &["période"]),
    (Heading::Year, &["año"]),
    (Heading::Date, &["fecha"]),
    (Heading::Year, &["ano", "jaar", "år", "rok", "год", "년도", "연도"]),
    (Heading::Period, &["período", "periodo"]),
    (Heading::Year, &["anno"]),
    // Parts of years stand below all years: of two periods in a header the first row counts.
    (Heading::Part, &[
        "monat", "quartal", "mes", "mês", "mois", "mese", "maand", "måned", "månad", "kvartal", "trimestre", "halbjahr", "semestre",
        "месяц", "квартал", "月次", "월", "분기",
    ]),
    (Heading::Period, &["時間軸", "時間軸(年)", "時間軸(年次)", "時間軸(月)", "시점", "tid", "tidpunkt"]),
    (Heading::Year, &["vuosi"]),
    (Heading::Period, &["perioden", "berichtszeitraum"]),
    (Heading::Date, &["stichtag"]),
    (Heading::Period, &["ano-mês"]),
    (Heading::Date, &["data"]),
    (Heading::Year, &["timedim", "統計年份"]),
    (Heading::Period, &["統計期"]),
    (Heading::Year, &["年度別", "年別"]),
    (Heading::Period, &["年月別", "統計期間", "資料時間", "資料期間", "資料年月"]),
    (Heading::Period, &["基準年月"]),
    (Heading::Start, &[
        "开始日期", "开始时间", "开始月份", "开始期", "起始日期", "起始时间", "起始月份", "起始期", "起始年月", "期初日期", "时期起", "period start", "period_start",
        "periodstart", "start of period", "start date", "start_date", "startdate", "start", "start month", "start period", "date from", "from",
    ]),
    (Heading::End, &[
        "结束日期", "结束时间", "结束月份", "结束期", "终止日期", "终止月份", "截止日期", "截止时间", "截止月份", "截止期", "截止年月", "期末日期", "时期止", "period end",
        "period_end", "periodend", "end of period", "end date", "end_date", "enddate", "end", "end month", "end period", "date to", "to",
    ]),
    (Heading::Indicator, &[
        "seriesdescription", "series description", "指标", "指标名称", "统计指标", "指標", "项目", "名称", "指标名", "项目名称",
        "indicator", "indicator name", "indicators", "series name", "series", "data series", "variable", "variables", "item", "subject descriptor",
        "indicator_label", "statistic", "statistical indicator", "subject", "measure",
    ]),
    (Heading::Title, &["title", "series title", "title_ts"]),
    (Heading::Indicator, &[
        "表章項目", "항목", "indikator", "indicateur", "indicador", "merkmal", "value_variable_label", "variável",
    ]),
    (Heading::Title, &["标题", "表名"]),
    (Heading::Value, &[
        "数值", "值", "数据", "指标值", "观测值", "數值", "本期值", "数据值", "value", "values", "amount", "obs_value",
        "observation value", "obsvalue", "indhold", "værdi", "värde", "verdi", "arvo", "waarde", "valore", "값", "wert", "valeur",
        "valor",
    ]),
    (Heading::Region, &[
        "地区", "区域", "地區", "行政区划", "行政区", "地区名称", "区域名称", "省份", "省", "省市", "省市区", "城市", "城市名称",
        "city", "市", "区县", "县区", "县市区", "市县", "市州", "州市", "地市", "盟市", "街道", "区县名称", "区", "县", "镇", "乡",
        "旗县", "旗县区", "地级市", "县级市", "乡镇街道", "镇(街道)", "乡镇(街道)", "省(区、市)",
        "行政区划名称", "县市", "各市", "各县", "各区", "各县区", "各区县", "各地区", "园区", "功能区", "开发区", "县(市、区)", "县(区)", "区(县)", "市(州)", "所属地区", "所在地区", "所属区域", "所属区县", "지역",
        "镇街", "街镇", "乡镇", "国家", "国家和地区", "国别", "region", "area", "geo", "geo (labels)", "geo (codes)", "geography", "location", "country",
        "country name", "country or area", "geoareaname", "province", "state", "ref_area", "reference area", "entity", "geo_name",
        "territory", "地域", "refarea", "geo area name", "area name", "areaname", "region name", "regionname", "la name", "ladname",
        "local authority", "countryname", "country/area", "område", "kommune", "kommun", "landsdel", "bundesland", "bundesländer",
        "kreis", "kanton", "gebiet", "municipality", "district", "comune", "gmina", "okres", "distrito", "concelho", "county", "county name", "lad name", "gemeente", "alue", "département", "comunidad autónoma", "uf", "województwo", "powiat",
        "kraj", "pays", "país", "région", "región", "região", "regione", "municipio", "município", "provincia", "都道府県名",
        "都道府県", "市区町村名", "市区町村", "行政區", "縣市", "縣市別", "区域别", "시도별", "행정구역", "행정구역별",
        "행정구역(시도)별", "행정구역(시군구)별", "시군구별", "지역별", "全国・都道府県", "nível territorial",
        "unidade da federação", "brasil e unidade da federação", "brasil", "grande região",
    ]),
    (Heading::Unit, &[
        "单位", "计量单位", "数据单位", "指标单位", "單位", "unit", "units", "unit measure", "unit of measure", "unit_measure",
        "[units]", "uom", "unitmeasure", "einheit", "unité", "unidade de medida", "unidad", "value_unit", "단위",
    ]),
    (Heading::Scale, &[
        "量级", "scale", "unit multiplier", "unit_mult", "unit_multiplier", "scalar_factor", "powercode", "unitmult",
    ]),
    (Heading::Vintage, &[
        "版本", "发布日期", "发布时间", "修订日期", "发布版本", "vintage", "release", "release date", "realtime_start",
        "publication date",
    ]),
    (Heading::Flag, &[
        "标志", "标识", "数据标志", "flag", "flags", "obs_status", "obs_flag", "observation status", "observation flag",
        "status flag", "flag codes", "status", "flag description", "flag_description", "status description",
        "observation status description", "obsstatus",
    ]),
    (Heading::Basis, &["口径", "统计口径", "数据口径", "basis"]),
    (Heading::Action, &["action"]),
    (Heading::Flow, &["dataflow", "structure_id"]),
    (Heading::Currency, &["preunit"]),
    (Heading::Frequency, &["频率", "频度", "frequency"]),
    (Heading::Actual, &["estimates start after", "latest actual annual data"]),
    (Heading::Note, &[
        "备注", "注释", "注", "来源", "数据来源", "数据来源部门", "资料来源", "说明", "脚注", "序号", "编号", "no.", "no", "#", "note", "notes", "comment", "comments", "footnote", "footnotes", "source",
        "sources", "data source", "remark", "remarks", "comment_obs", "comment_obs_0", "comment_ts", "comment_dset", "structure",
        "structure_name", "last update", "last_update", "last updated", "conf_status", "obs_conf", "pre_break_value",
        "obs_pre_break", "time_format", "decimals", "unnamed: 0", "availability", "collection",
        "series_code", "obs_measure", "dguid", "uom_id", "scalar_id", "vector", "coordinate", "symbol", "terminated", "time_detail",
        "timecoverage", "upperbound", "lowerbound", "baseperiod", "geoinfourl", "time_code", "annotation", "dernière mise à jour",
    ]),
    (Heading::Caption, &[
        "指标id", "指标编号", "发布方", "发布机构", "发布单位", "发布部门", "数据提供方", "国家/地区", "数据起始", "数据截止",
        "指标编码", "指标代码", "指标来源", "更新时间", "最近更新", "最近更新时间", "更新日期", "时间区间",
        "id", "cdid", "source dataset id", "next release", "important notes", "last update time", "series id", "series code",
        "sr code", "mnemonic", "function description", "first obs. date", "last obs. date", "subnational", "multiplier code",
        "series type", "data type", "collection month", "series start", "series end", "no. obs",
    ]),
]);

/// How headers of columns of notes begin, and how they end.
pub(crate) const NOTE_STARTS: &[&str] = &[
    "note_",
    "unnamed:",
    "comment on ",
    "comments on ",
    "remark on ",
    "remarks on ",
    "note on ",
    "notes on ",
];
pub(crate) const NOTE_ENDS: &[&str] =
    &[" note", " notes", " footnotes", " comment", " comments", " remarks", "备注", "说明", "注释"];

/// How a word of totals may stand in a column that tells rows apart, and over figures.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Total {
    /// Alone: in other columns than those of names it may be a value like others.
    Alone,
    /// Alone, and at the end of a name, of whose parts it is the total: `工业小计`.
    Ending,
}

/// Words of totals.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static TOTALS: Words<Total> = Words::new(&[
    (Total::Alone, &["全部", "总体", "all", "_t", "_z", "tot", "overall", "all items", "sum"]),
    (Total::Alone, &[
        "insgesamt", "zusammen", "summe", "gesamt", "ensemble", "totale", "totaal", "totalt", "ogółem", "total anual", "whole year",
        "年计",
    ]),
    (Total::Ending, &["合计", "总计", "小计", "total", "grand total", "subtotal", "sub-total"]),
]);

/// Words of means, with which cells end whose figures are no parts of a sum.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static MEANS: Words<()> = Words::new(&[
    ((), &["平均", "平均值", "平均数", "平均水平", "均值", "average", "mean"]),
]);

/// Marks that a cell says what stands above it.
pub(crate) const DITTOS: &[&str] = &["〃", "″", "\"", "''", "同上", "ditto", "〞", "”"];

/// What a header ends in that names codes, or their labels: 行业代码 beside 行业名称.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Naming {
    /// Codes.
    Code,
    /// What the codes stand for.
    Label,
}

/// The endings of headers of codes and labels.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static NAMINGS: Words<Naming> = Words::new(&[
    (Naming::Code, &["代码", "编码", "代号", "code", "codes", "id", "コード", "iso", "iso3", "cdid"]),
    (Naming::Label, &["名称", "名", "name", "label", "description", "descriptor"]),
]);

/// How headers end that name one unit a row: who reports, or what is built.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static MEMBERS: Words<()> = Words::new(&[
    ((), &[
        "企业", "企业名称", "企业代码", "企业名", "公司", "公司名称", "法人", "法人单位", "单位名称", "单位代码", "机构名称", "机构代码", "信用代码", "商户名称",
        "项目代码", "company", "company name", "enterprise name", "enterprise id", "firm", "firm id", "establishment",
    ]),
]);

/// What programs call a sheet that nobody named.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static SHEETS: Words<()> = Words::new(&[
    ((), &["sheet", "工作表", "表", "table", "tabelle", "feuil", "feuille", "hoja", "planilha", "foglio", "лист"]),
]);

/// Words of titles that name a table, not what it measures.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const TABLE_WORDS: &[&str] = &[
    "指标", "情况", "统计", "概况", "简表", "公报", "月报", "季报", "快报", "年报", "年鉴", "主要", "一览", "资料", "数据", "报表",
    "汇总", "目录", "续表", "综合", "底稿", "table", "statistics", "bulletin", "indicators", "data", "report", "overview",
    "dataset", "database",
];

/// What a line says that states when somebody made or printed a table, at the end of its key: `制表日期：2024年7月15日`.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static ISSUE_KEYS: Words<()> = Words::new(&[((), &[
    "制表日期", "制表时间", "发布日期", "发布时间", "填报日期", "填报时间", "报出日期", "报出时间", "上报日期", "上报时间", "报送日期", "报送时间", "更新日期",
    "更新时间", "印发日期", "印发时间", "编制日期", "编制时间", "填表日期", "填表时间", "打印日期", "打印时间", "导出日期", "导出时间", "下载日期", "下载时间",
    "生成日期", "生成时间", "出版日期", "出版时间", "公布日期", "公布时间", "date of issue", "release date", "published", "last updated", "updated",
    "printed", "downloaded",
])]);

/// What is named after the year in which it is printed, whatever the years of its figures.
pub(crate) const PUBLICATIONS: &[&str] = &["年鉴", "政府工作报告", "人代会"];

/// What a title says before the month up to which the figures of its year run.
pub(crate) const UNTIL: &[&str] = &["截至", "截止", "截止到"];

/// What a title says behind a year in whose prices figures are, or that is the base of an index.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const BASES: &[&str] = &["=100", "= 100", "＝100", "prices", "不变价", "可比价", "价格计算", "价计算"];

/// What a title says before a month that its figures are not of: when it was printed, or where a longer span ends.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const NOT_OF: &[&str] = &[
    "published", "released", "release", "publication", "issued", "updated", "printed", "revised", "since", "from", "to", "until", "through", "and",
    "before", "after", "base",
];

/// Of which places or years a title says that its table is, before what it measures.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static SCOPES: Words<()> = Words::new(&[((), &[
    "各区县", "各县区", "各县市区", "各市县", "各县", "各区", "各市", "各镇街", "各镇", "各乡镇", "各地区", "各地", "分地区", "分区县",
    "分县区", "分县", "历年", "历年来", "主要年份", "各年", "各年份", "全市", "全区", "全县", "全省",
])]);

/// How lines below the body begin that are notes.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const NOTES: &[&str] = &[
    "注：", "注:", "注1", "注２", "注2", "注 ", "备注", "注释", "数据来源", "资料来源", "来源：", "来源:", "说明：", "说明:",
    "附注", "※", "*注", "note:", "notes:", "note :", "source:", "sources:", "source :", "data source", "data from database",
    "last updated", "(c)", "©", "footnote", "-- ", "制表人", "制表：", "制表:", "填表人", "填报人", "审核人", "复核人", "经办人", "单位负责人",
    "统计负责人", "联系电话", "报出日期", "制表日期", "填报日期", "符号说明", "symbol", "símbolo", "signo", "zeichenerklärung",
    "légende", "legend", "leyenda", "special value", "observation flags", "资料：", "資料：", "資料:", "資料來源", "资料出处", "出典：", "出典:", "出所：", "出所:",
    "備考", "注）", "注)", "（注", "(注", "자료:", "자료 :", "자료：", "출처", "주:", "주 :", "주：", "주)", "fonte:", "fonte :", "fontes:",
    "fuente:", "fuente :", "fuentes:", "quelle:", "quelle :", "quellen:", "stand:", "nota:", "notas:", "note –", "anmerkung",
    "hinweis", "elaboração:", "elaboración:", "kilde:", "källa:", "lähde:", "bron:", "źródło:", "zdroj:", "forrás:", "sursa:", "kaynak:", "续表", "续上表", "（续）",
];

/// What marks a part of the row above, at its beginning.
#[rustfmt::skip] // a table is read by its lines
pub(crate) const OF_WHICH: &[&str] = &[
    "#：", "#:", "#", "＃", "其中：", "其中:", "其中，", "其中,", "of which:", "of which ", "Of which:", "Of which ",
    "——", "—", "–", "- ",
];
