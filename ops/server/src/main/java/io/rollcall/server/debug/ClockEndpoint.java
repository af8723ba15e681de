// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.debug;

import io.rollcall.http.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /debug/clock}: moves the system's clock forward, so that what expires can be seen to. */
@RestController
@ConditionalOnBooleanProperty("rollcall.debug")
class ClockEndpoint {

    /** How far: an ISO-8601 duration that is not negative; ten years in all. */
    record Body(@Nullable Duration advance) {}

    /** What time the system takes it to be now. */
    record Now(Instant now) {}

    private final MovableClock clock;

    ClockEndpoint(MovableClock clock) {
        this.clock = clock;
    }

    @PostMapping("/debug/clock")
    Now advance(@RequestBody Body body) {
        var advance = body.advance();
        if (advance == null) {
            throw Refusal.field("advance", "This field is required.");
        }
        try {
            clock.advance(advance);
        } catch (IllegalArgumentException e) {
            throw Refusal.field("advance", e.getMessage() + ".");
        }
        return new Now(clock.instant());
    }
}
