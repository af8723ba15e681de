// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.report.Figure;
import io.rollcall.contracts.credential.SignInResult.SignedIn;
import io.rollcall.projection.account.AccountDocuments;
import java.util.ArrayList;
import java.util.Objects;

/** How long after its answer a sign-up is in the account read model, one sign-up at a time. */
final class ProjectionDelay {

    private final MeasuredServer server;
    private final AccountDocuments accounts;

    ProjectionDelay(MeasuredServer server) {
        this.server = server;
        this.accounts = server.context().getBean(AccountDocuments.class);
    }

    /** In milliseconds, medians of rounds. */
    Figure figure(Effort effort) {
        var medians = new ArrayList<Double>();
        for (int round = -1; round < effort.rounds(); round++) { // the first warms up
            var delays = new ArrayList<Double>();
            var end = System.nanoTime() + effort.round().toNanos();
            while (delays.isEmpty() || System.nanoTime() < end) {
                delays.add(delay());
            }
            if (round >= 0) {
                medians.add(Figure.cost("", "", delays).median());
            }
        }
        return Figure.cost("from a sign-up's answer until its account is read", "ms", medians);
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
