// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.profile;

import io.rollcall.contracts.login.LoginNameId;

/**
 * A login name that somebody wants.
 *
 * @param id what it is compared by
 * @param text as it is shown
 */
public record LoginClaim(LoginNameId id, String text) {}
