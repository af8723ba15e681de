// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which numbers an SMS is sent to.
 *
 * @param types in libphonenumber's terms; default {@code mobile, fixed-line-or-mobile}, so neither premium-rate,
 *     toll-free and shared-cost numbers nor any that cannot take an SMS
 * @param countries by their codes in ISO 3166-1, or {@code 001} for numbers that are no country's, such as those of
 *     satellites; default all countries, and not {@code 001}
 */
@ConfigurationProperties("rollcall.sms.served")
public record ServedNumbersProperties(
        @DefaultValue({"mobile", "fixed-line-or-mobile"}) List<PhoneNumberType> types,
        @DefaultValue({}) List<String> countries) {

    /** @throws IllegalArgumentException where there is no type, or libphonenumber knows no such country */
    public ServedNumbersProperties {
        if (types.isEmpty()) {
            throw new IllegalArgumentException("rollcall.sms.served.types names one type of number at least");
        }
        var known = PhoneNumberUtil.getInstance();
        var regions = Set.copyOf(known.getSupportedRegions());
        for (var country : countries) {
            if (!regions.contains(country) && !"001".equals(country)) {
                throw new IllegalArgumentException(
                        "rollcall.sms.served.countries: " + country + " is no country, such as DE, nor 001");
            }
        }
    }
}
