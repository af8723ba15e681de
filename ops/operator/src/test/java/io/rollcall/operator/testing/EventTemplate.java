// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.testing;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.SubjectCipher;
import io.rollcall.log.GoldenEvents;
import io.rollcall.log.codec.EventTypes.EventType;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A golden event of which others of the same type are made, about other users. */
record EventTemplate(EventType type, ObjectNode golden) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern UUIDS = Pattern.compile("00000000-0000-000(\\d)-0000-00000000000\\d");
    private static final Pattern HASH = Pattern.compile("[a-f]{32,64}");
    private static final long FIRST = 7;
    private static final long SECOND = 8;

    /** The users and the moment of one event. */
    record Story(long user, long other, KeyId key, Instant at, long number) {

        UUID id(int kind) {
            return new UUID(kind, user);
        }

        String code() {
            return ("000000" + Long.toString(user, 36).toUpperCase(Locale.ROOT))
                    .substring(Long.toString(user, 36).length());
        }
    }

    static EventTemplate of(EventType type) {
        return new EventTemplate(type, (ObjectNode) JSON.readTree(GoldenEvents.json(type.name(), type.revision())));
    }

    boolean isEnd() {
        return type.type()
                .getSimpleName()
                .matches(".*(Deleted|Ended|Left|Revoked|Removed|Cleared|Released|Forgotten|Excluded|Unlisted|Expired"
                        + "|DeletionRequested|Erased)$");
    }

    byte[] payload(Story story, SubjectCipher cipher) {
        var made = JSON.createObjectNode();
        for (var entry : golden.properties()) {
            var name = entry.getKey();
            made.set(
                    name,
                    type.schema().personal().contains(name)
                            ? sealed(entry.getValue(), name, story, cipher)
                            : replaced(name, entry.getValue(), story));
        }
        return JSON.writeValueAsBytes(made);
    }

    private JsonNode sealed(JsonNode golden, String name, Story story, SubjectCipher cipher) {
        var plain = Base64.getDecoder().decode(golden.asString());
        var sealed = cipher.seal(story.key(), plain, type.schema().context(name));
        return JSON.getNodeFactory().stringNode(Base64.getEncoder().encodeToString(sealed));
    }

    private JsonNode replaced(String name, JsonNode value, Story story) {
        var nodes = JSON.getNodeFactory();
        if (value instanceof ArrayNode array) {
            var made = nodes.arrayNode();
            array.forEach(each -> made.add(replaced(name, each, story)));
            return made;
        }
        if (value.isIntegralNumber()) {
            return nodes.numberNode(number(name, value.asLong(), story));
        }
        return value.isString() ? nodes.stringNode(text(name, value.asString(), story)) : value;
    }

    private static long number(String name, long value, Story story) {
        return switch (name) {
            case "meeting", "group", "order" -> story.user();
            case "number", "message", "messages" -> story.number();
            default -> value == FIRST ? story.user() : value == SECOND ? story.other() : value;
        };
    }

    private static String text(String name, String value, Story story) {
        var uuid = UUIDS.matcher(value);
        if (uuid.matches()) {
            return (name.equals("key") ? story.key().value() : story.id(Integer.parseInt(uuid.group(1)))).toString();
        }
        if (HASH.matcher(value).matches()) {
            return (value.charAt(0) + "%015x".formatted(story.user())).repeat(value.length() / 16);
        }
        if (value.equals("ABC123")) {
            return story.code();
        }
        return value.startsWith("2026-01-01T12:0") ? story.at().toString() : value;
    }

    /** The id of the aggregate that such an event is of. */
    String aggregate(Story story) {
        var family = type.name().substring(0, type.name().indexOf('.'));
        return switch (family) {
            case "phone-number" -> "number-" + story.id(1);
            case "login-name", "group-name" -> family + "-" + story.id(3);
            case "operation" -> family + "-" + story.id(3);
            case "session" -> family + "-" + ("d" + "%015x".formatted(story.user())).repeat(4);
            case "invite-code" -> family + "-" + story.code();
            case "conversation", "read-mark" -> family + "-" + story.user() + "-" + story.other();
            case "limit" -> "limit-wrong-code-address";
            default -> family + "-" + story.user();
        };
    }
}
