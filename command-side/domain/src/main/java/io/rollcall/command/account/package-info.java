// SPDX-License-Identifier: Apache-2.0
/** Users and their settings. */
@NullMarked
package io.rollcall.command.account;

import org.jspecify.annotations.NullMarked;
