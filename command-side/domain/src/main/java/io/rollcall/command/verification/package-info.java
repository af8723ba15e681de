// SPDX-License-Identifier: Apache-2.0
/** Codes that prove a phone number, and the counter that guards them. */
@NullMarked
package io.rollcall.command.verification;

import org.jspecify.annotations.NullMarked;
