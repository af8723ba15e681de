// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.outbox;

import io.rollcall.gateway.outbox.OutboxFixture.Reference;
import io.rollcall.gateway.outbox.OutboxFixture.Text;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes what it is given, unless the test has said what it answers next. */
final class FakeChannel implements Channel {

    static final Duration LEASE = Duration.ofMinutes(1);

    final List<String> sent = new CopyOnWriteArrayList<>();
    final List<String> givenUp = new CopyOnWriteArrayList<>();
    final Queue<Submission> answers = new ConcurrentLinkedQueue<>();
    final Map<String, CountDownLatch> slow = new ConcurrentHashMap<>();
    volatile Runnable meanwhile = () -> {};
    volatile boolean away;

    /** Somebody has seen that it is away: whatever was begun to be taken before has been taken. */
    volatile boolean wasSeenAway;

    volatile boolean diesBefore;
    volatile boolean diesAfter;

    private final String name;
    private final int copies;
    private final int perSecond;

    FakeChannel(int copies, int perSecond) {
        this("test", copies, perSecond);
    }

    FakeChannel(String name, int copies, int perSecond) {
        this.name = name;
        this.copies = copies;
        this.perSecond = perSecond;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Terms terms() {
        return new Terms(Duration.ofMillis(500), LEASE, copies, perSecond, BackOff.SECONDS);
    }

    @Override
    public boolean reach() {
        wasSeenAway |= away;
        return !away;
    }

    @Override
    public Submission submit(OutgoingMessage message) {
        if (diesBefore) {
            throw new IllegalStateException("killed before it was sent");
        }
        var answer = answers.poll();
        if (answer != null) {
            meanwhile.run();
            return answer;
        }
        var text = message.as(Text.class).text();
        wait(slow.get(text));
        sent.add(text);
        if (diesAfter) {
            throw new IllegalStateException("killed before it was recorded");
        }
        return new Submission.Accepted("id of " + text);
    }

    @Override
    public void givenUp(OutgoingMessage message, String reason) {
        givenUp.add(message.as(Reference.class).number() + " " + reason);
    }

    private static void wait(CountDownLatch latch) {
        try {
            if (latch != null) {
                latch.await(20, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
