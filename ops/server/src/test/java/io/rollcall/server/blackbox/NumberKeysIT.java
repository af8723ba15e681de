// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.command.log.Commands;
import io.rollcall.command.privacy.KeyDestroyed;
import io.rollcall.command.verification.Numbers;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.PhoneNumberCommand.SendCode;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A number that gets a new key, as it does when its user leaves. */
class NumberKeysIT {

    private static OwnServer server;
    private static Meet meet;
    private static Numbers numbers;

    @BeforeAll
    static void start() {
        server = OwnServer.start(Parts.unused());
        meet = Meet.at(server.base());
        numbers = server.context().getBean(Numbers.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void nothingIsRecordedUnderTheOldKeyAndTheNumberGoesOnUnderTheNewOne() {
        var phone = Phones.unused();
        var code = meet.codeFor(phone);
        var before = numbers.allot(phone);
        numbers.letGo(before.id());
        assertThat(meet.outbox(phone)).isEmpty();
        var late = new SendCode(before.id(), before.key(), phone, Challenge.MEET, 5);
        var commands = server.context().getBean(Commands.class);
        assertThatThrownBy(() -> commands.decide(late)).isInstanceOf(KeyDestroyed.class);
        assertThat(meet.codeFor(phone)).isNotEqualTo(code);
        assertThat(numbers.find(phone)).isEqualTo(before.id());
    }

    @Test
    void codesAreSentWhileNumbersGetNewKeys() throws Exception {
        var phones = Stream.generate(Phones::unused).limit(20).toList();
        phones.forEach(numbers::allot);
        var ended = new AtomicBoolean();
        var rekeying = Thread.startVirtualThread(() -> {
            while (!ended.get()) {
                phones.forEach(phone -> numbers.letGo(numbers.allot(phone).id()));
            }
        });
        try {
            for (int times = 0; times < 5; times++) {
                var statuses = Crowd.each(phones, phone -> meet.sendCode(phone).status());
                assertThat(statuses).containsOnly(201);
            }
        } finally {
            ended.set(true);
        }
        rekeying.join();
    }
}
