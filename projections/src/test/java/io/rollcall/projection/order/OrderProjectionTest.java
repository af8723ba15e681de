// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.order.OrderEvent.ExecutorAssigned;
import io.rollcall.contracts.order.OrderEvent.OrderCompleted;
import io.rollcall.contracts.order.OrderEvent.OrderPlaced;
import io.rollcall.contracts.order.OrderId;
import io.rollcall.contracts.order.PlacedOrder;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.shared.EventDelivery;
import io.rollcall.projection.shared.MemoryLog;
import io.rollcall.projection.shared.MemoryMongo;
import io.rollcall.projection.shared.ReadModelSubscription;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderProjectionTest {

    private static final UserId ADA = UserId.of(7);
    private static final UserId GRACE = UserId.of(8);
    private static final KeyId KEY = KeyId.of(new UUID(1, 1));
    private static final Instant YESTERDAY = Instant.parse("2026-01-01T03:04:05.678901Z");
    /** When the log of these tests records events. */
    private static final Instant RECORDED = Instant.parse("2026-01-02T03:04:05.678901Z");

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private final OrderDocuments orders = new OrderDocuments(MemoryMongo.readModels(database));
    private final ExecutorDocuments executors = new ExecutorDocuments(MemoryMongo.readModels(database));
    private final ReadModelSubscription orderPositions = new ReadModelSubscription(orders.model(), log);
    private final ReadModelSubscription executorPositions = new ReadModelSubscription(executors.model(), log);
    private final EventDelivery toOrders = new EventDelivery(new OrderProjection(orders), orderPositions, log);
    private final EventDelivery toExecutors =
            new EventDelivery(new ExecutorProjection(executors), executorPositions, log);

    @Test
    void showsAnOrderAsItIsNow() {
        given(placed(1), assigned(1, GRACE, null), new OrderCompleted(OrderId.of(1), ADA, GRACE));
        assertThat(of(ADA))
                .containsExactly(new PlacedOrder(
                        OrderId.of(1), "A-1", "Roof", ADA, GRACE, "Mr B", true, null, YESTERDAY, RECORDED));
    }

    @Test
    void listsOrdersByTheirNumbers() {
        for (var number : new long[] {17, 3, 1, 33, 2}) {
            given(placed(number));
        }
        assertThat(of(ADA)).extracting(order -> order.id().value()).containsExactly(1L, 2L, 3L, 17L, 33L);
        assertThat(of(GRACE)).isEmpty();
    }

    @Test
    void anExecutorHasWhatIsAssignedToThemNow() {
        given(placed(1), assigned(1, GRACE, null), placed(17), assigned(17, GRACE, null));
        assertThat(executedBy(GRACE)).containsExactly(1L, 17L);
        given(assigned(1, ADA, GRACE));
        assertThat(executedBy(GRACE)).containsExactly(17L);
        assertThat(executedBy(ADA)).containsExactly(1L);
    }

    @Test
    void ordersGoWithTheirCreator() {
        given(placed(1), placed(2), assigned(1, GRACE, null), new AccountDeleted(ADA, KEY, null));
        given(new OrderCompleted(OrderId.of(1), ADA, GRACE));
        assertThat(of(ADA)).isEmpty();
        assertThat(executedBy(GRACE)).isEmpty();
        assertThat(MemoryMongo.documents(database, "orders").toString()).doesNotContain("Roof");
    }

    @Test
    void foldsEveryEventErased() {
        given(new OrderPlaced(OrderId.of(1), KEY, ADA, YESTERDAY, null, null, null, null), assigned(1, GRACE, null));
        assertThat(of(ADA))
                .containsExactly(
                        new PlacedOrder(OrderId.of(1), null, null, ADA, GRACE, null, false, null, YESTERDAY, RECORDED));
    }

    @Test
    void staysAsItIsWhenDeliveredTwice() {
        given(placed(1), assigned(1, GRACE, null), assigned(1, ADA, GRACE));
        var once = List.of(MemoryMongo.documents(database, "orders"), MemoryMongo.documents(database, "executors"));
        toOrders.batch(log.after(0));
        toExecutors.batch(log.after(0));
        assertThat(List.of(MemoryMongo.documents(database, "orders"), MemoryMongo.documents(database, "executors")))
                .isEqualTo(once);
        assertThat(executedBy(ADA)).containsExactly(1L);
    }

    @Test
    void isTheSameAfterARebuild() {
        given(placed(1), assigned(1, GRACE, null), new OrderCompleted(OrderId.of(1), ADA, GRACE));
        var before = of(ADA);
        orderPositions.storeToken(null, "orders", 0);
        executorPositions.storeToken(null, "executors", 0);
        toOrders.run();
        toExecutors.run();
        assertThat(of(ADA)).isEqualTo(before).hasSize(1);
        assertThat(executedBy(GRACE)).containsExactly(1L);
    }

    private void given(Event... events) {
        log.append("order", events);
        toOrders.run();
        toExecutors.run();
    }

    private List<PlacedOrder> of(UserId creator) {
        return orders.all(creator, log.head()).block();
    }

    private List<Long> executedBy(UserId executor) {
        return executors
                .ordersOf(executor, log.head())
                .flatMap(found -> orders.among(found, log.head()))
                .block()
                .stream()
                .map(order -> order.id().value())
                .toList();
    }

    private static OrderPlaced placed(long number) {
        return new OrderPlaced(OrderId.of(number), KEY, ADA, YESTERDAY, "A-" + number, "Roof", "Mr B", null);
    }

    private static ExecutorAssigned assigned(long number, UserId executor, UserId before) {
        return new ExecutorAssigned(OrderId.of(number), ADA, executor, before);
    }
}
