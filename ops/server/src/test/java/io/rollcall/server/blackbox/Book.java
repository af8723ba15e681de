// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One user's address book, over HTTP. */
record Book(Client client) {

    static final String PATH = "/api/contacts/";

    /** The book of somebody new. */
    static Book of(Meet meet) {
        return new Book(meet.as(meet.signUp()));
    }

    ReceivedAnswer put(List<String> names, List<String> phones) {
        return put("{\"names\":%s,\"phones\":%s}".formatted(list(names), list(phones)));
    }

    ReceivedAnswer put(String json) {
        return client.put(PATH, SentBody.json(json));
    }

    /** Phones and names in turn, which must be accepted. */
    ReceivedAnswer keeps(String... phonesAndNames) {
        var phones = every(0, phonesAndNames);
        return put(every(1, phonesAndNames), phones).is(200);
    }

    ReceivedAnswer delete(String... phones) {
        return client.delete(PATH, SentBody.json("{\"phones\":%s}".formatted(list(List.of(phones)))));
    }

    ReceivedAnswer all() {
        return client.get(PATH).is(200);
    }

    /** The users in a list, each as name and id, in its order. */
    static List<String> contacts(ReceivedAnswer list) {
        var contacts = new ArrayList<String>();
        list.json()
                .forEach(user -> contacts.add(
                        user.get("name").asString() + " " + user.get("id").asLong()));
        return contacts;
    }

    private static List<String> every(int remainder, String... values) {
        return IntStream.range(0, values.length)
                .filter(n -> n % 2 == remainder)
                .mapToObj(n -> values[n])
                .toList();
    }

    private static String list(List<String> values) {
        return values.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    /** Names and phones under their repeated keys, as a form. */
    static SentBody form(List<String> names, List<String> phones) {
        var pairs = Stream.concat(
                names.stream().flatMap(name -> Stream.of("names", name)),
                phones.stream().flatMap(phone -> Stream.of("phones", phone)));
        return SentBody.form(pairs.toArray(String[]::new));
    }
}
