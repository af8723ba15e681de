// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.contracts.verification.PhoneNumberCommand.RecordDelivery;
import io.rollcall.contracts.verification.PhoneNumberEvent;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeDelivered;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeUndeliverable;
import java.util.ArrayDeque;
import java.util.Deque;

/** The codes of one number of which nobody has said yet whether they reached the phone: by their nonces, the newest. */
final class SentCodes {

    /** Many gateways never say so: what is kept must end. */
    private static final int KEPT = 16;

    private final Deque<String> awaited = new ArrayDeque<>();

    /** Whether what is said of a code is news, which is recorded then. */
    boolean decide(RecordDelivery command, CodeRules rules) {
        var isNews = awaited.contains(command.nonce());
        if (isNews) {
            apply(event(command, rules));
        }
        return isNews;
    }

    private static PhoneNumberEvent event(RecordDelivery command, CodeRules rules) {
        var failure = command.failure();
        return failure == null
                ? new CodeDelivered(command.number(), command.challenge(), command.nonce(), rules.now())
                : new CodeUndeliverable(command.number(), command.challenge(), command.nonce(), failure);
    }

    void await(String nonce) {
        awaited.addLast(nonce);
        if (awaited.size() > KEPT) {
            awaited.removeFirst();
        }
    }

    void settle(String nonce) {
        awaited.remove(nonce);
    }

    void clear() {
        awaited.clear();
    }
}
