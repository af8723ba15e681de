// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.rollcall.operator.access.OperatorRole;
import java.time.Duration;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Parts of a read model that somebody has written into are found, and made anew where they are. */
class PartRebuildIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PROFILES = "profiles";

    private final Parts parts = Parts.unused();
    private final OwnServer server = OwnServer.startWithoutStream(parts, true);
    private final MongoClient mongo = MongoClients.create(parts.mongoUri());
    private final Client operator = Operators.as(OperatorRole.OPERATOR, server.base());
    private final Person anna = Person.in(Meet.at(server.base()));
    private final Person bob = Person.in(Meet.at(server.base()));

    @AfterEach
    void close() {
        mongo.close();
        server.close();
    }

    @Test
    void aPartIsTheDocumentOfAnIdOfAUserOrFromAPositionOn() {
        for (var part :
                new String[] {"\"id\": \"%d\"".formatted(anna.id()), "\"user\": %d".formatted(anna.id()), "\"from\": 1"
                }) {
            var name = Objects.requireNonNull(profile(anna)).get("name");
            tamper(anna);
            var verified = act(PROFILES, "verify", "");
            assertThat(verified.get("outcome").asString()).isEqualTo("applied");
            assertThat(verified.at("/result/differences/differing").asInt()).isEqualTo(1);
            var differing = operator.get("/ops/v1/jobs/" + verified.get("id").asString() + "/differences")
                    .is(200)
                    .json();
            assertThat(differing.at("/items/0/id").asString()).isEqualTo(Long.toString(anna.id()));
            assertThat(differing.at("/items/0/fields/0/field").asString()).isEqualTo("name");
            assertThat(differing.get("next").isNull()).isTrue();

            var rebuilt = act(PROFILES, "rebuild", part);
            assertThat(rebuilt.get("outcome").asString()).as(part).isEqualTo("applied");
            assertThat(rebuilt.at("/result/documents").asInt()).isGreaterThanOrEqualTo(1);
            assertThat(rebuilt.at("/result/differences/differing").asInt()).isEqualTo(1);
            assertThat(rebuilt.at("/result/differences/documents/0/id").asString())
                    .isEqualTo(Long.toString(anna.id()));
            assertThat(Objects.requireNonNull(profile(anna)).get("name")).isEqualTo(name);
            assertThat(rebuilt.toString()).doesNotContain("Mallory", String.valueOf(name));
        }
    }

    /** The others stay as they are, right or wrong. */
    @Test
    void whatIsOfNoPartStays() {
        tamper(bob);
        act(PROFILES, "rebuild", "\"user\": %d".formatted(anna.id()));
        assertThat(Objects.requireNonNull(profile(bob)).get("name")).isEqualTo("Mallory");
    }

    @Test
    void aPartOfNothingIsAResultAndNoPartIsNone() {
        for (var part : new String[] {"\"id\": \"4711\"", "\"user\": 4711"}) {
            var nothing = act(PROFILES, "rebuild", part);
            assertThat(nothing.get("outcome").asString()).isEqualTo("applied");
            assertThat(nothing.at("/result/documents").asInt(-1)).isZero();
        }
        var later = act(PROFILES, "rebuild", "\"from\": 4711000");
        assertThat(later.get("outcome").asString()).isEqualTo("refused");
        assertThat(later.get("why").asString()).startsWith("The log ends at position");
        for (var wrong : new String[] {
            "\"id\": \"7\", \"user\": 7",
            "\"user\": 7, \"from\": 7",
            "\"user\": \"7\"",
            "\"user\": 0",
            "\"user\": null",
            "\"from\": 1.5",
            "\"from\": -1",
            "\"id\": \" \"",
            "\"id\": 7",
            "\"since\": 7"
        }) {
            var refused = operator.post("/ops/v1/subscriptions/profiles/rebuild", body(wrong));
            assertThat(refused.status()).as(wrong).isEqualTo(400);
            assertThat(refused.json().get("detail").asString()).as(wrong).isNotBlank();
        }
        operator.post("/ops/v1/subscriptions/profiles/verify", body("\"user\": 7"))
                .is(400);
        operator.get("/ops/v1/jobs/" + later.get("id").asString() + "/differences")
                .is(404);
        operator.get("/ops/v1/jobs/none/differences").is(404);
    }

    @Test
    void whoHasLeftIsErasedInWhatIsMadeAnew() {
        anna.keeps(bob, "Bobby Secret");
        var id = anna.id();
        anna.client().delete(Meet.ACCOUNT, SentBody.none()).is(204);
        for (var readModel : new String[] {"accounts", PROFILES, "address-books", "inboxes"}) {
            var rebuilt = act(readModel, "rebuild", "\"user\": %d".formatted(id));
            assertThat(rebuilt.get("outcome").asString()).as(readModel).isEqualTo("applied");
            assertThat(rebuilt.at("/result/documents").asInt()).as(readModel).isPositive();
            assertThat(rebuilt.at("/result/differences/differing").asInt(-1))
                    .as(readModel)
                    .isZero();
            assertThat(all(readModel)).as(readModel).doesNotContain("Bobby Secret", anna.phone());
        }
    }

    private void tamper(Person person) {
        Mono.from(collection(PROFILES).updateOne(Filters.eq(person.id()), Updates.set("name", "Mallory")))
                .block();
    }

    private @Nullable Document profile(Person person) {
        return Mono.from(collection(PROFILES).find(Filters.eq(person.id())).first())
                .block();
    }

    private String all(String readModel) {
        return String.valueOf(Flux.from(collection(readModel).find())
                .map(Document::toJson)
                .collectList()
                .block());
    }

    private MongoCollection<Document> collection(String name) {
        return mongo.getDatabase(parts.mongoUri().replaceFirst(".*/([^/?]+).*", "$1"))
                .getCollection(name);
    }

    private JsonNode act(String readModel, String act, String part) {
        var accepted = operator.post("/ops/v1/subscriptions/" + readModel + "/" + act, body(part))
                .is(202)
                .json();
        return Soon.is(
                        200,
                        SOON,
                        () -> operator.get("/ops/v1/jobs/" + accepted.get("id").asString()),
                        answer -> answer.json().get("state").asString().equals("ended"))
                .json();
    }

    private static SentBody body(String part) {
        return SentBody.json("{\"reason\": \"a test\"" + (part.isEmpty() ? "" : ", " + part) + "}");
    }
}
