// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.command.privacy.Identifiers;
import io.rollcall.command.privacy.TestPrivacy;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each test has addresses of its own. */
class LoginNamesTest {

    @TempDir
    static Path folder;

    private static HikariDataSource source;
    private static Identifiers identifiers;
    private static LoginNames names;

    @BeforeAll
    static void start() {
        source = TestPrivacy.newDatabase();
        identifiers = TestPrivacy.over(source, folder.resolve("ring")).identifiers();
        names = new LoginNames(identifiers);
    }

    @AfterAll
    static void stop() {
        source.close();
    }

    /** The version before kept an address as it was written, in small letters. */
    @ParameterizedTest
    @CsvSource({
        "a@xn--mnchen-3ya.de, a@xn--mnchen-3ya.de, A@XN--mnchen-3ya.DE, A@M\u00fcnchen.de, a@mu\u0308nchen.de",
        "b@m\u00fcnchen.de, b@xn--mnchen-3ya.de, B@M\u00dcNCHEN.de, b@m\u00fcnchen.de, ' b@m\u00fcnchen.de '",
        "c@xn--strae-oqa.de, c@stra\u00dfe.de, c@xn--strae-oqa.DE, c@XN--STRAE-OQA.de, C@stra\u00dfe.de",
        "d@\uff45xample.com, d@\uff45xample.com, D@\uff45xample.com, d@\uff25xample.com, d@\uff45xample.COM",
    })
    void anAddressThatTheVersionBeforeKeptIsFound(String kept, String one, String two, String three, String four) {
        var before = new LoginNameId(identifiers.allot("email", kept).id());
        for (var written : List.of(one, two, three, four)) {
            assertThat(names.find(LoginKind.EMAIL, written)).as(written).isEqualTo(before);
            assertThat(names.allot(LoginKind.EMAIL, written)).as(written).isEqualTo(before);
        }
        assertThat(names.findAll(LoginKind.EMAIL, List.of(one, two, three, four)))
                .contains(before);
    }

    @Test
    void whatWereTwoAccountsAreStillComeInAtEachByItsOwnSpelling() {
        var encoded = identifiers.allot("email", "e@xn--mnchen-3ya.de").id();
        var letters = identifiers.allot("email", "e@m\u00fcnchen.de").id();
        assertThat(names.find(LoginKind.EMAIL, "E@xn--mnchen-3ya.de").value()).isEqualTo(encoded);
        assertThat(names.find(LoginKind.EMAIL, "E@M\u00fcnchen.de").value()).isEqualTo(letters);
        assertThat(names.findAll(LoginKind.EMAIL, List.of("e@xn--mnchen-3ya.de")))
                .containsExactly(new LoginNameId(encoded));
    }

    @Test
    void anAddressIsOneInBothSpellingsOfItsDomain() {
        var name = names.allot(LoginKind.CHAT_EMAIL, "f@XN--mnchen-3ya.de");
        assertThat(names.allot(LoginKind.CHAT_EMAIL, "F@m\u00fcnchen.de")).isEqualTo(name);
        assertThat(names.findAll(LoginKind.CHAT_EMAIL, List.of("f@m\u00fcnchen.de", "f@xn--mnchen-3ya.de")))
                .containsExactly(name);
        assertThat(names.find(LoginKind.EMAIL, "f@m\u00fcnchen.de"))
                .as("another door's")
                .isNotEqualTo(name);
    }

    @Test
    void whatIsNobodysIsFoundByNothing() {
        assertThat(names.find(LoginKind.EMAIL, "g@example.com"))
                .isNotEqualTo(names.find(LoginKind.EMAIL, "g@example.com"));
        assertThat(names.findAll(LoginKind.EMAIL, List.of("g@example.com", "G@example.com", "a".repeat(3000))))
                .hasSize(2);
    }
}
