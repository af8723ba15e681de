// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof;

/** What was shown proves nothing: the one refusal of everything that parses or checks. */
public final class ProofRefused extends Exception {

    /** Why. */
    public enum Reason {
        /** It is not in its format, or larger than it may be. */
        MALFORMED,
        /** No key that is trusted has signed it. */
        NOT_SIGNED,
        /** A signature by the name and id of a trusted key is not of that key. */
        WRONG_SIGNATURE,
        /** It is of another log. */
        OTHER_LOG,
        /** Fewer witnesses than wanted have cosigned it. */
        TOO_FEW_COSIGNATURES,
        /** The event's bytes are not those of the leaf, or the leaf is of another place. */
        OTHER_EVENT,
        /** The leaf is not at its place in the tree. */
        NOT_INCLUDED,
        /** The larger tree does not begin with the smaller one. */
        INCONSISTENT
    }

    private final Reason reason;

    /** A refusal; the message is for operators, and has nothing of what was shown but numbers and names of fields. */
    public ProofRefused(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** Something that is not in its format. */
    public static ProofRefused malformed(String message) {
        return new ProofRefused(Reason.MALFORMED, message);
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
