// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.embedded.testing.TestServers;
import io.rollcall.server.StreamedEvents;
import org.junit.jupiter.api.Test;

/** What analysts read. */
class StreamIT {

    private final Meet meet = Meet.at(Server.base());

    @Test
    void everyEventIsOnTheTopicInOrderKeyedByItsAggregateAndTellsNothingPersonal() {
        var user = meet.signUp();
        meet.as(user)
                .patch(Meet.ACCOUNT, Body.json("{\"name\":\"Ada of the stream\"}"))
                .is(200);
        var key = "user-" + user.userId();
        var events = new StreamedEvents(TestServers.kafka())
                .await(all -> StreamedEvents.areWithoutGap(all)
                        && all.stream()
                                .anyMatch(event -> event.key().equals(key)
                                        && event.event().get("type").asString().equals("user.renamed")));
        assertThat(StreamedEvents.areInOrder(events)).isTrue();
        assertThat(events)
                .allSatisfy(event -> assertThat(event.key())
                        .isEqualTo(event.event().get("subject").asString()));
        assertThat(events)
                .noneMatch(event -> event.text().contains("Ada of the stream"))
                .noneMatch(event -> event.text().contains(user.phone().substring(1)))
                .noneMatch(event -> event.text().contains(user.token()))
                .noneMatch(event ->
                        event.text().contains(TokenHash.ofToken(user.token()).value()));
    }
}
