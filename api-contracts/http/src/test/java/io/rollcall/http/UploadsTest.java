// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static io.rollcall.http.DoorServer.TOKEN;
import static io.rollcall.http.DoorServer.postJson;
import static io.rollcall.http.DoorServer.send;
import static io.rollcall.http.ExpectedAnswers.expect;
import static io.rollcall.http.ExpectedAnswers.expectField;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UploadsTest {

    private static final String USERS = "/api/auth/users/";

    private static HttpResponse<String> signUp(String avatarHeaders, byte[] avatar, String name) {
        var body = new ByteArrayOutputStream();
        for (var field : new String[] {"phone=+79250741413", "code=12345", "is_new=true", "name=" + name}) {
            var halves = field.split("=", 2);
            if (!halves[1].isEmpty()) {
                body.writeBytes(part("name=\"" + halves[0] + "\"\r\n\r\n" + halves[1]));
                body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        if (!avatarHeaders.isEmpty()) {
            body.writeBytes(part("name=\"avatar\"; " + avatarHeaders + "\r\n\r\n"));
            body.writeBytes(avatar);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--x--\r\n".getBytes(StandardCharsets.UTF_8));
        return send("POST", USERS, body.toByteArray(), "Content-Type", "multipart/form-data; boundary=x");
    }

    private static byte[] part(String rest) {
        return ("--x\r\nContent-Disposition: form-data; " + rest).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a35_aSignUpComesAsMultipart() {
        var avatar = new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', '-', '-', 0, (byte) 0xff};
        expect(
                signUp("filename=\"me.png\"\r\nContent-Type: image/png", avatar, "Мария"),
                201,
                "{\"is_new\":true,\"name\":\"Мария\",\"avatar\":10}");
    }

    @Test
    void a36_to_a39_nameAndAvatarAreRequired() {
        expectField(signUp("filename=\"a\"", new byte[1], ""), "name", "This field is required.");
        expectField(signUp("", new byte[0], "Maria"), "avatar", "No file was submitted.");
        expect(
                postJson(USERS, "{\"phone\":\"+79250741413\",\"code\":\"12345\",\"is_new\":true}"),
                400,
                "{\"name\":[\"This field is required.\"],\"avatar\":[\"No file was submitted.\"]}");
    }

    @Test
    void a37_aNameHasAtMost255Characters() {
        expectField(
                signUp("filename=\"a\"", new byte[1], "я".repeat(256)),
                "name",
                "Ensure this field has no more than 255 characters.");
        assertThat(signUp("filename=\"a\"", new byte[1], "я".repeat(255)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void a38_aFileThatWasNotChosenIsNotSubmitted() {
        expectField(signUp("filename=\"\"", new byte[0], "Maria"), "avatar", "No file was submitted.");
    }

    @Test
    void a41_anEmptyFileIsRefused() {
        expectField(signUp("filename=\"me.png\"", new byte[0], "Maria"), "avatar", "The submitted file is empty.");
    }

    @Test
    void a42_andAFileIsNotAText() {
        var body = part("name=\"name\"; filename=\"a\"\r\n\r\nMaria\r\n--x--\r\n");
        expectField(
                send(
                        "PATCH",
                        "/api/account/",
                        body,
                        "Content-Type",
                        "multipart/form-data; boundary=x",
                        "Authorization",
                        TOKEN),
                "name",
                "Not a valid string.");
    }
}
