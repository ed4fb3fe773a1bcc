//! Units of measure: a row a unit, with all its spellings, what it measures, and what is usual of it; and the words of scales.

use super::Words;

/// A unit. Spellings are in small letters, but for symbols whose capitals matter (`Mt`, a million tonnes); the first one is the name by
/// which a unit is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct UnitRow {
    pub(crate) words: &'static [&'static str],
    pub(crate) measures: Measures,
    /// What its figures mostly are over time, where that is plain.
    pub(crate) over_time: Option<OverTime>,
    /// Whether it comes in whole numbers only.
    pub(crate) counted: bool,
}

/// What a unit measures.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Measures {
    /// Itself alone.
    Itself,
    /// Money, whose amounts move with prices.
    Money,
    /// The size of another unit that is the first of its kind: so many of it, exactly `numerator / denominator * 10^exponent`.
    Size { of: &'static str, numerator: u32, denominator: u32, exponent: i32 },
    /// A share of one: its power of ten.
    Share(i32),
    /// A difference of two shares: its power of ten.
    Points(i32),
}

/// What figures in a unit mostly are over time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum OverTime {
    /// They add up.
    Flow,
    /// They are levels at moments.
    Stock,
    /// They are published as they are.
    Rate,
}

impl UnitRow {
    const fn new(words: &'static [&'static str], measures: Measures) -> Self {
        Self { words, measures, over_time: None, counted: false }
    }

    const fn flow(self) -> Self {
        Self { over_time: Some(OverTime::Flow), ..self }
    }

    const fn stock(self) -> Self {
        Self { over_time: Some(OverTime::Stock), ..self }
    }

    const fn rate(self) -> Self {
        Self { over_time: Some(OverTime::Rate), ..self }
    }
}

const fn share(exponent: i32, words: &'static [&'static str]) -> UnitRow {
    UnitRow::new(words, Measures::Share(exponent))
}

const fn points(exponent: i32, words: &'static [&'static str]) -> UnitRow {
    UnitRow::new(words, Measures::Points(exponent))
}

const fn money(words: &'static [&'static str]) -> UnitRow {
    UnitRow::new(words, Measures::Money).flow()
}

/// What is counted in whole numbers.
const fn things(words: &'static [&'static str]) -> UnitRow {
    let row = UnitRow::new(words, Measures::Itself);
    UnitRow { counted: true, ..row }
}

const fn unit(words: &'static [&'static str]) -> UnitRow {
    UnitRow::new(words, Measures::Itself)
}

/// So many powers of ten of another unit.
const fn size(of: &'static str, exponent: i32, words: &'static [&'static str]) -> UnitRow {
    part(of, (1, 1), exponent, words)
}

const fn part(
    of: &'static str,
    (numerator, denominator): (u32, u32),
    exponent: i32,
    words: &'static [&'static str],
) -> UnitRow {
    UnitRow::new(words, Measures::Size { of, numerator, denominator, exponent })
}

/// What names say whose figures are for each of something, and of what: 每千人口床位数, 万元GDP能耗, 亩均税收.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static EACH: Words<&str> = Words::new(&[
    ("百人", &["每百人"]),
    ("千人", &["每千人", "每千名"]),
    ("万人", &["每万人", "每万名"]),
    ("十万人", &["每十万人", "每十万名"]),
    ("户", &["户均", "每户"]),
    ("百户", &["每百户"]),
    ("亩", &["亩均", "每亩"]),
    ("万元", &["万元gdp", "万元国内生产总值", "万元地区生产总值", "万元生产总值", "万元工业增加值", "万元增加值", "万元产值"]),
    ("人", &[
        "人均", "每人", "per capita", "per head", "per person", "per inhabitant", "je einwohner", "pro kopf", "par habitant", "par tête",
        "por habitante", "per cápita", "pro capite", "一人当たり", "1인당",
    ]),
]);

#[rustfmt::skip]
const PERCENT: &[&str] = &[
    "%", "％", "﹪", "百分比", "百分率", "百分数", "percent", "per cent", "per-cent", "percentage", "percentages", "pct", "pct.", "pc", "pt",
    "p.c.", "prozent", "v. h.", "v.h.", "vh", "por cento", "por ciento", "porcento", "porciento", "porcentaje", "porcentajes",
    "percentual", "percentuais", "percentagem", "porcentagem", "percentuale", "percentuali", "valori percentuali", "per cento",
    "pour cent", "pourcent", "pourcentage", "procent", "prosent", "prosentti", "prosenttia", "procento", "procenta",
    "százalék", "procente", "yüzde", "процент", "процента", "процентов", "проценты", "відсоток", "відсотків", "persen",
    "peratus", "phần trăm", "ร้อยละ", "パーセント", "퍼센트", "ποσοστό", "نسبة مئوية", "percent per annum", "pcpa",
];

