// SPDX-License-Identifier: Apache-2.0
/** Coming to the chat door, and going. */
@NullMarked
package io.rollcall.command.chat;

import org.jspecify.annotations.NullMarked;
