// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.privacy.KeyLost;
import io.rollcall.privacy.Keys;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Why jobs were asked for, each sealed under a key of its own: one that cannot be read stands in no other's way. */
final class JobReasons {

    /** Stands for one that cannot be read. */
    static final String LOST = "(lost)";

    /** Stands for one with a key that was destroyed. */
    private static final String ERASED = "(erased)";

    /**
     * A reason as far as it can be read.
     *
     * @param text {@code null} where it is erased, or cannot be read
     * @param failure why it cannot be read; {@code null} where it can, or is erased
     */
    record Reason(@Nullable String text, @Nullable Unreadable failure) {

        /** As it goes on record. */
        String told() {
            return text != null ? text : failure == null ? ERASED : LOST;
        }
    }

    /** A reason does not open; the message is for people, and nothing personal. Carries no stack trace. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final boolean isForGood;

        private Unreadable(String message, boolean isForGood) {
            super(message, null, false, false);
            this.isForGood = isForGood;
        }

        /** Whether it will not open later either. */
        boolean isForGood() {
            return isForGood;
        }
    }

    private final Keys keys;

    JobReasons(Keys keys) {
        this.keys = keys;
    }

    byte[] seal(UUID job, KeyId key, String reason) {
        return keys.seal(key, reason.getBytes(UTF_8), context(job));
    }

    /** Fetches these keys at once, as far as they are there, so that opening a page asks the database once. */
    void load(List<KeyId> all) {
        try {
            keys.load(all);
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            // one of them does not open: each is tried by itself
        }
    }

    /** @throws DataAccessException where nobody can tell just now */
    Reason open(UUID job, KeyId key, byte[] sealed) {
        try {
            return new Reason(
                    keys.open(key, sealed, context(job))
                            .map(it -> new String(it, UTF_8))
                            .orElse(null),
                    null);
        } catch (DataAccessException e) {
            throw e;
        } catch (KeyLost e) {
            return unreadable("the key that it is sealed under is lost", true);
        } catch (RuntimeException e) { // the ring lacks what the key is wrapped by, or one of them is damaged
            return unreadable("it does not open with its key", false);
        }
    }

    private static Reason unreadable(String why, boolean isForGood) {
        return new Reason(null, new Unreadable("Its reason cannot be read: " + why + ".", isForGood));
    }

    /** Where a reason stands: it opens nowhere else. */
    private static String context(UUID job) {
        return "operator-jobs/" + job;
    }
}
