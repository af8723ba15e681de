// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log;

import io.rollcall.log.Counter.Count;
import io.rollcall.log.Counter.CountUnlessOther;
import io.rollcall.log.Counter.CountUpTo;
import io.rollcall.log.Counter.Look;
import io.rollcall.log.Counter.Refuse;
import io.rollcall.log.Counter.Refused;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Answers the lines that {@link OtherProcess} writes, each on a thread of its own, until there are no more. */
public final class OtherProcessMain {

    /** Before an answer, so that it is not taken for what a library prints. */
    static final String ANSWER = "answer: ";

    /** What may be asked, each with a counter's name first if not told otherwise; answers are numbers. */
    public enum Request {
        COUNT,
        /** With the number at which the counter is full. */
        COUNT_UP_TO,
        /** With the other counter. */
        COUNT_UNLESS_OTHER,
        LOOK,
        /** Answers with the count that the refusal tells. */
        REFUSE,
        /** Writer from, to: runs {@link Traffic#write}; answers with how many writers there were. */
        WRITE,
        /** Position after which, how many: runs {@link Traffic#assertFollowed}; answers with how many. */
        FOLLOW
    }

    private OtherProcessMain() {}

    public static void main(String[] arguments) throws Exception {
        try (var process = new LogProcess(ChildJvm.database(arguments));
                var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var parts = List.of(line.split(" "));
                Thread.ofVirtual().start(() -> answer(process, parts));
            }
        }
    }

    private static void answer(LogProcess process, List<String> parts) {
        String result;
        try {
            result = Integer.toString(answer(process, Request.valueOf(parts.get(1)), parts.subList(2, parts.size())));
        } catch (Throwable e) {
            result = "- " + e.toString().replace('\n', ' ');
        }
        System.out.println(ANSWER + parts.getFirst() + " " + result);
    }

    private static int answer(LogProcess process, Request request, List<String> with) throws Exception {
        return switch (request) {
            case COUNT -> process.<Integer>decide(new Count(with.getFirst()));
            case COUNT_UP_TO ->
                process.<Integer>decide(new CountUpTo(with.getFirst(), Integer.parseInt(with.getLast())));
            case COUNT_UNLESS_OTHER -> process.<Integer>decide(new CountUnlessOther(with.getFirst(), with.getLast()));
            case LOOK -> process.<Integer>decide(new Look(with.getFirst()));
            case REFUSE -> refused(process, with.getFirst());
            case WRITE -> Traffic.write(process, Integer.parseInt(with.getFirst()), Integer.parseInt(with.getLast()));
            case FOLLOW ->
                Traffic.assertFollowed(process, Long.parseLong(with.getFirst()), Integer.parseInt(with.getLast()));
        };
    }

    private static int refused(LogProcess process, String counter) {
        try {
            process.decide(new Refuse(counter));
            throw new AssertionError("Not refused");
        } catch (Refused e) {
            return e.count;
        }
    }
}
