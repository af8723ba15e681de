// SPDX-License-Identifier: Apache-2.0
/** Coming to the chat door: the endpoints that write, what they read of requests, and what they answer. */
@NullMarked
package io.rollcall.web.chat;

import org.jspecify.annotations.NullMarked;
