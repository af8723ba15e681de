// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What jobs keep, as text. */
final class JobJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private JobJson() {}

    static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    static JsonNode read(String json) {
        return JSON.readTree(json);
    }
}
