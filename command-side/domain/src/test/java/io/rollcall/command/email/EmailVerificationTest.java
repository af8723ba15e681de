// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import io.rollcall.contracts.email.EmailCommand;
import io.rollcall.contracts.email.EmailCommand.GiveEmailCodeUp;
import io.rollcall.contracts.email.EmailVerificationEvent.EmailCodeIssued;
import io.rollcall.contracts.email.EmailVerificationEvent.EmailCodeUndeliverable;
import io.rollcall.contracts.email.Language;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.Attempts;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmailVerificationTest {

    private static final UserId ADA = new UserId(7);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String NONCE = "0".repeat(32);
    private static final EmailCodeIssued ISSUED = new EmailCodeIssued(
            ADA,
            new KeyId(new UUID(2, 2)),
            new LoginNameId(new UUID(3, 3)),
            NONCE,
            NOON,
            NOON.plusSeconds(3600),
            new Attempts(1, NOON),
            Language.ENGLISH,
            null,
            null);

    private final AggregateTestFixture<EmailVerification> fixture = new AggregateTestFixture<>(EmailVerification.class);

    @BeforeEach
    void resolve() {
        fixture.registerCommandTargetResolver(command ->
                new VersionedAggregateIdentifier((Object) ((EmailCommand) command.getPayload()).target(), null));
    }

    @Test
    void aMailIsGivenUpOnce() {
        var given = new EmailCodeUndeliverable(ADA, NONCE);
        fixture.given(ISSUED).when(new GiveEmailCodeUp(ADA, NONCE)).expectEvents(given);
        fixture.given(ISSUED, given).when(new GiveEmailCodeUp(ADA, NONCE)).expectNoEvents();
    }
}
