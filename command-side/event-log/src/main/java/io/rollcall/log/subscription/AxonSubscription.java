// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/**
 * A subscription with handlers that Axon finds: its token store writes the batch first and the position after it. One
 * segment; a claim is always granted, since the owner of a subscription is settled elsewhere, by an advisory lock.
 */
public abstract class AxonSubscription implements Subscription, TokenStore {

    /** The log position that a token stands for; 0 for none. */
    public static long positionOf(@Nullable TrackingToken token) {
        var plain = WrappedToken.unwrapLowerBound(token);
        return plain == null ? 0 : plain.position().orElse(0);
    }

    /**
     * Forgets what is not written, and says where to go on: the position of the last event that is done; 0 for none.
     */
    protected abstract long resume();

    /** Does what was queued, then keeps the position; 0 means to start over. */
    protected abstract void advance(long position);

    /** Whether its handlers only queue what {@link #advance} does, and need nothing of a message but what it says. */
    protected boolean queuesAll() {
        return false;
    }

    /** Whether its handlers may queue more before {@link #advance} does it. */
    protected boolean hasRoom() {
        return true;
    }

    /** Called about once a second while there is nothing to do: fails where this process has lost its place. */
    protected void confirm() {}

    /** Forgets what is not written: this process has stopped following. */
    protected abstract void release();

    @Override
    public final void storeToken(@Nullable TrackingToken token, String group, int segment) {
        advance(positionOf(token));
    }

    @Override
    public final @Nullable TrackingToken fetchToken(String group, int segment) {
        var position = resume();
        return position == 0 ? null : new GlobalSequenceTrackingToken(position);
    }

    /** Only looks. (Axon's default fetches the token, which would forget the batch under way.) */
    @Override
    public final void extendClaim(String group, int segment) {
        confirm();
    }

    @Override
    public final void releaseClaim(String group, int segment) {
        release();
    }

    @Override
    public final int[] fetchSegments(String group) {
        return new int[] {0};
    }
}
