// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.spring;

import io.rollcall.log.aggregate.Aggregates;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.PolicySubscription;
import java.util.function.Supplier;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.modelling.command.Repository;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.ResolvableType;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives each {@link Aggregate} the repository that it names, and each policy, which is a bean that may not be replayed,
 * a subscription under the name of its processing group.
 */
final class LogRegistrar implements BeanDefinitionRegistryPostProcessor {

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        var beans = (ConfigurableListableBeanFactory) registry;
        for (var name : registry.getBeanDefinitionNames()) {
            var type = beans.getType(name, false);
            if (type == null) {
                continue;
            }
            var aggregate = type.getAnnotation(Aggregate.class);
            if (aggregate != null) {
                registry.registerBeanDefinition(aggregate.repository(), repository(type, beans));
            }
            if (type.isAnnotationPresent(DisallowReplay.class)) {
                var group = type.getAnnotation(ProcessingGroup.class).value();
                registry.registerBeanDefinition(group, subscription(group, beans));
            }
        }
    }

    private static RootBeanDefinition repository(Class<?> type, ConfigurableListableBeanFactory beans) {
        var definition =
                lazily(Repository.class, () -> beans.getBean(Aggregates.class).repository(type));
        definition.setTargetType(ResolvableType.forClassWithGenerics(Repository.class, type));
        return definition;
    }

    private static RootBeanDefinition subscription(String group, ConfigurableListableBeanFactory beans) {
        return lazily(
                PolicySubscription.class,
                () -> new PolicySubscription(group, beans.getBean(JdbcClient.class), beans.getBean(LogHistory.class)));
    }

    private static RootBeanDefinition lazily(Class<?> type, Supplier<?> instance) {
        var definition = new RootBeanDefinition(type);
        definition.setInstanceSupplier(instance);
        return definition;
    }
}
