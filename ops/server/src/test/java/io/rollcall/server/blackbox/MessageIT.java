// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Messages from one user to another by WebSocket: D-65..D-74. */
class MessageIT {

    private static final String WS = "/v1/ws/";
    private static final String NOT_THERE = "{'response':'404','message':'Client not found or not online'}";
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Meet meet = Meet.at(Server.base());
    private final Meet.User ada = meet.signUp();
    private final Meet.User bob = meet.signUp();

    @Test
    void d65_d66_theReceiverGetsTheMessageWithItsSender() {
        try (var adas = open(ada);
                var bobs = open(bob)) {
            adas.write(bob.userId(), "hi 👋 \"you\"");
            var frame = bobs.nextJson();
            assertThat(frame.get("receiver").asString()).isEqualTo(Long.toString(bob.userId()));
            assertThat(frame.get("message").asString()).isEqualTo("hi 👋 \"you\"");
            assertThat(frame.get("senderid").asLong()).isEqualTo(ada.userId());
            assertThat(frame.get("sender_name").asString()).isEqualTo("Anna");
            assertThat(frame.get("msg_id").asLong()).isEqualTo(1);
            assertThat(frame.get("timestamp").asString()).matches(Chat.TIME);
        }
    }

    @Test
    void d66_theSenderIsCalledByTheirAccountName() {
        var cleo = Chat.at(Server.base()).signUp();
        try (var adas = open(ada);
                var cleos = OpenSocket.at(Server.base(), WS, cleo.token())) {
            cleos.write(ada.userId(), "hi").hears("{'response':'200','msg_id':1}");
            var frame = adas.nextJson();
            assertThat(frame.get("senderid").asLong()).isEqualTo(cleo.uid());
            assertThat(frame.get("sender_name").asString()).isEqualTo(cleo.accountName());
        }
    }

    @Test
    void d67_theSenderIsAnsweredOnce() {
        try (var adas = open(ada);
                var bobs = open(bob)) {
            adas.write(bob.userId(), "one").hears("{'response':'200','msg_id':1}");
            assertThat(bobs.nextJson().get("message").asString()).isEqualTo("one");
            bobs.write(ada.userId(), "two").hears("{'response':'200','msg_id':2}");
            assertThat(adas.nextJson().get("message").asString()).isEqualTo("two");
            adas.write(bob.userId(), "three").hears("{'response':'200','msg_id':3}");
            adas.hasHeardNothingElse();
        }
    }

    @Test
    void d68_whoIsNotConnectedGetsNothingAndNothingIsRecorded() {
        try (var adas = open(ada)) {
            adas.write(bob.userId(), "hi").hears(NOT_THERE);
            adas.write(999_999_999_999L, "hi").hears(NOT_THERE);
            adas.send("{\"receiver\":\"Bob\",\"message\":\"hi\"}").hears(NOT_THERE);
            try (var bobs = open(bob)) {
                adas.write(bob.userId(), "there now?").hears("{'response':'200','msg_id':1}");
                assertThat(bobs.nextJson().get("message").asString()).isEqualTo("there now?");
            }
        }
    }

    @Test
    void d69_whatIsNotJsonIsRefusedAndTheSocketStaysOpen() {
        try (var adas = open(ada)) {
            for (var text : new String[] {"hi", "", "{\"receiver\":", "{} {}", "[".repeat(2000)}) {
                adas.send(text).hears("{'response':'400','message':'Unable to parse JSON'}");
            }
            adas.sendBinary(new byte[] {(byte) 0xff, 0}).hears("{'response':'400','message':'Unable to parse JSON'}");
            adas.write(bob.userId(), "hi").hears(NOT_THERE);
        }
    }

