// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.group;

import io.rollcall.contracts.group.GroupNameId;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.shared.ReadModel;
import io.rollcall.projection.shared.ReadModelDatabase;
import io.rollcall.projection.shared.StoredDocuments;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The stored names of groups, by their ids: what they are stands nowhere here. */
@Component
public final class GroupNameDocuments implements StoredDocuments {

    private final ReadModel<String, GroupNameDocument> model;

    public GroupNameDocuments(ReadModelDatabase database) {
        this.model = new ReadModel<>(database, GroupNameProjection.GROUP, new GroupNameCodec());
    }

    /**
     * Which group has a name, in one look-up; empty for none.
     *
     * @param after waits until this position is in the read model, or fails with {@link NotCaughtUp}; 0 asks for
     *     nothing
     */
    public Mono<GroupNameDocument> find(GroupNameId name, long after) {
        return model.find(name.value().toString(), after);
    }

    @Override
    public ReadModel<String, GroupNameDocument> model() {
        return model;
    }
}
