// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import io.rollcall.cli.witness.WitnessServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall witness serve}. */
@Command(
        name = "serve",
        description = "Answers POST /add-checkpoint until it is ended. Plain HTTP: put a proxy with TLS before it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall witness serve --state /var/lib/witness --key witness.key \\",
            "    --log rollcall.example/0d3c..+5f4e..+AQ.. --listen 127.0.0.1:8091"
        })
final class WitnessServeCommand implements Callable<Integer> {

    private static final Duration LONG = Duration.ofDays(365);
    private static final int HIGHEST_PORT = 65_535;

    @ParentCommand
    private WitnessCommand parent;

    @Mixin
    private WitnessOptions options;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8091",
            description = "Where; otherwise 127.0.0.1:8091. Port 0 is one that is free.")
    private String listen;

    @Override
    public Integer call() throws InterruptedException {
        var rollcall = parent.rollcall();
        try (var server = WitnessServer.start(options.witness(), address())) {
            var at = server.address();
            var url = "http://" + at.getHostString() + ":" + at.getPort();
            rollcall.say("Listening at " + url, Map.of("url", url));
            while (!Thread.currentThread().isInterrupted()) {
                rollcall.pause(LONG);
            }
            return ExitCode.OK;
        } catch (IOException e) {
            throw new Failure(ExitCode.UNAVAILABLE, "It cannot listen at " + listen + ": " + e.getMessage() + ".");
        }
    }

    private InetSocketAddress address() {
        var colon = listen.lastIndexOf(':');
        var port = colon < 1 || !listen.substring(colon + 1).matches("[0-9]{1,5}")
                ? -1
                : Integer.parseInt(listen.substring(colon + 1));
        if (port < 0 || port > HIGHEST_PORT) {
            throw new Failure(ExitCode.USAGE, "'" + listen + "' is no address: write it as 127.0.0.1:8091.");
        }
        return new InetSocketAddress(listen.substring(0, colon), port);
    }
}
