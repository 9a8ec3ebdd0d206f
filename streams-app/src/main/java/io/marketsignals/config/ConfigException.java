package io.marketsignals.config;

import java.util.List;

/** One or more settings that cannot be used; each problem is a sentence that names the key and where it was set. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigException(String problem) {
        super(problem);
    }

    public ConfigException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
