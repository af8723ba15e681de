"""What the examples sign up with: nobody has had it before."""

import base64
import io
import secrets

BYTES = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def picture_file() -> io.BytesIO:
    return io.BytesIO(BYTES)


def word() -> str:
    return "u" + secrets.token_hex(8)


def email() -> str:
    return word() + "@example.org"


def phone() -> str:
    return "+7925" + str(secrets.randbelow(10**7)).zfill(7)
