// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What is done to a subscription: the command is called as the act is in the API. */
abstract class SubscriptionAct implements Callable<Integer> {

    @ParentCommand
    private Rollcall rollcall;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ActOptions act;

    @Parameters(index = "0", paramLabel = "NAME", description = "The subscription.")
    private String name;

    @Override
    public Integer call() throws InterruptedException {
        confirm(name, rollcall.terminal());
        return act.send(rollcall, Query.of("subscriptions", name, spec.name()), more());
    }

    /** Asks for the name to be typed, where users feel the act. */
    void confirm(String named, Terminal terminal) {}

    /** Members of the body beside the reason. */
    Map<String, ? extends @Nullable Object> more() {
        return Map.of();
    }
}
