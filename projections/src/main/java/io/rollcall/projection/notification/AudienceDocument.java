// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.notification;

import io.rollcall.contracts.shared.UserId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The users concerned by what happens to a meeting, or to a number.
 *
 * @param users their ids, each once, in the order in which they came; not empty
 */
record AudienceDocument(List<Long> users) implements NotificationDocument {

    AudienceDocument {
        users = List.copyOf(users);
    }

    /** With one user more, unless there are as many as there may be. */
    static AudienceDocument with(UserId user, int most, @Nullable NotificationDocument before) {
        var users = usersOf(before);
        return users.contains(user.value()) || users.size() >= most
                ? new AudienceDocument(users)
                : new AudienceDocument(
                        Stream.concat(users.stream(), Stream.of(user.value())).toList());
    }

    /** With one user less; {@code null} where that was the last one. */
    static @Nullable AudienceDocument without(UserId user, @Nullable NotificationDocument before) {
        var users = usersOf(before).stream().filter(id -> id != user.value()).toList();
        return users.isEmpty() ? null : new AudienceDocument(users);
    }

    /** Those of an audience; of nothing, nobody. */
    static List<Long> usersOf(@Nullable NotificationDocument document) {
        return document instanceof AudienceDocument audience ? audience.users() : List.of();
    }
}
