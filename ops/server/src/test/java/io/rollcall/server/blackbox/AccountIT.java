// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** the own account, read and changed. */
class AccountIT {

    private final Meet meet = Meet.at(Server.base());
    private final Meet.User user = meet.signUp();
    private final Client client = meet.as(user);

    @Test
    void a49_theAccountHasTheDocumentedKeys() {
        var account = account();
        assertThat(account.propertyNames())
                .containsExactlyInAnyOrder("id", "name", "phone", "created", "hidden_phone", "avatar");
        assertThat(account.get("id").asLong()).isEqualTo(user.userId());
        assertThat(account.get("name").asString()).isEqualTo("Anna");
        assertThat(account.get("phone").asString()).isEqualTo(user.phone());
    }

    @Test
    void a50_createdIsEpochSecondsAsText() {
        var created = account().get("created");
        assertThat(created.isString()).isTrue();
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(created.asString())), Instant.now());
        assertThat(age.abs()).isLessThan(Duration.ofMinutes(15));
    }

    @Test
    void a51_theAvatarIsServedAtItsUrl() {
        var url = account().get("avatar").asString();
        assertThat(url).startsWith("http://");
        assertThat(colourOf(url)).isEqualTo(Color.ORANGE);
    }

    @Test
    void a52_theNameCanBeChanged() {
        var before = account();
        var changed = change("{\"name\":\"world\"}").is(200).json();
        assertThat(changed).isEqualTo(with(before, "name", "'world'"));
        assertThat(account()).isEqualTo(changed);
    }

    @Test
    void a53_thePhoneCanBeHidden() {
        var before = account();
        assertThat(change("{\"hidden_phone\":true}").is(200).json()).isEqualTo(with(before, "hidden_phone", "true"));
        assertThat(change("{\"hidden_phone\":false}").is(200).json()).isEqualTo(before);
        var byForm =
                client.patch(ACCOUNT, SentBody.form("hidden_phone", "true")).is(200);
        assertThat(byForm.json().get("hidden_phone").asBoolean()).isTrue();
    }

    @Test
    void a54_aNewAvatarHasANewUrl() {
        var before = account().get("avatar").asString();
        var form = SentBody.multipart().file("avatar", Pictures.png(Color.BLUE)).body();
        var after = client.patch(ACCOUNT, form).is(200).json().get("avatar").asString();
        assertThat(after).isNotEqualTo(before);
        assertThat(colourOf(after)).isEqualTo(Color.BLUE);
        assertThat(account().get("avatar").asString()).isEqualTo(after);
    }

    @Test
    void a55_phoneIdAndCreatedAreReadOnly() {
        var before = account();
        var json = "{\"phone\":\"%s\",\"id\":1,\"created\":\"1\"}".formatted(Phones.unused());
        assertThat(change(json).is(200).json()).isEqualTo(before);
        assertThat(account()).isEqualTo(before);
    }

    @Test
    void a56_whatIsNotSentIsNotChanged() {
        var hidden = change("{\"hidden_phone\":true}").is(200).json();
        assertThat(change("{}").is(200).json()).isEqualTo(hidden);
        var named =
                client.patch(ACCOUNT, SentBody.form("name", "world")).is(200).json();
        assertThat(named.get("hidden_phone").asBoolean()).isTrue();
    }

    private JsonNode account() {
        return client.get(ACCOUNT).is(200).json();
    }

    private ReceivedAnswer change(String json) {
        return client.patch(ACCOUNT, SentBody.json(json));
    }

    private Color colourOf(String url) {
        var served = meet.client().get(url).is(200);
        assertThat(served.header("Content-Type").orElse("none")).startsWith("image/");
        var picture = Pictures.read(served.bytes());
        assertThat(picture.getWidth()).isEqualTo(12);
        assertThat(picture.getHeight()).isEqualTo(8);
        return new Color(picture.getRGB(6, 4));
    }

    private static JsonNode with(JsonNode account, String key, String json) {
        return ((ObjectNode) account.deepCopy()).set(key, ReceivedAnswer.expected(json));
    }
}
