// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.credential;

import io.rollcall.command.credential.CredentialProperties;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.Refusal;
import java.util.LinkedHashMap;

/** The crm door's answers to signing in by a password. */
final class TokenPairs {

    /**
     * The answer.
     *
     * @param expiredAt for how many seconds the access token is good (C-18)
     */
    record Pair(String refresh, String access, long expiredAt) {}

    private static final String CHALLENGE = "Bearer realm=\"api\"";

    private final SignedTokens tokens;
    private final CredentialProperties lifetimes;

    TokenPairs(SignedTokens tokens, CredentialProperties lifetimes) {
        this.tokens = tokens;
        this.lifetimes = lifetimes;
    }

    /**
     * Two new tokens of a login.
     *
     * @param generation how often all their signed tokens had been ended when their password was looked up
     */
    Answer of(UserId user, long generation) {
        return of(user, tokens.login(generation));
    }

    /** Two new tokens that come of a login. */
    Answer of(UserId user, SignedTokens.Login login) {
        return Answer.ok(new Pair(
                tokens.sign(SignedTokens.Type.REFRESH, user, login, lifetimes.refreshLifetime()),
                tokens.sign(SignedTokens.Type.ACCESS, user, login, lifetimes.accessLifetime()),
                lifetimes.accessLifetime().toSeconds()));
    }

    /** 401, the same for a wrong password and for an unknown name (C-20, C-21). */
    static Refusal unknown() {
        return Refusal.unauthorized("No active account found with the given credentials", CHALLENGE);
    }

    /** 401 for a token (C-29, C-30, C-32). */
    static Refusal notValid(String why) {
        var body = new LinkedHashMap<String, Object>();
        body.put("detail", why);
        body.put("code", "token_not_valid");
        return new Refusal(Answer.of(401, body).with("WWW-Authenticate", CHALLENGE));
    }
}
