// SPDX-License-Identifier: Apache-2.0
package io.rollcall.examples.analytics;

import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is needed of a CloudEvent of the stream.
 *
 * @param source the log, or once its stream has begun anew, that beginning
 * @param type for example {@code io.rollcall.user.registered.v1}
 * @param recordedAt when the log recorded it
 * @param data as the type's schema says; empty where it has none
 */
record ToldEvent(String source, String type, Instant recordedAt, JsonNode data) {

    private static final JsonMapper JSON = new JsonMapper();

    static ToldEvent of(CloudEvent event) {
        var data = event.getData() == null
                ? JSON.createObjectNode()
                : JSON.readTree(event.getData().toBytes());
        var time = Objects.requireNonNull(event.getTime()).toInstant();
        return new ToldEvent(event.getSource().toString(), event.getType(), time, data);
    }

    boolean is(String name) {
        return type.equals("io.rollcall." + name + ".v1");
    }

    String text(String property) {
        return data.get(property).asString();
    }

    /** A moment of the data. */
    Instant at(String property) {
        return Instant.parse(text(property));
    }

    /** Phones of regions with few people have ZZ; what was told anew after an erasure has none. */
    String region() {
        return data.path("region").asString("ZZ");
    }

    /** The key of a count: the words, behind the source and the hour. */
    String row(Instant moment, String... words) {
        return source + " " + moment.truncatedTo(ChronoUnit.HOURS) + " " + String.join(" ", words);
    }
}
