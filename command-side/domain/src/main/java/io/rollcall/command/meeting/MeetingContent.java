// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.meeting;

import io.rollcall.command.media.ImageCheck.Image;
import io.rollcall.command.media.MediaStore;
import io.rollcall.command.media.Uploads;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.http.FormValue.Upload;
import io.rollcall.http.drf.Entry;
import io.rollcall.http.drf.Form;
import io.rollcall.privacy.Keys;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the members of a meeting share: its texts in the log, and its logo, all under the meeting's own key, since it
 * outlives each of them. Blocks.
 */
@Component
final class MeetingContent {

    /** A stored logo, and the new key that it is stored under. */
    record Kept(KeyId key, MediaId logo) {}

    private final Uploads uploads;
    private final MediaStore media;
    private final Keys keys;

    MeetingContent(Uploads uploads, MediaStore media, Keys keys) {
        this.uploads = uploads;
        this.media = media;
        this.keys = keys;
    }

    /** The image that is to be a logo; {@code null} where it is none, which the form then says. */
    @Nullable
    Image verified(Form form, String field, Entry<Upload> logo, Object caller) {
        return uploads.verified(form, field, logo, caller);
    }

    /** Stores the logo of a meeting that is to be. */
    Kept keep(Image logo) {
        var key = keys.take();
        return new Kept(key, uploads.store(key, logo));
    }

    /** Ends a name of a logo; once more changes nothing. */
    void erase(MediaId logo) {
        media.erase(logo);
    }

    /** Ends what a meeting's members shared for good; once more changes nothing. */
    void erase(KeyId meeting) {
        media.erase(meeting);
        keys.destroy(meeting);
    }
}
