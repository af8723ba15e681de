// SPDX-License-Identifier: Apache-2.0
/** Address books: whom a user knows, by number. */
@NullMarked
package io.rollcall.command.contact;

import org.jspecify.annotations.NullMarked;
