// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** PostgreSQL goes back to an older time under a running server. */
class RestoredLogIT {

    private static final String READINESS = "/actuator/health/readiness";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Parts parts = Parts.unused();

    @Test
    void everythingNewWorksAtOnceOrAfterA503AndWhoIsLostIsNobody() {
        try (var server = start()) {
            var meet = Meet.at(server.base());
            var early = meet.signUp();
            var log = DatabaseCopy.of(parts.database());
            var lost = Stream.generate(meet::signUp).limit(8).toList();
            new Meetings(meet).arranged(lost.getFirst(), lost.getLast());
            Chat.at(server.base()).signUp();
            log.restore();

            var phone = Phones.unused();
            never500(201, () -> meet.sendCode(phone));
            var code = sentTo(meet, phone);
            var newcomer = Meet.user(phone, never500(201, () -> meet.signUp(phone, code)));
            never500(200, () -> meet.as(newcomer).get(ACCOUNT));
            never500(200, () -> meet.as(early).get(ACCOUNT));
            assertThat(lost).extracting(Meet.User::userId).doesNotContain(newcomer.userId());
            lost.forEach(user -> Soon.is(401, SOON, () -> meet.as(user).get(ACCOUNT)));

            Soon.is(200, SOON, () -> meet.client().get(READINESS));
            var others = Stream.generate(meet::signUp).limit(8).toList();
            new Meetings(meet).arranged(newcomer, others.getFirst());
            new Meetings(meet).arranged(early, others.getLast());
            Chat.at(server.base()).signUp();
            meet.signInAgain(early);
            never500(201, () -> meet.sendCode(lost.getFirst().phone()));
        }
        try (var server = start()) { // and a start finds nothing that it cannot read
            Soon.is(200, SOON, () -> Meet.at(server.base()).client().get(READINESS));
            Meet.at(server.base()).signUp();
        }
    }

    /** The code that was sent to a number, once the outbox tells it. */
    private static String sentTo(Meet meet, String phone) {
        var outbox = Soon.is(
                200,
                SOON,
                () -> meet.client().get("/debug/outbox?to=" + SentBody.escaped(phone)),
                answer -> !answer.json().isEmpty());
        return outbox.json().get(0).get("code").asString();
    }

    /** Few keys are made ahead, so that some are made in what is lost. */
    private OwnServer start() {
        var more = new ArrayList<>(List.of(OwnServer.WITHOUT_STREAM));
        more.add("--rollcall.privacy.keys-ahead=4");
        return OwnServer.start(parts, true, more.toArray(String[]::new));
    }

    /** Asks until it is answered as wanted; all that it may be told until then is to come again. */
    private static ReceivedAnswer never500(int status, Supplier<ReceivedAnswer> asking) {
        var deadline = System.nanoTime() + SOON.toNanos();
        var answer = asking.get();
        while (answer.status() != status) {
            answer.isNotNow();
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
            answer = asking.get();
        }
        return answer;
    }
}
