// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.sms;

import io.rollcall.command.sms.Gateway.Submission;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands messages over, and keeps what the gateway says to each. */
record Handing(SmsQueue queue, Receipts receipts, Gateway gateway, GatewayTrouble trouble) {

    private static final Logger LOG = LoggerFactory.getLogger(Handing.class);

    /** Hands one over, unless the gateway has come into trouble meanwhile. */
    void over(QueuedMessage message) {
        if (trouble.isOver()) {
            settle(message, gateway.submit(message.phone(), message.text()));
        } else {
            back(message);
        }
    }

    /** Gives one back to the queue, as it was not sent. */
    void back(QueuedMessage message) {
        queue.again(message.code(), Duration.ZERO);
    }

    private void settle(QueuedMessage message, Submission submission) {
        var code = message.code();
        switch (submission) {
            case Submission.Accepted accepted -> {
                queue.accepted(code, accepted.id());
                trouble.isNoMore();
            }
            case Submission.Refused refused -> {
                LOG.warn("The SMS gateway refuses {}: {}", code, refused.reason());
                receipts.record(code, refused.reason());
                queue.drop(code);
            }
            case Submission.NotNow notNow -> queue.again(code, BackOff.after(message.attempts()));
            case Submission.Busy busy -> {
                trouble.met();
                queue.again(code, BackOff.after(message.attempts()));
            }
            case Submission.Unanswered unanswered -> LOG.warn("The SMS gateway gives no answer to {}", code);
        }
    }
}
