// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.shared;

/** What a caller asks of the system. Each command is decided by the aggregate it names. */
public interface Command {

    /** The identifier of the deciding aggregate, as it stands in the log. */
    String target();
}
