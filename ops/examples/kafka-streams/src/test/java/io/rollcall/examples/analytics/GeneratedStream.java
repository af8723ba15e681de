// SPDX-License-Identifier: Apache-2.0
package io.rollcall.examples.analytics;

import io.rollcall.stream.StreamedEvent;
import io.rollcall.stream.StreamedEvent.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A history of some hours, and beside it what is to be counted in it, in sums of its own that are made as it is told.
 */
final class GeneratedStream {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> REGIONS = List.of("DE", "FR", "PL", "ZZ", "");
    private static final List<String> DOORS = List.of("MEET", "REFERRAL", "CRM", "CHAT");

    private final Random random = new Random(20);
    private final List<StreamedEvent> events = new ArrayList<>();
    private final Map<String, Map<String, Long>> truth = new TreeMap<>();
    private Instant now = Instant.parse("2101-03-01T06:00:00Z"); // by a clock that is ahead

    /** Tells of so many users more. */
    void tell(int users) {
        for (int user = 0; user < users; user++) {
            now = now.plusSeconds(random.nextInt(60));
            tellOfOne();
        }
    }

    List<StreamedEvent> events() {
        return List.copyOf(events);
    }

    /** How many of a table's rows there are: by hour, a space, and what else it is counted by. */
    Map<String, Long> truth(String table) {
        return new TreeMap<>(truth.getOrDefault(table, Map.of()));
    }

    private void tellOfOne() {
        var number = id();
        var user = id();
        var region = REGIONS.get(random.nextInt(REGIONS.size()));
        var asked = ask(number, region);
        if (random.nextInt(3) == 0) {
            pass(Duration.ofMinutes(2));
            asked = ask(number, region); // the first one is never confirmed
        }
        if (random.nextInt(4) == 0) {
            pass(Duration.ofHours(5)); // nor is this one: so long after it, it is forgotten
            return;
        }
        pass(Duration.ofMinutes(random.nextInt(5)));
        confirm(number, asked);
        register(number, user, region);
        invite(user);
    }

    private Instant ask(String number, String region) {
        var issuedAt = now;
        var data = data("number", number).put("challenge", "meet").put("codeDigits", 5);
        data.put("issuedAt", issuedAt.toString())
                .put("expiresAt", issuedAt.plus(Duration.ofMinutes(5)).toString());
        tell("phone-number.code-issued", "number-" + number, withRegion(data, region));
        count("codes", issuedAt, "meet asked");
        return issuedAt;
    }

    private void confirm(String number, Instant asked) {
        tell(
                "phone-number.code-confirmed",
                "number-" + number,
                data("number", number).put("challenge", "meet"));
        count("codes", asked, "meet confirmed");
    }

    private void register(String number, String user, String region) {
        var door = DOORS.get(random.nextInt(DOORS.size()));
        var data = data("user", user)
                .put("number", number)
                .put("registration", door)
                .put("registeredAt", now.toString());
        var name = Map.of(
                "MEET", "user.registered", "REFERRAL", "user.entered", "CRM", "user.enrolled", "CHAT", "user.joined");
        if (door.equals("CHAT")) {
            region = "";
        }
        tell(name.get(door), "user-" + user, withRegion(data, region));
        count("registrations", now, region.isEmpty() ? "ZZ" : region);
    }

    private void invite(String user) {
        for (int invited = random.nextInt(4); invited > 0; invited--) {
            var meeting = id();
            var data = data("meeting", meeting).put("invitedUser", id()).put("user", user);
            tell("meeting.user-invited", "meeting-" + meeting, data);
            count("invitations", now, "to-meetings");
        }
        if (random.nextBoolean()) {
            tell(
                    "referral.invite-code-activated",
                    "referral-" + user,
                    data("user", user).put("invitingUser", id()));
            count("invitations", now, "accepted-codes");
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static ObjectNode data(String name, String value) {
        return JSON.createObjectNode().put(name, value);
    }

    private static ObjectNode withRegion(ObjectNode data, String region) {
        return region.isEmpty() ? data : data.put("region", region);
    }

    private void tell(String name, String subject, ObjectNode data) {
        events.add(new StreamedEvent(
                id(), new UUID(1, 1), name, "1", subject, now, events.size() + 1, Origin.UNKNOWN, data));
    }

    private void count(String table, Instant moment, String row) {
        truth.computeIfAbsent(table, it -> new TreeMap<>())
                .merge(moment.truncatedTo(ChronoUnit.HOURS) + " " + row, 1L, Long::sum);
    }
}
