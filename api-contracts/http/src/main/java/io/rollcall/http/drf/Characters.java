// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Bytes to text, strictly: what is not text in its encoding is refused with the words of CPython's codecs. */
final class Characters {

    private Characters() {}

    /** @throws Malformed where the bytes are not text in this charset */
    static String decode(byte[] bytes, Charset charset) {
        var decoder = charset.newDecoder();
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()));
        var result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new Malformed(explain(bytes, in.position(), result, charset));
        }
        decoder.flush(out);
        return out.flip().toString();
    }

    private static String explain(byte[] bytes, int at, CoderResult result, Charset charset) {
        var last = at + result.length() - 1;
        var place = last == at
                ? "byte 0x%02x in position %d".formatted(bytes[at], at)
                : "bytes in position %d-%d".formatted(at, last);
        var codec = charset.name().toLowerCase(Locale.ROOT);
        return "'%s' codec can't decode %s: %s".formatted(codec, place, reason(bytes, at, last, charset));
    }

    private static String reason(byte[] bytes, int at, int last, Charset charset) {
        var lead = bytes[at] & 0xff;
        if (!charset.equals(StandardCharsets.UTF_8)) {
            return "illegal multibyte sequence";
        } else if (lead < 0xc2 || lead > 0xf4) {
            return "invalid start byte"; // RFC 3629, section 4: these begin no character
        }
        return last == bytes.length - 1 ? "unexpected end of data" : "invalid continuation byte";
    }
}
