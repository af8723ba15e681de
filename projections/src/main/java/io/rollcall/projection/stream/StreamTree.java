// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.projection.stream.StreamSigner.Told;
import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.tree.CompactRange;
import io.rollcall.stream.StreamCheckpoint.Tree;
import io.rollcall.stream.StreamLeaf;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The tree over all records of a stream, in the order in which they are told, and how far it is signed. */
final class StreamTree {

    /** One of each hour is kept for ever. */
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withZone(ZoneOffset.UTC);

    private final @Nullable StreamSigner signer;
    private final CompactRange range;
    private long signed;
    private long signedAt = System.nanoTime();
    private boolean isExpected;

    private StreamTree(CompactRange range, @Nullable StreamSigner signer) {
        this.range = range;
        this.signer = signer;
        this.signed = -1; // what was signed before is not looked for: one more does no harm
    }

    static StreamTree begin(@Nullable StreamSigner signer) {
        return new StreamTree(new CompactRange(), signer);
    }

    /** @throws StreamStopped where what was kept is no tree */
    static StreamTree resume(@Nullable Tree kept, @Nullable StreamSigner signer) {
        if (kept == null) {
            throw new StreamStopped("The stream's checkpoint has no tree");
        }
        try {
            var subtrees = new ArrayList<Hash>();
            for (var subtree : kept.subtrees()) {
                subtrees.add(Hash.parse(subtree));
            }
            return new StreamTree(new CompactRange(kept.size(), subtrees), signer);
        } catch (ProofRefused | IllegalArgumentException e) {
            throw new StreamStopped("The stream's checkpoint has a tree that is none: " + e.getMessage());
        }
    }

    void add(ProducerRecord<String, byte[]> record) {
        range.append(StreamLeaf.of(record.key(), record.headers(), record.value()));
    }

    /** The next checkpoint is due at once, unless what is there is signed. */
    void expect() {
        isExpected = true;
    }

    Tree state() {
        return new Tree(
                range.size(), range.subtrees().stream().map(Hash::base64).toList());
    }

    /** The record of a signed checkpoint, where one is due. */
    Optional<ProducerRecord<String, byte[]>> due(String topic, Told told, long position) {
        if (signer == null || range.size() == 0 || range.size() == signed || !isDue(signer)) {
            return Optional.empty();
        }
        var note = signer.sign(told, range.size(), range.root(), position);
        signed = range.size();
        isExpected = false;
        signedAt = System.nanoTime();
        return note.map(it -> new ProducerRecord<>(
                topic,
                0,
                told.topic() + "/" + HOUR.format(it.signedAt()),
                it.text().getBytes(UTF_8)));
    }

    private boolean isDue(StreamSigner by) {
        return signed < 0
                || isExpected
                || range.size() - signed >= by.records()
                || System.nanoTime() - signedAt >= by.interval().toNanos();
    }
}
