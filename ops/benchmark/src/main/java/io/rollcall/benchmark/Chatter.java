// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

/** A user that has signed up, with the token that opens its socket. */
record Chatter(long user, String token) {}
