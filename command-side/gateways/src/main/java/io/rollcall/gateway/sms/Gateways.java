// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import io.rollcall.gateway.sms.Receipts.Receipt;
import java.util.function.Consumer;

/** Chooses the gateway. */
final class Gateways {

    private Gateways() {}

    /**
     * The one that is configured.
     *
     * @throws SmsRefused if there are two, or what it needs is missing
     */
    static Gateway of(SmsProperties properties, Consumer<Receipt> receipts) {
        var smpp = properties.smpp();
        var http = properties.http();
        var bySmpp = smpp != null && smpp.host() != null && !smpp.host().isBlank();
        var overHttp =
                http != null && http.url() != null && !http.url().toString().isEmpty();
        if (bySmpp && overHttp) {
            throw new SmsRefused(
                    "Two SMS gateways are configured: rollcall.sms.smpp.host and rollcall.sms.http.url are both set.",
                    "Remove one of them.");
        }
        return bySmpp
                ? new SmppGateway(SmppSettings.of(smpp), new SmppReceipts(receipts), SmppGateway.ANSWER)
                : new HttpGateway(HttpTemplate.of(http));
    }
}
