// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

/** Somebody who has signed up, with the token that opens their socket. */
record Chatter(long user, String token) {}
