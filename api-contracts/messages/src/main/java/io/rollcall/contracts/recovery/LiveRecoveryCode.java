// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.recovery;

import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.shared.UserId;
import java.time.Instant;

/**
 * A code that lets a user back in.
 *
 * @param email the address that it was mailed to, by its id
 * @param nonce from which the code can be made
 */
public record LiveRecoveryCode(UserId user, LoginNameId email, String nonce, Instant expiresAt) {}
