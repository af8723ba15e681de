// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What counts as one client where budgets are shared out: an IPv4 address, or an IPv6 network of 64 bits. */
public final class ClientNetwork {

    private static final ByteBuffer UNKNOWN = ByteBuffer.allocate(0);

    private ClientNetwork() {}

    /**
     * A key that equals that of the same client; a client that has one address of such an IPv6 network has them all.
     */
    public static Object of(@Nullable InetSocketAddress remote) {
        if (remote == null || remote.getAddress() == null) {
            return UNKNOWN;
        }
        var bytes = remote.getAddress().getAddress();
        return remote.getAddress() instanceof Inet6Address
                ? ByteBuffer.wrap(bytes, 0, Long.BYTES).slice()
                : ByteBuffer.wrap(bytes);
    }
}
