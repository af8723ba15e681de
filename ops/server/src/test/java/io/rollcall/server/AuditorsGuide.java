// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What the auditors' guide says to type. */
public final class AuditorsGuide {

    private static final Path GUIDE = Path.of("..", "guides", "auditors.md");
    private static final Pattern COPY = Pattern.compile("(?m)^\\\\copy (.*) to '(.*)' csv header$");

    private AuditorsGuide() {}

    /** A table that is to be copied to a file. */
    public record Copy(String table, String file) {}

    /** The commands in a section, one a line, as they stand there. */
    public static List<String> commands(String section) throws IOException {
        return Runbooks.commands(section(section));
    }

    /** What is to be copied of the keys of subjects. */
    public static List<Copy> copies() throws IOException {
        return COPY.matcher(Files.readString(GUIDE))
                .results()
                .map(it -> new Copy(it.group(1), it.group(2)))
                .toList();
    }

    private static String section(String name) throws IOException {
        var guide = Files.readString(GUIDE);
        var from = guide.indexOf("\n## " + name + "\n");
        var to = guide.indexOf("\n## ", from + 1);
        if (from < 0) {
            throw new IllegalArgumentException("There is no section " + name);
        }
        return guide.substring(from, to < 0 ? guide.length() : to);
    }
}
