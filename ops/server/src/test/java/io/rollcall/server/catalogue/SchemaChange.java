// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A change of a published schema that a reader of the one before may stumble over.
 *
 * @param rule that it breaks
 * @param path of what has changed, as a JSON Pointer
 */
record SchemaChange(String rule, String path, JsonNode before, JsonNode now) {

    /** What is said for people alone. */
    private static final Set<String> WORDS = Set.of("description", "title");

    /** All that are not allowed, in one schema. */
    static List<SchemaChange> refused(JsonNode before, JsonNode now) {
        var found = new ArrayList<SchemaChange>();
        compare("the schema keeps its id", "/$id", before, now, found);
        compare("the data stays an object", "/type", before, now, found);
        before.path("properties").propertyNames().forEach(name -> property(name, before, now, found));
        var required = names(now);
        for (var name : names(before)) {
            if (!required.contains(name) && !now.at("/properties/" + name).isMissingNode()) {
                found.add(new SchemaChange(
                        "what is always there stays so", "/required", before.get("required"), now.path("required")));
            }
        }
        return found;
    }

    private static void property(String name, JsonNode before, JsonNode now, List<SchemaChange> found) {
        var path = "/properties/" + name;
        if (now.at(path).isMissingNode()) {
            found.add(new SchemaChange("nothing is taken away", path, before.at(path), MissingNode.getInstance()));
            return;
        }
        var keywords = new TreeSet<>(before.at(path).propertyNames());
        keywords.addAll(now.at(path).propertyNames());
        keywords.removeAll(WORDS);
        keywords.forEach(
                keyword -> compare("a property means what it meant", path + "/" + keyword, before, now, found));
    }

    private static void compare(String rule, String path, JsonNode before, JsonNode now, List<SchemaChange> found) {
        if (!before.at(path).equals(now.at(path))) {
            found.add(new SchemaChange(rule, path, before.at(path), now.at(path)));
        }
    }

    private static Set<String> names(JsonNode schema) {
        return schema.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return "%s: %s was %s and is %s".formatted(rule, path, before, now);
    }
}
