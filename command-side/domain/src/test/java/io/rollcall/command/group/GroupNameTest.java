// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.group;

import io.rollcall.contracts.group.GroupCommand;
import io.rollcall.contracts.group.GroupCommand.ForgetGroupName;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.group.GroupNameEvent.GroupNameClaimed;
import io.rollcall.contracts.group.GroupNameEvent.GroupNameForgotten;
import io.rollcall.contracts.group.GroupNameEvent.GroupNameReleased;
import io.rollcall.contracts.group.GroupNameId;
import java.util.UUID;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupNameTest {

    private static final GroupNameId NAME = new GroupNameId(new UUID(6, 6));
    private static final GroupId GROUP = new GroupId(9);
    private static final GroupNameClaimed CLAIMED = new GroupNameClaimed(NAME, GROUP);
    private static final GroupNameReleased RELEASED = new GroupNameReleased(NAME, GROUP);
    private static final GroupNameForgotten FORGOTTEN = new GroupNameForgotten(NAME);

    private final AggregateTestFixture<GroupName> fixture = new AggregateTestFixture<>(GroupName.class);

    @BeforeEach
    void resolve() {
        fixture.registerCommandTargetResolver(command ->
                new VersionedAggregateIdentifier((Object) ((GroupCommand) command.getPayload()).target(), null));
    }

    @Test
    void aNameThatNoGroupHasIsForgottenOnce() {
        fixture.givenNoPriorActivity()
                .when(new ForgetGroupName(NAME))
                .expectEvents(FORGOTTEN)
                .expectResultMessagePayload(true);
        fixture.given(CLAIMED, RELEASED)
                .when(new ForgetGroupName(NAME))
                .expectEvents(FORGOTTEN)
                .expectResultMessagePayload(true);
        fixture.given(FORGOTTEN)
                .when(new ForgetGroupName(NAME))
                .expectNoEvents()
                .expectResultMessagePayload(true);
    }

    @Test
    void theNameOfAGroupIsNotForgotten() {
        fixture.given(CLAIMED).when(new ForgetGroupName(NAME)).expectNoEvents().expectResultMessagePayload(false);
    }
}
