// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import io.rollcall.log.codec.Sha256;
import io.rollcall.log.codec.StoredEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** By which terms an event is found. They are made of nothing that is hidden. */
final class EventTerms {

    /** What a term is. */
    enum Kind {
        TYPE,
        AGGREGATE,
        CORRELATION,
        USER,
        /** The event has an identifier's aggregate belong to this user. */
        CLAIM,
        WORD;

        /** The term of this kind for a value. */
        String of(String value) {
            return name() + ":" + value;
        }
    }

    /** More than any event has of those that are written: lists in them have a thousand elements at most. */
    static final int MOST = 2_000;

    /** Longer words are not found. */
    static final int LONGEST_WORD = 100;

    private static final Set<String> CORRELATIONS = Set.of("traceId", "correlationId");
    private static final Set<String> CLAIMS =
            Set.of("phone-number.claimed", "login-name.claimed", "invite-code.claimed");

    private final EventShapes shapes;
    private final EventMasking masking;

    EventTerms(EventShapes shapes, EventMasking masking) {
        this.shapes = shapes;
        this.masking = masking;
    }

    /** An event's terms, hashed. */
    Set<Long> hashed(StoredEvent event) {
        return of(event).stream().map(EventTerms::hash).collect(Collectors.toSet());
    }

    /** A term as the index has it: the first 64 bits of its SHA-256. */
    static long hash(String term) {
        return ByteBuffer.wrap(Sha256.of(term.getBytes(StandardCharsets.UTF_8))).getLong();
    }

    /** The words of a text: what stands between blanks, in lower case. */
    static Stream<String> words(String text) {
        return Arrays.stream(text.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty() && word.length() <= LONGEST_WORD);
    }

    /** An event's terms: users before words, {@value #MOST} at most. */
    Set<String> of(StoredEvent event) {
        var row = event.row();
        var first = new LinkedHashSet<String>();
        first.add(Kind.TYPE.of(row.type()));
        first.add(Kind.AGGREGATE.of(masking.aggregate(event).toLowerCase(Locale.ROOT)));
        var words = new LinkedHashSet<String>();
        for (var entry : EventMasking.object(row.metadata()).properties()) {
            if (CORRELATIONS.contains(entry.getKey())) {
                first.add(Kind.CORRELATION.of(entry.getValue().asString("").toLowerCase(Locale.ROOT)));
            } else if (EventMasking.OPEN_METADATA.contains(entry.getKey())) {
                add(entry.getValue(), Shape.Leaf.PLAIN, first, words);
            }
        }
        shapes.of(row.type(), row.revision())
                .ifPresent(known -> add(EventMasking.object(row.payload()), known.shape(), first, words));
        if (CLAIMS.contains(row.type())) {
            claim(first);
        }
        return Stream.concat(first.stream(), words.stream())
                .limit(MOST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void claim(Set<String> terms) {
        var users = Kind.USER.of("");
        terms.addAll(terms.stream()
                .filter(term -> term.startsWith(users))
                .map(term -> Kind.CLAIM.of(term.substring(users.length())))
                .toList());
    }

    private static void add(JsonNode value, Shape shape, Set<String> users, Set<String> words) {
        switch (shape) {
            case Shape.Leaf leaf -> addOne(value, leaf, users, words);
            case Shape.Many many -> value.values().forEach(each -> add(each, many.each(), users, words));
            case Shape.Fields fields ->
                value.properties().forEach(entry -> add(entry.getValue(), fields.of(entry.getKey()), users, words));
        }
    }

    private static void addOne(JsonNode value, Shape.Leaf leaf, Set<String> users, Set<String> words) {
        if (!value.isString() && !value.isNumber()) {
            return; // also what is true or false: nobody searches that
        }
        if (leaf == Shape.Leaf.USER) {
            users.add(Kind.USER.of(value.asString()));
        } else if (leaf == Shape.Leaf.PLAIN) {
            words(value.asString()).forEach(word -> words.add(Kind.WORD.of(word)));
        }
    }
}
