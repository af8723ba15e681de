// SPDX-License-Identifier: Apache-2.0
/** The address book read model: each book in pages, so that a change writes a small part of it. */
@NullMarked
package io.rollcall.projection.contact;

import org.jspecify.annotations.NullMarked;
