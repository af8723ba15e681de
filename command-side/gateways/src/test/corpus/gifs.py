"""GIF files, written block by block: canvas and frames, palettes, interlace, transparency, LZW, extensions, damage."""

import struct

from tools import pnm, run

CONTROL, COMMENT, TEXT, APPLICATION = 0xF9, 0xFE, 0x01, 0xFF


def packed(indexes, bits, clear_often=False, end=True):
    """LZW of the indexes, in sub-blocks (GIF89a, appendix F)."""
    clear, codes, out = 1 << bits, {}, []
    width, following = bits + 1, (1 << bits) + 2
    stream = [(clear, width)]
    now = ()
    for index in indexes:
        if now + (index,) in codes or not now:
            now += (index,)
            continue
        stream.append((codes[now] if len(now) > 1 else now[0], width))
        if following < 4096:
            codes[now + (index,)] = following
            width += following == 1 << width and width < 12
            following += 1
        if clear_often and following > (1 << bits) + 9:
            stream.append((clear, width))
            codes, width, following = {}, bits + 1, (1 << bits) + 2
        now = (index,)
    if now:
        stream.append((codes[now] if len(now) > 1 else now[0], width))
    if end:
        # The decoder is one code behind: what was sent last may widen the codes.
        width += following == 1 << width and width < 12
        stream.append((clear + 1, width))
    held = size = 0
    for code, width in stream:
        held |= code << size
        size += width
    return held.to_bytes(-(-size // 8), "little")


def blocks(data, size=255):
    return b"".join(bytes([len(data[i:i + size])]) + data[i:i + size] for i in range(0, len(data), size)) + b"\0"


def colours(bits, shift=0):
    count = 1 << bits
    return b"".join(bytes(((i * 255 // (count - 1) + shift) % 256, (255 - i * 151) % 256, i * 91 % 256)) for i in range(count))


def rows(height, interlaced):
    if not interlaced:
        return range(height)
    return [*range(0, height, 8), *range(4, height, 8), *range(2, height, 4), *range(1, height, 2)]


def frame(width, height, bits, left=0, top=0, local=None, interlaced=False, value=None, size=255, **lzw):
    indexes = [(x + 3 * y if value is None else value) % (1 << bits) for y in rows(height, interlaced) for x in range(width)]
    head = struct.pack("<BHHHHB", 0x2C, left, top, width, height,
                       (0x80 | bits - 1 if local is not None else 0) | (0x40 if interlaced else 0))
    least = max(2, bits)
    return head + (local or b"") + bytes([least]) + blocks(packed(indexes, least, **lzw), size)


def control(dispose=0, clear=None, delay=0):
    return bytes([0x21, CONTROL, 4, dispose << 2 | (clear is not None)]) + struct.pack("<HBB", delay, clear or 0, 0)


def extension(label, data):
    return bytes([0x21, label]) + blocks(data)


def gif(width, height, bits, *parts, version=b"89a", table=True, background=0, aspect=0, end=b";"):
    flags = (0x80 | bits - 1) if table else 0x70
    return (b"GIF" + version + struct.pack("<HHBBB", width, height, flags, background, aspect)
            + (colours(bits) if table else b"") + b"".join(parts) + end)


def pixels(file, left=0, top=0, canvas=None):
    """The first frame by giftopnm, put where its descriptor says on a clear canvas, as browsers do."""
    import tempfile
    with tempfile.NamedTemporaryFile() as alpha:
        width, height, shown = pnm(run(["giftopnm", "-image=1", f"-alphaout={alpha.name}"], file))
        clear = pnm(open(alpha.name, "rb").read())[2]
    out = bytearray(shown)
    out[3::4] = clear[::4]
    if canvas is None:
        return width, height, bytes(out)
    across, down = canvas
    whole = bytearray(4 * across * down)
    for y in range(height):
        at = 4 * ((top + y) * across + left)
        whole[at:at + 4 * width] = out[4 * y * width:4 * (y + 1) * width]
    return across, down, bytes(whole)


def cases():
    """Yields (group, name, file, pixels or None where it is to be refused)."""
    yield from (("colours and interlace", name, file, pixels(file)) for name, file in full())
    yield from (("frames and canvas", *case) for case in placed())
    plain = pixels(gif(9, 7, 3, frame(9, 7, 3)))
    yield from (("extensions and blocks", name, file, plain) for name, file in same())
    yield from (("damage", name, file, None) for name, file in damaged())


def full():
    for bits in range(1, 9):
        for version in (b"87a", b"89a"):
            yield f"{version.decode()} of {bits} bits", gif(9, 7, bits, frame(9, 7, bits), version=version)
        for interlaced in (False, True):
            for width, height in ((1, 1), (3, 17), (16, 16), (17, 3)):
                yield f"{bits} bits {width}x{height} interlaced {int(interlaced)}", gif(
                    width, height, bits, frame(width, height, bits, interlaced=interlaced))
        yield f"{bits} bits local table", gif(9, 7, bits, frame(9, 7, bits, local=colours(bits, 77)))
        yield f"{bits} bits local table alone", gif(9, 7, 1, frame(9, 7, bits, local=colours(bits, 77)), table=False)
        yield f"{bits} bits cleared often", gif(24, 24, bits, frame(24, 24, bits, clear_often=True))
        for clear in {0, 1, (1 << bits) - 1}:
            yield f"{bits} bits clear {clear}", gif(9, 7, bits, control(clear=clear), frame(9, 7, bits))
    for height in range(2, 13):
        yield f"interlaced of {height} lines", gif(5, height, 4, frame(5, height, 4, interlaced=True))
    yield "dictionary full", gif(96, 96, 8, frame(96, 96, 8))
    yield "all clear", gif(6, 6, 2, control(clear=1), frame(6, 6, 2, value=1))
    yield "two controls", gif(9, 7, 3, control(clear=1), control(clear=2), frame(9, 7, 3))


def placed():
    for left, top, width, height in ((0, 0, 5, 4), (2, 1, 5, 4), (7, 5, 5, 5), (11, 9, 1, 1), (0, 9, 12, 1)):
        for interlaced in (False, True):
            for clear in (None, 1):
                for dispose in (0, 1, 2, 3):
                    file = gif(12, 10, 3, control(dispose, clear), frame(width, height, 3, left, top, interlaced=interlaced),
                               control(1), frame(12, 10, 3, value=5), background=4)
                    yield (f"frame {width}x{height} at {left},{top} interlaced {int(interlaced)} clear {clear} dispose {dispose}",
                           file, pixels(file, left, top, (12, 10)))
        for name, file in (("87a", gif(12, 10, 3, frame(width, height, 3, left, top), version=b"87a")),
                           ("local table", gif(12, 10, 3, frame(width, height, 2, left, top, local=colours(2, 9)), table=False))):
            yield f"{name}, frame {width}x{height} at {left},{top}", file, pixels(file, left, top, (12, 10))
    for left, top, canvas in ((0, 0, (4, 3)), (3, 2, (4, 3)), (0, 0, (0, 0)), (2, 3, (0, 0)), (1, 0, (9, 3))):
        whole = max(canvas[0], left + 9), max(canvas[1], top + 7)
        yield f"frame at {left},{top} beyond a canvas of {canvas[0]}x{canvas[1]}", gif(
            *canvas, 3, frame(9, 7, 3, left, top)), pixels(gif(9, 7, 3, frame(9, 7, 3)), left, top, whole)


def same():
    one, more = frame(9, 7, 3), frame(4, 4, 3, 1, 1, value=6)
    for name, parts in {
        "comment": [extension(COMMENT, b"hello"), one], "clear beyond the table": [control(clear=200), one], "long comment": [extension(COMMENT, b"x" * 700), one],
        "empty comment": [extension(COMMENT, b""), one], "application": [extension(APPLICATION, b"NETSCAPE2.0\3\1\0\0"), one],
        "loop": [b"\x21\xff\x0bNETSCAPE2.0\3\1\0\0\0", one], "XMP": [b"\x21\xff\x0bXMP DataXMP<x/>\1\0\0"[:14] + blocks(b"<x/>"), one],
        "plain text": [b"\x21\x01\x0c" + bytes(12) + blocks(b"hi"), one], "unknown extension": [extension(0x42, b"abc"), one],
        "frames": [one, more, more], "frames with control": [control(2), one, control(2, 6), more],
        "comment behind": [one, extension(COMMENT, b"bye")], "control without clear": [control(1, None, 5), one],
        "small blocks": [frame(9, 7, 3, size=1)], "blocks of seven": [frame(9, 7, 3, size=7)], "no end code": [frame(9, 7, 3, end=False)],
        "second frame broken": [one, b"\x2c\0\0\0\0\xff\xff\xff\xff\0\x09\0"],
        "bytes behind the end code": [one[:-1] + b"\3abc\0"],
        "empty application": [b"\x21\xff\0", one], "short control": [b"\x21\xf9\1\0\0", one],
    }.items():
        yield name, gif(9, 7, 3, *parts)
        yield name + ", more behind", gif(9, 7, 3, *parts) + b"PK\3\4"
    yield "aspect", gif(9, 7, 3, one, aspect=49)
    yield "background beyond", gif(9, 7, 3, one, background=250)
    yield "larger codes than colours", gif(9, 7, 3, one[:10] + bytes([5]) + blocks(packed(
        [(x + 3 * y) % 8 for y in range(7) for x in range(9)], 5)))


def damaged():
    for base, file in {"plain": gif(9, 7, 3, frame(9, 7, 3)), "placed": gif(12, 10, 3, control(1, 1), frame(5, 4, 3, 2, 1)),
                       "interlaced": gif(9, 7, 3, frame(9, 7, 3, interlaced=True))}.items():
        for share in range(1, 8):
            yield f"{base} cut at {share}/8", file[:len(file) * share // 8]
        yield f"{base} data cut off", file[:-4] + b"\0;"
    one = frame(9, 7, 3)
    yield "no frame", gif(9, 7, 3)
    yield "lacks lines", gif(9, 7, 3, one[:10] + b"\3" + blocks(packed([1] * 9, 3)))
    yield "no data", gif(9, 7, 3, one[:10] + b"\3\0")
    yield "code of nothing", gif(9, 7, 3, one[:10] + b"\3" + blocks(b"\xf8\xff\xff\xff"))
    yield "code size 13", gif(9, 7, 3, one[:10] + b"\x0d" + one[11:])
    yield "no width", gif(9, 7, 3, b"\x2c\0\0\0\0\0\0\7\0\0\3\0")
    yield "unknown block", gif(9, 7, 3, b"\x99", one)
