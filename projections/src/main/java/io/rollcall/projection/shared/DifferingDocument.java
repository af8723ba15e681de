// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

/**
 * A document that is not as the log says.
 *
 * @param number counts those of a verification, from 1
 * @param id the text of its id
 * @param fields a JSON array of those that differ: {@code field}, {@code old}, {@code new}, and no values
 */
public record DifferingDocument(long number, String id, String fields) {}
