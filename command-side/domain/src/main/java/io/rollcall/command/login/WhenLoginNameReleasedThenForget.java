// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.login;

import io.rollcall.contracts.login.LoginNameEvent.LoginNameReleased;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/** Forgets each login name that its user has given up, unless somebody has claimed it since. */
@ProcessingGroup(WhenLoginNameReleasedThenForget.GROUP)
@DisallowReplay
final class WhenLoginNameReleasedThenForget {

    static final String GROUP = "login-name-forgetting";

    private final ForgottenLoginNames forgotten;
    private final Executor threads;

    /** @param threads to decide commands on: this one is in a unit of work of its own */
    WhenLoginNameReleasedThenForget(ForgottenLoginNames forgotten, Executor threads) {
        this.forgotten = forgotten;
        this.threads = threads;
    }

    @EventHandler
    void react(LoginNameReleased event) {
        CompletableFuture.runAsync(() -> forgotten.ask(event.kind(), event.name()), threads)
                .join();
    }
}
