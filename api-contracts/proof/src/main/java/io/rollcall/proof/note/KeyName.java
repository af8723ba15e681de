// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.note;

import io.rollcall.proof.Hash;
import io.rollcall.proof.StrictText;
import java.nio.ByteBuffer;

/** How keys are named. */
final class KeyName {

    private static final int LONGEST = 255;

    private KeyName() {}

    /** @throws IllegalArgumentException where no key is named so */
    static void check(String name) {
        var isName = !name.isEmpty()
                && name.codePoints().noneMatch(KeyName::separates)
                && StrictText.utf8(name).length <= LONGEST;
        if (!isName) {
            throw new IllegalArgumentException("A key's name has no space and no plus, and at most 255 bytes");
        }
    }

    private static boolean separates(int c) {
        return c == '+' || c < ' ' || c == 0x85 || Character.isSpaceChar(c);
    }

    /** The first four bytes of what identifies a key beside its name. */
    static int id(String name, SignatureType type, byte[] publicKey) {
        var digest = Hash.digest();
        digest.update(StrictText.utf8(name));
        digest.update((byte) '\n');
        digest.update(type.code());
        return ByteBuffer.wrap(digest.digest(publicKey)).getInt();
    }
}
