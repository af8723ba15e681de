// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

/**
 * An aggregate as some command saw it.
 *
 * @param version of its last event; -1 if it was found not to exist
 */
public record Version(String aggregate, long version) {}
