// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What a Java process needs.
 *
 * @param pid of the process
 */
record ServerMemory(long pid) {

    private static final Pattern USED = Pattern.compile(" used (\\d+)K");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    /** What of its heap is in use after a full collection, in bytes. */
    long heapAfterCollection() throws IOException, InterruptedException {
        jcmd("GC.run");
        var said = jcmd("GC.heap_info");
        var used = USED.matcher(said);
        if (!used.find()) {
            throw new IOException("The server does not tell about its heap: " + said);
        }
        return Long.parseLong(used.group(1)) << 10;
    }

    /** The most memory that it has had so far, in bytes, whatever for; 0 where the system does not tell. */
    long peak() throws IOException {
        var status = Path.of("/proc", Long.toString(pid), "status");
        var peak = PEAK.matcher(Files.exists(status) ? Files.readString(status) : "");
        return peak.find() ? Long.parseLong(peak.group(1)) << 10 : 0;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        var program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var jcmd = new ProcessBuilder(program, Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        var said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }
}
