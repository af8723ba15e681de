// SPDX-License-Identifier: Apache-2.0
/** What is looked up in the log's table as a whole, and not by a subscription. */
@NullMarked
package io.rollcall.gateway.history;

import org.jspecify.annotations.NullMarked;