/// The words of shares of a hundred.
pub(crate) static PERCENTS: Words<()> = Words::new(&[((), PERCENT)]);

/// Numbers of what is not said: that of a name or a goal.
#[rustfmt::skip]
pub(crate) const NUMBERS: &[&str] = &[
    "number", "numbers", "no.", "nos", "nos.", "no", "nr", "nr.", "num", "units", "unit", "count", "anzahl", "nombre", "número", "numero", "n.º", "nº",
    "unidades", "unidade", "unidad", "unità", "unités", "unité", "aantal", "antal", "antall", "lukumäärä", "kpl", "stück", "stk", "stk.", "liczba", "szt.",
    "počet", "ks", "adet", "единиц", "ед.", "штук", "шт.", "шт", "unit (number)", "buah", "bilangan", "số", "จำนวน", "عدد",
];

/// All units known by themselves. Of the shares of one power the first spelling is printed.
#[rustfmt::skip]
pub(crate) const UNITS: &[UnitRow] = &[
    // Shares, and differences of shares.
    share(-2, PERCENT),
    share(-3, &["‰", "千分比", "千分率", "per mille", "per mil", "permille", "promille", "pro mille", "pour mille", "por mil", "per mil."]),
    share(-4, &["‱", "万分之一", "万分比", "1/万"]),
    share(-5, &["1/10万", "/10万", "1/十万", "/十万", "十万分之一", "1/100000", "人口10万対", "人口十万対", "出生10万対", "인구 10만명당", "인구10만명당",
        "십만명당", "인구 십만명당", "per hundred thousand inhabitants", "p_hthab", "per_100000_pop", "per_100000_live_births", "per_100000_emp"]),
    share(-3, &["人口千対", "出生千対", "인구 천명당", "인구천명당", "천명당", "per_1000_pop", "per_1000_live_births", "per_1000_uninfected_pop", "p_thab"]),
    share(-4, &["人口万対", "人口1万対", "만명당", "인구 만명당"]),
    share(-6, &["ppm", "per_million_pop", "百万分之一"]),
    share(-1, &["成"]),
    share(0, &["1", "倍", "times", "ratio", "fold"]),
    points(-2, &[
        "百分点", "个百分点", "百分點", "個百分點", "percentage points", "percentage point", "percent points", "percent point", "% points", "% point",
        "%-points", "pp", "p.p.", "pps", "ppt", "ppts", "ppts.", "pct pts", "pct. points", "prozentpunkte", "prozentpunkt", "%-punkte", "points de pourcentage",
        "point de pourcentage", "points de %", "puntos porcentuales", "punto porcentual", "pontos percentuais", "ponto percentual", "punti percentuali",
        "punto percentuale", "procentpunten", "procentpunt", "procentpoint", "procentenheter", "procentenhet", "prosentpoeng", "prosenttiyksikköä",
        "prosenttiyksikkö", "punkty procentowe", "punktów procentowych", "procentní body", "процентный пункт", "процентных пунктов", "п.п.",
        "ポイント", "%ポイント", "%p", "퍼센트포인트", "poin persen",
    ]),
    points(-3, &["千分点", "个千分点"]),
    points(-4, &["基点", "个基点", "basis points", "basis point", "bp", "bps"]),

    // Money.
    money(&[
        "元", "人民币元", "元人民币", "人民币", "圆", "圓", "yuan", "yuans", "rmb yuan", "yuan rmb", "renminbi", "yuan renminbi", "rmb", "cny", "cn¥", "위안",
    ]),
    money(&[
        "美元", "美金", "usd", "us$", "us $", "us-$", "us dollars", "us dollar", "u.s. dollars", "u.s. dollar", "u.s.$", "united states dollars",
        "united states dollar", "us-dollar", "dollars us", "dollar us", "dólares", "dólares estadounidenses", "dólares dos eua", "米ドル", "ドル", "달러",
        "미달러", "미국달러", "долл. сша", "долларов сша", "dolar as", "amerikan doları", "đô la mỹ",
    ]),
    money(&["$", "dollars", "dollar"]),
    money(&["欧元", "歐元", "eur", "euro", "euros", "€", "eura", "euroa", "евро", "ευρώ", "ユーロ", "유로"]),
    money(&["英镑", "英鎊", "gbp", "£", "pounds sterling", "pound sterling", "sterling", "uk pounds"]),
    money(&["日元", "日圆", "日圓", "円", "jpy", "yen", "japanese yen", "엔"]),
    money(&["¥", "￥"]),
    money(&["港元", "港币", "港幣", "hkd", "hk$", "hong kong dollars"]),
    money(&["澳门元", "澳門元", "mop", "patacas"]),
    money(&["新台币", "新臺幣", "新台幣", "新台币元", "新臺幣元", "新台幣元", "twd", "ntd", "nt$", "new taiwan dollars"]),
    money(&["韩元", "韓元", "원", "krw", "won", "₩"]),
    money(&["卢比", "rupees", "rupee", "rs", "rs.", "₹", "inr", "indian rupees"]),
    money(&["卢布", "rub", "rubles", "ruble", "roubles", "rouble", "рублей", "рубля", "рубль", "руб", "руб.", "₽"]),
    money(&["雷亚尔", "r$", "brl", "reais"]),
    money(&["比索", "pesos", "peso", "mxn", "pesos mexicanos", "mexican pesos"]),
    money(&["瑞士法郎", "chf", "franken", "swiss francs", "francs suisses", "sfr.", "fr."]),
    money(&["克朗", "kr", "kr.", "kroner", "kronor", "krona", "krone", "krónur"]),
    money(&["瑞典克朗", "sek", "swedish kronor"]),
    money(&["挪威克朗", "nok", "norwegian kroner"]),
    money(&["丹麦克朗", "dkk", "danish kroner"]),
    money(&["加元", "cad", "c$", "can$", "canadian dollars"]),
    money(&["澳元", "aud", "a$", "australian dollars"]),
    money(&["新西兰元", "nzd", "nz$", "new zealand dollars"]),
    money(&["新加坡元", "sgd", "s$", "singapore dollars"]),
    money(&["兹罗提", "pln", "zł", "zl", "złotych", "złoty", "zlotys"]),
    money(&["捷克克朗", "czk", "kč"]),
    money(&["福林", "huf", "forint"]),
    money(&["列伊", "ron", "lei"]),
    money(&["土耳其里拉", "try", "tl", "₺", "türk lirası", "turkish lira"]),
    money(&["印尼盾", "idr", "rp", "rp.", "rupiah"]),
    money(&["林吉特", "myr", "rm", "ringgit"]),
    money(&["泰铢", "thb", "baht", "บาท", "฿"]),
    money(&["越南盾", "vnd", "đồng", "dong"]),
    money(&["菲律宾比索", "php", "₱"]),
    money(&["兰特", "zar", "rand"]),
    money(&["谢克尔", "ils", "nis", "₪", "shekels", "new israeli shekels"]),
    money(&["里亚尔", "sar", "riyals", "riyal", "saudi riyals"]),
    money(&["迪拉姆", "aed", "dirhams"]),
    money(&["埃及镑", "egp", "egyptian pounds"]),
    money(&["奈拉", "ngn", "naira", "₦"]),
    money(&["坚戈", "kzt", "тенге", "tenge"]),
    money(&["格里夫纳", "uah", "грн", "грн.", "гривень", "hryvnias"]),
    money(&["阿根廷比索", "ars"]),
    money(&["智利比索", "clp"]),
    money(&["哥伦比亚比索", "cop"]),
    money(&["本币", "lcu", "national currency", "local currency"]),
    money(&["国际元", "int$", "international dollars", "international $", "int. $"]),

    // People and what they do.
    things(&[
        "人", "persons", "person", "people", "personas", "persona", "pessoas", "pessoa", "personen", "personnes", "personne", "persone", "personer", "henkilöä",
        "inhabitants", "inhabitant", "capita", "cápita", "kopf", "einwohner", "einwohnerin", "habitants", "habitant", "habitantes", "habitante", "abitanti", "inwoners",
        "invånare", "innbyggere", "indbyggere", "hab", "hab.", "명", "osób", "osoba", "osoby", "osob", "fő", "persoane", "человек", "чел.", "чел", "осіб",
        "orang", "jiwa", "người", "kişi", "คน", "نسمة",
    ]).stock(),
    things(&["名"]).stock(),
    things(&["位"]),
    things(&["户", "戶", "households", "household", "haushalte", "ménages", "hogares", "domicílios", "famiglie", "huishoudens", "hushåll", "世帯", "가구", "rumah tangga", "hộ"]).stock(),
    things(&["人次", "person-times", "person-trips", "person times", "visits", "人次数"]).flow(),
    things(&["户次"]).flow(),
    things(&["辆次", "輛次"]).flow(),
    things(&["台次"]).flow(),
    things(&["件次"]).flow(),
    things(&["班次"]).flow(),
    unit(&["人天", "人日", "person-days"]),
    unit(&["人年", "person-years"]),

    // Things that are counted.
    things(&["家"]).stock(),
    things(&["个", "個", "개", "개소"]).stock(),
    things(&["所"]).stock(),
    things(&["条", "條"]).stock(),
    things(&["张", "張"]).stock(),
    things(&["座"]).stock(),
    things(&["辆", "輛"]).stock(),
    things(&["件", "건"]).flow(),
    things(&["台", "臺", "대"]),
    things(&["部"]),
    things(&["套"]),
    things(&["间", "間"]),
    things(&["栋", "棟", "幢"]),
    things(&["艘", "隻"]),
    things(&["架"]),
    things(&["项", "項"]),
    things(&["种", "種"]),
    things(&["例"]).flow(),
    things(&["起"]).flow(),
    things(&["宗"]),
    things(&["对", "對"]),
    things(&["处", "處"]),
    things(&["册", "冊"]),
    things(&["份"]),
    things(&["只"]),
    things(&["头", "頭"]),
    things(&["羽"]),
    things(&["枚"]),
    things(&["支"]),
    things(&["根"]),
    things(&["床"]),
    things(&["片"]),
    things(&["块"]),
    things(&["双"]),
    things(&["班"]),
    things(&["棵"]),
    things(&["株"]),
    things(&["篇"]),
    things(&["次", "回"]).flow(),
    things(&["戸"]),
    things(&["社"]),
    things(&["箱"]),
    things(&["盏"]),
    things(&["门"]),
    things(&["尾"]),
    things(&["匹"]),
    things(&["枝"]),
    things(&["盒"]),
    things(&["瓶"]),
    things(&["樽"]),
    things(&["字"]),
    things(&["粒"]),
    things(&["标准箱", "標準箱", "标箱", "國際標準箱", "teu", "teus"]).flow(),
    things(NUMBERS),
    things(&["enterprises", "enterprise", "unternehmen", "entreprises", "empresas", "imprese", "bedrijven", "företag", "企業"]),

    // Masses.
    size("克", 0, &["克", "g", "grams", "gram", "grammes", "gramm", "グラム"]),
    size("克", -3, &["毫克", "mg", "milligrams"]),
    size("克", -6, &["微克", "µg", "μg", "ug", "micrograms"]),
    size("克", 3, &["千克", "公斤", "kg", "kgs", "kilograms", "kilogram", "kilogramm", "kilogrammes", "kilos", "kilo", "kilogramos", "キログラム", "킬로그램"]),
    size("克", 5, &["公担", "quintals", "quintal", "quintales", "dt", "dezitonnen"]),
    size("克", 6, &[
        "吨", "噸", "公吨", "公噸", "tonnes", "tonne", "tons", "ton", "metric tons", "metric ton", "metric tonnes", "metric tonne", "t", "tonnen", "toneladas", "tonelada",
        "toneladas métricas", "tonnellate", "tonnellata", "tonn", "tonnia", "tonów", "tun", "тонн", "тонна", "тонны", "ton métrica", "トン", "톤", "tấn", "ตัน", "طن",
    ]).flow(),
    size("克", 9, &["kt", "Gg", "kilotonnes", "kilotonne", "ths_t"]).flow(),
    size("克", 12, &["Mt", "Tg", "megatonnes", "megatonne"]).flow(),
    size("克", 15, &["Gt", "Pg", "gigatonnes", "gigatonne"]).flow(),
    part("克", (1, 2), 3, &["斤", "市斤", "jin"]).flow(),
    size("克", 4, &["hg"]),
    part("克", (5, 1), 4, &["担", "市担"]).flow(),
    unit(&["吨标准煤", "吨标煤", "tce", "tonnes of standard coal", "tons of standard coal", "tonnes of standard coal equivalent",
        "tons of standard coal equivalent", "tonnes of coal equivalent", "tons of coal equivalent"]).flow(),
    unit(&["千克标准煤", "公斤标准煤", "kgce"]).flow(),
    unit(&["克标准煤", "gce"]),
    unit(&["吨油当量", "toe", "tonnes of oil equivalent", "tons of oil equivalent"]).flow(),
    unit(&["千克油当量", "kgoe", "kg of oil equivalent", "kilograms of oil equivalent"]),
    size("吨油当量", 3, &["ktoe", "thousand tonnes of oil equivalent"]).flow(),
    size("吨油当量", 6, &["Mtoe", "million tonnes of oil equivalent"]).flow(),
    unit(&["吨二氧化碳", "吨co2", "tco2", "t co2", "tonnes of co2", "tonnes co2", "tons of co2"]).flow(),
    unit(&["吨二氧化碳当量", "tco2e", "tco2eq", "t co2e", "t co2eq", "t co2-eq", "t co2 eq.", "tonnes of co2 equivalent", "tonnes co2 equivalent", "tonnes co2e"]).flow(),
    unit(&["标准吨"]).flow(),
    unit(&["载重吨", "载重吨位", "dwt"]),
    unit(&["总吨", "gross tonnage"]),
    unit(&["吨公里", "噸公里", "延噸公里", "tonne-kilometres", "tonne-km", "tkm", "t-km", "ton-km", "ton-kilometers", "tonnes-kilomètres", "tonnenkilometer"]).flow(),
    unit(&["人公里", "passenger-kilometres", "passenger-km", "pkm", "p-km", "passenger-kilometers", "voyageurs-kilomètres", "personenkilometer"]).flow(),
    unit(&["重量箱"]),

    // Lengths, areas, volumes.
    size("米", 0, &["米", "metres", "meters", "metre", "meter", "公尺", "メートル"]),
    size("米", -2, &["厘米", "公分", "cm", "centimetres", "centimeters"]),
    size("米", -3, &["毫米", "mm", "millimetres", "millimeters"]),
    size("米", 3, &["公里", "千米", "km", "kilometres", "kilometers", "kilometre", "kilometer", "kilómetros", "quilómetros", "quilômetros", "kilomètres", "chilometri", "км", "キロメートル"]).stock(),
    size("平方米", 0, &[
        "平方米", "平米", "平方公尺", "㎡", "m²", "m2", "sq m", "sq. m", "sq.m", "sqm", "sq metres", "square metres", "square meters", "square metre", "square meter",
        "quadratmeter", "mètres carrés", "metros cuadrados", "metros quadrados", "metri quadrati", "кв. м", "м2", "м²", "제곱미터", "평방미터", "平方メートル",
    ]),
    size("平方米", 4, &["公顷", "公頃", "hm²", "hm2", "ha", "ha.", "hectares", "hectare", "hektar", "hectáreas", "hectárea", "ettari", "га", "ヘクタール", "헥타르"]),
    size("平方米", 6, &[
        "平方公里", "平方千米", "km²", "km2", "㎢", "sq km", "sq. km", "sq.km", "sqkm", "square kilometres", "square kilometers", "square kilometre", "square kilometer",
        "quadratkilometer", "kilomètres carrés", "kilómetros cuadrados", "кв. км", "км2", "км²", "平方キロメートル",
    ]),
    part("平方米", (1, 15), 4, &["亩", "市亩", "畝", "mu"]).stock(),
    size("立方米", 0, &[
        "立方米", "立方公尺", "m³", "m3", "㎥", "cu m", "cu. m", "cubic metres", "cubic meters", "cubic metre", "cubic meter", "kubikmeter", "mètres cubes",
        "metros cúbicos", "metri cubi", "м3", "м³", "куб. м", "立方メートル",
    ]),
    size("立方米", 9, &["立方公里", "立方千米", "km³", "km3", "cubic kilometres"]),
    size("立方米", -3, &["升", "litres", "liters", "litre", "liter", "litros", "litri", "ℓ", "리터", "リットル"]),
    size("立方米", -6, &["毫升", "ml", "millilitres"]),
    size("立方米", -1, &["百升", "hl", "hectolitres", "hectolitros", "hektoliter"]),
    size("立方米", 0, &["千升"]).flow(),

    // Energy and power: a watt-hour is 3600 joules.
    part("焦耳", (36, 1), 2, &["瓦时", "wh", "watt-hours", "watt hours"]).flow(),
    part("焦耳", (36, 1), 5, &["千瓦时", "度", "千瓦小时", "千瓦·时", "瓩小時", "kwh", "kw·h", "kw·时", "kilowatt-hours", "kilowatt hours", "kilowatt hour"]).flow(),
    part("焦耳", (36, 1), 8, &["兆瓦时", "mwh", "megawatt-hours", "megawatt hours"]).flow(),
    part("焦耳", (36, 1), 11, &["吉瓦时", "gwh", "gigawatt-hours", "gigawatt hours"]).flow(),
    part("焦耳", (36, 1), 14, &["太瓦时", "twh", "terawatt-hours", "terawatt hours"]).flow(),
    size("焦耳", 0, &["焦耳", "焦", "joules", "joule"]).flow(),
    size("焦耳", 3, &["千焦", "kj", "kilojoules"]).flow(),
    size("焦耳", 6, &["兆焦", "mj", "megajoules"]).flow(),
    size("焦耳", 9, &["吉焦", "gj", "gigajoules"]).flow(),
    size("焦耳", 12, &["太焦", "tj", "terajoules"]).flow(),
    size("焦耳", 15, &["pj", "petajoules"]).flow(),
    size("焦耳", 18, &["ej", "exajoules"]).flow(),
    size("瓦", 0, &["瓦", "w", "watts", "watt"]),
    size("瓦", 3, &["千瓦", "kw", "瓩", "kilowatts", "kilowatt"]),
    size("瓦", 6, &["兆瓦", "mw", "megawatts", "megawatt"]),
    size("瓦", 9, &["吉瓦", "gw", "gigawatts", "gigawatt"]),
    size("瓦", 12, &["太瓦", "tw", "terawatts"]),
    unit(&["千伏"]),
    unit(&["千伏安", "kva"]),
    unit(&["千卡", "kcal", "大卡"]),
    unit(&["千帕"]),

    // Times, scores, and the rest.
    size("小时", 0, &["小时", "小時", "hours", "hour", "h", "hr", "hrs", "stunden", "heures", "horas", "ore", "uren", "timmar", "timer", "時間", "시간"]),
    part("小时", (1, 60), 0, &["分钟", "分鐘", "minutes", "minute", "min", "min.", "minuten", "minutos"]),
    part("小时", (1, 3600), 0, &["秒", "seconds", "second", "sec", "sec."]),
    unit(&["天", "days", "day", "tage", "jours", "días", "dias", "giorni", "dagen"]),
    unit(&["日"]),
    unit(&["月", "months", "month", "个月", "個月", "monate", "mois", "meses"]),
    unit(&["年", "years", "year", "jahre", "années", "años", "anos", "anni"]).rate(),
    unit(&["岁", "歲", "years of age", "年齢"]).rate(),
    unit(&["分", "score", "scores"]).rate(),
    unit(&["点", "點", "points"]).rate(),
    unit(&["℃", "°c", "摄氏度", "degrees celsius"]).rate(),
    unit(&["index", "指数", "指數", "indice", "índice", "indeks", "indeksi"]).rate(),
    unit(&["分贝", "db(a)"]),
    unit(&["字节"]),
    unit(&["gb"]),
    unit(&["tb"]),
    unit(&["pb"]),
    unit(&["mb"]),
];

