// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the server answered.
 *
 * @param body as it was sent
 * @param retryAfter in seconds; empty where it said nothing of the kind
 */
record Answer(int status, byte[] body, Optional<String> tag, Optional<Long> retryAfter) {

    /** @throws Failure 76 where it is no JSON */
    JsonNode json() {
        return Fields.read(body);
    }
}
