// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.limit;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What somebody is about to cost us.
 *
 * @param keys of the budgets that it is taken from, one of each dimension; what they say is never stored as such
 * @param amount in tokens, above 0
 */
public record Charge(Cost cost, Map<Dimension, String> keys, long amount) {

    public Charge {
        if (amount < 1) {
            throw new IllegalArgumentException("A charge is at least one token");
        }
        keys = Collections.unmodifiableMap(copy(keys));
    }

    /** One token of the budget of all. */
    public static Charge of(Cost cost) {
        return new Charge(cost, Map.of(Dimension.ALL, ""), 1);
    }

    /** The same, by one more dimension. */
    public Charge by(Dimension dimension, String key) {
        var more = copy(keys);
        more.put(dimension, key);
        return new Charge(cost, more, amount);
    }

    /** The same, by the address and the network that it comes from. */
    public Charge by(ClientAddress client) {
        return by(Dimension.NETWORK, client.network()).by(Dimension.ADDRESS, client.host());
    }

    /** The same without a dimension, such as {@link Dimension#ALL}. */
    public Charge without(Dimension dimension) {
        var fewer = copy(keys);
        fewer.remove(dimension);
        return new Charge(cost, fewer, amount);
    }

    /** The same for this many tokens. */
    public Charge times(long tokens) {
        return new Charge(cost, keys, tokens);
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return amount + " of " + cost + " by " + keys.keySet();
    }

    private static EnumMap<Dimension, String> copy(Map<Dimension, String> keys) {
        var copy = new EnumMap<Dimension, String>(Dimension.class);
        copy.putAll(keys);
        return copy;
    }
}
