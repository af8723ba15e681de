// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.projection.stream.StreamSigner;
import io.rollcall.proof.Hash;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.note.SignedNote;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Signs what is told on the stream by the keys of the log. The topic is a log of its own, named by that log, a slash
 * and the topic, and once the stream has begun anew, another slash and its source.
 */
final class LogStreamSigner implements StreamSigner {

    private final LogKeys keys;
    private final ProofProperties properties;
    private final Clock clock;

    LogStreamSigner(LogKeys keys, ProofProperties properties, Clock clock) {
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Duration interval() {
        return properties.interval();
    }

    @Override
    public long records() {
        return properties.events();
    }

    @Override
    public Optional<Note> sign(Told told, long size, Hash root, long position) {
        var log = properties.origin() + "/" + told.log();
        var signers = keys.signers(log);
        if (signers.isEmpty()) {
            return Optional.empty();
        }
        var text = new Checkpoint(name(log, told), size, root, List.of("position " + position)).text();
        var now = clock.instant();
        return Optional.of(new Note(SignedNote.sign(text, signers, now).encode(), now));
    }

    private static String name(String log, Told told) {
        return log + "/" + told.topic() + (told.source().equals(told.log()) ? "" : "/" + told.source());
    }
}
