// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import io.rollcall.operator.access.OperatorRole;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everything that can be read by an id, of all doors and of the API of operators, by callers of each kind. */
final class EveryApi {

    private static final List<String> FILTERS = List.of("aggregate", "correlation", "text", "user", "type");

    private final Map<String, Function<String, ReceivedAnswer>> users = new LinkedHashMap<>();
    private final Map<String, Function<String, ReceivedAnswer>> operators = new LinkedHashMap<>();

    /** The callers sign up. Nothing that operators are shown here is put on record. */
    EveryApi(URI base) {
        var meet = Meet.at(base);
        var chat = Chat.at(base);
        var crm = Crm.at(base);
        var visitor = Visitor.at(base);
        visitor.logIn(Phones.unused());
        users.put("nobody", Client.of(base)::get);
        users.put("meet", meet.as(meet.signUp())::get);
        users.put("chat", chat.as(chat.signUp())::get);
        users.put("crm", crm.as(crm.signUp())::get);
        users.put("visitor", visitor::get);
        for (var role : OperatorRole.values()) {
            operators.put(role.name(), Operators.as(role, base)::get);
        }
    }

    /** What users are answered, by caller and path; the id stands there as {@code *}. */
    Map<String, ReceivedAnswer> ofDoors(String id) {
        var paths = Conformance.doors().values().stream()
                .flatMap(door -> gets(door.description()))
                .filter(path -> !path.equals("/api/notifications/")); // an answer without an end
        return asked(users, paths.map(path -> path.contains("{") ? path : path + "?search={id}"), id);
    }

    /** The same of operators. */
    Map<String, ReceivedAnswer> ofOperators(String id) {
        var byPath = gets(Conformance.operators().description())
                .filter(path -> path.contains("{") && !path.endsWith("/jobs/{id}/events"));
        var byFilter = FILTERS.stream().map(filter -> "/ops/v1/events?" + filter + "={id}");
        return asked(operators, Stream.concat(byPath, byFilter), id);
    }

    private static Stream<String> gets(Description description) {
        return description.operations().stream()
                .filter(operation -> operation.startsWith("GET "))
                .map(operation -> operation.substring("GET ".length()));
    }

    private static Map<String, ReceivedAnswer> asked(
            Map<String, Function<String, ReceivedAnswer>> callers, Stream<String> paths, String id) {
        var answers = new TreeMap<String, ReceivedAnswer>();
        paths.forEach(path -> callers.forEach((name, caller) -> answers.put(
                name + " " + path.replaceAll("\\{[^}]*}", "*"), caller.apply(path.replaceAll("\\{[^}]*}", id)))));
        return answers;
    }
}
