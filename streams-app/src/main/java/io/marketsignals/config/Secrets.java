package io.marketsignals.config;

import java.util.regex.Pattern;

/** What must not be printed: told by the key, and a URL's user part by the value. */
public final class Secrets {
    private static final String MASK = "******";
    private static final Pattern KEY = Pattern.compile(
            "password|passphrase|passwd|jaas|token|secret|user\\.?info|keystore\\.key|private\\.key|api\\.?key",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern URL_USER = Pattern.compile("(?<=://)[^/@\\s]+(?=@)");

    private Secrets() {}

    /** The value, or a mask of fixed length in place of what is secret in it. */
    public static String masked(String key, String value) {
        return KEY.matcher(key).find() ? MASK : URL_USER.matcher(value).replaceAll(MASK);
    }
}
