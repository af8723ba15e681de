// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static io.rollcall.server.blackbox.Meet.CODE_IS_INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading one's own writes: {@code Rollcall-Position} of an answer, sent back as {@code Rollcall-After}. */
class ReadAfterIT {

    private static final String POSITION = "Rollcall-Position";
    private static final String AFTER = "Rollcall-After";
    private static final long FAR_AHEAD = 1_000_000_000;

    private final Meet meet = Meet.at(Server.base());
    private final String phone = Phones.unused();

    @Test
    void eachAnswerToAWriteSaysItsPositionAndEachIsPastTheOneBefore() {
        var sent = position(meet.sendCode(phone).is(201));
        var signedUp = meet.signUp(phone, meet.outboxCode(phone)).is(201);
        var user = Meet.user(phone, signedUp);
        var renamed = change(user, "{\"name\":\"Berta\"}").is(200);
        var unchanged = change(user, "{}").is(200);
        assertThat(position(signedUp)).isGreaterThan(sent);
        assertThat(position(renamed)).isGreaterThan(position(signedUp));
        assertThat(position(unchanged)).isGreaterThanOrEqualTo(position(renamed));
    }

    @Test
    void soDoRefusalsThatWereDecidedByTheLog() {
        var sent = position(meet.sendCode(phone).is(201));
        var unknown = meet.signIn(phone, meet.outboxCode(phone)).is(404);
        var wrong = meet.signIn(phone, Meet.wrong(meet.outboxCode(phone)));
        wrong.refuses("code", CODE_IS_INVALID);
        meet.sendCodes(3, phone);
        var throttled = meet.sendCode(phone).is(429);
        assertThat(position(unknown)).isGreaterThanOrEqualTo(sent);
        assertThat(position(wrong)).isGreaterThan(sent);
        assertThat(position(throttled)).isGreaterThan(position(wrong));
    }

    /** Outside debug mode, where a number without a code is not known: nobody is told that. */
    @Test
    void aNumberThatWasNeverSeenIsAnsweredAsOneThatWas() {
        var production = Meet.at(Server.withoutDebug());
        var seen = Phones.unused();
        production.sendCode(seen).is(201);
        var known = production.signIn(seen, "11111").refuses("code", Meet.CODE_IS_INVALID);
        var unknown = production.signIn(Phones.unused(), "11111").refuses("code", Meet.CODE_IS_INVALID);
        assertThat(unknown.headerNames()).isEqualTo(known.headerNames());
        assertThat(position(unknown)).isGreaterThanOrEqualTo(position(known));
    }

    @Test
    void aFormThatIsRefusedUnreadHasNoPosition() {
        assertThat(meet.sendCode("nobody").is(400).header(POSITION)).isEmpty();
    }

    @Test
    void aReadAfterAWriteSeesIt() {
        var user = meet.signUp();
        for (int i = 0; i < 20; i++) {
            var at =
                    position(change(user, "{\"name\":\"Name %d\"}".formatted(i)).is(200));
            var seen = meet.as(user).with(AFTER, Long.toString(at)).get(ACCOUNT).is(200);
            assertThat(seen.json().get("name").asString()).isEqualTo("Name " + i);
        }
    }

    @Test
    void aReadOfWhatIsNotThereYetIsToldToComeAgainAfterTwoSeconds() {
        var user = meet.signUp();
        var began = System.nanoTime();
        var late = meet.as(user).with(AFTER, Long.toString(FAR_AHEAD)).get(ACCOUNT);
        var waited = Duration.ofNanos(System.nanoTime() - began);
        late.isNotNow();
        assertThat(waited).isBetween(Duration.ofMillis(1900), Duration.ofSeconds(10));
    }

    @Test
    void aTokenThatMayStillComeIsNotCalledInvalid() {
        var stranger = meet.client().as("0123456789abcdef0123456789abcdef01234567");
        stranger.get(ACCOUNT).is(401);
        stranger.with(AFTER, Long.toString(FAR_AHEAD)).get(ACCOUNT).isNotNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1.5", "0x10", "1 2", "1234567890123456789"})
    void whatIsNoPositionIsRefusedInTheDoorsShape(String position) {
        var user = meet.signUp();
        meet.as(user)
                .with(AFTER, position)
                .get(ACCOUNT)
                .is(400, "detail", "Rollcall-After must be a position: a number from 0.");
        meet.client().with(AFTER, position).get(ACCOUNT).is(401);
        meet.as(user)
                .with(AFTER, position)
                .with("Accept", "text/html")
                .get(ACCOUNT)
                .is(406);
        meet.as(user)
                .with(AFTER, position)
                .delete(Meetings.ALL, SentBody.none())
                .is(405);
    }

    private ReceivedAnswer change(Meet.User user, String json) {
        return meet.as(user).patch(ACCOUNT, SentBody.json(json));
    }

    private static long position(ReceivedAnswer answer) {
        var position = answer.header(POSITION);
        assertThat(position).as("the position of %s", answer).isPresent();
        return Long.parseLong(position.orElseThrow());
    }
}
