// SPDX-License-Identifier: Apache-2.0
/** Orders as they are stored: by their creators, and by their executors. */
@NullMarked
package io.rollcall.projection.order;

import org.jspecify.annotations.NullMarked;
