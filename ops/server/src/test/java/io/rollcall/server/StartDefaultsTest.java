// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class StartDefaultsTest {

    @Test
    void passwordsAreNotHashedMoreCheaplyThanOwaspAdvises() {
        assertThatThrownBy(() -> start(false, "19455KB"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("19456KB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"19456KB", "64MB"})
    void theyMayCostMore(String memory) {
        assertThatCode(() -> start(false, memory)).doesNotThrowAnyException();
    }

    @Test
    void whereThingsAreTriedTheyMayCostLess() {
        assertThatCode(() -> start(true, "1MB")).doesNotThrowAnyException();
    }

    private static void start(boolean debug, String passwordMemory) {
        var environment = new MockEnvironment()
                .withProperty("rollcall.debug", Boolean.toString(debug))
                .withProperty("rollcall.credential.password-memory", passwordMemory);
        environment.setConversionService(new ApplicationConversionService());
        var context = new GenericApplicationContext();
        context.setEnvironment(environment);
        new StartDefaults().initialize(context);
    }
}
