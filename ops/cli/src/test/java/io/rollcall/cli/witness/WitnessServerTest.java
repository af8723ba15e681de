// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.witness;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.proof.note.NoteSignature;
import io.rollcall.proof.note.NoteSigner;
import io.rollcall.proof.note.SignatureType;
import io.rollcall.proof.witness.AddCheckpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The statuses of c2sp.org/tlog-witness, and what is no request. */
class WitnessServerTest {

    private static final TestLog LOG = new TestLog(40, 40, "");
    private static final TestLog FORKED = new TestLog(40, 10, "forked");

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private WitnessServer server;

    @BeforeEach
    void start() throws Exception {
        var witness = new Witness(
                new WitnessState(folder),
                List.of(TestLog.KEY.verifier()),
                List.of(WitnessTest.KEY),
                InstantSource.system());
        server = WitnessServer.start(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    @Test
    void aCosignatureIsALineAndAConflictTellsTheSize() throws Exception {
        var first = post(LOG.grown(0, 20).encode());
        assertThat(first.statusCode()).isEqualTo(200);
        var signature = NoteSignature.parse(first.body().stripTrailing());
        assertThat(LOG.note(20).with(List.of(signature)).verify(List.of(WitnessTest.KEY.verifier())))
                .hasSize(1);

        var conflict = post(LOG.grown(0, 30).encode());
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.headers().firstValue("Content-Type")).hasValue("text/x.tlog.size");
        assertThat(conflict.body()).isEqualTo("20\n");

        assertThat(post(FORKED.grown(20, 30).encode()).statusCode()).isEqualTo(422);
        assertThat(post(new AddCheckpoint(30, List.of(), LOG.note(20)).encode()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void strangersAreRefused() throws Exception {
        var stranger = NoteSigner.generate(TestLog.ORIGIN, SignatureType.ED25519, new SecureRandom());
        assertThat(post(new AddCheckpoint(0, List.of(), LOG.note(20, stranger)).encode())
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(LOG.grown(0, 20).encode().replace(TestLog.ORIGIN, "other.example/log"))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "old 0", "old 00\n\n", "old -1\n\n", "old 0\nAAAA\n\n", "new 0\n\n", "old 0\n\nx\n1\ny\n"})
    void whatIsNoRequestIsMalformed(String body) throws Exception {
        assertThat(post(body).statusCode()).isEqualTo(400);
    }

    @Test
    void nothingElseIsThereAndNothingLargerIsRead() throws Exception {
        assertThat(post("x".repeat(AddCheckpoint.MAX_BYTES + 1)).statusCode()).isEqualTo(413);
        assertThat(post("old 0\n" + "AAAA\n".repeat(64) + "\n").statusCode()).isEqualTo(400);
        assertThat(send(request("/add-checkpoint").GET()).statusCode()).isEqualTo(405);
        assertThat(send(request("/").GET()).statusCode()).isEqualTo(404);
    }

    @Test
    void callersAtOnceAreBoundedAndTheOthersComeAgain() throws Exception {
        var holding = new ArrayList<Socket>();
        try {
            for (int caller = 0; caller < WitnessServer.AT_ONCE; caller++) {
                holding.add(unfinished(server.address().getPort()));
            }
            var deadline = System.nanoTime() + SOON.toNanos();
            while (post("old 0").statusCode() != 503) { // once the last of them has its turn
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
            assertThat(send(request("/").GET()).statusCode()).isEqualTo(404);
        } finally {
            for (var caller : holding) {
                caller.close();
            }
        }
        var deadline = System.nanoTime() + SOON.toNanos();
        while (post("old 0").statusCode() == 503) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
        assertThat(post(LOG.grown(0, 20).encode()).statusCode()).isEqualTo(200);
    }

    /** The JDK reads its bounds once for each process. */
    @Test
    void aCallerThatIsSlowIsCutOff() throws Exception {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Dsun.net.httpserver.maxReqTime=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServingWitness.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var said = process.inputReader();
                var caller = unfinished(Integer.parseInt(said.readLine()))) {
            assertThat(endOf(caller)).isTrue();
        } finally {
            process.destroy();
        }
    }

    /** One that has said how much it will send, and does not. */
    private static Socket unfinished(int port) throws IOException {
        var caller = new Socket(InetAddress.getLoopbackAddress(), port);
        caller.setSoTimeout((int) SOON.toMillis());
        caller.getOutputStream()
                .write("POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: 9\r\n\r\nold".getBytes(US_ASCII));
        return caller;
    }

    private static boolean endOf(Socket caller) throws IOException {
        try {
            return caller.getInputStream().readAllBytes().length == 0;
        } catch (SocketException e) {
            return true; // reset
        }
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(request("/add-checkpoint").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.address().getPort() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
