// SPDX-License-Identifier: Apache-2.0
/** What the write endpoints of all features use. */
@NullMarked
package io.rollcall.command.shared;

import org.jspecify.annotations.NullMarked;
