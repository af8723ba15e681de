"""JPEG files: markers, colour models, sampling, scans, restarts, metadata, damage."""

import io
import struct
import tempfile

from PIL import Image, ImageCms

from profiles import converted, foreign, grey_profile
from tools import pnm, ppm, run, scene

SOI, EOI, SOS, RST = 0xD8, 0xD9, 0xDA, range(0xD0, 0xD8)


def cjpeg(picture, *options):
    return run(["cjpeg", "-dct", "int", *options], ppm(picture))


def split(jpeg):
    """Segments as [marker, content, entropy-coded bytes behind it]."""
    parts, at = [[SOI, None, b""]], 2
    while True:
        marker = jpeg[at + 1]
        if marker == EOI:
            return parts + [[EOI, None, b""]]
        length = struct.unpack(">H", jpeg[at + 2:at + 4])[0]
        content, at = jpeg[at + 4:at + 2 + length], at + 2 + length
        end = at
        while marker == SOS and (jpeg[end] != 0xFF or jpeg[end + 1] == 0 or jpeg[end + 1] in RST):
            end += 1
        parts.append([marker, content, jpeg[at:end]])
        at = end


def joined(parts, before=lambda index, marker: b""):
    out = b""
    for index, (marker, content, data) in enumerate(parts):
        head = b"" if content is None else struct.pack(">H", len(content) + 2) + content
        out += before(index, marker) + bytes([0xFF, marker]) + head + data
    return out


def added(jpeg, *segments, at=1):
    parts = split(jpeg)
    return joined(parts[:at] + [[marker, content, b""] for marker, content in segments] + parts[at:])


def without(jpeg, *markers):
    return joined([part for part in split(jpeg) if part[0] not in markers])


def named(jpeg, ids):
    """The same components under other identifiers."""
    parts = split(jpeg)
    for part in parts:
        if 0xC0 <= part[0] <= 0xC2:
            old = [part[1][6 + 3 * i] for i in range(part[1][5])]
            part[1] = part[1][:6] + b"".join(bytes([ids[i]]) + part[1][7 + 3 * i:9 + 3 * i] for i in range(len(old)))
        if part[0] == SOS:
            body, count = bytearray(part[1]), part[1][0]
            for i in range(count):
                body[1 + 2 * i] = ids[old.index(body[1 + 2 * i])]
            part[1] = bytes(body)
    return joined(parts)


def adobe(transform):
    return 0xEE, b"Adobe" + struct.pack(">HHHB", 100, 0, 0, transform)


def tiff(value, order=">", kind=3, count=1, magic=42, first=8):
    head = (b"MM" if order == ">" else b"II") + struct.pack(order + "HI", magic, first)
    held = struct.pack(order + "HH", value, 0) if kind == 3 else struct.pack(order + "I", value)
    return head + struct.pack(order + "HHHI", 1, 0x112, kind, count) + held + struct.pack(order + "I", 0)


def profile(name):
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(name)).tobytes()


def profiled():
    for kind in ((), ("-progressive",), ("-sample", "1x1"), ("-sample", "1x2")):
        jpeg = cjpeg(scene(18, 13), *kind)
        width, height, shown = pixels(jpeg)
        for name, data in foreign().items():
            for parts in (1, 3):
                seen = width, height, converted(width, height, shown, data)
                yield f"{name} in {parts} {' '.join(kind)}", added(jpeg, *icc(data, parts), at=2), seen
        yield f"grey profile {' '.join(kind)}", added(jpeg, *icc(grey_profile()), at=2), (width, height, shown)
    grey = cjpeg(scene(18, 13).convert("L"))
    yield "colour profile of grey", added(grey, *icc(foreign()["swapped"]), at=2), pixels(grey)
    jpeg = inks(16, 16, True)
    yield "colour profile of inks", added(jpeg, *icc(foreign()["swapped"]), at=2), pixels(jpeg)


