// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.check;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.StrictText;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.note.SignedNote;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * That some leaf is in a log (c2sp.org/tlog-proof): nothing is to be believed of it before {@link ProofCheck#check}.
 *
 * @param extra what nobody has signed; usually empty, then its line is left out
 * @param index of the leaf, from 0
 * @param path the siblings on the way, from the leaf's to a child of the root
 * @param checkpoint of the tree, as it was signed
 */
public record TlogProof(byte[] extra, long index, List<Hash> path, SignedNote checkpoint) {

    /** How many bytes a proof has at most. */
    public static final int MAX_BYTES = SignedNote.MAX_BYTES + 16 * 1024;

    /** How many hashes the path of a leaf has at most, in the largest tree. */
    public static final int MAX_PATH = 63;

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int MAX_EXTRA = 8 * 1024;
    private static final String SEPARATOR = "\n\n";

    /** @throws IllegalArgumentException where no proof can be so */
    public TlogProof {
        path = List.copyOf(path);
        if (index < 0 || path.size() > MAX_PATH || extra.length > MAX_EXTRA) {
            throw new IllegalArgumentException("A proof has an index from 0, and at most " + MAX_PATH + " hashes");
        }
    }

    /** One without extra. */
    public TlogProof(long index, List<Hash> path, SignedNote checkpoint) {
        this(new byte[0], index, path, checkpoint);
    }

    /** The whole of it. */
    public String encode() {
        var lines = new ArrayList<String>();
        lines.add(HEADER);
        if (extra.length > 0) {
            lines.add(EXTRA + Base64.getEncoder().encodeToString(extra));
        }
        lines.add(INDEX + index);
        path.forEach(hash -> lines.add(hash.base64()));
        return String.join("\n", lines) + SEPARATOR + checkpoint.encode();
    }

    /** The proof by its bytes in UTF-8. */
    public static TlogProof parse(byte[] proof) throws ProofRefused {
        if (proof.length > MAX_BYTES) {
            throw ProofRefused.malformed("A proof has at most " + MAX_BYTES + " bytes");
        }
        var text = StrictText.utf8(proof);
        var end = text.indexOf(SEPARATOR);
        if (end < 0) {
            throw ProofRefused.malformed("A proof is some lines, an empty one, and a checkpoint");
        }
        var note = SignedNote.parse(text.substring(end + SEPARATOR.length()));
        Checkpoint.parse(note.text());
        return new Lines(text.substring(0, end)).proof(note);
    }

    /** The lines before the checkpoint. */
    private static final class Lines {

        private final List<String> lines;
        private int next;

        Lines(String text) {
            lines = List.of(text.split("\n", MAX_PATH + 5));
        }

        TlogProof proof(SignedNote checkpoint) throws ProofRefused {
            require(lines.getFirst().equals(HEADER), "Not a proof of " + HEADER);
            next++;
            var extra = at(EXTRA) ? StrictText.base64(rest(EXTRA)) : new byte[0];
            require(next == 1 || extra.length > 0 && extra.length <= MAX_EXTRA, "The extra line is empty or too long");
            require(at(INDEX), "A proof has an index");
            var index = StrictText.decimal(rest(INDEX));
            var path = new ArrayList<Hash>();
            while (next < lines.size()) {
                path.add(Hash.parse(lines.get(next++)));
            }
            require(path.size() <= MAX_PATH, "A path has at most " + MAX_PATH + " hashes");
            return new TlogProof(extra, index, path, checkpoint);
        }

        private boolean at(String start) {
            return next < lines.size() && lines.get(next).startsWith(start);
        }

        private String rest(String start) {
            return lines.get(next++).substring(start.length());
        }

        private static void require(boolean condition, String otherwise) throws ProofRefused {
            if (!condition) {
                throw ProofRefused.malformed(otherwise);
            }
        }
    }
}
