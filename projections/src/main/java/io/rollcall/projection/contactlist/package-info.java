// SPDX-License-Identifier: Apache-2.0
/** The contact list read model: each list in pages, so that a change writes a small part of it. */
@NullMarked
package io.rollcall.projection.contactlist;

import org.jspecify.annotations.NullMarked;
