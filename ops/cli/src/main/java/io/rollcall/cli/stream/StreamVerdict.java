// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a topic.
 *
 * @param records so many, duplicates among them
 * @param reached the last position
 * @param sources of how many sources, one after the other
 * @param duplicates so many came again
 * @param without so many positions have no record, which is signed
 * @param checkpoints so many are of the tree over the records
 * @param signedRecords so many records of the last source are signed
 * @param signedUpTo and up to which position
 * @param faults so many
 * @param first the first of them; {@code null} where there is none
 */
public record StreamVerdict(
        long records,
        long reached,
        long sources,
        long duplicates,
        long without,
        long checkpoints,
        long signedRecords,
        long signedUpTo,
        long faults,
        @Nullable StreamFault first) {

    private static final double PER_MILLE = 1000;

    /** Duplicates in a thousand records. */
    public double duplicatesPerMille() {
        return records == 0 ? 0 : PER_MILLE * duplicates / records;
    }

    /** As JSON has it. */
    public Map<String, @Nullable Object> json() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("records", records);
        json.put("reached", reached);
        json.put("sources", sources);
        json.put("duplicates", duplicates);
        json.put("duplicates_per_mille", duplicatesPerMille());
        json.put("positions_without_record", without);
        json.put("checkpoints", checkpoints);
        json.put("signed_records", signedRecords);
        json.put("signed_up_to", signedUpTo);
        json.put("faults", faults);
        json.put("fault", first == null ? null : json(first));
        return json;
    }

    private static Map<String, Object> json(StreamFault fault) {
        var json = new LinkedHashMap<String, Object>();
        json.put("kind", fault.name());
        json.put("position", fault.position());
        json.put("partition", fault.partition());
        json.put("offset", fault.offset());
        json.put("what", fault.what());
        return json;
    }
}
