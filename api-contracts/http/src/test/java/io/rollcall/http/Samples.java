// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static io.rollcall.http.drf.Field.bool;
import static io.rollcall.http.drf.Field.file;
import static io.rollcall.http.drf.Field.integer;
import static io.rollcall.http.drf.Field.listOf;
import static io.rollcall.http.drf.Field.text;
import static io.rollcall.http.drf.Field.userId;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.Revocation;
import io.rollcall.contracts.credential.SignedToken;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.drf.Form;
import io.rollcall.http.phone.E164;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Operations in the manner of the meet door, without anything behind them. */
@Configuration(proxyBeanMethods = false)
class Samples {

    static final UserId GOOD = new UserId(7);

    /** Knows one token; another is known once the log has come to position 5; a third has expired. */
    @Bean
    CredentialLookup credentials() {
        return new CredentialLookup() {
            @Override
            public Mono<UserId> holderOf(String token) {
                if (token.equals("late")) {
                    return ReadPosition.position()
                            .filter(position -> position >= 5)
                            .map(UserId::of);
                }
                return token.equals("good") ? Mono.just(GOOD) : Mono.empty();
            }

            @Override
            public Mono<Boolean> hasExpired(String token) {
                return Mono.just(token.equals("expired"));
            }
        };
    }

    /** Knows two access tokens, the second one's user has left. */
    @Bean
    AccessTokens accessTokens() {
        return token -> Mono.just(
                switch (token) {
                    case "a.b.good" -> good(GOOD);
                    case "a.b.left" -> good(new UserId(8));
                    default -> new AccessTokens.Reading.Bad("Token is invalid or expired");
                });
    }

    private static AccessTokens.Reading good(UserId user) {
        return new AccessTokens.Reading.Good(
                new SignedToken(user, 0, "login", TokenHash.ofToken("any"), Instant.EPOCH));
    }

    @Bean
    UserLookup people() {
        return user -> user.equals(GOOD) ? Mono.just(Revocation.NONE) : Mono.empty();
    }

    private record Sample(Route route, Function<Call, Mono<Answer>> doing) implements Endpoint {

        @Override
        public Mono<Answer> handle(Call call) {
            return doing.apply(call);
        }
    }

    private static Endpoint sample(Route route, Function<Call, Answer> doing) {
        return new Sample(route, call -> Mono.fromCallable(() -> doing.apply(call)));
    }

    @Bean
    Endpoint sendCode() {
        return sample(Route.post(Door.MEET, "/api/auth/code/").open(), call -> {
            var form = Form.of(call);
            var phone = form.required("phone", text().parsed(E164::parse, "Invalid phone number."));
            form.check();
            return Answer.created(new LinkedHashMap<>(Map.of("phone", phone.value())))
                    .at(12);
        });
    }

    @Bean
    Endpoint confirm() {
        return sample(Route.post(Door.MEET, "/api/auth/users").open(), call -> {
            var form = Form.of(call);
            form.required("phone", text().parsed(E164::parse, "Invalid phone number."));
            form.required("code", text(5, 5));
            var isNew = form.optional("is_new", bool());
            form.check();
            var answer = new LinkedHashMap<String, Object>();
            answer.put("is_new", isNew.or(false));
            if (isNew.or(false)) {
                var name = form.required("name", text(255));
                var avatar = form.required("avatar", file());
                form.check();
                answer.put("name", name.value());
                answer.put("avatar", avatar.value().content().length);
            }
            return Answer.created(answer);
        });
    }

    /** camelCase in Java, snake_case on the wire; not in alphabetical order. */
    record Account(UserId id, String fullName, boolean hiddenPhone, String avatar) {}

    @Bean
    Endpoint account() {
        return sample(
                Route.get(Door.MEET, "/api/account/"),
                call -> Answer.ok(new Account(
                        call.user(),
                        "Мария 😀",
                        false,
                        call.absolute("/media/a").toString())));
    }

    @Bean
    Endpoint changeAccount() {
        return sample(Route.patch(Door.MEET, "/api/account/"), call -> {
            var form = Form.of(call);
            var changes = new LinkedHashMap<String, Object>();
            var name = form.optional("name", text(255));
            var hidden = form.optional("hidden_phone", bool());
            var avatar = form.optional("avatar", file());
            form.check();
            changes.put("name", name.orNull());
            changes.put("hidden_phone", hidden.orNull());
            changes.put("avatar", avatar.isGiven());
            return Answer.ok(changes);
        });
    }

    @Bean
    Endpoint deleteAccount() {
        return sample(Route.delete(Door.MEET, "/api/account/"), call -> Answer.noContent());
    }

    @Bean
    Endpoint user() {
        return sample(
                Route.get(Door.MEET, "/api/users/{id:[0-9]+}/"), call -> Answer.ok(Map.of("id", call.number("id"))));
    }

    @Bean
    Endpoint users() {
        return sample(Route.get(Door.MEET, "/api/users/"), call -> {
            var form = Form.ofQuery(call);
            var ids = form.required("user_ids", listOf(integer()));
            form.check();
            return Answer.ok(ids.value());
        });
    }

    @Bean
    Endpoint unblock() {
        return sample(Route.delete(Door.MEET, "/api/blacklist/"), call -> {
            var form = Form.ofBodyOrQuery(call);
            var user = form.required("user", userId());
            form.check();
            return Answer.ok(Map.of("user", user.value().map(UserId::value).orElse(0L)));
        });
    }

    @Bean
    Endpoint importContacts() {
        return sample(Route.put(Door.MEET, "/api/contacts/"), call -> {
            var form = Form.of(call);
            var names = form.required("names", listOf(text(255)));
            form.check();
            return Answer.ok(names.value());
        });
    }

    @Bean
    Endpoint position() {
        return new Sample(
                Route.get(Door.MEET, "/api/position/"),
                call -> ReadPosition.position().map(position -> Answer.ok(Map.of("position", position))));
    }

    @Bean
    Endpoint fail() {
        return sample(Route.get(Door.MEET, "/api/failing/{id}/").open(), call -> {
            throw new IllegalStateException("+79250741413 is personal", new RuntimeException("so is Мария"));
        });
    }

    @Bean
    Endpoint sayNothing() {
        return new Sample(Route.get(Door.MEET, "/api/silent/").open(), call -> Mono.empty());
    }

    @Bean
    Endpoint refuseLikeSpring() {
        return sample(Route.get(Door.MEET, "/api/teapot/").open(), call -> {
            throw new ResponseStatusException(HttpStatus.GONE, "+79250741413");
        });
    }

    @Bean
    Endpoint beBusy() {
        return sample(Route.get(Door.MEET, "/api/busy/").open(), call -> {
            throw Refusal.unavailable(3);
        });
    }

    @Bean
    Endpoint rememberRefusal() {
        return sample(Route.get(Door.MEET, "/api/throttled/").open(), call -> {
            throw Refusal.throttled().at(31);
        });
    }

    @Bean
    Endpoint tell() {
        return sample(
                Route.get(Door.MEET, "/api/events/").open(),
                call -> Answer.stream(new ServerSentEvents(
                        Flux.just(new ServerSentEvents.Place(7), new ServerSentEvents.Comment("alive")))));
    }
}
