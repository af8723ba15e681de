// SPDX-License-Identifier: Apache-2.0
/** How the chat door talks: its order of checks, its credential resolver, its words. */
@NullMarked
package io.rollcall.http.chat;

import org.jspecify.annotations.NullMarked;
