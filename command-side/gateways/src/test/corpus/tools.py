"""The decoders that the expected pixels come from, and pictures to begin with."""

import subprocess
import tempfile
from pathlib import Path

from PIL import Image


def run(command, given):
    """What a program of netpbm, libjpeg-turbo or libwebp writes for these bytes; djpeg's 2 is a warning."""
    done = subprocess.run(command, input=given, capture_output=True)
    if done.returncode not in (0, 2):
        raise ValueError(f"{command}: {done.stderr.decode()}")
    return done.stdout


def in_files(command, given, out):
    """The same for programs that read and write files: `{in}` and `{out}` are put in."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in"), Path(folder, "out" + out)
        source.write_bytes(given)
        subprocess.run([part.format(**{"in": source, "out": target}) for part in command],
                       capture_output=True, check=True)
        return target.read_bytes()


def pnm(data):
    """Pixels of a PPM, PGM or PAM file, as (width, height, RGBA bytes)."""
    import io
    if data[:2] == b"P7":
        head, _, body = data.partition(b"ENDHDR\n")
        told = dict(line.split(None, 1) for line in head.splitlines() if b" " in line)
        width, height, depth = (int(told[name]) for name in (b"WIDTH", b"HEIGHT", b"DEPTH"))
        most = int(told[b"MAXVAL"])
        size = 2 if most > 255 else 1
        levels = [int.from_bytes(body[i:i + size], "big") * 255 // most for i in range(0, len(body), size)]
        out = bytearray()
        for i in range(0, len(levels), depth):
            one = levels[i:i + depth]
            out += bytes({1: [one[0]] * 3 + [255], 2: [one[0]] * 3 + one[-1:], 3: one + [255], 4: one}[depth])
        return width, height, bytes(out)
    picture = Image.open(io.BytesIO(data))
    if picture.mode.startswith("I"):
        picture = picture.point(lambda level: level / 257).convert("L")
    return picture.width, picture.height, picture.convert("RGBA").tobytes()


def scene(width, height, alpha=False):
    """Soft light, one hard edge of colour, and a see-through corner where alpha is asked for."""
    picture = Image.new("RGBA", (width, height))
    for y in range(height):
        for x in range(width):
            red, green, blue = 40 + 180 * x // width, 60 + 150 * y // height, 200 - 120 * (x + y) // (width + height)
            if x * 3 > y * 2 + width:
                red, green, blue = 230, 40 + 4 * (y % 8), 30
            clear = max(0, 255 - 24 * max(0, 12 - x - y)) if alpha else 255
            picture.putpixel((x, y), (red, green, blue, clear))
    return picture if alpha else picture.convert("RGB")


def ppm(picture):
    kind = b"P5" if picture.mode == "L" else b"P6"
    return kind + b"\n%d %d\n255\n" % picture.size + picture.tobytes()
