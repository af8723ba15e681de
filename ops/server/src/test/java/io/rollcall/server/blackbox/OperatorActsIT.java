// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;

/**
 * Every act, in a table to be read: done once; again with the same key and with another one; with the key of another
 * act; on what is not there; and while another act on the same subject is under way (of an act on a job: once that has
 * ended). The acts are those that are served, so that none is left out.
 */
class OperatorActsIT {

    private static final String TABLE = "operators/acts.txt";
    private static final String ROW = "%-30s %-14s %-9s %-14s %-12s %-9s %-10s %s%n";

    private final ActScene scene = new ActScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void everyActDoneTwiceOnAWrongNameAndDuringAnotherIsAnsweredAsInTheTable() throws IOException {
        var text = new StringBuilder(ROW.formatted(
                "", "first", "same key", "another key", "other's key", "unknown", "during", "not beside"));
        var acts = scene.acts();
        assertThat(acts.keySet()).isEqualTo(served());
        acts.forEach((path, act) -> text.append(row(path, act)));
        assertThat(text.toString())
                .as("%s, which now reads%n%s", TABLE, text)
                .isEqualTo(new ClassPathResource(TABLE).getContentAsString(UTF_8));
    }

    private static Set<String> served() {
        return Server.operatorEndpoints().stream()
                .map(endpoint -> endpoint.route())
                .filter(route -> !route.method().equals(HttpMethod.GET))
                .map(route -> route.path())
                .collect(Collectors.toSet());
    }

    private String row(String path, ActScene.Act act) {
        var key = "first-" + path;
        var during = scene.during(act);
        var first = scene.post(act, key);
        var outcome = scene.outcome(first, act);
        var again = scene.post(act, key);
        var same = again.status() == 202
                && again.json().get("id").equals(first.json().get("id"));
        var another = scene.post(act, "another-" + path);
        return ROW.formatted(
                path,
                outcome,
                same ? "same job" : Integer.toString(again.status()),
                scene.outcome(another, act),
                scene.post(act.other(), key).status(),
                scene.post(act.unknown(), "unknown-" + path).status(),
                during,
                String.join(" ", scene.notBeside(act)));
    }
}
