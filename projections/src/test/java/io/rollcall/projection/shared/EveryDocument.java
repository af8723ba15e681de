// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.codec.EventTypes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bson.Document;

/** The documents of every read model over a history that holds every event, for tests of what is shown of them. */
public final class EveryDocument {

    private EveryDocument() {}

    /** Every family of events that there is. */
    public static EventTypes types() {
        return FollowedHistory.types();
    }

    /** Their contents, by read model. */
    public static Map<String, List<Document>> contents() {
        try (var history = new FollowedHistory(MemoryMongo.database())) {
            history.subscriptions()
                    .forEach(subscription -> history.claimAndDeliver(subscription, FollowedHistory.PARTS.getLast()));
            return history.documents().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> contents(entry.getValue())));
        }
    }

    private static List<Document> contents(List<Document> stored) {
        return stored.stream()
                .map(DocumentState::contentOf)
                .filter(Objects::nonNull)
                .toList();
    }
}
