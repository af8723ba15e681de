// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.note;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.StrictText;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * One line below a note, verified or not.
 *
 * @param name of the key that it says it is of
 * @param keyId of that key
 * @param bytes of the signature, from 1 to {@link #MAX_BYTES}; neither side changes them
 */
public record NoteSignature(String name, int keyId, byte[] bytes) {

    /** How many bytes a signature has at most. */
    public static final int MAX_BYTES = 6_000;

    private static final Pattern LINE = Pattern.compile("\u2014 ([^ ]+) ([^ ]+)");
    private static final int LONGEST_LINE = 9_000;

    public NoteSignature {
        KeyName.check(name);
        if (bytes.length < 1 || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("A signature has from 1 to " + MAX_BYTES + " bytes");
        }
    }

    /** Its line without the line's end. */
    public String line() {
        var signed =
                ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(keyId).put(bytes);
        return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(signed.array());
    }

    /** The signature by its line without the line's end. */
    public static NoteSignature parse(String line) throws ProofRefused {
        var parts = LINE.matcher(line);
        if (line.length() > LONGEST_LINE || !parts.matches()) {
            throw ProofRefused.malformed("Not the line of a signature");
        }
        var signed = StrictText.base64(parts.group(2));
        if (signed.length <= Integer.BYTES) {
            throw ProofRefused.malformed("A signature has more than the id of its key");
        }
        try {
            return new NoteSignature(
                    parts.group(1),
                    ByteBuffer.wrap(signed).getInt(),
                    Arrays.copyOfRange(signed, Integer.BYTES, signed.length));
        } catch (IllegalArgumentException e) {
            throw ProofRefused.malformed(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that && line().equals(that.line());
    }

    @Override
    public int hashCode() {
        return line().hashCode();
    }
}
