// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static io.rollcall.http.DoorServer.send;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.shared.Unavailable;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

class ReadYourWritesTest {

    private static final long NEVER_SEEN = 13;
    private static final Set<Long> SEEN = ConcurrentHashMap.newKeySet();

    @Test
    void aWriteIsAnsweredOnceItCanBeRead() {
        assertThat(send("POST", "/api/written/7/").statusCode()).isEqualTo(200);

        assertThat(SEEN).contains(7L);
    }

    @Test
    void aWriteThatCannotBeReadYetIsDoneAllTheSame() {
        assertThat(send("POST", "/api/written/" + NEVER_SEEN + "/").statusCode())
                .isEqualTo(200);
    }

    private static final class Late extends RuntimeException implements Unavailable {

        private static final long serialVersionUID = 1;
    }

    private record Writing(Route route) implements Endpoint {

        @Override
        public Mono<Answer> handle(Call call) {
            return Mono.just(Answer.ok("written").at(call.number("position")));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Written {

        @Bean
        Endpoint writing() {
            return new Writing(Route.post(Door.MEET, "/api/written/{position}/").open());
        }

        @Bean
        ReadYourWrites written() {
            return position -> position == NEVER_SEEN
                    ? Mono.error(new Late())
                    : Mono.delay(Duration.ofMillis(50))
                            .doOnNext(done -> SEEN.add(position))
                            .then();
        }
    }
}
