// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.io.IOException;

/** A snapshot cannot be used; says why. */
final class SnapshotRefused extends IOException {

    SnapshotRefused(String reason) {
        super(reason);
    }
}
