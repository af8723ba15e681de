// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.stream;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.ProofRefused.Reason;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.note.NoteVerifier;
import io.rollcall.proof.note.SignedNote;
import java.util.List;
import java.util.UUID;

/**
 * A checkpoint of what a topic has told.
 *
 * @param source by which the events say where they come from
 * @param position of the log that it goes up to
 * @param note that it stands in, with its signatures
 */
public record SignedCheckpoint(Checkpoint checkpoint, UUID source, long position, SignedNote note) {

    private static final String POSITION = "position ";

    /**
     * By the note that it is.
     *
     * @param keys of the log, of which one has to have signed; where there are none, every signature is passed over
     * @throws ProofRefused where it is none of this topic, or not signed
     */
    public static SignedCheckpoint of(byte[] note, String topic, List<NoteVerifier> keys) throws ProofRefused {
        var signed = SignedNote.parse(note);
        var checkpoint = Checkpoint.parse(signed.text());
        if (!keys.isEmpty()) {
            verify(signed, checkpoint, topic, keys);
        }
        return new SignedCheckpoint(checkpoint, source(checkpoint.origin(), topic), position(checkpoint), signed);
    }

    /** The number of records up to it. */
    public long size() {
        return checkpoint.size();
    }

    private static void verify(SignedNote note, Checkpoint checkpoint, String topic, List<NoteVerifier> keys)
            throws ProofRefused {
        var by = note.verify(keys);
        if (by.isEmpty()) {
            throw new ProofRefused(Reason.NOT_SIGNED, "No trusted key of the log has signed it");
        }
        var name = by.getFirst().key().name() + "/" + topic;
        if (!checkpoint.origin().equals(name) && !checkpoint.origin().startsWith(name + "/")) {
            throw new ProofRefused(Reason.OTHER_LOG, "It is of another log or topic than the key");
        }
    }

    /** An origin is the log's name, which ends with its incarnation, the topic, and what came in its place. */
    private static UUID source(String origin, String topic) throws ProofRefused {
        var log = origin.indexOf("/" + topic);
        var rest = log < 0 ? "" : origin.substring(log + topic.length() + 1);
        try {
            return UUID.fromString(
                    rest.startsWith("/")
                            ? rest.substring(1)
                            : origin.substring(origin.lastIndexOf('/', log - 1) + 1, Math.max(log, 0)));
        } catch (IllegalArgumentException e) {
            throw ProofRefused.malformed("It is of no topic of this name");
        }
    }

    private static long position(Checkpoint checkpoint) throws ProofRefused {
        var line = checkpoint.extensions().stream()
                .filter(it -> it.startsWith(POSITION))
                .findFirst()
                .orElseThrow(() -> ProofRefused.malformed("It does not say up to which position"));
        try {
            return Long.parseLong(line.substring(POSITION.length()));
        } catch (NumberFormatException e) {
            throw ProofRefused.malformed("It does not say up to which position");
        }
    }
}
