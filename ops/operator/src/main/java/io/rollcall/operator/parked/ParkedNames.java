// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.parked;

import io.rollcall.contracts.privacy.KeyedDigests;
import io.rollcall.projection.shared.ParkedDocument;
import io.rollcall.projection.shared.ParkedRegister;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Under which names operators see parked documents. An id that is the hash of a token or a session is a secret, as it
 * is in events: instead of it a keyed digest is shown, and asked for.
 */
final class ParkedNames {

    private static final Pattern SECRET = Pattern.compile("[0-9a-f]{64}");

    /** As on the stream: 128 bits of the digest. */
    private static final int DIGEST = 32;

    private static final String HIDDEN = "secret-";

    private final Function<String, Stream<ParkedDocument>> all;
    private final BiFunction<String, String, Optional<ParkedDocument>> one;
    private final KeyedDigests digests;

    ParkedNames(ParkedRegister register, KeyedDigests digests) {
        this(
                name -> register.pages(name, null, Long.MAX_VALUE, ParkedRegister.MOST)
                        .flatMap(List::stream),
                register::find,
                digests);
    }

    /**
     * @param all that are parked in a read model
     * @param one of them, by its id
     */
    ParkedNames(
            Function<String, Stream<ParkedDocument>> all,
            BiFunction<String, String, Optional<ParkedDocument>> one,
            KeyedDigests digests) {
        this.all = all;
        this.one = one;
        this.digests = digests;
    }

    /** What names it among all read models. */
    ParkedId id(ParkedDocument parked) {
        return new ParkedId(parked.readModel(), document(parked));
    }

    /** What is shown as its id. */
    private String document(ParkedDocument parked) {
        return SECRET.matcher(parked.key()).matches()
                ? HIDDEN + digests.digest(KeyedDigests.Use.STREAM, parked.key()).substring(0, DIGEST)
                : parked.key();
    }

    /** The one of this id; of a secret only by what is shown instead. */
    Optional<ParkedDocument> find(String text) {
        return ParkedId.of(text)
                .flatMap(id -> id.key().startsWith(HIDDEN)
                        ? all.apply(id.readModel())
                                .filter(parked -> id(parked).equals(id))
                                .findFirst()
                        : one.apply(id.readModel(), id.key())
                                .filter(parked -> id(parked).equals(id)));
    }

    /** The newest event first; of one event by what is shown. */
    Comparator<ParkedDocument> newestFirst() {
        return Comparator.comparingLong(ParkedDocument::position)
                .reversed()
                .thenComparing(parked -> id(parked).text());
    }
}
