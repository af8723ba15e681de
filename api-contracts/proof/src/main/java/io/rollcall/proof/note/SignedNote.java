// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.note;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.ProofRefused.Reason;
import io.rollcall.proof.StrictText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text and signatures below it: nothing is to be believed of it before {@link #verify}.
 *
 * @param text that ends with the end of a line
 * @param signatures from 1 to {@link #MAX_SIGNATURES}
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** How many bytes of UTF-8 a note has at most. */
    public static final int MAX_BYTES = 256 * 1024;

    /** How many signatures a note has at most. */
    public static final int MAX_SIGNATURES = 32;

    private static final String SEPARATOR = "\n\n";

    /** @throws IllegalArgumentException where no note can be so */
    public SignedNote {
        signatures = List.copyOf(signatures);
        if (text.length() > MAX_BYTES || !text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException("A note's text ends with a line's end, and has no other control");
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException("A note has from 1 to " + MAX_SIGNATURES + " signatures");
        }
    }

    /**
     * A text signed by several keys, in their order.
     *
     * @param now see {@link NoteSigner#sign}
     */
    public static SignedNote sign(String text, List<NoteSigner> signers, Instant now) {
        return new SignedNote(
                text, signers.stream().map(signer -> signer.sign(text, now)).toList());
    }

    /** The note with more signatures below it, except those that it has. */
    public SignedNote with(Collection<NoteSignature> more) {
        var all = new ArrayList<>(signatures);
        more.stream().filter(signature -> !all.contains(signature)).forEach(all::add);
        return new SignedNote(text, all);
    }

    /** The whole of it. */
    public String encode() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }

    /** The note by its bytes in UTF-8. */
    public static SignedNote parse(byte[] note) throws ProofRefused {
        if (note.length > MAX_BYTES) {
            throw ProofRefused.malformed("A note has at most " + MAX_BYTES + " bytes");
        }
        return parse(StrictText.utf8(note));
    }

    /** The note by the whole of it. */
    public static SignedNote parse(String note) throws ProofRefused {
        var end = note.lastIndexOf(SEPARATOR);
        if (note.length() > MAX_BYTES || end < 0 || !note.endsWith("\n")) {
            throw ProofRefused.malformed("A note is a text, an empty line, and signatures");
        }
        var lines = note.substring(end + SEPARATOR.length()).split("\n", MAX_SIGNATURES + 2);
        var signatures = new ArrayList<NoteSignature>();
        for (int i = 0; i < lines.length - 1; i++) {
            signatures.add(NoteSignature.parse(lines[i]));
        }
        try {
            return new SignedNote(note.substring(0, end + 1), signatures);
        } catch (IllegalArgumentException e) {
            throw ProofRefused.malformed(String.valueOf(e.getMessage()));
        }
    }

    /**
     * A signature that has been verified.
     *
     * @param at when it was given, by the key's own word; {@code null} where its type says no time
     */
    public record Verified(
            NoteVerifier key,
            NoteSignature signature,
            @Nullable Instant at) {}

    /**
     * The signatures of trusted keys, one a key, in the note's order. Those of others are passed over.
     *
     * @throws ProofRefused {@link Reason#WRONG_SIGNATURE} where a signature in the name of one of these keys is not its
     *     own
     */
    public List<Verified> verify(Collection<NoteVerifier> trusted) throws ProofRefused {
        Map<NoteVerifier, Verified> verified = new LinkedHashMap<>();
        for (var signature : signatures) {
            for (var key : trusted) {
                if (key.isNamedBy(signature)) {
                    var at = key.verify(text, signature);
                    verified.putIfAbsent(key, new Verified(key, signature, at));
                }
            }
        }
        return List.copyOf(verified.values());
    }
}
