// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.credential.Door;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;

/**
 * What each door says to each thing that can be wrong with a request, at every operation that it describes; and of two
 * things that are wrong, which one it speaks of: the first in the order of the contract (behaviours, sections 3 and
 * 7.1). Each door has its table in {@code refusals/}, to be read.
 */
class RefusalTableIT {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalTableIT.class);
    private static final List<String> TOLD = List.of("Allow", "WWW-Authenticate", "Retry-After", "Connection");

    private static final String NO_DIFFERENCE = "makes no difference";

    private final Meet meet = Meet.at(Server.base());
    private Meet.User user = meet.signUp();

    @ParameterizedTest
    @MethodSource("doors")
    void whateverIsWrongIsToldInTheOrderOfTheContract(Door door) throws IOException {
        var table = new TreeMap<String, TreeSet<String>>();
        var disorder = new ArrayList<String>();
        operations(door).forEach(operation -> look(door, operation, table, disorder));
        var text = new StringBuilder();
        table.forEach((row, operations) -> text.append(row)
                .append("\n    ")
                .append(String.join("\n    ", operations))
                .append('\n'));
        var file = "refusals/" + door.name().toLowerCase(Locale.ROOT) + ".txt";
        LOG.info("{} kinds of refusals at the door {}; out of order: {}", table.size(), door, disorder);
        assertThat(disorder).isEmpty();
        assertThat(text.toString()).as("%s, which now reads%n%s", file, text).isEqualTo(golden(file));
    }

    private void look(Door door, String operation, Map<String, TreeSet<String>> table, List<String> disorder) {
        var faults = RequestFault.of(door);
        var right = told(operation, List.of());
        var single = new LinkedHashMap<RequestFault, String>();
        for (var fault : faults) {
            var told = told(operation, List.of(fault));
            var isRead = fault == RequestFault.MALFORMED && !operation.startsWith("GET ");
            single.put(fault, told.equals(right) && !isRead ? NO_DIFFERENCE : told);
            table.computeIfAbsent(fault + ": " + single.get(fault), first -> new TreeSet<>())
                    .add(operation);
        }
        var told = faults.stream()
                .filter(fault -> !single.get(fault).equals(NO_DIFFERENCE))
                .toList();
        for (var fault : told) {
            told.stream()
                    .skip(told.indexOf(fault) + 1)
                    .filter(fault::goesWith)
                    .findFirst()
                    .map(later -> List.of(fault, later))
                    .filter(both -> !told(operation, both).equals(single.get(fault)))
                    .ifPresent(both -> disorder.add(operation + ", " + both + ": " + told(operation, both)));
        }
    }

    private String told(String operation, List<RequestFault> faults) {
        var words = operation.split(" ", 2);
        var request =
                new RequestFault.Request(meet.as(user).with("token", user.token()), words[0], SentBody.json("{}"));
        for (var fault : faults) {
            request = fault.in(request);
        }
        var answer = request.client().send(request.method(), path(words[1]), request.body());
        if (answer.status() >= 400) {
            return answer.status() + headers(answer) + " " + answer.text();
        }
        if (!words[0].equals("GET") && meet.as(user).get(Meet.ACCOUNT).status() == 401) {
            user = meet.signUp();
        }
        return "done";
    }

    private static String headers(ReceivedAnswer answer) {
        var told = new StringBuilder();
        TOLD.forEach(name -> answer.header(name)
                .ifPresent(value -> told.append(" [")
                        .append(name)
                        .append(": ")
                        .append(value)
                        .append(']')));
        return told.toString();
    }

    private static Set<Door> doors() {
        return Conformance.doors().keySet();
    }

    private static List<String> operations(Door door) {
        return Conformance.doors().get(door).description().operations().stream()
                .filter(operation -> !operation.startsWith("OPTIONS ") && !operation.endsWith("/media/{id}"))
                .toList();
    }

    /** Of something that there is not. */
    private static String path(String template) {
        return template.replaceAll("\\{[^}]*}", "999999999");
    }

    private static String golden(String file) throws IOException {
        return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
    }
}
