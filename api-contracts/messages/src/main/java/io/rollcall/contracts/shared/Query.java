// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.shared;

/**
 * A question that a read model answers.
 *
 * @param <A> the answer: a view, an {@code Optional} of one, or a list
 */
public interface Query<A> {}
