// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A user as {@link StreamTopics#users} has them. On the wire it is a CloudEvent in Kafka's binary mode, as events are.
 *
 * @param user {@code subject}, {@code partitionkey} and the record's key: the id that the user has in events
 * @param source {@code source}: that of the events
 * @param position {@code sequence}: as of which position of the log it is so
 * @param data the value, by {@link StreamContract#users}; {@code null} for a user that is there no more
 */
public record StreamedUser(
        String user, UUID source, long position, @Nullable JsonNode data) {

    /** What {@code type} and {@code dataschema} call it. */
    public static final String NAME = "users";

    /** Of the form of its data. */
    public static final String REVISION = "1";

    private static final String MARKER_OF_A_REGISTRATION = "registration";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * What is known of a user.
     *
     * @param told data of the user's events, the oldest first, as the stream tells it
     * @return empty where the user has not registered
     */
    public static Optional<JsonNode> data(Collection<JsonNode> told) {
        var known = new LinkedHashMap<String, Object>();
        for (var field : StreamContract.users()) {
            told.stream()
                    .map(data -> data.get(field.component()))
                    .filter(value -> value != null)
                    .findFirst()
                    .ifPresent(value -> known.put(field.name(), value));
        }
        return known.containsKey(MARKER_OF_A_REGISTRATION)
                ? Optional.of(JSON.valueToTree((Map<String, Object>) known))
                : Optional.empty();
    }
}
