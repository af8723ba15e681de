// SPDX-License-Identifier: Apache-2.0
/** The account read model: one document a user, for the user's own eyes. */
@NullMarked
package io.rollcall.projection.account;

import org.jspecify.annotations.NullMarked;
