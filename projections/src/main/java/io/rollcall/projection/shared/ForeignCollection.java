// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

/** A read model would have to drop what somebody else has put where its collection is to be. Nothing is touched. */
final class ForeignCollection extends IllegalStateException {

    private static final long serialVersionUID = 1;

    ForeignCollection(String collection, CollectionOrigin origin) {
        super("The collection %s is %s: nothing in it is dropped"
                .formatted(
                        collection,
                        origin == CollectionOrigin.ANOTHER_LOG
                                ? "of another Rollcall, which follows another log"
                                : "not Rollcall's"));
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
