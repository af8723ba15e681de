"""WebP files: lossy, lossless, alpha, animations, canvas, metadata, damage."""

import ctypes
import io
import struct

from PIL import Image, ImageCms

from profiles import converted, foreign, grey_profile
from tools import in_files, pnm, run, scene


def cwebp(picture, *options):
    held = io.BytesIO()
    picture.save(held, "PNG")
    return in_files(["cwebp", "-quiet", *options, "{in}", "-o", "{out}"], held.getvalue(), ".webp")


def pixels(webp):
    return pnm(in_files(["dwebp", "-pam", "{in}", "-o", "{out}"], webp, ".pam"))


def chunk(kind, content):
    return kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def riff(*chunks):
    whole = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


def chunks(webp):
    out, at = [], 12
    while at < len(webp):
        size = struct.unpack("<I", webp[at + 4:at + 8])[0]
        out.append((webp[at:at + 4], webp[at + 8:at + 8 + size]))
        at += 8 + size + size % 2
    return out


def canvas(width, height, flags):
    return chunk(b"VP8X", bytes([flags, 0, 0, 0]) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little"))


def wrapped(webp, size, flags, before=(), behind=()):
    held = [chunk(*part) for part in chunks(webp) if part[0] in (b"VP8 ", b"VP8L", b"ALPH")]
    return riff(canvas(*size, flags), *before, *held, *behind)


def animation(size, frames, background=b"\0\0\0\0", more=()):
    """Frames as (left, top, picture file, dispose, blend)."""
    out = [canvas(*size, 0x12), chunk(b"ANIM", background + b"\0\0")]
    for left, top, webp, dispose, blend in frames:
        width, height, _ = pixels(webp)
        head = b"".join(n.to_bytes(3, "little") for n in (left // 2, top // 2, width - 1, height - 1, 100))
        held = b"".join(chunk(*part) for part in chunks(webp) if part[0] in (b"VP8 ", b"VP8L", b"ALPH"))
        out.append(chunk(b"ANMF", head + bytes([(not blend) << 1 | dispose]) + held))
    return riff(*out, *more)


def placed(webp, left, top, size):
    width, height, shown = pixels(webp)
    whole = bytearray(4 * size[0] * size[1])
    for y in range(height):
        at = 4 * ((top + y) * size[0] + left)
        whole[at:at + 4 * width] = shown[4 * y * width:4 * (y + 1) * width]
    return *size, bytes(whole)


def cases():
    """Yields (group, name, file, pixels or None where it is to be refused)."""
    for name, file in whole():
        lossy = any(kind == b"VP8 " for kind, _ in chunks(file))
        yield "lossy" if lossy else "lossless", name, file, pixels(file)
    yield from (("animations", *case) for case in animations())
    yield from (("chunks and metadata", *case) for case in same())
    yield from (("profiles", *case) for case in profiled())
    yield from (("damage", name, file, None) for name, file in damaged())


def whole():
    for width, height in ((1, 1), (2, 2), (16, 16), (7, 9), (17, 3), (3, 17), (24, 24), (33, 18)):
        for alpha in (False, True):
            for kind in (("-q", "80"), ("-lossless",)):
                yield f"{width}x{height} alpha {int(alpha)} {' '.join(kind)}", cwebp(scene(width, height, alpha), *kind)
    photo, clear = scene(24, 19), scene(24, 19, True)
    for quality in (0, 10, 30, 60, 90, 100):
        for way in (0, 3, 6):
            yield f"lossy {quality} method {way}", cwebp(photo, "-q", str(quality), "-m", str(way))
    for options in (("-f", "0"), ("-f", "100"), ("-f", "60", "-sharpness", "7"), ("-f", "60", "-nostrong"), ("-segments", "1"),
                    ("-segments", "4", "-sns", "100"), ("-partition_limit", "90"), ("-pass", "4"), ("-sharp_yuv",), ("-low_memory",),
                    ("-preset", "text"), ("-preset", "icon"), ("-preset", "drawing")):
        for quality in ("15", "75"):
            yield f"lossy {' '.join(options)} {quality}", cwebp(photo, *options, "-q", quality)
    for options in (("-alpha_q", "10"), ("-alpha_q", "60"), ("-alpha_method", "0"), ("-alpha_filter", "none"), ("-alpha_filter", "fast"),
                    ("-alpha_filter", "best"), ("-exact",), ("-noalpha",), ("-blend_alpha", "0x408060")):
        for quality in ("20", "80"):
            yield f"alpha {' '.join(options)} {quality}", cwebp(clear, *options, "-q", quality)
    for quality in (5, 40, 80):
        yield f"lossy of many blocks {quality}", cwebp(scene(75, 52), "-q", str(quality))
        yield f"alpha of many blocks {quality}", cwebp(scene(75, 52, True), "-q", str(quality))
    for partitions in (1, 2, 3):
        yield f"lossy in {2 ** partitions} partitions", partitioned(scene(40, 75), partitions)
    for level in range(10):
        for name, picture in (("photo", photo), ("clear", clear)):
            yield f"lossless {level} {name}", cwebp(picture, "-z", str(level))
    for level in (0, 40, 80):
        yield f"near lossless {level}", cwebp(photo, "-near_lossless", str(level))
    for count in (1, 2, 3, 4, 5, 16, 17, 200, 256):
        yield f"lossless of {count} colours", cwebp(photo.quantize(count).convert("RGB"), "-lossless")
    yield "lossless grey", cwebp(photo.convert("L"), "-lossless")
    yield "lossy grey", cwebp(photo.convert("L"))
    yield "lossless noise", cwebp(noise(), "-z", "9")
    yield "lossy noise", cwebp(noise(), "-q", "95")
    yield "exact", cwebp(clear, "-lossless", "-exact")


def partitioned(picture, partitions):
    """By libwebp itself, for cwebp has no option for it: WebPConfig and WebPPicture as its 64-bit ABI 0x20f has them."""
    lib = ctypes.CDLL("libwebp.so.7")
    config, held, written = (ctypes.c_int * 64)(), (ctypes.c_char * 512)(), (ctypes.c_void_p * 4)()
    lib.WebPConfigInitInternal(config, 0, ctypes.c_float(60), 0x20F)
    config[2], config[18] = 2, partitions  # a slower method makes one
    lib.WebPPictureInitInternal(held, 0x20F)
    struct.pack_into("<iiii", held, 0, 0, 0, *picture.size)
    struct.pack_into("<QQ", held, 96, ctypes.cast(lib.WebPMemoryWrite, ctypes.c_void_p).value, ctypes.addressof(written))
    lib.WebPPictureImportRGB(held, picture.tobytes(), 3 * picture.width)
    assert lib.WebPEncode(config, held)
    return ctypes.string_at(written[0], written[1])


def noise():
    seed, out = 1, []
    for _ in range(24 * 24 * 3):
        seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
        out.append(seed >> 16 & 0xFF)
    return Image.frombytes("RGB", (24, 24), bytes(out))


def animations():
    size = 20, 16
    for kind in (("-q", "80"), ("-lossless",)):
        for alpha in (False, True):
            small, full = cwebp(scene(9, 7, alpha), *kind), cwebp(scene(20, 16, alpha), *kind)
            second = 0, 0, cwebp(scene(20, 16), *kind), 0, True
            for left, top in ((0, 0), (4, 2), (10, 8)):
                for dispose in (0, 1):
                    for blend in (False, True):
                        name = f"first frame at {left},{top} {kind[-1]} alpha {int(alpha)} dispose {dispose} blend {int(blend)}"
                        yield name, animation(size, [(left, top, small, dispose, blend), second]), placed(small, left, top, size)
            yield f"first frame of all {kind[-1]} alpha {int(alpha)}", animation(size, [(0, 0, full, 0, True), second]), pixels(full)
            yield f"one frame {kind[-1]} alpha {int(alpha)}", animation(size, [(2, 4, small, 0, True)]), placed(small, 2, 4, size)
            yield (f"background {kind[-1]} alpha {int(alpha)}", animation(size, [(2, 4, small, 0, True)], b"\xff\0\0\xff"),
                   placed(small, 2, 4, size))


def same():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for base, alpha, kind in (("lossy", False, "-lossy"), ("lossless", False, "-lossless"), ("lossy clear", True, "-lossy"),
                              ("lossless clear", True, "-lossless")):
        webp = cwebp(scene(13, 11, alpha), *(["-lossless"] if kind == "-lossless" else ["-q", "80"]))
        shown, size, flag = pixels(webp), (13, 11), 0x10 if alpha else 0
        yield f"{base} extended", wrapped(webp, size, flag), shown
        yield f"{base} EXIF", wrapped(webp, size, flag | 8, behind=[chunk(b"EXIF", b"MM\0*\0\0\0\x08\0\0")]), shown
        yield f"{base} broken EXIF", wrapped(webp, size, flag | 8, behind=[chunk(b"EXIF", b"M")]), shown
        yield f"{base} XMP", wrapped(webp, size, flag | 4, behind=[chunk(b"XMP ", b"<x/>")]), shown
        yield f"{base} sRGB profile", wrapped(webp, size, flag | 0x20, [chunk(b"ICCP", profile)]), shown
        yield f"{base} profile of garbage", wrapped(webp, size, flag | 0x20, [chunk(b"ICCP", b"garbage!!" * 20)]), shown
        yield f"{base} empty profile", wrapped(webp, size, flag | 0x20, [chunk(b"ICCP", b"")]), shown
        yield f"{base} unknown chunks", wrapped(webp, size, flag, [chunk(b"abcd", b"xyz")], [chunk(b"efgh", b"z")]), shown
        yield f"{base} flags without chunks", wrapped(webp, size, flag | 0x2C), shown
        yield f"{base} chunks without flags", wrapped(webp, size, flag, behind=[chunk(b"XMP ", b"<x/>")]), shown
        yield f"{base} something behind the end", webp + b"PK\3\4", shown
        yield f"{base} chunk behind the picture", riff(*[chunk(*part) for part in chunks(webp)], chunk(b"abcd", b"xy")), shown


def profiled():
    for alpha in (False, True):
        webp = cwebp(scene(13, 11, alpha), "-lossless", "-exact")
        width, height, shown = pixels(webp)
        for name, profile in foreign().items():
            file = wrapped(webp, (13, 11), 0x20 | (0x10 if alpha else 0), [chunk(b"ICCP", profile)])
            yield f"{name} alpha {int(alpha)}", file, (width, height, converted(width, height, shown, profile))
        yield f"grey profile alpha {int(alpha)}", wrapped(webp, (13, 11), 0x20 | (0x10 if alpha else 0), [
            chunk(b"ICCP", grey_profile())]), (width, height, shown)


def damaged():
    photo, clear = scene(24, 19), scene(24, 19, True)
    small = cwebp(scene(9, 7), "-lossless")
    for base, webp in {"lossy": cwebp(photo), "lossless": cwebp(photo, "-lossless"), "alpha": cwebp(clear),
                       "animation": animation((20, 16), [(4, 2, small, 0, True)])}.items():
        for share in range(1, 8):
            yield f"{base} cut at {share}/8", webp[:len(webp) * share // 8]
        yield f"{base} end cut off", webp[:-2]
        kind, data = chunks(webp)[-1]
        if base in ("lossy", "lossless"):
            for share in (1, 2, 3):
                yield f"{base} data cut at {share}/4", riff(chunk(kind, data[:len(data) * share // 4]))
            yield f"{base} signature", riff(chunk(kind, data.replace(b"\x9d\x01\x2a", b"\0\0\0") if base == "lossy" else b"\0" + data[1:]))
    yield "no picture", riff(canvas(4, 4, 0))
    yield "nothing", riff()
    yield "animation without frames", animation((8, 8), [])
