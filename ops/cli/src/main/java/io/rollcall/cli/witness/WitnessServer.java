// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rollcall.cli.witness.Witness.Outcome;
import io.rollcall.cli.witness.Witness.Why;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.note.NoteSignature;
import io.rollcall.proof.witness.AddCheckpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * A witness at {@code POST /add-checkpoint}. Any caller can have it read a bounded body and verify a few signatures,
 * some callers at a time; the others are told to come again.
 */
public final class WitnessServer implements AutoCloseable {

    private static final String PATH = "/add-checkpoint";
    static final int AT_ONCE = 32;
    private static final int BACKLOG = 128;
    private static final int OK = 200;
    private static final int MALFORMED = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int CONFLICT = 409;
    private static final int TOO_LARGE = 413;
    private static final int INCONSISTENT = 422;
    private static final int BROKEN = 500;
    private static final int BUSY = 503;

    private final Witness witness;
    private final HttpServer server;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    private record Answer(int status, String type, String body) {

        static Answer text(int status, String body) {
            return new Answer(status, "text/plain; charset=utf-8", body + "\n");
        }
    }

    private WitnessServer(Witness witness, HttpServer server) {
        this.witness = witness;
        this.server = server;
    }

    /** Listens from the return on. Callers that are slow are cut off. */
    public static WitnessServer start(Witness witness, InetSocketAddress address) throws IOException {
        bound("sun.net.httpserver.maxReqTime", "20");
        bound("sun.net.httpserver.maxRspTime", "20");
        bound("sun.net.httpserver.maxIdleConnections", "64");
        bound("jdk.httpserver.maxConnections", "256");
        var server = HttpServer.create(address, BACKLOG);
        var listening = new WitnessServer(witness, server);
        server.createContext("/", listening::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return listening;
    }

    /** Seconds and counts that the JDK reads when its first server is made; what is set already stands. */
    private static void bound(String name, String value) {
        System.getProperties().putIfAbsent(name, value);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange);
            var bytes = answer.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals(PATH)) {
            return Answer.text(NOT_FOUND, "There is " + PATH);
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return Answer.text(NOT_ALLOWED, "POST");
        }
        if (!turns.tryAcquire()) {
            return Answer.text(BUSY, "Come again");
        }
        try {
            var body = exchange.getRequestBody().readNBytes(AddCheckpoint.MAX_BYTES + 1);
            return body.length > AddCheckpoint.MAX_BYTES
                    ? Answer.text(TOO_LARGE, "At most " + AddCheckpoint.MAX_BYTES + " bytes")
                    : answer(body);
        } finally {
            turns.release();
        }
    }

    private Answer answer(byte[] body) {
        AddCheckpoint request;
        try {
            request = AddCheckpoint.parse(body);
        } catch (ProofRefused e) {
            return Answer.text(MALFORMED, String.valueOf(e.getMessage()));
        }
        try {
            return answer(witness.add(request));
        } catch (IOException | ProofRefused e) {
            return Answer.text(BROKEN, "What was cosigned cannot be read or kept");
        }
    }

    private static Answer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Cosigned cosigned ->
                new Answer(
                        OK,
                        "text/plain; charset=utf-8",
                        cosigned.signatures().stream()
                                .map(NoteSignature::line)
                                .map(line -> line + "\n")
                                .collect(Collectors.joining()));
            case Outcome.OtherSize other -> new Answer(CONFLICT, "text/x.tlog.size", other.size() + "\n");
            case Outcome.Refused refused -> Answer.text(status(refused.why()), refused.message());
        };
    }

    private static int status(Why why) {
        return switch (why) {
            case MALFORMED -> MALFORMED;
            case UNKNOWN_LOG -> NOT_FOUND;
            case NOT_SIGNED -> FORBIDDEN;
            case INCONSISTENT -> INCONSISTENT;
        };
    }
}
