// SPDX-License-Identifier: Apache-2.0
/** Orders as their creators and their executors see them. */
@NullMarked
package io.rollcall.query.order;

import org.jspecify.annotations.NullMarked;
