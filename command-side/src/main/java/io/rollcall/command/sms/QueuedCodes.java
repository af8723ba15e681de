// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.sms;

import io.rollcall.command.verification.CodeSender;

/** Puts codes into the queue; whether a gateway is there does not matter. */
record QueuedCodes(MessageText text, SmsQueue queue, SmsSending sending) implements CodeSender {

    @Override
    public void send(Code code) {
        queue.add(code, text.with(code.code()));
        sending.lookNow();
    }
}
