// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.PASSWORD;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords may be chosen, how they are compared, and which caller may change what (issue 13). */
class PasswordsIT {

    private static final String COMMON = "This password is too common.";
    private static final String SHORT = "This password is too short. It must contain at least 8 characters.";
    private static final String LONG = "This password is too long. It must contain no more than 128 characters.";

    private final Crm crm = Crm.at(Server.base());
    private final Chat chat = Chat.at(Server.base());

    @ParameterizedTest
    @ValueSource(strings = {"password", "PASSWORD1", "12345678", "iloveyou", "password "})
    void whatIsTriedFirstIsRefusedAtBothDoors(String password) {
        crm.register(Crm.person().put("password", password)).refuses("password", COMMON);
        chat.register(Chat.person().put("password", password)).is(400, refused(COMMON));
        var user = crm.signUp();
        crm.change(user, "{\"password\":\"%s\"}".formatted(password))
                .is(200, "{'success':{},'error':{'Password':'%s'}}".formatted(COMMON));
        crm.logIn("email", user.email(), PASSWORD).is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "secret", "\ud83d\udd11\ud83d\udd11\ud83d\udd11\ud83d\udd11\ud83d\udd11"})
    void theChatDoorTakesNoShortPassword(String password) {
        var form = Chat.person().put("password", password);
        chat.register(form).is(400, refused(SHORT));
        chat.register(form.put("password", "8 chars.")).is(201);
        chat.logIn(form.get("account_name").asString(), password).is(403, Chat.INCORRECT);
    }

    @Test
    void theChatDoorTakes128CharactersAndNoMore() {
        var form = Chat.person().put("password", "\ud83d\udd11".repeat(128));
        chat.signUp(form);
        chat.logIn(form.get("account_name").asString(), "\ud83d\udd11".repeat(128))
                .is(200);
        chat.logIn(form.get("account_name").asString(), "\ud83d\udd11".repeat(127))
                .is(403);
        chat.register(Chat.person().put("password", "x".repeat(129))).is(400, refused(LONG));
    }

    @Test
    void whiteSpaceAroundAPasswordIsPartOfIt() {
        var form = Crm.person().put("password", " user1user1 ");
        var email = form.get("email").asString();
        crm.register(form).is(201);
        crm.logIn("email", email, " user1user1 ").is(200);
        crm.logIn("email", email, PASSWORD).is(401);
        var chats = Chat.person().put("password", "\tuser1user1");
        chat.signUp(chats);
        chat.logIn(chats.get("account_name").asString(), "\tuser1user1").is(200);
        chat.logIn(chats.get("account_name").asString(), PASSWORD).is(403);
    }

    @Test
    void aPasswordIsComparedAsItIsSentWhateverItsLettersLookLike() {
        var form = Crm.person().put("password", "caf\u00e9-au-lait");
        crm.register(form).is(201);
        crm.logIn("email", form.get("email").asString(), "cafe\u0301-au-lait").is(401);
        crm.logIn("email", form.get("email").asString(), "caf\u00e9-au-lait").is(200);
    }

    @Test
    void thePresentPasswordIsCheckedWhereItIsSent() {
        var user = crm.signUp();
        for (var wrong : new String[] {"\"user1user2\"", "\" user1user1\"", "\"password\""}) {
            crm.change(
                            user,
                            "{\"surname\":\"King\",\"password\":\"another one\",\"current_password\":%s}"
                                    .formatted(wrong))
                    .refuses("current_password", "Invalid password.");
        }
        crm.change(user, "{\"surname\":\"King\",\"current_password\":\"\"}")
                .refuses("current_password", "This field may not be blank.");
        crm.logIn("email", user.email(), PASSWORD).is(200);
        crm.change(user, "{\"password\":\"another one\",\"current_password\":\"user1user1\"}")
                .is(200, "{'success':{'Password':'Password successfully changed'},'error':{}}");
        crm.logIn("email", user.email(), "another one").is(200);
        crm.change(user, "{\"surname\":\"King\",\"current_password\":null}").is(200);
    }

    @Test
    void whoHasNoPasswordHasNoneThatIsRight() {
        var meet = new Meet(Client.of(Server.base()));
        meet.as(meet.signUp())
                .patch(Crm.USER, SentBody.json("{\"surname\":\"King\",\"current_password\":\"user1user1\"}"))
                .refuses("current_password", "Invalid password.");
    }

    private static String refused(String message) {
        return "{'response':400,'message':'%s'}".formatted(message);
    }
}
