// SPDX-License-Identifier: Apache-2.0
/**
 * The log as it is stored, for exports: what is personal stays encrypted.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code access}: exports are asked for by its requests
 *   <li>{@code proof}: a line of an export is what a leaf is made of
 * </ul>
 */
@NullMarked
package io.rollcall.operator.export;

import org.jspecify.annotations.NullMarked;
