// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.chat;

import io.rollcall.contracts.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A user as the chat door shows them. A user of another door has given it neither name nor address.
 *
 * @param accountName {@code null} where never given or erased
 * @param email the same
 */
public record ChatUser(
        UserId id, @Nullable String accountName, @Nullable String email) {}
