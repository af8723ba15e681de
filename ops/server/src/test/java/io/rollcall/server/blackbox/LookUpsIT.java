// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static io.rollcall.server.blackbox.Person.BLACKLIST;
import static io.rollcall.server.blackbox.Person.CONTACTS;
import static io.rollcall.server.blackbox.Person.USERS;
import static io.rollcall.server.blackbox.Visitor.PROFILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.log.subscription.CaughtUp;
import io.rollcall.log.subscription.LogHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each GET costs where nothing of it is in memory: as many look-ups as its endpoint says, however long a list. */
@ResourceLock("LookUpsIT") // its tests in turn
class LookUpsIT {

    private static final int FEW = 2;
    private static final int MANY = 200;
    private static final int MANY_ONE_BY_ONE = 20;
    private static final int AT_ONCE = 8;

    private static final LookUps LOOK_UPS = new LookUps();
    private static final OwnServer SERVER =
            OwnServer.start(Parts.unused(), LOOK_UPS::addTo, "--rollcall.read-store.memory=0B");
    private static final Meet MEET = Meet.at(SERVER.base());
    private static final Messages MESSAGES = new Messages(SERVER.base());
    private static final List<Person> OTHERS = new ArrayList<>();
    private static final List<Chat.User> CHATTERS = new ArrayList<>();

    /** Makes what there is to read, and says where. */
    @FunctionalInterface
    interface Making {

        /** The path that the reader gets, in which these others appear if it is a list. */
        String path(Person reader, List<Person> others);
    }

    /**
     * One kind of GET.
     *
     * @param lookUps as its endpoint states them
     * @param many how many others there are at most
     */
    record Get(String name, int lookUps, int many, Making making) {

        Get(String name, int lookUps, Making making) {
            this(name, lookUps, MANY, making);
        }

        /** What is made by a request for each, or more. */
        static Get oneByOne(String name, int lookUps, Making making) {
            return new Get(name, lookUps, MANY_ONE_BY_ONE, making);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Get> gets() {
        return List.of(
                new Get("the own account", 2, (reader, others) -> ACCOUNT),
                new Get(
                        "a user",
                        4,
                        (reader, others) -> USERS + others.getFirst().id()),
                new Get("oneself", 2, (reader, others) -> USERS + reader.id()),
                new Get("nobody", 2, (reader, others) -> USERS + "?users=999999999999"),
                new Get("users", 4, (reader, others) -> Person.pathOf(others.toArray(Person[]::new))),
                new Get("the empty blacklist", 2, (reader, others) -> BLACKLIST),
                Get.oneByOne("the blacklist", 5, (reader, others) -> {
                    others.forEach(reader::blocks);
                    return BLACKLIST;
                }),
                new Get("users who are contacts", 3, (reader, others) -> {
                    keep(reader, others);
                    return Person.pathOf(others.toArray(Person[]::new));
                }),
                new Get("the empty address book", 2, (reader, others) -> CONTACTS),
                new Get("the contacts", 4, (reader, others) -> {
                    keep(reader, others);
                    return CONTACTS;
                }),
                new Get("the own profile", 2, (reader, others) -> invited(reader, 0)),
                Get.oneByOne(
                        "the own profile, with those invited", 3, (reader, others) -> invited(reader, others.size())),
                new Get("oneself at the chat door", 2, (reader, others) -> Chat.USERS),
                new Get(
                        "a user at the chat door",
                        2,
                        (reader, others) -> Chat.USERS + others.getFirst().id()),
                new Get("the empty contact list", 2, (reader, others) -> Chat.CONTACTS),
                Get.oneByOne("the contact list", 3, (reader, others) -> {
                    listed(reader, others.size());
                    return Chat.CONTACTS;
                }),
                new Get("a meeting", 2, (reader, others) -> Meetings.path(arranged(reader))),
                new Get("no messages", 2, (reader, others) -> MESSAGES.of(reader, others.getFirst(), 0)),
                Get.oneByOne("messages", 3, (reader, others) -> MESSAGES.of(reader, others.getFirst(), others.size())),
                new Get("no messages in a group", 3, (reader, others) -> MESSAGES.ofGroup(reader, List.of())),
                Get.oneByOne(
                        "messages in a group",
                        4,
                        (reader, others) -> MESSAGES.ofGroup(reader, CHATTERS.subList(0, others.size()))),
                new Get("no meetings", 2, (reader, others) -> Meetings.ALL),
                Get.oneByOne("the meetings", 3, (reader, others) -> {
                    others.forEach(other -> arranged(reader));
                    return Meetings.ALL;
                }));
    }

    @BeforeAll
    static void signUp() throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var person : threads.invokeAll(Collections.<Callable<Person>>nCopies(MANY, () -> Person.in(MEET)))) {
                OTHERS.add(person.get());
            }
            var chat = Chat.at(SERVER.base());
            for (var chatter :
                    threads.invokeAll(Collections.<Callable<Chat.User>>nCopies(MANY_ONE_BY_ONE, chat::signUp))) {
                CHATTERS.add(chatter.get());
            }
        }
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @MethodSource("gets")
    void aListCostsAsMuchWhetherItIsLongOrShort(Get get) {
        assertThat(lookUps(get, FEW)).as("look-ups for a few").isEqualTo(get.lookUps());
        assertThat(lookUps(get, get.many())).as("look-ups for many").isEqualTo(get.lookUps());
    }

