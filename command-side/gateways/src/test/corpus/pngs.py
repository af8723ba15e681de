"""PNG files, written chunk by chunk: colour types, depths, filters, interlace, transparency, APNG, metadata, damage."""

import struct
import zlib

import png
from PIL import ImageCms

from profiles import converted, foreign, grey_profile
from tools import pnm, run

MAGIC = b"\x89PNG\r\n\x1a\n"
GREY, RGB, PALETTE, GREY_ALPHA, RGBA = 0, 2, 3, 4, 6
CHANNELS = {GREY: 1, RGB: 3, PALETTE: 1, GREY_ALPHA: 2, RGBA: 4}
DEPTHS = {GREY: (1, 2, 4, 8, 16), RGB: (8, 16), PALETTE: (1, 2, 4, 8), GREY_ALPHA: (8, 16), RGBA: (8, 16)}
PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def chunk(kind, content=b""):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def header(width, height, kind, depth, interlaced=False):
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, interlaced))


def sample(x, y, channel, width, height, most):
    values = (x * most // max(1, width - 1), y * most // max(1, height - 1), most - x * most // max(1, width - 1),
              most if x > y else (x + y) * most // (width + height))
    return values[channel]


def line(xs, y, size, kind, depth):
    channels, most = CHANNELS[kind], 2 ** depth - 1
    order = (0, 3) if kind == GREY_ALPHA else range(channels)
    levels = [sample(x, y, channel, *size, most) for x in xs for channel in order]
    if depth == 16:
        return struct.pack(f">{len(levels)}H", *levels)
    bits = "".join(f"{level:0{depth}b}" for level in levels)
    return bytes(int(bits[i:i + 8].ljust(8, "0"), 2) for i in range(0, len(bits), 8))


def paeth(a, b, c):
    p = a + b - c
    return min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]


