// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

/** Documents of a read model are led to by more others than can be held in memory. */
public final class TooManyDocuments extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooManyDocuments(String readModel) {
        super("More than " + DocumentFold.MOST_LEADING + " documents of " + readModel + " lead to others");
    }
}
