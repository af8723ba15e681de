// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.operator.access.OperatorRole;
import io.rollcall.operator.access.OperatorRoute;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The description of the API of operators, and whether it speaks of all that the started server does, and for which
 * role.
 */
class OperatorsDescriptionIT {

    private static final String BASE = "/ops/v1/";

    private final Description described = Conformance.operators().description();

    @Test
    void whatIsServedIsDescribedAndWhatIsDescribedIsServedEachForTheSameRoles() {
        assertThat(described()).isEqualTo(served());
    }

    @Test
    void theDescriptionIsThereForAnybody() {
        var answer =
                Client.of(Server.base()).get("/" + Conformance.OPERATORS_YAML).is(200);
        assertThat(answer.header("Content-Type")).hasValue("application/yaml");
        assertThat(new Description(answer.text()).operations()).isEqualTo(described.operations());
    }

    @Test
    void noPathOfADoorIsOneOfOperators() {
        assertThat(Conformance.doors().values())
                .noneMatch(door -> door.description().covers(BASE + "session"))
                .allSatisfy(door -> assertThat(door.description().operations()).noneMatch(it -> it.contains(" /ops/")));
    }

    private Map<String, Set<String>> described() {
        var roles = new TreeMap<String, Set<String>>();
        for (var operation : described.operations()) {
            var words = operation.split(" ", 2);
            var path = JsonPointer.compile("/paths").appendProperty(words[1]);
            var rest =
                    described.at(path.appendProperty("x-rollcall-rest-of-path")).asString("");
            var shown = described.at(
                    path.appendProperty(words[0].toLowerCase(Locale.ROOT)).appendProperty("x-rollcall-roles"));
            roles.put(words[0] + " " + form(upTo(rest, words[1])), words(shown));
        }
        return roles;
    }

    /** What stands behind the rest of a path is for its endpoint to tell apart. */
    private static String upTo(String rest, String path) {
        var end = "{" + rest + "}";
        return rest.isEmpty() ? path : path.substring(0, path.indexOf(end) + end.length());
    }

    private static Map<String, Set<String>> served() {
        return Server.operatorEndpoints().stream()
                .map(endpoint -> endpoint.route())
                .collect(Collectors.toMap(
                        (OperatorRoute route) -> route.method().name() + " " + form(BASE + route.path()),
                        route -> names(route.roles())));
    }

    /** The same for both, whatever the parameters are called. */
    private static String form(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    private static Set<String> names(Collection<OperatorRole> roles) {
        return roles.stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> words(JsonNode roles) {
        return roles.valueStream().map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
    }
}
