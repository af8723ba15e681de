// SPDX-License-Identifier: Apache-2.0
/** What exists in debug mode only: the outbox and a clock that can be moved. */
@NullMarked
package io.rollcall.server.debug;

import org.jspecify.annotations.NullMarked;
