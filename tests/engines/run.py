#!/usr/bin/env python3
"""run.py INDICALC [ENGINE…]: micro-data through real engines, piped back, against the same data read directly.

For each kind of data below, `indicalc sql` prints a query over the CSV file and one over a Parquet file of the same rows; DuckDB,
Spark (local mode) and ClickHouse (chDB) run them, and `indicalc report --data -` reads what they give. The JSON report must be that of
the CSV file byte for byte; where a finding names the file that it was found in, everything but the findings.
Needs the Python packages duckdb, pyspark and chdb."""

import csv
import json
import os
import random
import subprocess
import sys
import tempfile

TOWNS = ["黑山镇", "万东镇", "石林镇", "丛林镇"]


def register(random):
    """Enterprises that come and go, by the day."""
    yield ["企业名称", "镇街", "行业", "规模", "入库时间", "退库时间"]
    day = lambda month: f"{month // 12}-{month % 12 + 1:02d}-{random.randint(1, 28):02d}"
    for at in range(4000):
        month = random.randint(2018 * 12, 2024 * 12 + 11)
        begins = day(month) if random.random() > 0.03 else ""
        ends = "" if random.random() < 0.6 else day(month + random.randint(0, 40))
        if random.random() < 0.005:
            begins, ends = "", begins
        trade = random.choice(["工业", "批发业", "零售业", "住宿业"])
        yield [f"企业{at}", random.choice(TOWNS), trade, random.choice(["规上", "规上", "规下"]), begins, ends]


REGISTER = """
[data]
files     = ["register.csv"]
indicator = "企业"
columns   = { from = "入库时间", until = "退库时间" }

[series.stock]
name      = "规上服务业企业"
where     = { "规模" = "规上", "行业" = ["批发业", "零售业", "住宿业"] }
aggregate = "count"
unit      = "家"

[series.new]
name      = "新增规上企业"
where     = { "规模" = "规上" }
aggregate = "count"
unit      = "家"
kind      = "flow"

[[targets]]
name    = "规上服务业企业数"
formula = "stock"
goal    = "500家"

[[targets]]
name    = "新增规上企业数"
formula = "new"
goal    = "五年累计1000家"
"""


def survey(random):
    """What enterprises report every month: two units, thousands with commas, parts of a trade, blanks."""
    trades = ["批发和零售业", "住宿和餐饮业", "金融业", "其他服务业", "其中：证券业"]
    yield ["统计期", "企业", "地区", "行业", "指标", "数值", "单位"]
    for year in range(2019, 2025):
        for month in range(1, 13):
            for town in TOWNS:
                for at in range(15):
                    unit, value = "亿元", f"{random.randint(300, 500) / 100:.2f}"
                    if at % 3 == 0:
                        unit, value = "万元", str(random.randint(30000, 50000))
                    if at == 6:
                        value = f"{int(value):,}"
                    yield [f"{year}年{month}月", f"企业{at}", town, trades[at % 5], "营业收入", value, unit]


SURVEY = """
[data]
files = ["survey.csv"]

[series.service]
name      = "服务业营业收入"
match     = ["营业收入"]
where     = { "行业" = ["批发和零售业", "住宿和餐饮业", "其他服务业"] }
aggregate = "sum"
unit      = "亿元"
kind      = "flow"

[series.mean]
name      = "平均营业收入"
match     = ["营业收入"]
aggregate = "mean"
unit      = "亿元"
kind      = "flow"

[series.largest]
name      = "最大营业收入"
match     = ["营业收入"]
aggregate = "max"
unit      = "亿元"
kind      = "flow"

[series.smallest]
name      = "最小营业收入"
match     = ["营业收入"]
aggregate = "min"
unit      = "亿元"
kind      = "flow"

[series.finance]
name      = "金融业企业"
match     = ["营业收入"]
where     = { "行业" = "金融业" }
aggregate = "count"
unit      = "家"

[[targets]]
name    = "服务业营业收入"
formula = "service"
goal    = "增长50%"

[[targets]]
name    = "户均营业收入"
formula = "mean"
goal    = "增长10%"

[[targets]]
name    = "最大户"
formula = "largest"
goal    = "增长10%"

[[targets]]
name    = "最小户"
formula = "smallest"
goal    = "增长10%"

[[targets]]
name    = "金融业企业数"
formula = "finance"
goal    = "15家"
"""


