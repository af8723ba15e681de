// SPDX-License-Identifier: Apache-2.0
/** Who follows the log in this process, and which process owns which follower. */
@NullMarked
package io.rollcall.server.following;

import org.jspecify.annotations.NullMarked;
