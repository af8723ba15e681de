// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.meeting;

import io.rollcall.command.media.MediaStore;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.meeting.MeetingCommand.FindLogo;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.CommandGateway;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives the logo of a meeting another name with each membership that ends: a client that knows the name can see it.
 * Blocks.
 */
@Component
public final class LogoNames {

    private final CommandGateway commands;
    private final MediaStore media;

    LogoNames(CommandGateway commands, MediaStore media) {
        this.commands = commands;
        this.media = media;
    }

    /**
     * Ends a membership.
     *
     * @param leaving the member
     * @param ending how, given what the logo is called from then on; {@code null} where the user is no member
     */
    public <T> T end(MeetingId meeting, UserId leaving, Function<@Nullable MediaId, T> ending) {
        var next = commands.<Optional<MediaId>>send(new FindLogo(meeting, leaving))
                .result()
                .flatMap(media::copy);
        try {
            return ending.apply(next.orElse(null));
        } catch (RuntimeException refused) {
            next.ifPresent(media::erase);
            throw refused;
        }
    }
}
