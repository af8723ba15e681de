// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

/**
 * The answer to a command.
 *
 * @param position where it stands in the log: a read that has passed it shows all that the command did or saw
 */
public record Decided<R>(R result, long position) {}
