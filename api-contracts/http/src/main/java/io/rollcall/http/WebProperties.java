// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What stands between clients and this server.
 *
 * @param trustedProxies the addresses and networks of proxies that say the truth in {@code X-Forwarded-For}, such as
 *     {@code 10.0.0.0/8}; default none: a client's address is that of its connection
 * @param traces whether the {@code traceparent} of requests from these is recorded with what comes of them; default
 *     false
 */
@ConfigurationProperties("rollcall.web")
public record WebProperties(
        @DefaultValue List<AddressBlock> trustedProxies,
        @DefaultValue("false") boolean traces) {}
