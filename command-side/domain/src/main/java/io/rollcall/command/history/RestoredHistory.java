// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.history;

import io.rollcall.log.aggregate.IdSequences;
import io.rollcall.log.tail.RestoreListener;
import io.rollcall.privacy.Keys;
import java.util.List;

/**
 * What is done beside the log when it turns out to be another one than before: the database was restored from a backup,
 * or a standby has taken over that lacks the newest events.
 */
final class RestoredHistory implements RestoreListener {

    private static final List<String> SEQUENCES = List.of("user_ids", "meeting_ids", "group_ids", "order_ids");

    private final Keys keys;
    private final IdSequences sequences;

    RestoredHistory(Keys keys, IdSequences sequences) {
        this.keys = keys;
        this.sequences = sequences;
    }

    /** Keys that were made ahead, or looked up, may not be there any more. Never waits. */
    @Override
    public void forget() {
        keys.forget();
    }

    /**
     * Gives no id a second time that was given in what is lost, where a signed token or somebody's memory may still
     * name it: each stands in an event at least.
     *
     * @param most how many events are lost
     */
    @Override
    public void lost(long most) {
        SEQUENCES.forEach(name -> sequences.skip(name, most));
    }
}
