// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.meeting;

import io.rollcall.projection.shared.ReadModelCodec;
import java.time.Instant;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A meeting in BSON. The times are text, since a BSON date would cut them to milliseconds. */
final class MeetingCodec implements ReadModelCodec<Long, MeetingDocument> {

    @Override
    public Document toBson(MeetingDocument meeting) {
        return new Document("title", meeting.title())
                .append("description", meeting.description())
                .append("logo", meeting.logo())
                .append("time", Objects.toString(meeting.time(), null))
                .append("created", meeting.created().toString())
                .append("completed", meeting.completed())
                .append("king", meeting.king())
                .append("members", meeting.members());
    }

    @Override
    public MeetingDocument fromBson(Long id, Document content) {
        return new MeetingDocument(
                id,
                content.getString("title"),
                content.getString("description"),
                content.getString("logo"),
                time(content.getString("time")),
                Instant.parse(content.getString("created")),
                content.getBoolean("completed"),
                content.getLong("king"),
                content.getList("members", Long.class));
    }

    private static @Nullable Instant time(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }
}
