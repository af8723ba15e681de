// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.embedded.testing.SmppSimulator;
import java.time.Duration;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes by SMPP, without debug mode. Each test leaves a gateway and a server that are ready for the next. */
@ResourceLock("SmsIT") // its tests in turn
class SmsIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String UNDELIVERABLE = "phone-number.code-undeliverable";
    private static final Parts PARTS = Parts.unused();

    private static SmppSimulator gateway = SmppSimulator.start();
    private static OwnServer server = start();

    private final String phone = Phones.unused();

    @AfterAll
    static void stop() {
        gateway.close();
        server.close();
    }

    @Test
    void aCodeThatComesByTheGatewaySignsAUserInAndItsReceiptsAreEvents() {
        var undeliverable = events().count(UNDELIVERABLE);
        meet().sendCode(phone).is(201, "{'is_new':true}");
        var message = gateway.awaitTo(phone);
        assertThat(message.from()).isEqualTo("Rollcall");
        assertThat(message.text()).startsWith("Ваш код ");
        Meet.user(phone, meet().signUp(phone, code(message)));

        var decimal = Long.parseLong(message.id(), 16);
        gateway.tell("id:%010d sub:001 dlvrd:001 stat:DELIVRD err:000 text:".formatted(decimal));
        events().await("phone-number.code-delivered", 1);
        gateway.tell("id:%s stat:DELIVRD err:000".formatted(message.id()));

        meet().sendCode(phone).is(201, "{'is_new':false}");
        var second =
                gateway.await(it -> it.to().equals(message.to()) && !it.id().equals(message.id()));
        gateway.tell("id:%s stat:UNDELIV err:00B".formatted(second.id()));
        events().await(UNDELIVERABLE, undeliverable + 1);
        assertThat(events().count("phone-number.code-delivered")).isEqualTo(1);
        assertThat(taken()).isEqualTo(2);
    }

    /** Outside debug mode nothing else tells the code: not the answer, either. */
    @Test
    void aCodeThatComesByTheGatewayLogsInAtTheReferralDoor() {
        var visitor = Visitor.at(server.base());
        var told = visitor.enterPhone(phone).is(200).json().get("Verification code");
        assertThat(told.isNull()).isTrue();
        visitor.enterCode(code(gateway.awaitTo(phone))).is(200, Visitor.LOGGED_IN);
        assertThat(visitor.profile().get("phone").asString()).isEqualTo(phone);
    }

    @Test
    void whileTheGatewayIsDownCodesWaitAndEverythingElseGoesOn() {
        var issued = events().count("phone-number.code-issued");
        var port = gateway.port();
        gateway.close();
        meet().sendCode(phone).is(201);
        meet().client().get("/actuator/health/readiness").is(200);
        Soon.is(
                200,
                SOON,
                () -> meet().client().get("/actuator/health/followers"),
                answer -> answer.json()
                        .at("/components/following/details/code-sending/owned")
                        .asBoolean());
        assertThat(events().count("phone-number.code-issued")).isEqualTo(issued + 1);

        gateway = SmppSimulator.startOn(port);
        Meet.user(phone, meet().signUp(phone, code(gateway.awaitTo(phone))));
    }

    @Test
    void aThrottlingGatewayIsAskedAgainLater() {
        gateway.refuse(2, SMPPConstant.STAT_ESME_RTHROTTLED);
        meet().sendCode(phone).is(201);
        var message = gateway.awaitTo(phone);
        assertThat(gateway.refusalsLeft()).isZero();
        Meet.user(phone, meet().signUp(phone, code(message)));
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void aRefusedNumberIsUndeliverable() {
        gateway.refuse(1, SMPPConstant.STAT_ESME_RINVDSTADR);
        var undeliverable = events().count(UNDELIVERABLE);
        meet().sendCode(phone).is(201);
        events().await(UNDELIVERABLE, undeliverable + 1);
        assertThat(taken()).isZero();
    }

    /** The answers are those of any number; no SMS is paid for, and an event says why. */
    @ParameterizedTest
    @CsvSource({
        "+19002345678, type-premium-rate",
        "+78005553535, type-toll-free",
        "+881612345678, country-not-served",
    })
    void noSmsGoesToANumberThatIsNotServed(String unserved, String reason) {
        var before = events().countWith(UNDELIVERABLE, reason);
        meet().sendCode(unserved).is(201, "{'is_new':true}");
        assertThat(events().countWith(UNDELIVERABLE, reason)).isEqualTo(before + 1);
        assertNothingIsSentTo(unserved);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "911", "+1234567890"})
    void noSmsGoesToWhatCanBeNoNumberAtTheReferralDoor(String impossible) {
        var before = events().count("phone-number.code-issued");
        Visitor.at(server.base()).enterPhone(impossible).is(400, "{'phone':['Неверный формат номера телефона.']}");
        assertThat(events().count("phone-number.code-issued")).isEqualTo(before);
        assertNothingIsSentTo(impossible);
    }

    /** It has a length that its country has, and nobody has it. */
    @Test
    void noSmsGoesToWhatIsNoNumberAtTheReferralDoor() {
        var before = events().countWith(UNDELIVERABLE, "no-such-number");
        Visitor.at(server.base()).enterPhone("+70000000000").is(200);
        assertThat(events().countWith(UNDELIVERABLE, "no-such-number")).isEqualTo(before + 1);
        assertNothingIsSentTo("+70000000000");
    }

    /** Pumping: the block's budget of 200 tokens holds twenty codes that nobody enters. */
    @Test
    void aBlockOfNumbersIsClosedToStrangersAndNotToMembers() {
        var block = "+7913555%04d";
        var member = block.formatted(0);
        meet().sendCode(member).is(201);
        Meet.user(member, meet().signUp(member, code(gateway.awaitTo(member))));
        var left = 0;
        while (meet().sendCode(block.formatted(left + 1)).status() == 201) {
            left++;
        }
        assertThat(left).isBetween(18, 20);
        var refused = meet().sendCode(block.formatted(left + 2)).is(429, "{'detail':'Request was throttled.'}");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        var visitor =
                Visitor.at(server.base()).enterPhone(block.formatted(left + 3)).is(429);
        assertThat(visitor.header("Retry-After")).isNotEmpty();
        meet().sendCode(member).is(201, "{'is_new':false}");
        meet().sendCode(phone).is(201);
        events().await("limit.closed", 1);
        gateway.awaitTo(phone); // queued behind all the others
        events().awaitQueued(0); // for what comes next closes the gateway
    }

    private void assertNothingIsSentTo(String unserved) {
        meet().sendCode(phone).is(201);
        gateway.awaitTo(phone); // sent behind it
        assertThat(gateway.messages())
                .extracting(SmppSimulator.Submitted::to)
                .doesNotContain(unserved.replace("+", ""));
    }

    @Test
    void whatWasQueuedBeforeARestartIsSentAfterIt() {
        var port = gateway.port();
        events().awaitQueued(0);
        gateway.close();
        meet().sendCode(phone).is(201);
        events().awaitQueued(1);
        server.close();
        gateway = SmppSimulator.startOn(port);
        server = start();
        Meet.user(phone, meet().signUp(phone, code(gateway.awaitTo(phone))));
    }

    @Test
    void whatEndedBetweenSendingAndItsRecordIsSentOnceMoreWithTheSameCode() {
        gateway.fallSilent();
        meet().sendCode(phone).is(201);
        var first = gateway.awaitTo(phone);
        server.close();
        var port = gateway.port();
        gateway.close();
        gateway = SmppSimulator.startOn(port);
        server = start();
        var second = gateway.awaitTo(phone);
        assertThat(second.text()).isEqualTo(first.text());
        Meet.user(phone, meet().signUp(phone, code(second)));
        assertThat(taken()).isEqualTo(1);
    }

    /** How many messages to this number the gateway has taken. */
    private long taken() {
        return gateway.messages().stream()
                .filter(message -> message.to().equals(phone.substring(1)))
                .count();
    }

    private static Meet meet() {
        return Meet.at(server.base());
    }

    private static LoggedEvents events() {
        return new LoggedEvents(PARTS.database());
    }

    private static String code(SmppSimulator.Submitted message) {
        return message.text().replaceAll("\\D", "");
    }

    private static OwnServer start() {
        return OwnServer.startWithoutStream(
                PARTS,
                false,
                "--rollcall.sms.smpp.host=127.0.0.1",
                "--rollcall.sms.smpp.port=" + gateway.port(),
                "--rollcall.sms.smpp.system-id=" + SmppSimulator.SYSTEM_ID,
                "--rollcall.sms.smpp.password=" + SmppSimulator.PASSWORD,
                "--rollcall.sms.smpp.source=Rollcall",
                "--rollcall.sms.text=Ваш код {code}",
                "--rollcall.limits.budgets.code.prefix=200/1d");
    }
}
