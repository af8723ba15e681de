// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.media;

import io.rollcall.command.media.ImageCheck.Image;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import java.util.Optional;

/**
 * Images, each under a name that was never used, encrypted under their owner's key and gone with it. An image gets
 * another name when a client that knows its name is not to see it any more. All methods block.
 */
public interface MediaStore {

    /** An image as it is served. */
    record Stored(String contentType, byte[] bytes) {}

    /**
     * Stores an image for the owner of a key. It is as durable as an event that speaks of it, and not before.
     *
     * @return its name
     */
    MediaId store(KeyId owner, Image image);

    /**
     * Stores an image once more under another name, in the same way; empty if there is none, or its owner is erased.
     */
    Optional<MediaId> copy(MediaId id);

    /** Deletes one image; nothing happens the second time. */
    void erase(MediaId id);

    /** Deletes all images of the owner of a key; nothing happens the second time. */
    void erase(KeyId owner);

    /** The image; empty if there is none or its owner is erased. */
    Optional<Stored> find(MediaId id);
}
