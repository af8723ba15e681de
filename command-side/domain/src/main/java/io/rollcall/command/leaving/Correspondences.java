// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.leaving;

import io.rollcall.contracts.messaging.MessagingEvent.ConversationBegun;
import io.rollcall.contracts.shared.UserId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which users have written to each other, as far as the policy has followed the log; kept beside its position. */
final class Correspondences {

    /** Not flushed by itself: the position that passes it is written later into the same write-ahead log. */
    private static final String LAZILY = "with lazily as (select set_config('synchronous_commit', 'off', true)) ";

    private final JdbcClient jdbc;

    Correspondences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps that these two have a conversation; the same again changes nothing. */
    void follow(ConversationBegun begun) {
        var conversation = begun.conversation();
        var one = conversation.one().value();
        var other = conversation.other().value();
        jdbc.sql(
                        LAZILY + "insert into conversations (member, partner)"
                                + " select distinct pair.* from lazily, (values (?::bigint, ?::bigint), (?, ?)) as pair on conflict do nothing")
                .params(one, other, other, one)
                .update();
    }

    /** The users that a user has a conversation with. */
    List<UserId> of(UserId user) {
        return jdbc.sql("select partner from conversations where member = ? order by partner")
                .param(user.value())
                .query((row, n) -> new UserId(row.getLong(1)))
                .list();
    }
}
