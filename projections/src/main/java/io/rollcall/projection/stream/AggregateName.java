// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name that an aggregate has in the log, taken apart: what kind it is of, and the subjects that it is named by.
 *
 * @param kind such as {@code blacklist}
 * @param subjects names in the log of what has an id of its own on the stream, such as {@code user-7}
 */
record AggregateName(String kind, List<String> subjects) {

    /** Of users, one or two. */
    private static final Pattern OF_USERS = Pattern.compile("(?<kind>[a-z-]+?)-(?<one>\\d+)(-(?<other>\\d+))?");

    /** By a number, and no user's. */
    private static final Set<String> NUMBERED = Set.of("group", "meeting", "order");

    private static final Pattern RANDOM = Pattern.compile(
            "(?<kind>number|login-name|group-name|operation)-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Pattern LIMIT = Pattern.compile("limit-[a-z-]+");

    /** Empty where it has a name that must not be told, or one that nobody knows here. */
    static Optional<AggregateName> parse(String aggregate) {
        var random = RANDOM.matcher(aggregate);
        if (random.matches()) {
            return Optional.of(new AggregateName(random.group("kind"), List.of(aggregate)));
        }
        if (LIMIT.matcher(aggregate).matches()) {
            return Optional.of(new AggregateName(aggregate, List.of()));
        }
        var users = OF_USERS.matcher(aggregate);
        return users.matches()
                ? Optional.of(numbered(users.group("kind"), users.group("one"), users.group("other")))
                : Optional.empty();
    }

    private static AggregateName numbered(String kind, String one, @Nullable String other) {
        if (NUMBERED.contains(kind)) {
            return new AggregateName(kind, List.of(kind + "-" + one));
        }
        if (kind.equals("group-conversation")) {
            return new AggregateName(kind, List.of("group-" + one));
        }
        var users = other == null ? List.of("user-" + one) : List.of("user-" + one, "user-" + other);
        return new AggregateName(kind, users);
    }
}
