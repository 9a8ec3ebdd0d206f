package io.marketsignals.history.cluster;

import io.marketsignals.local.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder that is gone once this is closed, also when the JVM is interrupted before. */
public final class TemporaryFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolder.class);

    private static final int ATTEMPTS = 200;
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Path path;
    private final Thread hook = new Thread(this::delete, "temporary-folder");

    private TemporaryFolder(Path path) {
        this.path = path;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** A new one. */
    public static TemporaryFolder create(String prefix) throws IOException {
        return new TemporaryFolder(Files.createTempDirectory(prefix));
    }

    public Path path() {
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

    /** An application that is still stopping writes to it meanwhile: patient, but never for ever. */
    private void delete() {
        UncheckedIOException failure = null;
        for (int attempt = 0; attempt < ATTEMPTS && Files.exists(path); attempt++) {
            try {
                Directories.delete(path);
            } catch (UncheckedIOException e) {
                failure = e;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        if (Files.exists(path)) {
            LOG.warn("The temporary folder {} could not be removed", path, failure);
        }
    }
}
