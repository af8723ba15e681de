// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.order;

import io.rollcall.contracts.order.OrderId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many orders there may be.
 *
 * @param most how many one user may place, done ones too; default 8,000, at least 16
 */
@ConfigurationProperties("rollcall.order")
record OrderProperties(@DefaultValue("8000") int most) {

    OrderProperties {
        if (most < OrderId.PAGES) {
            throw new IllegalArgumentException("rollcall.order.most is at least " + OrderId.PAGES);
        }
    }

    /** How many there may be on each page. */
    int mostOnAPage() {
        return most / OrderId.PAGES;
    }
}
