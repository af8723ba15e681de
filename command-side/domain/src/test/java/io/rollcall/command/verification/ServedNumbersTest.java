// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import static io.rollcall.command.verification.PhoneNumberFixture.SERVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServedNumbersTest {

    @ParameterizedTest
    @ValueSource(strings = {"+79250741413", "+77011234567", "+4915112345678", "+14155552671", "+447911123456"})
    void mobilesOfAllCountriesAreServed(String phone) {
        assertThat(SERVED.refusal(phone)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+78005553535, type-toll-free",
        "+74951234567, type-fixed-line",
        "+19002345678, type-premium-rate",
        "+449098790000, type-premium-rate",
        "+4918012345, type-shared-cost",
        "+881612345678, country-not-served",
        "+870301234567, country-not-served",
        "+883510012345, country-not-served",
        "+12, no-such-number",
        "+911, no-such-number",
        "+70000000000, no-such-number",
        "+999123456789, no-such-number",
    })
    void othersAreNotAndTheReasonIsSaid(String phone, String reason) {
        assertThat(SERVED.refusal(phone)).hasValue(reason);
    }

    @Test
    void countriesAndTypesCanBeChosen() {
        var german = served(List.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE), List.of("DE"));
        assertThat(german.refusal("+4915112345678")).isEmpty();
        assertThat(german.refusal("+493012345678")).isEmpty();
        assertThat(german.refusal("+79250741413")).hasValue("country-not-served");
        var satellites = served(List.of(PhoneNumberType.MOBILE), List.of("001"));
        assertThat(satellites.refusal("+881612345678")).isEmpty();
    }

    @Test
    void settingsThatServeNobodyOrNoCountryAreRefused() {
        assertThatThrownBy(() -> served(List.of(), List.of())).hasMessageContaining("rollcall.sms.served.types");
        assertThatThrownBy(() -> served(List.of(PhoneNumberType.MOBILE), List.of("Germany")))
                .hasMessageContaining("Germany");
    }

    private static ServedNumbers served(List<PhoneNumberType> types, List<String> countries) {
        return new ServedNumbers(new ServedNumbersProperties(types, countries));
    }
}
