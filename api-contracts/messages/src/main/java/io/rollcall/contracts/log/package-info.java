// SPDX-License-Identifier: Apache-2.0
/** How a follower of the log says where it stands. */
@NullMarked
package io.rollcall.contracts.log;

import org.jspecify.annotations.NullMarked;
