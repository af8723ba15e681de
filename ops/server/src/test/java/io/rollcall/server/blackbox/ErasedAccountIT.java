// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.privacy.KeyRenewal;
import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody leaves behind when they leave: nothing that could be read, in no part and in no backup. */
class ErasedAccountIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String NAME = "Wilhelmina Featherstonehaugh";
    private static final String FRIENDS_NAME = "Bartholomew Cholmondeley";
    private static final String KEYS_LEFT = "select count(*) from events join subject_keys"
            + " on subject_keys.id = (convert_from(payload, 'UTF8')::json ->> 'key')::uuid"
            + " where type = 'user.account-deleted' and destroyed_at is null";

    @TempDir
    Path folder;

    /** Somebody, and what of them must be nowhere afterwards. */
    private record Leaver(Meet.User user, String meeting, Erased traces) {}

    @Test
    void nothingOfSomebodyWhoHasLeftCanBeReadAnywhere() throws Exception {
        var data = folder.resolve("data");
        Leaver leaver;
        Meet.User friend;
        try (var server = OwnServer.startEmbedded(data)) {
            var meet = Meet.at(server.base());
            friend = meet.signUp();
            leaver = leaver(meet, friend);
            assertThatThrownBy(() -> leaver.traces().assertNotUnderAnyKey(server.context()))
                    .as("before, it is there to be found")
                    .isInstanceOf(AssertionError.class);
            assertThatThrownBy(() -> leaver.traces().assertNotInReadModels(server.context()))
                    .isInstanceOf(AssertionError.class);
        }
        var backup = folder.resolve("backup");
        Erased.copy(data, backup);

        try (var server = OwnServer.startEmbedded(data)) {
            var meet = Meet.at(server.base());
            Soon.is(200, SOON, () -> meet.client().get("/actuator/health/readiness"));
            meet.as(leaver.user()).delete(ACCOUNT, SentBody.none()).is(204);
            var jdbc = server.context().getBean(JdbcClient.class);
            Soon.until(SOON, () -> jdbc.sql(KEYS_LEFT).query(Long.class).single() == 0);

            assertThat(leaver.traces().assertNotUnderAnyKey(server.context())).isPositive();
            assertThat(leaver.traces().assertNotInReadModels(server.context())).isPositive();
            assertMeetingStays(meet, leaver, friend);
            server.context().getBean(KeyRenewal.class).renew();
            assertThat(leaver.traces().assertNotUnderAnyKey(server.context())).isPositive();
        }
        assertThat(leaver.traces().assertNotInFiles(data)).isGreaterThan(1_000_000);
        assertThat(leaver.traces().assertNotInFiles(backup)).isGreaterThan(1_000_000);
        assertOpensNoMore(data, backup);
    }

    /** The backup's database with the key ring of today: the keys under which everything in it lies are no more. */
    private static void assertOpensNoMore(Path data, Path backup) throws Exception {
        var ring = Files.list(data)
                .filter(Files::isRegularFile)
                .filter(it -> it.toString().contains("ring"));
        try (ring) {
            for (var file : ring.toList()) {
                Files.copy(
                        file, backup.resolve(data.relativize(file)), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
        assertThatThrownBy(() -> OwnServer.startEmbedded(backup).close())
                .rootCause()
                .hasMessageContaining("key ring");
    }

    private static void assertMeetingStays(Meet meet, Leaver leaver, Meet.User friend) {
        var meeting = Soon.is(
                        200,
                        SOON,
                        () -> meet.as(friend).get(leaver.meeting()),
                        answer -> answer.json().get("users").size() == 1)
                .json();
        assertThat(meeting.get("title").asString()).isEqualTo("Garden party");
        assertThat(meeting.get("king").asLong()).isEqualTo(friend.userId());
        meet.client().get(meeting.get("logo").asString()).is(200);
    }

    private static Leaver leaver(Meet meet, Meet.User friend) {
        var phone = Phones.unused();
        var form =
                Meet.form(phone, meet.codeFor(phone)).field("name", NAME).file("avatar", Pictures.png(Color.MAGENTA));
        var user = Meet.user(phone, meet.client().post(Meet.USERS, form.body()));
        meet.as(user).patch(ACCOUNT, SentBody.json("{\"hidden_phone\":true}")).is(200);
        var contact = "{\"names\":[\"%s\"],\"phones\":[\"%s\"]}".formatted(FRIENDS_NAME, friend.phone());
        meet.as(user).put("/api/contacts/", SentBody.json(contact)).is(200);
        var meeting = SentBody.multipart("title", "Garden party", "users", Long.toString(friend.userId()))
                .file("logo", Pictures.png(Color.CYAN));
        var id = meet.as(user)
                .post("/api/meetings/", meeting.body())
                .is(201)
                .json()
                .get("id")
                .asLong();
        var avatar = meet.as(user).get(ACCOUNT).is(200).json().get("avatar").asString();
        var image = meet.client().get(avatar).is(200).bytes();
        var middle = Arrays.copyOfRange(image, image.length / 3, image.length * 2 / 3);
        var traces = Erased.of(
                phone.substring(1).getBytes(UTF_8), NAME.getBytes(UTF_8), FRIENDS_NAME.getBytes(UTF_8), middle);
        return new Leaver(user, "/api/meetings/" + id + "/", traces);
    }
}
