// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Has the parts that take seconds to start begin before everything else of a start, which reads its configuration
 * meanwhile. They end behind all that uses them, also where the start fails.
 */
final class EmbeddedStart implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String BEAN = "embeddedParts";

    /** @throws io.rollcall.embedded.DataFolderInUse if another process holds the data folder */
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var properties = Binder.get(context.getEnvironment()).bindOrCreate("rollcall", ServerProperties.class);
        var embedded = properties.embedded();
        if (embedded.postgres().enabled() || embedded.kafka().enabled()) {
            var parts = EmbeddedParts.begin(properties);
            var beans = (DefaultListableBeanFactory) context.getBeanFactory();
            beans.registerSingleton(BEAN, parts);
            beans.registerDisposableBean(BEAN, parts::close);
        }
    }
}
