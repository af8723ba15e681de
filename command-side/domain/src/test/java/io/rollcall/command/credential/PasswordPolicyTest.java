// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.command.credential.PasswordPolicy.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

// #13
class PasswordPolicyTest {

    /** A letter that takes two of Java's characters. */
    private static final String CLEF = "\ud834\udd1e";

    private final PasswordPolicy policy = new PasswordPolicy(8);

    @ParameterizedTest
    @ValueSource(strings = {"1", "secret", "1234567", "\ud834\udd1e\ud834\udd1e\ud834\udd1e\ud834\udd1e"})
    void refusesWhatIsTooShort(String password) {
        assertThat(policy.faultOf(password)).contains(Fault.TOO_SHORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "PassWord", "12345678", "iloveyou", "qwertyuiop", "princess", " password1\t"})
    void refusesWhatIsTriedFirst(String password) {
        assertThat(policy.faultOf(password)).contains(Fault.TOO_COMMON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user1user1", "user1user1Changed", "another one", "pass word", "пароль-Ады"})
    void takesWhatTheContractShowsAndAllElse(String password) {
        assertThat(policy.faultOf(password)).isEmpty();
    }

    @Test
    void countsCodePoints() {
        assertThat(policy.faultOf(CLEF.repeat(8))).isEmpty();
        assertThat(policy.faultOf(CLEF.repeat(128))).isEmpty();
        assertThat(policy.faultOf(CLEF.repeat(129))).contains(Fault.TOO_LONG);
    }

    @Test
    void canAskForFifteen() {
        var strict = new PasswordPolicy(15);
        assertThat(strict.faultOf("fourteen chars")).contains(Fault.TOO_SHORT);
        assertThat(strict.faultOf("fifteen letters")).isEmpty();
        assertThat(strict.said(Fault.TOO_SHORT)).endsWith("at least 15 characters.");
    }

    @Test
    void knowsTenThousand() {
        assertThat(new CommonPasswords().size()).isEqualTo(10_000);
    }
}
