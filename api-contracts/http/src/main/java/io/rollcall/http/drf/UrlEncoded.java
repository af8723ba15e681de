// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import io.rollcall.http.FormValue;
import io.rollcall.http.Refusal;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code a=1&b=2&b=3}. What cannot be decoded is taken as it stands, as browsers and Django do. */
final class UrlEncoded {

    /** So that ten megabytes of {@code a&a&a} do not become a gigabyte of objects. */
    private static final int MOST_FIELDS = 20_000;

    private UrlEncoded() {}

    static Map<String, List<FormValue>> decode(byte[] bytes, Charset charset) {
        var form = new LinkedHashMap<String, List<FormValue>>();
        var pairs = new String(bytes, StandardCharsets.ISO_8859_1).split("&", MOST_FIELDS + 1);
        if (pairs.length > MOST_FIELDS) {
            throw Refusal.badRequest("The form has too many fields: at most " + MOST_FIELDS + " are accepted.");
        }
        for (var pair : pairs) {
            if (!pair.isEmpty()) {
                var halves = pair.split("=", 2);
                var value = halves.length == 2 ? text(halves[1], charset) : "";
                form.computeIfAbsent(text(halves[0], charset), name -> new ArrayList<>())
                        .add(new FormValue.Text(value));
            }
        }
        return form;
    }

    private static String text(String encoded, Charset charset) {
        var raw = new String(encoded.getBytes(StandardCharsets.ISO_8859_1), charset);
        try {
            return URLDecoder.decode(raw, charset);
        } catch (IllegalArgumentException e) {
            return raw;
        }
    }
}
