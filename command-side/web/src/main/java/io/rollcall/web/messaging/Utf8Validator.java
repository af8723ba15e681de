// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

/**
 * Whether bytes that come one by one are UTF-8: told by the first byte that cannot be in it (The Unicode Standard,
 * table 3-7), which the JDK's decoder does not know of a surrogate before its last byte.
 */
final class Utf8Validator {

    private static final int CONTINUES_FROM = 0x80;
    private static final int CONTINUES_TO = 0xbf;

    private int toCome;
    private int from = CONTINUES_FROM;
    private int to = CONTINUES_TO;

    /** Whether no character is short of bytes. */
    boolean isWhole() {
        return toCome == 0;
    }

    /** Whether there may be text that begins with all so far. */
    boolean takes(byte value) {
        var octet = Byte.toUnsignedInt(value);
        if (toCome == 0) {
            return begins(octet);
        }
        var continues = octet >= from && octet <= to;
        toCome--;
        from = CONTINUES_FROM;
        to = CONTINUES_TO;
        return continues;
    }

    private boolean begins(int octet) {
        if (octet < 0x80) {
            return true;
        }
        toCome = octet < 0xe0 ? 1 : octet < 0xf0 ? 2 : 3;
        from = octet == 0xe0 ? 0xa0 : octet == 0xf0 ? 0x90 : CONTINUES_FROM; // nothing that is shorter otherwise
        to = octet == 0xed ? 0x9f : octet == 0xf4 ? 0x8f : CONTINUES_TO; // no surrogates, and nothing behind U+10FFFF
        return octet >= 0xc2 && octet <= 0xf4;
    }
}
