// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.http.text.NormalForm;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) with two passes and one lane, which OWASP's Password Storage Cheat Sheet advises over 19 MiB.
 * Hashes are written in the PHC string format, with their parameters, so that older ones stay good when these change.
 *
 * @param memory in KiB
 * @param salt 24 random bytes; the 16 of earlier versions tell that the password was hashed in its composed form, and
 *     is compared in it
 * @param hash 32 bytes
 */
record PasswordHash(int memory, int passes, int lanes, byte[] salt, byte[] hash) {

    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 24;
    private static final int EARLIER_SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([^$]+)\\$([^$]+)");

    /**
     * Hashes a password under a new salt. Takes some tens of milliseconds of a core over OWASP's memory.
     *
     * @param memory that it takes meanwhile, in KiB
     */
    static PasswordHash of(String password, int memory) {
        var salt = random(SALT_BYTES);
        return new PasswordHash(memory, PASSES, LANES, salt, hash(password, memory, PASSES, LANES, salt, HASH_BYTES));
    }

    /** What no password has, and what takes as long to compare with as the hash of one. */
    static PasswordHash ofNone(int memory) {
        return new PasswordHash(memory, PASSES, LANES, random(SALT_BYTES), random(HASH_BYTES));
    }

    /** Reads what {@link #toString} wrote. */
    static PasswordHash parse(String phc) {
        var parts = PHC.matcher(phc);
        if (!parts.matches()) {
            throw new IllegalStateException("A stored password hash is none");
        }
        return new PasswordHash(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                Base64.getDecoder().decode(parts.group(4)),
                Base64.getDecoder().decode(parts.group(5)));
    }

    /** Whether this is the hash of the password; takes as long whether it is or not. */
    boolean matches(String password) {
        var compared =
                salt.length == EARLIER_SALT_BYTES ? NormalForm.of(password).orElse(password) : password;
        return MessageDigest.isEqual(hash, hash(compared, memory, passes, lanes, salt, hash.length));
    }

    /** In the PHC string format. */
    @Override
    public String toString() {
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(memory, passes, lanes, base64.encodeToString(salt), base64.encodeToString(hash));
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] hash(String password, int memory, int passes, int lanes, byte[] salt, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        var hash = new byte[length];
        generator.generateBytes(password.getBytes(UTF_8), hash);
        return hash;
    }
}
