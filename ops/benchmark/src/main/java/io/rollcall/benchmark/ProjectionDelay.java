// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.contracts.log.Follower;
import java.util.Arrays;
import java.util.Locale;

/** How long after its answer a sign-up is in the account read model, one sign-up at a time. */
final class ProjectionDelay {

    private static final int WARM_UP = 1000;
    private static final int SIGN_UPS = 3000;

    private final MeasuredServer server;
    private final Follower accounts;

    ProjectionDelay(MeasuredServer server) {
        this.server = server;
        this.accounts = server.context().getBeansOfType(Follower.class).values().stream()
                .filter(follower -> follower.name().equals("accounts"))
                .findFirst()
                .orElseThrow();
    }

    void print() {
        for (int i = 0; i < WARM_UP; i++) {
            delay();
        }
        var delays = new double[SIGN_UPS];
        for (int i = 0; i < SIGN_UPS; i++) {
            delays[i] = delay();
        }
        Arrays.sort(delays);
        System.out.println("From the answer of a sign-up to its read model");
        System.out.printf(
                Locale.ROOT,
                "  p50 %.2f ms  p99 %.2f ms  (%d sign-ups)%n",
                delays[SIGN_UPS / 2],
                delays[SIGN_UPS * 99 / 100],
                SIGN_UPS);
    }

    private double delay() {
        var position = server.signUp().position();
        var start = System.nanoTime();
        while (accounts.position() < position) {
            Thread.onSpinWait();
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
