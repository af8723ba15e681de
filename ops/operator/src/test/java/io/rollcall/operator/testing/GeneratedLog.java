// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.SubjectCipher;
import io.rollcall.log.append.AppendStatement;
import io.rollcall.log.append.Batch;
import io.rollcall.log.append.EventTable;
import io.rollcall.log.append.Head;
import io.rollcall.log.codec.EventRow;
import io.rollcall.log.codec.EventTypes;
import io.rollcall.log.codec.StoredEvent;
import io.rollcall.operator.testing.EventTemplate.Story;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Fills a log with mixed histories: each user has one event of each type there is, made of the golden ones; one in
 * eight leaves, and then its key is destroyed. Of the three events of a command two are those of commands that
 * followed. Positions, versions, times and hashes are as the server would have made them.
 */
public final class GeneratedLog {

    /** A position, by SQL's state of a key that is there already. */
    private static final String TAKEN = "23505";

    private static final int BATCH = 500;
    private static final int LEAVING = 8;
    private static final int TOGETHER = 3;

    private final SubjectCipher cipher;
    private final Supplier<KeyId> newKey;
    private final Consumer<KeyId> destroy;
    private final List<EventTemplate> lives;
    private final List<EventTemplate> ends;
    private final Map<String, Long> versions = new HashMap<>();
    private final Queue<Draft> drafts = new ArrayDeque<>();
    private final List<KeyId> leavers = new ArrayList<>();
    private boolean oddities;
    private long user = 1_000;
    private long made;
    private Instant now = Instant.parse("2026-02-01T00:00:00Z");
    private UUID command = new UUID(9, 0);
    private UUID first = command;
    private UUID cause = command;

    private record Draft(EventTemplate template, Story story) {}

    /** @param destroy is called for the key of each user that leaves */
    public GeneratedLog(EventTypes types, SubjectCipher cipher, Supplier<KeyId> newKey, Consumer<KeyId> destroy) {
        this.cipher = cipher;
        this.newKey = newKey;
        this.destroy = destroy;
        var all = types.all().map(EventTemplate::of).toList();
        lives = all.stream().filter(template -> !template.isEnd()).toList();
        ends = all.stream().filter(EventTemplate::isEnd).toList();
    }

    /** From now on some events are of revisions and types that nobody knows. Subscriptions wait at such. */
    public GeneratedLog withOddities() {
        oddities = true;
        return this;
    }

    /** The first user's id; others count on from there. */
    public static long firstUser() {
        return 1_001;
    }

    /** Appends so many events behind the end of the log, wherever that is: others may write to it, too. */
    public void append(DataSource log, int events) throws SQLException {
        try (var connection = log.getConnection()) {
            for (int left = events; left > 0; left -= BATCH) {
                var rows =
                        Stream.generate(this::next).limit(Math.min(left, BATCH)).toList();
                var isIn = false;
                while (!isIn) {
                    isIn = isAppended(connection, batch(EventTable.head(connection), rows));
                }
            }
        }
    }

    /** Not where another process has taken one of its positions, before this looked or since. */
    private static boolean isAppended(Connection connection, Batch batch) throws SQLException {
        try {
            return AppendStatement.append(connection, batch).in();
        } catch (SQLException e) {
            if (TAKEN.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private Batch batch(Head head, List<EventRow> rows) {
        now = now.isBefore(head.recordedAt()) ? head.recordedAt() : now.plusSeconds(1);
        var events = new ArrayList<StoredEvent>();
        var end = head;
        for (var row : rows) {
            var event = end.next(row, row.digest(), now);
            events.add(event);
            end = Head.after(event);
        }
        return new Batch(head, List.of(), events, Set.of());
    }

    private EventRow next() {
        if (drafts.isEmpty()) {
            tell();
        }
        var draft = drafts.remove();
        made++;
        var aggregate = draft.template().aggregate(draft.story());
        var version = versions.merge(aggregate, 0L, (old, zero) -> old + 1);
        var id = new UUID(8, made);
        var odd = oddities && made % 50 == 0;
        var type = oddities && made % 97 == 0
                ? "thing.happened"
                : draft.template().type().name();
        var row = new EventRow(
                aggregate,
                version,
                "Generated",
                id,
                type,
                odd ? "99" : draft.template().type().revision(),
                draft.template().payload(draft.story(), cipher),
                metadata().getBytes(UTF_8));
        cause = id;
        return row;
    }

    private String metadata() {
        var begins = made % TOGETHER == 1;
        command = new UUID(9, made);
        first = begins ? command : first;
        return "{\"correlationId\":\"%s\",\"traceId\":\"%s\",\"command\":\"%s\"%s}"
                .formatted(command, first, begins ? "Ask" : "Follow", begins ? "" : ",\"cause\":\"" + cause + "\"");
    }

    private void tell() {
        var other = user++;
        var key = newKey.get();
        var leaves = user % LEAVING == 0;
        var number = 0;
        for (var template : lives) {
            drafts.add(new Draft(template, new Story(user, other, key, now, ++number)));
        }
        if (leaves) {
            for (var template : ends) {
                drafts.add(new Draft(template, new Story(user, other, key, now, ++number)));
            }
            leavers.add(key); // what they left is still to be sealed
        }
    }

    /** Destroys the keys of the users that have left; call it when the log is as long as it is to be. */
    public void erase() {
        leavers.forEach(destroy);
        leavers.clear();
    }
}
