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
     * Who asks.
     *
     * @return empty where the request names nobody; a {@link Refusal} where what it shows is worth nothing
     */
    Mono<UserId> caller(HttpHeaders headers);

    /** All that a request shows of who asks, in whatever place, whether or not it is worth anything. */
    List<String> shown(HttpHeaders headers);

    /** Whether a browser shows it by itself, so that another site can have it shown. */
    default boolean isShownByBrowsers() {
        return false;
    }

    /** What somebody hears who has not said who they are where they must. */
    Refusal nobody();

    /** What somebody hears who has left since they were let in: what they show is worth nothing any more. */
    Refusal left();
}
