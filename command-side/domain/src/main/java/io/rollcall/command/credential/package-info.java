// SPDX-License-Identifier: Apache-2.0
/** Signing in and up, and the tokens that come of it. */
@NullMarked
package io.rollcall.command.credential;

import org.jspecify.annotations.NullMarked;
