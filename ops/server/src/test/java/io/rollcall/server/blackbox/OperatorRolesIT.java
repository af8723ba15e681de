// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.access.OperatorRoute;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;

/**
 * The callers that each route of operators answers, and how, in a table to be read: made of the routes themselves, so
 * that none is left out. What is asked for is not there: a caller that is let in and may act is told so (404), and
 * nothing happens.
 */
class OperatorRolesIT {

    private static final String TABLE = "operators/roles.txt";
    private static final String ROW = "%-4s %-34s %-9s %-12s %-7s %-8s %-9s %s%n";
    private static final Map<String, String> VARIABLES =
            Map.of("position", "999999999", "at", "999999999", "*path", "api/account/");

    /** Of every act: members that one does not take are not looked at before its name is. */
    private static final SentBody ACT =
            SentBody.json("{\"reason\": \"Ticket 7\", \"position\": 1, \"subscription\": \"no-such\"}");

    @Test
    void whoeverAsksForWhatIsAnsweredAsInTheTable() throws IOException {
        var routes = Server.operatorEndpoints().stream()
                .map(endpoint -> endpoint.route())
                .collect(Collectors.toMap(route -> route.path() + " " + route.method(), route -> route));
        var text = new StringBuilder(
                ROW.formatted("", "", "no token", "wrong token", "viewer", "auditor", "operator", "read-only"));
        somethingIsSigned();
        try (var readOnly = Server.another("--rollcall.ops.read-only=true")) {
            var callers = callers(readOnly);
            routes.keySet().stream().sorted().forEach(key -> text.append(row(routes.get(key), callers)));
        }
        assertThat(text.toString())
                .as("%s, which now reads%n%s", TABLE, text)
                .isEqualTo(new ClassPathResource(TABLE).getContentAsString(UTF_8));
    }

    /** Of an empty log there is nothing to export and no checkpoint. */
    private static void somethingIsSigned() {
        Meet.at(Server.base()).signUp();
        var operator = Operators.as(OperatorRole.OPERATOR, Server.base());
        Soon.is(200, Duration.ofMinutes(1), () -> operator.get("/ops/v1/tlog/checkpoint"), it -> true);
    }

    private static Map<String, Client> callers(OwnServer readOnly) {
        var callers = new LinkedHashMap<String, Client>();
        callers.put("nobody", Client.of(Server.base()));
        callers.put("stranger", Client.of(Server.base()).with("Authorization", "Bearer 0123456789abcdef"));
        for (var role : OperatorRole.values()) {
            callers.put(role.name(), Operators.as(role, Server.base()));
        }
        callers.put("read-only", Operators.as(OperatorRole.OPERATOR, readOnly.base()));
        return callers;
    }

    private static String row(OperatorRoute route, Map<String, Client> callers) {
        var path = "/ops/v1/" + filled(route.path());
        var isAct = !route.method().equals(HttpMethod.GET);
        var told = callers.values().stream()
                .map(caller -> caller.send(route.method().name(), path, isAct ? ACT : SentBody.none()))
                .map(answer -> answer.status() == 403 ? forbidden(answer) : Integer.toString(answer.status()))
                .toList();
        return ROW.formatted(
                route.method(),
                route.path(),
                told.get(0),
                told.get(1),
                told.get(2),
                told.get(3),
                told.get(4),
                told.get(5));
    }

    private static String forbidden(ReceivedAnswer answer) {
        return answer.json().get("detail").asString().contains("read-only") ? "403 all" : "403";
    }

    private static String filled(String path) {
        var filled = path;
        for (var variable : VARIABLES.entrySet()) {
            filled = filled.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        return filled.replaceAll("\\{[^}]*}", "no-such");
    }
}
