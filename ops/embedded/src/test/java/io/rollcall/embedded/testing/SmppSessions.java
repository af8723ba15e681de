// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;

/** The sessions that are bound to an {@link SmppSimulator}. */
final class SmppSessions implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ServerSocket socket;
    private final SMPPServerSessionListener listener;
    private final Set<SMPPServerSession> bound = ConcurrentHashMap.newKeySet();

    /** Takes every client with the simulator's own password. */
    SmppSessions(ServerSocket socket, SmppMessages messages) throws IOException {
        this.socket = socket;
        this.listener = new SMPPServerSessionListener(socket.getLocalPort(), new SmppListening(socket));
        listener.setMessageReceiverListener(messages);
        Thread.ofPlatform().name("smpp-simulator").daemon().start(this::run);
    }

    /** Tells all of a message. */
    void tell(String text) {
        bound.stream().filter(session -> session.getSessionState().isBound()).forEach(session -> tell(session, text));
    }

    /** Ends all; new ones are taken. */
    void hangUp() {
        bound.forEach(SMPPServerSession::close);
        bound.clear();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        hangUp();
    }

    private void run() {
        while (!socket.isClosed()) {
            try {
                var session = listener.accept();
                Thread.ofVirtual().start(() -> bind(session));
            } catch (IOException e) {
                // Closed, or gone already: the loop sees which.
            }
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            var request = session.waitForBind(PATIENCE.toMillis());
            if (!SmppSimulator.SYSTEM_ID.equals(request.getSystemId())
                    || !SmppSimulator.PASSWORD.equals(request.getPassword())) {
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
                return;
            }
            bound.add(session);
            if (socket.isClosed()) {
                hangUp(); // it came at the last moment
            } else {
                request.accept("simulator");
            }
        } catch (IOException | TimeoutException | PDUException e) {
            session.close();
        }
    }

    static void tell(SMPPServerSession session, String text) {
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
