// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The charsets of this Java platform, by their names and aliases. {@link Charset#forName} looks through the whole class
 * path for a name that it does not know, which takes milliseconds and reads from disk: not for what a client made up.
 */
public final class Charsets {

    /** Read once, when first somebody names something else than UTF-8. */
    private static final class Known {
        private static final Map<String, Charset> BY_NAME = byName();
    }

    private Charsets() {}

    /** The charset of a name, whatever its case; empty where there is none. */
    public static Optional<Charset> named(String name) {
        return name.equalsIgnoreCase("utf-8")
                ? Optional.of(StandardCharsets.UTF_8)
                : Optional.ofNullable(Known.BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Charset> byName() {
        var names = new HashMap<String, Charset>();
        for (var charset : Charset.availableCharsets().values()) {
            charset.aliases().forEach(alias -> names.put(alias.toLowerCase(Locale.ROOT), charset));
            names.put(charset.name().toLowerCase(Locale.ROOT), charset);
        }
        return Map.copyOf(names);
    }
}
