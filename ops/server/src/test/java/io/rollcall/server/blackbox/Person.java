// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A user that has signed up at the meet door, and what they do to others; all of it must succeed. */
record Person(Client client, Meet.User user) {

    static final String USERS = "/api/users/";
    static final String BLACKLIST = "/api/blacklist/";
    static final String CONTACTS = "/api/contacts/";

    /** Somebody new, called Anna. */
    static Person in(Meet meet) {
        var user = meet.signUp();
        return new Person(meet.as(user), user);
    }

    long id() {
        return user.userId();
    }

    String phone() {
        return user.phone();
    }

    void hidesPhone() {
        client.patch(Meet.ACCOUNT, SentBody.json("{\"hidden_phone\":true}")).is(200);
    }

    /** The list that comes of it. */
    ReceivedAnswer blocks(Person other) {
        return client.put(BLACKLIST, SentBody.json("{\"user\":%d}".formatted(other.id())))
                .is(200);
    }

    /** The list that comes of it. */
    ReceivedAnswer unblocks(Person other) {
        return client.delete(BLACKLIST, SentBody.json("{\"user\":%d}".formatted(other.id())))
                .is(200);
    }

    void keeps(Person other, String name) {
        keeps(other.phone(), name);
    }

    void keeps(String phone, String name) {
        client.put(CONTACTS, SentBody.json("{\"names\":[\"%s\"],\"phones\":[\"%s\"]}".formatted(name, phone)))
                .is(200);
    }

    void drops(Person other) {
        client.delete(CONTACTS, SentBody.json("{\"phones\":[\"%s\"]}".formatted(other.phone())))
                .is(200);
    }

    /** A user, as this one sees them. */
    JsonNode sees(Person other) {
        return client.get(USERS + other.id() + "/").is(200).json();
    }

    /** The path of these users, under the parameter {@code users}. */
    static String pathOf(Person... users) {
        return Arrays.stream(users).map(user -> "users=" + user.id()).collect(Collectors.joining("&", USERS + "?", ""));
    }

    /** The ids of the users in a list, in its order. */
    static long[] idsIn(ReceivedAnswer list) {
        return list.json().values().stream()
                .mapToLong(user -> user.get("id").asLong())
                .toArray();
    }
}
