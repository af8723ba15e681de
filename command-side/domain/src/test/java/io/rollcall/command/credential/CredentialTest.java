// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.contracts.credential.CredentialEvent.TokenIssued;
import io.rollcall.contracts.credential.CredentialEvent.TokenRevoked;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.UserId;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CredentialTest {

    private static final UserId ADA = new UserId(7);
    private static final TokenHash FIRST = TokenHash.ofToken("first");
    private static final TokenHash SECOND = TokenHash.ofToken("second");
    private static final TokenIssued ISSUED = new TokenIssued(ADA, Door.MEET, FIRST, null);
    private static final TokenRevoked REVOKED = new TokenRevoked(ADA, Door.MEET, FIRST);

    private final AggregateTestFixture<Credential> fixture = new AggregateTestFixture<>(Credential.class);

    /** What sign-ins and departures do to it. */
    private record Do(Consumer<Credential> what) {}

    private record Doing(Repository<Credential> credentials) {

        @CommandHandler
        void handle(Do command) throws Exception {
            credentials
                    .loadOrCreate(Credential.aggregate(ADA, Door.MEET), Credential::new)
                    .execute(command.what());
        }
    }

    @BeforeEach
    void register() {
        fixture.registerAnnotatedCommandHandler(new Doing(fixture.getRepository()));
    }

    @Test
    void beginsWithAToken() {
        fixture.givenNoPriorActivity().when(issuing(FIRST)).expectEvents(ISSUED);
    }

    @Test
    void isOneTokenAtATime() {
        fixture.given(ISSUED).when(issuing(SECOND)).expectEvents(new TokenIssued(ADA, Door.MEET, SECOND, FIRST));
    }

    @Test
    void replacesNothingOnceItIsRevoked() {
        fixture.given(ISSUED, REVOKED)
                .when(issuing(SECOND))
                .expectEvents(new TokenIssued(ADA, Door.MEET, SECOND, null));
    }

    @Test
    void isRevokedOnce() {
        var revoking = new Do(it -> it.revoke(ADA, Door.MEET));
        fixture.given(ISSUED).when(revoking).expectEvents(REVOKED);
        fixture.given(ISSUED, REVOKED).when(revoking).expectNoEvents().expectSuccessfulHandlerExecution();
        fixture.givenNoPriorActivity().when(revoking).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    private static Do issuing(TokenHash token) {
        return new Do(it -> it.issue(ADA, Door.MEET, token));
    }
}
