// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.rollcall.contracts.shared.UserId;
import java.util.List;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * What a caller was let in by, for answers that outlast the moment: whether it is still good can be asked again.
 * Carried in the Reactor context.
 */
public final class Reauthentication {

    private static final Object KEY = Reauthentication.class;
    private static final int UNAUTHORIZED = 401;

    private final Mono<UserId> caller;
    private final List<String> shown;

    private Reauthentication(Mono<UserId> caller, List<String> shown) {
        this.caller = caller;
        this.shown = List.copyOf(shown);
    }

    /** That of this request. */
    public static Mono<Reauthentication> get() {
        return Mono.deferContextual(context -> Mono.just(context.get(KEY)));
    }

    /** To be written into the context of a request. */
    public static ContextView by(CredentialResolver credentialResolver, HttpHeaders headers) {
        return Context.of(
                KEY,
                new Reauthentication(
                        Mono.defer(() -> credentialResolver.caller(headers)), credentialResolver.shown(headers)));
    }

    /** Of a connection that others end once its caller would not be let in any more: it always holds. */
    public static Reauthentication whileConnected(UserId user) {
        return new Reauthentication(Mono.just(user), List.of());
    }

    /** All that the request shows of its caller; of several, one may be worth nothing. */
    public List<String> shown() {
        return shown;
    }

    /**
     * Whether this user would still be let in, by as many look-ups as at first.
     *
     * @param after the position that the answer must have seen; 0 asks for nothing
     * @return fails as {@link io.rollcall.contracts.shared.Unavailable} where that cannot be told just now
     */
    public Mono<Boolean> holds(UserId user, long after) {
        return caller.map(user::equals)
                .defaultIfEmpty(false)
                .onErrorResume(
                        Refusal.class,
                        refusal -> refusal.answer().status() == UNAUTHORIZED ? Mono.just(false) : Mono.error(refusal))
                .contextWrite(ReadPosition.at(after));
    }
}
