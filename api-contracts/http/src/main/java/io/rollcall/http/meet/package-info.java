// SPDX-License-Identifier: Apache-2.0
/** The bodies that the meet door answers with. */
@NullMarked
package io.rollcall.http.meet;

import org.jspecify.annotations.NullMarked;
