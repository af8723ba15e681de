// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.shared.UserId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What reaches an endpoint: somebody asks for it, here and with this.
 *
 * @param body what was sent; an empty document where nothing was, or where the method carries no body
 * @param path the variables of the route's path
 * @param query the parameters behind the question mark
 * @param caller the user that asks; {@code null} where the request shows no credential, which only open routes allow
 * @param session the cookie {@code sessionid}, at the chat door the header {@code token}; {@code null} where there is
 *     none
 * @param base scheme and host of this server for its clients, such as {@code http://localhost:8080}
 * @param client where it comes from, as far as {@code rollcall.web.trusted-proxies} vouches for it
 */
public record Call(
        Body body,
        Map<String, String> path,
        Map<String, List<String>> query,
        @Nullable UserId caller,
        @Nullable String session,
        URI base,
        ClientAddress client) {

    /** A call without a cookie, from this machine. */
    public Call(
            Body body, Map<String, String> path, Map<String, List<String>> query, @Nullable UserId caller, URI base) {
        this(body, path, query, caller, null, base, ClientAddress.of("127.0.0.1"));
    }

    /** The caller, on a route that is for users. */
    public UserId user() {
        if (caller == null) {
            throw new IllegalStateException("Only routes for users know their caller");
        }
        return caller;
    }

    /**
     * A variable of the path as the number of something.
     *
     * @throws Refusal 404 where it can be the number of nothing: not digits, 0, or beyond 64 bits
     */
    public long number(String variable) {
        try {
            var number = Long.parseLong(path.getOrDefault(variable, ""));
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through: nothing has such a number
        }
        throw Refusal.notFound();
    }

    /** The absolute URL of a path of this server. */
    public URI absolute(String path) {
        return base.resolve(path);
    }
}
