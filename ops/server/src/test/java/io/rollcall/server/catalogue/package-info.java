// SPDX-License-Identifier: Apache-2.0
/** What the catalogues of {@code api-contracts} say, held to the code. */
@NullMarked
package io.rollcall.server.catalogue;

import org.jspecify.annotations.NullMarked;
