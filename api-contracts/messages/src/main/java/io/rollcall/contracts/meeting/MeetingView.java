// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.meeting;

import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as its members see it.
 *
 * @param title {@code null} once erased
 * @param description {@code null} where none was given, and once erased
 * @param time when it takes place; {@code null} where that was not said
 * @param king one of the members
 * @param members by ascending id, at least one
 */
public record MeetingView(
        MeetingId id,
        @Nullable String title,
        @Nullable String description,
        MediaId logo,
        @Nullable Instant time,
        Instant created,
        boolean completed,
        UserId king,
        List<UserId> members) {}
