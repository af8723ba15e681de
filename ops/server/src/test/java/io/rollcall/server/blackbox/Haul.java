// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What every table has, and files beside, without the key ring: looked through for digests of a guess under each key
 * that stands there, however either is written.
 */
final class Haul {

    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z+/=_-]{16,}");
    private static final Pattern HEX = Pattern.compile("(?i)([0-9a-f]{2}){8,}");
    private static final int LONGEST_KEY = 64;
    private static final int SHORTEST_KEY = 8;

    private final Set<Long> beginnings = new HashSet<>();
    private final Set<ByteBuffer> keys = new HashSet<>();

    static Haul of(JdbcClient jdbc, byte[]... files) {
        var haul = new Haul();
        for (var file : files) {
            haul.take(file);
        }
        jdbc.sql(
                        "select table_name, column_name from information_schema.columns join information_schema.tables"
                                + " using (table_schema, table_name) where table_schema = 'public' and table_type = 'BASE TABLE'")
                .query((row, number) -> List.of(row.getString(1), row.getString(2)))
                .list()
                .forEach(column -> jdbc
                        .sql("select distinct " + column.get(1) + " from " + column.getFirst())
                        .query((row, number) -> row.getObject(1))
                        .list()
                        .stream()
                        .filter(it -> it != null)
                        .forEach(it -> haul.take(
                                it instanceof byte[] bytes
                                        ? bytes
                                        : it.toString().getBytes(UTF_8))));
        return haul;
    }

    /** Something, and what the words in it are that are written in hexadecimal or base64. */
    private void take(byte[] bytes) {
        raw(bytes);
        WORD.matcher(new String(bytes, ISO_8859_1)).results().forEach(found -> {
            var word = found.group();
            raw(word.getBytes(UTF_8));
            var plain = word.replace("-", "");
            if (HEX.matcher(plain).matches()) {
                raw(HexFormat.of().parseHex(plain));
            }
            try {
                raw(Base64.getDecoder().decode(word));
            } catch (IllegalArgumentException e) {
                // no base64
            }
        });
    }

    private void raw(byte[] bytes) {
        for (int at = 0; at + Long.BYTES <= bytes.length; at++) {
            beginnings.add(ByteBuffer.wrap(bytes, at, Long.BYTES).getLong());
        }
        if (bytes.length >= SHORTEST_KEY && bytes.length <= LONGEST_KEY) {
            keys.add(ByteBuffer.wrap(bytes));
        }
    }

    int keys() {
        return keys.size();
    }

    /** The ways of a guess that something here confirms. */
    List<String> confirms(Guesses guesses) {
        var found = new ArrayList<String>();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            var sha = MessageDigest.getInstance("SHA-256");
            for (var key : keys) {
                mac.init(new SecretKeySpec(key.array(), "HmacSHA256"));
                for (var spelling : guesses.spelled()) {
                    look("HMAC", mac.doFinal(spelling), found);
                    sha.update(key.array());
                    look("salt before", sha.digest(spelling), found);
                    sha.update(spelling);
                    look("salt behind", sha.digest(key.array()), found);
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private void look(String way, byte[] digest, List<String> found) {
        if (beginnings.contains(ByteBuffer.wrap(digest).getLong())) {
            found.add(way);
        }
    }
}
