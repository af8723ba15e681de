// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.group.GroupNameEvent.GroupNameClaimed;
import io.rollcall.contracts.group.GroupNameEvent.GroupNameForgotten;
import io.rollcall.contracts.group.GroupNameEvent.GroupNameReleased;
import io.rollcall.contracts.group.GroupNameId;
import io.rollcall.contracts.shared.Event;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GroupNameProjectionTest {

    private static final GroupNameId NAME = GroupNameId.of(new UUID(1, 1));
    private static final GroupNameId OTHER = GroupNameId.of(new UUID(2, 2));
    private static final GroupId FIRST = GroupId.of(5);
    private static final GroupId SECOND = GroupId.of(6);

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private final GroupNameReadModel names = new GroupNameReadModel(database, log);

    @Test
    void keepsWhichGroupHasWhichName() {
        given(new GroupNameClaimed(NAME, FIRST), new GroupNameClaimed(OTHER, SECOND));
        assertThat(group(NAME)).contains(FIRST);
        assertThat(group(OTHER)).contains(SECOND);
    }

    @Test
    void aNameThatIsFreeIsNobodysUntilItIsTakenAgain() {
        given(new GroupNameClaimed(NAME, FIRST), new GroupNameReleased(NAME, FIRST));
        assertThat(group(NAME)).isEmpty();
        given(new GroupNameClaimed(NAME, SECOND));
        assertThat(group(NAME)).contains(SECOND);
    }

    @Test
    void staysAsItIsWhenDeliveredTwiceAndIsTheSameAfterARebuild() {
        given(new GroupNameClaimed(NAME, FIRST), new GroupNameReleased(NAME, FIRST), new GroupNameForgotten(NAME));
        given(new GroupNameClaimed(OTHER, SECOND));
        var once = MemoryMongo.documents(database, "group-names");
        names.again();
        assertThat(MemoryMongo.documents(database, "group-names")).isEqualTo(once);
        names.subscription.storeToken(null, "group-names", 0);
        names.catchUp();
        assertThat(MemoryMongo.documents(database, "group-names")).isEqualTo(once);
    }

    private void given(Event... events) {
        log.append("group-name", events);
        names.catchUp();
    }

    private Optional<GroupId> group(GroupNameId name) {
        return names.documents.find(name, log.head()).map(GroupNameDocument::id).blockOptional();
    }
}
