// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import io.rollcall.operator.operation.OperationEnd;
import java.util.OptionalLong;

/** A kind of job. Each is a bean; all of them are found. */
public interface JobKind {

    /** Its name, kebab case, unique and stable: jobs are kept under it. */
    String kind();

    /**
     * Jobs of one lane do not run beside each other on the same target: while one has not ended, another is refused.
     * Kinds that exclude each other have the same lane.
     */
    default String lane() {
        return "work";
    }

    /** Where the target stands now, for the record; empty for where the log stands. May block. */
    default OptionalLong position(String target) {
        return OptionalLong.empty();
    }

    /**
     * Does it, on a virtual thread, and blocks as long as it takes. It may have been begun before, in another process
     * too, and killed at any moment: it goes on from {@link JobContext#checkpoint()}, and whatever it did after that is
     * done again. Between bounded pieces of work it calls {@link JobContext#goOn()}, and lets what that throws pass.
     *
     * @return how it has ended; the sentence in it is shown to all operators, and stands in history
     * @throws Exception where it could not get on: it is tried again, from its checkpoint, and fails for good after
     *     some times without progress. A {@link io.rollcall.operator.access.Problem} refuses it instead
     */
    OperationEnd run(JobContext job) throws Exception;

    /**
     * An operator has paused it while this process did not do it: has whatever else works for it stand still, which
     * {@link #run} has go on. Perhaps called twice.
     */
    default void paused(JobContext job) {}

    /**
     * An operator has cancelled it: takes away what is left of it. Called before that is on record, perhaps twice, and
     * where it has not begun, too.
     */
    default void cancelled(JobContext job) {}
}
