// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.Dimension;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What strangers may cost us.
 *
 * @param mode whether limits refuse ({@code enforce}, the default), or decide, count and tell, and refuse nothing
 *     ({@code record})
 * @param connections the most to PostgreSQL that a process has for this, beside the pool; default 4
 * @param budgets by cost and dimension; what is not named has that of {@link DefaultBudgets}, and what is not there
 *     either is not bounded
 */
@ConfigurationProperties("rollcall.limits")
public record LimitProperties(
        @DefaultValue("enforce") Mode mode,
        @DefaultValue("4") int connections,
        @DefaultValue Map<Cost, Map<Dimension, Budget>> budgets) {

    /** Whether limits refuse. */
    public enum Mode {
        ENFORCE,
        RECORD
    }

    public LimitProperties {
        if (connections < 1) {
            throw new IllegalArgumentException("rollcall.limits.connections is above 0");
        }
        var all = DefaultBudgets.all();
        budgets.forEach((cost, set) ->
                all.computeIfAbsent(cost, any -> new EnumMap<>(Dimension.class)).putAll(set));
        budgets = all;
    }

    /** Whether limits refuse. */
    public boolean enforces() {
        return mode == Mode.ENFORCE;
    }

    /** The budget of each key of a dimension; one without bounds where none is named. */
    public Budget budget(Cost cost, Dimension dimension) {
        return budgets.getOrDefault(cost, Map.of()).getOrDefault(dimension, Budget.of("none"));
    }
}
