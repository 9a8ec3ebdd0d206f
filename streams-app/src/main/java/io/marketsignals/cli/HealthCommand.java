package io.marketsignals.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsignals.history.yaml.InputError;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code signals health}: asks a running instance how it is. Knows nothing of Kafka and logs nothing. */
@Command(
        name = "health",
        description = "Ask a running instance how it is; the exit code is 0 when it is well and 12 when it is not.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  signals health                                    ready for questions and alerts?",
            "  signals health live --url http://127.0.0.1:8081   does it make progress?",
            "  signals health --url https://app-1:8080 --trust ca.pem"
        })
final class HealthCommand implements Callable<Integer> {
    /** What can be asked. */
    enum Question {
        LIVE,
        READY,
        STARTED;

        /** As in the address. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    private CommandSpec command;

    @Parameters(
            arity = "0..1",
            paramLabel = "QUESTION",
            defaultValue = "ready",
            description = "One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private Question question;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where the instance answers; default: ${DEFAULT-VALUE}.")
    private URI url;

    @Option(names = "--trust", paramLabel = "FILE", description = "Certificates to trust instead of Java's own, PEM.")
    private Optional<Path> trust;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "PT10S",
            description = "How long to wait for the answer; default: ${DEFAULT-VALUE}.")
    private Duration timeout;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        HttpRequest request = request();
        try {
            HttpResponse<byte[]> answer = client().send(request, BodyHandlers.ofByteArray());
            tell(answer, out);
            out.flush();
            return (answer.statusCode() == 200 ? ExitCode.OK : ExitCode.UNHEALTHY).code();
        } catch (IOException silent) {
            PrintWriter err = command.commandLine().getErr();
            err.println("Nobody answers at " + request.uri() + ": " + reason(silent) + ".");
            err.flush();
            return ExitCode.UNHEALTHY.code();
        }
    }

    private HttpRequest request() {
        try {
            return HttpRequest.newBuilder(url.resolve("/health/" + question))
                    .timeout(timeout)
                    .build();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(
                    command.commandLine(), "--url must be http:// or https:// with a host: " + url, wrong);
        }
    }

    private HttpClient client() {
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(timeout);
        trust.ifPresent(file -> client.sslContext(trusting(file)));
        return client.build();
    }

    private static SSLContext trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("trusted-" + trusted.size(), one);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new InputError(file + ": the certificates cannot be read: " + unusable.getMessage(), unusable);
        }
    }

    private static void tell(HttpResponse<byte[]> answer, PrintWriter out) throws IOException {
        @Nullable JsonNode health = health(answer.body());
        if (health == null) {
            out.printf(Locale.ROOT, "%s answers with HTTP %d.%n", answer.uri(), answer.statusCode());
            return;
        }
        out.println(health.path("status").asText());
        for (JsonNode check : health.path("checks")) {
            String detail = check.path("detail").asText("");
            out.println("  " + check.path("status").asText() + "  "
                    + check.path("name").asText() + (detail.isEmpty() ? "" : "  " + detail));
        }
    }

    /** What the instance says of itself; null where something else answers. */
    private static @Nullable JsonNode health(byte[] body) {
        try {
            JsonNode read = new ObjectMapper().readTree(body);
            return read.has("status") && read.has("checks") ? read : null;
        } catch (IOException foreign) {
            return null;
        }
    }

    private static String reason(IOException silent) {
        if (silent instanceof ConnectException) {
            return "the connection is refused";
        }
        return silent.getMessage() == null ? silent.getClass().getSimpleName() : silent.getMessage();
    }
}