def icc(data, parts=1):
    size = -(-len(data) // parts)
    return [(0xE2, b"ICC_PROFILE\0" + bytes([i + 1, parts]) + data[i * size:(i + 1) * size]) for i in range(parts)]


def inks(width, height, ycck):
    picture = scene(width, height).convert("CMYK")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=90)
    jpeg = out.getvalue()
    return joined([[m, adobe(2)[1] if m == 0xEE else c, d] for m, c, d in split(jpeg)]) if ycck else jpeg


def pixels(jpeg):
    return pnm(run(["djpeg", "-dct", "int", "-pnm"], jpeg))


def cases():
    """Yields (group, name, file, pixels or None where it is to be refused)."""
    for group, made in (("coding", coding()), ("colours", colours()), ("scans", scans())):
        yield from ((group, name, file, pixels(file)) for name, file in made)
    yield from (("markers and metadata", *case) for case in same())
    yield from (("orientation", *case) for case in turned())
    yield from (("profiles", *case) for case in profiled())
    yield from (("damage", name, file, None) for name, file in damaged())


def coding():
    photo, grey = scene(18, 13), scene(18, 13).convert("L")
    for width, height in ((1, 1), (8, 8), (7, 9), (16, 16), (17, 3), (3, 17), (24, 24)):
        for sample in ("1x1", "2x1", "2x2"):
            yield f"size {width}x{height} sampled {sample}", cjpeg(scene(width, height), "-sample", sample)
        yield f"size {width}x{height} grey", cjpeg(scene(width, height).convert("L"))
    for sample in ("1x2", "4x1", "4x2", "2x4", "1x4", "2x2,2x1,1x1", "2x2,1x2,2x1", "1x1,2x2,2x2", "2x1,2x1,2x1",
                   "1x2,1x1,1x2", "2x2,2x2,1x1", "3x1", "1x3", "3x2", "2x3", "4x1,2x1,1x1", "2x2,1x1,1x2", "3x1,1x1,3x1"):
        for kind in ((), ("-progressive",)):
            yield f"sampled {sample} {' '.join(kind)}", cjpeg(photo, "-sample", sample, *kind)
    for width, height in ((1, 1), (1, 2), (8, 15), (8, 16), (9, 17), (33, 3), (3, 33), (24, 24)):
        for kind in ((), ("-progressive",), ("-restart", "1B"), ("-rgb",), ("-optimize", "-quality", "30")):
            yield f"upright {width}x{height} {' '.join(kind)}", cjpeg(scene(width, height), "-sample", "1x2", *kind)
    for quality in (1, 10, 30, 50, 75, 95, 100):
        for kind in ((), ("-progressive",), ("-optimize",), ("-baseline",)):
            yield f"quality {quality} {' '.join(kind)}", cjpeg(photo, "-quality", str(quality), *kind)
    for restart in ("1", "2", "1B", "2B", "3B", "7B"):
        for kind in ((), ("-progressive",), ("-grayscale",), ("-sample", "1x1")):
            yield f"restart {restart} {' '.join(kind)}", cjpeg(photo, "-restart", restart, *kind)
    yield "smoothed", cjpeg(photo, "-smooth", "40")
    yield "grey sampled 2x2", sampled_grey(cjpeg(grey))


def sampled_grey(jpeg):
    parts = split(jpeg)
    for part in parts:
        if part[0] == 0xC0:
            part[1] = part[1][:7] + b"\x22" + part[1][8:]
    return joined(parts)


