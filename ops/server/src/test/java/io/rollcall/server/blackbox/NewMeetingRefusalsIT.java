// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.NOT_AN_IMAGE;
import static io.rollcall.server.blackbox.Meetings.form;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** B-33 to B-38: what a new meeting may not be. */
class NewMeetingRefusalsIT {

    private static final String BLANK = "This field may not be blank.";

    private final Meetings meetings = Meetings.ofTheSharedServer();
    private final Meet.User king = meetings.meet().signUp();

    @Test
    void b33_aTitleIsNeitherMissingNorBlankNorTooLong() {
        arrange(SentBody.multipart()).refuses("title", "This field is required.");
        arrange(SentBody.multipart("title", " ")).refuses("title", BLANK);
        arrange(SentBody.multipart("title", "t".repeat(256)))
                .refuses("title", "Ensure this field has no more than 255 characters.");
        arrange(SentBody.multipart("title", "t".repeat(255))).is(201);
    }

    @Test
    void b34_aLogoIsRequired() {
        meetings.arrange(king, SentBody.multipart("title", "Tea")).refuses("logo", "No file was submitted.");
        var json = SentBody.json("{\"title\":\"Tea\"}");
        meetings.meet().as(king).post(Meetings.ALL, json).refuses("logo", "No file was submitted.");
    }

    @Test
    void b35_aLogoIsAnImage() {
        var form = SentBody.multipart("title", "Tea").file("logo", new byte[] {1, 2, 3});
        meetings.arrange(king, form).refuses("logo", NOT_AN_IMAGE);
    }

    @Test
    void b36_aDescriptionIsNotBlankNorTooLong() {
        meetings.arrange(king, form().field("description", "")).refuses("description", BLANK);
        meetings.arrange(king, form().field("description", "d".repeat(10_001)))
                .refuses("description", "Ensure this field has no more than 10000 characters.");
        var described = meetings.arrange(king, form().field("description", "d".repeat(10_000)));
        assertThat(described.is(201).json().get("description").asString()).hasSize(10_000);
    }

    @Test
    void b37_usersAreIntegersAndNotTooMany() {
        meetings.arrange(king, form().field("users", "abc")).refuses("users", Meetings.NOT_AN_INTEGER);
        var tooMany = form();
        for (var i = 0; i < 1001; i++) {
            tooMany.field("users", Long.toString(king.userId()));
        }
        meetings.arrange(king, tooMany).refuses("users", "Ensure this field has no more than 1000 elements.");
    }

    @Test
    void b38_aTimeHasADocumentedForm() {
        meetings.arrange(king, form().field("time", "tomorrow"))
                .refuses(
                        "time",
                        "Datetime has wrong format. Use one of these formats instead:"
                                + " YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].");
    }

    @Test
    void nothingComesOfWhatIsRefused() {
        arrange(SentBody.multipart()).is(400);
        assertThat(meetings.list(king, "?all=true")).isEmpty();
    }

    private ReceivedAnswer arrange(SentBody.Multipart form) {
        return meetings.arrange(king, form.file("logo", Pictures.png()));
    }
}
