// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rollcall.stream.StreamContract;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

/** What a server serves of the stream's contract, and whether it keeps to it. */
class StreamSchemaIT {

    private final Client anybody = Client.of(Server.base());
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> {});

    @Test
    void allThatIsToldIsAsItsSchemaSays() {
        var user = Meet.at(Server.base()).signUp();
        var events = Server.streamed()
                .await(all -> all.stream().anyMatch(event -> event.key().equals("user-" + user.userId())));
        var schemas = new HashMap<String, Schema>();
        for (var event : events) {
            var type = event.event().name() + "." + event.event().revision();
            var schema = schemas.computeIfAbsent(type, this::served);
            assertThat(schema.validate(event.event().data().toString(), InputFormat.JSON))
                    .as("%s: %s", type, event.event().data())
                    .isEmpty();
        }
        assertThat(schemas).containsKey("user.registered.1");
    }

    @Test
    void everyTypeHasASchemaAndTheDocumentsNameAll() {
        var described = anybody.get("/asyncapi/stream.yaml").is(200).text();
        var contract = anybody.get("/datacontract/stream.yaml").is(200).text();
        assertThat(described).contains("asyncapi: \"3.1.0\"");
        assertThat(contract).contains("apiVersion: \"v3.1.0\"");
        for (var type : StreamContract.all().keySet()) {
            assertThat(served(type)).isNotNull();
            assertThat(described).contains("../schemas/" + type + ".json");
            assertThat(contract).contains(type);
        }
        assertThat(served("users.1")).isNotNull();
        assertThat(described).contains("../schemas/users.1.json", "rollcall.users", "rollcall.checkpoints");
        assertThat(contract).contains("users.1");
        anybody.get("/schemas/users.2.json").is(404);
        anybody.get("/schemas/user.no-such-thing.1.json").is(404);
        anybody.get("/schemas/..%2fapplication.json").is(404);
    }

    private Schema served(String type) {
        var answer = anybody.get("/schemas/" + type + ".json").is(200);
        assertThat(answer.header("Content-Type")).contains("application/json");
        return registry.getSchema(answer.text(), InputFormat.JSON);
    }
}
