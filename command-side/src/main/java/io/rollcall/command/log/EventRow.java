// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import java.util.UUID;

/**
 * One event as a unit of work hands it in: all but its place in the log, which the writer gives.
 *
 * @param version of the aggregate after it, from 0
 * @param payload JSON, personal components encrypted
 * @param metadata JSON
 */
record EventRow(
        String aggregate,
        long version,
        String aggregateType,
        UUID id,
        String type,
        String revision,
        byte[] payload,
        byte[] metadata) {}
