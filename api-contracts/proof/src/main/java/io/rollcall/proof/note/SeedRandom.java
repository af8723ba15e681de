// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.note;

import java.security.SecureRandom;
import java.security.SecureRandomSpi;

/**
 * Not random: gives a seed once. The JDK's generators draw a seed and make of it what RFC 8032 and FIPS 204 say, and
 * have no other door for a seed; {@code NoteSignerTest} holds them to known pairs, and a key's id stands beside its
 * seed.
 */
final class SeedRandom extends SecureRandom {

    SeedRandom(byte[] seed) {
        super(new Once(seed), null);
    }

    private static final class Once extends SecureRandomSpi {

        private final byte[] seed;
        private boolean given;

        Once(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        protected void engineNextBytes(byte[] bytes) {
            if (given || bytes.length != seed.length) {
                throw new IllegalStateException("A key pair is made of one seed of " + seed.length + " bytes");
            }
            given = true;
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }

        @Override
        protected void engineSetSeed(byte[] more) {}

        @Override
        protected byte[] engineGenerateSeed(int bytes) {
            throw new IllegalStateException("A seed has no other");
        }
    }
}
