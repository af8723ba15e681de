"""Makes the picture corpus anew: see README.md."""

import gzip
import struct
import sys
from pathlib import Path

import gifs
import jpegs
import pngs
import webps

FOLDER = Path(__file__).parent.parent / "resources" / "images"


def record(group, name, file, pixels):
    title = f"{group}/{name.strip()}".encode()
    head = struct.pack(">H", len(title)) + title + struct.pack(">I", len(file)) + file
    if pixels is None:
        return head + struct.pack(">II", 0, 0)
    width, height, rgba = pixels
    assert len(rgba) == 4 * width * height, name
    return head + struct.pack(">II", width, height) + rgba


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for kind in [kind for kind in (jpegs, pngs, gifs, webps) if not sys.argv[1:] or kind.__name__ in sys.argv]:
        records = [record(*case) for case in kind.cases()]
        target = FOLDER / (kind.__name__ + ".bin.gz")
        target.write_bytes(gzip.compress(struct.pack(">I", len(records)) + b"".join(records), 9, mtime=0))
        print(target.name, len(records), "files,", target.stat().st_size, "bytes")


main()
