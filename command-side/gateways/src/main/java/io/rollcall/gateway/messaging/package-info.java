// SPDX-License-Identifier: Apache-2.0
/** Which users are connected to which process, as tables of PostgreSQL. */
@NullMarked
package io.rollcall.gateway.messaging;

import org.jspecify.annotations.NullMarked;
