// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;
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

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "", "0", "192.0.2.7", "2001:db8::7", "name.invalid"})
    void debugModeListensToNoOtherMachine(String address) {
        var debug = debug().withProperty("server.address", address);
        assertThatThrownBy(() -> start(debug))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("server.address=" + address);
        assertThatCode(() -> start(debug.withProperty("rollcall.debug-anywhere", "true")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
    void itListensToThisOne(String address) {
        assertThatCode(() -> start(debug().withProperty("server.address", address)))
                .doesNotThrowAnyException();
    }

    @Test
    void withoutDebugModeTheAddressIsTheOperators() {
        var production =
                new MockEnvironment().withProperty("rollcall.debug", "false").withProperty("server.address", "0.0.0.0");
        assertThatCode(() -> start(production)).doesNotThrowAnyException();
    }

    private static MockEnvironment debug() {
        return new MockEnvironment().withProperty("rollcall.debug", "true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "framework"})
    void whoeverConnectsIsNotBelievedAboutWhereTheyComeFrom(String strategy) {
        var environment = new MockEnvironment()
                .withProperty("rollcall.debug", "true")
                .withProperty("server.forward-headers-strategy", strategy);
        assertThatThrownBy(() -> start(environment))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("server.forward-headers-strategy");
    }

    @Test
    void neitherWhereBootSeesKubernetes() {
        var environment = new MockEnvironment().withProperty("rollcall.debug", "true");
        start(environment);
        assertThat(environment.getProperty("server.forward-headers-strategy")).isEqualTo("none");
    }

    private static void start(boolean debug, String passwordMemory) {
        start(new MockEnvironment()
                .withProperty("rollcall.debug", Boolean.toString(debug))
                .withProperty("rollcall.credential.password-memory", passwordMemory));
    }

    private static void start(MockEnvironment environment) {
        environment.setConversionService(new ApplicationConversionService());
        var context = new GenericApplicationContext();
        context.setEnvironment(environment);
        new StartDefaults().initialize(context);
    }
}
