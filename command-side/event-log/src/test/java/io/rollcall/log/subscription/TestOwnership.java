// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The owners of subscriptions, as the session says that holds the lock. */
public final class TestOwnership {

    private TestOwnership() {}

    /** Has somebody own a policy or task: a fence, or a user of one. The owner before owns it no more. */
    public static void give(JdbcClient jdbc, String subscription, Consumer<UUID> owner) {
        var token = UUID.randomUUID();
        jdbc.sql("insert into ownerships (follower, token) values (?, ?)"
                        + " on conflict (follower) do update set token = excluded.token")
                .params(subscription, token)
                .update();
        owner.accept(token);
    }

    /** Has another process own it. */
    public static void takeAway(JdbcClient jdbc, String subscription) {
        give(jdbc, subscription, another -> {});
    }
}
