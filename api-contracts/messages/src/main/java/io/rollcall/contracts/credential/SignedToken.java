// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.credential;

import io.rollcall.contracts.shared.UserId;
import java.time.Instant;

/**
 * What a signed token of ours says of itself.
 *
 * @param generation how often all signed tokens of its user had been ended when it was made
 * @param session the login that it came of
 * @param hash what is kept of it
 * @param expiresAt from when on it is worth nothing
 */
public record SignedToken(UserId user, long generation, String session, TokenHash hash, Instant expiresAt) {}
