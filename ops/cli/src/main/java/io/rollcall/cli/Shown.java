// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import tools.jackson.databind.JsonNode;

/** Answers that are shown as they are: as JSON over several lines, or as the server sent it. */
final class Shown {

    private static final String[] TIMES = {"recorded_at", "parked_at", "tried_at"};

    private Shown() {}

    /** One value, under a heading. */
    static int json(Rollcall rollcall, Answer answer, String heading, String... member) {
        if (rollcall.isJson()) {
            rollcall.terminal().raw(answer.body());
            return ExitCode.OK;
        }
        var value = answer.json();
        for (var name : member) {
            value = value.path(name);
        }
        if (!heading.isEmpty()) {
            rollcall.terminal().say(heading, "heading");
        }
        rollcall.terminal().sayLines(Fields.pretty(value));
        return ExitCode.OK;
    }

    /** What has members of one line each, then those of several. */
    static void members(Rollcall rollcall, JsonNode object) {
        for (var member : object.properties()) {
            if (member.getValue().isObject() && !member.getValue().isEmpty()) {
                rollcall.terminal().say(member.getKey() + ":");
                rollcall.terminal()
                        .sayLines(Fields.pretty(member.getValue()).indent(2).stripTrailing());
            } else {
                rollcall.terminal().say(member.getKey() + ": " + text(rollcall, member.getKey(), member.getValue()));
            }
        }
    }

    private static String text(Rollcall rollcall, String name, JsonNode value) {
        for (var time : TIMES) {
            if (time.equals(name)) {
                return rollcall.times().shown(Fields.text(value));
            }
        }
        return Fields.text(value);
    }
}
