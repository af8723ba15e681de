// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.command.credential.Line;
import io.rollcall.command.credential.PasswordWorkTooBusy;
import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

// #13
@ResourceLock(GuessFixture.TABLES)
class GuessGuardTest {

    private static final UserId ADA = new UserId(7);
    private static final LoginNameId ADAS = new LoginNameId(new UUID(3, 7));
    private static final String NAME = "id " + ADAS.value();
    private static final String OTHER_NAME = "id of her number";
    private static final String THIRD_NAME = "id of her account name";
    private static final ClientAddress STRANGER = ClientAddress.of("192.0.2.1");
    private static final ClientAddress HOME = ClientAddress.of("198.51.100.7");

    private final GuessFixture fixture = new GuessFixture();
    private final GuessGuard guard = fixture.guard;

    /** Whether somebody has the name makes no difference. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theFifthWrongOneBringsAPauseAndEachFurtherOneTwiceThat(boolean known) {
        var holder = known ? Optional.of(ADA) : Optional.<UserId>empty();
        for (var i = 0; i < 5; i++) {
            assertThat(guard.check(NAME, holder, STRANGER, () -> false)).isFalse();
        }
        for (var pause : List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900)) {
            assertPaused(holder, pause);
            fixture.pass(Duration.ofSeconds(pause));
            assertThat(guard.check(NAME, holder, STRANGER, () -> false)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void afterAHundredInARowStrangersAreNotLookedAt(boolean known) {
        var holder = known ? Optional.of(ADA) : Optional.<UserId>empty();
        assertThat(guessedIn(Duration.ofDays(20), holder)).isEqualTo(100);
        assertThatThrownBy(() -> guard.check(NAME, holder, ClientAddress.of("2001:db8::1"), () -> true))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.answer().headers()).doesNotContainKey("Retry-After"));
        assertThat(fixture.told).singleElement().satisfies(closing -> {
            assertThat(closing.cost()).isEqualTo("wrong-password");
            assertThat(closing.dimension()).isEqualTo("account");
        });
    }

    @Test
    void theNamesOfAnAccountAreGuessedAHundredTimesInAllAndTheNamesOfNobodyEach() {
        assertThat(guessed(Optional.of(ADA))).isEqualTo(100);
        assertThatThrownBy(() -> guard.check(THIRD_NAME, Optional.of(ADA), STRANGER, () -> true))
                .isInstanceOf(Refusal.class);
        assertThat(fixture.told).hasSize(1);
        fixture.wrong.forget(fixture.subjects());
        assertThat(guessed(Optional.empty())).isEqualTo(200);
    }

    /** Otherwise five guesses would tell that a number is the account's. */
    @Test
    void theNamesOfAnAccountPauseApart() {
        IntStream.range(0, 5).forEach(i -> guard.check(NAME, Optional.of(ADA), STRANGER, () -> false));
        assertPaused(Optional.of(ADA), 1);
        IntStream.range(0, 5).forEach(i -> guard.check(OTHER_NAME, Optional.of(ADA), STRANGER, () -> false));
    }

    @Test
    void theRightOneByAnyNameBeginsTheCountOfTheAccountAnew() {
        for (var round = 0; round < 2; round++) {
            assertThat(guessed(Optional.of(ADA), 60)).isEqualTo(60);
            fixture.pass(Duration.ofMinutes(15));
            var elsewhere = ClientAddress.of("203.0.113." + round);
            assertThat(guard.check(THIRD_NAME, Optional.of(ADA), elsewhere, () -> true))
                    .isTrue();
        }
    }

    /** A day, ten thousand addresses: the sum of the guide. */
    @Test
    void anAccountIsGuessedAtMostAHundredTimesWhateverComesFromWhereverAtOnce() throws Exception {
        var open = new CountDownLatch(1);
        Callable<Boolean> guess = () -> {
            open.await();
            return guard.check(NAME, Optional.of(ADA), STRANGER, () -> false);
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var guesses =
                    IntStream.range(0, 60).mapToObj(i -> threads.submit(guess)).toList();
            open.countDown();
            var told = 0;
            for (var it : guesses) {
                try {
                    it.get();
                    told++;
                } catch (java.util.concurrent.ExecutionException refused) {
                    assertThat(refused).hasCauseInstanceOf(Refusal.class);
                }
            }
            assertThat(told).isEqualTo(5);
        }
    }

