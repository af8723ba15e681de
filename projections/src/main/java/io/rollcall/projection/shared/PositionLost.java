// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

/**
 * A collection does not say what its subscription has left there: it was emptied, restored from another time, or
 * another process has taken over. Its owner begins again where the collection stands. Carries no stack trace.
 */
final class PositionLost extends IllegalStateException {

    private static final long serialVersionUID = 1;

    PositionLost(String readModel) {
        super(readModel + " is not where this process has left it");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
