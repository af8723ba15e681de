// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.limit.ClientAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressesTest {

    private static final ClientAddresses CLIENTS =
            new ClientAddresses(List.of(AddressBlock.of("10.0.0.0/8"), AddressBlock.of("2001:db8:1::/48")));

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7/32, 192.0.2.0/24",
        "::ffff:192.0.2.7, 192.0.2.7/32, 192.0.2.0/24",
        "127.0.0.1, 127.0.0.1/32, 127.0.0.0/24",
        "2001:db8:a:b:c:d:e:f, 2001:db8:a:b:0:0:0:0/64, 2001:db8:a:0:0:0:0:0/48",
    })
    void aClientIsAHostInANetwork(String address, String host, String network) {
        assertThat(ClientAddress.of(address)).isEqualTo(new ClientAddress(host, network));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 198.51.100.1, 192.0.2.7", // nobody trusts the client that says so
        "10.1.1.1, 198.51.100.1, 198.51.100.1",
        "10.1.1.1, '203.0.113.9, 198.51.100.1', 198.51.100.1", // what stands left of it is made up
        "10.1.1.1, '198.51.100.1, 10.2.2.2', 198.51.100.1",
        "10.1.1.1, '203.0.113.9, 198.51.100.1 , 10.2.2.2,10.3.3.3', 198.51.100.1",
        "10.1.1.1, '10.2.2.2', 10.2.2.2",
        "10.1.1.1, 'unknown', 10.1.1.1",
        "10.1.1.1, '198.51.100.1, localhost', 10.1.1.1",
        "10.1.1.1, '', 10.1.1.1",
        "10.1.1.1, 2001:db8:2::5, 2001:db8:2::5",
        "2001:db8:1::1, '203.0.113.9, 2001:db8:1::2', 203.0.113.9",
    })
    void onlyTrustedProxiesSayWhomTheySpeakFor(String peer, String forwarded, String client) {
        assertThat(CLIENTS.of(request(peer, forwarded))).isEqualTo(ClientAddress.of(client));
    }

    @Test
    void headersThatWereSentSeveralTimesAreOneList() {
        assertThat(CLIENTS.of(request("10.1.1.1", "203.0.113.9", "198.51.100.1")))
                .isEqualTo(ClientAddress.of("198.51.100.1"));
    }

    @Test
    void aLongHeaderIsNotReadToItsEnd() {
        var proxies = "10.2.2.2,".repeat(900) + "10.2.2.2";
        assertThat(CLIENTS.of(request("10.1.1.1", "198.51.100.1," + proxies))).isEqualTo(ClientAddress.of("10.2.2.2"));
    }

    @Test
    void aClientIsNotNamedByAccident() {
        assertThat(ClientAddress.of("192.0.2.7")).hasToString("a client");
    }

    private static MockServerHttpRequest request(String peer, String... forwarded) {
        return MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(peer), 4711))
                .header("X-Forwarded-For", forwarded)
                .build();
    }
}