/// The points of an index, in Chinese and in English.
pub(crate) const INDEX_POINTS: [&str; 2] = ["指数", "index"];

/// Units of time, the parts that they have by the clock, and how many of these, as a formula says it: a day may as well be one of work.
pub(crate) const BY_THE_CLOCK: &[(&str, &str, [&str; 2])] = &[
    ("天", "小时", ["24小时/天", "24 hours/day"]),
    ("日", "小时", ["24小时/日", "24小时/日"]),
    ("年", "月", ["12个月/年", "12 months/year"]),
];

/// A scale: its power of ten, and what has to stand behind its word.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Scale {
    pub(crate) exponent: i32,
    pub(crate) before: Before,
}

/// What a scale word stands before.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Before {
    /// Any word, which follows without a blank: `万人次`.
    Any,
    /// A known word only, without a blank: `백만원`, where `조사` is no 10^12.
    Known,
    /// Any word, which a blank or a sign sets apart: `million USD`, `Mio. €`.
    Apart,
}

const fn han(exponent: i32) -> Scale {
    Scale { exponent, before: Before::Any }
}

const fn known(exponent: i32) -> Scale {
    Scale { exponent, before: Before::Known }
}

const fn apart(exponent: i32) -> Scale {
    Scale { exponent, before: Before::Apart }
}

