package io.marketsignals.wire;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The registry client's settings, all passed through, with bounded waiting added where nothing is said, and with a user and
 * password taken out of the address, which the client would otherwise write to its log.
 *
 * @param urls addresses without credentials
 * @param client what the client gets
 * @param autoRegister whether schemas may be registered, or must be there already
 */
record RegistrySettings(List<String> urls, Map<String, Object> client, boolean autoRegister) {
    static final String URL = "schema.registry.url";
    static final String AUTO_REGISTER = "auto.register.schemas";
    private static final String PREFIX = "schema.registry.";
    private static final String CREDENTIALS_SOURCE = "basic.auth.credentials.source";
    private static final String USER_INFO = "basic.auth.user.info";

    static RegistrySettings from(Map<String, ?> settings) {
        Map<String, Object> client = new HashMap<>(settings);
        client.remove(AUTO_REGISTER);
        List<String> urls = new ArrayList<>();
        for (String url : text(settings, URL, "").split(",", -1)) {
            if (!url.isBlank()) {
                urls.add(withoutUser(url.strip(), client));
            }
        }
        if (urls.isEmpty()) {
            throw new IllegalArgumentException(URL + " is not set: give the address of the schema registry");
        }
        client.put(URL, String.join(",", urls));
        putDefault(client, "http.connect.timeout.ms", 5_000);
        putDefault(client, "http.read.timeout.ms", 10_000);
        putDefault(client, "missing.id.cache.ttl.sec", 30L);
        putDefault(client, "missing.cache.size", 10_000);
        return new RegistrySettings(
                List.copyOf(urls), Map.copyOf(client), Boolean.parseBoolean(text(settings, AUTO_REGISTER, "true")));
    }

    /** The text with every secret of these settings replaced. */
    String scrub(@Nullable String text) {
        String scrubbed = String.valueOf(text).replaceAll("//[^/\\s@]*@", "//***@");
        for (Map.Entry<String, Object> setting : client.entrySet()) {
            String value = String.valueOf(setting.getValue());
            if (isSecret(setting.getKey()) && !value.isBlank()) {
                scrubbed = scrubbed.replace(value, "***");
                String password = value.substring(value.indexOf(':') + 1);
                scrubbed = password.isBlank() ? scrubbed : scrubbed.replace(password, "***");
            }
        }
        return scrubbed;
    }

    /** Names and addresses only. */
    @Override
    public String toString() {
        return "RegistrySettings[urls=" + urls + ", autoRegister=" + autoRegister + "]";
    }

    private static String withoutUser(String url, Map<String, Object> client) {
        int at = url.lastIndexOf('@');
        if (at < 0) {
            return url;
        }
        String user;
        try {
            user = URI.create(url).getUserInfo();
        } catch (IllegalArgumentException e) {
            user = null;
        }
        if (user == null) {
            throw new IllegalArgumentException(
                    URL + " holds a user that cannot be read: give it as " + USER_INFO + " instead");
        }
        String source = text(client, CREDENTIALS_SOURCE, text(client, PREFIX + CREDENTIALS_SOURCE, "URL"));
        if (source.equals("URL")) {
            client.remove(PREFIX + CREDENTIALS_SOURCE);
            client.put(CREDENTIALS_SOURCE, "USER_INFO");
            client.put(USER_INFO, user);
        }
        return url.substring(0, url.indexOf("//") + 2) + url.substring(at + 1);
    }

    private static boolean isSecret(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return name.contains("password")
                || name.contains("user.info")
                || name.contains("token")
                || name.contains("secret");
    }

    private static void putDefault(Map<String, Object> client, String key, Object value) {
        if (!client.containsKey(PREFIX + key)) {
            client.putIfAbsent(key, value);
        }
    }

    private static String text(Map<String, ?> settings, String key, String absent) {
        Object value = settings.get(key);
        return value == null ? absent : value.toString();
    }
}
