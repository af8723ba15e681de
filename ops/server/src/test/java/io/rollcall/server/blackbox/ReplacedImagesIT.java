// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** That an image is gone for users that are not to see it any more, by whatever name they know it. */
class ReplacedImagesIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String NOT_FOUND = "{'detail':'Not found.'}";

    private final Meetings meetings = Meetings.ofTheSharedServer();
    private final Meet meet = meetings.meet();
    private final Client anybody = meet.client();
    private final Meet.User king = meet.signUp();
    private final Meet.User ada = meet.signUp();

    /** A-54 beside it. */
    @Test
    void theAvatarBeforeIsGone() {
        var first = avatar(king);
        var second = changed(Pictures.png(Color.GREEN));
        gone(first);
        var third = changed(Pictures.png(Color.RED));
        gone(second);
        anybody.get(third).is(200);
    }

    /** The same picture again has another name, and the one before is gone all the same. */
    @Test
    void theSameAvatarAgainHasAnotherName() {
        var first = changed(Pictures.png(Color.BLUE));
        var second = changed(Pictures.png(Color.BLUE));
        assertThat(second).isNotEqualTo(first);
        gone(first);
        assertThat(anybody.get(second).is(200).bytes()).isNotEmpty();
    }

    @Test
    void whoIsExcludedDoesNotKnowTheLogoAnyMore() {
        var meeting = meetings.arranged(king, ada);
        var known = logo(ada, meeting);
        var told = meetings.exclude(king, meeting, ada).is(200).json();
        var next = told.get("logo").asString();
        assertThat(next).isNotEqualTo(known).isEqualTo(logo(king, meeting));
        gone(known);
        anybody.get(next).is(200);
        meetings.invite(king, meeting, ada).is(200);
        assertThat(logo(ada, meeting)).isEqualTo(next);
    }

    @Test
    void whoLeavesDoesNotEither() {
        var meeting = meetings.arranged(king, ada);
        var known = logo(ada, meeting);
        meetings.leave(ada, meeting).is(204);
        gone(known);
        var next = logo(king, meeting);
        anybody.get(next).is(200);
        var bob = meet.signUp();
        meetings.invite(king, meeting, bob).is(200);
        meet.as(bob).delete(ACCOUNT, SentBody.none()).is(204);
        gone(next);
        anybody.get(logo(king, meeting)).is(200);
    }

    /** A logo that was called something else goes with its meeting all the same. */
    @Test
    void withItsLastMemberTheLogoGoes() {
        var meeting = meetings.arranged(king, ada);
        meetings.leave(ada, meeting).is(204);
        var last = logo(king, meeting);
        meetings.leave(king, meeting).is(204);
        gone(last);
    }

    /** No caller that may not end a membership gives it another name, and nothing is ended where there is none. */
    @Test
    void whatIsRefusedOrChangesNothingLeavesTheLogoAsItIs() {
        var meeting = meetings.arranged(king, ada);
        var known = logo(king, meeting);
        meetings.exclude(ada, meeting, king).is(403);
        meetings.exclude(king, meeting, meet.signUp()).is(200);
        assertThat(logo(king, meeting)).isEqualTo(known);
        anybody.get(known).is(200);
    }

    private String changed(byte[] picture) {
        return meet.as(king)
                .patch(ACCOUNT, SentBody.multipart().file("avatar", picture).body())
                .is(200)
                .json()
                .get("avatar")
                .asString();
    }

    private String avatar(Meet.User user) {
        return meet.as(user).get(ACCOUNT).is(200).json().get("avatar").asString();
    }

    private String logo(Meet.User member, long meeting) {
        return meetings.show(member, meeting).is(200).json().get("logo").asString();
    }

    private void gone(String url) {
        Soon.until(SOON, () -> anybody.get(url).status() == 404);
        anybody.get(url).is(404, NOT_FOUND);
    }
}
