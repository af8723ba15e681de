// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Java process needs, and does.
 *
 * @param pid of the process
 */
record ServerMemory(long pid) {

    private static final String RECORDING = "benchmark";
    private static final Pattern USED = Pattern.compile(" used (\\d+)K");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

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
        return status(PEAK);
    }

    /** The memory that it has now, in bytes, whatever for; 0 where the system does not tell. */
    long resident() throws IOException {
        return status(RESIDENT);
    }

    /** Begins to take samples of what has the processor. */
    void record() throws IOException, InterruptedException {
        jcmd("JFR.start", "name=" + RECORDING, "settings=profile");
    }

    /** Writes the samples that were taken. */
    void recorded(Path file) throws IOException, InterruptedException {
        jcmd("JFR.stop", "name=" + RECORDING, "filename=" + file);
    }

    private long status(Pattern line) throws IOException {
        var status = Path.of("/proc", Long.toString(pid), "status");
        var found = line.matcher(Files.exists(status) ? Files.readString(status) : "");
        return found.find() ? Long.parseLong(found.group(1)) << 10 : 0;
    }

    private String jcmd(String... command) throws IOException, InterruptedException {
        var program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var all = Stream.concat(Stream.of(program, Long.toString(pid)), Stream.of(command));
        var jcmd = new ProcessBuilder(all.toList()).redirectErrorStream(true).start();
        var said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }
}
