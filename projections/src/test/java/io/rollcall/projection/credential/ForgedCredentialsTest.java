// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.credential.CredentialEvent.TokenIssued;
import io.rollcall.contracts.credential.CredentialEvent.TokenRevoked;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** A writer to the database cannot come in as any user. */
class ForgedCredentialsTest {

    private static final UserId ANNA = UserId.of(7);
    private static final UserId EVE = UserId.of(666);
    private static final TokenHash ANNAS = TokenHash.ofToken("Anna's");
    private static final TokenHash EVES = TokenHash.ofToken("Eve's");
    private static final String POSITION = "@position";

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private CredentialReadModel credentials = new CredentialReadModel(database, log);

    @BeforeEach
    void bothHaveTokens() {
        log.append("credential-meet-7", new TokenIssued(ANNA, Door.MEET, ANNAS, null));
        log.append("credential-meet-666", new TokenIssued(EVE, Door.MEET, EVES, null));
        credentials.catchUp();
    }

    @Test
    void aDocumentThatIsMadeIsNotBelieved() {
        put(new Document("_id", "made")
                .append("position", 1L)
                .append("user", 7L)
                .append("door", "MEET"));
        put(stored(EVES.value()).append("_id", "copied"));
        assertThat(bearer(new TokenHash("made"))).isNull();
        assertThat(bearer(new TokenHash("copied"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "position", "door", "expiresAt", "mac", "more"})
    void aDocumentThatIsAlteredIsNotBelieved(String field) {
        var altered = stored(EVES.value());
        put(altered.append(field, altered.get(field) instanceof Long ? (Object) 7L : "CHAT"));
        assertThat(bearer(EVES)).isNull();
        assertThat(bearer(ANNAS)).isEqualTo(ANNA);
    }

    @Test
    void aDocumentOfAnotherCollectionIsNotBelieved() {
        var other = new Document(stored(EVES.value()));
        Mono.from(database.getCollection("sessions").insertOne(other)).block();
        assertThat(Mono.from(database.getCollection("credentials").deleteOne(Filters.eq(EVES.value())))
                        .block())
                .isNotNull();
        assertThat(bearer(EVES)).isNull();
    }

    @Test
    void theNextEventMakesItGenuineAgain() {
        put(stored(ANNAS.value()).append("user", 666L));
        var next = TokenHash.ofToken("next");
        log.append("credential-meet-7", new TokenIssued(ANNA, Door.MEET, next, ANNAS));
        credentials.catchUp();
        assertThat(bearer(next)).isEqualTo(ANNA);
        assertThat(bearer(ANNAS)).isNull();
    }

    @Test
    void aPositionThatIsMovedIsNotBelievedAndTheReadModelIsBuiltAnew() {
        put(stored(POSITION).append("position", 3L));
        log.append("credential-meet-666", new TokenRevoked(EVE, Door.MEET, EVES));
        start();
        assertThat(bearer(EVES)).isNull();
        assertThat(bearer(ANNAS)).isEqualTo(ANNA);
    }

    /** They had no MAC. */
    @Test
    void whatAVersionBeforeHasWrittenIsBuiltAnewFromTheLog() {
        for (var id : new String[] {ANNAS.value(), EVES.value(), POSITION}) {
            var before = stored(id);
            before.remove("mac");
            put(before);
        }
        start();
        assertThat(bearer(ANNAS)).isEqualTo(ANNA);
        assertThat(bearer(EVES)).isEqualTo(EVE);
        assertThat(stored(ANNAS.value())).containsKey("mac");
    }

    private void start() {
        credentials = new CredentialReadModel(database, log);
        credentials.catchUp();
    }

    private Document stored(String id) {
        return Objects.requireNonNull(Mono.from(database.getCollection("credentials")
                        .find(Filters.eq(id))
                        .first())
                .block());
    }

    private void put(Document document) {
        Mono.from(database.getCollection("credentials")
                        .replaceOne(Filters.eq(document.get("_id")), document, new ReplaceOptions().upsert(true)))
                .block();
    }

    private @Nullable UserId bearer(TokenHash token) {
        return credentials
                .documents
                .find(token, 0)
                .map(CredentialDocument::bearer)
                .block();
    }
}
