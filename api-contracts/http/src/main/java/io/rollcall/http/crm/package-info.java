// SPDX-License-Identifier: Apache-2.0
/** How the crm door shows things, and refuses. */
@NullMarked
package io.rollcall.http.crm;

import org.jspecify.annotations.NullMarked;
