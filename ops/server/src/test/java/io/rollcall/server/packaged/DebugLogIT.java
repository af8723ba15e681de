// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static io.rollcall.server.packaged.Caller.body;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of which an operator wants to know more. */
@Tag("processes")
class DebugLogIT {

    private static final String PASSWORD = "correct-horse-battery";

    @TempDir
    Path folder;

    private final List<String> secrets = new ArrayList<>();

    @Test
    void allThatItLogsAtDebugTellsNothingOfItsUsersAndNoPassword() throws Exception {
        var data = folder.resolve("data");
        try (var server =
                PackagedServer.start(data, "--logging.level.root=DEBUG").ready()) {
            meet(server);
            referral(server);
            crm(server);
            chat(server);
            mistakes(server);
            secrets.addAll(passwords(data));
            assertThat(server.stop()).isIn(0, 143);
            var said = server.said();
            assertThat(said).contains(" DEBUG ");
            assertThat(secrets)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(secret -> assertThat(said.lines()
                                    .filter(line -> line.contains(secret))
                                    .findFirst())
                            .isEmpty());
            assertThat(Files.getPosixFilePermissions(data.resolve("passwords.properties")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    private void meet(PackagedServer server) throws Exception {
        var person = new SignUps().signUp(server.base(), SignUps.phone());
        secrets.addAll(List.of(person.phone().substring(1), person.name(), person.token()));
        var caller = Caller.anybody().as(person.token());
        body(200, caller.rename(server, secret("renamed")));
        var contact = SignUps.phone();
        secrets.add(contact.substring(1));
        body(
                200,
                caller.put(
                        server,
                        "/api/contacts/",
                        "{\"names\":[\"%s\"],\"phones\":[\"%s\"]}".formatted(secret("contact"), contact)));
        body(
                201,
                caller.post(
                        server,
                        "/api/meetings/",
                        new PictureForm().field("title", secret("title")).picture("logo")));
        body(200, caller.get(server, "/api/contacts/"));
        body(200, caller.get(server, "/api/meetings/"));
        body(200, caller.account(server));
    }

    private void referral(PackagedServer server) throws Exception {
        var phone = SignUps.phone();
        secrets.add(phone.substring(1));
        var asked = Caller.anybody().post(server, "/api/enter_phone/", "{\"phone\":\"%s\"}".formatted(phone));
        var code = body(200, asked).get("Verification code").asString();
        var entered = Caller.anybody()
                .with("Cookie", cookie(asked))
                .post(server, "/api/enter_code/", "{\"verification_code\":\"%s\"}".formatted(code));
        body(200, entered);
        var profile = Caller.anybody().with("Cookie", cookie(entered)).get(server, "/api/profile/");
        secrets.add("\"" + body(200, profile).get("invite_code").asString() + "\"");
    }

    private String cookie(java.net.http.HttpResponse<String> answer) {
        var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        secrets.add(cookie.substring(cookie.indexOf('=') + 1));
        return cookie;
    }

    private void crm(PackagedServer server) throws Exception {
        var email = secret("crm") + "@example.org";
        var anybody = Caller.anybody();
        body(
                201,
                anybody.post(
                        server,
                        "/users/auth/registration/",
                        "{\"surname\":\"%s\",\"name\":\"%s\",\"patronymic\":\"%s\",\"email\":\"%s\",\"password\":\"%s\"}"
                                .formatted(secret("surname"), secret("name"), secret("patronymic"), email, PASSWORD)));
        var pair = body(
                200,
                anybody.post(
                        server,
                        "/users/auth/token/",
                        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD)));
        secrets.addAll(
                List.of(pair.get("access").asString(), pair.get("refresh").asString(), PASSWORD));
        var caller =
                anybody.with("Authorization", "Bearer " + pair.get("access").asString());
        body(200, caller.get(server, "/users/user/"));
        assertThat(caller.post(server, "/users/verify-email/", "{}").statusCode())
                .isBetween(200, 299);
        body(200, anybody.get(server, "/debug/outbox?to=" + email));
    }

    private void chat(PackagedServer server) throws Exception {
        var ada = ChatUsers.join(server, secret("ada"));
        var bob = ChatUsers.join(server, secret("bob"));
        secrets.addAll(List.of(ada.token(), bob.token()));
        ChatUsers.settle(server, ada.token(), bob, secret("group"));
        try (var hears = ChatSocket.at(server, bob.token());
                var says = ChatSocket.at(server, ada.token())) {
            says.write(bob.userId(), secret("message"));
            assertThat(hears.next()).isNotNull();
        }
        body(200, Caller.anybody().atChat(ada.token()).get(server, "/v1/chats?user_id=" + bob.userId()));
    }

    /** What is refused, in a body, a query, a path, a header. */
    private void mistakes(PackagedServer server) throws IOException, InterruptedException {
        var anybody = Caller.anybody();
        anybody.post(server, "/api/auth/users/", "{\"phone\":\"%s\",\"code\":".formatted(secret("broken")));
        anybody.post(server, "/v1/users/", "{\"account_name\":\"%s\"".formatted(secret("half")));
        anybody.as(secret("token")).get(server, "/api/users/?phones=" + secret("query"));
        anybody.get(server, "/nowhere/" + secret("path"));
        anybody.with("Authorization", "Bearer a." + secret("jwt")).get(server, "/users/user/");
    }

    private String secret(String kind) {
        var secret = kind + UUID.randomUUID().toString().replace("-", "");
        secrets.add(secret);
        return secret;
    }

    private static List<String> passwords(Path data) throws IOException {
        var passwords = new Properties();
        try (var in = Files.newInputStream(data.resolve("passwords.properties"))) {
            passwords.load(in);
        }
        return passwords.values().stream().map(Object::toString).toList();
    }
}
