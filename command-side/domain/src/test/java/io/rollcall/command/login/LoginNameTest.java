// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameCommand;
import io.rollcall.contracts.login.LoginNameCommand.ForgetLoginName;
import io.rollcall.contracts.login.LoginNameEvent.LoginNameClaimed;
import io.rollcall.contracts.login.LoginNameEvent.LoginNameForgotten;
import io.rollcall.contracts.login.LoginNameEvent.LoginNameReleased;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.shared.UserId;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginNameTest {

    private static final LoginNameId NAME = new LoginNameId(new UUID(3, 3));
    private static final UserId ADA = new UserId(7);
    private static final UserId GRACE = new UserId(8);
    private static final LoginNameClaimed CLAIMED = new LoginNameClaimed(NAME, LoginKind.EMAIL, ADA);
    private static final LoginNameReleased RELEASED = new LoginNameReleased(NAME, LoginKind.EMAIL, ADA);
    private static final LoginNameForgotten FORGOTTEN = new LoginNameForgotten(NAME);

    private final AggregateTestFixture<LoginName> fixture = new AggregateTestFixture<>(LoginName.class);

    @BeforeEach
    void resolve() {
        fixture.registerCommandTargetResolver(command ->
                new VersionedAggregateIdentifier((Object) ((LoginNameCommand) command.getPayload()).target(), null));
    }

    @Test
    void aNameThatNobodyHoldsIsForgotten() {
        fixture.givenNoPriorActivity()
                .when(new ForgetLoginName(NAME))
                .expectResultMessagePayload(true)
                .expectEvents(FORGOTTEN);
        fixture.given(CLAIMED, RELEASED)
                .when(new ForgetLoginName(NAME))
                .expectResultMessagePayload(true)
                .expectEvents(FORGOTTEN);
    }

    @Test
    void aNameThatSomebodyHoldsIsKept() {
        fixture.given(CLAIMED)
                .when(new ForgetLoginName(NAME))
                .expectResultMessagePayload(false)
                .expectNoEvents();
        fixture.given(CLAIMED, RELEASED, new LoginNameClaimed(NAME, LoginKind.EMAIL, GRACE))
                .when(new ForgetLoginName(NAME))
                .expectResultMessagePayload(false)
                .expectNoEvents();
    }

    @Test
    void whatIsForgottenStaysSo() {
        fixture.given(FORGOTTEN)
                .when(new ForgetLoginName(NAME))
                .expectResultMessagePayload(true)
                .expectNoEvents();
    }

    @Test
    void aNameIsItsHoldersAndTakenForAllOthers() {
        fixture.given(CLAIMED).when(new ForgetLoginName(NAME)).expectState(name -> {
            assertThat(name.statusFor(ADA)).isEqualTo(LoginNameStatus.THEIRS);
            assertThat(name.statusFor(GRACE)).isEqualTo(LoginNameStatus.TAKEN);
            assertThat(name.statusFor(null)).isEqualTo(LoginNameStatus.TAKEN);
            assertThat(name.owner()).contains(ADA);
        });
    }

    @Test
    void aNameIsClaimedAndReleasedByItsOwnerOnly() {
        fixture.registerAnnotatedCommandHandler(new Doing(fixture.getRepository()));
        var releasing = new Do(it -> it.release(NAME, LoginKind.EMAIL, ADA));
        fixture.givenNoPriorActivity()
                .when(new Do(it -> it.claim(NAME, LoginKind.EMAIL, ADA)))
                .expectEvents(CLAIMED);
        fixture.given(CLAIMED).when(releasing).expectEvents(RELEASED);
        fixture.given(CLAIMED, RELEASED).when(releasing).expectNoEvents();
        fixture.given(CLAIMED)
                .when(new Do(it -> it.release(NAME, LoginKind.EMAIL, GRACE)))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    /** What enrolments, changes of profiles and departures do to it. */
    private record Do(Consumer<LoginName> what) {}

    private record Doing(Repository<LoginName> names) {

        @CommandHandler
        void handle(Do command) throws Exception {
            names.loadOrCreate(NAME.aggregate(), LoginName::new).execute(command.what());
        }
    }

    @Test
    void aForgottenNameCannotBeHadUnderItsId() {
        fixture.given(FORGOTTEN)
                .when(new ForgetLoginName(NAME))
                .expectState(name -> assertThat(name.statusFor(ADA)).isEqualTo(LoginNameStatus.FORGOTTEN));
    }
}
