// SPDX-License-Identifier: Apache-2.0
/** What can be asked of the chat door's users. */
@NullMarked
package io.rollcall.query.chat;

import org.jspecify.annotations.NullMarked;
