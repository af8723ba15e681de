// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded.testing;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.slf4j.LoggerFactory;

/**
 * Has the logging set up before the first test. Tests begin side by side, and while one thread sets SLF4J up, all
 * others are given loggers of another class, which no test can listen to.
 */
public final class LoggingBeforeTests implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        LoggerFactory.getILoggerFactory();
    }
}
