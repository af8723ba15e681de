// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.leaf;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.StrictText;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** JSON (RFC 8259) of one object of strings and integers: nothing nests, so nothing is deep. */
final class FlatJson {

    private static final int MOST_MEMBERS = 32;
    private static final String PLAIN_ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final String json;
    private int at;

    private FlatJson(String json) {
        this.json = json;
    }

    /** Its members, strings and longs from 0 on; the map is the caller's. */
    static Map<String, Object> read(String json) throws ProofRefused {
        var reader = new FlatJson(json);
        var members = reader.object();
        if (reader.next() != 0) {
            throw malformed();
        }
        return members;
    }

    private Map<String, Object> object() throws ProofRefused {
        var members = new HashMap<String, Object>();
        expect('{');
        do {
            expect('"');
            var name = string();
            expect(':');
            if (members.put(name, value()) != null || members.size() > MOST_MEMBERS) {
                throw malformed();
            }
        } while (next() == ',' && at++ >= 0);
        expect('}');
        return members;
    }

    private Object value() throws ProofRefused {
        if (next() == '"') {
            at++;
            return string();
        }
        int begin = at;
        while (at < json.length() && json.charAt(at) >= '0' && json.charAt(at) <= '9') {
            at++;
        }
        return StrictText.decimal(json.substring(begin, at));
    }

    private String string() throws ProofRefused {
        int end = json.indexOf('"', at);
        if (end >= 0 && isPlain(json, at, end)) {
            var plain = json.substring(at, end);
            at = end + 1;
            return plain;
        }
        var text = new StringBuilder();
        for (char c = read(); c != '"'; c = read()) {
            text.append(c == '\\' ? escaped() : c);
        }
        return text.toString();
    }

    /** Whether a part of a text stands in JSON as it is. */
    static boolean isPlain(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private char escaped() throws ProofRefused {
        char kind = read();
        if (kind == 'u' && at + 4 <= json.length() && isHex(json.substring(at, at + 4))) {
            at += 4;
            return (char) HexFormat.fromHexDigits(json, at - 4, at);
        }
        int plain = PLAIN_ESCAPES.indexOf(kind);
        if (plain < 0) {
            throw malformed();
        }
        return ESCAPED.charAt(plain);
    }

    private static boolean isHex(String digits) {
        return digits.chars().allMatch(HexFormat::isHexDigit);
    }

    /** The next character of a string. */
    private char read() throws ProofRefused {
        if (at >= json.length() || json.charAt(at) < ' ') {
            throw malformed();
        }
        return json.charAt(at++);
    }

    private void expect(char expected) throws ProofRefused {
        if (next() != expected) {
            throw malformed();
        }
        at++;
    }

    /** What stands behind white space, and is not passed by this; 0 at the end. */
    private char next() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        return at < json.length() ? json.charAt(at) : 0;
    }

    private static ProofRefused malformed() {
        return ProofRefused.malformed("Not a JSON object of strings and integers");
    }
}
