// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OrderedDeliveryTest {

    private final List<String> handedOn = new ArrayList<>();
    private final OrderedDelivery inOrder = new OrderedDelivery();

    @Test
    void whatIsThereIsHandedOnAtOnce() {
        add(frame("one"));
        add(frame("two"));
        assertThat(handedOn).containsExactly("one", "two");
    }

    @Test
    void whatComesAfterSomethingThatIsWaitedForWaitsToo() {
        var first = new CompletableFuture<OutboundFrame>();
        var third = new CompletableFuture<OutboundFrame>();
        add(first);
        add(frame("two"));
        add(third);
        add(frame("four"));
        third.complete(frame("three").join());
        assertThat(handedOn).isEmpty();
        first.complete(frame("one").join());
        assertThat(handedOn).containsExactly("one", "two", "three", "four");
    }

    @Test
    void whatFailsIsLeftOut() {
        add(CompletableFuture.failedFuture(new IllegalStateException("broken")));
        add(frame("two"));
        assertThat(handedOn).containsExactly("two");
    }

    private void add(CompletableFuture<OutboundFrame> frame) {
        inOrder.add(frame, it -> handedOn.add(new String(it.payload(), UTF_8)));
    }

    private static CompletableFuture<OutboundFrame> frame(String text) {
        return CompletableFuture.completedFuture(OutboundFrame.text(text.getBytes(UTF_8)));
    }
}
