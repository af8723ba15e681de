// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where a command writes to and asks. What comes from elsewhere is escaped here at the latest, unless {@code raw}. */
final class Terminal {

    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String GREEN = "\u001b[32m";
    private static final String PLAIN = "\u001b[0m";
    private static final String CLEAR = "\u001b[H\u001b[2J";
    private static final String LINE_ANEW = "\r\u001b[K";

    private final Surroundings surroundings;
    private final PrintWriter out;
    private final PrintWriter err;

    Terminal(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.out = new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8);
        this.err = new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8);
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    boolean isInteractive() {
        return surroundings.interactive();
    }

    /** Never with {@code NO_COLOR} (no-color.org), nor where the terminal has none. */
    boolean hasColours() {
        var environment = surroundings.environment();
        return isInteractive()
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** A line of the answer. */
    void say(String line) {
        out.println(Escapes.line(line));
    }

    /** A line of the answer, marked: {@code heading}, {@code good}, {@code look}, {@code broken}, or as it is. */
    void say(String line, String mark) {
        var colour = hasColours() ? colour(mark) : "";
        out.println(colour.isEmpty() ? Escapes.line(line) : colour + Escapes.line(line) + PLAIN);
    }

    /** Several lines of the answer. */
    void sayLines(String lines) {
        out.println(Escapes.lines(lines));
    }

    /** JSON of the server, byte for byte; where somebody sees it, with what terminals obey written otherwise. */
    void raw(byte[] json) {
        if (isInteractive()) {
            out.println(Escapes.json(new String(json, StandardCharsets.UTF_8)));
        } else {
            surroundings.out().write(json, 0, json.length);
            surroundings.out().flush();
        }
    }

    /** A line beside the answer. */
    void note(String line) {
        err.println(Escapes.line(line));
    }

    /** Why there is no answer. */
    void complain(String lines) {
        err.println(Escapes.lines(lines));
    }

    /** The line beside the answer that is written over and over. Only where it is interactive. */
    void renew(String line) {
        err.print(LINE_ANEW + Escapes.line(line));
        err.flush();
    }

    /** Clears the screen, where there is one. */
    void clear() {
        if (isInteractive()) {
            out.print(CLEAR);
            out.flush();
        }
    }

    /** Asks; empty where nothing was typed, or nobody is there. */
    Optional<String> ask(String question) {
        if (!isInteractive()) {
            return Optional.empty();
        }
        err.print(Escapes.line(question) + " ");
        err.flush();
        try {
            return Optional.ofNullable(surroundings.in().readLine())
                    .map(String::strip)
                    .filter(it -> !it.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String colour(String mark) {
        return switch (mark) {
            case "heading" -> BOLD;
            case "good", "well", "live", "applied" -> GREEN;
            case "look", "catching-up", "paused", "rebuilding", "waits-for-upgrade" -> YELLOW;
            case "broken", "failed", "parked", "refused" -> RED;
            default -> "";
        };
    }
}
