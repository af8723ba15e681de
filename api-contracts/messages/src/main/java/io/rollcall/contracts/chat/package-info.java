// SPDX-License-Identifier: Apache-2.0
/** Accounts of the chat door. */
@NullMarked
package io.rollcall.contracts.chat;

import org.jspecify.annotations.NullMarked;
