// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.PASSWORD;
import static io.rollcall.server.blackbox.Crm.USER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** C-50, C-53 and C-58 with several at once: a login name is always exactly one user's, or free. */
class LoginNameRacesIT {

    private static final int ROUNDS = 4;

    private final Crm crm = Crm.at(Server.base());

    @Test
    void c50_ofThoseWhoChangeToOneEmailAtOnceOneGetsIt() {
        for (var round = 0; round < ROUNDS; round++) {
            var wanted = Crm.unusedEmail();
            var users = Stream.generate(crm::signUp).limit(3).toList();
            List<Supplier<Boolean>> calls = users.stream()
                    .<Supplier<Boolean>>map(user -> () -> gets(user, wanted))
                    .toList();
            assertThat(AtOnce.all(calls)).containsOnlyOnce(true);
            crm.logIn("email", wanted, PASSWORD).is(200);
            assertThat(users.stream()
                            .map(user ->
                                    crm.logIn("email", user.email(), PASSWORD).status()))
                    .containsExactlyInAnyOrder(200, 200, 401);
        }
    }

    /** Each wants what the other has: neither waits for the other, and nobody is without a name, or has both. */
    @Test
    void c53_twoWhoWantEachOthersEmailKeepTheirOwn() {
        for (var round = 0; round < ROUNDS; round++) {
            var ada = crm.signUp();
            var grace = crm.signUp();
            assertThat(AtOnce.all(
                            List.<Supplier<Boolean>>of(() -> gets(ada, grace.email()), () -> gets(grace, ada.email()))))
                    .containsExactly(false, false);
            assertThat(crm.profile(ada).get("email").asString()).isEqualTo(ada.email());
            assertThat(crm.profile(grace).get("email").asString()).isEqualTo(grace.email());
        }
    }

    @Test
    void c58_whoChangesAndLeavesAtOnceHoldsNoNameAfterwards() {
        for (var round = 0; round < ROUNDS; round++) {
            var user = crm.signUp();
            var next = Crm.unusedEmail();
            AtOnce.all(List.<Supplier<Integer>>of(
                    () -> crm.as(user).delete(USER, SentBody.none()).is(200).status(),
                    () -> crm.change(user, "{\"email\":\"%s\"}".formatted(next)).status()));
            for (var email : new String[] {user.email(), next}) {
                crm.logIn("email", email, PASSWORD).is(401);
                crm.register(Crm.person().put("email", email)).is(201);
            }
        }
    }

    private boolean gets(Crm.User user, String email) {
        return crm.change(user, "{\"email\":\"%s\"}".formatted(email))
                .is(200)
                .json()
                .get("success")
                .has("Email");
    }
}
