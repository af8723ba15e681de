// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The 10,000 commonest passwords of eight characters and more; the resource tells where they are from. */
final class CommonPasswords {

    private static final String RESOURCE = "common-passwords.txt";
    private static final String COMMENT = "#";

    private final Set<String> passwords = read();

    /** Whether this is one of them, however its letters are written and whatever white space is around it. */
    boolean contain(String password) {
        return passwords.contains(password.strip().toLowerCase(Locale.ROOT));
    }

    int size() {
        return passwords.size();
    }

    private static Set<String> read() {
        var resource = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(RESOURCE), RESOURCE);
        try (var lines = new BufferedReader(new InputStreamReader(resource, UTF_8))) {
            return lines.lines().filter(line -> !isComment(line)).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A password may begin with the same mark, but none goes on with a blank. */
    private static boolean isComment(String line) {
        return line.equals(COMMENT) || line.startsWith(COMMENT + " ");
    }
}
