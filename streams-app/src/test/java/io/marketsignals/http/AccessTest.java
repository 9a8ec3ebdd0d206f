package io.marketsignals.http;

import static io.marketsignals.http.AskedServer.TOKEN;
import static io.marketsignals.http.AskedServer.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsignals.app.AppException;
import io.marketsignals.app.HttpSettings;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.Severity;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is answered what, over real sockets. */
@Timeout(60)
class AccessTest {
    private final AskedServer asked = new AskedServer();

    @AfterEach
    void close() {
        asked.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api/markets", "api/nothing", "page/nothing.js", ""})
    void shouldForbidThePageEverythingThatIsNotItsOwn(String path) throws Exception {
        HttpResponse<String> answer = asked.get(path);

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void shouldRefuseEveryVerbThatWrites(String verb) throws Exception {
        asked.serve();

        HttpResponse<String> answer = asked.client.send(
                HttpRequest.newBuilder(asked.uri("api/alerts"))
                        .method(verb, HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @Test
    void shouldRefuseANameThatIsNotItsOwn() throws Exception {
        asked.serve();

        assertThat(asked.raw("/api/markets", "rebound.example")).startsWith("HTTP/1.1 421 ");
        assertThat(asked.raw("/api/markets", "localhost")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void shouldAskForTheTokenWhereDataIs() throws Exception {
        asked.restart(settings(Optional.of(TOKEN), Optional.empty()));

        assertThat(asked.get("api/alerts").statusCode()).isEqualTo(401);
        assertThat(asked.get("api/alerts", "Authorization", "Bearer " + TOKEN + "x")
                        .statusCode())
                .isEqualTo(401);
        assertThat(asked.get("api/alerts", "Authorization", "Bearer " + TOKEN).statusCode())
                .isEqualTo(200);
        assertThat(asked.get("metrics").statusCode()).isEqualTo(401);
        assertThat(asked.get("vendor/echarts.js").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/alerts",
                "/%61pi/alerts",
                "//api/alerts",
                "/api/alerts/",
                "/api;x=1/alerts",
                "/page/../api/alerts",
                "/health/../api/alerts",
                "/health/%2e%2e/api/alerts",
                "/API/alerts",
                "/metrics",
                "/nothing"
            })
    void shouldNotBeTalkedRoundTheToken(String path) throws Exception {
        asked.restart(settings(Optional.of(TOKEN), Optional.empty()));
        asked.alert("secret", 1, AlertStatus.RAISED, Severity.LOW);

        String answer = asked.raw(path, "localhost");

        assertThat(answer).doesNotContain("secret");
        assertThat(answer.lines().findFirst().orElseThrow()).containsAnyOf(" 400 ", " 401 ", " 404 ");
    }

    @Test
    void shouldSpeakTlsToThoseWhoTrustItsKeyStore(@TempDir Path folder) throws Exception {
        HttpSettings.Tls tls = keyStore(folder, "changeit");
        asked.restart(settings(Optional.empty(), Optional.of(tls)));

        HttpResponse<String> answer = HttpClient.newBuilder()
                .sslContext(PeerTrust.in(tls))
                .build()
                .send(HttpRequest.newBuilder(asked.uri("api/alerts")).build(), BodyHandlers.ofString());

        assertThat(asked.server.url()).startsWith("https://127.0.0.1:");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> asked.get("api/alerts")).hasMessageContaining("certification path");
    }

    @Test
    void shouldSayWhatIsWrongWithAKeyStore(@TempDir Path folder) throws Exception {
        HttpSettings.Tls wrong =
                new HttpSettings.Tls(keyStore(folder, "changeit").keystore(), "guessed");

        assertThatThrownBy(() -> HttpServer.listen(settings(Optional.empty(), Optional.of(wrong)), asked.meters))
                .isInstanceOf(AppException.class)
                .hasMessage("The key store " + wrong.keystore() + " cannot be used: keystore password was incorrect");
    }

    /** A key of this host's, signed by itself. */
    private static HttpSettings.Tls keyStore(Path folder, String password) throws Exception {
        Path store = folder.resolve("own.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=own",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        password)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return new HttpSettings.Tls(store, password);
    }
}
