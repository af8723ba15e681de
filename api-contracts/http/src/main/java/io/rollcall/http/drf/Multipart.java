// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import io.rollcall.http.FormValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code multipart/form-data} (RFC 7578), from bytes that are in memory already. The libraries at hand do not hold:
 * Spring's reader loses an empty field, overflows its stack at thousands of small parts and logs traces of bodies that
 * break off; Netty's fails on mangled headers and takes content that looks like a boundary for one.
 */
final class Multipart {

    private static final int MOST_PARTS = 5_000;

    /** Of one part; Django takes 1,024. What is made of a header is many times its size. */
    private static final int LONGEST_HEADER = 4096;

    private static final String LINE = "\r\n";
    private static final String DISPOSITION = "content-disposition:";
    private static final String ENCODING = "content-transfer-encoding:";

    private final String body; // one character for each byte
    private final String delimiter;
    private final Map<String, List<FormValue>> form = new LinkedHashMap<>();

    private Multipart(String body, String delimiter) {
        this.body = body;
        this.delimiter = delimiter;
    }

    /** @throws Malformed where the body does not keep to its boundary, or has too many parts */
    static Map<String, List<FormValue>> decode(byte[] bytes, @Nullable String boundary) {
        if (boundary == null || boundary.isEmpty()) {
            throw new Malformed("Invalid boundary in multipart: " + (boundary == null ? "None" : ""));
        }
        var body = new String(bytes, StandardCharsets.ISO_8859_1);
        return new Multipart(body, LINE + "--" + boundary).form();
    }

    private Map<String, List<FormValue>> form() {
        // the first delimiter may lack the line end before it, where the body begins with it
        var at = body.startsWith(delimiter.substring(LINE.length())) ? -LINE.length() : find(delimiter, 0);
        for (var parts = 0; !body.startsWith("--", at + delimiter.length()); parts++) {
            if (parts == MOST_PARTS) {
                throw new Malformed("Too many parts: at most " + MOST_PARTS + " are accepted");
            }
            at = part(at + delimiter.length());
        }
        return form;
    }

    /** Reads the part of the delimiter that ends here; returns where the next delimiter begins. */
    private int part(int from) {
        var headers = find(LINE, from);
        var blank = find(LINE + LINE, headers);
        if (blank - headers > LONGEST_HEADER) {
            throw new Malformed("The header of a part is too long: at most " + LONGEST_HEADER + " bytes are accepted");
        }
        var end = find(delimiter, blank + LINE.length());
        var start = Math.min(end, blank + 2 * LINE.length());
        add(utf8(body.substring(headers, blank)), body.substring(start, end).getBytes(StandardCharsets.ISO_8859_1));
        return end;
    }

    private void add(String headers, byte[] content) {
        var disposition = header(headers, DISPOSITION).map(Disposition::parse).orElse(Disposition.NONE);
        var name = disposition.name();
        var filename = disposition.filename();
        // Django too leaves out what has no name, and a file without one, which a browser sends for none chosen
        if (name != null && (filename == null || !filename.isEmpty())) {
            var decoded = TransferEncoding.decode(header(headers, ENCODING).orElse(""), content);
            form.computeIfAbsent(name, key -> new ArrayList<>())
                    .add(
                            filename == null
                                    ? new FormValue.Text(new String(decoded.orElse(content), StandardCharsets.UTF_8))
                                    : new FormValue.Upload(filename, decoded.orElseThrow(Multipart::notBase64)));
        }
    }

    private static Malformed notBase64() {
        return new Malformed("Could not decode base64 data.");
    }

    private static Optional<String> header(String headers, String name) {
        return headers.lines()
                .filter(line -> line.regionMatches(true, 0, name, 0, name.length()))
                .findFirst()
                .map(line -> line.substring(name.length()).strip());
    }

    private int find(String what, int from) {
        var at = body.indexOf(what, from);
        if (at < 0) {
            throw new Malformed("The body breaks off");
        }
        return at;
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
