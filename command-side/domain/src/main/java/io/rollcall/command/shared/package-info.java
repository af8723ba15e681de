// SPDX-License-Identifier: Apache-2.0
/** What all features use. */
@NullMarked
package io.rollcall.command.shared;

import org.jspecify.annotations.NullMarked;
