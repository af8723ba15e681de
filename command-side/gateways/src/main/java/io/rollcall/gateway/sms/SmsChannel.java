// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import io.rollcall.command.verification.CodeSender.Code;
import io.rollcall.command.verification.NumberBlock;
import io.rollcall.gateway.outbox.BackOff;
import io.rollcall.gateway.outbox.Channel;
import io.rollcall.gateway.outbox.OutboxEntry;
import io.rollcall.gateway.outbox.OutgoingMessage;
import io.rollcall.gateway.outbox.SentMessages;
import io.rollcall.gateway.outbox.Submission;
import java.time.Duration;

/**
 * What is its own about SMS. At most one more copy of the same code reaches a phone. Lines are by {@link NumberBlock}:
 * a client that has codes sent to numbers of one prefix makes no other client wait for them.
 */
record SmsChannel(Gateway gateway, Receipts receipts, Terms terms) implements Channel {

    /** @param perSecond how many messages the gateway takes in a second at most */
    static SmsChannel of(Gateway gateway, Receipts receipts, int perSecond) {
        var terms = new Terms(Duration.ofMillis(500), Duration.ofMinutes(1), 2, perSecond, BackOff.SECONDS);
        return new SmsChannel(gateway, receipts, terms);
    }

    /** The message that brings this code. */
    static OutboxEntry entry(Code code, String text) {
        return new OutboxEntry(
                "sms." + code.position(),
                code.position(),
                code.key(),
                new SentCode(code.number(), code.challenge(), code.nonce()),
                new Sms(code.phone(), text),
                NumberBlock.of(code.phone()).hashCode() & 0xffff, // many prefixes have the same
                code.expiresAt(),
                code.expiresAt());
    }

    @Override
    public String name() {
        return "sms";
    }

    @Override
    public boolean reach() {
        return gateway.reach();
    }

    @Override
    public Submission submit(OutgoingMessage message) {
        var sms = message.as(Sms.class);
        var submission = gateway.submit(sms.phone(), sms.text());
        if (submission instanceof Submission.Accepted accepted) {
            var id = accepted.receiptId();
            return id == null ? submission : new Submission.Accepted(MessageIds.normal(id));
        }
        return submission;
    }

    @Override
    public void givenUp(OutgoingMessage message, String reason) {
        receipts.record(message, reason);
    }

    @Override
    public void settle(SentMessages sent) {
        receipts.settle(sent);
    }

    @Override
    public void leave() {
        gateway.leave();
    }
}
