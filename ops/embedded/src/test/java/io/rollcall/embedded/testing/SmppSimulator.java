// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** An SMPP gateway of a test's own, on the loopback interface: takes messages, or not, and tells of them. */
public final class SmppSimulator implements AutoCloseable {

    public static final String SYSTEM_ID = "rollcall";
    public static final String PASSWORD = "secret12";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int UCS2 = 8;
    private static final int FIRST_PORT = 15_000;
    private static final int LAST_PORT = 32_000;

    /** A message as it came: {@code from} and {@code to} as they were written. */
    public record Submitted(String id, String from, String to, int coding, String text, boolean wantsReceipt) {}

    private final int port;
    private final SmppSessions sessions;
    private final List<Submitted> messages = new CopyOnWriteArrayList<>();
    private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicLong ids = new AtomicLong(ThreadLocalRandom.current().nextLong(0xa000000, 0xb000000));
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean silent;
    private volatile boolean tellsAtOnce;

    private SmppSimulator(ServerSocket socket) throws IOException {
        this.port = socket.getLocalPort();
        this.sessions = new SmppSessions(socket, this::take);
    }

    /** On any free port that stays free after its end: systems give those of this range to nobody by themselves. */
    public static SmppSimulator start() {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try {
                return on(port);
            } catch (BindException e) {
                // The next one, then.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** On the port of one that was closed, as soon as the system has taken that back. */
    public static SmppSimulator startOn(int port) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return on(port);
            } catch (IOException e) {
                if (!(e instanceof BindException) || System.nanoTime() > deadline) {
                    throw new UncheckedIOException(e);
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    private static SmppSimulator on(int port) throws IOException {
        return new SmppSimulator(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
    }

    public int port() {
        return port;
    }

    /** Answers so many messages with this status instead of taking them. */
    public void refuse(int times, int status) {
        for (var i = 0; i < times; i++) {
            refusals.add(status);
        }
    }

    /** Takes messages from now on and never says so. */
    public void fallSilent() {
        silent = true;
    }

    /** Tells of each message that it was delivered, before it says that it took it. */
    public void tellAtOnce() {
        tellsAtOnce = true;
    }

    /** What was taken so far, oldest first. */
    public List<Submitted> messages() {
        return List.copyOf(messages);
    }

    /** How many refusals it has not given yet. */
    public int refusalsLeft() {
        return refusals.size();
    }

    /** The newest message that is as wanted, once it is there. */
    public Submitted await(Predicate<Submitted> wanted) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var found = messages.reversed().stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        throw new AssertionError("No such message among " + messages.size());
    }

    /** The newest message to this number, {@code +} and digits, once it is there. */
    public Submitted awaitTo(String phone) {
        return await(message -> message.to().equals(phone.substring(1)));
    }

    /** Tells the bound sessions what became of a message; the text is that of a receipt. */
    public void tell(String text) {
        sessions.tell(text);
    }

    /** Ends all sessions; new ones are accepted. */
    public void hangUp() {
        sessions.hangUp();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            sessions.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SubmitSmResult take(SubmitSm submit, SMPPServerSession session) throws ProcessRequestException {
        var refusal = refusals.poll();
        if (refusal != null) {
            throw new ProcessRequestException("As the test wants", refusal);
        }
        var id = Long.toHexString(ids.incrementAndGet());
        messages.add(submitted(id, submit));
        if (tellsAtOnce) {
            SmppSessions.tell(session, "id:" + id + " stat:DELIVRD err:000");
        }
        if (silent) {
            awaitClose();
        }
        try {
            return new SubmitSmResult(new MessageId(id), null);
        } catch (PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Submitted submitted(String id, SubmitSm submit) {
        var charset = submit.getDataCoding() == UCS2 ? UTF_16BE : ISO_8859_1;
        return new Submitted(
                id,
                submit.getSourceAddr(),
                submit.getDestAddress(),
                submit.getDataCoding(),
                new String(submit.getShortMessage(), charset),
                submit.getRegisteredDelivery() == 1);
    }
}
