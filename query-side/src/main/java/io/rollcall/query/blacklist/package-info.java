// SPDX-License-Identifier: Apache-2.0
/** What can be asked of blacklists. */
@NullMarked
package io.rollcall.query.blacklist;

import org.jspecify.annotations.NullMarked;
