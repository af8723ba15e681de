// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.rollcall.contracts.limit.ClientAddress;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Finds out where a request comes from. Only what a trusted proxy appended to {@code X-Forwarded-For} counts: the
 * right-most hop that is no trusted proxy itself. Whatever stands left of that, the client may have made up.
 */
public final class ClientAddresses {

    /** More proxies than anybody has in a row; the rest of a longer header is not looked at. */
    private static final int MOST_HOPS = 16;

    private static final int LONGEST_LITERAL = 45;
    private static final InetAddress NOBODY = InetAddress.ofLiteral("0.0.0.0");

    private final List<AddressBlock> proxies;

    public ClientAddresses(List<AddressBlock> proxies) {
        this.proxies = List.copyOf(proxies);
    }

    /** Where this request comes from. */
    public ClientAddress of(ServerHttpRequest request) {
        return ClientAddress.of(behind(peer(request), request.getHeaders().getOrEmpty("X-Forwarded-For")));
    }

    /** Whether a trusted proxy has sent this request. */
    boolean isFromProxy(ServerHttpRequest request) {
        return isProxy(peer(request));
    }

    private static InetAddress peer(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        return remote == null || remote.getAddress() == null ? NOBODY : remote.getAddress();
    }

    /** The client behind this peer; where a proxy names something that is no address, the proxy itself. */
    private InetAddress behind(InetAddress peer, List<String> forwarded) {
        var current = peer;
        var rest = isProxy(peer) ? String.join(",", forwarded) : "";
        for (var hop = 0; hop < MOST_HOPS && !rest.isEmpty() && isProxy(current); hop++) {
            var comma = rest.lastIndexOf(',');
            var named = literal(rest.substring(comma + 1).strip());
            if (named.isEmpty()) {
                return current;
            }
            current = named.get();
            rest = comma < 0 ? "" : rest.substring(0, comma);
        }
        return current;
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(block -> block.contains(address));
    }

    private static Optional<InetAddress> literal(String text) {
        if (text.isEmpty() || text.length() > LONGEST_LITERAL) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
