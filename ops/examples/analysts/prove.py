"""prove.py (--kafka PROPERTIES | --parquet FOLDER) --key VKEY: whether all of it is what the log with that key has told."""

import argparse
import base64
import hashlib
import json
import re
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tables import from_parquet, records

put = lambda b: len(b).to_bytes(4, "big") + b


def leaf(key, headers, value):
    ours = sorted((k.encode(), v) for k, v in headers if k.startswith("ce_") or k in ("content-type", "traceparent"))
    covered = b"".join(put(k) + put(v) for k, v in ours)
    return hashlib.sha256(b"\0\1" + put(key) + len(ours).to_bytes(4, "big") + covered + put(value)).digest()


def root(leaves):
    """RFC 6962: the left one of two subtrees is as large as a full one can be."""
    full = []  # height and hash, the highest first
    for node in leaves:
        height = 0
        while full and full[-1][0] == height:
            node = hashlib.sha256(b"\1" + full.pop()[1] + node).digest()
            height += 1
        full.append((height, node))
    node = full.pop()[1]
    while full:
        node = hashlib.sha256(b"\1" + full.pop()[1] + node).digest()
    return node


def signed(note, vkey, topic="rollcall.events"):
    """What a checkpoint says, once the key has signed it: so many records of a source, and their root."""
    text, signatures = note.split("\n\n", 1)
    name, key_id, key = vkey.split("+", 2)
    key = base64.b64decode(key)
    assert key[0] == 1, "this key is none of Ed25519"
    for line in re.findall(rf"(?m)^— {re.escape(name)} (\S+)$", signatures):
        signature = base64.b64decode(line)
        if signature[:4].hex() == key_id:
            Ed25519PublicKey.from_public_bytes(key[1:]).verify(signature[4:], text.encode() + b"\n")
            origin, size, told, *_ = text.split("\n")
            assert origin.startswith(f"{name}/{topic}"), "it is of another topic"
            source = origin.removeprefix(f"{name}/{topic}").strip("/") or name.rsplit("/", 1)[1]
            return f"urn:uuid:{source}", int(size), base64.b64decode(told)
    raise AssertionError("the key has not signed it")


def of_topic(properties, vkey):
    """As the topic has them, in the order of the log."""
    *_, note = (record.value().decode() for record in records(properties, "rollcall.checkpoints"))
    checkpoint = signed(note, vkey)
    told = {}
    for record in records(properties, "rollcall.events"):
        headers = dict(record.headers())
        if headers["ce_source"].decode() == checkpoint[0]:
            told[int(headers["ce_sequence"])] = leaf(record.key(), record.headers(), record.value())
    return note, checkpoint, [told[sequence] for sequence in sorted(told)][: checkpoint[1]]


def of_rows(folder, vkey):
    """From the rows alone, without Kafka: each leaf is made anew of the envelope's columns and of data, and the others are held to that."""
    con, leaves = from_parquet(folder), {}
    for (view,) in con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall():
        rows = con.execute(f'FROM "{view}"')
        names = [column[0] for column in rows.description]
        for values in rows.fetchall():
            row = dict(zip(names, values))
            sequence, told = row["ce_sequence"], json.loads(row["data"])
            made = leaf(row["ce_subject"].encode(), headers(row), row["data"].encode())
            assert made == bytes(row["leaf"]), f"the row of position {sequence} is not as it was told"
            for name, value in row.items():
                is_told = not name.startswith("ce_") and name not in ("data", "leaf")
                assert not is_told or value == as_column(told.get(name), value), f"{name} of position {sequence} is not as it was told"
            assert sequence not in leaves, f"position {sequence} is there twice"
            leaves[sequence] = made
    note = (max(path.parent for path in Path(folder).glob("*/part.json")) / "checkpoint").read_text()
    return note, signed(note, vkey), [leaves[sequence] for sequence in sorted(leaves)]


def headers(row):
    """Those of the record: what is not in the row is always the same, or follows from it."""
    found = {name: value for name, value in row.items() if name.startswith("ce_") and value is not None}
    found |= {"ce_specversion": "1.0", "content-type": "application/json", "ce_partitionkey": row["ce_subject"]}
    found |= {"ce_time": written(row["ce_time"]), "ce_sequence": f"{row['ce_sequence']:019}"}
    return [(name, value.encode()) for name, value in found.items()]


def as_column(told, value):
    """Microseconds are all that a column has of a time."""
    return datetime.fromisoformat(told) if told is not None and isinstance(value, datetime) else told


def written(time: datetime) -> str:
    """As the topic has it: no more digits of a second than it needs."""
    return re.sub(r"\.?0*$", "", time.strftime("%Y-%m-%dT%H:%M:%S.%f")) + "Z"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    of = parser.add_mutually_exclusive_group(required=True)
    of.add_argument("--kafka", metavar="PROPERTIES")
    of.add_argument("--parquet", metavar="FOLDER")
    parser.add_argument("--keep", metavar="FILE", help="for the checkpoint, once it is verified")
    parser.add_argument("--key", metavar="VKEY", required=True, help="the log's, as rollcall audit has it")
    args = parser.parse_args()
    note, (_, size, told), leaves = of_topic(args.kafka, args.key) if args.kafka else of_rows(args.parquet, args.key)
    assert len(leaves) == size, f"{size} records are signed, and {len(leaves)} are there"
    assert root(leaves) == told, "the records are not those that were signed"
    if args.keep:
        Path(args.keep).write_text(note)
    print(f"Proven: {size} records, nothing missing, nothing changed, in the order of the log.")
