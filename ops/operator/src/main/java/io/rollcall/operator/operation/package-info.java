// SPDX-License-Identifier: Apache-2.0
/**
 * What operators do and are shown, put on record in the log.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code access}: acts are asked for by its requests, and refused by its problems
 * </ul>
 */
@NullMarked
package io.rollcall.operator.operation;

import org.jspecify.annotations.NullMarked;
