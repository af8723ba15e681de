// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.Rate.Step;
import io.rollcall.benchmark.report.Figure;
import io.rollcall.contracts.account.UserCommand.ChangeSettings;
import io.rollcall.contracts.credential.SignInResult.SignedIn;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.meeting.MeetingCommand.ArrangeMeeting;
import io.rollcall.contracts.meeting.MeetingCommand.ExcludeFromMeeting;
import io.rollcall.contracts.meeting.MeetingCommand.InviteToMeeting;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.messaging.MessagingCommand.SendMessage;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.subscription.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a request costs where the account, meeting, address book, inbox or conversation that it is about has grown; by
 * one server, which refuses nothing for its number.
 */
final class GrownThings {

    private static final MediaId LOGO = new MediaId("b".repeat(64));
    private static final int SMALL = 10;
    private static final int TOGETHER = 50;

    private final MeasuredServer server;
    private final URI base;
    private final Growth growth;
    private final Effort effort;
    private final SignedIn partner;

    private GrownThings(MeasuredServer server, Effort effort) {
        this.server = server;
        this.base = server.base();
        this.growth = new Growth(effort);
        this.effort = effort;
        this.partner = signUp();
    }

    /**
     * All rows, of one server after another on the same data: what is large is made by one that keeps no read models,
     * and they by the next one from the log.
     */
    static List<Figure> figures(Path data, Effort effort) throws Exception {
        var figures = new ArrayList<Figure>();
        Grown grown;
        List<SignedIn> small;
        try (var server = start(data, "web")) {
            grown = new GrownThings(server, effort).grow();
        }
        try (var server = start(data, "web,projection")) {
            server.awaitFollowed(server.head(), Role.PROJECTION);
            var things = new GrownThings(server, effort);
            small = things.newcomers();
            figures.addAll(things.rows(grown));
        }
        try (var server = start(data, "web,projection")) {
            var things = new GrownThings(server, effort);
            things.patches(things.signUp()).run(); // what a first request of all costs
            var least = things.firstPatches(small);
            figures.add(Figure.growth(
                    "first PATCH after a start, account of %,d events".formatted(effort.grown()),
                    "ms",
                    things.firstPatches(grown.changed()),
                    Figure.cost("", "", least).median()));
        }
        return figures;
    }

    private static MeasuredServer start(Path data, String roles) {
        return MeasuredServer.start(data, roles, "--rollcall.limits.mode=record");
    }

    /**
     * What has become large.
     *
     * @param changed have accounts of many events
     * @param meeting has many members
     * @param told has many notifications
     * @param talker has said much
     * @param partner of that conversation
     */
    private record Grown(List<SignedIn> changed, Meeting meeting, SignedIn told, SignedIn talker, SignedIn partner) {}

