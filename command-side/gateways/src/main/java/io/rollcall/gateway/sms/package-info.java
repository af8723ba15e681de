// SPDX-License-Identifier: Apache-2.0
/** How codes go out as SMS: a queue that survives restarts, and gateways by SMPP or HTTP. */
@NullMarked
package io.rollcall.gateway.sms;

import org.jspecify.annotations.NullMarked;
