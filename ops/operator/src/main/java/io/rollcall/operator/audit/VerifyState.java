// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.audit;

import io.rollcall.log.append.Head;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How far a verification is.
 *
 * @param from the first position, {@code to} the last one
 * @param head where the log ended when it began
 * @param sealed how far the tree had come then
 * @param position the last one that is done
 * @param before the event there; {@code null} where there is none
 * @param number of all findings
 */
record VerifyState(
        long from,
        long to,
        long head,
        long sealed,
        long position,
        @Nullable Head before,
        List<AuditFinding> findings,
        long number) {

    VerifyState at(long reached, @Nullable Head event, Findings found) {
        return new VerifyState(from, to, head, sealed, reached, event, found.kept(), found.number());
    }

    /** As it is kept with the job. */
    Map<String, Object> written() {
        var state = new LinkedHashMap<String, Object>();
        state.put("from", from);
        state.put("to", to);
        state.put("head", head);
        state.put("sealed", sealed);
        state.put("position", position);
        if (before != null) {
            state.put("hash", HexFormat.of().formatHex(before.hash()));
            state.put("recorded_at", before.recordedAt().toString());
        }
        state.put("number", number);
        state.put("findings", findings);
        return state;
    }

    static VerifyState read(JsonNode state) {
        var position = state.path("position").asLong();
        var found = new ArrayList<AuditFinding>();
        state.path("findings")
                .forEach(it -> found.add(new AuditFinding(
                        it.path("position").asLong(),
                        it.path("to").asLong(),
                        it.path("what").asString())));
        return new VerifyState(
                state.path("from").asLong(),
                state.path("to").asLong(),
                state.path("head").asLong(),
                state.path("sealed").asLong(),
                position,
                state.has("hash") ? event(position, state) : null,
                found,
                state.path("number").asLong());
    }

    private static Head event(long position, JsonNode state) {
        return new Head(
                position,
                HexFormat.of().parseHex(state.path("hash").asString()),
                Instant.parse(state.path("recorded_at").asString()));
    }
}
