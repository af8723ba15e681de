// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import io.rollcall.contracts.verification.PhoneNumberCommand.RecordDelivery;
import io.rollcall.gateway.outbox.OutgoingMessage;
import io.rollcall.gateway.outbox.SentMessages;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What gateways tell of messages. It is kept in PostgreSQL before the gateway is thanked, and becomes an event when the
 * message is found: a gateway may tell of a message before it has answered that it took it.
 */
final class Receipts {

    /** For how long a message is looked for: the account with the gateway may be shared with others. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int PAGE = 500;

    /**
     * The last that a gateway tells of a message.
     *
     * @param failure why it will not arrive, as in {@code CodeUndeliverable}; {@code null} when it has arrived
     */
    record Receipt(String id, @Nullable String failure) {}

    private record Kept(Receipt receipt, Instant at) {}

    private final JdbcClient jdbc;
    private final Consumer<RecordDelivery> recording;
    private final Clock clock;

    /** @param recording has what is known decided */
    Receipts(JdbcClient jdbc, Consumer<RecordDelivery> recording, Clock clock) {
        this.jdbc = jdbc;
        this.recording = recording;
        this.clock = clock;
    }

    /** Keeps what a gateway tells; the same again changes nothing. */
    void keep(Receipt receipt) {
        jdbc.sql("insert into sms_receipts (message_id, failure, at) values (?, ?, ?) on conflict do nothing")
                .params(MessageIds.normal(receipt.id()), receipt.failure(), Timestamp.from(clock.instant()))
                .update();
    }

    /** Records what is kept, as far as the messages are known. */
    void settle(SentMessages sent) {
        jdbc.sql("select message_id, failure, at from sms_receipts order by at limit ?")
                .param(PAGE)
                .query((row, n) -> new Kept(
                        new Receipt(row.getString(1), row.getString(2)),
                        row.getTimestamp(3).toInstant()))
                .list()
                .forEach(kept -> settle(kept, sent));
    }

    /** Records that a message was refused, or what a receipt says of it. */
    void record(OutgoingMessage message, @Nullable String failure) {
        recording.accept(message.as(SentCode.class).delivered(failure));
    }

    private void settle(Kept kept, SentMessages sent) {
        var receipt = kept.receipt();
        var message = sent.find(MessageIds.forms(receipt.id()));
        message.ifPresent(it -> record(it, receipt.failure()));
        if (message.isPresent() || clock.instant().isAfter(kept.at().plus(PATIENCE))) {
            jdbc.sql("delete from sms_receipts where message_id = ?")
                    .param(receipt.id())
                    .update();
        }
    }
}
