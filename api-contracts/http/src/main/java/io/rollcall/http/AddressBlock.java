// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * A network of addresses in CIDR notation (RFC 4632), such as {@code 10.0.0.0/8}; without a slash, one address.
 *
 * @param bits how many leading bits all of them share
 */
public record AddressBlock(InetAddress first, int bits) {

    public AddressBlock {
        if (bits < 0 || bits > size(first)) {
            throw new IllegalArgumentException("An address has no " + bits + " bits");
        }
    }

    /** Reads what settings say. */
    public static AddressBlock of(String text) {
        var parts = text.strip().split("/", 2);
        var address = InetAddress.ofLiteral(parts[0]);
        return new AddressBlock(address, parts.length < 2 ? size(address) : Integer.parseInt(parts[1]));
    }

    /** Whether this address is one of them. */
    public boolean contains(InetAddress address) {
        return size(address) == size(first) && leading(address).equals(leading(first));
    }

    private BigInteger leading(InetAddress address) {
        return new BigInteger(1, address.getAddress()).shiftRight(size(address) - bits);
    }

    private static int size(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }
}
