// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The table of changes in {@code ops/guides/analysts.md}, row by row. */
class SchemaChangeTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| (?<change>[^|]+) \\| (?<allowed>yes|no)\\b[^|]*\\|$", Pattern.MULTILINE);

    private static final String SCHEMA = """
            {"$id":"urn:rollcall:schema:a.b:1","title":"t","description":"d","type":"object",
             "properties":{
              "user":{"description":"d","format":"uuid","type":"string","x-classification":"confidential"},
              "door":{"description":"d","enum":["MEET","CHAT"],"type":"string","x-classification":"internal"},
              "count":{"description":"d","minimum":0,"type":"integer","x-classification":"internal"}},
             "required":["user","count"]}""";

    private static final Map<String, Consumer<ObjectNode>> CHANGES = Map.ofEntries(
            Map.entry(
                    "a property is added",
                    schema -> properties(schema).putObject("more").put("type", "string")),
            Map.entry(
                    "a property becomes one that is always there",
                    schema -> required(schema).add("door")),
            Map.entry(
                    "what is said for people is changed", schema -> door(schema).put("description", "other")),
            Map.entry("a property is removed", schema -> properties(schema).remove("door")),
            Map.entry(
                    "a property is renamed",
                    schema -> properties(schema).set("gate", properties(schema).remove("door"))),
            Map.entry(
                    "a property is no longer always there",
                    schema -> required(schema).remove(0)),
            Map.entry("a type is changed", schema -> door(schema).put("type", "integer")),
            Map.entry(
                    "a format or a bound is changed",
                    schema -> ((ObjectNode) properties(schema).get("count")).put("minimum", -1)),
            Map.entry(
                    "a value is added to those that there are",
                    schema -> ((ArrayNode) door(schema).get("enum")).add("CRM")),
            Map.entry(
                    "a value is removed from those that there are",
                    schema -> ((ArrayNode) door(schema).get("enum")).remove(0)),
            Map.entry("a class is changed", schema -> door(schema).put("x-classification", "public")),
            Map.entry("the id of the schema is changed", schema -> schema.put("$id", "urn:rollcall:schema:a.b:2")));

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void eachRowOfTheTableIsAsItSays() {
        var table = Checkout.read(Checkout.file("ops/guides/analysts.md"));
        var section = table.substring(table.indexOf("## How the data changes"));
        var rows = ROW.matcher(section)
                .results()
                .collect(Collectors.toMap(row -> row.group("change"), row -> row.group("allowed")));

        assertThat(rows.keySet()).isEqualTo(CHANGES.keySet());
        rows.forEach((change, allowed) -> {
            var now = (ObjectNode) json.readTree(SCHEMA);
            CHANGES.get(change).accept(now);
            assertThat(SchemaChange.refused(json.readTree(SCHEMA), now).isEmpty())
                    .as(change)
                    .isEqualTo(allowed.equals("yes"));
        });
    }

    @Test
    void aRefusalNamesTheRuleThePathAndWhatWasAndIs() {
        var now = (ObjectNode) json.readTree(SCHEMA);
        door(now).put("type", "integer");

        assertThat(SchemaChange.refused(json.readTree(SCHEMA), now))
                .singleElement()
                .hasToString("a property means what it meant: /properties/door/type was \"string\" and is \"integer\"");
    }

    private static ObjectNode properties(ObjectNode schema) {
        return (ObjectNode) schema.get("properties");
    }

    private static ObjectNode door(ObjectNode schema) {
        return (ObjectNode) properties(schema).get("door");
    }

    private static ArrayNode required(ObjectNode schema) {
        return (ArrayNode) schema.get("required");
    }
}
