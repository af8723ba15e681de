// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.aggregate;

/**
 * The answer to a command.
 *
 * @param position where it stands in the log: a read that has passed it shows all that the command did or saw
 */
public record CommandResult<R>(R result, long position) {}
