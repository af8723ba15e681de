// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.credential.CredentialEvent;
import io.rollcall.contracts.credential.CredentialEvent.ExpiringTokenIssued;
import io.rollcall.contracts.credential.CredentialEvent.TokenIssued;
import io.rollcall.contracts.credential.CredentialEvent.TokenRevoked;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelSubscription;
import io.rollcall.projection.shared.TestDigests;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CredentialProjectionTest {

    private static final UserId ANNA = UserId.of(7);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.000001Z");
    private static final TokenHash FIRST = TokenHash.ofToken("first");
    private static final TokenHash SECOND = TokenHash.ofToken("second");

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private final CredentialDocuments credentials =
            new CredentialDocuments(MemoryMongo.readModels(database), TestDigests.DIGESTS);
    private final ReadModelSubscription subscription = new ReadModelSubscription(credentials.model(), log);
    private final EventDelivery delivery = new EventDelivery(new CredentialProjection(credentials), subscription, log);

    @Test
    void knowsTheBearerOfAnIssuedToken() {
        given(new TokenIssued(ANNA, Door.MEET, FIRST, null));

        assertThat(credentials.find(FIRST, log.head()).block())
                .isEqualTo(new CredentialDocument(FIRST.value(), 7, Door.MEET, null));
        assertThat(bearer(FIRST)).isEqualTo(ANNA);
    }

    @Test
    void forgetsTheTokenThatWasReplaced() {
        given(new TokenIssued(ANNA, Door.MEET, FIRST, null), new TokenIssued(ANNA, Door.MEET, SECOND, FIRST));

        assertThat(bearer(FIRST)).isNull();
        assertThat(bearer(SECOND)).isEqualTo(ANNA);
    }

    @Test
    void doesNotBringAReplacedTokenBackWhenDeliveredTwice() {
        given(new TokenIssued(ANNA, Door.MEET, FIRST, null), new TokenIssued(ANNA, Door.MEET, SECOND, FIRST));
        var once = MemoryMongo.documents(database, "credentials");
        delivery.batch(log.after(0));

        assertThat(MemoryMongo.documents(database, "credentials"))
                .isEqualTo(once)
                .hasSize(2);
        assertThat(bearer(FIRST)).isNull();
    }

    @Test
    void isTheSameAfterARebuild() {
        given(new TokenIssued(ANNA, Door.MEET, FIRST, null));
        given(new TokenIssued(ANNA, Door.MEET, SECOND, FIRST));
        var before = MemoryMongo.documents(database, "credentials");
        subscription.storeToken(null, "credentials", 0);
        delivery.run();

        assertThat(MemoryMongo.documents(database, "credentials"))
                .isEqualTo(before)
                .hasSize(2);
    }

    @Test
    void knowsUntilWhenATokenIsGood() {
        given(new ExpiringTokenIssued(ANNA, Door.CHAT, FIRST, null, NOON));

        assertThat(credentials.find(FIRST, log.head()).block())
                .isEqualTo(new CredentialDocument(FIRST.value(), 7, Door.CHAT, NOON));
    }

    @Test
    void forgetsAnExpiringTokenThatWasReplacedOrRevoked() {
        given(
                new ExpiringTokenIssued(ANNA, Door.CHAT, FIRST, null, NOON),
                new ExpiringTokenIssued(ANNA, Door.CHAT, SECOND, FIRST, NOON));
        assertThat(bearer(FIRST)).isNull();
        assertThat(bearer(SECOND)).isEqualTo(ANNA);
        given(new TokenRevoked(ANNA, Door.CHAT, SECOND));
        assertThat(bearer(SECOND)).isNull();
    }

    private void given(CredentialEvent... events) {
        log.append("credential-7", events);
        delivery.run();
    }

    private @Nullable UserId bearer(TokenHash token) {
        return credentials.find(token, 0).map(CredentialDocument::bearer).block();
    }
}
