// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import io.rollcall.contracts.shared.Checkpoint;
import java.util.Objects;

/**
 * What is asked of the past.
 *
 * @param of the place in the log that it is asked of, and in which log: one that was restored has another past
 * @param isOfNow whether no place was named; then it is the same question as the log goes on
 * @param asked in a form that tells all questions apart
 */
record PastQuestion(Checkpoint of, boolean isOfNow, Object asked) {

    long at() {
        return of.position();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PastQuestion question
                && question.isOfNow == isOfNow
                && question.asked.equals(asked)
                && (isOfNow ? question.of.incarnation().equals(of.incarnation()) : question.of.equals(of));
    }

    @Override
    public int hashCode() {
        return Objects.hash(isOfNow, asked, isOfNow ? of.incarnation() : of);
    }
}
