"""ICC profiles, written tag by tag, and what Little CMS makes of colours by them."""

import io
import struct

from PIL import Image, ImageCms

D50 = (0.9642, 1.0, 0.8249)
RED, GREEN, BLUE = (0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141)


def fixed(number):
    return struct.pack(">i", round(number * 65536))


def xyz(values):
    return b"XYZ \0\0\0\0" + b"".join(fixed(value) for value in values)


def gamma(value):
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(value * 256)) + b"\0\0"


def profile(space, tags):
    """A display profile of version 2.1 (ICC.1:2001-04)."""
    body, table, at = b"", b"", 128 + 4 + 12 * len(tags)
    for name, content in tags.items():
        table += name + struct.pack(">II", at + len(body), len(content))
        body += content + b"\0" * (-len(content) % 4)
    head = struct.pack(">I4sI4s4s4s", at + len(body), b"\0\0\0\0", 0x02100000, b"mntr", space, b"XYZ ")
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28 + b"".join(map(fixed, D50))
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def colours(curve, red=RED, green=GREEN, blue=BLUE):
    return profile(b"RGB ", {
        b"wtpt": xyz(D50), b"rXYZ": xyz(red), b"gXYZ": xyz(green), b"bXYZ": xyz(blue),
        b"rTRC": gamma(curve), b"gTRC": gamma(curve), b"bTRC": gamma(curve)})


def grey_profile():
    return profile(b"GRAY", {b"wtpt": xyz(D50), b"kTRC": gamma(1.0)})


def foreign():
    """Profiles that change what is seen: linear light, a strong curve, and red for blue."""
    return {"linear": colours(1.0), "dark": colours(3.0), "swapped": colours(2.2, BLUE, GREEN, RED)}


def converted(width, height, rgba, data):
    picture = Image.frombytes("RGBA", (width, height), rgba)
    change = ImageCms.buildTransform(ImageCms.ImageCmsProfile(io.BytesIO(data)), ImageCms.createProfile("sRGB"), "RGB", "RGB",
                                     renderingIntent=ImageCms.Intent.PERCEPTUAL)
    out = ImageCms.applyTransform(picture.convert("RGB"), change)
    out.putalpha(picture.getchannel("A"))
    return out.tobytes()
