// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.credential;

import io.rollcall.contracts.credential.SignOutCommand.Shown;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.credential.TokenHashes;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.AccessTokens.Reading;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells what kind of credential a caller has shown. */
@Component
public final class CredentialClassifier {

    private final SignedTokens tokens;
    private final TokenHashes hashes;

    CredentialClassifier(SignedTokens tokens, TokenHashes hashes) {
        this.tokens = tokens;
        this.hashes = hashes;
    }

    /** What can be this user's of all that a request has shown. Blocks. */
    public List<Shown> of(UserId user, List<String> shown) {
        return shown.stream().flatMap(credential -> of(user, credential)).toList();
    }

    /** What is kept of the credential that a request has shown first; empty where it has shown none. */
    public Optional<TokenHash> first(List<String> shown) {
        return shown.stream().findFirst().map(hashes::of);
    }

    private Stream<Shown> of(UserId user, String credential) {
        return switch (tokens.read(SignedTokens.Type.ACCESS, credential)) {
            case Reading.Good good ->
                good.token().user().equals(user)
                        ? Stream.of(new Shown.Signed(good.token().session()))
                        : Stream.of();
            case Reading.Bad bad -> Stream.of(new Shown.Opaque(hashes.of(credential)));
        };
    }
}
