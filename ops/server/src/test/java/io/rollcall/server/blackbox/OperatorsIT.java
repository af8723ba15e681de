// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.access.OperatorServer;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The way in for operators, beside the doors and on a port of its own. */
class OperatorsIT {

    private static final String SESSION = "/ops/v1/session";

    @Test
    void eachIsKnownByItsToken() {
        for (var role : OperatorRole.values()) {
            var name = role.name().toLowerCase(Locale.ROOT);
            Operators.as(role, Server.base())
                    .get(SESSION)
                    .is(200, "{'operator': '%s', 'role': '%s', 'read_only': false}".formatted(name, name));
        }
    }

    @Test
    void theCredentialOfADoorIsNoneHere() {
        Person.in(Meet.at(Server.base())).client().get(SESSION).is(401);
    }

    /** A process without doors has operators all the same; another port has them and nothing else. */
    @Test
    void aPortOfItsOwnHasOperatorsAndNoDoors() {
        try (var server = OwnServer.start(
                Parts.unused(),
                false,
                "--rollcall.roles=projection,policy",
                "--spring.kafka.bootstrap-servers=127.0.0.1:1",
                "--rollcall.ops.port=0")) {
            var port = server.context().getBean(OperatorServer.class).port();
            var apart = URI.create("http://127.0.0.1:" + port);
            Operators.as(OperatorRole.VIEWER, apart).get(SESSION).is(200);
            Client.of(apart).get(SESSION).is(401);
            Client.of(apart).get("/actuator/health").is(404);
            var described =
                    Client.of(apart).get("/" + Conformance.OPERATORS_YAML).is(200);
            assertThat(described.header("Content-Type")).hasValue("application/yaml");
            assertThat(described.text())
                    .isEqualTo(Client.of(Server.base())
                            .get("/" + Conformance.OPERATORS_YAML)
                            .text());
            assertThat(Operators.as(OperatorRole.VIEWER, server.base())
                            .get(SESSION)
                            .status())
                    .isEqualTo(404);
        }
    }
}
