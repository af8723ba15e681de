// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.operation;

import io.rollcall.contracts.operation.OperationOutcome;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How an operation has ended.
 *
 * @param why a sentence for people, nothing personal; {@code null} where the outcome says all
 * @param position where its subject stands now; empty for where the log stands
 */
public record OperationEnd(
        OperationOutcome outcome, @Nullable String why, OptionalLong position) {

    /** It is as was asked for, and was not before. */
    public static OperationEnd applied() {
        return of(OperationOutcome.APPLIED, null);
    }

    /** The same, with a sentence that says more. */
    public static OperationEnd applied(String why) {
        return of(OperationOutcome.APPLIED, why);
    }

    /** It may not be: nothing has changed. */
    public static OperationEnd refused(String why) {
        return of(OperationOutcome.REFUSED, why);
    }

    /** It was so already. */
    public static OperationEnd nothingToDo(String why) {
        return of(OperationOutcome.NOTHING_TO_DO, why);
    }

    /** It could not be done. */
    public static OperationEnd failed(String why) {
        return of(OperationOutcome.FAILED, why);
    }

    /** An operator has ended it. */
    public static OperationEnd cancelled() {
        return of(OperationOutcome.CANCELLED, null);
    }

    /** The same, where the subject stands at this position. */
    public OperationEnd at(long position) {
        return new OperationEnd(outcome, why, OptionalLong.of(position));
    }

    private static OperationEnd of(OperationOutcome outcome, @Nullable String why) {
        return new OperationEnd(outcome, why, OptionalLong.empty());
    }
}
