// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.spring;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.log.subscription.OwnershipLocks;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Makes the sessions of the pool known as this process's. They are ended together with the one that its ownership hangs
 * on: else what a transaction of a process that stands still has locked (a mail, a number) would stay so.
 */
final class PoolSessions implements BeanPostProcessor {

    private final int process = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);

    /** A number for as long as the process lives. */
    int process() {
        return process;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            var given = pool.getConnectionInitSql();
            var own = OwnershipLocks.ofProcess(process);
            pool.setConnectionInitSql(given == null ? own : given + "; " + own);
        }
        return bean;
    }
}
