// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

class NotificationSenderTest {

    private static final int MANY = 10_000;
    private static final int MOST = 100_000;

    private final OutboundQueue queue = new OutboundQueue(MOST);
    private final NotificationSender sender = new NotificationSender(queue);
    private final AtomicInteger taken = new AtomicInteger();
    private final List<@Nullable Throwable> ends = new ArrayList<>();

    @Test
    void aClientThatReadsNothingKeepsAsGoodAsNothingWaiting() {
        var begun = sender.begin(many(), ends::add);

        assertThat(begun.toFuture()).isNotDone();
        assertThat(taken).hasValueLessThanOrEqualTo(2);
        assertThat(queue.offer(OutboundFrame.text(new byte[MOST / 2]))).isTrue();
        assertThat(ends).isEmpty();
    }

    @Test
    void whatTakesItsPlaceEndsIt() {
        var cancelled = new AtomicInteger();
        var before = sender.begin(Flux.<byte[]>never().doOnCancel(cancelled::incrementAndGet), ends::add)
                .toFuture();
        sender.begin(many(), ends::add);

        assertThat(cancelled).hasValue(1);
        assertThat(before).isDone();
        assertThat(taken).hasPositiveValue();
        assertThat(ends).isEmpty();
    }

    @Test
    void itsEndIsTold() {
        var fault = new IllegalStateException();
        assertThat(sender.begin(Flux.empty(), ends::add).toFuture()).isDone();
        sender.begin(Flux.error(fault), ends::add);

        assertThat(ends).containsExactly(null, fault);
    }

    @Test
    void nothingBeginsBehindTheEnd() {
        sender.end();
        var begun = sender.begin(
                Sinks.many().unicast().<byte[]>onBackpressureBuffer().asFlux(), ends::add);

        assertThat(begun.toFuture()).isDone();
    }

    private Flux<byte[]> many() {
        return Flux.range(0, MANY).doOnNext(number -> taken.incrementAndGet()).map(number -> new byte[100]);
    }
}
