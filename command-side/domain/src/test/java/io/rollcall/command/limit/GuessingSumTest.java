// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.Dimension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The sum of security.md, "Guessing codes": what all strangers together, from however many addresses, may expect of a
 * year in which they use up every budget there is at the default settings.
 */
class GuessingSumTest {

    private static final Duration YEAR = Duration.ofDays(365);

    /** Tokens are counted in codes of five digits: a code of four costs ten. */
    private static final double ACCOUNT_PER_TOKEN = 1e-5;

    private static final double TOKENS_OF_FOUR_DIGITS = 10;
    private static final double FOUR_DIGITS = 1e-4;

    private final LimitProperties defaults = new LimitProperties(LimitProperties.Mode.ENFORCE, 4, Map.of());

    @Test
    void strangersTakeOverLessThanOneAccountAYear() {
        var once = inAYear(Cost.GUESS) * ACCOUNT_PER_TOKEN;
        var twiceInARow = inAYear(Cost.DOUBLE_GUESS) / TOKENS_OF_FOUR_DIGITS * FOUR_DIGITS * FOUR_DIGITS;
        assertThat(once).isCloseTo(0.732, within(0.001));
        assertThat(twiceInARow).isCloseTo(0.037, within(0.001));
        assertThat(once + twiceInARow).isLessThan(1);
    }

    /** Of the numbers that were proven lately from the very networks that the attacker is in, if they know which. */
    @Test
    void whoSharesANetworkWithItsOwnersIsBoundedToo() {
        assertThat(inAYear(Cost.NEAR_GUESS) * ACCOUNT_PER_TOKEN).isLessThan(10);
    }

    private double inAYear(Cost cost) {
        return defaults.budget(cost, Dimension.ALL).within(YEAR);
    }
}
