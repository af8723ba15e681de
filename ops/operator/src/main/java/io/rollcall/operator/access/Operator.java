// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.access;

/**
 * The caller of a request under {@code /ops/v1/}.
 *
 * @param name of its token, as configured
 */
public record Operator(String name, OperatorRole role) {}
