// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.StrictText;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.note.NoteSignature;
import io.rollcall.proof.note.NoteVerifier;
import io.rollcall.proof.note.SignedNote;
import io.rollcall.proof.tree.TileSource;
import io.rollcall.proof.tree.TiledTree;
import io.rollcall.proof.witness.AddCheckpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks one witness. What it says is bounded, and believed only where one of its keys has signed it. Not safe for use by
 * several threads.
 */
final class WitnessClient implements AutoCloseable {

    private static final int TRIES = 3;
    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int INCONSISTENT = 422;

    private final OutsideAddress address;
    private final List<NoteVerifier> keys;
    private long cosigned;

    WitnessClient(URI url, List<NoteVerifier> keys, Duration patience) {
        var path = URI.create(url.toString().replaceFirst("/+$", "") + "/add-checkpoint");
        this.address = new OutsideAddress(path, patience);
        this.keys = List.copyOf(keys);
    }

    /**
     * The witness's signatures of a checkpoint, at least one.
     *
     * @param note the checkpoint as the log has signed it
     * @param tiles of its tree
     * @throws WitnessRefused where it gives none, is away, or says what is none
     * @throws ProofRefused where the tree cannot be read
     */
    List<NoteSignature> cosign(SignedNote note, TileSource tiles)
            throws WitnessRefused, ProofRefused, InterruptedException {
        var size = Checkpoint.parse(note.text()).size();
        for (int turn = 0; turn < TRIES; turn++) {
            if (cosigned > size) {
                var ahead = cosigned;
                cosigned = 0; // asked again next time: it may have been told something else since
                throw new WitnessRefused("it has cosigned a tree of " + ahead + ", and this is one of " + size);
            }
            var answer = send(new AddCheckpoint(cosigned, path(cosigned, size, tiles), note));
            switch (answer.statusCode()) {
                case OK -> {
                    var signatures = signatures(note, answer.body());
                    cosigned = size;
                    return signatures;
                }
                case CONFLICT -> cosigned = size(answer.body());
                case INCONSISTENT ->
                    throw new WitnessRefused("it says that the tree does not begin with the one of " + cosigned
                            + " that it has cosigned");
                default -> throw new WitnessRefused("it answers " + answer.statusCode());
            }
        }
        throw new WitnessRefused("it names another size each time");
    }

    private static List<Hash> path(long from, long to, TileSource tiles) throws ProofRefused {
        return from == 0 || from == to
                ? List.of()
                : new TiledTree(to, tiles).consistency(from).path();
    }

    private HttpResponse<byte[]> send(AddCheckpoint request) throws WitnessRefused, InterruptedException {
        try {
            return address.post("text/plain; charset=utf-8", request.encode());
        } catch (HttpTimeoutException e) {
            throw new WitnessRefused("it does not answer in time");
        } catch (IOException e) {
            throw new WitnessRefused("it does not answer: " + e.getClass().getSimpleName());
        }
    }

    private static long size(byte[] body) throws WitnessRefused {
        try {
            var text = StrictText.utf8(body);
            if (text.endsWith("\n")) {
                return StrictText.decimal(text.substring(0, text.length() - 1));
            }
        } catch (ProofRefused e) {
            // as below
        }
        throw new WitnessRefused("it names no size");
    }

    private List<NoteSignature> signatures(SignedNote note, byte[] body) throws WitnessRefused {
        try {
            var lines = StrictText.utf8(body).split("\n", SignedNote.MAX_SIGNATURES + 1);
            var given = new ArrayList<NoteSignature>();
            for (int i = 0; i < lines.length - 1; i++) {
                given.add(NoteSignature.parse(lines[i]));
            }
            var ours = given.stream()
                    .filter(it -> keys.stream().anyMatch(key -> key.isNamedBy(it)))
                    .toList();
            if (!ours.isEmpty()) {
                return new SignedNote(note.text(), ours)
                        .verify(keys).stream()
                                .map(SignedNote.Verified::signature)
                                .toList();
            }
        } catch (ProofRefused | IllegalArgumentException e) {
            // as below
        }
        throw new WitnessRefused("it gives no signature of its key");
    }

    @Override
    public void close() {
        address.close();
    }
}
