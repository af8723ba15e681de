// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.limit;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where a request comes from, in two widths. A customer of IPv6 has a /64 at least, and may have a /48 (RFC 6177): the
 * single address says nothing there.
 *
 * @param host an IPv4 address, or the /64 of an IPv6 address
 * @param network the /24 or the /48 around it
 */
public record ClientAddress(String host, String network) {

    private static final int HOST_BITS_4 = 32;
    private static final int NETWORK_BITS_4 = 24;
    private static final int HOST_BITS_6 = 64;
    private static final int NETWORK_BITS_6 = 48;

    /** That of an address; an IPv4 address that is written as an IPv6 one is an IPv4 address. */
    public static ClientAddress of(InetAddress address) {
        return address instanceof Inet4Address
                ? new ClientAddress(prefix(address, HOST_BITS_4), prefix(address, NETWORK_BITS_4))
                : new ClientAddress(prefix(address, HOST_BITS_6), prefix(address, NETWORK_BITS_6));
    }

    /** That of an address in digits, such as {@code 192.0.2.7} or {@code 2001:db8::7}. */
    public static ClientAddress of(String literal) {
        return of(InetAddress.ofLiteral(literal));
    }

    private static String prefix(InetAddress address, int bits) {
        var bytes = address.getAddress();
        Arrays.fill(bytes, bits / Byte.SIZE, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + bits;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has as many bytes as an address", e);
        }
    }

    /** Names nobody: addresses are personal data. */
    @Override
    public String toString() {
        return "a client";
    }
}
