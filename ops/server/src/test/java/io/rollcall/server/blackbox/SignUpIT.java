// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static io.rollcall.server.blackbox.Meet.CODE_IS_INVALID;
import static io.rollcall.server.blackbox.Meet.NOT_AN_IMAGE;
import static io.rollcall.server.blackbox.Meet.USERS;
import static io.rollcall.server.blackbox.Meet.form;
import static io.rollcall.server.blackbox.Meet.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** but for those of contacts: confirming a code of a new number. */
class SignUpIT {

    private final Meet meet = Meet.at(Server.base());
    private final String phone = Phones.unused();

    @Test
    void a35_phoneCodeNameAndAvatarSignUp() {
        var json = meet.signUp(phone, meet.codeFor(phone)).is(201).json();
        assertThat(json.propertyNames()).containsExactlyInAnyOrder("user_id", "token");
        var account =
                meet.client().as(json.get("token").asString()).get(ACCOUNT).is(200);
        assertThat(account.json().get("id")).isEqualTo(json.get("user_id"));
    }

    @Test
    void a36_aNameIsRequired() {
        signUp(filled().file("avatar", Pictures.png())).refuses("name", "This field is required.");
    }

    @Test
    void a37_aNameIsNeitherBlankNorTooLong() {
        signUp(filled().field("name", "").file("avatar", Pictures.png()))
                .refuses("name", "This field may not be blank.");
        signUp(form(phone, meet.outboxCode(phone))
                        .field("name", "n".repeat(256))
                        .file("avatar", Pictures.png()))
                .refuses("name", "Ensure this field has no more than 255 characters.");
    }

    @Test
    void a38_anAvatarIsRequired() {
        signUp(named()).refuses("avatar", "No file was submitted.");
    }

    @Test
    void a39_nameAndAvatarAreMissedTogether() {
        signUp(filled()).is(400, "{'name':['This field is required.'],'avatar':['No file was submitted.']}");
    }

    @Test
    void a40_anAvatarIsAnImage() {
        var html = "<html>no image</html>".getBytes(StandardCharsets.UTF_8);
        signUp(named().file("avatar", html)).refuses("avatar", NOT_AN_IMAGE);
    }

    @Test
    void a41_anAvatarIsNotEmpty() {
        signUp(named().file("avatar", new byte[0])).refuses("avatar", "The submitted file is empty.");
    }

    @Test
    void a42_anAvatarIsAFile() {
        var noFile = "The submitted data was not a file. Check the encoding type on the form.";
        signUp(named().field("avatar", "picture.png")).refuses("avatar", noFile);
        var json = "{\"phone\":\"%s\",\"code\":\"%s\",\"is_new\":true,\"name\":\"Anna\",\"avatar\":\"picture.png\"}";
        meet.client()
                .post(USERS, SentBody.json(json.formatted(phone, meet.outboxCode(phone))))
                .refuses("avatar", noFile);
    }

    @Test
    void a43_aRegisteredNumberCannotSignUp() {
        var user = meet.signUp();
        meet.signUp(user.phone(), meet.codeFor(user.phone())).refuses("phone", "user with this phone already exists.");
    }

    @Test
    void a44_aWrongCodeIsToldBeforeAMissingName() {
        signUp(form(phone, wrong(meet.codeFor(phone))).file("avatar", Pictures.png()))
                .refuses("code", CODE_IS_INVALID);
    }

    @Test
    void a45_aRefusedSignUpCreatesNobodyAndKeepsTheCode() {
        var code = meet.codeFor(phone);
        signUp(form(phone, code).field("name", "").file("avatar", Pictures.png()))
                .is(400);
        signUp(form(phone, code).field("name", "Anna").file("avatar", new byte[] {1, 2, 3}))
                .is(400);
        meet.signIn(phone, code).is(404);
        meet.signUp(phone, code).is(201);
    }

    @Test
    void a48_aNewAccountShowsItsPhone() {
        var account = meet.as(meet.signUp()).get(ACCOUNT).is(200).json();
        assertThat(account.get("hidden_phone").isBoolean()).isTrue();
        assertThat(account.get("hidden_phone").asBoolean()).isFalse();
    }

    private SentBody.Multipart filled() {
        return form(phone, meet.codeFor(phone));
    }

    private SentBody.Multipart named() {
        return filled().field("name", "Anna");
    }

    private ReceivedAnswer signUp(SentBody.Multipart form) {
        return meet.client().post(USERS, form.body());
    }
}
