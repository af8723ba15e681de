// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Chat.CONTACTS;
import static io.rollcall.server.blackbox.Chat.GROUPS;
import static io.rollcall.server.blackbox.Meet.THROTTLED;
import static io.rollcall.server.blackbox.Person.BLACKLIST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What one user finds out about others in a day, at a server where that is little; and how much they can bring along.
 */
class ScrapingIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int LOOK_UPS = 5;
    private static final int IMPORTS = 8;
    private static final int TITLES = 2;
    private static final String TOO_MANY = "{'response':429,'message':'Too many requests'}";
    private static final String FULL = "{'response':403,'message':'Group is full'}";

    private static OwnServer server;

    private final Meet meet = Meet.at(server.base());
    private final Chat chat = Chat.at(server.base());
    private final Person ada = Person.in(meet);
    private final Client client = ada.client();

    @BeforeAll
    static void start() {
        server = OwnServer.startWithoutStream(
                Parts.unused(),
                true,
                "--rollcall.limits.budgets.look-up.user=" + LOOK_UPS + "/1d",
                "--rollcall.limits.budgets.import.user=" + IMPORTS + "/1d",
                "--rollcall.limits.budgets.renaming.user=" + TITLES + "/1d",
                "--rollcall.contacts.most=6",
                "--rollcall.group.most-members=3");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void idsThatAreLookedUpInAList() {
        client.get(users(1_000_001, 1_000_005)).is(200, "[]");
        throttled(client.get(users(1_000_005, 1_000_006)));
        throttled(client.get("/api/users/1000007/"));
        // users looked up today, and the caller itself, cost nothing
        client.get(users(1_000_001, 1_000_005)).is(200);
        client.get("/api/users/" + ada.id() + "/").is(200);
    }

    @Test
    void idsThatAreLookedUpOneByOne() {
        LongStream.range(0, LOOK_UPS)
                .forEach(n ->
                        client.get("/api/users/%d/".formatted(2_000_000 + n)).is(404));
        throttled(client.get("/api/users/2000005/"));
        client.get("/api/users/2000000/").is(404);
    }

    /** What is asked by another budget is asked as if nothing had been. */
    @Test
    void whoIsAContactIsNoStranger() {
        var bob = Person.in(meet);
        ada.keeps(bob, "Bob");
        spend();
        assertThat(ada.sees(bob).get("name").asString()).isEqualTo("Bob");
        client.get(Person.pathOf(ada, bob)).is(200);
        throttled(client.get(Person.pathOf(ada, bob, Person.in(meet))));
    }

    /** As soon as the policy that knows the members of meetings has seen it. */
    @Test
    void whoIsInTheSameMeetingIsNoStranger() {
        var bob = Person.in(meet);
        var meetings = new Meetings(meet);
        var meeting = meetings.arranged(bob.user());
        meetings.invite(bob.user(), meeting, ada.user()).is(200);
        spend();
        Soon.until(SOON, () -> client.get(Person.USERS + bob.id() + "/").status() == 200);
        throttled(client.get(Person.pathOf(ada, bob, Person.in(meet))));
    }

    @Test
    void whoIsInTheSameGroupIsNoStranger() {
        var user = chat.signUp();
        var founder = chat.signUp();
        var chats = chat.as(user);
        chat.as(founder)
                .put(GROUPS, Chat.group("club " + UUID.randomUUID(), user.email()))
                .is(201);
        LongStream.range(0, LOOK_UPS).forEach(n -> chats.get(Chat.USERS + (4_000_000 + n)));
        Soon.until(SOON, () -> chats.get(Chat.USERS + founder.uid()).status() == 200);
        tooMany(chats.get(Chat.USERS + chat.signUp().uid()));
    }

    /** A blocked user is shown in the list of blocked users. */
    @Test
    void blocks() {
        spend();
        throttled(client.put(
                BLACKLIST,
                SentBody.json("{\"user\":%d}".formatted(Person.in(meet).id()))));
        client.get(BLACKLIST).is(200, "[]");
        client.put(BLACKLIST, SentBody.json("{\"user\":%d}".formatted(ada.id())))
                .is(400);
    }

    @Test
    void meetings() {
        var meetings = new Meetings(meet);
        var meeting = meetings.arranged(ada.user());
        spend();
        var bob = Person.in(meet);
        throttled(meetings.invite(ada.user(), meeting, bob.user()));
        throttled(meetings.arrange(ada.user(), Meetings.form().field("users", Long.toString(bob.id()))));
        meetings.arrange(ada.user(), Meetings.form()).is(201);
    }

    @Test
    void orders() {
        spend();
        var toBob = "\"executor\":%d".formatted(Person.in(meet).id());
        throttled(client.post(Crm.ORDER, SentBody.json("{\"description\":\"Roof\",%s}".formatted(toBob))));
        var id = client.post(Crm.ORDER, SentBody.json("{\"description\":\"Roof\"}"))
                .is(201)
                .json()
                .get("id")
                .asLong();
        throttled(client.patch(Crm.ORDER, SentBody.json("{\"id\":%d,%s}".formatted(id, toBob))));
    }

    @Test
    void inviteCodes() {
        spend();
        throttled(client.post(Visitor.PROFILE, SentBody.json("{\"invite_code\":\"AAAAAA\"}")));
    }

    @Test
    void chatUsersAndAddresses() {
        var user = chat.signUp();
        var friend = chat.signUp();
        var chats = chat.as(user);
        chats.put(Chat.USERS, Chat.contact(friend.email())).is(201);
        IntStream.range(1, LOOK_UPS)
                .forEach(n -> chats.post(CONTACTS, Chat.contact("nobody-" + n)).is(404));
        var other = chat.signUp();
        tooMany(chats.post(CONTACTS, Chat.contact(other.email())));
        tooMany(chats.put(Chat.USERS, Chat.contact(other.email())));
        tooMany(chats.put(GROUPS, Chat.group("club " + UUID.randomUUID(), other.email())));
        tooMany(chats.get(Chat.USERS + other.uid()));
        chats.put(Chat.USERS, Chat.contact(friend.email())).is(201);
        chats.get(Chat.USERS).is(200);
        chats.get(Chat.USERS + user.uid()).is(200);
    }

    /** A user that makes a group is told whether its name is taken. */
    @Test
    void namesOfGroups() {
        var name = "club " + UUID.randomUUID();
        chat.as(chat.signUp()).put(GROUPS, Chat.group(name)).is(201);
        var chats = chat.as(chat.signUp());
        IntStream.range(1, LOOK_UPS)
                .forEach(n -> chats.put(GROUPS, Chat.group(name + n)).is(201));
        for (var again = 0; again < 2; again++) {
            chats.put(GROUPS, Chat.group(name)).is(409);
        }
        tooMany(chats.put(GROUPS, Chat.group(name + " of others")));
    }

    /** Registered or not, and hidden ones too: whether a number is somebody's is told by none beyond this. */
    @Test
    void numbersThatAreImported() {
        var book = new Book(client);
        var bob = Person.in(meet);
        bob.hidesPhone();
        var phones = Stream.concat(Stream.of(bob.phone()), Stream.generate(Phones::unused))
                .limit(6)
                .toList();
        book.put(names(phones), phones).is(200);
        book.put(names(phones), phones).is(200); // what is in the book is not new
        book.delete(phones.subList(1, 6).toArray(String[]::new)).is(200);
        book.put(names(phones.subList(1, 3)), phones.subList(1, 3)).is(200);
        throttled(book.put(List.of("x"), List.of(Phones.unused())));
        book.put(List.of("Robert"), List.of(bob.phone())).is(200);
    }

    @Test
    void anAddressBookHasABound() {
        var book = new Book(client);
        var seven = Stream.generate(Phones::unused).limit(7).toList();
        book.put(names(seven), seven).refuses("phones", "Ensure this field has no more than 6 elements.");
        var five = seven.subList(0, 5);
        book.put(names(five), five).is(200);
        var two = seven.subList(5, 7);
        book.put(names(two), two).refuses("phones", "The address book has no room for so many phones.");
        book.put(names(five.subList(0, 1)), five.subList(0, 1)).is(200);
    }

    /** Imports of one user at once are done one after the other. */
    @Test
    void importsOfAUserTakeTurns() {
        var book = new Book(client);
        var answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(n -> book.put(List.of("x"), List.of(Phones.unused())).status())
                .toList();
        assertThat(answers).containsOnly(200);
    }

    @Test
    void aGroupHasABound() {
        var founder = chat.signUp();
        var others = Stream.generate(chat::signUp).limit(3).toList();
        var emails = others.stream().map(Chat.User::email).toArray(String[]::new);
        var name = "club " + UUID.randomUUID();
        chat.as(founder).put(GROUPS, Chat.group(name, emails)).is(403, FULL);
        chat.as(founder).put(GROUPS, Chat.group(name, emails[0], emails[1])).is(201);
        chat.as(others.getFirst()).put(GROUPS, Chat.toGroup(name, emails[2])).is(403, FULL);
    }

    private void spend() {
        client.get(users(3_000_001, 3_000_000 + LOOK_UPS)).is(200);
    }

    private static String users(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(id -> "users=" + id)
                .reduce((one, next) -> one + "&" + next)
                .map(query -> Person.USERS + "?" + query)
                .orElseThrow();
    }

    private static List<String> names(List<String> phones) {
        return phones.stream().map(phone -> "name of " + phone).toList();
    }

    /** Each is told to all members: thousands, it may be. */
    @Test
    void titlesOfMeetings() {
        var meetings = new Meetings(meet);
        var king = meet.signUp();
        var meeting = meetings.arranged(king);
        for (var title = 0; title < TITLES; title++) {
            meetings.update(king, meeting, "{\"title\":\"%d\"}".formatted(title))
                    .is(200);
        }
        meetings.update(king, meeting, "{\"title\":\"\"}").is(400); // costs nothing
        throttled(meetings.update(king, meeting, "{\"title\":\"More\",\"completed\":true}"));
        meetings.complete(king, meeting).is(200);
    }

    private static void throttled(ReceivedAnswer answer) {
        answer.is(429, THROTTLED);
        saysWhen(answer);
    }

    private static void tooMany(ReceivedAnswer answer) {
        answer.is(429, TOO_MANY);
        saysWhen(answer);
    }

    private static void saysWhen(ReceivedAnswer answer) {
        assertThat(Long.parseLong(answer.header("Retry-After").orElse("0"))).isBetween(1L, 86_400L);
    }
}
