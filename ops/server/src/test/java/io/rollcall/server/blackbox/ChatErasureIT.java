// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a user that leaves has told at the chat door opens no more, and neither does what a group has shared. */
class ChatErasureIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String NAME = "Wilhelmina Featherstonehaugh";
    private static final String EMAIL = "featherstonehaugh@example.org";
    private static final String GROUP = "Friends of Featherstonehaugh";

    @Test
    void nothingOfWhoHasLeftOpensAnyMore() {
        try (var server = OwnServer.start(Parts.unused(), true, OwnServer.WITHOUT_STREAM)) {
            var traces = Erased.of(NAME.getBytes(UTF_8), EMAIL.getBytes(UTF_8), GROUP.getBytes(UTF_8));
            var jdbc = server.context().getBean(JdbcClient.class);
            var chat = Chat.at(server.base());
            var stays = chat.signUp();
            var leaver = chat.signUp(Chat.person().put("account_name", NAME).put("email", EMAIL));
            chat.as(leaver).put(Chat.GROUPS, Chat.group(GROUP)).is(201);
            chat.as(leaver).post(Chat.CONTACTS, Chat.contact(stays.email())).is(201);
            chat.as(stays).post(Chat.CONTACTS, Chat.contact(EMAIL)).is(201);
            assertThatThrownBy(() -> traces.assertNotUnderAnyKey(server.context()))
                    .as("before, it is there to be found")
                    .isInstanceOf(AssertionError.class);
            assertThatThrownBy(() -> traces.assertNotInReadModels(server.context()))
                    .isInstanceOf(AssertionError.class);

            chat.client()
                    .as(leaver.token())
                    .delete(Meet.ACCOUNT, SentBody.none())
                    .is(204);

            Soon.until(SOON, () -> identifiers(jdbc) == 2); // name and address of the user that stays
            Soon.until(SOON, () -> destroyedKeys(jdbc) == 5); // of the user, the group, and three identifiers
            assertThat(traces.assertNotUnderAnyKey(server.context())).isPositive();
            assertThat(traces.assertNotInReadModels(server.context())).isPositive();
        }
    }

    private static long identifiers(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from identifiers").query(Long.class).single();
    }

    private static long destroyedKeys(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from subject_keys where destroyed_at is not null")
                .query(Long.class)
                .single();
    }
}
