// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Book.contacts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Large address books, and many of them; one after the other, as each keeps the server busy. */
@ResourceLock("ManyContactsIT") // its tests in turn
class ManyContactsIT {

    private static OwnServer server;
    private static Meet meet;
    private static Crowd crowd;
    private static List<Meet.User> users;

    @BeforeAll
    static void start() {
        server = OwnServer.start(Parts.unused());
        meet = Meet.at(server.base());
        crowd = Crowd.at(server);
        users = crowd.signUp(1_000);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tenThousandEntriesAreKeptByOneRequestAsTenEvents() {
        var phones = Stream.concat(users.stream().map(Meet.User::phone), Stream.generate(Phones::unused))
                .limit(10_000)
                .toList();
        var names = IntStream.range(0, phones.size()).mapToObj(n -> "name " + n).toList();
        var expected = IntStream.range(0, users.size())
                .mapToObj(n -> "name " + n + " " + users.get(n).userId())
                .toList();
        var owner = meet.signUp();
        var book = new Book(meet.as(owner));

        assertThat(contacts(book.put(names, phones).is(200))).hasSameElementsAs(expected);
        assertThat(events(owner)).isEqualTo(10);
        assertThat(contacts(book.all())).hasSameElementsAs(expected);
        book.put(names, phones).is(200);
        book.delete(phones.toArray(String[]::new)).is(200, "[]");
        assertThat(contacts(book.put(names, phones).is(200))).hasSameElementsAs(expected);
        assertThat(events(owner)).isEqualTo(40);
    }

    @Test
    void aNumberInAThousandBooksIsInEachOnceItSignsUpAndGoneOnceItsUserIsAndBackAgain() {
        var phone = Phones.unused();
        crowd.keep(users, phone);
        assertThat(Crowd.each(users.subList(0, 10), this::book)).containsOnly(List.of());

        var user = Meet.user(phone, meet.signUp(phone, meet.codeFor(phone)));
        assertThat(Crowd.each(users, this::book)).isEqualTo(inEachBook(user));

        meet.as(user).delete(Meet.ACCOUNT, SentBody.none()).is(204);
        assertThat(Crowd.each(users, this::book)).containsOnly(List.of());

        var again = Meet.user(phone, meet.signUp(phone, meet.codeFor(phone)));
        assertThat(Crowd.each(users, this::book)).isEqualTo(inEachBook(again));
    }

    private static List<List<String>> inEachBook(Meet.User user) {
        return users.stream()
                .map(owner -> List.of("name " + owner.userId() + " " + user.userId()))
                .toList();
    }

    private List<String> book(Meet.User owner) {
        return contacts(new Book(meet.as(owner)).all());
    }

    private static int events(Meet.User owner) {
        return server.context()
                .getBean(JdbcClient.class)
                .sql("select count(*) from events where aggregate = ?")
                .param("address-book-" + owner.userId())
                .query(Integer.class)
                .single();
    }
}
