// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.rollcall.contracts.shared.UserId;
import java.util.List;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/**
 * Resolves the caller of a request at one door, by a header or a cookie, and words that door's refusals of credentials.
 */
public interface CredentialResolver {

    /**
     * The caller.
     *
     * @return empty where the request names nobody; a {@link Refusal} where what it shows is worth nothing
     */
    Mono<UserId> caller(HttpHeaders headers);

    /** All credentials that a request shows, in whatever place, valid or not. */
    List<String> shown(HttpHeaders headers);

    /** Whether a browser shows it by itself, so that another site can have it shown. */
    default boolean isShownByBrowsers() {
        return false;
    }

    /** The answer to a request that shows no credential where one is required. */
    Refusal nobody();

    /** The answer to a caller that has left since it was let in: what they show is worth nothing any more. */
    Refusal left();
}
