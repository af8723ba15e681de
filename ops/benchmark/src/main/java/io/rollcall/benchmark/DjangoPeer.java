// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.embedded.Ports;
import io.rollcall.embedded.PostgresPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The account of the meet door as a Django REST framework application has it, on the same PostgreSQL, with four workers
 * of sixteen threads; made ready with what PyPI has.
 */
final class DjangoPeer {

    private static final Path SOURCES = Path.of("peers", "django").toAbsolutePath();
    private static final Path PYTHON =
            Path.of("target", "django", "bin", "python").toAbsolutePath();

    private final Map<String, String> environment;

    DjangoPeer(PostgresPart postgres) {
        this.environment = Map.of(
                "PEER_PORT", Integer.toString(postgres.port()),
                "PEER_USER", postgres.user(),
                "PEER_PASSWORD", postgres.password(),
                "DJANGO_SETTINGS_MODULE", "settings",
                "PYTHONDONTWRITEBYTECODE", "1",
                "PYTHONPATH", SOURCES.toString());
    }

    /**
     * Starts it.
     *
     * @throws IOException where Python or what it needs cannot be had
     */
    ServerProcess start(Path folder) throws IOException, InterruptedException {
        if (!Files.exists(PYTHON)) {
            run("python3", "-m", "venv", PYTHON.getParent().getParent().toString());
        }
        run(
                PYTHON.toString(),
                "-m",
                "pip",
                "install",
                "-q",
                "-r",
                SOURCES.resolve("requirements.txt").toString());
        run(PYTHON.toString(), "-m", "django", "migrate", "--run-syncdb", "-v", "0");
        var port = Ports.free();
        var gunicorn = List.of(
                PYTHON.toString(),
                "-m",
                "gunicorn",
                "--workers",
                "4",
                "--threads",
                "16",
                "--keep-alive",
                "75",
                "--bind",
                "127.0.0.1:" + port,
                "wsgi:application");
        return ServerProcess.run(gunicorn, environment, port, folder);
    }

    private void run(String... command) throws IOException, InterruptedException {
        Preparation.run(environment, command);
    }
}
