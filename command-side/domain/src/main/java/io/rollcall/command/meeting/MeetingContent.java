// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.meeting;

import io.rollcall.command.media.ImageCheck.Image;
import io.rollcall.command.media.MediaStore;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.privacy.Keys;
import org.springframework.stereotype.Component;

/**
 * What the members of a meeting share: its texts in the log, and its logo, all under the meeting's own key, since it
 * outlives each of them. Blocks.
 */
@Component
public final class MeetingContent {

    /** A stored logo, and the new key that it is stored under. */
    public record Kept(KeyId key, MediaId logo) {}

    private final MediaStore media;
    private final Keys keys;

    MeetingContent(MediaStore media, Keys keys) {
        this.media = media;
        this.keys = keys;
    }

    /** Stores the logo of a meeting that is to be. */
    public Kept keep(Image logo) {
        var key = keys.take();
        return new Kept(key, media.store(key, logo));
    }

    /** Ends a name of a logo; once more changes nothing. */
    public void erase(MediaId logo) {
        media.erase(logo);
    }

    /** Ends what a meeting's members shared for good; once more changes nothing. */
    public void erase(KeyId meeting) {
        media.erase(meeting);
        keys.destroy(meeting);
    }
}
