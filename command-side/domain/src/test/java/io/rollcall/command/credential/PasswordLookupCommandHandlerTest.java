// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.command.account.TestUsers;
import io.rollcall.command.login.LoginName;
import io.rollcall.command.login.TestLoginNames;
import io.rollcall.contracts.credential.PasswordCommand.FindPassword;
import io.rollcall.contracts.credential.PasswordEvent.PasswordChosen;
import io.rollcall.contracts.credential.PasswordHolder;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Aggregates.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** That nobody can tell by the work which a password takes whether its login name is known. */
class PasswordLookupCommandHandlerTest {

    private static final UserId ADA = new UserId(7);
    private static final UserId GRACE = new UserId(8);
    private static final LoginNameId ADAS = new LoginNameId(new UUID(3, 7));
    private static final LoginNameId GRACES = new LoginNameId(new UUID(3, 8));
    private static final LoginNameId NOBODYS = new LoginNameId(new UUID(3, 9));

    private final Counted<LoginName> names = new Counted<>(Map.of(
            ADAS.aggregate(), TestLoginNames.claimed(ADAS, ADA),
            GRACES.aggregate(), TestLoginNames.claimed(GRACES, GRACE)));
    private final Counted<Password> passwords = new Counted<>(Map.of(Password.aggregate(ADA), password(ADA, "hash")));
    private final Counted<SignedSessions> sessions = new Counted<>(Map.of());
    private final PasswordLookupCommandHandler holders =
            new PasswordLookupCommandHandler(names, passwords, sessions, TestUsers.present());

    /** Keeps what was read. */
    private record Counted<T>(Map<String, T> aggregates, List<String> read) implements Reader<T> {

        Counted(Map<String, T> aggregates) {
            this(aggregates, new ArrayList<>());
        }

        @Override
        public <R> Optional<R> read(String aggregate, Function<T, R> look) {
            read.add(aggregate);
            return Optional.ofNullable(aggregates.get(aggregate)).map(look);
        }
    }

    @Test
    void findsWhoComesInByAName() {
        assertThat(holders.handle(new FindPassword(ADAS))).contains(new PasswordHolder(ADA, "hash", 0));
        assertThat(holders.handle(new FindPassword(GRACES))).isEmpty();
        assertThat(holders.handle(new FindPassword(NOBODYS))).isEmpty();
    }

    @Test
    void readsAsMuchWhetherTheNameIsKnownOrNot() {
        for (var name : List.of(ADAS, GRACES, NOBODYS)) {
            holders.handle(new FindPassword(name));
            assertThat(names.read()).as("names read").containsExactly(name.aggregate());
            assertThat(passwords.read()).as("passwords read").hasSize(1);
            assertThat(sessions.read()).as("endings read").hasSize(1);
            names.read().clear();
            passwords.read().clear();
            sessions.read().clear();
        }
    }

    /** A pool that takes no more work refuses both alike: neither is answered without it. */
    @Test
    void hashesAsMuchWhetherTheNameIsKnownOrNot() {
        var work = new PasswordWork(1, 1, 19_456);
        var line = Line.of(ADA);
        var hash = work.hash(line, "user1user1");
        work.close();
        assertThatThrownBy(() -> work.inTurn(line, () -> work.compare("user1user1", hash)))
                .isInstanceOf(PasswordWorkTooBusy.class);
        assertThatThrownBy(() -> work.inTurn(line, () -> work.compare("user1user1", null)))
                .isInstanceOf(PasswordWorkTooBusy.class);
    }

    private static Password password(UserId user, String hash) {
        var password = new Password();
        password.evolve(new PasswordChosen(user, new KeyId(new UUID(2, 2)), hash));
        return password;
    }
}
