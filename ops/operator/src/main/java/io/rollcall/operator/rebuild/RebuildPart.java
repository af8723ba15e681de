// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.rebuild;

import io.rollcall.operator.access.Problem;
import io.rollcall.projection.shared.PartRebuilds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Which documents of a read model are meant. */
sealed interface RebuildPart {

    /** The members of an act that name a part; one at most. */
    Set<String> MEMBERS = Set.of("id", "user", "from");

    int LONGEST_ID = 200;

    /** The document under an id. */
    record OfId(String id) implements RebuildPart {}

    /** Those that the events of a user change, and what follows from them. */
    record OfUser(long user) implements RebuildPart {}

    /** Those that the events from a position on change, and what follows from those. */
    record From(long position) implements RebuildPart {}

    /**
     * The part that is named, and not more than one.
     *
     * @return empty where all of it is meant
     * @throws Problem 400 where it cannot be understood
     */
    static Optional<RebuildPart> named(JsonNode json) {
        var named = List.copyOf(json.propertyNames()).stream()
                .filter(MEMBERS::contains)
                .toList();
        if (named.size() > 1) {
            throw Problem.badRequest("Of 'id', 'user' and 'from' at most one names a part.");
        }
        return named.isEmpty() ? Optional.empty() : Optional.of(in(json));
    }

    /** The same of a job's parameters. */
    static RebuildPart in(JsonNode json) {
        if (json.has("user")) {
            return new OfUser(positive(json.get("user"), "user"));
        }
        return json.has("from") ? new From(positive(json.get("from"), "from")) : new OfId(id(json.path("id")));
    }

    private static long positive(JsonNode value, String member) {
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 1) {
            throw Problem.badRequest("The member '%s' has to be a whole number, 1 or more.".formatted(member));
        }
        return value.asLong();
    }

    private static String id(JsonNode value) {
        if (!value.isString() || value.asString().isBlank() || value.asString().length() > LONGEST_ID) {
            throw Problem.badRequest("The member 'id' has to be a text of 1 to %d characters.".formatted(LONGEST_ID));
        }
        return value.asString();
    }

    /** What follows in other documents from events behind this position belongs to the part. */
    default long after() {
        return switch (this) {
            case OfId one -> PartRebuilds.ITSELF;
            case OfUser all -> 0;
            case From later -> later.position() - 1;
        };
    }

    /** As a job keeps it. */
    default Map<String, Object> parameters() {
        return switch (this) {
            case OfId one -> Map.of("id", one.id());
            case OfUser all -> Map.of("user", all.user());
            case From later -> Map.of("from", later.position());
        };
    }

    /** The kind of the job that does it. */
    default String kind() {
        return this instanceof OfId ? PartJob.DOCUMENT : PartJob.PART;
    }
}
