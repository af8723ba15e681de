// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.util.concurrent.Callable;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;

/** A subscription's positions; what fails there (a read model's database above all) is remembered. */
final class WatchedTokenStore implements TokenStore {

    private final TokenStore positions;
    private final LastFailure trouble;
    private final @Nullable CatchUp catchUp;

    /** @param catchUp comes before the loop; {@code null} where the loop does all */
    WatchedTokenStore(TokenStore positions, LastFailure trouble, @Nullable CatchUp catchUp) {
        this.positions = positions;
        this.trouble = trouble;
        this.catchUp = catchUp;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        in(() -> {
            positions.storeToken(token, processor, segment);
            return true;
        });
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        return in(() -> {
            var token = positions.fetchToken(processor, segment);
            return catchUp == null ? token : catchUp.from(token, processor, segment);
        });
    }

    @Override
    public void extendClaim(String processor, int segment) {
        positions.extendClaim(processor, segment);
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        positions.releaseClaim(processor, segment);
    }

    @Override
    public int[] fetchSegments(String processor) {
        return positions.fetchSegments(processor);
    }

    private <T extends @Nullable Object> T in(Callable<T> work) {
        try {
            return trouble.in(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A subscription's position failed", e);
        }
    }
}
