// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.command.shared.DebugMode;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Unavailable;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.privacy.IdentifierExpiry;
import io.rollcall.privacy.Identifiers;
import io.rollcall.privacy.Identifiers.Identifier;
import io.rollcall.privacy.Identifiers.Term;
import io.rollcall.privacy.KeyDestroyed;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The ids that stand for phone numbers. */
@Component
public final class Numbers {

    static final String KIND = "phone";

    /** Longer than a request takes from being given an id to recording in the log what it uses it for. */
    static final Duration UNDER_WAY = Duration.ofMinutes(10);

    private static final Duration DAY = Duration.ofDays(1);

    private static final int TRIES = 20;

    /** A number's id and the key that what is personal about it is encrypted under. */
    public record Known(NumberId id, KeyId key) {

        private static Known of(Identifier identifier) {
            return new Known(new NumberId(identifier.id()), identifier.key());
        }
    }

    /** A number is allotted and forgotten again and again. */
    public static final class Unsettled extends RuntimeException implements Unavailable {

        private static final long serialVersionUID = 1L;

        private Unsettled() {
            super("The number does not settle", null, false, false);
        }
    }

    private final Identifiers identifiers;
    private final KeptNumbers kept;
    private final IdentifierExpiry expiry;
    private final NumberErasure erasure;
    private final DebugMode debug;
    private final Clock clock;

    Numbers(Identifiers identifiers, IdentifierExpiry expiry, NumberErasure erasure, DebugMode debug, Clock clock) {
        this.identifiers = identifiers;
        this.kept = new KeptNumbers(identifiers);
        this.expiry = expiry;
        this.erasure = erasure;
        this.debug = debug;
        this.clock = clock;
    }

    /**
     * The number's id; a new one if it has never been seen.
     *
     * @param phone {@code +} and digits
     */
    public Known allot(String phone) {
        return Known.of(identifiers.allot(KIND, kept.of(phone)));
    }

    /**
     * Does something with a number, under the id and key that it has at that time; again, after another look-up, where
     * that comes to nothing because its user left or it was forgotten in between.
     *
     * @param phone {@code +} and digits
     * @param use empty, or fails with {@link KeyDestroyed}, where the number is to be looked up again
     * @throws Unsettled where that happens again and again
     */
    public <T> T use(String phone, Function<Known, Optional<T>> use) {
        return Stream.generate(() -> used(allot(phone), use))
                .limit(TRIES)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(Unsettled::new);
    }

    private static <T> Optional<T> used(Known number, Function<Known, Optional<T>> use) {
        try {
            return use.apply(number);
        } catch (KeyDestroyed e) {
            return Optional.empty(); // its user left in between, and it has got another key
        }
    }

    /**
     * The ids of numbers that an address book is about to hold, in a few statements; new ones for those never seen.
     * None of them is due to be forgotten within ten minutes; a command that takes longer than that finds out by asking
     * again.
     *
     * @param phones {@code +} and digits, each once
     */
    public Map<String, NumberId> allotAll(Collection<String> phones) {
        while (true) {
            var now = clock.instant();
            var keptAs = kept.of(phones);
            var values = Set.copyOf(keptAs.values());
            var allotted = identifiers.allotAll(KIND, values, new Term(now.plus(UNDER_WAY), now.plus(DAY)));
            if (allotted.forgetting().isEmpty()) {
                return ids(keptAs, allotted.identifiers());
            }
            allotted.forgetting().forEach(erasure::settle);
        }
    }

    /** The ids of those of these numbers that have one, in one statement. */
    public Map<String, NumberId> findAll(Collection<String> phones) {
        var keptAs = kept.of(phones);
        return ids(keptAs, identifiers.findAll(KIND, Set.copyOf(keptAs.values())));
    }

    /** Parts with an id that its number has been forgotten under: the number gets a new one when it comes back. */
    public void forget(NumberId number) {
        identifiers.forget(KIND, number.value());
    }

    /**
     * Removes the user that had the number and has left: what was told of it so far cannot be read any more. Its id
     * goes on to stand for it in address books; where there are none it is forgotten, too. To be called after
     * {@link io.rollcall.contracts.verification.PhoneNumberEvent.NumberReleased}, as often as one likes.
     *
     * @param key which that event gave to the number, or a later one
     */
    public void letGo(NumberId number, KeyId key) {
        rekey(number, key);
        var now = clock.instant();
        expiry.askAt(List.of(number.value()), now);
        erasure.forget(List.of(number.value()), now);
    }

    /** Has what is told of a number from here on encrypted under the key that the number itself names. */
    public void rekey(NumberId number, KeyId key) {
        identifiers.rekey(KIND, number.value(), key);
    }

    /**
     * The number's id. Where it has none, one that nothing has happened to: a client that enters a code for it gets the
     * answer for a wrong code, as slowly. In debug mode, where no code is needed (B-9), any number gets one.
     */
    public NumberId find(String phone) {
        return debug.debug()
                ? Objects.requireNonNull(allotAll(List.of(phone)).get(phone))
                : identifiers
                        .find(KIND, kept.of(phone))
                        .map(Known::of)
                        .map(Known::id)
                        .orElseGet(Numbers::unused);
    }

    private static NumberId unused() {
        return new NumberId(UUID.randomUUID());
    }

    private static Map<String, NumberId> ids(Map<String, String> keptAs, Map<String, Identifier> identifiers) {
        return keptAs.entrySet().stream()
                .filter(entry -> identifiers.containsKey(entry.getValue()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new NumberId(identifiers.get(entry.getValue()).id())));
    }
}
