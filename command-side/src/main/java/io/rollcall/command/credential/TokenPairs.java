// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.Refusal;
import io.rollcall.http.crm.CrmRefusals;

/** What the crm door says to those who come in by a password. */
final class TokenPairs {

    /**
     * The answer.
     *
     * @param expiredAt for how many seconds the access token is good (C-18)
     */
    record Pair(String refresh, String access, long expiredAt) {}

    private final SignedTokens tokens;
    private final CredentialProperties lifetimes;

    TokenPairs(SignedTokens tokens, CredentialProperties lifetimes) {
        this.tokens = tokens;
        this.lifetimes = lifetimes;
    }

    /** Two new tokens. */
    Answer of(UserId user) {
        return Answer.ok(new Pair(
                tokens.sign(SignedTokens.Type.REFRESH, user, lifetimes.refreshLifetime()),
                tokens.sign(SignedTokens.Type.ACCESS, user, lifetimes.accessLifetime()),
                lifetimes.accessLifetime().toSeconds()));
    }

    /** 401, the same for a wrong password and for somebody whom nobody knows (C-20, C-21). */
    static Refusal unknown() {
        return Refusal.unauthorized("No active account found with the given credentials", CrmRefusals.CHALLENGE);
    }

    /** 401 for a token (C-29, C-30, C-32). */
    static Refusal notValid(String why) {
        return CrmRefusals.unauthorized("token_not_valid", why);
    }
}
