// SPDX-License-Identifier: Apache-2.0
/** The names by which people sign in with a password: e-mail addresses and numbers, unproven. */
@NullMarked
package io.rollcall.contracts.login;

import org.jspecify.annotations.NullMarked;
