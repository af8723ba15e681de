// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.ACCEPT_EMAIL;
import static io.rollcall.server.blackbox.Crm.PASSWORD;
import static io.rollcall.server.blackbox.Crm.TOKEN;
import static io.rollcall.server.blackbox.Crm.USER;
import static io.rollcall.server.blackbox.Crm.VERIFY_EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How often passwords and mailed codes may be guessed, and mails be asked for (issue 13). */
class GuessingIT {

    private static final String WRONG = "user1user2";
    private static final String GUESS = "{\"email\":\"%s\",\"password\":\"%s\"}";

    private final Crm crm = Crm.at(Server.base());
    private final Chat chat = Chat.at(Server.base());

    @Test
    void fromTheFifthWrongPasswordOnTheCrmDoorPauses() {
        var user = crm.signUp();
        assertPausing(() -> crm.logIn("email", user.email(), WRONG), 401);
    }

    @Test
    void aNameThatNobodyHasIsCountedAsMuch() {
        var email = Crm.unusedEmail();
        assertPausing(() -> crm.logIn("email", email, WRONG), 401);
        var number = Phones.unused();
        assertPausing(() -> crm.logIn("number", number, WRONG), 401);
        var name = Crm.unusedEmail();
        assertPausing(() -> chat.logIn(name, WRONG), 403);
    }

    @Test
    void theChatDoorPausesInItsOwnWords() {
        var user = chat.signUp();
        assertPausing(() -> chat.logIn(user.accountName(), WRONG), 403)
                .is(429, "{'response':429,'message':'Request was throttled.'}");
    }

    @Test
    void thePresentPasswordIsGuessedNoMoreOften() {
        var user = crm.signUp();
        assertPausing(() -> crm.change(user, "{\"current_password\":\"%s\"}".formatted(WRONG)), 400);
        crm.as(user).get(USER).is(200);
    }

    @Test
    void aStrangerLocksOutNobodyWhoHasSignedInFromWhereTheyAre() {
        var user = crm.signUp();
        var stranger = Neighbour.at("127.0.0.9", Server.base());
        var guess = GUESS.formatted(user.email(), WRONG);
        var answers = 0;
        while (stranger.post(TOKEN, guess) != 429) {
            assertThat(++answers).isLessThan(20);
        }
        assertThat(answers).isGreaterThanOrEqualTo(5);
        crm.logIn("email", user.email(), PASSWORD).is(200);
    }

    /** As many connections as kept half of all others out. */
    @Test
    void aFloodOfLoginsKeepsNobodyElseOut() throws Exception {
        var user = crm.signUp();
        var flood = Neighbour.at("127.0.0.10", Server.base());
        try (var connections = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 120; i++) {
                connections.execute(() -> {
                    for (var guess = 0; guess < 4; guess++) {
                        flood.post(TOKEN, GUESS.formatted(Crm.unusedEmail(), WRONG));
                    }
                });
            }
            for (var i = 0; i < 5; i++) {
                crm.logIn("email", user.email(), PASSWORD).is(200);
            }
            crm.logIn("email", Crm.unusedEmail(), WRONG).is(401); // a stranger of another address
        }
    }

    /** The address is counted, whichever user has it: nothing is gained by leaving and coming again. */
    @Test
    void anAddressIsMailedOnlySoManyCodes() {
        var form = Crm.person();
        var mailed = 0;
        var refused = false;
        for (var round = 0; round < 4 && !refused; round++) {
            var user = crm.signUp(form.put("number", Phones.unused()));
            for (var i = 0; i < 5 && !refused; i++) {
                var answer = crm.as(user).post(VERIFY_EMAIL, SentBody.none());
                refused = answer.status() == 429;
                mailed += refused ? 0 : 1;
                answer.is(refused ? 429 : 200);
            }
            crm.as(user).delete(USER, SentBody.none()).is(200);
        }
        assertThat(refused).isTrue();
        assertThat(mailed).isBetween(12, 14); // a token comes back in five minutes
    }

    @Test
    void theCodesOfAnAddressAreGuessedOnlySoOften() {
        var form = Crm.person();
        var wrong = 0;
        var refused = false;
        for (var round = 0; round < 5 && !refused; round++) {
            var user = crm.signUp(form.put("number", Phones.unused()));
            crm.as(user).post(VERIFY_EMAIL, SentBody.none()).is(200);
            for (var i = 0; i < 8 && !refused; i++) {
                var answer = crm.as(user).post(ACCEPT_EMAIL, SentBody.json("{\"code\":1}"));
                refused = answer.status() == 429;
                wrong += refused ? 0 : 1;
                answer.is(refused ? 429 : 400);
            }
            crm.as(user).delete(USER, SentBody.none()).is(200);
        }
        assertThat(refused).isTrue();
        assertThat(wrong).isBetween(20, 23); // a token comes back in three minutes
    }

    /** Requires four answers of this status and then, as soon as a pause begins, a refusal; that one. */
    private static ReceivedAnswer assertPausing(Supplier<ReceivedAnswer> guess, int status) {
        for (var i = 0; i < 5; i++) {
            guess.get().is(status);
        }
        for (var i = 0; i < 12; i++) { // however slow this machine is: each pause is twice as long
            var answer = guess.get();
            if (answer.status() == 429) {
                assertThat(answer.header("Retry-After"))
                        .hasValueSatisfying(
                                seconds -> assertThat(Integer.parseInt(seconds)).isPositive());
                return answer;
            }
            answer.is(status);
        }
        throw new AssertionError("No pause");
    }
}
