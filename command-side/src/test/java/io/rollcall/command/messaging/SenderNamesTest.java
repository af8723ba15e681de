// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.account.Account;
import io.rollcall.contracts.account.AccountQuery.FindAccount;
import io.rollcall.contracts.chat.ChatQuery.FindChatUser;
import io.rollcall.contracts.chat.ChatUser;
import io.rollcall.contracts.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.Test;

/** What the senders of messages are called. */
class SenderNamesTest {

    private static final UserId ADA = UserId.of(7);
    private static final UserId BOB = UserId.of(8);

    private final List<UserId> asked = new ArrayList<>();
    private final List<ChatUser> answers = new ArrayList<>();
    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private final SenderNames names =
            new SenderNames(DefaultQueryGateway.builder().queryBus(bus).build());

    @Test
    void aNameIsAskedForOnceUntilItChanges() {
        answering("ada");
        assertThat(names.of(ADA)).contains("ada");
        assertThat(names.of(ADA)).contains("ada");
        assertThat(asked).containsExactly(ADA);
        names.forget(ADA);
        assertThat(names.of(ADA)).contains("ada");
        assertThat(asked).containsExactly(ADA, ADA);
    }

    @Test
    void aNameThatIsNotThereYetIsAskedForAgain() {
        bus.subscribe(FindAccount.class.getName(), Account.class, query -> null);
        answering(null);
        assertThat(names.of(ADA)).isEmpty();
        answering("ada");
        assertThat(names.of(ADA)).contains("ada");
    }

    @Test
    void whileNobodyCanTellOneAsksNoMore() {
        bus.subscribe(FindChatUser.class.getName(), ChatUser.class, query -> {
            asked.add(((FindChatUser) query.getPayload()).user());
            throw new IllegalStateException("The read model is away");
        });
        assertThat(names.of(ADA)).isEmpty();
        assertThat(names.of(BOB)).isEmpty();
        assertThat(asked).containsExactly(ADA);
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
