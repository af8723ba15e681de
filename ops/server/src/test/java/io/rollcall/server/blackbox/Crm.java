// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The crm door in the words of its document. */
record Crm(Client client) {

    static final String REGISTRATION = "/users/auth/registration/";
    static final String TOKEN = "/users/auth/token/";
    static final String REFRESH = "/users/auth/token/refresh/";
    static final String USER = "/users/user/";
    static final String EXECUTOR = "/users/user/executor/";
    static final String VERIFY_EMAIL = "/users/verify-email/";
    static final String ACCEPT_EMAIL = "/users/accept-email/";
    static final String ORDER = "/users/order/";
    static final String PASSWORD = "user1user1";
    static final String UNKNOWN = "No active account found with the given credentials";
    static final String NOT_PROVIDED = "Authentication credentials were not provided.";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A user that has registered and logged in. */
    record User(String email, String number, String access, String refresh) {}

    static Crm at(URI base) {
        return new Crm(Client.of(base));
    }

    /** An address that nobody else uses. */
    static String unusedEmail() {
        return "user-" + UUID.randomUUID() + "@example.org";
    }

    /** All seven fields, with login names of their own. */
    static ObjectNode person() {
        return JSON.createObjectNode()
                .put("surname", "Lovelace")
                .put("name", "Ada")
                .put("patronymic", "Georgievna")
                .put("address", "12 St James's Square")
                .put("email", unusedEmail())
                .put("number", Phones.unused())
                .put("password", PASSWORD);
    }

    static ObjectNode without(ObjectNode form, String... fields) {
        var less = form.deepCopy();
        for (var field : fields) {
            less.remove(field);
        }
        return less;
    }

    static SentBody json(JsonNode content) {
        return SentBody.json(content.toString());
    }

    ReceivedAnswer register(ObjectNode form) {
        return client.post(REGISTRATION, json(form));
    }

    ReceivedAnswer logIn(String kind, String name, String password) {
        return client.post(TOKEN, json(JSON.createObjectNode().put(kind, name).put("password", password)));
    }

    ReceivedAnswer refresh(String refresh) {
        return client.post(REFRESH, json(JSON.createObjectNode().put("refresh", refresh)));
    }

    /** Somebody new, logged in. */
    User signUp() {
        return signUp(person());
    }

    /** Registers with all seven fields, and logs in. */
    User signUp(ObjectNode form) {
        register(form).is(201);
        var email = form.get("email").asString();
        var pair =
                logIn("email", email, form.get("password").asString()).is(200).json();
        return new User(
                email,
                form.get("number").asString(),
                pair.get("access").asString(),
                pair.get("refresh").asString());
    }

    Client as(User user) {
        return bearing(user.access());
    }

    Client bearing(String access) {
        return client.with("Authorization", "Bearer " + access);
    }

    JsonNode profile(User user) {
        return as(user).get(USER).is(200).json();
    }

    ReceivedAnswer change(User user, String json) {
        return as(user).patch(USER, SentBody.json(json));
    }

    static void challenged(ReceivedAnswer answer, String detail) {
        answer.is(401, "detail", detail);
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer realm=\"api\"");
    }

    /** Requires 401 for an access token that is worth nothing. */
    static void notValid(ReceivedAnswer answer, String why) {
        answer.is(
                401,
                "{'detail':'Given token not valid for any token type','code':'token_not_valid','messages':"
                        + "[{'token_class':'AccessToken','token_type':'access','message':'" + why + "'}]}");
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer realm=\"api\"");
    }
}
