// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.media;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.privacy.ErasureStep;
import org.springframework.stereotype.Component;

/** Erases the images of a user that has left. */
@Component
final class ImageErasure implements ErasureStep {

    private final MediaStore media;

    ImageErasure(MediaStore media) {
        this.media = media;
    }

    @Override
    public void erase(AccountDeleted left) {
        media.erase(left.key());
    }
}
