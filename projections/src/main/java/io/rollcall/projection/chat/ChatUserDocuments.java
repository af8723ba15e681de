// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.chat;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.shared.ReadModel;
import io.rollcall.projection.shared.ReadModelDatabase;
import io.rollcall.projection.shared.StoredDocuments;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The stored users of the chat door, by user id. */
@Component
public final class ChatUserDocuments implements StoredDocuments {

    private final ReadModel<Long, ChatUserDocument> model;

    public ChatUserDocuments(ReadModelDatabase database) {
        this.model = new ReadModel<>(database, ChatUserProjection.GROUP, new ChatUserCodec());
    }

    /**
     * One user, in one look-up; empty if there is none.
     *
     * @param after waits until this position is in the read model, or fails with {@link NotCaughtUp}; 0 asks for
     *     nothing
     */
    public Mono<ChatUserDocument> find(UserId user, long after) {
        return model.find(user.value(), after);
    }

    /**
     * Those of these users that there are, in no particular order, in one look-up.
     *
     * @param after as for {@link #find}
     */
    public Mono<List<ChatUserDocument>> findAll(Collection<UserId> users, long after) {
        return model.findAll(users.stream().map(UserId::value).toList(), after);
    }

    @Override
    public ReadModel<Long, ChatUserDocument> model() {
        return model;
    }
}
