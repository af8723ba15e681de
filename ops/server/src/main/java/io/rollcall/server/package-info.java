// SPDX-License-Identifier: Apache-2.0
/** The one application: all sides in one process, in the roles that it is given. */
@NullMarked
package io.rollcall.server;

import org.jspecify.annotations.NullMarked;
