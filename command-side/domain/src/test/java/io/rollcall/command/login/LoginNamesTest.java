// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.privacy.Identifiers;
import io.rollcall.privacy.LookRenewal;
import io.rollcall.privacy.TestPrivacy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has addresses of its own. */
class LoginNamesTest {

    @TempDir
    static Path folder;

    private static HikariDataSource source;
    private static TestPrivacy privacy;
    private static Identifiers identifiers;
    private static LookRenewal looks;
    private static LoginNames names;

    @BeforeAll
    static void start() {
        source = TestPrivacy.newDatabase();
        privacy = TestPrivacy.over(source, folder.resolve("ring"));
        identifiers = privacy.identifiers();
        looks = privacy.looks();
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

    @ParameterizedTest
    @ValueSource(strings = {"kay ", " kay", "k\u200bay", "\u202ekay", "k\u0430y", "\uff4bay"})
    void accountNamesThatLookAlikeAreOne(String like) {
        var name = names.allot(LoginKind.ACCOUNT_NAME, "kay");
        assertThat(names.allot(LoginKind.ACCOUNT_NAME, like)).isEqualTo(name);
        assertThat(names.find(LoginKind.ACCOUNT_NAME, like)).isEqualTo(name);
        assertThat(names.allot(LoginKind.ACCOUNT_NAME, "Kay")).isNotEqualTo(name);
    }

    @Test
    void ofThoseWhoWantNamesThatLookAlikeAtOnceAllGetOne() {
        var like = List.of("lee", "lee ", "l\u200bee", "\u200elee", "lee\u2060", "le\ufeffe");
        var ids = like.parallelStream()
                .map(name -> names.allot(LoginKind.ACCOUNT_NAME, name))
                .distinct();
        assertThat(ids).hasSize(1);
    }

    /** The version before kept an account name as it was typed, and knew nothing of looks. */
    @ParameterizedTest
    @CsvSource({"mo, 'mo '", "'ned ', ned", "o\u200bla, ola", "p\u0430t, pat"})
    void anAccountNameThatTheVersionBeforeKeptIsFoundAndItsLookIsTaken(String kept, String like) {
        var before = identifiers.allot("account_name", kept).id();
        assertThat(names.find(LoginKind.ACCOUNT_NAME, kept).value()).isEqualTo(before);
        looks.catchUp(() -> {});
        assertThat(names.find(LoginKind.ACCOUNT_NAME, kept).value()).isEqualTo(before);
        assertThat(names.allot(LoginKind.ACCOUNT_NAME, like).value()).isEqualTo(before);
    }

    @Test
    void accountNamesThatLookedAlikeBeforeAreStillComeInAtEachByItsOwnSpelling() {
        var one = identifiers.allot("account_name", "quin").id();
        var other = identifiers.allot("account_name", "quin ").id();
        looks.catchUp(() -> {});
        assertThat(names.find(LoginKind.ACCOUNT_NAME, "quin").value()).isEqualTo(one);
        assertThat(names.find(LoginKind.ACCOUNT_NAME, "quin ").value()).isEqualTo(other);
        assertThat(names.allot(LoginKind.ACCOUNT_NAME, "qu\u200bin").value()).isIn(one, other);
    }

    @Test
    void aLookOutlivesTheRenewalOfKeysAndNotTheName() {
        var name = names.allot(LoginKind.ACCOUNT_NAME, "rae");
        privacy.renewal().renew();
        assertThat(names.allot(LoginKind.ACCOUNT_NAME, "rae\u200b")).isEqualTo(name);
        names.forget(LoginKind.ACCOUNT_NAME, name);
        assertThat(names.allot(LoginKind.ACCOUNT_NAME, "rae\u200b")).isNotEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"+541123450001, +5491123450001", "+5491123450002, +541123450002", "+5215512340001, +525512340001"})
    void aNumberThatTheVersionBeforeKeptIsFoundHoweverItIsWritten(String kept, String other) {
        var before = new LoginNameId(identifiers.allot("number", kept).id());
        for (var written : List.of(kept, other)) {
            assertThat(names.find(LoginKind.NUMBER, written)).as(written).isEqualTo(before);
            assertThat(names.allot(LoginKind.NUMBER, written)).as(written).isEqualTo(before);
            assertThat(names.findAll(LoginKind.NUMBER, List.of(written))).containsExactly(before);
        }
    }

    @Test
    void aNumberIsOneInBothSpellings() {
        var name = names.allot(LoginKind.NUMBER, "+541123450003");
        assertThat(names.allot(LoginKind.NUMBER, "+5491123450003")).isEqualTo(name);
        assertThat(names.findAll(LoginKind.NUMBER, List.of("+5491123450003", "+541123450003")))
                .containsExactly(name);
    }

    @Test
    void whatIsNobodysIsFoundByNothing() {
        assertThat(names.find(LoginKind.EMAIL, "g@example.com"))
                .isNotEqualTo(names.find(LoginKind.EMAIL, "g@example.com"));
        assertThat(names.findAll(LoginKind.EMAIL, List.of("g@example.com", "G@example.com", "a".repeat(3000))))
                .hasSize(2);
    }
}
