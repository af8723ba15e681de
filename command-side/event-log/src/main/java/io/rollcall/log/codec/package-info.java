// SPDX-License-Identifier: Apache-2.0
/** How events are stored and read: types, revisions, upcasters, sealed components, events that nobody here knows. */
@NullMarked
package io.rollcall.log.codec;

import org.jspecify.annotations.NullMarked;
