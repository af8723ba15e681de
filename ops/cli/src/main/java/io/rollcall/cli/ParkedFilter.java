// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which parked documents are meant. */
final class ParkedFilter {

    @Option(names = "--subscription", paramLabel = "NAME", description = "Those of this read model.")
    private @Nullable String subscription;

    @Option(names = "--type", paramLabel = "TYPE", description = "Those that could not take an event of this type.")
    private @Nullable String type;

    Query of(Query query) {
        return query.with("subscription", subscription).with("type", type);
    }

    /** The same as members of a body. */
    Map<String, @Nullable Object> members() {
        var members = new HashMap<String, @Nullable Object>();
        members.put("subscription", subscription);
        members.put("type", type);
        return members;
    }

    /** What is to be typed to confirm. */
    String name() {
        return subscription != null ? subscription : String.valueOf(type);
    }

    boolean isEmpty() {
        return subscription == null && type == null;
    }
}
