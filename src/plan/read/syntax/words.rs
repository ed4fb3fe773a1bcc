//! What the TOML parser says, in Chinese.

const WORDS: &[(&str, &str)] = &[
    ("duplicate key", "键重复"),
    ("missing opening quote", "缺少左引号"),
    (
        "missing comma between array elements",
        "数组元素之间缺少逗号",
    ),
    (
        "missing comma between key-value pairs",
        "键值对之间缺少逗号",
    ),
    (
        "missing assignment between key-value pairs",
        "键与值之间缺少等号",
    ),
    (
        "extra assignment between key-value pairs",
        "键与值之间多了等号",
    ),
    ("extra `=`", "多了等号"),
    ("extra comma in inline table", "内联表里多了逗号"),
    ("extra comma in array", "数组里多了逗号"),
    ("unclosed array of tables", "表头缺少 ]]"),
    ("unclosed array table", "表头缺少 ]]"),
    ("unclosed table", "表头缺少 ]"),
    ("unclosed inline table", "内联表缺少 }"),
    ("unclosed array", "数组缺少 ]"),
    (
        "invalid unquoted key",
        "不加引号的键只能用字母、数字、- 和 _",
    ),
    ("unquoted keys cannot be empty", "键是空的"),
    ("unexpected key or value", "这里不应有键或值"),
    ("unexpected content", "这里不应有文字"),
    ("invalid multi-line basic string", "多行文字写法不对"),
    ("invalid basic string", "文字写法不对，或缺少右引号"),
    ("invalid literal string", "文字写法不对，或缺少右引号"),
    ("invalid inline table", "内联表写法不对"),
    ("invalid array", "数组写法不对"),
    ("invalid key-value pair", "键值对写法不对"),
    ("invalid value", "值写法不对"),
    ("invalid table header", "表头写法不对"),
    ("string values must be quoted", "文字要加引号"),
    ("missing value", "缺少值"),
    ("missing key", "缺少键"),
    ("missing escaped value", "反斜杠后面缺少字符"),
    ("too few unicode value digits", "Unicode 转义的位数不够"),
    ("recursion limit", "嵌套太深"),
    ("cannot recurse further", "嵌套太深"),
    (
        "carriage return must be followed by newline",
        "回车后面应有换行",
    ),
];

/// The Chinese for the parser's words, by how they begin; the words themselves where there is none.
pub(super) fn chinese(detail: &str) -> &str {
    WORDS
        .iter()
        .find(|(words, _)| detail.starts_with(words))
        .map_or(detail, |(_, chinese)| chinese)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parser_speaks_chinese_about_common_slips() {
        for text in [
            "[plan\n",
            "[[targets]\n",
            "a = \"x\n",
            "a = [1, 2\n",
            "a = { b = 1\n",
            "a = 1\na = 2\n",
            "a = [1 2]\n",
            "= 1\n",
            "a =\n",
            "a = \"x\" y\n",
        ] {
            let (_, errors) = toml::de::DeTable::parse_recoverable(text);
            assert!(!errors.is_empty(), "{text:?}");
            for error in errors {
                let detail = error.message().lines().next().unwrap_or_default();
                assert!(!chinese(detail).is_ascii(), "{text:?}: {detail}");
            }
        }
    }
}
