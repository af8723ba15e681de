// SPDX-License-Identifier: Apache-2.0
/** The blacklist read model: one document for each user that blocks somebody. */
@NullMarked
package io.rollcall.projection.blacklist;

import org.jspecify.annotations.NullMarked;
