// SPDX-License-Identifier: Apache-2.0
/** The packaged jar, run as its users run it: started, killed, started again. */
@NullMarked
package io.rollcall.server.packaged;

import org.jspecify.annotations.NullMarked;
