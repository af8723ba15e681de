// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.outbox;

import java.util.List;
import java.util.Optional;

/** The messages that the other side of a channel may still tell of. */
@FunctionalInterface
public interface SentMessages {

    /** The one, by its reference only, that was accepted under one of these ids; the first of them goes first. */
    Optional<OutgoingMessage> find(List<String> receiptIds);
}
