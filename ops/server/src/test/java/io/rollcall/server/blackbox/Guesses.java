// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What somebody would look for that guesses a phone number: it as it may be written, and digests of that, as bytes, in
 * hexadecimal and in base64. Of each the beginning is enough, for what is kept may be shortened.
 *
 * @param all as bytes
 * @param spelled only as it may be written
 */
record Guesses(List<byte[]> all, List<byte[]> spelled) {

    private static final int ENOUGH = 9;
    private static final List<String> DIGESTS =
            List.of("MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512", "SHA-512/256", "SHA3-256", "SHA3-512");

    /** @param phone in the international form, such as +79250741413 */
    static Guesses at(String phone) {
        var all = new ArrayList<byte[]>();
        for (var spelling : spellings(phone)) {
            if (spelling.length() >= ENOUGH) {
                all.add(spelling.getBytes(UTF_8));
            }
            for (var algorithm : DIGESTS) {
                var digest = digest(algorithm, spelling);
                all.add(digest);
                all.add(HexFormat.of().formatHex(digest).getBytes(UTF_8));
                all.add(Base64.getEncoder().encode(digest));
            }
        }
        var spelled = spellings(phone).stream().map(it -> it.getBytes(UTF_8)).toList();
        return new Guesses(List.copyOf(all), spelled);
    }

    private static Set<String> spellings(String phone) {
        var digits = phone.substring(1);
        var national = digits.substring(1);
        var spellings =
                new LinkedHashSet<>(List.of(phone, digits, "00" + digits, "8" + national, national, "tel:" + phone));
        spellings.addAll(spellings.stream().map(it -> "\"" + it + "\"").toList()); // as JSON
        spellings.addAll(spellings.stream().map(it -> it + "\n").toList());
        return spellings;
    }

    private static byte[] digest(String algorithm, String text) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)), 2 * ENOUGH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those that are among these bytes. */
    List<String> among(byte[] bytes) {
        var text = new String(bytes, ISO_8859_1).toLowerCase(java.util.Locale.ROOT);
        return all.stream()
                .map(guess -> new String(guess, ISO_8859_1).toLowerCase(java.util.Locale.ROOT))
                .filter(text::contains)
                .toList();
    }

    /** The tables in which there is any of it: in a text, or in bytes. */
    List<String> inAllTables(JdbcClient jdbc) {
        var wanted = all.stream()
                .flatMap(guess -> List.of(
                        HexFormat.of().formatHex(guess), // bytes, as PostgreSQL writes them
                        new String(guess, ISO_8859_1).toLowerCase(java.util.Locale.ROOT))
                        .stream())
                .filter(it -> it.indexOf('\0') < 0)
                .collect(Collectors.toSet())
                .toArray(String[]::new);
        return jdbc
                .sql("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE' order by 1")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> jdbc.sql("select exists (select from " + table + " as row cross join unnest(?::text[])"
                                + " as guess where position(guess in lower(row::text)) > 0)")
                        .param(wanted)
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
