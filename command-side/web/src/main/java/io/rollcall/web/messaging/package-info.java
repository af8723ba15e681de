// SPDX-License-Identifier: Apache-2.0
/** The sockets that messages come and go by: their handshake, their frames, and what is sent to each. */
@NullMarked
package io.rollcall.web.messaging;

import org.jspecify.annotations.NullMarked;
