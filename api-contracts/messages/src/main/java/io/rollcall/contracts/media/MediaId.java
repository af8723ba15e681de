// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.media;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rollcall.contracts.privacy.Secret;
import java.util.regex.Pattern;

/**
 * Names a stored image: 64 lower-case hex digits. Every client that knows the name can see the image, so it cannot be
 * guessed, and nothing is ever called by it again.
 *
 * @param value 256 random bits; of images that were stored before, a digest of owner and content
 */
@Secret
public record MediaId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public MediaId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("A media id is 64 lower-case hex digits");
        }
    }

    /**
     * As it stands in events and answers.
     *
     * @throws IllegalArgumentException where there can be no such id
     */
    @JsonCreator
    public static MediaId of(String value) {
        return new MediaId(value);
    }

    /** Whether this text could name an image. */
    public static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
