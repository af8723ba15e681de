// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.credential;

import io.rollcall.http.AccessTokens;
import io.rollcall.web.shared.BlockingExecutor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads access tokens away from the event loop: a key that is not known may be looked for in the key ring's file. */
@Component
final class BlockingAccessTokens implements AccessTokens {

    private final SignedTokens tokens;
    private final BlockingExecutor blocking;

    BlockingAccessTokens(SignedTokens tokens, BlockingExecutor blocking) {
        this.tokens = tokens;
        this.blocking = blocking;
    }

    @Override
    public Mono<Reading> read(String token) {
        return blocking.call(() -> tokens.read(SignedTokens.Type.ACCESS, token));
    }
}
