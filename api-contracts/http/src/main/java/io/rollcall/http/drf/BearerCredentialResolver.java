// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.CredentialLookup;
import io.rollcall.http.CredentialResolver;
import io.rollcall.http.Refusal;
import io.rollcall.http.drf.BearerTokens.Bearing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/**
 * {@code Authorization: Bearer x} or {@code Token x}, as the crm door reads it (C-33..C-39): a signed access token, or
 * a token of another door (G-29). One look-up, and of what is no signed token too.
 */
final class BearerCredentialResolver implements CredentialResolver {

    static final String CHALLENGE = "Bearer realm=\"api\"";

    private static final Set<String> SCHEMES = Set.of("bearer", "token");

    private final BearerTokens bearers;
    private final CredentialLookup credentials;

    BearerCredentialResolver(BearerTokens bearers, CredentialLookup credentials) {
        this.bearers = bearers;
        this.credentials = credentials;
    }

    @Override
    public Mono<UserId> caller(HttpHeaders headers) {
        var words = Authorization.words(headers);
        if (!SCHEMES.contains(words[0].toLowerCase(Locale.ROOT))) {
            return Mono.empty();
        }
        return words.length == 2
                ? holderOf(words[1])
                : Mono.error(() -> refusal(
                        "bad_authorization_header", "Authorization header must contain two space-delimited values"));
    }

    @Override
    public List<String> shown(HttpHeaders headers) {
        return Authorization.credential(headers);
    }

    @Override
    public Refusal nobody() {
        return Refusal.notAuthenticated(CHALLENGE);
    }

    @Override
    public Refusal left() {
        return refusal("user_not_found", "User not found");
    }

    private Mono<UserId> holderOf(String token) {
        return bearers.read(token).flatMap(bearing -> switch (bearing) {
            case Bearing.Holder holder -> Mono.just(holder.user());
            case Bearing.UserLeft left -> Mono.error(left());
            case Bearing.Worthless none -> ofAnotherDoor(token).switchIfEmpty(Mono.error(() -> notValid(none.why())));
        });
    }

    private Mono<UserId> ofAnotherDoor(String token) {
        return CredentialHolders.isSigned(token) ? Mono.empty() : credentials.holderOf(token);
    }

    private static Refusal notValid(String why) {
        var message = new LinkedHashMap<String, String>();
        message.put("token_class", "AccessToken");
        message.put("token_type", "access");
        message.put("message", why);
        var body = body("token_not_valid", "Given token not valid for any token type");
        body.put("messages", List.of(message));
        return refusal(body);
    }

    private static Refusal refusal(String code, String detail) {
        return refusal(body(code, detail));
    }

    private static Refusal refusal(Map<String, Object> body) {
        return new Refusal(Answer.of(401, body).with(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE));
    }

    private static Map<String, Object> body(String code, String detail) {
        var body = new LinkedHashMap<String, Object>();
        body.put("detail", detail);
        body.put("code", code);
        return body;
    }
}
