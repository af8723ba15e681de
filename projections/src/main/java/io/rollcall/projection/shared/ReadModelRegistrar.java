// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.subscription.LogHistory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;

/** Makes every read model follow the log: a subscription for each bean of {@link StoredDocuments}. */
final class ReadModelRegistrar implements BeanDefinitionRegistryPostProcessor {

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        var beans = (ConfigurableListableBeanFactory) registry;
        for (var documents : beans.getBeanNamesForType(StoredDocuments.class, true, false)) {
            var subscription = BeanDefinitionBuilder.genericBeanDefinition(
                    ReadModelSubscription.class,
                    () -> new ReadModelSubscription(
                            beans.getBean(documents, StoredDocuments.class).model(), beans.getBean(LogHistory.class)));
            registry.registerBeanDefinition(documents + ".subscription", subscription.getBeanDefinition());
        }
    }
}
