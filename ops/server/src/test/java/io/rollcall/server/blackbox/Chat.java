// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.net.URI;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The REST part of the chat door in the words of its document. */
record Chat(Client client) {

    static final String USERS = "/v1/users/";
    static final String AUTH = "/v1/auth/";
    static final String CONTACTS = "/v1/users/contacts/";
    static final String CHATS = "/v1/chats";
    static final String GROUPS = "/v1/groups";
    static final String PASSWORD = "correct horse";

    static final String BAD_JSON = "{'response':400,'message':'Bad JSON'}";
    static final String CONFLICT = "{'response':409,'message':'Conflict'}";
    static final String UNAUTHORIZED = "{'response':401,'message':'Unauthorized'}";
    static final String TOKEN_NOT_FOUND = "{'response':404,'message':'Token not found'}";
    static final String USER_NOT_FOUND = "{'response':404,'message':'User not found'}";
    static final String USER_DOES_NOT_EXIST = "{'response':404,'message':'User does not exists'}";
    static final String ALREADY_IN_LIST = "{'response':409,'message':'Contact already in list'}";
    static final String INCORRECT = "{'response':403,'message':'Login or password incorrect'}";

    /** ISO 8601 in UTC with six digits, as at all doors; none where they are zeros. */
    static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?Z";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A user that has registered, which lets it in. */
    record User(String accountName, String email, long uid, String token) {}

    static Chat at(URI base) {
        return new Chat(Client.of(base));
    }

    /** All three fields, with names that nobody else uses. */
    static ObjectNode person() {
        var name = UUID.randomUUID().toString();
        return JSON.createObjectNode()
                .put("account_name", "user " + name)
                .put("email", name + "@example.org")
                .put("password", PASSWORD);
    }

    static ObjectNode without(ObjectNode form, String... fields) {
        return Crm.without(form, fields);
    }

    ReceivedAnswer register(ObjectNode form) {
        return client.post(USERS, Crm.json(form));
    }

    User signUp() {
        return signUp(person());
    }

    User signUp(ObjectNode form) {
        var answer = register(form).is(201).json();
        return new User(
                form.get("account_name").asString(),
                form.get("email").asString(),
                answer.get("user_id").asLong(),
                answer.get("token").asString());
    }

    ReceivedAnswer logIn(String accountName, String password) {
        return client.put(AUTH, logInForm(accountName, password));
    }

    static SentBody logInForm(String accountName, String password) {
        return Crm.json(JSON.createObjectNode().put("account_name", accountName).put("password", password));
    }

    /** The token that logging in again gives. */
    String logInAgain(User user) {
        return logIn(user.accountName(), PASSWORD).is(200).json().get("token").asString();
    }

    ReceivedAnswer logOut(String token, long user) {
        return bearing(token).put(AUTH, SentBody.json("{\"user_id\":%d}".formatted(user)));
    }

    Client as(User user) {
        return bearing(user.token());
    }

    Client bearing(String token) {
        return client.with("token", token);
    }

    /** What everybody sees of a user. */
    static String shown(User user) {
        return "{'uid':%d,'account_name':'%s','email':'%s'}".formatted(user.uid(), user.accountName(), user.email());
    }

    /** A body that founds a group. */
    static SentBody group(String name, String... emails) {
        var body = JSON.createObjectNode().put("group", name);
        var contacts = body.putArray("contacts");
        for (var email : emails) {
            contacts.add(email);
        }
        return Crm.json(body);
    }

    /** A body that adds somebody to a group. */
    static SentBody toGroup(String name, String email) {
        return Crm.json(JSON.createObjectNode().put("group", name).put("contact", email));
    }

    /** A body that names somebody by e-mail address. */
    static SentBody contact(String email) {
        return Crm.json(JSON.createObjectNode().put("contact", email));
    }
}
