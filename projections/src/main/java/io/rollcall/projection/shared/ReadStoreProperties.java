// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The database of the read models.
 *
 * @param prefix what the name of each collection begins with, for a database that others use too: up to 40 letters,
 *     digits, {@code - _ .}; default none. All processes must have the same
 * @param anyTopology starts also where a failover would not be followed, or would leave nothing to write to; default
 *     off
 * @param memory what documents that are asked for, and those that were written last, may take of the heap of the
 *     process that owns their read model, about; 0 keeps none. Default 32MB
 */
@ConfigurationProperties("rollcall.read-store")
public record ReadStoreProperties(
        @DefaultValue("") String prefix,
        @DefaultValue("false") boolean anyTopology,
        @DefaultValue("32MB") DataSize memory) {

    private static final Pattern PREFIX = Pattern.compile("(?!system\\.|\\.)[A-Za-z0-9_.-]{0,40}");

    /** @throws IllegalArgumentException if a collection cannot be called so */
    public ReadStoreProperties {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "rollcall.read-store.prefix is up to 40 letters, digits, '-', '_' and '.', not " + prefix);
        }
    }
}
