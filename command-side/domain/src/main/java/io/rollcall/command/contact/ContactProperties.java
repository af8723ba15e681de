// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.contact;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How large an address book may become.
 *
 * @param most how many phones it may hold; default 20,000
 */
@ConfigurationProperties("rollcall.contacts")
public record ContactProperties(@DefaultValue("20000") int most) {

    public ContactProperties {
        if (most < 1) {
            throw new IllegalArgumentException("rollcall.contacts.most is above 0");
        }
    }
}
