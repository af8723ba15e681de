// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.command.verification.Numbers;
import io.rollcall.contracts.contact.AddressBookResult;
import io.rollcall.contracts.contact.Contact;
import io.rollcall.contracts.contact.ContactCommand.ImportContacts;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.SignInCommand.RegisterUser;
import io.rollcall.contracts.credential.SignInResult;
import io.rollcall.contracts.credential.SignInResult.SignedIn;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.Requester;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.Role;
import io.rollcall.log.subscription.Subscription;
import io.rollcall.privacy.Keys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;

/** Thousands of users that sign up at a server in debug mode: by its commands, as HTTP would take minutes. */
record Crowd(CommandGateway commands, Numbers numbers, Keys keys, LogHistory log, List<Subscription> subscriptions) {

    private static final int AT_ONCE = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final MediaId AVATAR = new MediaId("a".repeat(64));

    static Crowd at(OwnServer server) {
        var context = server.context();
        return new Crowd(
                context.getBean(CommandGateway.class),
                context.getBean(Numbers.class),
                context.getBean(Keys.class),
                context.getBean(LogHistory.class),
                List.copyOf(context.getBeansOfType(Subscription.class).values()));
    }

    /** So many new users; they have no pictures. */
    List<Meet.User> signUp(int many) {
        var phones = Stream.generate(Phones::unused).limit(many).toList();
        var ids = numbers.allotAll(phones);
        var users = each(phones, phone -> signUp(phone, ids.get(phone)));
        awaitReadModels();
        return users;
    }

    private Meet.User signUp(String phone, NumberId number) {
        SignInResult in = commands.<SignInResult>send(new RegisterUser(
                        number,
                        Challenge.MEET,
                        "00000",
                        Door.MEET,
                        null,
                        keys.take(),
                        "Anna",
                        phone,
                        AVATAR,
                        Requester.ANYBODY))
                .result();
        return new Meet.User(phone, ((SignedIn) in).user().value(), ((SignedIn) in).token());
    }

    /** Each keeps this phone, by a name of their own: {@code name} and their id. */
    void keep(List<Meet.User> owners, String phone) {
        var number = numbers.allotAll(List.of(phone)).get(phone);
        each(owners, owner -> keep(new UserId(owner.userId()), new Contact(number, "name " + owner.userId())));
        awaitReadModels();
    }

    /** What so many do at once takes the read models longer than a server waits before it answers. */
    private void awaitReadModels() {
        var head = log.head();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var subscription : subscriptions) {
            while (subscription.role() == Role.PROJECTION && subscription.position() < head) {
                assertThat(System.nanoTime()).as(subscription.name()).isLessThan(deadline);
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    private AddressBookResult keep(UserId owner, Contact contact) {
        return commands.<AddressBookResult>send(new ImportContacts(owner, keys.take(), List.of(contact)))
                .result();
    }

    /** Does this for each, many at once; what comes of it, in their order. */
    static <T, R> List<R> each(List<T> all, Function<T, R> action) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var results = new ArrayList<R>();
            for (var result : threads.invokeAll(all.stream()
                    .<Callable<R>>map(one -> () -> action.apply(one))
                    .toList())) {
                results.add(result.get());
            }
            return results;
        } catch (Exception e) {
            throw new IllegalStateException("Not all of them could", e);
        }
    }
}
