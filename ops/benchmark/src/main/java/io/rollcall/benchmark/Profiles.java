// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the processor goes while accounts are changed and while chat messages are sent in a rush, as flame graphs: of
 * this version as parts of a run, and of another one by {@code ops/benchmark/before}.
 */
public final class Profiles {

    /** Numbers of those that chat. */
    private static final long CHATTERS = 9_180_000_000L;

    private Profiles() {}

    /**
     * Takes samples of another version under this version's load.
     *
     * @param arguments its packaged server, and what the names of its pictures begin with
     */
    public static void main(String[] arguments) throws Exception {
        var server = List.of(ServerProcess.JAVA, "-Xmx" + BenchmarkRun.HEAP, "-jar", arguments[0]);
        var profiles = Files.createDirectories(Path.of("profiles"));
        var folder = Files.createTempDirectory("rollcall-profiles");
        try {
            try (var process = ServerProcess.startBy(server, Files.createTempDirectory(folder, "accounts"))) {
                process.awaitReady();
                var rates = new AccountRates(Effort.full(), process.base(), "");
                rates.change();
                var flames = accounts(rates, process, folder).flames(AccountRates.PATCH + ", before");
                Files.writeString(profiles.resolve(arguments[1] + "-accounts.svg"), flames.svg());
            }
            try (var process = ServerProcess.startBy(server, Files.createTempDirectory(folder, "chat"))) {
                process.awaitReady();
                var samples = folder.resolve("chat.jfr");
                chat(Effort.full(), process, ChatRounds.COLD, samples);
                var flames = ProcessorSamples.of(samples).flames("Chat messages in a rush, before");
                Files.writeString(profiles.resolve(arguments[1] + "-chat.svg"), flames.svg());
            }
        } finally {
            Benchmark.delete(folder);
        }
        System.exit(0);
    }

    /** Of changes of accounts at full rate, of a server that is warm. */
    static ProcessorSamples accounts(AccountRates rates, ServerProcess server, Path folder)
            throws IOException, InterruptedException {
        var samples = folder.resolve("accounts.jfr");
        server.memory().record();
        rates.change();
        server.memory().recorded(samples);
        return ProcessorSamples.of(samples);
    }

    /** The chat's rounds, one of which is sampled. */
    static ChatRounds chat(Effort effort, ServerProcess server, int warming, Path samples) throws Exception {
        try (var newcomers = new Newcomers(server.base(), CHATTERS)) {
            var failures = new Failures();
            var chat = new ChatRounds(server, warming, newcomers.signUp(effort.sockets()), failures, samples);
            chat.print();
            failures.print();
            return chat;
        }
    }
}
