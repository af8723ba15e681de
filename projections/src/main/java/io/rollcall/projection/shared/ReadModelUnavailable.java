// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.contracts.shared.Unavailable;

/** MongoDB does not answer a reader just now. Carries no stack trace. */
final class ReadModelUnavailable extends RuntimeException implements Unavailable {

    ReadModelUnavailable(Throwable cause) {
        super("The read model does not answer", cause, false, false);
    }
}
