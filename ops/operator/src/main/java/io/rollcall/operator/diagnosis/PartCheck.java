// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import java.util.List;
import java.util.concurrent.Callable;

/** A part of the system that has to answer, and is away where it does not, or not in time. */
public final class PartCheck implements Check {

    private final Cause cause;
    private final String part;
    private final Callable<?> question;

    /**
     * @param part its name, for people
     * @param question returns anything where it answers
     */
    public PartCheck(Cause cause, String part, Callable<?> question) {
        this.cause = cause;
        this.part = part;
        this.question = question;
    }

    @Override
    public Cause cause() {
        return cause;
    }

    @Override
    public List<Finding> look() throws Exception {
        question.call();
        return List.of();
    }

    @Override
    public Finding withoutAnswer(String why) {
        return Finding.broken(cause, part + " does not answer this process: " + why + ".");
    }
}
