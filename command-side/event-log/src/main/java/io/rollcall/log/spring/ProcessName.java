// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.spring;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What operators know a process by: its host, as that calls itself, and its process id there. */
final class ProcessName {

    private static final int LONGEST_HOST = 100;

    private ProcessName() {}

    static String ofThis() {
        var host = host();
        return host.substring(0, Math.min(host.length(), LONGEST_HOST)) + "/"
                + ProcessHandle.current().pid();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
