// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.account.Account;
import io.rollcall.contracts.chat.ChatQuery.FindChatUser;
import io.rollcall.contracts.chat.ChatUser;
import io.rollcall.contracts.shared.Query;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Queries;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What the senders of messages are called. */
class SenderNamesTest {

    private static final UserId ADA = UserId.of(7);
    private static final UserId BOB = UserId.of(8);

    private final List<UserId> asked = new CopyOnWriteArrayList<>();
    private Function<FindChatUser, ChatUser> chatUsers = query -> new ChatUser(query.user(), null, null);
    private final SenderNames names = new SenderNames(new Queries() {
        @Override
        public <A> Mono<A> ask(Query<A> query) {
            return Mono.fromSupplier(() -> answer(query));
        }
    });

    @Test
    void aNameIsAskedForOnceUntilItChanges() {
        answering("ada");
        assertThat(names.of(ADA).join()).contains("ada");
        assertThat(names.of(ADA).join()).contains("ada");
        assertThat(asked).containsExactly(ADA);
        names.forget(ADA);
        assertThat(names.of(ADA).join()).contains("ada");
        assertThat(asked).containsExactly(ADA, ADA);
    }

    @Test
    void aNameThatIsNotThereYetIsAskedForAgain() {
        assertThat(names.of(ADA).join()).isEmpty();
        answering("ada");
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (names.of(ADA).join().isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait(); // that there was none is forgotten just after it is told
        }
        assertThat(names.of(ADA).join()).contains("ada");
    }

    @Test
    void whileNobodyCanTellOneAsksNoMore() {
        chatUsers = query -> {
            throw new IllegalStateException("The read model is away");
        };
        assertThat(names.of(ADA).join()).isEmpty();
        assertThat(names.of(BOB).join()).isEmpty();
        assertThat(asked).containsExactly(ADA);
    }

    /** The thread that asks serves all sockets of the process. */
    @Test
    void theCallerDoesNotWait() throws Exception {
        var held = new CompletableFuture<ChatUser>();
        chatUsers = query -> held.join();
        var name = names.of(ADA);
        assertThat(names.of(ADA)).isNotDone();
        assertThat(name).isNotDone();
        held.complete(new ChatUser(ADA, "ada", null));
        assertThat(name.get(20, TimeUnit.SECONDS)).contains("ada");
        assertThat(names.of(ADA)).isDone();
    }

    private void answering(String name) {
        chatUsers = query -> new ChatUser(ADA, name, null);
    }

    @SuppressWarnings("unchecked") // by the query's own type
    private <A> A answer(Query<A> query) {
        if (query instanceof FindChatUser chat) {
            asked.add(chat.user());
            return (A) Optional.of(chatUsers.apply(chat));
        }
        return (A) Optional.<Account>empty();
    }
}
