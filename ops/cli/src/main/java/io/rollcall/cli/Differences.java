// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The documents that a verification has found not to be as the log says. */
final class Differences {

    private static final String MOST = "200";

    private Differences() {}

    /** Whether a job is a verification that has found any. */
    static boolean isIn(JsonNode job) {
        return Fields.text(job, "kind").equals("verify")
                && job.path("result").path("differences").path("differing").asLong(0) > 0;
    }

    /**
     * Names each of them, with its fields, page by page; or the result, once another verification has taken its place.
     */
    static void tell(Rollcall rollcall, JsonNode job) throws InterruptedException {
        var path = Query.of("jobs", Fields.text(job, "id"), "differences").with("limit", MOST);
        try {
            tellPages(rollcall, path);
        } catch (Failure e) {
            if (e.code() != ExitCode.NO_INPUT) {
                throw e;
            }
            rollcall.terminal().sayLines(Fields.pretty(job.path("result")));
        }
    }

    private static void tellPages(Rollcall rollcall, Query path) throws InterruptedException {
        var page = rollcall.get(path, null).json();
        tellPage(rollcall, page);
        while (page.hasNonNull("next")) {
            page = rollcall.get(path.with("before", Fields.text(page, "next")), null)
                    .json();
            tellPage(rollcall, page);
        }
    }

    private static void tellPage(Rollcall rollcall, JsonNode page) {
        Fields.items(page)
                .forEach(document -> rollcall.terminal()
                        .say("  " + Fields.text(document, "id") + ": " + fields(document.path("fields")), "broken"));
    }

    private static String fields(JsonNode fields) {
        return fields.valueStream().map(each -> Fields.text(each, "field")).collect(Collectors.joining(", "));
    }
}
