// SPDX-License-Identifier: Apache-2.0
/** Leaving for good: the account first, at once, and then all that it leaves behind. */
@NullMarked
package io.rollcall.command.leaving;

import org.jspecify.annotations.NullMarked;
