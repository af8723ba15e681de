// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.subscription;

import io.rollcall.projection.shared.ParkedRegister;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Read models with documents that are parked. All are looked at side by side: the read store may be away. */
@Component
@Order(2)
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class ParkedSign implements SubscriptionSign {

    private static final long PATIENCE_MILLIS = 1_000;

    private final ParkedRegister register;

    ParkedSign(ParkedRegister register) {
        this.register = register;
    }

    @Override
    public String state() {
        return "parked";
    }

    @Override
    public Set<String> names() {
        var names = register.readModels();
        var found = new HashSet<String>();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Callable<String>> looks = names.stream()
                    .<Callable<String>>map(name -> () -> register.in(name).isEmpty() ? "" : name)
                    .toList();
            threads.invokeAll(looks, PATIENCE_MILLIS, TimeUnit.MILLISECONDS).stream()
                    .filter(look -> look.state() == Future.State.SUCCESS)
                    .map(Future::resultNow)
                    .filter(name -> !name.isEmpty())
                    .forEach(found::add);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
        return found;
    }
}
