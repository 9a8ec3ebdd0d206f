package io.marketsignals.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code signals health} against an answer of our own. */
@Timeout(30)
class HealthCommandTest {
    private HttpServer server;
    private String url;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        url = "http://127.0.0.1:" + server.getAddress().getPort();
        answer(
                "/health/ready",
                503,
                "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"stream\",\"status\":\"UP\"},"
                        + "{\"name\":\"restored\",\"status\":\"DOWN\",\"detail\":\"1,200 of 50,000 left\"}]}");
        answer("/health/live", 200, "{\"status\":\"UP\",\"checks\":[]}");
        server.start();
    }

    @AfterEach
    void hangUp() {
        server.stop(0);
    }

    @Test
    void shouldPrintTheChecksWhenTheInstanceIsNotReady() {
        Typed typed = Typed.signals("health", "--url", url);

        assertThat(typed.code()).isEqualTo(ExitCode.UNHEALTHY.code());
        assertThat(typed.out())
                .isEqualTo(String.format("DOWN%n  UP  stream%n  DOWN  restored  1,200 of 50,000 left%n"));
    }

    @Test
    void shouldLeaveWithZeroWhenTheInstanceIsLive() {
        Typed typed = Typed.signals("health", "live", "--url", url);

        assertThat(typed.code()).isZero();
        assertThat(typed.out()).isEqualTo(String.format("UP%n"));
    }

    @Test
    void shouldSayThatSomethingElseAnswers() {
        Typed typed = Typed.signals("health", "started", "--url", url);

        assertThat(typed.code()).isEqualTo(ExitCode.UNHEALTHY.code());
        assertThat(typed.out()).isEqualTo(String.format("%s/health/started answers with HTTP 404.%n", url));
    }

    @ParameterizedTest
    @CsvSource({
        "health --url http://127.0.0.1:1, 12, Nobody answers at http://127.0.0.1:1/health/ready: the connection is refused.",
        "health --url nonsense, 2, --url must be http:// or https:// with a host: nonsense",
        "health --url ftp://127.0.0.1, 2, --url must be http:// or https:// with a host: ftp://127.0.0.1",
        "health sound, 2, 'expected one of [LIVE, READY, STARTED]'",
        "health --url https://127.0.0.1:1 --trust missing.pem, 8, missing.pem: the certificates cannot be read",
        "health --help, 0, signals health live --url http://127.0.0.1:8081"
    })
    void shouldSayWhatIsWrongWithItsCode(String arguments, int code, String sentence) {
        Typed typed = Typed.signals(arguments.split(" ", -1));

        assertThat(typed.code()).isEqualTo(code);
        assertThat(typed.out() + typed.err()).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void shouldRefuseAFileWithoutCertificates(@TempDir Path folder) {
        Typed typed = Typed.signals("health", "--url", "https://127.0.0.1:1", "--trust", folder.toString());

        assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT.code());
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
