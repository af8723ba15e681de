// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.EXECUTOR;
import static io.rollcall.server.blackbox.Crm.NOT_PROVIDED;
import static io.rollcall.server.blackbox.Crm.ORDER;
import static io.rollcall.server.blackbox.Crm.challenged;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** C-61 to C-64: the orders that one is to do. */
class ExecutorIT {

    private final Crm crm = Crm.at(Server.base());
    private final Crm.User creator = crm.signUp();
    private final Crm.User executor = crm.signUp();

    @Test
    void c61_theAnswerIsAList() {
        assertThat(crm.as(executor).get(EXECUTOR).is(200).json().isArray()).isTrue();
    }

    @Test
    void c62_theListHoldsTheOrdersThatTheCallerIsToDo() {
        crm.as(executor).get(EXECUTOR).is(200, "[]");
        var first = place("Roof");
        var second = place("Cellar");
        place(crm.profile(creator).get("id").asLong(), "Attic");
        var listed = crm.as(executor).get(EXECUTOR).is(200).json();
        assertThat(listed).containsExactly(first, second);
        assertThat(listed.get(0).propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "order_code",
                        "description",
                        "creator",
                        "executor",
                        "client",
                        "done",
                        "blocked",
                        "service",
                        "created_at",
                        "updated_at");
    }

    @Test
    void c63_nobodyComesInWithoutAToken() {
        challenged(crm.client().get(EXECUTOR), NOT_PROVIDED);
    }

    @Test
    void c64_theSlashMakesNoDifference() {
        var order = place("Roof");
        assertThat(crm.as(executor).get("/users/user/executor").is(200).json()).containsExactly(order);
    }

    private tools.jackson.databind.JsonNode place(String description) {
        return place(crm.profile(executor).get("id").asLong(), description);
    }

    private tools.jackson.databind.JsonNode place(long by, String description) {
        return crm.as(creator)
                .post(ORDER, SentBody.json("{\"description\":\"%s\",\"executor\":%d}".formatted(description, by)))
                .is(201)
                .json();
    }
}
