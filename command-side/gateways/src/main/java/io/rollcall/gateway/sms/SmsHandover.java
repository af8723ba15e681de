// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import io.rollcall.gateway.sms.Gateway.Submission;
import io.rollcall.log.subscription.Fence;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages over, and keeps what the gateway says to each. Whether this process still owns that is asked right
 * before: one that stood still in between leaves the message to the next owner. What stands still after that and before
 * the gateway has it, is what cannot be told from a crash: the message is sent once more.
 */
record SmsHandover(SmsQueue queue, Receipts receipts, Gateway gateway, GatewayTrouble trouble, Fence fence) {

    private static final Logger LOG = LoggerFactory.getLogger(SmsHandover.class);

    /** Hands one over, unless the gateway has come into trouble meanwhile, or another process owns this. */
    void over(QueuedMessage message) {
        if (trouble.isOver() && fence.isMine()) {
            settle(message, gateway.submit(message.phone(), message.text()));
        } else {
            back(message);
        }
    }

    /** Gives one back to the queue, as it was not sent. */
    void back(QueuedMessage message) {
        queue.again(message, Duration.ZERO);
    }

    private void settle(QueuedMessage message, Submission submission) {
        var code = message.code();
        switch (submission) {
            case Submission.Accepted accepted -> {
                queue.accepted(code, accepted.id());
                trouble.isNoMore();
            }
            case Submission.Refused refused -> refused(message, refused.reason());
            case Submission.NotNow notNow -> queue.again(message, BackOff.after(message.attempts()));
            case Submission.Busy busy -> {
                trouble.met();
                queue.again(message, BackOff.after(message.attempts()));
            }
            case Submission.Unanswered unanswered -> LOG.warn("The SMS gateway gives no answer to {}", code);
        }
    }

    private void refused(QueuedMessage message, String reason) {
        LOG.warn("The SMS gateway refuses {}: {}", message, reason);
        if (queue.isLast(message)) {
            receipts.record(message.code(), reason);
            queue.drop(message.code());
        }
    }
}
