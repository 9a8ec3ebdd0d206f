package io.marketsignals.app;

import io.marketsignals.config.ConfigKey;
import io.marketsignals.config.ConfigType;
import io.marketsignals.config.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How an instance answers over HTTP. Beyond loopback it asks for a token or speaks TLS, or both.
 *
 * @param enabled whether it does at all
 * @param host the address that it listens on
 * @param port 0: any free one
 * @param token what callers must present; empty: nothing
 * @param tls certificate and key; empty: plain HTTP
 * @param advertised {@code host:port} by which other instances and people reach it; empty: where it listens
 * @param streams how many may follow the stream of events at once; >= 1
 */
public record HttpSettings(
        boolean enabled,
        String host,
        int port,
        Optional<String> token,
        Optional<Tls> tls,
        Optional<String> advertised,
        int streams) {
    static final String ENABLED = "http.enabled";
    static final String HOST = "http.host";
    static final String PORT = "http.port";
    static final String TOKEN = "http.token";
    static final String KEYSTORE = "http.tls.keystore";
    static final String KEYSTORE_PASSWORD = "http.tls.keystore-password";
    static final String ADVERTISED = "http.advertised";
    static final String STREAMS = "http.streams";

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");
    private static final int SHORTEST_TOKEN = 16;
    private static final int LARGEST_PORT = 65_535;

    /**
     * A key store with one private key.
     *
     * @param keystore PKCS#12 or JKS
     */
    public record Tls(Path keystore, String password) {
        @Override
        public String toString() {
            return "Tls[" + keystore + "]";
        }
    }

    public HttpSettings {
        if (port < 0 || port > LARGEST_PORT) {
            throw new IllegalArgumentException(PORT + " must be 0 to " + LARGEST_PORT + ", but is " + port);
        }
        if (streams < 1) {
            throw new IllegalArgumentException(STREAMS + " must be at least 1: " + streams);
        }
        token.filter(value -> value.length() < SHORTEST_TOKEN).ifPresent(value -> {
            throw new IllegalArgumentException(
                    TOKEN + " must have at least " + SHORTEST_TOKEN + " characters, but has " + value.length());
        });
        advertised
                .filter(value -> !value.matches("[^\\s/:]+:\\d{1,5}|\\[[0-9a-fA-F:]+]:\\d{1,5}"))
                .ifPresent(value -> {
                    throw new IllegalArgumentException(ADVERTISED + " must be host:port, but is '" + value + "'");
                });
        if (enabled && !LOOPBACK.contains(host) && token.isEmpty() && tls.isEmpty()) {
            throw new IllegalArgumentException("on " + host + " anybody who reaches this machine could read along: set "
                    + TOKEN + " or " + KEYSTORE + ", or listen on 127.0.0.1 (" + HOST + ")");
        }
    }

    /** Whether only this machine can reach it. */
    public boolean loopback() {
        return LOOPBACK.contains(host);
    }

    /** The rows of the table of settings. */
    static List<ConfigKey> keys() {
        return List.of(
                new ConfigKey(
                        ENABLED, ConfigType.FLAG, "true", "", "Whether page, API, health and metrics are served."),
                new ConfigKey(
                        HOST,
                        ConfigType.TEXT,
                        "127.0.0.1",
                        "",
                        "Address to listen on; any but loopback needs a token or TLS."),
                new ConfigKey(PORT, ConfigType.COUNT_OR_ZERO, "8080", "", "Port to listen on; 0: any free one."),
                text(
                        TOKEN,
                        "What callers must present as bearer token, 16 characters or more; empty: nothing. Health"
                                + " answers without."),
                text(KEYSTORE, "PKCS#12 or JKS file with certificate and key, for HTTPS; empty: plain HTTP."),
                text(KEYSTORE_PASSWORD, "Password of the key store."),
                text(
                        ADVERTISED,
                        "host:port by which other instances reach this one; empty: where it listens. Needed where"
                                + " instances run on several machines."),
                new ConfigKey(
                        STREAMS, ConfigType.COUNT, "64", "", "How many may follow the stream of events at once."));
    }

    static HttpSettings of(Settings settings) {
        return new HttpSettings(
                settings.flag(ENABLED),
                settings.text(HOST),
                settings.count(PORT),
                settings.given(TOKEN),
                settings.given(KEYSTORE)
                        .map(file -> new Tls(
                                Path.of(file), settings.given(KEYSTORE_PASSWORD).orElse(""))),
                settings.given(ADVERTISED),
                settings.count(STREAMS));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "HttpSettings[" + (tls.isPresent() ? "https" : "http") + "://" + host + ":" + port
                + (token.isPresent() ? ", token" : "") + "]";
    }

    private static ConfigKey text(String name, String meaning) {
        return new ConfigKey(name, ConfigType.OPTIONAL_TEXT, "", "", meaning);
    }
}
