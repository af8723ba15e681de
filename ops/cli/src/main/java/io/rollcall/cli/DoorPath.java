// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

/** A path of a door, as it was typed, with its query. */
record DoorPath(String path, String query) {

    /** @throws Failure 64 where it does not begin with a slash, or would lead elsewhere */
    static DoorPath of(String typed) {
        var parts = typed.split("\\?", 2);
        if (!parts[0].matches("/[!-~]*") || parts[0].matches(".*(/\\.\\.?(/.*)?|[#\\\\].*)")) {
            throw new Failure(ExitCode.USAGE, "'" + typed + "' is no path of a door, such as /api/account/.");
        }
        return new DoorPath(parts[0], parts.length == 2 ? parts[1] : "");
    }

    /** What a door would have answered at a moment. */
    Query asOf(String at) {
        return Query.verbatim(Query.of("asof", at) + path + (query.isEmpty() ? "" : "?" + query));
    }

    /** What it would have answered otherwise at another one. */
    Query diff(String at, String other) {
        var between = path.replaceFirst("/+$", "") + "/diff/" + Query.encoded(other);
        return Query.verbatim(Query.of("asof", at) + between + (query.isEmpty() ? "" : "?" + query));
    }
}