def colours():
    photo, grey = scene(18, 13), scene(18, 13).convert("L")
    ycc, rgb = cjpeg(photo, "-sample", "1x1"), cjpeg(photo, "-rgb")
    bare_ycc, bare_rgb = without(ycc, 0xE0, 0xEE), without(rgb, 0xE0, 0xEE)
    for transform in (0, 1, 2):
        yield f"Adobe {transform} alone", added(bare_ycc, adobe(transform))
        yield f"JFIF and Adobe {transform}", added(ycc, adobe(transform), at=2)
        yield f"Adobe {transform} before JFIF", added(ycc, adobe(transform))
        yield f"Adobe {transform} of grey", added(cjpeg(grey), adobe(transform))
    yield "RGB with Adobe", rgb
    yield "RGB by letters", named(bare_rgb, b"RGB")
    yield "RGB letters and JFIF", added(named(bare_ycc, b"RGB"), (0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"))
    yield "no markers 1 2 3", named(bare_ycc, b"\1\2\3")
    yield "no markers 0 1 2", named(bare_ycc, b"\0\1\2")
    yield "no markers 4 5 6", named(bare_ycc, b"\4\5\6")
    yield "no markers YCc", named(bare_ycc, b"YCc")
    yield "JFIF 0 1 2", named(ycc, b"\0\1\2")
    yield "JFIF 34 35 36", named(ycc, b"\x22\x23\x24")
    yield "short Adobe", added(ycc, (0xEE, b"Adobe\0\x64\0"), at=2)
    yield "Adobe of others", added(ycc, (0xEE, b"Adobo\0\x64\0\0\0\0\0\0\0"), at=2)
    for width, height in ((16, 16), (9, 11)):
        for ycck in (False, True):
            jpeg = inks(width, height, ycck)
            yield f"inks {width}x{height} ycck {ycck}", jpeg
            yield f"inks {width}x{height} ycck {ycck} progressive", run(["jpegtran", "-progressive"], jpeg)
            yield f"inks {width}x{height} ycck {ycck} restart", run(["jpegtran", "-restart", "1B"], jpeg)
    plain = without(inks(16, 16, False), 0xEE)
    yield "inks without Adobe", plain
    yield "inks CMYK by letters", named(plain, b"CMYK")
    yield "inks without Adobe with JFIF", added(plain, (0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"))


def scans():
    photo = scene(18, 13)
    for name, script in {
        "one by one": "0;1;2;", "two and one": "0;1 2;", "colour first": "1;2;0;", "pair first": "0 1;2;",
        "DC then AC": "0 1 2:0-0,0,0;0:1-63,0,0;1:1-63,0,0;2:1-63,0,0;",
        "bands": "0 1 2:0-0,0,0;0:1-5,0,0;0:6-63,0,0;1:1-63,0,0;2:1-63,0,0;",
        "refined": "0 1 2:0-0,0,2;0 1 2:0-0,2,1;0 1 2:0-0,1,0;0:1-63,0,1;0:1-63,1,0;1:1-63,0,0;2:1-63,0,0;",
        "late colour": "0:0-0,0,0;0:1-63,0,0;1:0-0,0,0;2:0-0,0,0;1:1-63,0,0;2:1-63,0,0;",
    }.items():
        with tempfile.NamedTemporaryFile("w", suffix=".scans") as file:
            file.write(script)
            file.flush()
            for restart in ((), ("-restart", "1B")):
                yield f"scans {name} {' '.join(restart)}", cjpeg(photo, "-scans", file.name, *restart)


def same():
    """Files that differ from another in what is no part of the picture."""
    photo = scene(18, 13)
    bases = {"baseline": cjpeg(photo), "progressive": cjpeg(photo, "-progressive"),
             "restarts": cjpeg(photo, "-restart", "1B"), "grey": cjpeg(photo.convert("L")), "inks": inks(16, 16, True)}
    for base, jpeg in bases.items():
        shown = pixels(jpeg)
        for name, file in variants(jpeg):
            yield f"{base} {name}", file, shown
    jpeg = bases["restarts"]
    for count in (1, 3):
        yield f"restarts filled by {count}", filled_restarts(jpeg, b"\xff" * count), pixels(jpeg)
    jpeg = cjpeg(photo, "-quality", "100", "-sample", "1x1")
    yield "stuffed bytes filled", stuffed(jpeg), pixels(jpeg)
    jpeg = bases["baseline"]
    yield "standard tables left out", without(jpeg, 0xC4), pixels(jpeg)


def filled_restarts(jpeg, fill):
    return joined([[m, c, b"".join(fill + d[i:i + 1] if d[i] == 0xFF and d[i + 1:i + 2] and d[i + 1] in RST
                                   else d[i:i + 1] for i in range(len(d)))] for m, c, d in split(jpeg)])


def stuffed(jpeg):
    assert any(b"\xff\0" in data for _, _, data in split(jpeg))
    return joined([[m, c, d.replace(b"\xff\0", b"\xff\xff\0")] for m, c, d in split(jpeg)])


def variants(jpeg):
    parts = split(jpeg)
    for index, (marker, _, _) in enumerate(parts):
        yield f"one fill byte before {marker:02x} at {index}", joined(
            parts, lambda at, m, index=index: b"\xff" if at == index else b"")
    for count in (1, 2, 3, 7, 300):
        yield f"{count} fill bytes before each", joined(parts, lambda at, m: b"\xff" * count if at else b"")
    yield "fill bytes before the start too", joined(parts, lambda at, m: b"\xff\xff")
    for count in (1, 2, 3, 8, 64, 1000):
        yield f"{count} zeros before the end", joined(parts, lambda at, m: b"\0" * count if m == EOI else b"")
        yield f"{count} zeros and fill before the end", joined(
            parts, lambda at, m: b"\0" * count + b"\xff\xff" if m == EOI else b"")
    yield "zeros between segments", joined(parts, lambda at, m: b"\0\0\0" if at > 1 and m != EOI and parts[at - 1][0] != SOS else b"")
    yield "text between segments", joined(parts, lambda at, m: b"\r\n" if at > 1 and parts[at - 1][0] != SOS else b"")
    yield "something behind the end", jpeg + b"PK\3\4 and more \xff\xd8\xff\xe0"
    yield "zeros behind the end", jpeg + b"\0" * 40
    for name, segment in {
        "empty comment": (0xFE, b""), "comment": (0xFE, b"hello"), "comment of markers": (0xFE, b"\xff\xd9\xff\xda"),
        "XMP": (0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"), "empty EXIF": (0xE1, b"Exif\0\0"),
        "long comment": (0xFE, b"x" * 65533), "Photoshop": (0xED, b"Photoshop 3.0\0" + b"8BIM\4\4\0\0\0\0\0\0"),
        "Ducky": (0xEC, b"Ducky\0\1\0\4\0\0\0\x32\0\0"), "MPF": (0xE2, b"MPF\0MM\0*\0\0\0\x08\0\0"),
        "JFXX": (0xE0, b"JFXX\0\x13\2\2" + b"\xff" * 12), "broken JFXX": (0xE0, b"JFXX\0\x10\xff\xd8"),
        "broken JFIF": (0xE0, b"JFIF\0"), "JFIF thumbnail": (0xE0, b"JFIF\0\1\2\0\0\1\0\1\2\2" + b"\0" * 12),
        "thumbnail cut off": (0xE0, b"JFIF\0\1\2\0\0\1\0\1\xff\xff"), "empty APP0": (0xE0, b""),
        "empty APP1": (0xE1, b""), "empty APP2": (0xE2, b""), "empty APP14": (0xEE, b""), "APP15": (0xEF, b"\0" * 9),
        "no restarts": (0xDD, b"\0\0"),
    }.items():
        if name != "no restarts" or not any(part[0] == 0xDD for part in parts):
            yield name, added(jpeg, segment, at=2)
            yield name + " before the first scan", added(
                jpeg, segment, at=next(i for i, part in enumerate(parts) if part[0] == SOS))
    yield "tables twice", added(jpeg, *[(m, c) for m, c, _ in parts if m == 0xDB], at=2)
    yield "application segments left out", without(jpeg, *[m for m in range(0xE0, 0xF0) if m != 0xEE])
    yield "extended sequential", jpeg.replace(b"\xff\xc0\0", b"\xff\xc1\0", 1)
    for name, data in {"of grey": icc(profile("XYZ")), "garbage": icc(b"not a profile" * 9),
                       "empty": icc(b""), "cut off": icc(profile("sRGB")[:200]), "second missing": icc(profile("sRGB"), 3)[:1],
                       "numbered from zero": [(0xE2, b"ICC_PROFILE\0\0\0" + profile("sRGB"))],
                       "without numbers": [(0xE2, b"ICC_PROFILE\0")], "sRGB in parts": icc(profile("sRGB"), 4),
                       "sRGB parts in disorder": icc(profile("sRGB"), 3)[::-1]}.items():
        yield f"profile {name}", added(jpeg, *data, at=2)


def turned():
    photo = scene(18, 13)
    jpeg = cjpeg(photo)
    width, height, rgba = pixels(jpeg)
    lying = Image.frombytes("RGBA", (width, height), rgba)
    ways = {2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
            5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
            8: Image.Transpose.ROTATE_90}

    def shown(value):
        picture = lying.transpose(ways[value]) if value in ways else lying
        return picture.width, picture.height, picture.tobytes()

    def exif(block, at=1):
        return added(jpeg, (0xE1, b"Exif\0\0" + block), at=at)

    for value in range(1, 9):
        for order in "<>":
            yield f"orientation {value} {order}", exif(tiff(value, order)), shown(value)
    yield "orientation behind JFIF", exif(tiff(6), 2), shown(6)
    yield "orientation behind the frame", exif(tiff(6), 6), shown(6)
    yield "orientation filled", added(jpeg, (0xE1, b"Exif\0\0" + tiff(6))).replace(b"\xff\xe1", b"\xff\xff\xff\xe1"), shown(6)
    yield "orientation twice", added(exif(tiff(6)), (0xE1, b"Exif\0\0" + tiff(3)), at=3), shown(6)
    yield "orientation behind XMP", added(jpeg, (0xE1, b"http://ns.adobe.com/xap/1.0/\0"), (0xE1, b"Exif\0\0" + tiff(8))), shown(8)
    for name, block in {"0": tiff(0), "9": tiff(9), "long": tiff(6, "<", kind=4), "byte": tiff(6, "<", kind=1),
                        "two": tiff(6, count=2), "of no TIFF": tiff(6, magic=41), "far away": tiff(6, first=2 ** 31),
                        "beyond": tiff(6, first=4000), "cut off": tiff(6)[:15]}.items():
        yield f"orientation {name}", exif(block), shown(1)


def damaged():
    photo = scene(18, 13)
    for name, jpeg in {"baseline": cjpeg(photo), "progressive": cjpeg(photo, "-progressive"),
                       "restarts": cjpeg(photo, "-restart", "1B"), "grey": cjpeg(photo.convert("L"))}.items():
        parts = split(jpeg)
        data = next(part for part in parts if part[0] == SOS)[2]
        for share in (1, 2, 3):
            yield f"{name} cut at {share}/4", jpeg[:len(jpeg) * share // 4]
            broken = [[m, c, d[:len(d) * share // 4].rstrip(b"\xff") if d == data else d] for m, c, d in parts]
            yield f"{name} lacks data from {share}/4 on", joined(broken)
        yield f"{name} without end", jpeg[:-2]
        yield f"{name} without tables", without(jpeg, 0xDB)
        yield f"{name} without scan", without(jpeg, SOS)
        yield f"{name} without frame", without(jpeg, 0xC0, 0xC2)
        yield f"{name} in ones", joined([[m, c, b"\xff\0" * len(d)] for m, c, d in parts])
        if name != "restarts":
            yield f"{name} followed by foreign data", joined([[m, c, d + b"\x55" * 40 if d == data else d] for m, c, d in parts])
    yield "restart missing", cjpeg(photo, "-restart", "1B").replace(b"\xff\xd0", b"", 1)
    yield "restart of another number", cjpeg(photo, "-restart", "1B").replace(b"\xff\xd0", b"\xff\xd5", 1)
    yield "no pixels", without(cjpeg(photo), SOS)[:2] + b"\xff\xd9"
