// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** What every list takes: newest first, by pages. */
final class PageOptions {

    @Option(names = "--limit", paramLabel = "N", description = "So many rows at most: 1 to 200, otherwise 50.")
    private @Nullable Integer limit;

    @Option(names = "--before", paramLabel = "NEXT", description = "The page after the one that said so.")
    private @Nullable String before;

    Query of(Query query) {
        return query.with("limit", limit).with("before", before);
    }

    /** Says how to go on, where there is more. */
    static void sayNext(Terminal terminal, JsonNode page) {
        if (page.path("items").isEmpty()) {
            terminal.note("Nothing.");
        }
        if (page.hasNonNull("next")) {
            terminal.note("There is more: --before " + Fields.text(page, "next"));
        }
    }
}
