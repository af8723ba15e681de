// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.contracts.credential.SignInResult.SignedIn;
import io.rollcall.projection.account.AccountDocuments;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/** How long after its answer a sign-up is in the account read model, one sign-up at a time. */
final class ProjectionDelay {

    private static final int WARM_UP = 1000;
    private static final int SIGN_UPS = 3000;

    private final MeasuredServer server;
    private final AccountDocuments accounts;

    ProjectionDelay(MeasuredServer server) {
        this.server = server;
        this.accounts = server.context().getBean(AccountDocuments.class);
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
        System.out.println("From the answer of a sign-up until its account is read");
        System.out.printf(
                Locale.ROOT,
                "  p50 %.2f ms  p99 %.2f ms  (%d sign-ups)%n",
                delays[SIGN_UPS / 2],
                delays[SIGN_UPS * 99 / 100],
                SIGN_UPS);
    }

    /** As a GET does that asks for what it has just written: one waits, one look-up follows. */
    private double delay() {
        var signedUp = server.signUp();
        var start = System.nanoTime();
        var user = ((SignedIn) signedUp.result()).user();
        Objects.requireNonNull(accounts.find(user, signedUp.position()).block());
        return (System.nanoTime() - start) / 1e6;
    }
}
