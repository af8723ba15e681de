// SPDX-License-Identifier: Apache-2.0
/** The behaviours of the doors, each by its number, seen over HTTP only. */
@NullMarked
package io.rollcall.server.blackbox;

import org.jspecify.annotations.NullMarked;
