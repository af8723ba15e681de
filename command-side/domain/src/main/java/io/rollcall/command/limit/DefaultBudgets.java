// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.Dimension;
import java.util.EnumMap;
import java.util.Map;

/** The budgets where settings say nothing, each cost's in a line group of its own. */
final class DefaultBudgets {

    private final Map<Cost, Map<Dimension, Budget>> budgets = new EnumMap<>(Cost.class);

    private DefaultBudgets() {}

    static Map<Cost, Map<Dimension, Budget>> all() {
        return new DefaultBudgets()
                // ten tokens a code, nine of which come back with the right one
                .with(Cost.CODE, Dimension.ALL, "100000/1h 200000/1d")
                .with(Cost.CODE, Dimension.COUNTRY, "50000/1h 100000/1d")
                .with(Cost.CODE, Dimension.PREFIX, "10000/1h 20000/1d")
                .with(Cost.CODE, Dimension.NETWORK, "15000/1h 40000/1d")
                .with(Cost.CODE, Dimension.ADDRESS, "10000/1h 20000/1d")
                .with(Cost.CODE, Dimension.NUMBER, "600/1d")
                .with(Cost.CODE, Dimension.NUMBER_OF_NETWORK, "200/1d")
                .with(Cost.MEMBER_CODE, Dimension.ALL, "200000/1h 800000/1d")
                .with(Cost.MEMBER_CODE, Dimension.COUNTRY, "100000/1h 400000/1d")
                .with(Cost.MEMBER_CODE, Dimension.PREFIX, "10000/1h 20000/1d")
                .with(Cost.MEMBER_CODE, Dimension.NETWORK, "15000/1h 40000/1d")
                .with(Cost.MEMBER_CODE, Dimension.ADDRESS, "10000/1h 20000/1d")
                .with(Cost.MEMBER_CODE, Dimension.NUMBER, "600/1d")
                .with(Cost.MEMBER_CODE, Dimension.NUMBER_OF_NETWORK, "200/1d")
                .with(Cost.KNOWN_CODE, Dimension.ALL, "200000/1h 800000/1d")
                .with(Cost.KNOWN_CODE, Dimension.COUNTRY, "100000/1h 400000/1d")
                .with(Cost.KNOWN_CODE, Dimension.PREFIX, "10000/1h 20000/1d")
                .with(Cost.KNOWN_CODE, Dimension.NETWORK, "15000/1h 40000/1d")
                .with(Cost.KNOWN_CODE, Dimension.ADDRESS, "10000/1h 20000/1d")
                .with(Cost.KNOWN_CODE, Dimension.NUMBER, "400/1d")
                .with(Cost.WRONG_CODE, Dimension.NETWORK, "2000/1h")
                .with(Cost.WRONG_CODE, Dimension.ADDRESS, "1000/1h")
                .with(Cost.GUESS, Dimension.ALL, "200/1d")
                .with(Cost.NEAR_GUESS, Dimension.ALL, "2000/1d")
                .with(Cost.NEAR_GUESS, Dimension.NETWORK, "1000/1d")
                .with(Cost.DOUBLE_GUESS, Dimension.ALL, "100000/1d")
                .with(Cost.RENAMING, Dimension.USER, "60/1h 200/1d")
                .with(Cost.LOOK_UP, Dimension.USER, "5000/1d")
                .with(Cost.IMPORT, Dimension.USER, "40000/1d")
                .with(Cost.REGISTRATION, Dimension.ALL, "20000/1h 100000/1d")
                .with(Cost.REGISTRATION, Dimension.NETWORK, "4000/1h 8000/1d")
                .with(Cost.REGISTRATION, Dimension.ADDRESS, "2000/1h 4000/1d")
                .with(Cost.WRONG_PASSWORD, Dimension.ALL, "20000/1h 100000/1d")
                .with(Cost.WRONG_PASSWORD, Dimension.NETWORK, "1000/1h 3000/1d")
                .with(Cost.WRONG_PASSWORD, Dimension.ADDRESS, "300/1h 1000/1d")
                .with(Cost.MAIL, Dimension.NETWORK, "3000/1h 8000/1d")
                .with(Cost.MAIL, Dimension.ADDRESS, "1000/1h 3000/1d")
                .with(Cost.MAIL, Dimension.MAIL, "12/1h 20/1d")
                .with(Cost.MAIL, Dimension.USER, "60/1h 100/1d")
                .with(Cost.WRONG_MAIL_CODE, Dimension.NETWORK, "1000/1h 3000/1d")
                .with(Cost.WRONG_MAIL_CODE, Dimension.ADDRESS, "300/1h 1000/1d")
                .with(Cost.WRONG_MAIL_CODE, Dimension.MAIL, "20/1h 50/1d")
                .budgets;
    }

    private DefaultBudgets with(Cost cost, Dimension dimension, String budget) {
        budgets.computeIfAbsent(cost, any -> new EnumMap<>(Dimension.class)).put(dimension, Budget.of(budget));
        return this;
    }
}
