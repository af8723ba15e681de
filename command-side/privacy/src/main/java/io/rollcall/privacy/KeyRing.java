// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The few keys that PostgreSQL never sees, as its {@link RingFile} holds them. */
public final class KeyRing {

    /** What a key is for. */
    public enum Purpose {
        /** Wraps the subjects' keys; renewed, and the old one destroyed. */
        WRAPPING,
        /** Makes the digests that find an identifier; renewed together with the wrapping key. */
        DIGEST,
        /** Makes the codes that prove a number, and the keys of {@link RingDigests}. */
        CODE,
        /** Signs tokens. Nothing that is stored needs it: without it people sign in again. */
        SIGNING
    }

    /** One key of the ring; the newest of a purpose is the current one. */
    record Entry(
            UUID id,
            Purpose purpose,
            Instant madeAt,
            @JsonProperty("key") byte[] bytes) {

        static Entry make(Purpose purpose, Instant now) {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            return new Entry(UUID.randomUUID(), purpose, now, bytes);
        }

        SecretKey key() {
            return new SecretKeySpec(bytes, purpose == Purpose.WRAPPING ? "AES" : "HmacSHA256");
        }
    }

    /** The purposes with keys that the database relies on. */
    static final Set<Purpose> RELIED_ON = EnumSet.complementOf(EnumSet.of(Purpose.SIGNING));

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Set<Purpose> RENEWED = EnumSet.of(Purpose.WRAPPING, Purpose.DIGEST);

    private final RingFile file;
    private final Clock clock;
    private final CoalescedRefresh looks = new CoalescedRefresh(this::reload, LOOK_EVERY, System::nanoTime);
    private volatile List<Entry> entries;

    private KeyRing(RingFile file, Clock clock, List<Entry> entries) {
        this.file = file;
        this.clock = clock;
        this.entries = entries;
    }

    /**
     * Reads the ring. What it lacks, or all of it, is made where nothing needs it yet.
     *
     * @param mayBeMade whether that is so; if not, a ring that lacks anything is a {@link KeyRingRefused}, as is one
     *     that others than its owner can read
     * @param clock says when keys are made
     */
    static KeyRing at(Path path, boolean mayBeMade, Clock clock) {
        OwnerOnly.require(path.toAbsolutePath());
        var file = new RingFile(path);
        var entries = file.change(List.of(), stored -> complete(file, stored, mayBeMade, clock.instant()));
        return new KeyRing(file, clock, entries);
    }

    private static List<Entry> complete(RingFile file, List<Entry> stored, boolean mayBeMade, Instant now) {
        var lacking = EnumSet.allOf(Purpose.class);
        stored.forEach(entry -> lacking.remove(entry.purpose()));
        if (mayBeMade || lacking.stream().noneMatch(RELIED_ON::contains)) {
            return with(stored, lacking.stream(), now);
        }
        lacking.retainAll(RELIED_ON);
        throw new KeyRingRefused(
                "The key ring " + file + " (rollcall.privacy.key-ring) "
                        + (stored.isEmpty() ? "is missing" : "lacks its " + lacking)
                        + ", but the database holds what it is needed for.",
                "Put the right file back. Without it personal data cannot be read.");
    }

    /** The newest key of a purpose, by which new things are made. */
    Entry current(Purpose purpose) {
        return of(purpose).getLast();
    }

    /** The keys of a purpose, the current one last: one, or more in a renewal. */
    List<Entry> of(Purpose purpose) {
        return entries.stream().filter(entry -> entry.purpose() == purpose).toList();
    }

    /**
     * A key by its id; looks into the file again before it says that there is none (another process may have added it).
     */
    Optional<Entry> find(UUID id) {
        return findKnown(id).or(() -> {
            reload();
            return findKnown(id);
        });
    }

    /**
     * The same for a caller that may have made the id up: all callers that miss a key look into the file together, and
     * not again and again. Blocks for a second at most.
     */
    Optional<Entry> findInTurn(UUID id) {
        return findKnown(id).or(() -> {
            looks.awaitNext();
            return findKnown(id);
        });
    }

    /** Looks into the file again: another process may have changed it. */
    public void reload() {
        entries = file.read();
    }

    /** The key from which codes are made, and others derived. It is never renewed. */
    public SecretKey codeKey() {
        return current(Purpose.CODE).key();
    }

    /** Begins a renewal, or goes on with one that was cut off: what is renewed has a new current key beside the old. */
    void beginRenewal() {
        var now = clock.instant();
        change(old -> with(old, RENEWED.stream().filter(purpose -> !isHalfRenewed(old, purpose)), now));
    }

    /**
     * Removes what is older than these current keys: whatever only that could open is lost, in every backup too. Keys
     * that are newer than these stay.
     */
    void endRenewal(Collection<Entry> current) {
        change(old -> old.stream()
                .filter(entry -> current.stream().noneMatch(kept -> isOlder(old, entry, kept)))
                .toList());
    }

    /**
     * Makes a new current key of a purpose where that was made before the one time, and removes those that were
     * replaced before the other.
     */
    void replace(Purpose purpose, Instant madeBefore, Instant replacedBefore) {
        var now = clock.instant();
        change(old -> {
            var due = latest(old, purpose).madeAt().isBefore(madeBefore);
            var next = due ? with(old, Stream.of(purpose), now) : old;
            return next.stream()
                    .filter(entry -> entry.purpose() != purpose || !wasReplaced(next, entry, replacedBefore))
                    .toList();
        });
    }

    private static Entry latest(List<Entry> entries, Purpose purpose) {
        return entries.stream()
                .filter(entry -> entry.purpose() == purpose)
                .toList()
                .getLast();
    }

    private static boolean wasReplaced(List<Entry> entries, Entry entry, Instant before) {
        return entries.stream()
                .filter(other -> isOlder(entries, entry, other))
                .anyMatch(successor -> successor.madeAt().isBefore(before));
    }

    /** Whether a renewal has begun and not ended. */
    boolean isHalfRenewed() {
        return RENEWED.stream().anyMatch(purpose -> isHalfRenewed(entries, purpose));
    }

    /** When the current key of a purpose was made. */
    public Instant madeAt(Purpose purpose) {
        return current(purpose).madeAt();
    }

    private static boolean isHalfRenewed(List<Entry> entries, Purpose purpose) {
        return entries.stream().filter(entry -> entry.purpose() == purpose).count() > 1;
    }

    private static boolean isOlder(List<Entry> entries, Entry entry, Entry than) {
        var ids = entries.stream().map(Entry::id).toList();
        return entry.purpose() == than.purpose() && ids.indexOf(entry.id()) < ids.indexOf(than.id());
    }

    private static List<Entry> with(List<Entry> entries, Stream<Purpose> more, Instant now) {
        return Stream.concat(entries.stream(), more.map(purpose -> Entry.make(purpose, now)))
                .toList();
    }

    private Optional<Entry> findKnown(UUID id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    private synchronized void change(UnaryOperator<List<Entry>> change) {
        entries = file.change(entries, change);
    }
}
