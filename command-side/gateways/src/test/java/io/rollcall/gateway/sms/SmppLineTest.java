// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.gateway.sms.SmsProperties.Smpp;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A line that dies without a word, as where a cable is cut: what there is of it is asked for by {@code enquire_link}.
 */
class SmppLineTest {

    private static final int HEADER = 16;
    private static final int BIND_TRANSCEIVER = 0x09;
    private static final int ENQUIRE_LINK = 0x15;
    private static final int RESPONSE = 0x8000_0000;
    private static final byte[] NAMELESS = {0};
    private static final int ANSWERED = 2;

    private final CountDownLatch enquiries = new CountDownLatch(ANSWERED + 1);
    private ServerSocket listening;
    private SmppGateway gateway;

    @BeforeEach
    void reach() throws IOException {
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        var smpp = new Smpp("127.0.0.1", listening.getLocalPort(), "rollcall", "secret12", "Rollcall", 20);
        gateway = new SmppGateway(
                SmppSettings.of(smpp), new SmppReceipts(receipt -> {}), Duration.ofSeconds(1), Duration.ofMillis(300));
        assertThat(gateway.reach()).isTrue();
    }

    @AfterEach
    void stop() throws IOException {
        gateway.leave();
        listening.close();
    }

    @Test
    void isGivenUpOnceAnEnquiryIsNotAnswered() throws Exception {
        listening.close(); // so that it is not reached again
        assertThat(enquiries.await(20, TimeUnit.SECONDS)).isTrue();
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (gateway.reach()) {
            assertThat(System.nanoTime())
                    .as("the line is still taken for alive")
                    .isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** Takes any client that binds, answers some enquiries, and then nothing any more; the connection stays open. */
    private void serve() {
        try (var line = listening.accept()) {
            var in = new DataInputStream(line.getInputStream());
            var out = new DataOutputStream(line.getOutputStream());
            while (true) {
                var length = in.readInt();
                var command = in.readInt();
                in.readInt();
                var sequence = in.readInt();
                in.skipNBytes(length - HEADER);
                if (command == BIND_TRANSCEIVER) {
                    answer(out, command, sequence, NAMELESS);
                } else if (command == ENQUIRE_LINK) {
                    enquiries.countDown();
                    if (enquiries.getCount() > 0) {
                        answer(out, command, sequence, new byte[0]);
                    }
                }
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    private static void answer(DataOutputStream out, int command, int sequence, byte[] body) throws IOException {
        out.writeInt(HEADER + body.length);
        out.writeInt(command | RESPONSE);
        out.writeInt(0);
        out.writeInt(sequence);
        out.write(body);
        out.flush();
    }
}
