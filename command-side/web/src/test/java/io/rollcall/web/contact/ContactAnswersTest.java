// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.contact.ContactQuery.ListContacts;
import io.rollcall.contracts.shared.Query;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Body;
import io.rollcall.http.Call;
import io.rollcall.http.Queries;
import io.rollcall.log.subscription.NotCaughtUp;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ContactAnswersTest {

    private static final UserId ADA = UserId.of(7);
    private static final Call CALL =
            new Call(Body.empty(), Map.of(), Map.of(), ADA, URI.create("http://localhost:8080"));

    private RuntimeException failure = new NotCaughtUp("address-books", 9);
    private int failures;
    private int asked;

    @Test
    void manyEntriesAreWaitedForLonger() {
        failures = 5;
        assertThat(list(10_000)).isEqualTo(200);
    }

    @Test
    void fewAreNot() {
        failures = 1;
        assertThatThrownBy(() -> list(999)).isSameAs(failure);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void noneAreWaitedForWithoutEnd() {
        failures = Integer.MAX_VALUE;
        assertThatThrownBy(() -> list(50_000)).isSameAs(failure);
        assertThat(asked).isEqualTo(11);
    }

    @Test
    void whatFailsOtherwiseIsToldAtOnce() {
        failure = new IllegalStateException();
        failures = 1;
        assertThatThrownBy(() -> list(10_000)).isSameAs(failure);
    }

    private int list(int entries) {
        return new ContactAnswers(new FailingFirst())
                .list(new ListContacts(ADA, 9), CALL, 9, entries)
                .block()
                .status();
    }

    private final class FailingFirst implements Queries {

        @Override
        @SuppressWarnings("unchecked") // nobody is found
        public <A> Mono<A> ask(Query<A> query) {
            return Mono.defer(() -> ++asked > failures ? Mono.just((A) List.of()) : Mono.error(failure));
        }
    }
}
