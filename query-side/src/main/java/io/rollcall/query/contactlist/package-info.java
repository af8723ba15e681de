// SPDX-License-Identifier: Apache-2.0
/** What can be asked of contact lists. */
@NullMarked
package io.rollcall.query.contactlist;

import org.jspecify.annotations.NullMarked;
