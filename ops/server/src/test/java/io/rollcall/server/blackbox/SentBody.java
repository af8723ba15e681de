// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a request carries.
 *
 * @param contentType sent as it is; no such header where null
 */
record SentBody(@Nullable String contentType, byte[] bytes) {

    private static final String BOUNDARY = "----rollcall-7MA4YWxkTrZu0gW";

    static SentBody none() {
        return new SentBody(null, new byte[0]);
    }

    /** JSON text, sent as it is. */
    static SentBody json(String text) {
        return text("application/json", text);
    }

    static SentBody text(String contentType, String text) {
        return new SentBody(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A form of names and values in turn. */
    static SentBody form(String... pairs) {
        var form = new StringBuilder();
        for (var i = 0; i < pairs.length; i += 2) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(escaped(pairs[i]))
                    .append('=')
                    .append(escaped(pairs[i + 1]));
        }
        return text("application/x-www-form-urlencoded", form.toString());
    }

    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A multipart form of these text fields, names and values in turn. */
    static Multipart multipart(String... pairs) {
        var form = new Multipart();
        for (var i = 0; i < pairs.length; i += 2) {
            form.field(pairs[i], pairs[i + 1]);
        }
        return form;
    }

    /** A multipart form in the making. */
    static final class Multipart {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Multipart field(String name, String value) {
            write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value
                    + "\r\n");
            return this;
        }

        Multipart file(String name, byte[] content) {
            return file(name, "picture.png", "image/png", content);
        }

        Multipart file(String name, String fileName, String contentType, byte[] content) {
            write("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                    + "\"\r\nContent-Type: " + contentType + "\r\n\r\n");
            bytes.writeBytes(content);
            write("\r\n");
            return this;
        }

        SentBody body() {
            var whole = new ByteArrayOutputStream();
            whole.writeBytes(bytes.toByteArray());
            whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return new SentBody("multipart/form-data; boundary=" + BOUNDARY, whole.toByteArray());
        }

        private void write(String text) {
            bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
