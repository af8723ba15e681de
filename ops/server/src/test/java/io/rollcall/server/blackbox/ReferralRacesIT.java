// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many at once at the referral door. */
class ReferralRacesIT {

    @Test
    void ofTwoActivationsAtOnceOneIsLate() throws Exception {
        var inviters = Stream.generate(Visitor::loggedIn).limit(2).toList();
        var codes = inviters.stream().map(Visitor::inviteCode).toList();
        for (var round = 0; round < 5; round++) {
            var boris = Visitor.loggedIn();
            assertThat(atOnce(codes.stream()
                            .<Callable<Integer>>map(
                                    code -> () -> boris.activate(code).status())
                            .toList()))
                    .containsExactlyInAnyOrder(200, 409);
            assertThat(codes)
                    .contains(boris.profile().get("activated_invite_code").asString());
        }
        assertThat(inviters.stream()
                        .mapToInt(inviter ->
                                inviter.profile().get("referred_users").size())
                        .sum())
                .isEqualTo(5);
    }

    @Test
    void aCodeEnteredTwiceAtOnceLogsInOnce() throws Exception {
        var anna = Visitor.at(Server.base());
        var code = anna.codeFor(Phones.unused());
        assertThat(atOnce(IntStream.range(0, 6)
                        .mapToObj(i -> anna.copy())
                        .<Callable<Integer>>map(
                                copy -> () -> copy.enterCode(code).status())
                        .toList()))
                .containsExactlyInAnyOrder(200, 400, 400, 400, 400, 400);
    }

    @Test
    void ofSeveralSessionsAtOnceOneMakesTheUser() throws Exception {
        var phone = Phones.unused();
        var visitors = Stream.generate(() -> Visitor.at(Server.base())).limit(4).toList();
        var logins = new ArrayList<Callable<Integer>>();
        for (var visitor : visitors) {
            var code = visitor.codeFor(phone);
            logins.add(() -> visitor.enterCode(code).status());
        }
        assertThat(atOnce(logins)).containsOnly(200);
        assertThat(visitors.stream().map(Visitor::inviteCode).distinct()).hasSize(1);
    }

    @Test
    void aSignUpAndALoginAtOnceMakeOneUser() throws Exception {
        var meet = Meet.at(Server.base());
        for (var round = 0; round < 3; round++) {
            var phone = Phones.unused();
            var anna = Visitor.at(Server.base());
            var ofMeet = meet.codeFor(phone);
            var ofAnna = anna.codeFor(phone);
            assertThat(atOnce(List.of(
                            () -> meet.signUp(phone, ofMeet).status(),
                            () -> anna.enterCode(ofAnna).status())))
                    .containsExactlyInAnyOrder(200, 201);
            var user = Meet.user(phone, meet.signIn(phone, meet.codeFor(phone)));
            var seen = meet.client().as(anna.cookie().get()).get(Meet.ACCOUNT).is(200);
            assertThat(seen.json().get("id").asLong()).isEqualTo(user.userId());
            assertThat(seen.json().get("name").asString()).isEqualTo("Anna");
        }
    }

    private static List<Integer> atOnce(List<Callable<Integer>> calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
