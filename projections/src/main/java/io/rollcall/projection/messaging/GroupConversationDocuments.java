// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.messaging;

import io.rollcall.contracts.group.GroupId;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.shared.ReadModel;
import io.rollcall.projection.shared.ReadModelDatabase;
import io.rollcall.projection.shared.StoredDocuments;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The readers of what is written in groups, without what was written. */
@Component
public final class GroupConversationDocuments implements StoredDocuments {

    private final ReadModel<Long, GroupConversationDocument> model;

    public GroupConversationDocuments(ReadModelDatabase database) {
        this.model = new ReadModel<>(database, GroupConversationProjection.GROUP, new GroupConversationCodec());
    }

    /**
     * One group's, in one look-up; empty if there is no such group, or none any more.
     *
     * @param after waits until this position is in the read model, or fails with {@link NotCaughtUp}; 0 asks for
     *     nothing
     */
    public Mono<GroupConversationDocument> find(GroupId group, long after) {
        return model.find(group.value(), after);
    }

    @Override
    public ReadModel<Long, GroupConversationDocument> model() {
        return model;
    }
}