    @Test
    void d70_aFrameHasAReceiverAndAMessage() {
        var receiver = "\"receiver\":\"" + bob.userId() + "\"";
        try (var adas = open(ada)) {
            for (var json : new String[] {
                "{}",
                "[]",
                "7",
                "null",
                "{\"message\":\"hi\"}",
                "{" + receiver + "}",
                "{" + receiver + ",\"message\":\"\"}",
                "{" + receiver + ",\"message\":null}",
                "{" + receiver + ",\"message\":{}}",
                "{\"receiver\":null,\"message\":\"hi\"}",
                "{\"receiver\":[7],\"message\":\"hi\"}",
                "{\"receiver\":7.5,\"message\":\"hi\"}",
                "{" + receiver + ",\"message\":\"\\ud83d\"}",
                "{" + receiver + ",\"message\":\"hi \\ude00\\ud83d\"}",
                "{\"group\":\"\\udc00\",\"message\":\"hi\"}"
            }) {
                adas.send(json).hears("{'response':'400','message':'Bad JSON'}");
            }
        }
    }

    @Test
    void d66_whateverIsAcceptedComesAsItWasWritten() {
        try (var adas = open(ada);
                var bobs = open(bob)) {
            for (var text :
                    new String[] {"\\ud83d\\ude00", "e\\u0301 \\u00e9", "\\u0000\\uffff\\u200b", " \\u2028\\n "}) {
                adas.send("{\"receiver\":%d.0,\"message\":\"%s\"}".formatted(bob.userId(), text))
                        .nextJson();
                assertThat(bobs.nextJson().get("message"))
                        .isEqualTo(JsonMapper.shared().readTree("\"%s\"".formatted(text)));
            }
        }
    }

    @Test
    void d71_theReceiverIsANumberOrAString() {
        try (var adas = open(ada);
                var bobs = open(bob)) {
            adas.send("{\"receiver\":%d,\"message\":\"hi\"}".formatted(bob.userId()))
                    .hears("{'response':'200','msg_id':1}");
            assertThat(bobs.nextJson().get("message").asString()).isEqualTo("hi");
        }
    }

    @Test
    void d72_aThirdUserGetsNothing() {
        var cleo = meet.signUp();
        try (var adas = open(ada);
                var bobs = open(bob);
                var cleos = open(cleo)) {
            adas.write(bob.userId(), "for you").nextJson();
            bobs.nextJson();
            adas.write(cleo.userId(), "now you").nextJson();
            assertThat(cleos.nextJson().get("message").asString()).isEqualTo("now you");
            bobs.hasHeardNothingElse();
        }
    }

    @Test
    void d73_everySocketOfTheReceiverGetsIt() {
        try (var adas = open(ada);
                var phone = open(bob);
                var tablet = OpenSocket.at(Server.base(), "/v1/ws", bob.token())) {
            adas.write(bob.userId(), "hi").hears("{'response':'200','msg_id':1}");
            assertThat(phone.next()).isEqualTo(tablet.next());
            phone.hangUp();
            adas.write(bob.userId(), "still there?").hears("{'response':'200','msg_id':2}");
            assertThat(tablet.nextJson().get("msg_id").asLong()).isEqualTo(2);
        }
    }

    @Test
    void d74_whatWasSentWhileOneWasAwayDoesNotComeLater() {
        try (var adas = open(ada)) {
            try (var bobs = open(bob)) {
                adas.write(bob.userId(), "before").hears("{'response':'200','msg_id':1}");
                bobs.nextJson();
            }
            awaitAbsence(adas, bob);
            try (var bobs = open(bob)) {
                adas.write(bob.userId(), "after").nextJson();
                assertThat(bobs.nextJson().get("message").asString()).isEqualTo("after");
                bobs.hasHeardNothingElse();
            }
        }
    }

    private OpenSocket open(Meet.User user) {
        return OpenSocket.at(Server.base(), WS, user.token());
    }

    /** A close takes a moment to be known. */
    private static void awaitAbsence(OpenSocket writer, Meet.User user) {
        Soon.until(SOON, () -> {
            writer.write(user.userId(), "gone?");
            return writer.nextJson().get("response").asString().equals("404");
        });
    }
}
