"""A table of DuckDB for each family of events, the same from Kafka and from files of Parquet: what is asked is asked of both."""

import glob
import json
import re
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa

SCHEMAS = Path(__file__).resolve().parents[3] / "api-contracts/stream/src/main/resources/schemas"
ENVELOPE = {
    "ce_sequence": pa.int64(),
    "ce_time": pa.timestamp("us", tz="UTC"),
    **dict.fromkeys(["ce_type", "ce_subject", "ce_id", "ce_source", "ce_dataschema"], pa.string()),
    **dict.fromkeys(["ce_commandid", "ce_correlationid", "ce_causationid", "ce_traceparent"], pa.string()),
}


def opened() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.execute("SET TimeZone = 'UTC'")
    return con


def from_parquet(folder: str) -> duckdb.DuckDBPyConnection:
    """Reads nothing yet: a query reads the columns that it names."""
    con = opened()
    for family in sorted({Path(file).stem for file in glob.glob(f"{glob.escape(folder)}/*/*.parquet")}):
        files = f"{folder}/*/{family}.parquet".replace("'", "''")
        con.execute(f"CREATE VIEW \"{family}\" AS SELECT * FROM read_parquet('{files}', union_by_name = true)")
    return con


def from_kafka(properties: str, topic: str = "rollcall.events") -> duckdb.DuckDBPyConnection:
    """Holds all of it in memory."""
    con, rows = opened(), {family: [] for family in families()}
    for record in records(properties, topic):
        row = {name: value.decode() for name, value in record.headers()}
        row |= json.loads(record.value()) | {"data": record.value().decode()}
        row["ce_sequence"] = int(row["ce_sequence"])
        family = row["ce_type"].removeprefix("io.rollcall.").split(".")[0]
        rows.setdefault(family, []).append(row)
    for family, told in rows.items():
        columns = ENVELOPE | families().get(family, {}) | {"data": pa.string()}
        for row in told:
            row |= {name: time(row[name]) for name, kind in columns.items() if pa.types.is_timestamp(kind) and name in row}
        con.register("told", pa.Table.from_pylist(told, pa.schema(columns.items())))
        con.execute(f'CREATE TABLE "{family}" AS SELECT * FROM told')
    return con


def time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def families() -> dict[str, dict[str, pa.DataType]]:
    """The columns of each family, by the schemas of its types. A server has them too: GET /schemas/user.registered.1.json"""
    found: dict[str, dict[str, pa.DataType]] = {}
    for file in sorted(SCHEMAS.glob("*.*.*.json")):
        columns = found.setdefault(file.name.split(".")[0], {})
        for name, told in json.loads(file.read_text())["properties"].items():
            kinds = {"integer": pa.int64(), "boolean": pa.bool_()}
            is_time = told.get("format") == "date-time"
            columns[name] = ENVELOPE["ce_time"] if is_time else kinds.get(told.get("type"), pa.string())
    return found


def settings(properties: str) -> dict[str, str]:
    """The file that Kafka's own tools take, as librdkafka wants it."""
    java = dict(re.findall(r"(?m)^\s*([\w.]+)\s*=\s*(.*?)\s*$", Path(properties).read_text()))
    names = ["bootstrap.servers", "security.protocol", "sasl.mechanism"]
    login = dict(re.findall(r'(username|password)="([^"]*)"', java.get("sasl.jaas.config", "")))
    return {name: java[name] for name in names if name in java} | {f"sasl.{name}": value for name, value in login.items()}


def records(properties: str, topic: str):
    """All that is committed on a topic, partition by partition."""
    from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, KafkaException, TopicPartition

    consumer = Consumer(
        settings(properties)
        | {"group.id": "unused", "enable.auto.commit": False, "enable.partition.eof": True, "isolation.level": "read_committed"}
    )
    try:
        partitions = consumer.list_topics(topic, timeout=30).topics[topic].partitions
        consumer.assign([TopicPartition(topic, number, OFFSET_BEGINNING) for number in partitions])
        ended: set[int] = set()
        while len(ended) < len(partitions):
            for record in consumer.consume(1000, timeout=1):
                if record.error() is None:
                    yield record
                elif record.error().code() == KafkaError._PARTITION_EOF:
                    ended.add(record.partition())
                else:
                    raise KafkaException(record.error())
    finally:
        consumer.close()