/// The words of scales. Of one power the first Chinese and the first English one are printed.
#[rustfmt::skip]
pub(crate) static SCALES: Words<Scale> = Words::new(&[
    (han(2), &["百", "佰"]),
    (han(3), &["千", "仟"]),
    (han(4), &["万", "萬"]),
    (han(5), &["十万", "十萬", "拾万"]),
    (han(6), &["百万", "百萬", "佰万"]),
    (han(7), &["千万", "千萬", "仟万"]),
    (han(8), &["亿", "億"]),
    (han(9), &["十亿", "十億", "拾亿"]),
    (han(10), &["百亿", "百億", "佰亿"]),
    (han(11), &["千亿", "千億", "仟亿"]),
    (han(12), &["万亿", "萬億", "兆"]),
    (known(3), &["천"]),
    (known(4), &["만"]),
    (known(5), &["십만"]),
    (known(6), &["백만"]),
    (known(7), &["천만"]),
    (known(8), &["억"]),
    (known(9), &["십억"]),
    (known(10), &["백억"]),
    (known(11), &["천억"]),
    (known(12), &["조"]),
    (known(3), &["พัน"]),
    (known(6), &["ล้าน"]),
    (known(9), &["พันล้าน"]),
    (apart(2), &["hundred", "hundreds"]),
    (apart(3), &[
        "thousand", "thousands", "thous", "thous.", "thou", "thou.", "(000)", "(000s)", "[000]", "`000", "1e3", "1e+3", "thd", "ths", "ths.", "th.", "'000", "'000s", "’000", "’000s", "‘000",
        "‘000s", "000", "000s", "000's", "tausend", "tsd", "tsd.", "thsd", "thsd.", "milliers", "millier", "millares", "miles", "mil", "milhares", "migliaia",
        "duizend", "tusen", "tusind", "tusinde", "tisíc", "tisíce", "tuhat", "tuhatta", "tys", "tys.", "tis", "tis.", "ezer", "mii", "тыс", "тыс.", "тысяч",
        "тис.", "bin", "ribu", "nghìn", "ngàn", "ألف", "χιλιάδες",
    ]),
    (apart(5), &["lakh", "lakhs", "lac", "lacs"]),
    (apart(6), &[
        "million", "millions", "mn", "mn.", "mln", "mln.", "mio", "mio.", "mill", "mill.", "mil.", "milj", "milj.", "millionen",
        "millones", "millón", "milhões", "milhão", "milioni", "milione", "miljoen", "miljoner", "miljoonaa", "millioner",
        "milionów", "miliony", "milionů", "millió", "milioane", "млн", "млн.", "миллионов", "milyon", "juta", "triệu", "مليون",
        "εκατ.",
    ]),
    (apart(7), &["crore", "crores", "cr", "cr."]),
    (apart(9), &[
        "billion", "billions", "bn", "bn.", "bln", "bln.", "bil.", "mrd", "mrd.", "mld", "mld.", "mia", "mia.", "mdr", "md",
        "milliarden", "milliards", "milliard", "miles de millones", "mil millones", "mil milhões", "bilhões", "bilhão", "miliardi",
        "miliardo", "miljard", "miljarder", "miljardia", "milliarder", "miliardów", "miliardy", "miliard", "milliárd", "miliarde",
        "млрд", "млрд.", "миллиардов", "milyar", "miliar", "tỷ", "tỉ", "مليار",
    ]),
    (apart(12), &[
        "trillion", "trillions", "tn", "trn", "trln", "billionen", "billones", "trilhões", "biljoen", "biljoner", "трлн", "трлн.",
        "triliun", "trilyon", "nghìn tỷ",
    ]),
]);

