// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.catalogue;

import io.rollcall.stream.StreamedUser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Makes the files of the stream's contract: the schemas, an AsyncAPI document, and an Open Data Contract. */
final class StreamDocuments {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private static final String SAID =
            "Everything that happens in Rollcall, as CloudEvents 1.0.2 in Kafka's binary mode,"
                    + " without personal data. Made from the sources; ops/guides/analysts.md explains it.";

    private static final String READING =
            "rollcall.stream.prefix and .events. Read with isolation.level=read_committed:"
                    + " events are written in transactions, whose markers take offsets too. Compressed with zstd, unless"
                    + " rollcall.stream.compression says otherwise. A record's key is ce_subject, and its timestamp ce_time to the"
                    + " millisecond. In a partition ce_sequence rises within a ce_source; what does not is a duplicate. Once another"
                    + " ce_source begins, everything is told anew by it, and what was made of the one before is void. Pass over"
                    + " types and properties that you do not know.";

    private static final List<String> ALWAYS = List.of(
            "content-type",
            "ce_specversion",
            "ce_id",
            "ce_source",
            "ce_type",
            "ce_subject",
            "ce_time",
            "ce_dataschema",
            "ce_partitionkey",
            "ce_sequence");

    private static final Map<String, String> HEADERS = headers();

    private static final String USERS = StreamedUser.NAME + "." + StreamedUser.REVISION;

    /** Without the two of a value, where there is none. */
    private static final List<String> OF_GONE_USERS =
            List.of("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_partitionkey", "ce_sequence");

    private static final List<String> OF_USERS = Stream.concat(
                    Stream.of("content-type", "ce_dataschema"), OF_GONE_USERS.stream())
            .toList();

    private static final Map<String, Object> FOR_EVER =
            ordered("cleanup.policy", List.of("delete"), "retention.ms", -1, "retention.bytes", -1);

    private static final Map<String, Object> COMPACTED = ordered("cleanup.policy", List.of("compact"));

    private static final String EACH_USER =
            "rollcall.stream.prefix and .users. Compacted: the users that are there, written in the transactions of the"
                    + " events, keyed by the user's id. A record without a value is the last of its key: the user has left."
                    + " Read with isolation.level=read_committed.";

    private static final String SIGNED =
            "Signed checkpoints of the tree over all records of the events; the last one of"
                    + " each hour stays for ever. Read with isolation.level=read_committed.";

    private static final Map<String, Object> CHECKPOINT = ordered(
            "name",
            "checkpoint",
            "summary",
            "A signed note of c2sp.org/tlog-checkpoint: its origin is the log's name, a slash and the topic of"
                    + " events; its extension line, position N, is up to which ce_sequence it goes. The"
                    + " record's key is the topic and the hour.",
            "contentType",
            "text/plain; charset=utf-8",
            "payload",
            Map.of("type", "string"));

    private static final List<String> OF_EVENTS = List.of(
            "ce_id is unique for each ce_source",
            "ce_sequence is without a gap over all types and partitions",
            "ce_sequence grows within each record key");

    private final StreamSchemas schemas;

    StreamDocuments(StreamSchemas schemas) {
        this.schemas = schemas;
    }

    /** Their content, by their path on the class path. */
    Map<String, String> all() {
        var files = new TreeMap<String, String>();
        schemas.all()
                .forEach((type, schema) ->
                        files.put("schemas/" + type + ".json", JSON.writeValueAsString(schema) + "\n"));
        files.put("schemas/" + USERS + ".json", JSON.writeValueAsString(schemas.users()) + "\n");
        files.put("asyncapi/stream.yaml", YAML.writeValueAsString(asyncApi()));
        files.put("datacontract/stream.yaml", YAML.writeValueAsString(dataContract()));
        return files;
    }

