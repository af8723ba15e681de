// SPDX-License-Identifier: Apache-2.0
/** Codes that are mailed to people, to confirm that an address is theirs. */
@NullMarked
package io.rollcall.command.email;

import org.jspecify.annotations.NullMarked;
