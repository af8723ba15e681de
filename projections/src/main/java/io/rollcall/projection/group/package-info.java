// SPDX-License-Identifier: Apache-2.0
/** Groups by their names, as they are stored. */
@NullMarked
package io.rollcall.projection.group;

import org.jspecify.annotations.NullMarked;
