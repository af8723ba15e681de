// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import io.rollcall.command.verification.CodeSender.Code;

/** The way into the queue; whether the gateway is there does not matter. */
record QueuedCodes(SmsQueue queue, SmsSender sending) {

    /** Queues a message and has it sent soon. */
    void add(Code code, String text) {
        queue.add(code, text);
        sending.lookNow();
    }
}
