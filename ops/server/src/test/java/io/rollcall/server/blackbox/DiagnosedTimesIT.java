// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.diagnosis.Cause;
import io.rollcall.operator.diagnosis.Severity;
import io.rollcall.proof.note.NoteSigner;
import io.rollcall.proof.note.SignatureType;
import io.rollcall.server.OperatorDesk;
import io.rollcall.server.Provokes;
import io.rollcall.server.Shell;
import java.security.SecureRandom;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What passes by itself with time only: each test has a server that nobody else asks. */
class DiagnosedTimesIT {

    private final Parts parts = Parts.unused();
    private final OwnKafka kafka = new OwnKafka();

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    @Provokes(Cause.KEY_RENEWAL)
    void theKeysAreNearTheirRenewalAndThenLate() {
        try (var server = start("--rollcall.privacy.renewal=PT12H")) {
            var desk = desk(server);
            desk.finds(Cause.KEY_RENEWAL, Severity.NOTE);
            desk.exits(0);
            Meet.at(server.base()).advanceClock("PT15H");
            desk.finds(Cause.KEY_RENEWAL, Severity.LOOK);
            desk.exits(1);
            desk.typesRunbook(Cause.KEY_RENEWAL, Map.of("./data/key-ring.json", parts.keyRing()));
        }
    }

    @Test
    @Provokes(Cause.LIMIT_CLOSED)
    void aLimitIsReached() {
        try (var server = start("--rollcall.limits.budgets.wrong-code.address=2/1d")) {
            var desk = desk(server);
            desk.exits(0);
            var meet = Meet.at(server.base());
            var phone = Phones.unused();
            var wrong = Meet.wrong(meet.codeFor(phone));
            for (int times = 0; times < 4; times++) {
                meet.signIn(phone, wrong);
            }
            desk.finds(Cause.LIMIT_CLOSED, Severity.LOOK);
            desk.exits(1);
            desk.typesRunbook(Cause.LIMIT_CLOSED);
            assertThat(desk.types("rollcall history --type limit.closed", Map.of()))
                    .contains("wrong-code");
        }
    }

    @Test
    @Provokes(Cause.SIGNING_KEY_MISSING)
    void theOnlyKeyIsNamedAsAnotherLog() {
        var other = NoteSigner.generate("rollcall.example/other", SignatureType.ED25519, new SecureRandom());
        try (var server = start("--rollcall.proof.keys=" + other.skey())) {
            var desk = desk(server);
            Meet.at(server.base()).signUp();
            server.context()
                    .getBean(JdbcClient.class)
                    .sql("update events set recorded_at = recorded_at - interval '1 hour'")
                    .update(); // the time that it has to be so
            desk.finds(Cause.SIGNING_KEY_MISSING, Severity.LOOK);
            desk.exits(1);
            desk.typesRunbook(Cause.SIGNING_KEY_MISSING);
        }
    }

    private OwnServer start(String setting) {
        return OwnServer.start(
                parts,
                true,
                Stream.concat(Stream.of(kafka.arguments()), Stream.of(setting)).toArray(String[]::new));
    }

    private static OperatorDesk desk(OwnServer server) {
        return new OperatorDesk(Shell.at(server.base(), Operators.token(OperatorRole.OPERATOR)));
    }
}
