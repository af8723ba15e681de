// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.common.IdentifierFactory;

/**
 * Gives messages, and so events, their ids: UUIDs of version 7 (RFC 9562, section 5.7), milliseconds and 74 random
 * bits. They are names, not secrets, so no secure source is asked: one for all threads is what that would cost each
 * command.
 */
public final class TimeOrderedIdentifiers extends IdentifierFactory {

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    @Override
    public String generateIdentifier() {
        var random = ThreadLocalRandom.current();
        var most = System.currentTimeMillis() << 16 | VERSION | random.nextLong(0x1000);
        var least = VARIANT | random.nextLong() >>> 2;
        return new UUID(most, least).toString();
    }
}
