// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.meeting;

import static io.rollcall.http.drf.Field.dateTime;
import static io.rollcall.http.drf.Field.file;
import static io.rollcall.http.drf.Field.listOf;
import static io.rollcall.http.drf.Field.text;
import static io.rollcall.http.drf.Field.userId;

import io.rollcall.command.meeting.MeetingContent;
import io.rollcall.contracts.meeting.MeetingCommand.ArrangeMeeting;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.FormValue.Upload;
import io.rollcall.http.drf.Entry;
import io.rollcall.http.drf.Field;
import io.rollcall.http.drf.Form;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A meeting as a client describes it. Whether it is completed is not theirs to say (B-41). */
record MeetingPlan(
        Entry<String> title,
        Entry<String> description,
        Entry<Upload> logo,
        Entry<Instant> time,
        Entry<List<Optional<UserId>>> users) {

    /** The name of the field with the logo. */
    static final String LOGO = "logo";

    /** What a title may be (B-33). */
    static final Field<String> TITLE = text(255);

    private static final int DESCRIPTION_LENGTH = 10_000;
    private static final int MOST_USERS = 1000;
    private static final Field<List<Optional<UserId>>> USERS = listOf(userId())
            .where(
                    users -> users.size() <= MOST_USERS,
                    "Ensure this field has no more than " + MOST_USERS + " elements.");

    /** Reads it; the form knows what is wrong (B-33..B-38). */
    static MeetingPlan of(Form form) {
        return new MeetingPlan(
                form.required("title", TITLE),
                form.nullable("description", text(DESCRIPTION_LENGTH)),
                form.required(LOGO, file()),
                form.nullable("time", dateTime()),
                form.optional("users", USERS));
    }

    /** The command to make it so, once the form is checked. */
    ArrangeMeeting arrange(MeetingId meeting, UserId by, MeetingContent.Kept kept) {
        return new ArrangeMeeting(
                meeting, by, kept.key(), title.value(), description.orNull(), kept.logo(), time.orNull(), invited());
    }

    /** The invited users, once the form is checked. */
    Set<UserId> invited() {
        return users.or(List.of()).stream().flatMap(Optional::stream).collect(Collectors.toSet());
    }
}
