// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.account.Account;
import io.rollcall.contracts.account.AccountQuery.FindAccount;
import io.rollcall.contracts.chat.ChatQuery.FindChatUser;
import io.rollcall.contracts.chat.ChatUser;
import io.rollcall.contracts.shared.UserId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.Test;

/** What the senders of messages are called. */
class SenderNamesTest {

    private static final UserId ADA = UserId.of(7);
    private static final UserId BOB = UserId.of(8);

    private final List<UserId> asked = new CopyOnWriteArrayList<>();
    private final List<ChatUser> answers = new CopyOnWriteArrayList<>();
    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private final SenderNames names =
            new SenderNames(DefaultQueryGateway.builder().queryBus(bus).build());

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
        bus.subscribe(FindAccount.class.getName(), Account.class, query -> null);
        answering(null);
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
        bus.subscribe(FindChatUser.class.getName(), ChatUser.class, query -> {
            asked.add(((FindChatUser) query.getPayload()).user());
            throw new IllegalStateException("The read model is away");
        });
        assertThat(names.of(ADA).join()).isEmpty();
        assertThat(names.of(BOB).join()).isEmpty();
        assertThat(asked).containsExactly(ADA);
    }

    /** The thread that asks serves all sockets of the process. */
    @Test
    void whoAsksDoesNotWait() throws Exception {
        var held = new CountDownLatch(1);
        bus.subscribe(FindChatUser.class.getName(), ChatUser.class, query -> {
            held.await();
            return new ChatUser(ADA, "ada", null);
        });
        var name = names.of(ADA);
        assertThat(names.of(ADA)).isNotDone();
        assertThat(name).isNotDone();
        held.countDown();
        assertThat(name.get(20, TimeUnit.SECONDS)).contains("ada");
        assertThat(names.of(ADA)).isDone();
    }

    private void answering(String name) {
        if (answers.isEmpty()) {
            bus.subscribe(FindChatUser.class.getName(), ChatUser.class, query -> {
                asked.add(((FindChatUser) query.getPayload()).user());
                return answers.getLast();
            });
        }
        answers.add(new ChatUser(ADA, name, null));
    }
}
