// SPDX-License-Identifier: Apache-2.0
/** Orders: who wants what done, by whom, and whether it is. */
@NullMarked
package io.rollcall.command.order;

import org.jspecify.annotations.NullMarked;
