package io.marketsignals.wire;

import static io.marketsignals.wire.Records.framed;
import static io.marketsignals.wire.Records.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.marketsignals.model.RejectionReason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a server that gives one answer to all, and remembers what it was asked. */
class ConfluentSchemaRegistryTest {
    private static final String NOT_FOUND = "{\"error_code\":40403,\"message\":\"Schema not found\"}";

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "{}";
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void shouldCallOnceWhenAThousandRecordsHaveAnUnknownId() {
        status = 404;
        answer = NOT_FOUND;
        PriceDecoder decoder = new PriceDecoder(registry(Map.of()));

        for (int i = 0; i < 1000; i++) {
            assertThat(decoder.decode(key("TCS"), framed(7, new byte[20])))
                    .isEqualTo(new Decoded.Refused<>(
                            RejectionReason.UNKNOWN_SCHEMA, "The schema registry knows no schema with id 7"));
        }
        assertThat(requests).hasSize(1);
    }

    @Test
    void shouldCallOnceWhenASchemaIsAskedForAgain() {
        answer = "{\"schema\":\"\\\"string\\\"\"}";
        SchemaRegistry registry = registry(Map.of());

        assertThat(List.of(registry.schema(1), registry.schema(1))).containsOnly("\"string\"");
        assertThat(requests).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"500, true", "503, true", "429, true", "404, false", "401, false", "403, false"})
    void shouldSayUnavailableWhenTheAnswerSaysNothingAboutTheSchema(int status, boolean passing) {
        this.status = status;
        answer = "<html>no registry here</html>";

        RegistryUnavailableException e = catchThrowableOfType(
                RegistryUnavailableException.class, () -> registry(Map.of()).schema(1));

        assertThat(e.passing()).isEqualTo(passing);
        assertThat(e).hasMessageContaining(Integer.toString(status)).hasNoCause();
    }

    @Test
    void shouldSayUnavailableWhenNobodyListens() {
        SchemaRegistry registry = registry(Map.of());
        server.stop(0);

        RegistryUnavailableException e =
                catchThrowableOfType(RegistryUnavailableException.class, () -> registry.schema(1));

        assertThat(e.passing()).isTrue();
    }

    @Test
    void shouldCallASchemaForeignWhenItIsNotAvro() {
        answer = "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax = \\\"proto3\\\";\"}";

        assertThat(new PriceDecoder(registry(Map.of())).decode(key("TCS"), framed(3, new byte[9])))
                .isEqualTo(new Decoded.Refused<>(RejectionReason.FOREIGN_SCHEMA, "Schema 3 is not an Avro schema"));
    }

    @Test
    void shouldSendThePasswordButNotTellItWhenItIsInTheAddress() {
        status = 401;
        answer = "{\"error_code\":401,\"message\":\"not u:hunter2\"}";
        String withUser = url().replace("//", "//u:hunter2@");
        SchemaRegistry registry = new ConfluentSchemaRegistry(Map.of("schema.registry.url", withUser));

        assertThatThrownBy(() -> registry.schema(1))
                .hasMessageContaining("basic.auth")
                .hasMessageNotContaining("hunter2");
        assertThat(authorizations).containsExactly(basic("u:hunter2"));
    }

    @Test
    void shouldSendCredentialsWhenTheyAreSettings() {
        answer = "{\"schema\":\"\\\"string\\\"\"}";

        registry(Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "me:pw"))
                .schema(1);
        registry(Map.of("bearer.auth.credentials.source", "STATIC_TOKEN", "bearer.auth.token", "abc"))
                .schema(1);

        assertThat(authorizations).containsExactly(basic("me:pw"), "Bearer abc");
    }

    @Test
    void shouldTellNoSecretWhenTheServerRepeatsIt() {
        status = 500;
        answer = "{\"error_code\":50001,\"message\":\"pw-of-me failed for me:pw-of-me\"}";
        SchemaRegistry registry =
                registry(Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "me:pw-of-me"));

        assertThatThrownBy(() -> registry.schema(1)).hasMessageNotContaining("pw-of-me");
    }

    @Test
    void shouldOnlyLookUpWhenSchemasMayNotBeRegistered() {
        status = 404;
        answer = NOT_FOUND;
        SchemaRegistry registry = registry(Map.of("auto.register.schemas", "false"));

        assertThatThrownBy(() -> registry.register("t-value", "\"string\""))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("register it first");
        assertThat(requests).singleElement().asString().startsWith("POST /subjects/t-value?");
    }

    @Test
    void shouldSayWhichSettingIsMissingWhenThereIsNoAddress() {
        assertThatThrownBy(() -> new ConfluentSchemaRegistry(Map.of())).hasMessageContaining("schema.registry.url");
    }

    private SchemaRegistry registry(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("schema.registry.url", url());
        return new ConfluentSchemaRegistry(all);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }
}
