// SPDX-License-Identifier: Apache-2.0
/** What can be asked of address books. */
@NullMarked
package io.rollcall.query.contact;

import org.jspecify.annotations.NullMarked;
