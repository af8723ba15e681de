// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.Dimension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;

class LimitPropertiesTest {

    @Test
    void whatIsNotSetIsTheDefault() {
        var properties = bound(Map.of());
        assertThat(properties.enforces()).isTrue();
        assertThat(properties.budgets()).isEqualTo(DefaultBudgets.all());
    }

    @Test
    void oneBudgetIsSetAndTheOthersStay() {
        var properties = bound(Map.of(
                "rollcall.limits.mode", "record",
                "rollcall.limits.budgets.wrong-code.address", "7/1m 20/1d"));
        assertThat(properties.enforces()).isFalse();
        assertThat(properties.budget(Cost.WRONG_CODE, Dimension.ADDRESS)).isEqualTo(Budget.of("7/1m 20/1d"));
        assertThat(properties.budget(Cost.WRONG_CODE, Dimension.NETWORK))
                .isEqualTo(DefaultBudgets.all().get(Cost.WRONG_CODE).get(Dimension.NETWORK));
    }

    @Test
    void aBudgetCanBeNone() {
        var properties = bound(Map.of("rollcall.limits.budgets.wrong-code.address", "none"));
        assertThat(properties.budget(Cost.WRONG_CODE, Dimension.ADDRESS).isNone())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "0/1d", "5/0s", "-1/1d", "many/1d", "5/soon"})
    void aBudgetThatIsNoneIsRefused(String budget) {
        assertThatThrownBy(() -> bound(Map.of("rollcall.limits.budgets.wrong-code.address", budget)))
                .isInstanceOf(BindException.class);
    }

    @Test
    void aBudgetTellsTheMostThatCanBeHad() {
        assertThat(Budget.of("20/1d").within(Duration.ofDays(365))).isEqualTo(20 * 366);
        assertThat(Budget.of("10/1m 20/1d").within(Duration.ofDays(1))).isEqualTo(40);
    }

    /** Conversions of its own: those that binders share are not safe where two begin at once (Spring Boot 4.1). */
    private static LimitProperties bound(Map<String, String> settings) {
        return new Binder(
                        List.of(new MapConfigurationPropertySource(settings)), null, new ApplicationConversionService())
                .bindOrCreate("rollcall.limits", Bindable.of(LimitProperties.class));
    }
}
