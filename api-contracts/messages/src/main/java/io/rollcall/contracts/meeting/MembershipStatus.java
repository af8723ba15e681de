// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.meeting;

/**
 * What somebody is to a meeting.
 *
 * @param member whether they are a member of it
 * @param king whether they are its king
 * @param completed whether it is completed
 */
public record MembershipStatus(boolean member, boolean king, boolean completed) {}
