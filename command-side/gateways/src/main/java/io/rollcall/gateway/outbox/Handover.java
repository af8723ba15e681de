// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.outbox;

import io.rollcall.log.subscription.Fence;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages over, and keeps what the other side says to each. Whether this process still owns that is asked right
 * before: one that stood still in between leaves the message to the next owner. What stands still after that and before
 * the other side has it, is what cannot be told from a crash: the message is sent once more.
 */
record Handover(
        Channel channel, OutboxTable table, ChannelTrouble trouble, Fence fence, Clock clock, OutboxMeters meters) {

    /** Why a message was given up that nobody took in time. */
    static final String EXPIRED = "expired-unsent";

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

    /** Hands one over, unless the channel has come into trouble meanwhile, or another process owns this. */
    void over(OutgoingMessage message) {
        if (trouble.isOver() && fence.isMine()) {
            settle(message, channel.submit(message));
        } else {
            back(message);
        }
    }

    /** Gives one back to the queue, as it was not sent. */
    void back(OutgoingMessage message) {
        table.again(message, Duration.ZERO);
    }

    private void settle(OutgoingMessage message, Submission submission) {
        switch (submission) {
            case Submission.Accepted accepted -> {
                table.accepted(message, accepted.receiptId());
                meters.sent();
                trouble.isNoMore();
            }
            case Submission.Refused refused -> giveUp(message, refused.reason());
            case Submission.NotNow notNow -> later(message);
            case Submission.Busy busy -> {
                trouble.met();
                later(message);
            }
            case Submission.Unanswered unanswered ->
                LOG.warn("The {} gateway gives no answer to {}", channel.name(), message);
        }
    }

    private void later(OutgoingMessage message) {
        var wait = channel.terms().backOff().after(message.attempts());
        if (clock.instant().plus(wait).isBefore(message.giveUpAt())) {
            table.again(message, wait);
        } else {
            giveUp(message, EXPIRED);
        }
    }

    /** Not where another process has taken it since: that one decides. */
    private void giveUp(OutgoingMessage message, String reason) {
        LOG.warn("The {} gateway has not taken {}, which is given up: {}", channel.name(), message, reason);
        if (table.isLast(message)) {
            meters.givenUp();
            channel.givenUp(message, reason);
            table.drop(message);
        }
    }
}
