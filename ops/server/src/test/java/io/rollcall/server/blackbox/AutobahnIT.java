// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.LoggedIT.logged;
import static io.rollcall.server.blackbox.RawSocket.CLOSE;
import static io.rollcall.server.blackbox.RawSocket.FIN;
import static io.rollcall.server.blackbox.RawSocket.frame;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * RFC 6455 at both sockets, as the Autobahn suite tests it: its chapters 1 to 7 and 10 as a table of our own, with
 * printed counts; and handshakes (section 4.2.1), wrong in one way each. None of it is the log's business. What cannot
 * be read after a goodbye ends without one, as that suite also allows.
 */
@Isolated // all servers of this JVM share its logging
class AutobahnIT {

    private static final Logger LOG = LoggerFactory.getLogger(AutobahnIT.class);
    private static final byte[] NOT_JSON =
            "{\"response\":\"400\",\"message\":\"Unable to parse JSON\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] GOODBYE = frame(FIN | CLOSE, (byte) 3, (byte) 0xe8);

    private final Meet.User ada = Meet.at(Server.base()).signUp();

    @Test
    void theEchoAnswersTheSameInTheSameKind() {
        check("/v1/ws_echo/", sent -> sent);
    }

    @Test
    void theSocketOfMessagesAnswersEachInText() {
        check("/v1/ws/", sent -> sent.where(NOT_JSON));
    }

    @Test
    void handshakesThatAreNoneOpenNothing() {
        var faults = new ArrayList<String>();
        var count = new AtomicInteger();
        var logged = logged(() -> HandshakeCases.at(ada.token()).forEach(shaken -> {
            count.incrementAndGet();
            faults.addAll(shaken.faults(Server.base()));
        }));
        LOG.info("{} handshakes, {} not as expected", count, faults.size());
        assertThat(faults).isEmpty();
        assertThat(logged).isEmpty();
    }

    private void check(String path, UnaryOperator<SocketCase> expected) {
        var cases = SocketCases.all().map(expected).toList();
        var faults = new ArrayList<String>();
        assertThat(logged(() -> cases.forEach(sent -> faults.addAll(faults(path, sent)))))
                .isEmpty();
        LOG.info("{}: {} cases of Autobahn's kind, {} not as expected", path, cases.size(), faults.size());
        assertThat(faults).isEmpty();
    }

    private List<String> faults(String path, SocketCase expected) {
        try (var socket = RawSocket.at(Server.base(), path, ada.token())) {
            expected.sent().forEach(socket::send);
            var heard = new ArrayList<RawSocket.Heard>();
            while (expected.isPolite() && heard.size() < expected.heard().size() && !isEnd(heard)) {
                heard.add(socket.next());
            }
            if (expected.isPolite() && !isEnd(heard)) {
                socket.send(GOODBYE);
            }
            while (!isEnd(heard)) {
                heard.add(socket.next());
            }
            var end = heard.removeLast();
            return isAsExpected(expected, heard, end.code())
                    ? List.of()
                    : List.of(expected.name() + ": "
                            + heard.stream().map(AutobahnIT::told).toList() + " " + end.code());
        }
    }

    private static boolean isEnd(List<RawSocket.Heard> heard) {
        return !heard.isEmpty()
                && (heard.getLast().opcode() == CLOSE || heard.getLast().opcode() < 0);
    }

    /** What was asked before a fault may be answered no more. */
    private static boolean isAsExpected(SocketCase expected, List<RawSocket.Heard> heard, int code) {
        var answers = expected.heard().stream().map(AutobahnIT::told).toList();
        var told = heard.stream().map(AutobahnIT::told).toList();
        var isAnswered = expected.isPolite()
                ? told.equals(answers)
                : told.size() <= answers.size() && told.equals(answers.subList(0, told.size()));
        return isAnswered && expected.codes().contains(code);
    }

    private static String told(RawSocket.Heard frame) {
        return frame.opcode() + " " + new String(frame.payload(), StandardCharsets.ISO_8859_1);
    }
}
