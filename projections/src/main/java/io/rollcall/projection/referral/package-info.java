// SPDX-License-Identifier: Apache-2.0
/** The read models of the referral door: the user of a session, and one document a user for what the door shows. */
@NullMarked
package io.rollcall.projection.referral;

import org.jspecify.annotations.NullMarked;