/// Words that begin with a scale word and are none: they are whole.
#[rustfmt::skip]
pub(crate) const WHOLE: &[&str] = &[
    "千克", "千瓦", "千米", "千伏", "千卡", "千帕", "千焦", "千升", "百升", "百分点", "百分比", "百分率", "百分数", "百分點",
    "百分位", "千分点", "千分比", "千分率", "兆瓦", "兆焦", "兆帕", "兆字节", "兆赫", "万分比", "mil usd", "mil eur", "mil $",
    "mil czk", "mil kč",
];

/// Words of scales that behind a number may be another one: `1.2 mil` is a thousand in Portuguese, a million in English.
pub(crate) const SCALES_OF_TWO: &[&str] = &["mil"];

/// Letters that stand for a scale beside a sign or code of money only: `£m`, `€ bn`, `MEUR`, `k€`.
#[rustfmt::skip]
pub(crate) static MONEY_SCALES: Words<i32> = Words::new(&[
    (3, &["k"]),
    (6, &["m", "mn", "mln", "mio", "mi"]),
    (9, &["bn", "bi", "md", "mrd", "mld", "b"]),
    (12, &["tn"]),
]);

/// Letters that in a column of units are a scale as often as a unit.
pub(crate) const LIKE_SCALES: &[&str] = &["k", "m", "mm", "mn", "th", "b", "bn"];

