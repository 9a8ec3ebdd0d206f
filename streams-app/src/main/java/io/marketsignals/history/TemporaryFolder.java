package io.marketsignals.history;

import io.marketsignals.local.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder that is gone once this is closed, also when the JVM is interrupted before. */
final class TemporaryFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolder.class);

    private static final int ATTEMPTS = 100;

    private final Path path;
    private final Thread hook = new Thread(this::delete, "temporary-folder");

    private TemporaryFolder(Path path) {
        this.path = path;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    static TemporaryFolder create(String prefix) throws IOException {
        return new TemporaryFolder(Files.createTempDirectory(prefix));
    }

    Path path() {
        return path;
    }

    /** Removes the folder with all it holds; what cannot be removed is told in the log. */
    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("The JVM is on its way down already", e);
        }
    }

    private void delete() {
        for (int attempt = 1; Files.exists(path); attempt++) {
            try {
                Directories.delete(path);
            } catch (UncheckedIOException e) {
                // An application that is still stopping writes to it meanwhile.
                if (attempt == ATTEMPTS) {
                    LOG.warn("The temporary folder {} could not be removed", path, e);
                    return;
                }
            }
        }
    }
}
