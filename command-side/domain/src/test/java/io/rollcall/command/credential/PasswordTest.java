// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.credential.PasswordEvent.PasswordChanged;
import io.rollcall.contracts.credential.PasswordEvent.PasswordChosen;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasswordTest {

    private static final UserId ADA = new UserId(7);
    private static final KeyId KEY = new KeyId(new UUID(2, 2));
    private static final PasswordChosen CHOSEN = new PasswordChosen(ADA, KEY, "first");
    private static final PasswordChanged CHANGED = new PasswordChanged(ADA, KEY, "second");

    private final AggregateTestFixture<Password> fixture = new AggregateTestFixture<>(Password.class);

    private record Choose(String hash) {}

    /** Chooses a password, as enrolments and changes of a profile do. */
    private record Choosing(Repository<Password> passwords) {

        @CommandHandler
        void handle(Choose command) throws Exception {
            passwords
                    .loadOrCreate(Password.aggregate(ADA), Password::new)
                    .execute(it -> it.choose(ADA, KEY, command.hash()));
        }
    }

    @BeforeEach
    void register() {
        fixture.registerAnnotatedCommandHandler(new Choosing(fixture.getRepository()));
    }

    @Test
    void isChosenFirst() {
        fixture.givenNoPriorActivity()
                .when(new Choose("first"))
                .expectEvents(CHOSEN)
                .expectState(password -> assertThat(password.hash()).contains("first"));
    }

    @Test
    void isChangedAfterwards() {
        fixture.given(CHOSEN)
                .when(new Choose("second"))
                .expectEvents(CHANGED)
                .expectState(password -> assertThat(password.hash()).contains("second"));
    }

    @Test
    void isNoneOnceItIsErased() {
        assertThat(new Password().hash()).isEmpty();
        var erased = new Password();
        erased.evolve(new PasswordChosen(ADA, KEY, null));
        assertThat(erased.hash()).isEmpty();
    }

    @Test
    void isChangedTheSameWhenItsHistoryIsErased() {
        fixture.given(new PasswordChosen(ADA, KEY, null))
                .when(new Choose("second"))
                .expectEvents(CHANGED);
    }
}