/// Letters behind a number that scale what is counted: `2m visitors`, `25k jobs`.
pub(crate) const LETTERS: &[(&str, &str)] =
    &[("k", "thousand"), ("m", "million"), ("mn", "million"), ("bn", "billion"), ("b", "billion")];

/// Names of money before a scale in Chinese: `人民币亿元`, `新臺幣百萬元`.
#[rustfmt::skip]
pub(crate) static MONEY_BEFORE: Words<&str> = Words::new(&[
    ("元", &["人民币", "人民幣"]),
    ("新台币", &["新台币", "新臺幣", "新台幣"]),
    ("港元", &["港币", "港幣", "港元"]),
    ("澳门元", &["澳门元", "澳門元"]),
    ("美元", &["美元", "美金"]),
]);

/// Words that divide: `deaths per 100,000 live births`, `je 100 000 Einwohner`, `每10万人`.
#[rustfmt::skip]
pub(crate) const PER: &[&str] = &[
    "per", "per every", "for every", "each", "pro", "je", "pour", "par", "por", "por cada", "cada", "na", "ogni", "на", "每",
];

/// What is a person below the line, and an animal above it: `EUR per head`.
pub(crate) const HEAD: &str = "head";

/// How shares of a named whole begin: `% of GDP`, `percent of total`, `PC_GDP`.
#[rustfmt::skip]
pub(crate) const SHARES_OF: &[&str] = &[
    "% of ", "% der ", "% des ", "% du ", "% de ", "% del ", "% do ", "% da ", "% av ", "percent of ", "per cent of ",
    "percentage of ", "pct of ", "prozent der ", "prozent des ", "pourcentage de ", "pourcentage du ", "porcentaje de ",
    "porcentaje del ", "pc_", "pct_", "pt_", "percent_",
];

