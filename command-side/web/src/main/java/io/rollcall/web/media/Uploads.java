// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.media;

import io.rollcall.command.media.ImageCheck;
import io.rollcall.command.media.ImageWorkTooBusy;
import io.rollcall.command.media.Images;
import io.rollcall.command.media.MediaProperties;
import io.rollcall.command.media.MediaStore;
import io.rollcall.command.shared.InTurn;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.http.FormValue.Upload;
import io.rollcall.http.drf.Entry;
import io.rollcall.http.drf.Field;
import io.rollcall.http.drf.Form;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes images out of forms. Blocks. */
@Component
public final class Uploads {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Images images;
    private final MediaProperties bounds;
    private final MediaStore store;
    private final InTurn inTurn = new InTurn(PATIENCE, ImageWorkTooBusy::new);

    Uploads(Images images, MediaProperties bounds, MediaStore store) {
        this.images = images;
        this.bounds = bounds;
        this.store = store;
    }

    /**
     * The verified image of a field; {@code null} where none was uploaded or where it is none, which the form then says
     * . A caller that has another image in work waits for it.
     *
     * @param caller the uploader, of which one image is in work at a time
     */
    public ImageCheck.@Nullable Image verified(Form form, String field, Entry<Upload> entry, Object caller) {
        var upload = entry.orNull();
        if (upload == null) {
            return null;
        }
        return switch (inTurn.run(caller, () -> check(upload.content()))) {
            case ImageCheck.Image image -> image;
            case ImageCheck.Refused refused -> {
                form.reject(field, text(refused.reason()));
                yield null;
            }
        };
    }

    private String text(ImageCheck.Reason reason) {
        return reason == ImageCheck.Reason.TOO_LARGE
                ? "Upload a smaller image: " + bounds.told() + " are the most."
                : Field.NOT_AN_IMAGE;
    }

    /** Stores an image for the owner of a key; an event is to speak of it soon. */
    public MediaId store(KeyId owner, ImageCheck.Image image) {
        return store.store(owner, image);
    }

    private ImageCheck check(byte[] content) {
        try {
            return images.check(content).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }
}
