// SPDX-License-Identifier: Apache-2.0
/** The log: appending to it, reading it, following it. */
@NullMarked
package io.rollcall.command.log;

import org.jspecify.annotations.NullMarked;
