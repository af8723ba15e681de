// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Images: how they are taken, and how they are served. */
class MediaIT {

    private static final int LIMIT = 10 * 1024 * 1024;

    private final Meet meet = Meet.at(Server.base());
    private final Meet.User user = meet.signUp();
    private final Client anybody = meet.client();

    @Test
    void anImageIsServedAsWhatItIsAndKeptForGoodByItsReaderAlone() {
        var image = anybody.get(avatar()).is(200);
        assertThat(image.header("Content-Type")).hasValue("image/png");
        assertThat(image.header("Content-Length")).hasValue(Integer.toString(image.bytes().length));
        assertThat(image.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(image.header("Content-Security-Policy")).hasValue("default-src 'none'");
        assertThat(image.header("Cache-Control").orElse("none"))
                .contains("max-age=31536000", "private", "immutable")
                .doesNotContain("public");
        assertThat(image.header("ETag").orElse("none")).matches("\"[0-9a-f]{64}\"");
    }

    @Test
    void whoHasItAlreadyIsNotSentItAgain() {
        var url = avatar();
        var tag = anybody.get(url).is(200).header("ETag").orElseThrow();
        var known = anybody.with("If-None-Match", tag).get(url).is(304);
        assertThat(known.bytes()).isEmpty();
        assertThat(known.header("ETag")).hasValue(tag);
        assertThat(known.header("Cache-Control").orElse("none")).contains("max-age=31536000");
        for (var more : new String[] {"\"other\", " + tag, "W/" + tag, "*"}) {
            anybody.with("If-None-Match", more).get(url).is(304);
            var head = anybody.with("If-None-Match", more).send("HEAD", url, SentBody.none());
            assertThat(head.is(304).header("ETag")).hasValue(tag);
        }
        for (var other : new String[] {"\"other\"", "W/\"*\"", tag.replace("\"", "")}) {
            anybody.with("If-None-Match", other).get(url).is(200);
        }
    }

    @Test
    void whoMeansAnotherImageIsToldSo() {
        var url = avatar();
        var tag = anybody.get(url).is(200).header("ETag").orElseThrow();
        for (var it : new String[] {"*", tag, "\"other\", " + tag}) {
            anybody.with("If-Match", it).get(url).is(200);
        }
        for (var other : new String[] {"\"other\"", "W/" + tag, "nonsense"}) {
            anybody.with("If-Match", other).get(url).is(412, "{'detail':'Precondition Failed.'}");
        }
        anybody.with("If-None-Match", "*").get("/media/" + "0".repeat(64)).is(404);
    }

    /** Nobody has to send parts (RFC 9110, section 14.2), and an image has no date (section 13.1.3). */
    @Test
    void partsAndDatesMakeNoDifference() {
        var url = avatar();
        var image = anybody.get(url).is(200).bytes();
        for (var asked : new String[][] {
            {"Range", "bytes=0-3"},
            {"Range", "bytes=9999-"},
            {"If-Modified-Since", "Sat, 29 Oct 2044 19:43:31 GMT"},
            {"If-Unmodified-Since", "Sat, 29 Oct 1994 19:43:31 GMT"},
            {"If-Range", "\"other\""}
        }) {
            assertThat(anybody.with(asked[0], asked[1]).get(url).is(200).bytes())
                    .as(asked[0])
                    .isEqualTo(image);
        }
    }

    @Test
    void headSaysTheSameWithoutTheImage() {
        var url = avatar();
        var image = anybody.get(url).is(200);
        var head = anybody.send("HEAD", url, SentBody.none()).is(200);
        assertThat(head.bytes()).isEmpty();
        for (var header : new String[] {"Content-Type", "Content-Length", "ETag", "X-Content-Type-Options"}) {
            assertThat(head.header(header)).as(header).isEqualTo(image.header(header));
        }
    }

    @Test
    void whatIsNoImageIsNotFound() {
        for (var id : new String[] {"0".repeat(64), "x", "0".repeat(63) + "%00", "..%2f..%2fetc", "A".repeat(64)}) {
            anybody.get("/media/" + id).is(404, "{'detail':'Not found.'}");
        }
    }

    @Test
    void theSameImageOfTwoPeopleHasTwoNames() {
        assertThat(avatar()).isNotEqualTo(avatar(meet.signUp()));
    }

    @Test
    void anUploadThatIsTooLargeIsRefusedInWordsAndChangesNothing() {
        var before = avatar();
        upload(new byte[LIMIT + 1])
                .is(413, "detail", "The request body is too large: at most " + LIMIT + " bytes are accepted.");
        assertThat(avatar()).isEqualTo(before);
    }

    @Test
    void anImageJustWithinTheLimitIsTaken() {
        var before = avatar();
        var picture = Pictures.png(Color.GREEN);
        upload(Arrays.copyOf(picture, LIMIT - 1000)).is(200);
        assertThat(avatar()).isNotEqualTo(before);
        assertThat(anybody.get(avatar()).is(200).bytes()).hasSizeLessThan(1000);
    }

    private ReceivedAnswer upload(byte[] file) {
        return meet.as(user)
                .patch(ACCOUNT, SentBody.multipart().file("avatar", file).body());
    }

    private String avatar() {
        return avatar(user);
    }

    private String avatar(Meet.User whose) {
        return meet.as(whose).get(ACCOUNT).is(200).json().get("avatar").asString();
    }
}
