// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Chat.BAD_JSON;
import static io.rollcall.server.blackbox.Chat.CONFLICT;
import static io.rollcall.server.blackbox.Chat.GROUPS;
import static io.rollcall.server.blackbox.Chat.USERS;
import static io.rollcall.server.blackbox.Chat.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Account names and group names that nobody can tell apart are one name (D-5, D-57). */
class LookAlikeNamesIT {

    /**
     * What makes another name of {@code %s} that looks the same: spaces, zero width, direction, control, width, script.
     */
    private static final List<String> ALIKE = List.of(
            "%s ",
            " %s",
            "%s\u00a0",
            "\u3000%s",
            "%s\u200b",
            "\ufeff%s",
            "%s\u2060",
            "\u200e%s",
            "\u202e%s\u202c",
            "\u2068%s\u2069",
            "%s\t",
            "\u0007%s");

    private final Chat chat = Chat.at(Server.base());

    @Test
    void anAccountNameThatLooksLikeAnotherIsTaken() {
        var name = newName();
        chat.signUp(person().put("account_name", name));
        alike(name)
                .forEach(like ->
                        chat.register(person().put("account_name", like)).is(409, CONFLICT));
        chat.register(person().put("account_name", name + "x")).is(201);
    }

    @Test
    void anAccountNameOfAnotherLanguageIsNot() {
        var number = UUID.randomUUID().toString().replaceAll("[^2-9]", "");
        chat.signUp(person().put("account_name", "cop " + number));
        chat.register(person().put("account_name", "\u0441\u043e\u0440 " + number))
                .is(201);
        chat.register(person().put("account_name", "c\u043e\u0440 " + number)).is(409, CONFLICT);
    }

    @Test
    void itsUserComesInHoweverItIsSpelled() {
        var user = chat.signUp(person().put("account_name", newName()));
        for (var like : alike(user.accountName()).toList()) {
            chat.logIn(like, Chat.PASSWORD).is(200);
        }
        chat.logIn(user.accountName() + "x", Chat.PASSWORD).is(403, Chat.INCORRECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200e%s", "%s\u202c", "%s\u0007", "\u2067%s\u2069"})
    void aNameIsShownWithoutMarksOfDirectionAndControl(String spelled) {
        var name = newName();
        var user = chat.signUp(person().put("account_name", spelled.formatted(name)));
        assertThat(chat.as(user).get(USERS).is(200).json().get("account_name").asString())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s ", "%s\u200d", "\uff41%s"})
    void allElseIsShownAsTyped(String spelled) {
        var name = spelled.formatted(newName());
        var user = chat.signUp(person().put("account_name", name));
        assertThat(chat.as(user).get(USERS).is(200).json().get("account_name").asString())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u200e \u202c", "\ufeff", "\t\u2060"})
    void aNameThatNobodySeesIsNone(String name) {
        chat.register(person().put("account_name", name)).is(400, BAD_JSON);
        chat.as(chat.signUp()).put(GROUPS, Chat.group(name)).is(400, BAD_JSON);
    }

    @Test
    void aGroupNameThatLooksLikeAnotherIsTaken() {
        var founder = chat.as(chat.signUp());
        var name = newName();
        founder.put(GROUPS, Chat.group(name)).is(201);
        alike(name).forEach(like -> founder.put(GROUPS, Chat.group(like)).is(409, CONFLICT));
        founder.put(GROUPS, Chat.group(name + "x")).is(201);
    }

    @Test
    void aGroupIsFoundHoweverItsNameIsSpelled() {
        var founder = chat.as(chat.signUp());
        var name = newName();
        founder.put(GROUPS, Chat.group(name)).is(201);
        for (var like : List.of("%s ", "\u200e%s", "%s\u200b")) {
            founder.put(GROUPS, Chat.toGroup(like.formatted(name), chat.signUp().email()))
                    .is(201);
        }
    }

    private static Stream<String> alike(String name) {
        return Stream.concat(
                ALIKE.stream().map(like -> like.formatted(name)), Stream.of(name.replaceFirst("a", "\u0430")));
    }

    private static String newName() {
        return "ada " + UUID.randomUUID();
    }
}
