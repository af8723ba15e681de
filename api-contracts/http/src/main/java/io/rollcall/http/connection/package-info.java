// SPDX-License-Identifier: Apache-2.0
/**
 * The connections of clients: how many there may be, how long a client may take nothing, and how they end at a stop.
 */
@NullMarked
package io.rollcall.http.connection;

import org.jspecify.annotations.NullMarked;