    @Test
    void aStreamCostsTwoToBeginAndOneMoreWhereThereIsNews() {
        var reader = Person.in(MEET);
        arranged(OTHERS.getFirst(), reader);
        var begun = LOOK_UPS.soFar();
        try (var stream = Told.from(SERVER.base(), reader.user())) {
            Soon.until(Duration.ofSeconds(5), () -> LOOK_UPS.soFar() == begun + 2);
            assertThat(stream.unread()).isEmpty();
        }
        try (var stream = Told.after("0", SERVER.base(), reader.user())) {
            assertThat(stream.next().name()).isEqualTo("invited");
            Soon.until(Duration.ofSeconds(5), () -> LOOK_UPS.soFar() == begun + 5);
            assertThat(LOOK_UPS.during(() -> reader.client().get(ACCOUNT).is(200)))
                    .as("look-ups of another GET while nothing happens")
                    .isEqualTo(2);
        }
    }

    private static long arranged(Person king, Person guest) {
        return new Meetings(MEET).arranged(king.user(), guest.user());
    }

    private static long arranged(Person king) {
        return new Meetings(MEET).arranged(king.user());
    }

    /** Each is invited once, so they are new each time. */
    private static String invited(Person inviter, int many) {
        var code = inviter.client().get(PROFILE).is(200).json().get("invite_code");
        for (var i = 0; i < many; i++) {
            var visitor = Visitor.at(SERVER.base());
            visitor.logIn(Phones.unused());
            visitor.activate(code.asString()).is(200);
        }
        return PROFILE;
    }

    private static void listed(Person reader, int many) {
        var client = Chat.at(SERVER.base()).bearing(reader.user().token());
        CHATTERS.subList(0, many)
                .forEach(chatter ->
                        client.put(Chat.USERS, Chat.contact(chatter.email())).is(201));
    }

    private static void keep(Person reader, List<Person> others) {
        var phones = others.stream().map(Person::phone).toList();
        new Book(reader.client()).put(phones, phones).is(200);
    }

    /** They look things up as well. */
    private static void awaitSubscriptions() {
        var readModels = SERVER.context().getBean(CaughtUp.class);
        var log = SERVER.context().getBean(LogHistory.class);
        Soon.until(Duration.ofSeconds(20), () -> readModels.position() >= log.head());
    }

    private static int lookUps(Get get, int many) {
        var reader = Person.in(MEET);
        var path = get.making().path(reader, OTHERS.subList(0, many));
        awaitSubscriptions();
        return LOOK_UPS.during(() -> {
            var answer = Messages.chatting(reader).get(path).is(200).json();
            if (answer.isArray() && !answer.isEmpty()) {
                assertThat(answer).hasSize(many);
            }
        });
    }
}
