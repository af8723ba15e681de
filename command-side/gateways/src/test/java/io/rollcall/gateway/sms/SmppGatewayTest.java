// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.embedded.testing.SmppSimulator;
import io.rollcall.gateway.outbox.Submission;
import io.rollcall.gateway.sms.Receipts.Receipt;
import io.rollcall.gateway.sms.SmsProperties.Smpp;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against jsmpp's own server. */
class SmppGatewayTest {

    private static final String PHONE = "+79250741413";
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final LinkedBlockingQueue<Receipt> receipts = new LinkedBlockingQueue<>();
    private SmppSimulator simulator = SmppSimulator.start();
    private SmppGateway gateway = gateway(SmppSimulator.PASSWORD, "Rollcall");

    @BeforeEach
    void reach() {
        assertThat(gateway.reach()).isTrue();
    }

    @AfterEach
    void stop() {
        gateway.leave();
        simulator.close();
    }

    @Test
    void aPlainTextGoesInTheDefaultAlphabetAndAsksForAReceipt() {
        var submission = gateway.submit(PHONE, "Rollcall: your code is 12345");
        var message = simulator.awaitTo(PHONE);
        assertThat(submission).isEqualTo(new Submission.Accepted(message.id()));
        assertThat(message.coding()).isZero();
        assertThat(message.text()).isEqualTo("Rollcall: your code is 12345");
        assertThat(message.from()).isEqualTo("Rollcall");
        assertThat(message.to()).isEqualTo("79250741413");
        assertThat(message.wantsReceipt()).isTrue();
    }

    @Test
    void aCyrillicTextGoesAsUcs2() {
        gateway.submit(PHONE, "Rollcall: ваш код 12345");
        var message = simulator.awaitTo(PHONE);
        assertThat(message.coding()).isEqualTo(8);
        assertThat(message.text()).isEqualTo("Rollcall: ваш код 12345");
    }

    @Test
    void throttlingAndAFullQueueSayThatItIsBusy() {
        simulator.refuse(1, SMPPConstant.STAT_ESME_RTHROTTLED);
        simulator.refuse(1, SMPPConstant.STAT_ESME_RMSGQFUL);
        assertThat(gateway.submit(PHONE, "1")).isEqualTo(new Submission.Busy());
        assertThat(gateway.submit(PHONE, "2")).isEqualTo(new Submission.Busy());
        assertThat(gateway.submit(PHONE, "3")).isInstanceOf(Submission.Accepted.class);
    }

    @Test
    void aFaultOfTheGatewaysOwnPasses() {
        simulator.refuse(1, SMPPConstant.STAT_ESME_RSYSERR);
        assertThat(gateway.submit(PHONE, "1")).isEqualTo(new Submission.NotNow());
    }

    @Test
    void anyOtherRefusalIsOfThisMessageForGood() {
        simulator.refuse(1, SMPPConstant.STAT_ESME_RINVDSTADR);
        assertThat(gateway.submit(PHONE, "1")).isEqualTo(new Submission.Refused("smpp-0b"));
    }

    @Test
    void whatIsNotAnsweredMayHaveBeenTaken() {
        simulator.fallSilent();
        assertThat(gateway.submit(PHONE, "1")).isEqualTo(new Submission.Unanswered());
    }

    @Test
    void aReceiptIsHeard() throws Exception {
        simulator.tell("id:1000b stat:DELIVRD err:000");
        assertThat(receipts.poll(10, TimeUnit.SECONDS)).isEqualTo(new Receipt("1000b", null));
    }

    @Test
    void aLostSessionIsFollowedByAnother() {
        simulator.hangUp();
        awaitLoss();
        assertThat(gateway.reach()).isTrue();
        assertThat(gateway.submit(PHONE, "again")).isInstanceOf(Submission.Accepted.class);
    }

    @Test
    void aGatewayThatIsAwayIsReachedOnceItIsBack() {
        simulator.close();
        awaitLoss();
        assertThat(gateway.reach()).isFalse();
        simulator = SmppSimulator.startOn(simulator.port());
        assertThat(gateway.reach()).isTrue();
    }

    @Test
    void aWrongPasswordIsNoWayIn() {
        var stranger = gateway("wrong", "Rollcall");
        assertThat(stranger.reach()).isFalse();
        assertThat(stranger.submit(PHONE, "1")).isEqualTo(new Submission.Busy());
    }

    private void awaitLoss() {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!gateway.submit(PHONE, "lost").equals(new Submission.Busy())) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    private SmppGateway gateway(String password, String source) {
        var smpp = new Smpp("127.0.0.1", simulator.port(), SmppSimulator.SYSTEM_ID, password, source, 20);
        return new SmppGateway(SmppSettings.of(smpp), new SmppReceipts(receipts::add), ANSWER);
    }
}
