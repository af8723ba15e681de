// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.command.shared.DebugMode;
import io.rollcall.contracts.shared.Unavailable;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.ForgetNumberResult;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.privacy.ExpiringIdentifiers;
import io.rollcall.privacy.TestPrivacy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Numbers in address books, and how they are forgotten. */
@Timeout(60)
class HeldNumbersTest {

    private static final UserId ANNA = UserId.of(7);
    private static final UserId BORIS = UserId.of(8);
    private static final String PHONE = "+79250741413";
    private static final Instant NOON = Instant.parse("2126-01-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Instant NEXT_NOON = NOON.plus(Duration.ofDays(1));

    @TempDir
    Path folder;

    private HikariDataSource source;
    private TestPrivacy privacy;
    private ExpiringIdentifiers expiry;
    private BooksInMemory holders;
    private final List<NumberId> asked = new ArrayList<>();

    @BeforeEach
    void start() {
        source = TestPrivacy.newDatabase();
        privacy = TestPrivacy.over(source, folder.resolve("ring"));
        expiry = ExpiringIdentifiers.over(source);
        holders = new BooksInMemory();
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void aNumberThatABookHoldsIsNotForgotten() {
        var number = allot();
        holders.hold(ANNA, List.of(number));
        forgetDue(NEXT_NOON);
        assertThat(asked).isEmpty();
        assertThat(allot()).isEqualTo(number);
        assertThat(expiry.of(number.value())).as("when it is asked about").isEmpty();
    }

    @Test
    void aNumberThatNoBookHoldsIsForgotten() {
        var number = allot();
        forgetDue(NEXT_NOON);
        assertThat(asked).containsExactly(number);
        assertThat(allot()).isNotEqualTo(number);
    }

    @Test
    void aNumberIsForgottenOnceTheLastBookHasLetItGo() {
        var number = allot();
        holders.hold(ANNA, List.of(number));
        holders.hold(BORIS, List.of(number));
        forgetDue(NEXT_NOON);
        holders.letGo(ANNA, List.of(number));
        assertThat(expiry.of(number.value())).isEmpty();
        holders.letGo(BORIS, List.of(number));
        assertThat(expiry.of(number.value())).hasValue(NOON);
        forgetDue(NOON);
        assertThat(asked).containsExactly(number);
    }

    @Test
    void aNumberIsLookedUpAgainAsLongAsNothingComesOfItAndNotForEver() {
        var looks = new AtomicInteger();
        assertThat(numbers()
                        .<Integer>use(
                                PHONE,
                                known -> Optional.of(looks.incrementAndGet()).filter(look -> look == 3)))
                .isEqualTo(3);
        assertThatThrownBy(() -> numbers().use(PHONE, known -> Optional.empty()))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void anImportPutsOffANumberThatIsDue() {
        var number = allot();
        expiry.expiry().askAt(List.of(number.value()), NOON);
        assertThat(allot()).isEqualTo(number);
        forgetDue(NOON);
        assertThat(asked).isEmpty();
        assertThat(expiry.of(number.value())).hasValue(NEXT_NOON);
    }

    @Test
    void anImportWaitsForTheForgettingThatIsUnderWayAndGetsAnotherId() throws Exception {
        var number = allot();
        var reached = new CompletableFuture<Void>();
        var answer = new CompletableFuture<ForgetNumberResult>();
        var slow = forgetting(it -> {
            reached.complete(null);
            return answer.join();
        });
        try (var threads = Executors.newFixedThreadPool(2)) {
            var erasure = threads.submit(() -> slow.forget(List.of(number.value()), NEXT_NOON));
            reached.get(10, TimeUnit.SECONDS);
            var importing = threads.submit(this::allot);
            expiry.awaitSomebodyWhoWaits();
            assertThat(importing.isDone()).isFalse();
            answer.complete(new ForgetNumberResult.Forgotten());
            erasure.get();
            assertThat(importing.get()).isNotEqualTo(number);
        }
    }

    @Test
    void anImportKeepsTheIdWhenTheNumberIsKept() {
        var number = allot();
        forgetting(it -> new ForgetNumberResult.Kept(null)).forget(List.of(number.value()), NEXT_NOON);
        assertThat(allot()).isEqualTo(number);
        assertThat(expiry.of(number.value())).isEmpty();
    }

    @Test
    void anImportFindsOutWhatBecameOfANumberWhoseForgettingWasCutOff() {
        var number = allot();
        var dying = forgetting(it -> {
            throw new IllegalStateException("killed");
        });
        assertThatThrownBy(() -> dying.forget(List.of(number.value()), NEXT_NOON))
                .hasMessage("killed");
        assertThat(allot()).isNotEqualTo(number);
        assertThat(asked).containsExactly(number);
    }

    @Test
    void aNumberWhoseUserHasLeftGoesOnUnderANewKey() {
        var numbers = numbers();
        var before = numbers.allot(PHONE);
        var sealed = privacy.keys().seal(before.key(), "Ada".getBytes(UTF_8), "place");
        holders.hold(ANNA, List.of(before.id()));
        var next = privacy.keys().take();
        numbers.letGo(before.id(), next);
        numbers.letGo(before.id(), next);
        var after = numbers.allot(PHONE);
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(privacy.keys().open(before.key(), sealed, "place")).isEmpty();
        assertThat(privacy.keys().seal(after.key(), new byte[1], "place")).isNotEmpty();
        assertThat(after.key()).isEqualTo(next);
        assertThat(expiry.of(before.id().value())).as("when it is asked about").isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void aNumberWhoseUserHasLeftIsForgottenAtOnceWhereNoBookHoldsIt() {
        var before = numbers().allot(PHONE);
        numbers().letGo(before.id(), privacy.keys().take());
        assertThat(asked).containsExactly(before.id());
        assertThat(numbers().allot(PHONE).id()).isNotEqualTo(before.id());
    }

    @Test
    void aNumberIsNotForgottenWhileItCannotBeToldWhoHoldsIt() {
        var number = allot();
        var blind = new NumberErasure(privacy.identifiers(), expiry.expiry(), holders, () -> false, this::ask);
        assertThatThrownBy(() -> blind.forget(List.of(number.value()), NEXT_NOON))
                .isInstanceOf(Unavailable.class);
        assertThat(asked).isEmpty();
        holders.hold(ANNA, List.of(number));
        assertThat(allot()).isEqualTo(number);
    }

    private NumberId allot() {
        return numbers().allotAll(List.of(PHONE)).get(PHONE);
    }

    private Numbers numbers() {
        return new Numbers(
                privacy.identifiers(), expiry.expiry(), forgetting(this::ask), new DebugMode(false, false), CLOCK);
    }

    private void forgetDue(Instant now) {
        var due = expiry.expiry().due(Numbers.KIND, now, 10);
        forgetting(this::ask).forget(due, now);
    }

    private NumberErasure forgetting(Function<NumberId, ForgetNumberResult> number) {
        return new NumberErasure(privacy.identifiers(), expiry.expiry(), holders, () -> true, number);
    }

    private ForgetNumberResult ask(NumberId number) {
        asked.add(number);
        return new ForgetNumberResult.Forgotten();
    }

    /** Those of one process, as {@link NumberHolders} promises it. */
    private final class BooksInMemory implements NumberHolders {

        private final Map<NumberId, Set<UserId>> books = new HashMap<>();

        @Override
        public void hold(UserId book, Collection<NumberId> numbers) {
            numbers.forEach(number ->
                    books.computeIfAbsent(number, any -> new HashSet<>()).add(book));
        }

        @Override
        public void letGo(UserId book, Collection<NumberId> numbers) {
            var all = numbers.stream().map(NumberId::value).collect(Collectors.toSet());
            numbers.forEach(number -> books.getOrDefault(number, Set.of()).remove(book));
            all.removeAll(heldAmong(all));
            expiry.expiry().askAt(all, NOON);
        }

        @Override
        public Set<UUID> heldAmong(Collection<UUID> numbers) {
            return numbers.stream()
                    .filter(number ->
                            !books.getOrDefault(new NumberId(number), Set.of()).isEmpty())
                    .collect(Collectors.toSet());
        }
    }
}