/// What may stand before a scale or a unit and says nothing: `in thousands`, `en miles de euros`.
#[rustfmt::skip]
pub(crate) const WITHIN: &[&str] = &[
    "in ", "en ", "em ", "i ", "w ", "v ", "в ", "dalam ", "as ", "计量单位：", "计量单位:", "单位：", "单位:", "單位：", "單位:", "単位：", "単位:",
    "unit: ", "unit:", "单位 ", "单位为",
];

/// What joins a scale to its word: `thousands of persons`, `millions d'euros`, `milioni di euro`.
#[rustfmt::skip]
pub(crate) const LINKS: &[&str] = &[
    "of ", "de ", "d'", "d’", "di ", "del ", "von ", "an ", "av ",
];

/// Words that in the bracket behind a name say more often something else: `GDP (PT)` is Portugal's, `Temperature (min)` the lowest.
#[rustfmt::skip]
pub(crate) const NOT_IN_BRACKETS: &[&str] = &[
    "M2", "M3", "1", "pt", "pc", "won", "rand", "second", "seconds", "try", "min", "min.", "mu", "no", "nos", "tun", "ron", "nis",
    "fold", "rub", "php", "cop", "num", "人民币", "h", "g", "w", "社", "点", "回", "ore", "lei", "unit", "kilo", "mop", "timer",
    "sec", "sec.",
];

/// What leads to a unit anywhere in a line.
#[rustfmt::skip]
pub(crate) const UNIT_WORDS: &[&str] = &[
    "单位：", "单位:", "单位为", "單位：", "單位:", "単位：", "単位:", "단위：", "단위:", "단위 :", "Unit:", "Units:", "unit:", "units:",
];

/// Signs that several currencies share, each with those: before a figure it is that of the unit stated.
#[rustfmt::skip] // a table is read by its lines
pub(crate) static SHARED_SIGNS: Words<&[&str]> = Words::new(&[
    (&["元", "日元"], &["¥", "￥"]),
    (&["美元", "港元", "新台币", "澳元", "加元", "新加坡元"], &["$"]),
]);

/// Words of scale columns that multiply by one.
pub(crate) const ONES: &[&str] =
    &["", "units", "unit", "ones", "one", "1", "0", "个", "none", "n/a", "-"];

/// The powers of ten that SDMX writes for scales.
#[rustfmt::skip]
pub(crate) const POWERS: &[(&str, &str)] = &[
    ("2", "hundred"), ("3", "thousand"), ("6", "million"), ("9", "billion"), ("12", "trillion"), ("4", "万"), ("8", "亿"),
];
