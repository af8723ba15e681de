// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** What may come by a socket of the chat door, as AsyncAPI says. Every frame that an {@link OpenSocket} hears passes here. */
final class DescribedFrames {

    private static final String ID = "https://rollcall.invalid/sockets.yaml";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<Schema> SENT = schemas("stored", "refused", "fromUser", "fromGroup");

    private DescribedFrames() {}

    /** Throws an {@link AssertionError} where a frame is none of those that are described. */
    static void check(String frame) {
        var json = JSON.readTree(frame);
        if (SENT.stream().noneMatch(schema -> schema.validate(json).isEmpty())) {
            throw new AssertionError("A frame that is not described: " + frame);
        }
    }

    private static List<Schema> schemas(String... messages) {
        var registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, with -> with.schemas(Map.of(ID, yaml())));
        return Stream.of(messages)
                .map(message ->
                        registry.getSchema(SchemaLocation.of(ID + "#/components/messages/" + message + "/payload")))
                .toList();
    }

    private static String yaml() {
        try {
            return new ClassPathResource("asyncapi/chat.yaml").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
