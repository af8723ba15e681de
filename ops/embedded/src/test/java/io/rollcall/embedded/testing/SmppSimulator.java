// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** An SMPP gateway of a test's own, on the loopback interface: takes messages, or not, and tells of them. */
public final class SmppSimulator implements AutoCloseable {

    public static final String SYSTEM_ID = "rollcall";
    public static final String PASSWORD = "secret12";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int UCS2 = 8;

    /** A message as it came: {@code from} and {@code to} as they were written. */
    public record Submitted(String id, String from, String to, int coding, String text, boolean wantsReceipt) {}

    private final ServerSocket socket;
    private final SMPPServerSessionListener listener;
    private final Set<SMPPServerSession> sessions = ConcurrentHashMap.newKeySet();
    private final List<Submitted> messages = new CopyOnWriteArrayList<>();
    private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicLong ids = new AtomicLong(0x1000a);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean silent;
    private volatile boolean tellsAtOnce;

    private SmppSimulator(int port) {
        try {
            socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            listener = new SMPPServerSessionListener(port, new SmppListening(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listener.setMessageReceiverListener((SmppMessages) this::take);
        Thread.ofPlatform().name("smpp-simulator").daemon().start(this::run);
    }

    /** On any free port. */
    public static SmppSimulator start() {
        return new SmppSimulator(0);
    }

    /** On the port of one that was closed. */
    public static SmppSimulator startOn(int port) {
        return new SmppSimulator(port);
    }

    public int port() {
        return socket.getLocalPort();
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

    /** Tells whoever is bound what became of a message; the text is that of a receipt. */
    public void tell(String text) {
        sessions.stream()
                .filter(session -> session.getSessionState().isBound())
                .forEach(session -> tell(session, text));
    }

    /** Ends all sessions; new ones are accepted. */
    public void hangUp() {
        sessions.forEach(SMPPServerSession::close);
        sessions.clear();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        hangUp();
    }

    private void run() {
        while (!socket.isClosed()) {
            try {
                var session = listener.accept();
                Thread.ofVirtual().start(() -> bind(session));
            } catch (IOException e) {
                // Closed, or nobody there: the loop sees which.
            }
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            var request = session.waitForBind(PATIENCE.toMillis());
            if (SYSTEM_ID.equals(request.getSystemId()) && PASSWORD.equals(request.getPassword())) {
                sessions.add(session);
                request.accept("simulator");
            } else {
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
            }
        } catch (IOException | TimeoutException | PDUStringException e) {
            session.close();
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
            tell(session, "id:" + id + " stat:DELIVRD err:000");
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

    private static void tell(SMPPServerSession session, String text) {
        try {
            session.deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    "79990000000",
                    TypeOfNumber.UNKNOWN,
                    NumberingPlanIndicator.UNKNOWN,
                    "Rollcall",
                    new ESMClass(MessageType.SMSC_DEL_RECEIPT.value()),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    DataCodings.ZERO,
                    text.getBytes(ISO_8859_1));
        } catch (PDUException
                | ResponseTimeoutException
                | InvalidResponseException
                | NegativeResponseException
                | IOException e) {
            throw new IllegalStateException("The receipt was not taken", e);
        }
    }
}
