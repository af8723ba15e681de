// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.embedded.testing.SmppSimulator;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server is killed with kill -9 while a code is on its way. */
class SmsKillNineIT {

    @TempDir
    Path folder;

    private final SignUps signUps = new SignUps();
    private final String phone = SignUps.phone();

    @Test
    void aCodeOutlivesKillsBeforeItIsSentAndBeforeThatIsRecorded() throws Exception {
        var absent = SmppSimulator.start();
        var port = absent.port();
        absent.close();
        try (var server = start(port)) {
            assertThat(signUps.sendCode(server.base(), phone)).isEqualTo(201);
            server.kill();
        }
        String text;
        try (var gateway = silentOn(port);
                var server = start(port)) {
            text = gateway.awaitTo(phone).text();
            server.kill();
            assertThat(gateway.messages()).hasSize(1);
        }
        try (var gateway = SmppSimulator.startOn(port);
                var server = start(port)) {
            assertThat(gateway.awaitTo(phone).text()).isEqualTo(text);
            var code = text.replaceAll("\\D", "");
            assertThat(signUps.register(server.base(), phone, code, "Ada").statusCode())
                    .isEqualTo(201);
            assertThat(server.stop()).isIn(0, 143);
            assertThat(gateway.messages()).hasSize(1);
        }
    }

    private static SmppSimulator silentOn(int port) {
        var gateway = SmppSimulator.startOn(port);
        gateway.fallSilent();
        return gateway;
    }

    private PackagedServer start(int port) throws Exception {
        return PackagedServer.start(
                        folder.resolve("data"),
                        "--rollcall.debug=false",
                        "--rollcall.roles=web,projection,policy",
                        "--spring.kafka.bootstrap-servers=127.0.0.1:1",
                        "--rollcall.sms.smpp.host=127.0.0.1",
                        "--rollcall.sms.smpp.port=" + port,
                        "--rollcall.sms.smpp.system-id=" + SmppSimulator.SYSTEM_ID,
                        "--rollcall.sms.smpp.password=" + SmppSimulator.PASSWORD,
                        "--rollcall.sms.smpp.source=Rollcall")
                .ready();
    }
}
