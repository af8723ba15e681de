// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the operators' guide says to do about each cause that a diagnosis names. */
public final class Runbooks {

    private static final Path GUIDE = Path.of("..", "guides", "operators.md");
    private static final Pattern CODE = Pattern.compile("(?s)```sh\\n(.*?)```");

    private Runbooks() {}

    /** The text of each section, by the name of its cause. */
    public static Map<String, String> sections() throws IOException {
        var guide = Files.readString(GUIDE);
        var from = guide.indexOf("\n## Diagnosis\n");
        var to = guide.indexOf("\n## ", from + 1);
        var sections = new LinkedHashMap<String, String>();
        var parts = guide.substring(from, to).split("\n### ");
        for (int at = 1; at < parts.length; at++) {
            var end = parts[at].indexOf('\n');
            sections.put(parts[at].substring(0, end).strip(), parts[at].substring(end));
        }
        return sections;
    }

    /** The commands of all that is not the runbook of a cause, one a line. */
    public static List<String> others() throws IOException {
        var guide = Files.readString(GUIDE);
        for (var runbook : sections().values()) {
            guide = guide.replace(runbook, "");
        }
        return commands(guide);
    }

    /** The commands in a section, one a line. */
    public static List<String> commands(String section) {
        return CODE.matcher(section)
                .results()
                .flatMap(block -> block.group(1).lines())
                .filter(line -> !line.isBlank())
                .toList();
    }
}
