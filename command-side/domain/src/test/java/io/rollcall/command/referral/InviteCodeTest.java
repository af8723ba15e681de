// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.referral;

import io.rollcall.contracts.referral.InviteCodeEvent.InviteCodeClaimed;
import io.rollcall.contracts.referral.InviteCodeId;
import io.rollcall.contracts.shared.UserId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InviteCodeTest {

    private static final InviteCodeId CODE = InviteCodeId.of("ABC123");
    private static final UserId ANNA = new UserId(7);
    private static final UserId BORIS = new UserId(8);

    private final AggregateTestFixture<InviteCode> fixture = new AggregateTestFixture<>(InviteCode.class);

    private record Claim(UserId user) {}

    /** Claims the code, as {@link InviteCodes} do. */
    private record Claiming(Repository<InviteCode> codes) {

        @CommandHandler
        boolean handle(Claim claim) throws Exception {
            return codes.loadOrCreate(CODE.aggregate(), InviteCode::new).invoke(it -> it.claim(CODE, claim.user()));
        }
    }

    @BeforeEach
    void register() {
        fixture.registerAnnotatedCommandHandler(new Claiming(fixture.getRepository()));
    }

    @Test
    void isTheFirstOnesWhoAsks() {
        fixture.givenNoPriorActivity()
                .when(new Claim(ANNA))
                .expectEvents(new InviteCodeClaimed(CODE, ANNA))
                .expectResultMessagePayload(true);
    }

    @Test
    void isNobodyElsesAfterwards() {
        fixture.given(new InviteCodeClaimed(CODE, ANNA))
                .when(new Claim(BORIS))
                .expectNoEvents()
                .expectResultMessagePayload(false);
    }
}
