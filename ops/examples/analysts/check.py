"""check.py TRUTH PROPERTIES FOLDER CHART KEY: what .ci/analysts holds the examples to, once the guide was typed."""

import glob
import json
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pandas
import pyarrow.dataset
import pyarrow.types

from questions import answers
from tables import families, from_kafka, from_parquet

truth, properties, folder, chart, key = sys.argv[1:]
guide = Path("ops/guides/analysts.md").read_text()


def same(what, told, wanted):
    assert told == wanted, f"{what}: {told} and not {wanted}"


# The answers, whichever way.
expected = json.loads(Path(truth).read_text())
assert len(expected) == 5 and all(expected.values()), expected
for question, rows in expected.items():
    for source, con in ("Kafka", from_kafka(properties)), ("Parquet", from_parquet(folder)):
        same(f"{question}, over {source}", answers(con)[question], rows)
print("passed: five answers over Kafka and over Parquet are those of the history")

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

# Exports that are killed leave nothing, or a whole part.
export = ["ops/cli/rollcall", "export", "--parquet", "killed", "--config", properties, "--key", key]
for milliseconds in 500, 1000, 2000:
    try:
        subprocess.run(export, timeout=milliseconds / 1000, capture_output=True)  # kill -9 after that
    except subprocess.TimeoutExpired:
        pass
    parts = [path.name for path in Path("killed").glob("*-*")] if Path("killed").exists() else []
    for part in parts:
        tables = json.loads(Path("killed", part, "part.json").read_text())["tables"]
        for family, table in tables.items():
            same(f"{family} of {part}", len(pandas.read_parquet(f"killed/{part}/{family}.parquet")), table["rows"])
    same("tables of whole parts only", {Path(path).parent.name for path in glob.glob("killed/*/*.parquet")}, set(parts))
subprocess.run(export, check=True, capture_output=True)
same("the rest", answers(from_parquet("killed")), expected)
print("passed: killed exports leave whole parts only, and the next one does the rest")
