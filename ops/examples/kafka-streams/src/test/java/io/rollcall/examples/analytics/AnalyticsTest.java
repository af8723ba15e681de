// SPDX-License-Identifier: Apache-2.0
package io.rollcall.examples.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rollcall.embedded.DataFolder;
import io.rollcall.embedded.KafkaPart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The example against a generated history with sums of its own, on a broker. */
class AnalyticsTest {

    private static final String TOPIC = "example.events";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private final GeneratedStream history = new GeneratedStream();
    private final HttpClient http = HttpClient.newHttpClient();
    private DataFolder data;
    private KafkaPart kafka;
    private StreamOnBroker stream;

    @BeforeEach
    void start() throws Exception {
        data = DataFolder.hold(folder.resolve("broker"));
        kafka = KafkaPart.start(data, 0);
        stream = new StreamOnBroker(kafka.clientProperties(), TOPIC);
    }

    @AfterEach
    void stop() {
        stream.close();
        kafka.close();
        data.close();
    }

    /** The records of before are not there any more when it goes on: what it answers it has kept. */
    @Test
    void countsEachEventOnceAndGoesOnWhereItWasWithItsFolderAndWithoutIt() throws Exception {
        history.tell(300);
        stream.write(history.events());
        try (var analytics = analytics("state")) {
            assertAnswersTheTruth(analytics);
            assertThat(get(analytics, "meetings").statusCode()).isEqualTo(404);
        }
        stream.deleteRecords();
        var before = history.events().size();
        history.tell(100);
        var later = history.events().subList(before, history.events().size());
        stream.write(later);
        stream.write(later.subList(0, later.size() / 2)); // once more, behind what is known already
        try (var analytics = analytics("state")) {
            assertAnswersTheTruth(analytics);
        }
        stream.deleteRecords();
        try (var analytics = analytics("another")) {
            assertAnswersTheTruth(analytics);
        }
    }

    @Test
    void whatWasMadeOfASourceIsVoidOnceAnotherBegins() throws Exception {
        history.tell(50);
        stream.write(history.events());
        try (var analytics = analytics("state")) {
            assertAnswersTheTruth(analytics);
            history.tell(10);
            stream.write(StreamOnBroker.by(UUID.randomUUID(), history.events()));
            assertAnswersTheTruth(analytics);
        }
    }

    @Test
    void theGeneratedHistoryIsAsTheContractSays() {
        history.tell(50);
        var schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> {});
        assertThat(history.events()).allSatisfy(event -> {
            var schema = getClass().getResourceAsStream("/schemas/" + event.name() + "." + event.revision() + ".json");
            assertThat(schemas.getSchema(schema, InputFormat.JSON)
                            .validate(event.data().toString(), InputFormat.JSON))
                    .as("%s", event)
                    .isEmpty();
        });
    }

    private Analytics analytics(String state) throws Exception {
        return new Analytics(new HashMap<>(kafka.clientProperties()), TOPIC, folder.resolve(state), 0);
    }

    private void assertAnswersTheTruth(Analytics analytics) throws Exception {
        for (var table : new String[] {"registrations", "invitations", "codes"}) {
            var truth = history.truth(table);
            assertThat(truth).isNotEmpty();
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!rows(analytics, table).equals(truth) && System.nanoTime() < deadline) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            assertThat(rows(analytics, table)).as(table).isEqualTo(truth);
        }
    }

    /** Nothing while the tables are restored. */
    private Map<String, Long> rows(Analytics analytics, String table) throws Exception {
        var answer = get(analytics, table);
        return answer.statusCode() == 200
                ? JSON.readValue(answer.body(), new TypeReference<TreeMap<String, Long>>() {})
                : Map.of();
    }

    private HttpResponse<String> get(Analytics analytics, String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + analytics.port() + "/" + path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
