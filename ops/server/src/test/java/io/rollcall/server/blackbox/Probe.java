// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import io.rollcall.contracts.credential.Door;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Field;
import io.rollcall.http.drf.Form;
import java.math.BigInteger;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * An endpoint of the started server for what every endpoint of the meet door has in common and none of today's needs:
 * it takes an integer, and answers with it, or with nothing to a {@code DELETE}.
 */
record Probe(Route route) implements Endpoint {

    static final String PATH = "/api/probe/";

    /** What it answers. */
    record Seen(BigInteger number) {}

    static void addTo(GenericApplicationContext context) {
        context.registerBean(
                "putProbe",
                Probe.class,
                () -> new Probe(Route.put(Door.MEET, PATH).open()));
        context.registerBean(
                "deleteProbe",
                Probe.class,
                () -> new Probe(Route.delete(Door.MEET, PATH).open()));
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = Form.of(call);
        var number = form.required("number", Field.integer());
        form.check();
        return Mono.just(
                route.method().equals(HttpMethod.DELETE) ? Answer.noContent() : Answer.ok(new Seen(number.value())));
    }
}
