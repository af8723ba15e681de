// SPDX-License-Identifier: Apache-2.0
/**
 * What is wrong, and the next command to type: a {@link Check} for each cause, all looked at side by side.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code access}: the diagnosis is asked for by a request
 *   <li>{@code proof}: what is sealed has to be signed, and to get outside
 *   <li>{@code subscription}: the events that operators have had it pass over are named
 * </ul>
 */
@NullMarked
package io.rollcall.operator.diagnosis;

import org.jspecify.annotations.NullMarked;
