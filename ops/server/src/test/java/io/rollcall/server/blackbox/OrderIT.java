// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.EXECUTOR;
import static io.rollcall.server.blackbox.Crm.NOT_PROVIDED;
import static io.rollcall.server.blackbox.Crm.ORDER;
import static io.rollcall.server.blackbox.Crm.challenged;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Our extension of the crm door: placing orders, giving them to somebody, and saying that they are done. */
class OrderIT {

    private final Crm crm = Crm.at(Server.base());
    private final Crm.User creator = crm.signUp();
    private final Crm.User executor = crm.signUp();
    private final long creatorId = crm.profile(creator).get("id").asLong();
    private final long executorId = crm.profile(executor).get("id").asLong();

    @Test
    void anOrderIsAsItWasPlaced() {
        var order = crm.as(creator)
                .post(
                        ORDER,
                        SentBody.json(
                                "{\"order_code\":\"A-1\",\"description\":\"Mend the roof\",\"client\":\"Mr Babbage\","
                                        + "\"service\":\"roofs\",\"executor\":%d}".formatted(executorId)))
                .is(201)
                .json();
        assertThat(order.get("order_code").asString()).isEqualTo("A-1");
        assertThat(order.get("description").asString()).isEqualTo("Mend the roof");
        assertThat(order.get("creator").asLong()).isEqualTo(creatorId);
        assertThat(order.get("executor").asLong()).isEqualTo(executorId);
        assertThat(order.get("client").asString()).isEqualTo("Mr Babbage");
        assertThat(order.get("service").asString()).isEqualTo("roofs");
        assertThat(order.get("done").asBoolean()).isFalse();
        assertThat(order.get("blocked").asBoolean()).isFalse();
        assertThat(crm.as(creator).get(ORDER).is(200).json()).containsExactly(order);
    }

    @Test
    void anOrderNeedsNoMoreThanADescription() {
        var order = place();
        assertThat(order.get("order_code").asString())
                .isEqualTo("R-" + order.get("id").asLong());
        assertThat(order.get("executor").isNull()).isTrue();
        assertThat(order.get("client").isNull()).isTrue();
        assertThat(order.get("service").isNull()).isTrue();
        crm.as(creator).post(ORDER, SentBody.json("{}")).refuses("description", "This field is required.");
    }

    @Test
    void whoIsToDoItMustExist() {
        for (var nobody : new String[] {"0", "-1", "999999999", "99999999999999999999"}) {
            crm.as(creator)
                    .post(ORDER, SentBody.json("{\"description\":\"Roof\",\"executor\":%s}".formatted(nobody)))
                    .refuses("executor", "The user must exist.");
            change(creator, place(), "\"executor\":" + nobody).refuses("executor", "The user must exist.");
        }
    }

    @Test
    void anOrderMovesFromOneExecutorToAnother() {
        var order = place();
        change(creator, order, "\"executor\":" + executorId).is(200);
        assertThat(crm.as(executor).get(EXECUTOR).is(200).json()).hasSize(1);
        var moved = change(creator, order, "\"executor\":" + creatorId).is(200).json();
        assertThat(moved.get("executor").asLong()).isEqualTo(creatorId);
        assertThat(Instant.parse(moved.get("updated_at").asString()))
                .isAfter(Instant.parse(order.get("updated_at").asString()));
        assertThat(moved.get("created_at")).isEqualTo(order.get("created_at"));
        crm.as(executor).get(EXECUTOR).is(200, "[]");
        assertThat(crm.as(creator).get(EXECUTOR).is(200).json()).containsExactly(moved);
    }

    @Test
    void creatorAndExecutorMaySayThatItIsDone() {
        for (var who : new Crm.User[] {creator, executor}) {
            var order = place();
            change(creator, order, "\"executor\":" + executorId).is(200);
            var done = change(who, order, "\"done\":true").is(200).json();
            assertThat(done.get("done").asBoolean()).isTrue();
            assertThat(change(who, order, "\"done\":true").is(200).json()).isEqualTo(done);
            change(creator, order, "\"executor\":" + creatorId).refuses("executor", "The order is done already.");
        }
    }

    @Test
    void onlyItsCreatorGivesAnOrderToSomebody() {
        var order = place();
        change(executor, order, "\"executor\":" + executorId).is(404, "detail", "Not found.");
        change(executor, order, "\"done\":true").is(404, "detail", "Not found.");
        change(creator, order, "\"executor\":" + executorId).is(200);
        change(executor, order, "\"executor\":" + creatorId).is(403);
        crm.as(executor)
                .patch(ORDER, SentBody.json("{\"id\":999999999,\"done\":true}"))
                .is(404);
        crm.as(executor).patch(ORDER, SentBody.json("{\"id\":0,\"done\":true}")).is(404);
        crm.as(executor).get(ORDER).is(200, "[]");
    }

    @Test
    void oneThingIsChangedAtATime() {
        var order = place();
        change(creator, order, "\"done\":true,\"executor\":" + executorId).is(400);
        assertThat(change(creator, order, "\"done\":false").is(400).json().get("done"))
                .isNotNull();
        crm.as(creator).patch(ORDER, SentBody.json("{\"done\":true}")).refuses("id", "This field is required.");
    }

    @Test
    void nobodyComesInWithoutAToken() {
        challenged(crm.client().get(ORDER), NOT_PROVIDED);
        challenged(crm.client().post(ORDER, SentBody.json("{}")), NOT_PROVIDED);
        challenged(crm.client().patch(ORDER, SentBody.json("{}")), NOT_PROVIDED);
    }

    private JsonNode place() {
        return crm.as(creator)
                .post(ORDER, SentBody.json("{\"description\":\"Mend the roof\"}"))
                .is(201)
                .json();
    }

    private ReceivedAnswer change(Crm.User who, JsonNode order, String change) {
        return crm.as(who)
                .patch(
                        ORDER,
                        SentBody.json("{\"id\":%d,%s}".formatted(order.get("id").asLong(), change)));
    }
}
