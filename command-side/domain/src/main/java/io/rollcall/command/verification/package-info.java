// SPDX-License-Identifier: Apache-2.0
/**
 * Codes that prove a phone number, and the counter that guards them.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code account}: a number is its owner's as long as that user is there
 *   <li>{@code limit}: whether strangers' guesses are limited at all
 * </ul>
 */
@NullMarked
package io.rollcall.command.verification;

import org.jspecify.annotations.NullMarked;
