// SPDX-License-Identifier: Apache-2.0
/** Coming in by a phone's code alone, and inviting others. */
@NullMarked
package io.rollcall.contracts.referral;

import org.jspecify.annotations.NullMarked;