    /** Otherwise a client that guesses much at once would be told of the right one among them. */
    @Test
    void theRightOneIsNotToldOnceAPauseHasBegunMeanwhile() {
        assertThatThrownBy(() -> guard.check(NAME, Optional.of(ADA), STRANGER, () -> {
                    IntStream.range(0, 5).forEach(i -> guard.check(NAME, Optional.of(ADA), HOME, () -> false));
                    return true;
                }))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void theRightOneBeginsTheCountAnew() {
        for (var round = 0; round < 3; round++) {
            for (var i = 0; i < 4; i++) {
                guard.check(NAME, Optional.of(ADA), STRANGER, () -> false);
            }
            // from elsewhere, since that client is known afterwards
            var elsewhere = ClientAddress.of("203.0.113." + round);
            assertThat(guard.check(NAME, Optional.of(ADA), elsewhere, () -> true))
                    .isTrue();
        }
    }

    @Test
    void aClientThatHasSignedInIsNotLockedOutByStrangers() {
        assertThat(guard.check(NAME, Optional.of(ADA), HOME, () -> true)).isTrue();
        assertThat(fixture.lines).last().isEqualTo(Line.of(HOME));
        guessedIn(Duration.ofDays(20), Optional.of(ADA));
        assertThat(guard.check(NAME, Optional.of(ADA), HOME, () -> true)).isTrue();
        assertThat(fixture.lines).last().isEqualTo(Line.of(ADA));
        assertPaused(Optional.of(ADA), 0);
    }

    /** A known client may guess a hundred times, too, and is a stranger from then on. */
    @Test
    void aKnownClientIsPausedAloneAndForALittleOnly() {
        fixture.clients.add(ADA, HOME);
        var guesses = 0;
        while (fixture.clients.contain(Optional.of(ADA), HOME)) {
            guard.check(NAME, Optional.of(ADA), HOME, () -> false);
            guesses++;
            fixture.pass(Duration.ofSeconds(30));
        }
        assertThat(guesses).isEqualTo(100);
        assertThat(guard.check(NAME, Optional.of(ADA), STRANGER, () -> true)).isTrue();
    }

    @Test
    void anotherPasswordBeginsTheCountAnew() {
        guessedIn(Duration.ofDays(20), Optional.of(ADA));
        guard.begin(ADA, Set.of(ADAS));
        assertThat(guard.check(NAME, Optional.of(ADA), STRANGER, () -> true)).isTrue();
    }

    @Test
    void thePresentPasswordIsGuessedNoMoreOften() {
        var wrong = 0;
        for (var i = 0; i < 200; i++) {
            if (!guard.checkOwn(ADA, () -> false)) {
                wrong++;
            }
            if (wrong == 5) {
                break;
            }
        }
        assertThatThrownBy(() -> guard.checkOwn(ADA, () -> true)).isInstanceOf(Refusal.class);
        fixture.pass(Duration.ofSeconds(1));
        assertThat(guard.checkOwn(ADA, () -> true)).isTrue();
    }

    @Test
    void ofAnAccountsClientsTheLatestFewAreRemembered() {
        var clients = IntStream.range(0, 20)
                .mapToObj(i -> ClientAddress.of("203.0.113." + i))
                .toList();
        clients.forEach(client -> {
            fixture.clients.add(ADA, client);
            fixture.pass(Duration.ofMinutes(1));
        });
        assertThat(clients.stream()
                        .filter(client -> fixture.clients.contain(Optional.of(ADA), client))
                        .collect(Collectors.toList()))
                .containsExactlyElementsOf(clients.subList(4, 20));
        assertThat(fixture.clients.contain(Optional.of(new UserId(8)), clients.getLast()))
                .isFalse();
        fixture.pass(Duration.ofDays(181));
        assertThat(fixture.clients.contain(Optional.of(ADA), clients.getLast())).isFalse();
        fixture.clients.removeExpired();
        assertThat(fixture.rows("known_clients")).isZero();
    }

    @Test
    void whatIsOldIsForgottenAndNothingTellsWho() {
        guard.check("EMAIL ada@example.org", Optional.empty(), STRANGER, () -> false);
        fixture.clients.add(ADA, HOME);
        assertThat(fixture.text("wrong_passwords"))
                .doesNotContain("example.org", "192.0.2"); // "ada" is hexadecimal too
        assertThat(fixture.text("known_clients")).doesNotContain("198.51");
        fixture.pass(Duration.ofDays(31));
        fixture.wrong.removeExpired();
        assertThat(fixture.rows("wrong_passwords")).isZero();
    }

    @Test
    void anAddressThatHasGuessedTooMuchIsRefusedWhateverTheName() {
        fixture.budget = 3;
        for (var i = 0; i < 3; i++) {
            guard.check("EMAIL " + i, Optional.empty(), STRANGER, () -> false);
        }
        assertThatThrownBy(() -> guard.check("EMAIL 4", Optional.empty(), STRANGER, () -> true))
                .isInstanceOf(Refusal.class);
        fixture.clients.add(ADA, STRANGER);
        assertThat(guard.check(NAME, Optional.of(ADA), STRANGER, () -> true)).isTrue();
    }

    /** What is right costs nothing, and neither does what was not compared. */
    @Test
    void honestOnesArePaidBack() {
        fixture.budget = 3;
        for (var i = 0; i < 10; i++) {
            var user = new UserId(100 + i);
            assertThat(guard.check("id " + i, Optional.of(user), STRANGER, () -> true))
                    .isTrue();
            assertThatThrownBy(() -> guard.check("other", Optional.empty(), STRANGER, () -> {
                        throw new PasswordWorkTooBusy();
                    }))
                    .isInstanceOf(PasswordWorkTooBusy.class);
        }
        assertThat(fixture.budget).isEqualTo(3);
    }

    @Test
    void recordingRefusesNothing() {
        var recording = fixture.recording();
        for (var i = 0; i < 150; i++) {
            assertThat(recording.check(NAME, Optional.of(ADA), STRANGER, () -> false))
                    .isFalse();
        }
        assertThat(recording.check(NAME, Optional.of(ADA), STRANGER, () -> true))
                .isTrue();
    }

    private int guessed(Optional<UserId> holder) {
        return guessed(holder, Integer.MAX_VALUE);
    }

    /** How many guesses are looked at by two names in turn, with pauses, until neither is; no more than so many. */
    private int guessed(Optional<UserId> holder, int most) {
        var guesses = 0;
        for (var refused = 0; refused < 2 && guesses < most; fixture.pass(Duration.ofMinutes(15))) {
            refused = 0;
            for (var name : List.of(NAME, OTHER_NAME)) {
                try {
                    guard.check(name, holder, ClientAddress.of("10.0.%d.1".formatted(guesses)), () -> false);
                    guesses++;
                } catch (Refusal refusal) {
                    refused++;
                }
            }
        }
        return guesses;
    }

    private void assertPaused(Optional<UserId> holder, int seconds) {
        assertThatThrownBy(() -> guard.check(NAME, holder, ClientAddress.of("2001:db8::1"), () -> true))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.answer().status()).isEqualTo(429);
                    assertThat(refusal.answer().headers().get("Retry-After"))
                            .isEqualTo(seconds == 0 ? null : Integer.toString(seconds));
                });
    }

    /** How many guesses were looked at in a time, each from another address, at every moment at which one can be. */
    private int guessedIn(Duration time, Optional<UserId> holder) {
        var guesses = 0;
        for (var passed = Duration.ZERO; passed.compareTo(time) < 0; ) {
            try {
                guard.check(NAME, holder, ClientAddress.of("10.0.%d.1".formatted(guesses)), () -> false);
                guesses++;
            } catch (Refusal refused) {
                var wait = refused.answer().headers().get("Retry-After");
                if (wait == null) {
                    return guesses;
                }
                var pause = Duration.ofSeconds(Long.parseLong(wait));
                fixture.pass(pause);
                passed = passed.plus(pause);
            }
        }
        return guesses;
    }
}
