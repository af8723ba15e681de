// SPDX-License-Identifier: Apache-2.0
/** Whom users want nothing to do with. */
@NullMarked
package io.rollcall.command.blacklist;

import org.jspecify.annotations.NullMarked;
