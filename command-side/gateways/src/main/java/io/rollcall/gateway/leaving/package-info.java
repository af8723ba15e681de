// SPDX-License-Identifier: Apache-2.0
/** What is kept of memberships and conversations, to clear up behind users that leave, as tables of PostgreSQL. */
@NullMarked
package io.rollcall.gateway.leaving;

import org.jspecify.annotations.NullMarked;
