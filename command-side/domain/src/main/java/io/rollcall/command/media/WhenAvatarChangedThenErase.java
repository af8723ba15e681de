// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.media;

import io.rollcall.contracts.account.UserEvent.AvatarChanged;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/** Erases the picture that another one has taken the place of. Again after a crash: it bears that. */
@ProcessingGroup(WhenAvatarChangedThenErase.GROUP)
@DisallowReplay
final class WhenAvatarChangedThenErase {

    static final String GROUP = "avatar-erasure";

    private final MediaStore media;

    WhenAvatarChangedThenErase(MediaStore media) {
        this.media = media;
    }

    @EventHandler
    void react(AvatarChanged event) {
        if (event.replaced() != null) {
            media.erase(event.replaced());
        }
    }
}
