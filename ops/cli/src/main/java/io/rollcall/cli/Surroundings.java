// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/**
 * What a command has around it.
 *
 * @param environment variables
 * @param in what the operator types
 * @param interactive whether an operator sits there: input and output are a terminal
 * @param zone what {@code --local} shows times in
 * @param pauses how time passes
 */
public record Surroundings(
        Map<String, String> environment,
        BufferedReader in,
        PrintStream out,
        PrintStream err,
        boolean interactive,
        ZoneId zone,
        Pauses pauses) {

    /** How to wait. */
    @FunctionalInterface
    public interface Pauses {

        /** Returns once so much time has passed. */
        void pause(Duration time) throws InterruptedException;
    }

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Those of this process. */
    static Surroundings ofProcess() {
        var console = System.console();
        return new Surroundings(
                System.getenv(),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                console != null && console.isTerminal(),
                ZoneId.systemDefault(),
                Thread::sleep);
    }
}
