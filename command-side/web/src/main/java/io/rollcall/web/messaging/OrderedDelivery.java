// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Keeps what is for one socket in its order where something must be waited for first. For one thread. */
final class OrderedDelivery {

    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    /**
     * Hands a frame on once it is there and all before it are handed on: at once, on the caller's thread, where that is
     * so already. One that fails is left out.
     */
    void add(CompletableFuture<OutboundFrame> frame, Consumer<OutboundFrame> to) {
        last = last.thenCombine(frame, (before, ready) -> ready).thenAccept(to).exceptionally(lost -> null);
    }
}
