// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of the stream's contract say what the code says; a published schema is only changed as the guide allows.
 */
class StreamDocumentsTest {

    private static final String PLACE = "api-contracts/stream/src/main/resources";
    private static final Path RENEWED = Checkout.file("ops/server/target/stream-documents");

    private final StreamDocuments documents = new StreamDocuments(new StreamSchemas(new EventCatalogue()));
    private final JsonMapper json = JsonMapper.builder().build();

    StreamDocumentsTest() throws IOException {}

    @Test
    void areWhatTheCodeSays() throws IOException {
        var renewed = documents.all();
        var published = published(renewed);
        assertThat(refused(published, renewed))
                .as("A published schema is not changed so: another form is another revision, or a type beside it")
                .isEmpty();
        for (var file : renewed.entrySet()) {
            var place = RENEWED.resolve(file.getKey());
            Files.createDirectories(place.getParent());
            Files.writeString(place, file.getValue());
        }
        assertThat(published)
                .as("Changed: cp -r ops/server/target/stream-documents/* " + PLACE)
                .isEqualTo(renewed);
    }

    /** Before anything is renewed; one that is gone is a change too. */
    private Map<String, Object> refused(Map<String, String> published, Map<String, String> renewed) {
        var refused = new TreeMap<String, Object>();
        published.forEach((file, before) -> {
            if (!renewed.containsKey(file)) {
                refused.put(file, "is gone");
            } else if (file.startsWith("schemas/")) {
                var changes = SchemaChange.refused(json.readTree(before), json.readTree(renewed.get(file)));
                if (!changes.isEmpty()) {
                    refused.put(file, changes);
                }
            }
        });
        return refused;
    }

    private static Map<String, String> published(Map<String, String> renewed) throws IOException {
        var published = new TreeMap<String, String>();
        var place = Checkout.file(PLACE);
        for (var folder : renewed.keySet().stream()
                .map(it -> it.substring(0, it.indexOf('/')))
                .distinct()
                .toList()) {
            if (Files.isDirectory(place.resolve(folder))) {
                try (var files = Files.list(place.resolve(folder))) {
                    files.forEach(file -> published.put(folder + "/" + file.getFileName(), Checkout.read(file)));
                }
            }
        }
        return published;
    }
}