def columns(random):
    """A column a measure, separated by semicolons, a block that keeps some trades, members without value."""
    yield ["报告期", "单位代码", "区县", "行业门类", "营业收入(万元)", "从业人数(人)"]
    for year in range(2019, 2025):
        for quarter in range(1, 5):
            for at in range(120):
                people = "-" if (year, quarter, at) == (2021, 2, 7) else str(random.randint(1, 500))
                income = f"{random.randint(10**6, 10**7) / 100}"
                yield [f"{year}年{quarter}季度", f"{at:05d}", ["江北区", "渝中区"][at % 2], "FGHI"[at // 2 % 4], income, people]


COLUMNS = """
[data]
files = ["columns.csv"]
where = { "行业门类" = ["F", "G", "H"] }

[series.income]
name      = "营业收入"
where     = { "行业门类" = ["F", "H"] }
aggregate = "sum"

[series.people]
name      = "从业人数"
aggregate = "sum"
kind      = "stock"

[[targets]]
name    = "营业收入"
formula = "income"
goal    = "增长50%"

[[targets]]
name    = "从业人数"
formula = "people"
goal    = "增长5%"

[[targets]]
name    = "劳动产出"
formula = "income / people"
goal    = "增长5%"
"""


def county(random):
    """Figures that are published as they are, by names written in several ways."""
    yield ["period", "region", "indicator", "value", "unit"]
    names = [("地区生产总值", "亿元"), ("服务业增加值(亿元)", ""), ("　#接待游客人次", "万人次"), ("ＧＤＰ，人均", "元"), ("财政收入", "亿元")]
    for year in range(2019, 2025):
        for month in range(1, 13):
            for region in ["甲县", "\"乙\",市", "丙区"]:
                for name, unit in names:
                    yield [f"{year}-{month:02d}", region, name, f"{random.randint(3000, 5000) / 100}", unit]


COUNTY = """
[data]
files = ["county.csv"]

[[targets]]
name    = "服务业增加值占地区生产总值比重"
formula = "服务业增加值 / 地区生产总值"
goal    = "55%"

[[targets]]
name = "接待游客人次"
goal = "3500万人次"

[[targets]]
name = "GDP,人均"
goal = "5000元"
"""

KINDS = [
    ("register", register, REGISTER, ","),
    ("survey", survey, SURVEY, ","),
    ("columns", columns, COLUMNS, ";"),
    ("county", county, COUNTY, ","),
]


def duckdb_(query):
    import duckdb

    query = query.strip().rstrip(";")
    duckdb.sql(f"COPY ({query}) TO 'result.csv' (HEADER)")


def clickhouse(query):
    import chdb

    with open("result.csv", "wb") as file:
        file.write(chdb.query(query).bytes())


def spark(query):
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.shuffle.partitions", "2").config("spark.ui.showConsoleProgress", "false").config("spark.log.level", "ERROR").getOrCreate()
    rows = session.sql(query)
    with open("result.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(rows.columns)
        writer.writerows(rows.toLocalIterator())


ENGINES = {
    "duckdb": (duckdb_, "read_parquet('{}.parquet')"),
    "spark": (spark, "parquet.`{}.parquet`"),
    "clickhouse": (clickhouse, "file('{}.parquet', Parquet)"),
}


def parquet(name, delimiter):
    """The rows of a CSV file, dates as dates and other columns as text, as Parquet."""
    import duckdb

    read = f"read_csv('{name}.csv', delim = '{delimiter}', header = true, all_varchar = true)"
    dates = "* REPLACE (try_cast(nullif(入库时间, '') AS DATE) AS 入库时间)" if name == "register" else "*"
    duckdb.sql(f"COPY (SELECT {dates} FROM {read}) TO '{name}.parquet'")


def without_findings(report):
    report = json.loads(report)
    del report["findings"]
    return report


def main():
    indicalc, wanted = os.path.abspath(sys.argv[1]), sys.argv[2:] or list(ENGINES)
    run = lambda *arguments, **more: subprocess.run([indicalc, *arguments], capture_output=True, **more)
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name, rows, plan, delimiter in KINDS:
            with open(f"{name}.csv", "w", newline="", encoding="utf-8") as file:
                csv.writer(file, delimiter=delimiter).writerows(rows(random.Random(7)))
            with open("targets.toml", "w", encoding="utf-8") as file:
                file.write('[plan]\ntitle = "微观数据"\nbaseline = "2020"\ndeadline = "2025"\n' + plan)
            parquet(name, delimiter)
            report = ["report", "--by-region", "--format", "json"]
            direct = run(*report, check=True).stdout
            for engine in wanted:
                compute, from_parquet = ENGINES[engine]
                for source in [[], ["--from", from_parquet.format(name)]]:
                    query = run("sql", "--dialect", engine, *source, check=True, text=True).stdout
                    compute(query)
                    with open("result.csv", "rb") as file:
                        piped = run(*report, "--data", "-", stdin=file)
                    same = piped.stdout == direct
                    if not same and piped.returncode == 0 and f"{name}.csv".encode() in direct:
                        same = without_findings(piped.stdout) == without_findings(direct)
                    passed, failed = passed + same, failed + (not same)
                    where = "Parquet" if source else "CSV"
                    print(f"{'same' if same else 'DIFFERENT'}  {name} {engine} {where}", flush=True)
                    if not same:
                        print(piped.stderr.decode())
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0 or passed == 0)


main()
