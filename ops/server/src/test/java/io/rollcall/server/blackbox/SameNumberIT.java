// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Numbers that are written differently and reach one SIM are one account's, at every door; those of nobody are
 * nobody's.
 */
class SameNumberIT {

    private static final String DEBUG_CODE = "00000";
    private static final String NO_NUMBER = "{'phone':['Неверный формат номера телефона.']}";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @param now as its numbering plan says now */
    record Written(String now, String otherwise) {

        Written turned() {
            return new Written(otherwise, now);
        }
    }

    private final Meet meet = Meet.at(Server.base());

    static Stream<Written> sims() {
        var argentinas = new Written("+5491123" + sixDigits(), "");
        var mexicos = new Written("+525513" + sixDigits(), "");
        return Stream.of(
                new Written(argentinas.now, argentinas.now.replace("+549", "+54")),
                new Written(mexicos.now, mexicos.now.replace("+52", "+521")));
    }

    static Stream<Written> simsEitherWay() {
        return Stream.concat(sims(), sims().map(Written::turned));
    }

    @ParameterizedTest
    @MethodSource("simsEitherWay")
    void oneSimIsOneAccount(Written sim) {
        meet.sendCode(sim.now).is(201, "{'is_new':true}");
        var user = Meet.user(sim.now, meet.signUp(sim.now, DEBUG_CODE));
        meet.sendCode(sim.otherwise).is(201, "{'is_new':false}");
        var again = Meet.user(sim.otherwise, meet.signIn(sim.otherwise, DEBUG_CODE));
        assertThat(again.userId()).isEqualTo(user.userId());
        meet.signUp(sim.otherwise, DEBUG_CODE).refuses("phone", "user with this phone already exists.");
        var visitor = Visitor.loggedIn(sim.otherwise.substring(1));
        assertThat(visitor.get(Meet.ACCOUNT).status()).isEqualTo(401); // a cookie of another door
        var account = meet.as(again).get(Meet.ACCOUNT).is(200).json();
        assertThat(visitor.profile().get("phone").asString())
                .isEqualTo(account.get("phone").asString().substring(1));
    }

    @ParameterizedTest
    @MethodSource("simsEitherWay")
    void whomTheVersionBeforeKeptIsFound(Written sim) {
        Server.keep("phone", sim.now);
        var user = Meet.user(sim.now, meet.signUp(sim.now, DEBUG_CODE));
        for (var phone : List.of(sim.now, sim.otherwise)) {
            assertThat(Meet.user(phone, meet.signIn(phone, DEBUG_CODE)).userId())
                    .isEqualTo(user.userId());
        }
        var book = Book.of(meet);
        assertThat(Book.contacts(book.keeps(sim.otherwise, "Her"))).containsExactly("Her " + user.userId());
        assertThat(Book.contacts(book.delete(sim.now))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("simsEitherWay")
    void addressBooksCompareThemSo(Written sim) {
        var book = Book.of(meet);
        book.put(List.of("One", "Other"), List.of(sim.now, sim.otherwise))
                .refuses("phones", "Phone list contains duplicates.");
        book.keeps(sim.now, "Before");
        var user = Meet.user(sim.otherwise, meet.signUp(sim.otherwise, DEBUG_CODE));
        assertThat(Book.contacts(book.all())).containsExactly("Before " + user.userId());
        new Book(meet.as(user))
                .put(List.of("Me"), List.of(sim.now))
                .refuses("phones", "The phones list contains user phone.");
    }

    @ParameterizedTest
    @MethodSource("simsEitherWay")
    void aLoginNameIsTakenInBothSpellings(Written sim) {
        var crm = Crm.at(Server.base());
        crm.register(Crm.person().put("number", sim.now)).is(201);
        crm.register(Crm.person().put("number", sim.otherwise))
                .refuses("number", "User with this Number already exists.");
        crm.logIn("number", sim.now, Crm.PASSWORD).is(200);
        crm.logIn("number", sim.otherwise, Crm.PASSWORD).is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "+89161234567", "89161234567", "+999123456789", "+7916123456", "1234567890"})
    void whatIsInNoNumberingPlanIsSentNothing(String phone) {
        Visitor.at(Server.base()).enterPhone(phone).is(400, NO_NUMBER);
        assertThat(meet.outbox("+" + phone.replace("+", ""))).isEmpty();
    }

    @Test
    void whatTheDocumentsNameIsSentACode() {
        for (var phone : List.of("79161234567", "+79161234567", "79162345678", "79163456789")) {
            assertThat(Visitor.at(Server.base()).enterPhone(phone).status()).isIn(200, 429); // others name it, too
        }
    }

    private static String sixDigits() {
        return "%06d".formatted(RANDOM.nextInt(1_000_000));
    }
}
