// SPDX-License-Identifier: Apache-2.0
/** Whether this process is still at work, and what ends it. */
@NullMarked
package io.rollcall.server.process;

import org.jspecify.annotations.NullMarked;