def filtered(lines, kind, unit):
    """Each line under the filter, 0 to 4, or under each in turn for 5 (PNG, section 9)."""
    out, above = b"", bytes(len(lines[0]) if lines else 0)
    for number, now in enumerate(lines):
        way = number % 5 if kind == 5 else kind
        left, corner = bytes(unit) + now, bytes(unit) + above
        guess = [(0, left[i], above[i], (left[i] + above[i]) // 2, paeth(left[i], above[i], corner[i]))[way]
                 for i in range(len(now))]
        out += bytes([way]) + bytes((byte - g) % 256 for byte, g in zip(now, guess))
        above = now
    return out


def raw(width, height, kind, depth, interlaced=False, way=0):
    unit = max(1, CHANNELS[kind] * depth // 8)
    out = b""
    for left, top, right, down in PASSES if interlaced else ((0, 0, 1, 1),):
        xs = range(left, width, right)
        if xs:
            out += filtered([line(xs, y, (width, height), kind, depth) for y in range(top, height, down)], way, unit)
    return out


def palette(depth):
    count = 2 ** depth
    return b"".join(bytes((i * 255 // (count - 1), 255 - i * 200 // count, i * 7 % 256)) for i in range(count))


def made(width, height, kind, depth, interlaced=False, way=0, before=(), more=(), data=None, parts=1):
    packed = zlib.compress(raw(width, height, kind, depth, interlaced, way)) if data is None else data
    size = max(1, -(-len(packed) // parts))
    colours = chunk(b"PLTE", palette(depth)) if kind == PALETTE else b""
    return (MAGIC + header(width, height, kind, depth, interlaced) + colours + b"".join(before)
            + b"".join(chunk(b"IDAT", packed[i:i + size]) for i in range(0, len(packed), size)) + b"".join(more)
            + chunk(b"IEND"))


def pixels(file):
    width, height, lines, _ = png.Reader(bytes=file).asRGBA8()
    return width, height, b"".join(bytes(line) for line in lines)


def cases():
    """Yields (group, name, file, pixels or None where it is to be refused)."""
    yield from (("types and filters", name, file, pixels(file)) for name, file in whole())
    yield from (("transparency", name, file, pixels(file)) for name, file in see_through())
    yield from (("chunks, metadata, APNG", *case) for case in same())
    yield from (("profiles", *case) for case in profiled())
    yield from (("gamma", name, file, seen) for name, file, seen in brightened())
    yield from (("damage", name, file, None) for name, file in damaged())


def whole():
    for kind, depths in DEPTHS.items():
        for depth in depths:
            for interlaced in (False, True):
                title = f"type {kind} depth {depth} interlaced {int(interlaced)}"
                for size in ((1, 1), (9, 5), (16, 16), (3, 11)):
                    yield f"{title} {size[0]}x{size[1]}", made(*size, kind, depth, interlaced)
                for way in range(1, 6):
                    yield f"{title} filter {way}", made(13, 10, kind, depth, interlaced, way)
    for depth in (1, 2, 4, 8):
        if depth > 1:
            yield f"palette of two at depth {depth}", limited(depth)
    for size in ((1, 2), (2, 1), (5, 1), (1, 5), (4, 4), (8, 1)):
        yield f"interlaced {size[0]}x{size[1]}", made(*size, RGB, 8, True, 5)


def limited(depth):
    """All indexes are within a palette shorter than the depth has room for."""
    lines = zlib.compress(filtered([bytes([0b01010101 if depth == 1 else 0x11 & (2 ** depth - 1) * 17])
                                    for _ in range(4)], 0, 1))
    width = 8 // depth
    return (MAGIC + header(width, 4, PALETTE, depth) + chunk(b"PLTE", b"\xc8\x10\x20" * 18)
            + chunk(b"IDAT", lines) + chunk(b"IEND")) if depth == 8 else (
        MAGIC + header(width, 4, PALETTE, depth) + chunk(b"PLTE", b"\xc8\x10\x20\x10\xc8\x40")
        + chunk(b"IDAT", zlib.compress(filtered([b"\1"] * 4, 0, 1))) + chunk(b"IEND"))


def see_through():
    for kind, depth, interlaced in ((k, d, i) for k, depths in DEPTHS.items() for d in depths for i in (False, True)):
        most = 2 ** depth - 1
        title = f"tRNS type {kind} depth {depth} interlaced {int(interlaced)}"
        if kind == GREY:
            for level in {0, most, most // 2}:
                yield f"{title} of {level}", made(9, 9, kind, depth, interlaced, before=[chunk(b"tRNS", struct.pack(">H", level))])
        if kind == RGB:
            for x, y in ((0, 0), (4, 4), (8, 8)):
                key = struct.pack(">HHH", *(sample(x, y, channel, 9, 9, most) for channel in range(3)))
                yield f"{title} of {x},{y}", made(9, 9, kind, depth, interlaced, before=[chunk(b"tRNS", key)])
        if kind == PALETTE:
            for count in {1, 2, min(5, most + 1), most + 1}:
                levels = bytes(i * 40 % 256 for i in range(count))
                yield f"{title} of {count}", made(9, 9, kind, depth, interlaced, before=[chunk(b"tRNS", levels)])


def icc(data, name=b"x"):
    return chunk(b"iCCP", name + b"\0\0" + zlib.compress(data))


def frame(number, width, height, left=0, top=0, dispose=0, blend=0):
    return chunk(b"fcTL", struct.pack(">IIIIIHHBB", number, width, height, left, top, 1, 10, dispose, blend))


def profiled():
    """Read by the profile by Little CMS; a profile for another kind of colours counts as none."""
    for kind, depth in ((RGB, 8), (RGBA, 8), (PALETTE, 8), (RGB, 16)):
        plain = made(11, 7, kind, depth)
        width, height, shown = pixels(plain)
        for name, profile in foreign().items():
            file = made(11, 7, kind, depth).replace(header(11, 7, kind, depth), header(11, 7, kind, depth) + icc(profile))
            yield f"{name} type {kind} depth {depth}", file, (width, height, converted(width, height, shown, profile))
        file = plain.replace(header(11, 7, kind, depth), header(11, 7, kind, depth) + icc(grey_profile()))
        yield f"grey profile type {kind} depth {depth}", file, (width, height, shown)
    plain = made(11, 7, GREY, 8)
    yield "colour profile of grey", plain.replace(header(11, 7, GREY, 8), header(11, 7, GREY, 8) + icc(
        foreign()["swapped"])), pixels(plain)


def gamma(value):
    return chunk(b"gAMA", struct.pack(">I", value))


def brightened():
    """As libpng has it for a screen of 2.2, its twentieth of tolerance too; what says more of its colours says it."""
    for kind, depths in DEPTHS.items():
        for depth in depths:
            for value in (45455, 44000, 47000, 100000, 55556, 22727, 65000, 30000):
                file = made(13, 9, kind, depth, before=[gamma(value)])
                yield f"{value} type {kind} depth {depth}", file, as_shown(file)
    clear = [gamma(100000), chunk(b"tRNS", b"\x40\x80\xff")]
    file = made(13, 9, PALETTE, 4, before=clear)
    yield "with a clear palette", file, as_shown(file)
    file = made(13, 9, RGB, 8, True, 5, before=[gamma(70000)])
    yield "interlaced", file, as_shown(file)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for name, more in {"and sRGB": [gamma(100000), chunk(b"sRGB", b"\0")], "and a profile": [gamma(100000), icc(srgb)],
                       "of nothing": [gamma(0)], "cut off": [chunk(b"gAMA", b"\0\1")], "too long": [chunk(b"gAMA", b"\0\1\x86\xa0\0")],
                       "checksum wrong": [gamma(100000)[:-1] + b"\0"]}.items():
        yield name, made(13, 9, RGB, 8, before=more), pixels(made(13, 9, RGB, 8))
    file = made(13, 9, RGB, 8, before=[gamma(100000), gamma(45455)])
    yield "twice", file, as_shown(made(13, 9, RGB, 8, before=[gamma(100000)]))


def as_shown(file):
    """What pngtopam, which leaves it to libpng, makes of the levels, which it has in eight bits at least."""
    width, height, shown = pixels(file)
    if b"PLTE" in file or file[24] < 8:
        lines = [b"\0" + b"".join(shown[i:i + 3] for i in range(4 * y * width, 4 * (y + 1) * width, 4)) for y in range(height)]
        told = file[file.index(b"gAMA") - 4:][:16]
        file = MAGIC + header(width, height, RGB, 8) + told + chunk(b"IDAT", zlib.compress(b"".join(lines))) + chunk(b"IEND")
    seen = pnm(run(["pngtopam", "-gamma=2.2"], file))
    return width, height, b"".join(seen[2][i:i + 3] + shown[i + 3:i + 4] for i in range(0, len(shown), 4))


def same():
    """Files that differ from another in what is no part of the picture."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red = zlib.compress((b"\0" + b"\xff\0\0\xff" * 5) * 5)
    for base, (kind, depth, interlaced) in {"RGBA": (RGBA, 8, False), "palette": (PALETTE, 4, True), "grey": (GREY, 8, False),
                                            "RGB 16": (RGB, 16, True)}.items():
        def again(kind=kind, depth=depth, interlaced=interlaced, **more):
            return made(11, 7, kind, depth, interlaced, 5, **more)
        plain = again()
        shown = pixels(plain)
        packed = zlib.compress(raw(11, 7, kind, depth, interlaced, 5), 9)
        for parts in (2, 7, len(packed)):
            yield f"{base} data in {parts}", again(data=packed, parts=parts), shown
        yield f"{base} stored", again(data=zlib.compress(raw(11, 7, kind, depth, interlaced, 5), 0)), shown
        yield f"{base} small window", again(data=small_window(raw(11, 7, kind, depth, interlaced, 5))), shown
        yield f"{base} empty data chunks", again(before=[chunk(b"IDAT")] * 2, more=[chunk(b"IDAT")]), shown
        yield f"{base} more data than needed", again(data=zlib.compress(raw(11, 7, kind, depth, interlaced, 5) + b"\0" * 99)), shown
        yield f"{base} bytes behind the stream", again(data=packed + b"\0\0\0"), shown
        yield f"{base} something behind the end", plain + b"PK\3\4", shown
        for name, extra in {
            "gamma": chunk(b"gAMA", struct.pack(">I", 45455)), "sRGB": chunk(b"sRGB", b"\0"), "time": chunk(b"tIME", b"\7\xea\1\2\3\4\5"),
            "text": chunk(b"tEXt", b"Comment\0hello"), "text without end": chunk(b"tEXt", b"Comment"), "empty text": chunk(b"tEXt"),
            "packed text": chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"hello" * 99)), "broken packed text": chunk(b"zTXt", b"Comment\0\0hello"),
            "text of ever more": chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 3_000_000)),
            "international text": chunk(b"iTXt", b"Comment\0\1\0en\0x\0" + zlib.compress(b"hello")), "broken international text": chunk(b"iTXt", b"\0"),
            "physical size": chunk(b"pHYs", struct.pack(">IIB", 1, 2, 9)), "broken physical size": chunk(b"pHYs", b"\0"),
            "significant bits": chunk(b"sBIT", b"\x05" * CHANNELS[kind if kind != PALETTE else RGB]), "broken significant bits": chunk(b"sBIT", b"\xff"),
            "empty time": chunk(b"tIME"), "month 99": chunk(b"tIME", b"\0\0\x63\x63\x63\x63\x63"), "profile sRGB": icc(srgb),
            "profile of garbage": icc(b"garbage" * 30), "profile unpacked": chunk(b"iCCP", b"x\0\0garbage"), "profile without name": icc(srgb, b""),
            "profile cut off": chunk(b"iCCP", b"x\0\0" + zlib.compress(srgb)[:40]), "empty profile": chunk(b"iCCP"),
            "primaries": chunk(b"cHRM", struct.pack(">8I", 31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)), "unknown": chunk(b"teSt", b"\0" * 50),
            "private": chunk(b"prVt"), "broken EXIF": chunk(b"eXIf", b"MM"), "suggested palette": chunk(b"sPLT", b"x\0\x08"),
            "background": chunk(b"bKGD", b"\1" if kind == PALETTE else b"\0\1" if kind == GREY else b"\0\1\0\2\0\3"), "broken background": chunk(b"bKGD", b""),
            "histogram": chunk(b"hIST", b"\0\1" * (16 if kind == PALETTE else 1)), "second sRGB": chunk(b"sRGB", b"\0") + chunk(b"sRGB", b"\1"),
            "offset": chunk(b"oFFs", b"\0" * 9), "stereo": chunk(b"sTER", b"\1"), "CICP": chunk(b"cICP", b"\1\x0d\0\1"),
            "checksum of text wrong": chunk(b"tEXt", b"Comment\0hello")[:-1] + b"\0", "checksum of EXIF wrong": chunk(b"eXIf", b"MM\0*\0\0\0\x08\0\0")[:-1] + b"\0",
        }.items():
            yield f"{base} {name}", again(before=[extra]), shown
            if name in ("text", "time", "unknown", "text of ever more", "broken international text", "checksum of text wrong"):
                yield f"{base} {name} behind the data", again(more=[extra]), shown
        if base == "RGBA":
            for blend in (0, 1):
                for dispose in (0, 1, 2):
                    animation = [chunk(b"acTL", struct.pack(">II", 2, 0)), frame(0, 11, 7, dispose=dispose)]
                    second = [frame(1, 5, 5, 3, 1, dispose, blend), chunk(b"fdAT", struct.pack(">I", 2) + red)]
                    yield f"APNG dispose {dispose} blend {blend}", again(before=animation, more=second), shown
            yield "APNG of a hidden first picture", again(before=[chunk(b"acTL", struct.pack(">II", 1, 0))], more=[
                frame(0, 5, 5), chunk(b"fdAT", struct.pack(">I", 1) + red)]), shown
            yield "APNG without frames", again(before=[chunk(b"acTL", struct.pack(">II", 0, 0))]), shown
            yield "APNG of a broken frame", again(before=animation, more=[frame(9, 500, 500), chunk(b"fdAT", b"\0")]), shown
        if kind in (RGB, RGBA):
            yield f"{base} palette offered", again(before=[chunk(b"PLTE", palette(4))]), shown


def small_window(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, 9)
    return packer.compress(data) + packer.flush()


def damaged():
    for base, (kind, depth) in {"RGBA": (RGBA, 8), "palette": (PALETTE, 4), "grey 16": (GREY, 16)}.items():
        file, lines = made(11, 7, kind, depth, way=5), raw(11, 7, kind, depth, way=5)
        for share in range(1, 8):
            yield f"{base} cut at {share}/8", file[:len(file) * share // 8]
        yield f"{base} without end", file[:-12]
        yield f"{base} end cut off", file[:-1]
        yield f"{base} lacks a line", made(11, 7, kind, depth, data=zlib.compress(lines[:-20]))
        yield f"{base} lacks data", made(11, 7, kind, depth, data=zlib.compress(lines)[:-20])
        yield f"{base} checksum of data wrong", file[:-13] + bytes([file[-13] ^ 1]) + file[-12:]
        yield f"{base} filter 9", made(11, 7, kind, depth, data=zlib.compress(b"\x09" + lines[1:]))
        yield f"{base} not packed", made(11, 7, kind, depth, data=lines)
        yield f"{base} without data", made(11, 7, kind, depth, data=b"")
        yield f"{base} no width", made(0, 7, kind, depth, data=zlib.compress(lines))
        yield f"{base} compression 1", file.replace(header(11, 7, kind, depth), chunk(b"IHDR", struct.pack(">IIBBBBB", 11, 7, depth, kind, 1, 0, 0)))
        yield f"{base} unknown critical", made(11, 7, kind, depth, before=[chunk(b"ABCD", b"x")])
    yield "no palette", made(11, 7, PALETTE, 4).replace(chunk(b"PLTE", palette(4)), b"")
    for kind, depth in ((GREY, 3), (RGB, 4), (PALETTE, 16), (1, 8), (5, 8), (RGBA, 4)):
        yield f"type {kind} of depth {depth}", MAGIC + header(4, 4, kind, depth) + chunk(b"PLTE", palette(4)) + chunk(
            b"IDAT", zlib.compress(b"\0" * 400)) + chunk(b"IEND")