    /** All at the same time, for most of it waits for one commit after another. */
    private Grown grow() throws Exception {
        var circle = meeting(SMALL);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var changed = threads.submit(() -> changed(effort.grown()));
            var meeting = threads.submit(() -> meeting(effort.grown() / 10));
            var told = threads.submit(() -> told(circle, effort.grown()));
            var talker = threads.submit(() -> talked(effort.grown() * 10));
            return new Grown(changed.get(), meeting.get(), told.get(), talker.get(), partner);
        }
    }

    private List<Figure> rows(Grown grown) throws Exception {
        return List.of(
                growth.figure(
                        of("PATCH, account of %,d events", effort.grown()),
                        patches(signUp()),
                        patches(grown.changed().getFirst())),
                growth.figure(
                        of("invite and exclude, meeting of %,d members", effort.grown() / 10),
                        comesAndGoes(meeting(SMALL), signUp()),
                        comesAndGoes(grown.meeting(), signUp())),
                growth.figure(
                        of("one more contact, address book of %,d", effort.grown()),
                        oneMore(book(SMALL)),
                        oneMore(book(effort.grown()))),
                inbox(grown.told()),
                growth.figure(
                        of("newest messages, conversation of %,d", effort.grown() * 10),
                        newest(talked(100), partner),
                        newest(grown.talker(), grown.partner())));
    }

    private static String of(String what, int number) {
        return what.formatted(number);
    }

    private List<SignedIn> changed(int times) {
        var users = newcomers();
        users.forEach(user ->
                together("users", times, change -> new ChangeSettings(user.user(), null, change % 2 == 0, null)));
        return users;
    }

    /** As many as there are rounds. */
    private List<SignedIn> newcomers() {
        return Stream.generate(this::signUp).limit(effort.rounds()).toList();
    }

    private List<Double> firstPatches(List<SignedIn> users) throws Exception {
        var millis = new ArrayList<Double>();
        for (var user : users) {
            millis.add(Growth.millis(patches(user)));
        }
        return millis;
    }

    private void together(String repository, int times, IntFunction<Command> command) {
        for (int done = 0; done < times; done += TOGETHER) {
            var numbers = IntStream.range(done, Math.min(times, done + TOGETHER));
            server.sendTogether(repository, numbers.mapToObj(command).toList());
        }
    }

    private record Meeting(SignedIn king, MeetingId id) {}

    private Meeting meeting(int members) {
        var king = signUp();
        var id = MeetingId.of(1_000_000L + king.user().value());
        var invited =
                IntStream.range(0, members).mapToObj(i -> server.newUser()).collect(Collectors.toSet());
        server.commands()
                .send(new ArrangeMeeting(id, king.user(), server.keys().take(), "Tea", null, LOGO, null, invited));
        return new Meeting(king, id);
    }

    /** The last member comes and goes. */
    private Step comesAndGoes(Meeting meeting, SignedIn guest) {
        var path = "/api/meetings/%d/users/".formatted(meeting.id().value());
        var user = "{\"user\":%d}".formatted(guest.user().value());
        var king = client(meeting.king());
        return () -> {
            king.send("PUT", path, user);
            king.send("DELETE", path, user);
        };
    }

    private SignedIn book(int contacts) throws IOException {
        var owner = signUp();
        var names = IntStream.range(0, contacts).mapToObj(i -> "\"Name %d\"".formatted(i));
        var phones = IntStream.range(0, contacts).mapToObj(i -> "\"+7916%07d\"".formatted(i));
        client(owner)
                .send(
                        "PUT",
                        "/api/contacts/",
                        "{\"names\":[%s],\"phones\":[%s]}"
                                .formatted(
                                        names.collect(Collectors.joining(",")),
                                        phones.collect(Collectors.joining(","))));
        return owner;
    }

    /** One more contact, under a new name each time. */
    private Step oneMore(SignedIn owner) {
        var client = client(owner);
        var turn = new int[1];
        return () -> client.send(
                "PUT", "/api/contacts/", "{\"names\":[\"Bob %d\"],\"phones\":[\"+79250741413\"]}".formatted(turn[0]++));
    }

    /** An invitation of a user that has been told much, and of one that has not, to one meeting. */
    private Figure inbox(SignedIn told) throws Exception {
        var meeting = meeting(SMALL);
        return growth.figure(
                of("invite and exclude, user of %,d notifications", effort.grown()),
                comesAndGoes(meeting, signUp()),
                comesAndGoes(meeting, told));
    }

    private SignedIn told(Meeting meeting, int notifications) {
        var user = signUp();
        for (int i = 0; i < notifications / 2; i++) {
            invite(meeting, user.user());
        }
        return user;
    }

    private void invite(Meeting meeting, UserId guest) {
        var king = meeting.king().user();
        server.commands().send(new InviteToMeeting(meeting.id(), king, guest));
        server.commands().send(new ExcludeFromMeeting(meeting.id(), king, guest, null));
    }

    private SignedIn talked(int messages) {
        var talker = signUp();
        server.commands().send(message(talker, 0)); // makes the conversation
        together("conversations", messages - 1, said -> message(talker, said + 1));
        return talker;
    }

    private SendMessage message(SignedIn talker, int number) {
        return new SendMessage(talker.user(), partner.user(), "Message " + number);
    }

    /** The newest page. */
    private Step newest(SignedIn reader, SignedIn partner) {
        var client = client(reader);
        var path = "/v1/chats/?user_id=" + partner.user().value();
        return () -> client.send("GET", path, "");
    }

    private Step patches(SignedIn user) {
        var client = client(user);
        var turn = new int[1];
        return () -> client.send("PATCH", "/api/account/", "{\"hidden_phone\":%s}".formatted(turn[0]++ % 2 == 0));
    }

    private SignedIn signUp() {
        return (SignedIn) server.signUp().result();
    }

    private JsonClient client(SignedIn user) {
        return new JsonClient(base, user.token());
    }
}
