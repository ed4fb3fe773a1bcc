#!/usr/bin/env python3
"""Times one job in indicalc and in other tools, each as a whole process, and holds all answers against each other.

The job: a long CSV of 40 indicators by region and month, shuffled. Of 6 of them, for each region, the sum of the 12 months that end
with the newest one, amounts in 万元 turned into 亿元. indicalc keeps every month of them, the others one year.

    cargo build --profile dist
    pip install duckdb polars            # those that are not there are left out
    python3 benches/compare.py --regions 500 --months 50 --rounds 5 target/dist/indicalc
"""

import argparse
import csv
import io
import os
import random
import statistics
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

WANTED = ["地区生产总值", "服务业增加值", "工业增加值,规模以上", "社会消费品零售总额", "固定资产投资", "接待游客人次"]
OTHERS = [f"其他指标{number}" for number in range(34)]
# 3 in 100 values of the other indicators are blank, a third of the amounts are in 万元.
BLANK, SMALL = 0.03, 0.35

PLAN = """[plan]
title    = "benchmark"
baseline = "2025"
deadline = "2030"

[data]
files = ["data.csv"]
"""

POLARS = """
import sys, polars as pl
S = pl.String
f = (pl.scan_csv(sys.argv[1], schema={"period": S, "region": S, "indicator": S, "value": pl.Decimal(20, 2), "unit": S})
     .filter(pl.col.indicator.is_in(sys.argv[2].split("|"))))
newest = f.select(pl.col.period.max()).collect(engine="streaming").item()
k = int(newest[:4]) * 12 + int(newest[5:]) - 12
since = f"{k // 12:04d}-{k % 12 + 1:02d}"
v = pl.col.value.cast(pl.Decimal(30, 6))
r = (f.filter(pl.col.period >= since)
     .select("region", "indicator", v=pl.when(pl.col.unit == "万元").then(v / 10000).otherwise(v))
     .group_by("region", "indicator").agg(pl.col.v.sum()).collect(engine="streaming"))
sys.stdout.write(r.write_csv())
"""

DUCKDB = """
import sys, duckdb
names = ", ".join("'" + name + "'" for name in sys.argv[2].split("|"))
schema = "{'period': 'VARCHAR', 'region': 'VARCHAR', 'indicator': 'VARCHAR', 'value': 'DECIMAL(18,2)', 'unit': 'VARCHAR'}"
rows = f"read_csv('{sys.argv[1]}', header=true, columns={schema})"
duckdb.connect().execute(f'''copy (
  with kept as (select * from {rows} where indicator in ({names})),
  newest as (select strftime(max((period || '-01')::date) - interval 11 month, '%Y-%m') since from kept)
  select region, indicator, sum(case when unit = '万元' then value * 0.0001::DECIMAL(5,4) else value end)
  from kept, newest where period >= since group by all) to '/dev/stdout' (header)''')
"""


def write_data(path, regions, months):
    """The same bytes for the same numbers of regions and months."""
    chance = random.Random(regions * 1000 + months)
    places = [f'"第{n}县,开发区"' if n % 10 == 3 else f"第{n}县" for n in range(regions)]
    newest = 2026 * 12 + 7
    periods = [f"{m // 12:04d}-{m % 12 + 1:02d}" for m in range(newest - months + 1, newest + 1)]
    chance.shuffle(periods)
    names = [f'"{name}"' if "," in name else name for name in WANTED + OTHERS]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("period,region,indicator,value,unit\n")
        for period in periods:
            chance.shuffle(places)
            for place in places:
                chance.shuffle(names)
                for name in names:
                    other = name in OTHERS
                    unit = "万人次" if name == WANTED[5] else "万元" if chance.random() < SMALL else "亿元"
                    value = "" if other and chance.random() < BLANK else f"{chance.randrange(1, 5_000_000) / 100:.2f}"
                    file.write(f"{period},{place},{name},{value},{unit}\n")


def write_plan(path):
    parts = [PLAN]
    for number, name in enumerate(WANTED):
        unit = "万人次" if name == WANTED[5] else "亿元"
        parts.append(f'[series.s{number}]\nname = "{name}"\nunit = "{unit}"\nkind = "flow"\n')
    for number, name in enumerate(WANTED):
        parts.append(f'[[targets]]\nname = "{name}"\nformula = "s{number}"\nwindow = "trailing-year"\ndirection = "increase"\ngoal = "5000{"万人次" if number == 5 else "亿元"}"\n')
    path.write_text("\n".join(parts), encoding="utf-8")


def answers(name, text):
    """The sums of a run by region and indicator."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    header = next(rows)
    if name == "indicalc":
        at = [header.index(column) for column in ("region", "name", "value")]
    else:
        at = [0, 1, 2]
    return {(row[at[0]], row[at[1]]): round(Decimal(row[at[2]]), 4) for row in rows}


def run(command, output):
    """Seconds and the largest memory in MB of a whole process."""
    with output.open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE)
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{command[0]}: {errors.decode(errors='replace')}")
    return seconds, usage.ru_maxrss / 1024


def is_there(module):
    return subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True).returncode == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("indicalc", type=Path)
    parser.add_argument("--regions", type=int, default=500)
    parser.add_argument("--months", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=Path("target/bench"))
    asked = parser.parse_args()
    folder = asked.folder / f"{asked.regions}x{asked.months}"
    folder.mkdir(parents=True, exist_ok=True)
    data, plan, output = folder / "data.csv", folder / "targets.toml", folder / "out.csv"
    if not data.exists():
        write_data(data, asked.regions, asked.months)
    write_plan(plan)
    commands = {"indicalc": [asked.indicalc, "gap", "-t", plan, "--by-region", "--format", "csv"]}
    for name, program in (("duckdb", DUCKDB), ("polars", POLARS)):
        if is_there(name):
            commands[name] = [sys.executable, "-c", program, data, "|".join(WANTED)]
    times, memory, expected = {name: [] for name in commands}, {}, None
    for _ in range(asked.rounds):
        for name, command in commands.items():
            seconds, memory[name] = run(command, output)
            times[name].append(seconds)
            found = answers(name, output.read_text(encoding="utf-8"))
            expected = expected or found
            if found != expected:
                sys.exit(f"{name} differs from indicalc")
    size = data.stat().st_size / 1e6
    own = statistics.median(times["indicalc"])
    print(f"{size:.1f} MB, {asked.regions} regions, {asked.months} months, {asked.rounds} rounds\n")
    print("| program | median s | min–max s | MB | × indicalc |\n|---|---:|---:|---:|---:|")
    for name, all_times in times.items():
        middle = statistics.median(all_times)
        spread = f"{min(all_times):.3f}–{max(all_times):.3f}"
        print(f"| {name} | {middle:.3f} | {spread} | {memory[name]:.0f} | {middle / own:.1f} |")


main()
