// SPDX-License-Identifier: Apache-2.0
/** Messages, and the sockets that bring them to those who are connected. */
@NullMarked
package io.rollcall.command.messaging;

import org.jspecify.annotations.NullMarked;
