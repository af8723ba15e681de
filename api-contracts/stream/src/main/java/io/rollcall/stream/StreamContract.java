// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the stream tells of each event, and nothing else: a list of what is allowed. It is kept as a table, in
 * {@value #FILE}.
 */
public final class StreamContract {

    /** Where the table is, on the class path. */
    public static final String FILE = "/stream/contract.txt";

    private static final String OF_USERS = StreamedUser.NAME + "." + StreamedUser.REVISION;

    private static final Map<String, List<ContractField>> FIELDS;

    private static final List<ContractField> USERS;

    static {
        var sections = new LinkedHashMap<>(read());
        USERS = Objects.requireNonNull(sections.remove(OF_USERS));
        FIELDS = Collections.unmodifiableMap(sections);
    }

    private StreamContract() {}

    /**
     * What is told of events of this type and revision, in the order of the data; nothing of those that the contract
     * does not have.
     */
    public static List<ContractField> fields(String name, String revision) {
        return FIELDS.getOrDefault(name + "." + revision, List.of());
    }

    /** What the topic of users says of each; a field's component is the name that it has in the data of events. */
    public static List<ContractField> users() {
        return USERS;
    }

    /** All that is told of events, by name, dot and revision, in the order of the table. */
    public static Map<String, List<ContractField>> all() {
        return FIELDS;
    }

    private static Map<String, List<ContractField>> read() {
        try (var table = Objects.requireNonNull(StreamContract.class.getResourceAsStream(FILE))) {
            return parse(new String(table.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, List<ContractField>> parse(String table) {
        var sections = new LinkedHashMap<String, List<ContractField>>();
        var fields = new ArrayList<ContractField>();
        for (var line : table.lines().filter(StreamContract::says).toList()) {
            if (line.startsWith("[")) {
                fields = new ArrayList<>();
                if (sections.put(line.substring(1, line.indexOf(']')), fields) != null) {
                    throw new IllegalArgumentException("Twice: " + line);
                }
            } else {
                fields.add(ContractField.of(line));
            }
        }
        sections.replaceAll((type, told) -> List.copyOf(told));
        return Collections.unmodifiableMap(sections);
    }

    private static boolean says(String line) {
        return !line.isBlank() && !line.startsWith("#");
    }
}
