// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.leaf;

import java.util.HexFormat;

/** Writes what {@link FlatJson} reads, without white space. */
final class FlatJsonWriter {

    private final StringBuilder json;

    FlatJsonWriter(int capacity) {
        json = new StringBuilder(capacity);
    }

    FlatJsonWriter string(String name, String value) {
        name(name).append('"');
        if (FlatJson.isPlain(value, 0, value.length())) {
            json.append(value);
        } else {
            value.chars().forEach(c -> escaped((char) c));
        }
        json.append('"');
        return this;
    }

    FlatJsonWriter number(String name, long value) {
        name(name).append(value);
        return this;
    }

    String end() {
        return json.append('}').toString();
    }

    private StringBuilder name(String name) {
        return json.append(json.isEmpty() ? '{' : ',').append('"').append(name).append("\":");
    }

    private void escaped(char c) {
        if (c == '"' || c == '\\') {
            json.append('\\').append(c);
        } else if (c < ' ') {
            json.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
        } else {
            json.append(c);
        }
    }
}
