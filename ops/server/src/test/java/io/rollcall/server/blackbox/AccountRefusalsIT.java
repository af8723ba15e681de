// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static io.rollcall.server.blackbox.Meet.NOT_AN_IMAGE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** what the own account refuses. */
class AccountRefusalsIT {

    private final Meet meet = Meet.at(Server.base());
    private final Client client = meet.as(meet.signUp());

    @Test
    void a57_aBlankNameIsRefused() {
        change("{\"name\":\"\"}").refuses("name", "This field may not be blank.");
    }

    @Test
    void a58_aNameIsNeitherNullNorTooLong() {
        change("{\"name\":null}").refuses("name", "This field may not be null.");
        change("{\"name\":\"%s\"}".formatted("n".repeat(256)))
                .refuses("name", "Ensure this field has no more than 255 characters.");
        change("{\"name\":\"%s\"}".formatted("n".repeat(255))).is(200);
    }

    @Test
    void a59_hiddenPhoneIsABoolean() {
        change("{\"hidden_phone\":\"zz\"}").refuses("hidden_phone", "\"zz\" is not a valid boolean.");
    }

    @Test
    void a60_anAvatarThatIsNoImageChangesNothing() {
        var before = account();
        client.patch(
                        ACCOUNT,
                        SentBody.multipart()
                                .file("avatar", new byte[] {1, 2, 3})
                                .body())
                .refuses("avatar", NOT_AN_IMAGE);
        assertThat(account()).isEqualTo(before);
    }

    @Test
    void a61_oneBadFieldChangesNothing() {
        var before = account();
        var form = SentBody.multipart("name", "world", "hidden_phone", "true").file("avatar", new byte[] {1, 2, 3});
        client.patch(ACCOUNT, form.body()).refuses("avatar", NOT_AN_IMAGE);
        assertThat(account()).isEqualTo(before);
    }

    @Test
    void a62_theAccountIsNeitherPostedNorPut() {
        client.post(ACCOUNT, SentBody.json("{}")).is(405, "detail", "Method \"POST\" not allowed.");
        client.put(ACCOUNT, SentBody.json("{}")).is(405, "detail", "Method \"PUT\" not allowed.");
    }

    @Test
    void a63_theAccountNeedsAValidToken() {
        for (var method : new String[] {"GET", "PATCH"}) {
            meet.client()
                    .send(method, ACCOUNT, SentBody.none())
                    .is(401, "{'detail':'Authentication credentials were not provided.'}");
            meet.client()
                    .as("0".repeat(40))
                    .send(method, ACCOUNT, SentBody.none())
                    .is(401, "{'detail':'Invalid token.'}");
        }
    }

    private JsonNode account() {
        return client.get(ACCOUNT).is(200).json();
    }

    private ReceivedAnswer change(String json) {
        return client.patch(ACCOUNT, SentBody.json(json));
    }
}
