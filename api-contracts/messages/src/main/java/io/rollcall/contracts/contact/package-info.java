// SPDX-License-Identifier: Apache-2.0
/** Address books: numbers, and the names that their owner has for them. */
@NullMarked
package io.rollcall.contracts.contact;

import org.jspecify.annotations.NullMarked;
