// SPDX-License-Identifier: Apache-2.0
/**
 * Coming to the crm door, and what is changed there: the endpoints that write, what they read of requests, and what
 * they answer.
 */
@NullMarked
package io.rollcall.web.profile;

import org.jspecify.annotations.NullMarked;
