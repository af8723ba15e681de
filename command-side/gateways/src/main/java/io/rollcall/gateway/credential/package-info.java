// SPDX-License-Identifier: Apache-2.0
/** What is counted of guessed passwords, as tables of PostgreSQL. */
@NullMarked
package io.rollcall.gateway.credential;

import org.jspecify.annotations.NullMarked;
