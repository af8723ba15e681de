// SPDX-License-Identifier: Apache-2.0
/** The users as the chat door shows them, as they are stored. */
@NullMarked
package io.rollcall.projection.chat;

import org.jspecify.annotations.NullMarked;
