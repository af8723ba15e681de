// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.command.log.EventTypes;
import io.rollcall.contracts.shared.Event;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A rolling upgrade: one server knows an event that the other does not, in whose version nobody could be blocked. Both
 * have all roles, so each owns half of the read models.
 */
class UpgradeIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String BLACKLIST = "/api/blacklist/";

    private final Parts parts = Parts.unused();
    private OwnServer older;
    private OwnServer newer;
    private Meet.User ada;
    private Meet.User bob;

    @BeforeEach
    void start() {
        older = OwnServer.start(parts, UpgradeIT::withoutBlocking);
        ada = Meet.at(older.base()).signUp();
        bob = Meet.at(older.base()).signUp();
        newer = OwnServer.start(parts);
    }

    @AfterEach
    void stop() {
        older.close();
        newer.close();
    }

    @Test
    void whatTheNewerWritesFreezesNothingAndIsReadAtTheOlderToo() {
        Soon.is(200, SOON, () -> block(newer, bob));
        Soon.is(200, SOON, () -> at(older).get(BLACKLIST), this::isBob);
        Soon.is(200, SOON, () -> following(older), UpgradeIT::oneIsLeft);
        assertThat(following(newer).json().toString()).doesNotContain("\"waitsForUpgrade\":true");

        for (int round = 0; round < 10; round++) {
            rename(older, "Older " + round);
            rename(newer, "Newer " + round);
        }
        assertThat(block(older, bob).status())
                .as("who has blocked cannot be read there")
                .isEqualTo(503);
        at(newer)
                .delete(BLACKLIST, Body.json("{\"user\":%d}".formatted(bob.userId())))
                .is(200, "[]");
        Soon.is(
                200,
                SOON,
                () -> at(older).get(BLACKLIST),
                answer -> answer.json().isEmpty());

        older.close();
        older = OwnServer.start(parts); // upgraded
        block(older, bob).is(200);
        assertThat(isBob(at(newer).get(BLACKLIST).is(200))).isTrue();
        assertThat(following(older).json().toString()).doesNotContain("\"waitsForUpgrade\":true");
    }

    @Test
    void theOlderAloneGoesOnWithAllThatItCanRead() {
        Soon.is(200, SOON, () -> block(newer, bob));
        newer.close();
        Soon.is(200, SOON, () -> following(older), UpgradeIT::oneIsLeft);
        at(older).patch(Meet.ACCOUNT, Body.json("{\"name\":\"Alone\"}")).is(200);
        Meet.at(older.base()).signUp();
        newer = OwnServer.start(parts);
        Soon.is(200, SOON, () -> block(newer, bob), this::isBob);
    }

    /** All events but one: what a version before knew. */
    private static void withoutBlocking(GenericApplicationContext context) {
        context.registerBean(
                "olderEventTypes",
                EventTypes.class,
                () -> EventTypes.of(context.getBean("eventTypes", EventTypes.class)
                        .all()
                        .filter(type -> !type.name().equals("blacklist.user-blocked"))
                        .<Class<? extends Event>>map(EventTypes.EventType::type)
                        .toList()),
                bean -> bean.setPrimary(true));
    }

    private void rename(OwnServer server, String name) {
        Soon.is(200, SOON, () -> at(server).patch(Meet.ACCOUNT, Body.json("{\"name\":\"%s\"}".formatted(name))));
        for (var other : List.of(older, newer)) {
            var seen = Soon.is(200, SOON, () -> at(other).get(Meet.ACCOUNT));
            assertThat(seen.json().get("name").asString()).isEqualTo(name);
        }
    }

    private Answer block(OwnServer server, Meet.User user) {
        return at(server).put(BLACKLIST, Body.json("{\"user\":%d}".formatted(user.userId())));
    }

    private boolean isBob(Answer list) {
        return list.json().size() == 1 && list.json().get(0).get("id").asLong() == bob.userId();
    }

    private Client at(OwnServer server) {
        return Meet.at(server.base()).as(ada);
    }

    private static Answer following(OwnServer server) {
        return Meet.at(server.base()).client().get("/actuator/health/followers");
    }

    private static boolean oneIsLeft(Answer following) {
        return following.json().toString().contains("\"waitsForUpgrade\":true");
    }
}
