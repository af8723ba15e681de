// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Book.contacts;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * How long a number is remembered that nobody has claimed and somebody keeps. Its code, encrypted under the number's
 * key, can be read for as long: that is what the outbox shows.
 */
@ResourceLock(Server.CLOCK)
class HeldNumberIT {

    private final Meet meet = Meet.at(Server.withItsOwnClock());
    private final Book book = Book.of(meet);

    @Test
    void aNumberIsNotForgottenWhileABookHoldsIt() {
        var held = Phones.unused();
        meet.codeFor(held);
        book.keeps(held, "Later");
        var other = Phones.unused();
        meet.codeFor(other);
        meet.advanceClock("PT25H");
        awaitForgotten(other);
        meet.advanceClock("PT48H");
        var another = Phones.unused();
        meet.codeFor(another);
        meet.advanceClock("PT25H");
        awaitForgotten(another);
        assertThat(meet.outbox(held)).hasSize(1);
        var user = Meet.user(held, meet.signUp(held, meet.codeFor(held)));
        assertThat(contacts(book.all())).containsExactly("Later " + user.userId());
    }

    @Test
    void aNumberIsForgottenWhenNoBookHoldsItAnyMore() {
        var phone = Phones.unused();
        meet.codeFor(phone);
        book.keeps(phone, "Later");
        meet.advanceClock("PT25H");
        var second = Book.of(meet);
        second.keeps(phone, "Later");
        book.delete(phone).is(200, "[]");
        meet.advanceClock("PT48H");
        assertThat(meet.outbox(phone)).hasSize(1);
        second.delete(phone).is(200, "[]");
        meet.advanceClock("PT25H");
        awaitForgotten(phone);
        meet.signUp(phone, meet.codeFor(phone)).is(201);
        assertThat(contacts(book.all())).isEmpty();
    }

    private void awaitForgotten(String phone) {
        var outbox = "/debug/outbox?to=" + SentBody.escaped(phone);
        Soon.is(
                200,
                Duration.ofSeconds(20),
                () -> meet.client().get(outbox),
                it -> it.json().isEmpty());
    }
}
