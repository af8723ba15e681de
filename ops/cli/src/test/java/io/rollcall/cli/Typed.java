// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * A command that was typed, and what came of it.
 *
 * @param out as bytes
 */
record Typed(int code, byte[] out, String err) {

    /** Around a command, of which the rest is as in a script. */
    static final class Around {

        private final Map<String, String> environment = new HashMap<>(Map.of("ROLLCALL_TOKEN", "token-of-ada"));
        private boolean interactive;
        private String typed = "";
        private Surroundings.Pauses pauses = time -> {};
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Around at(String url) {
            environment.put("ROLLCALL_URL", url);
            return this;
        }

        Around with(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** A terminal at which this is typed. */
        Around interactive(String lines) {
            interactive = true;
            typed = lines;
            return this;
        }

        Around pausing(Surroundings.Pauses how) {
            pauses = how;
            return this;
        }

        /** Once it has run, or while it does. */
        String printed() {
            return out.toString(StandardCharsets.UTF_8);
        }

        Typed run(String... args) {
            var err = new ByteArrayOutputStream();
            var surroundings = new Surroundings(
                    environment,
                    new BufferedReader(new StringReader(typed)),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    interactive,
                    ZoneId.of("Europe/Paris"),
                    pauses);
            var code = Main.run(surroundings, args);
            return new Typed(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
        }
    }

    static Around at(DescribedServer server) {
        return new Around().at(server.url());
    }

    String text() {
        return new String(out, StandardCharsets.UTF_8);
    }
}
