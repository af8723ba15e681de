// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.shared.UserId;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class PasswordHashTest {

    private static final Line LINE = Line.of(new UserId(7));
    private static final int OWASPS_MEMORY = Math.toIntExact(
            DataSize.parse(CredentialProperties.LEAST_PASSWORD_MEMORY).toKilobytes());

    /** Made by the reference implementation (argon2-cffi): {@code -id -m 65536 -t 2 -p 1}, salt "somesalt". */
    private static final String REFERENCE =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    /** Made by it, too, as the version before made them: {@code -id -m 8 -t 2 -p 1}, with a salt of 16 bytes. */
    private static final String EARLIER =
            "$argon2id$v=19$m=8,t=2,p=1$c2l4dGVlbiBieXRlcyBvaw$3pb7v0lt/45wxTCqX6WLtk1ESSTpOzs1i+i0Eno/+C4";

    @Test
    void agreesWithTheReferenceImplementation() {
        assertThat(PasswordHash.parse(REFERENCE).matches("password")).isTrue();
        assertThat(PasswordHash.parse(REFERENCE).matches("Password")).isFalse();
    }

    @Test
    void isMadeWithTheParametersThatOwaspAdvises() {
        assertThat(PasswordHash.of("user1user1", OWASPS_MEMORY).toString())
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{32}\\$[A-Za-z0-9+/]{43}");
    }

    @Test
    void matchesItsPasswordOnlyAfterBeingStored() {
        var stored =
                PasswordHash.parse(PasswordHash.of("user1user1", OWASPS_MEMORY).toString());
        assertThat(stored.matches("user1user1")).isTrue();
        assertThat(stored.matches("user1user2")).isFalse();
        assertThat(stored.matches("")).isFalse();
    }

    @Test
    void differsForTheSamePassword() {
        assertThat(PasswordHash.of("user1user1", OWASPS_MEMORY).toString())
                .isNotEqualTo(PasswordHash.of("user1user1", OWASPS_MEMORY).toString());
    }

    @Test // #13
    void comparesAsReceived() {
        assertThat(PasswordHash.of("caf\u00e9-au-lait", OWASPS_MEMORY).matches("cafe\u0301-au-lait"))
                .isFalse();
        assertThat(PasswordHash.of(" user1user1", OWASPS_MEMORY).matches("user1user1"))
                .isFalse();
        assertThat(PasswordHash.of("user1user1\u0000", OWASPS_MEMORY).matches("user1user1"))
                .isFalse();
    }

    @Test
    void whatEarlierVersionsComposedStaysGood() {
        var earlier = PasswordHash.parse(EARLIER);
        assertThat(earlier.matches("caf\u00e9-au-lait")).isTrue();
        assertThat(earlier.matches("cafe\u0301-au-lait")).isTrue();
        assertThat(earlier.matches("cafe-au-lait")).isFalse();
    }

    @Test
    void saysNothingOfWhatItCannotRead() {
        assertThatThrownBy(() -> PasswordHash.parse("secret")).hasMessageNotContaining("secret");
    }

    @Test
    void comparesWithSomethingWhereThereIsNothing() {
        try (var work = new PasswordWork(1, 1, OWASPS_MEMORY)) {
            var hash = work.hash(LINE, "user1user1");
            assertThat(work.inTurn(LINE, () -> work.compare("nobody's", null))).isFalse();
            assertThat(work.inTurn(LINE, () -> work.compare("user1user1", hash)))
                    .isTrue();
        }
    }
}