    private static Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-type", "application/json");
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", "The event's own id; a duplicate is known by it");
        headers.put("ce_source", "urn:uuid: and the log's incarnation");
        headers.put("ce_type", "io.rollcall., the event's name, .v and the revision");
        headers.put("ce_subject", "The aggregate that it happened to; the record's key, too");
        headers.put("ce_time", "When the log recorded it (RFC 3339, UTC)");
        headers.put("ce_dataschema", "The $id of the data's schema");
        headers.put("ce_partitionkey", "The same as ce_subject");
        headers.put("ce_sequence", "The position in the log, in 19 digits");
        headers.put("ce_commandid", "The command that it came of; events with the same one are one unit");
        headers.put("ce_correlationid", "The first command of all that it came of");
        headers.put("ce_causationid", "The ce_id of the event that its command was issued for");
        headers.put("ce_traceparent", "Of the request (W3C Trace Context)");
        return headers;
    }

    private Map<String, Object> asyncApi() {
        var references = new LinkedHashMap<String, Object>();
        var messages = new LinkedHashMap<String, Object>();
        schemas.all().forEach((type, schema) -> {
            references.put(type, Map.of("$ref", "#/components/messages/" + type));
            messages.put(type, message(type, schema));
        });
        messages.put(USERS, message(USERS, schemas.users()));
        messages.put("checkpoint", CHECKPOINT);
        return ordered(
                "asyncapi", "3.1.0",
                "info", ordered("title", "Rollcall: the stream of events", "version", "1.0.0", "description", SAID),
                "defaultContentType", "application/json",
                "channels",
                        ordered(
                                "events", channel("events", READING, references, topic(3, FOR_EVER)),
                                "users", channel("users", EACH_USER, reference(USERS), topic(3, COMPACTED)),
                                "checkpoints",
                                        channel("checkpoints", SIGNED, reference("checkpoint"), topic(1, COMPACTED))),
                "operations",
                        ordered(
                                "tellEvents", send("events"),
                                "tellUsers", send("users"),
                                "signEvents", send("checkpoints")),
                "components",
                        ordered(
                                "messages",
                                messages,
                                "schemas",
                                ordered("headers", headerSchema(HEADERS, ALWAYS), "userHeaders", userHeaders()),
                                "messageBindings",
                                Map.of("subject", Map.of("kafka", key()))));
    }

    private static Map<String, Object> topic(int partitions, Map<String, Object> configuration) {
        return ordered("partitions", partitions, "topicConfiguration", configuration, "bindingVersion", "0.5.0");
    }

    private static Map<String, Object> key() {
        return ordered(
                "key", ordered("type", "string", "description", "The same as ce_subject"), "bindingVersion", "0.5.0");
    }

    private static Map<String, Object> channel(
            String name, String said, Map<String, Object> messages, Map<String, Object> topic) {
        return ordered(
                "address",
                "rollcall." + name,
                "description",
                said,
                "messages",
                messages,
                "bindings",
                Map.of("kafka", topic));
    }

    private static Map<String, Object> reference(String message) {
        return ordered(message, Map.of("$ref", "#/components/messages/" + message));
    }

    private static Map<String, Object> send(String channel) {
        return ordered("action", "send", "channel", Map.of("$ref", "#/channels/" + channel));
    }

    private static Map<String, Object> userHeaders() {
        var headers = new LinkedHashMap<>(HEADERS);
        headers.keySet().retainAll(OF_USERS);
        headers.put("ce_id", "The user and the position; the same says the same");
        headers.put("ce_type", "io.rollcall.users.v1");
        headers.put("ce_subject", "The user, by the id that is in events; the record's key, too");
        headers.put("ce_sequence", "As of which position in the log it is so, in 19 digits");
        return headerSchema(headers, OF_GONE_USERS);
    }

    private static Map<String, Object> message(String type, Map<String, Object> schema) {
        return ordered(
                "name", schema.get("title"),
                "summary", schema.get("description"),
                "contentType", "application/json",
                "headers", Map.of("$ref", "#/components/schemas/" + (type.equals(USERS) ? "userHeaders" : "headers")),
                "payload",
                        ordered(
                                "schemaFormat",
                                "application/schema+json;version=draft-2020-12",
                                "schema",
                                Map.of("$ref", "../schemas/" + type + ".json")),
                "bindings", Map.of("$ref", "#/components/messageBindings/subject"));
    }

    private static Map<String, Object> headerSchema(Map<String, String> headers, List<String> always) {
        var properties = new LinkedHashMap<String, Object>();
        headers.forEach((name, said) -> properties.put(name, ordered("type", "string", "description", said)));
        return ordered("type", "object", "properties", properties, "required", always);
    }

    private Map<String, Object> dataContract() {
        var objects = new ArrayList<Object>();
        schemas.all().forEach((type, schema) -> objects.add(object(type, schema, OF_EVENTS)));
        objects.add(object(
                USERS,
                schemas.users(),
                List.of("the last record of each key is what holds; without a value, the user has left")));
        return ordered(
                "apiVersion", "v3.1.0",
                "kind", "DataContract",
                "id", "urn:rollcall:datacontract:stream",
                "name", "Rollcall: the stream of events",
                "version", "1.0.0",
                "status", "active",
                "description",
                        ordered(
                                "purpose",
                                SAID,
                                "usage",
                                "Analysis of how the system is used, by whole populations.",
                                "limitations",
                                "Ids are pseudonyms. What is joined to one is to be deleted when"
                                        + " user.account-deleted, or a record of rollcall.users without"
                                        + " a value, tells of its end."),
                "servers",
                        List.of(ordered("server", "stream", "type", "kafka", "host", "as deployed", "format", "json")),
                "schema", objects,
                "slaProperties",
                        List.of(
                                ordered("property", "retention", "value", "unlimited", "unit", "y"),
                                ordered("property", "frequency", "value", "as it happens", "unit", "s")),
                "team", ordered("name", "the operators of the deployment"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(String type, Map<String, Object> schema, List<String> rules) {
        var required = (List<String>) schema.get("required");
        var properties = new ArrayList<Object>();
        ((Map<String, Map<String, Object>>) schema.get("properties"))
                .forEach((name, property) -> properties.add(ordered(
                        "name", name,
                        "logicalType", logicalType(property),
                        "required", required.contains(name),
                        "classification", property.get("x-classification"),
                        "description", property.get("description"))));
        return ordered(
                "name",
                type,
                "physicalName",
                schema.get("title"),
                "physicalType",
                "record",
                "logicalType",
                "object",
                "description",
                schema.get("description"),
                "properties",
                properties,
                "quality",
                rules.stream().map(StreamDocuments::rule).toList());
    }

    private static Map<String, Object> rule(String said) {
        return ordered("type", "text", "description", said);
    }

    private static String logicalType(Map<String, Object> property) {
        return "date-time".equals(property.get("format"))
                ? "timestamp"
                : property.getOrDefault("type", "string").toString();
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
