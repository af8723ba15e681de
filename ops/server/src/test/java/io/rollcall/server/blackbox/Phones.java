// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Valid mobile numbers that nobody else uses: tests run side by side, and servers keep their data between runs. */
final class Phones {

    private static final int SUBSCRIBERS = 100_000_000;
    private static final int FIRST = new SecureRandom().nextInt(SUBSCRIBERS);
    private static final AtomicInteger GIVEN = new AtomicInteger();

    private Phones() {}

    /**
     * A number of its own for each call, in the international form: {@code +795} and eight digits, of which each is a
     * number; of those behind 930 some are none.
     */
    static String unused() {
        var subscriber = ((long) FIRST + GIVEN.getAndIncrement()) % SUBSCRIBERS;
        return "+795%08d".formatted(subscriber);
    }
}
