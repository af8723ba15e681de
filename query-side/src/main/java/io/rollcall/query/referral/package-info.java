// SPDX-License-Identifier: Apache-2.0
/** What can be asked of sessions and invitations. */
@NullMarked
package io.rollcall.query.referral;

import org.jspecify.annotations.NullMarked;
