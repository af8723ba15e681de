// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

/** Which trace a request belongs to (W3C Trace Context, sections 3.2 and 4.3). */
class TraceFilterTest {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final TraceFilter filter = new TraceFilter(new ClientAddresses(List.of(AddressBlock.of("10.0.0.0/8"))));

    @Test
    void aTrustedProxyIsBelieved() {
        assertThat(noted("10.1.2.3", TRACE)).contains(new RequestTrace(TRACE));
    }

    @Test
    void othersAreNotNorWhatComesTwice() {
        assertThat(noted("192.0.2.1", TRACE)).isEmpty();
        assertThat(noted("10.1.2.3", TRACE, TRACE)).isEmpty();
        assertThat(noted("10.1.2.3")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "somebody@example.org",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more"
            })
    void whatIsNoneIsPassedOver(String header) {
        assertThat(noted("10.1.2.3", header)).isEmpty();
    }

    @Test
    void aSocketIsNoRequestThatEnds() {
        var request = MockServerHttpRequest.get("/v1/chat")
                .remoteAddress(new InetSocketAddress("10.1.2.3", 1))
                .header("Upgrade", "websocket")
                .header("traceparent", TRACE)
                .build();
        assertThat(noted(request)).isEmpty();
    }

    private Optional<RequestTrace> noted(String peer, String... headers) {
        var request = MockServerHttpRequest.get("/api/account/")
                .remoteAddress(new InetSocketAddress(peer, 1))
                .header("traceparent", headers)
                .build();
        return noted(request);
    }

    private Optional<RequestTrace> noted(MockServerHttpRequest request) {
        var seen = new Object[1];
        filter.filter(
                        MockServerWebExchange.from(request),
                        exchange -> Mono.deferContextual(context -> {
                            seen[0] = context.<RequestTrace>getOrEmpty(RequestTrace.class)
                                    .orElse(null);
                            return Mono.empty();
                        }))
                .block();
        return Optional.ofNullable((RequestTrace) seen[0]);
    }
}
