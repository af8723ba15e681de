"""check.py TRUTH PROPERTIES FOLDER CHART KEY ADDRESS: what .ci/analysts holds the examples to, once the guide was typed."""

import glob
import json
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pandas
import pyarrow.dataset
import pyarrow.types

from prove import headers, leaf as made
from questions import answers
from tables import families, from_kafka, from_parquet, records

truth, properties, folder, chart, key, address = sys.argv[1:]
guide = Path("ops/guides/analysts.md").read_text()


def same(what, told, wanted):
    assert told == wanted, f"{what}: {told} and not {wanted}"


def exported(to):
    """The answers of tables that have all that was told; the last of it is signed some seconds later."""
    last = max(int(dict(record.headers())["ce_sequence"]) for record in records(properties, "rollcall.events"))
    until = time.monotonic() + 60
    while signed() < last and time.monotonic() < until:
        pass
    subprocess.run([*export, "--parquet", to], check=True, capture_output=True)
    return answers(from_parquet(to))


def signed():
    return max((int(re.search(rb"(?m)^position (\d+)$", note.value())[1]) for note in records(properties, "rollcall.checkpoints")), default=0)


# The answers, whichever way.
export = ["ops/cli/rollcall", "export", "--config", properties, "--key", key]
first = json.loads(Path(truth).read_text())
assert len(first) == 5 and all(first.values()), first
same("over Kafka", answers(from_kafka(properties)), first)
same("over Parquet", exported(folder), first)

# The same goes on, over a folder of several parts.
more = json.loads(subprocess.run([sys.executable, "ops/examples/analysts/history.py", address], check=True, capture_output=True).stdout)
expected = {}
for question, rows in first.items():
    keys = 2 if question == "invitations accepted" else -1
    sums = {}
    for row in rows + more[question]:
        counts = sums.setdefault(tuple(row[:keys]), [0] * len(row[keys:]))
        sums[tuple(row[:keys])] = [a + b for a, b in zip(counts, row[keys:])]
    expected[question] = [[*row, *counts] for row, counts in sorted(sums.items())]
same("over Kafka", answers(from_kafka(properties)), expected)
same("over Parquet", exported(folder), expected)
assert len(glob.glob(f"{folder}/*-*")) > 1, "all in one part"
print("passed: five answers over Kafka and over Parquet are those of the history, and of how it goes on")

# The guide's own snippets.
(leaf,) = re.findall(r"(?s)```python\n(def leaf.*?)```", guide)
assert leaf in Path("ops/examples/analysts/prove.py").read_text(), "the guide has another leaf than prove.py"
queries = re.search(r"(?s)```python\n(duckdb\.sql.*?)```", guide)[1].splitlines()
registered = [row for row in expected["registrations per hour and region"] if row[1] != "-"]
told = eval(queries[0], {"duckdb": duckdb}).fetchall()
same("DuckDB", sum(users for region, users in told if region), sum(row[2] for row in registered))
frame = eval(queries[1], {"pandas": pandas, "glob": glob})
same("pandas", int(frame["registration"].notna().sum()), sum(row[2] for row in expected["registrations per hour and region"]))
same("pandas", [str(frame[name].dtype) for name in ("ce_sequence", "ce_time")], ["int64", "datetime64[us, UTC]"])
positions = sorted(n for f in families() for n in pandas.read_parquet(sorted(glob.glob(f"{folder}/*/{f}.parquet")))["ce_sequence"])
same("all tables together", positions, list(range(1, len(positions) + 1)))
for family, columns in families().items():
    schema = pyarrow.dataset.dataset(sorted(glob.glob(f"{folder}/*/{family}.parquet"))).schema
    for name, kind in columns.items():
        same(f"{family}.{name}", schema.field(name).type, kind)
assert Path(chart).read_bytes().startswith(b"\x89PNG") and Path(chart).stat().st_size > 10_000, "no picture"
print("passed: DuckDB, pandas and Arrow read the tables")

spark = subprocess.run(["python3", "-c", "import pyspark"], capture_output=True).returncode == 0
if spark:
    program = f"""from pyspark.sql import SparkSession
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
print(({queries[2]}).where("registration IS NOT NULL").count())"""
    counted = subprocess.run(["python3", "-c", program], check=True, capture_output=True, text=True).stdout
    same("Spark", int(counted), sum(row[2] for row in expected["registrations per hour and region"]))
print("passed: Spark reads them" if spark else "Not run: Spark, for python3 has no pyspark here.")

# Tables that somebody has changed prove nothing.
prove = [sys.executable, "ops/examples/analysts/prove.py", "--key", key, "--parquet"]
subprocess.run([*prove, folder], check=True, capture_output=True)
(part,) = sorted(glob.glob(f"{folder}/*-*"))[:1]
rows = pandas.read_parquet(f"{part}/user.parquet")
known = rows.index[rows["region"].notna()][0]


def otherwise(name, value):
    changed = rows.copy()
    changed.at[known, name] = value
    return changed


def consistently():
    """All of a row, so that only the tree tells."""
    changed = otherwise("data", rows.at[known, "data"].replace(rows.at[known, "region"], "XX", 1))
    changed.at[known, "region"] = "XX"
    row = changed.loc[known].replace({float("nan"): None}).to_dict()
    changed.at[known, "leaf"] = made(row["ce_subject"].encode(), headers(row), row["data"].encode())
    return changed


for why, changed in {
    "region of position": otherwise("region", "XX"),
    "is not as it was told": otherwise("ce_time", rows.at[known, "ce_time"] + pandas.Timedelta(seconds=1)),
    "are signed, and": rows.drop(known),
    "are not those that were signed": consistently(),
}.items():
    shutil.copytree(folder, "forged", dirs_exist_ok=True)
    changed.to_parquet(f"forged/{Path(part).name}/user.parquet")
    refused = subprocess.run([*prove, "forged"], capture_output=True, text=True)
    assert refused.returncode != 0 and why in refused.stderr, f"{why}: {refused.stdout}{refused.stderr}"
print("passed: tables that were changed are refused")

# Exports that are killed leave nothing, or a whole part.
for milliseconds in 500, 1000, 2000:
    try:
        subprocess.run([*export, "--parquet", "killed"], timeout=milliseconds / 1000, capture_output=True)  # kill -9 after that
    except subprocess.TimeoutExpired:
        pass
    parts = [path.name for path in Path("killed").glob("*-*")] if Path("killed").exists() else []
    for part in parts:
        tables = json.loads(Path("killed", part, "part.json").read_text())["tables"]
        for family, table in tables.items():
            same(f"{family} of {part}", len(pandas.read_parquet(f"killed/{part}/{family}.parquet")), table["rows"])
    same("tables of whole parts only", {Path(path).parent.name for path in glob.glob("killed/*/*.parquet")}, set(parts))
same("the rest", exported("killed"), expected)
print("passed: killed exports leave whole parts only, and the next one does the rest")
