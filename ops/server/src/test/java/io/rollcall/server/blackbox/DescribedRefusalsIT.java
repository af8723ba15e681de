// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.credential.Door;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What can be wrong with any request, tried at every operation that is described, by callers of all kinds. That the
 * answers are as described is seen to by {@link Conformance}.
 */
class DescribedRefusalsIT {

    private static final List<String> AUTHORIZATIONS =
            List.of("Token x", "Token", "Token a b", "Bearer x", "Bearer", "Basic YTpi");
    private static final List<SentBody> BODIES = List.of(
            SentBody.json("[]"),
            SentBody.json("null"),
            SentBody.json("not json"),
            SentBody.text("text/plain", "x"),
            SentBody.text("multipart/form-data", "x"));

    private final Client anybody = Client.of(Server.base());
    private final Meet meet = Meet.at(Server.base());

    @ParameterizedTest
    @MethodSource("doors")
    void whateverTheClientShowsOfItself(Door door) {
        for (var operation : operations(door)) {
            ask(anybody, operation, SentBody.none());
            ask(anybody.with("Cookie", "sessionid=x"), operation, SentBody.none());
            for (var authorization : AUTHORIZATIONS) {
                ask(anybody.with("Authorization", authorization), operation, SentBody.none());
            }
            ask(anybody.with("token", "x"), operation, SentBody.none());
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whateverItSends(Door door) {
        for (var operation : operations(door)) {
            var user = user(); // one each, since some operation deletes its caller
            for (var body : BODIES) {
                ask(user, operation, body);
            }
            ask(user, operation, SentBody.json("{}"));
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whateverItWantsBack(Door door) {
        var user = user();
        for (var operation : operations(door)) {
            if (!operation.endsWith("/media/{id}")) { // served apart from the doors
                if (door != Door.CHAT) { // which answers JSON, whatever is wanted
                    ask(user.with("Accept", "text/html"), operation, SentBody.none())
                            .is(406);
                }
                var badPosition = ask(user.with("Rollcall-After", "x"), operation, SentBody.none());
                if (door == Door.CHAT) { // which looks at the body first
                    badPosition.is(400);
                } else {
                    badPosition.is(400, "detail", "Rollcall-After must be a position: a number from 0.");
                }
                assertThat(anybody.send("PUT", path(operation).replaceAll("/$", ""), SentBody.none())
                                .status())
                        .isGreaterThanOrEqualTo(400);
            }
        }
    }

    /** A user that is known at every door. */
    private Client user() {
        var user = meet.signUp();
        return meet.as(user).with("token", user.token());
    }

    private static Set<Door> doors() {
        return Conformance.doors().keySet();
    }

    private static Set<String> operations(Door door) {
        return Conformance.doors().get(door).description().operations();
    }

    private static ReceivedAnswer ask(Client client, String operation, SentBody body) {
        return client.send(operation.split(" ", 2)[0], path(operation), body);
    }

    /** Of something that there is not. */
    private static String path(String operation) {
        return operation.split(" ", 2)[1].replaceAll("\\{[^}]*}", "999999999");
    }
}
