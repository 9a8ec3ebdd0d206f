package io.marketsignals.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.schema.ReferenceKind;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.SchemaRefusedException;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.UnknownSchemaException;
import io.marketsignals.wire.WireDecoder;
import io.marketsignals.wire.WireEncoder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedRegistryTest {
    private static final String A = "{\"type\":\"record\",\"name\":\"A\",\"fields\":[]}";
    private static final String A_WITH_DEFAULT =
            "{\"type\":\"record\",\"name\":\"A\",\"fields\":[" + "{\"name\":\"x\",\"type\":\"int\",\"default\":1}]}";
    private static final String A_WITHOUT_DEFAULT =
            "{\"type\":\"record\",\"name\":\"A\",\"fields\":[" + "{\"name\":\"y\",\"type\":\"int\"}]}";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EmbeddedRegistry registry = EmbeddedRegistry.start();
    private final SchemaRegistry client = new ConfluentSchemaRegistry(Map.of("schema.registry.url", registry.url()));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        registry.close();
    }

    @Test
    void shouldCarryARecordWhenWriterAndReaderShareNothingElse() {
        ReferenceEntry entry = new ReferenceEntry(ReferenceKind.INDEX, "NIFTY", List.of());
        byte[] bytes = WireEncoder.forTopic(client, "market.reference.v1", ReferenceEntry.class)
                .encode(entry);
        try (SchemaRegistry other = new ConfluentSchemaRegistry(Map.of("schema.registry.url", registry.url()))) {

            assertThat(new WireDecoder<>(other, ReferenceEntry.class).decode(bytes))
                    .isEqualTo(new Decoded.Value<>(entry));
        }
    }

    @Test
    void shouldGiveOneIdWhenTheSchemaIsTheSame() {
        int id = client.register("a/b value", A);

        assertThat(client.register("other-value", A)).isEqualTo(id);
        assertThat(client.register("a/b value", A_WITH_DEFAULT)).isEqualTo(id + 1);
        assertThatThrownBy(() -> client.schema(99)).isInstanceOf(UnknownSchemaException.class);
    }

    @Test
    void shouldRefuseWhenASchemaIsNotCompatible() throws Exception {
        client.register("t-value", A);

        assertThatThrownBy(() -> client.register("t-value", A_WITHOUT_DEFAULT))
                .isInstanceOf(SchemaRefusedException.class);
        call("PUT", "/config/t-value", "{\"compatibility\":\"NONE\"}", 200);
        assertThat(client.register("t-value", A_WITHOUT_DEFAULT)).isEqualTo(2);
    }

    @Test
    void shouldFindOnlyWhatIsThereWhenNothingMayBeRegistered() {
        try (SchemaRegistry reader = new ConfluentSchemaRegistry(
                Map.of("schema.registry.url", registry.url(), "auto.register.schemas", false))) {
            client.register("t-value", A);

            assertThat(reader.register("t-value", A)).isEqualTo(1);
            assertThatThrownBy(() -> reader.register("t-value", A_WITH_DEFAULT))
                    .isInstanceOf(SchemaRefusedException.class);
        }
    }

    @Test
    void shouldAnswerEachQuestionOfTheInterfaceWhenAskedPlainly() throws Exception {
        client.register("t-value", A);
        client.register("t-value", A_WITH_DEFAULT);
        String body = JSON.createObjectNode().put("schema", A_WITHOUT_DEFAULT).toString();
        String known = JSON.createObjectNode().put("schema", A).toString();

        assertThat(call("GET", "/subjects", null, 200)).hasToString("[\"t-value\"]");
        assertThat(call("GET", "/schemas/types", null, 200)).hasToString("[\"AVRO\"]");
        assertThat(call("GET", "/subjects/t-value/versions", null, 200)).hasToString("[1,2]");
        assertThat(call("GET", "/subjects/t-value/versions/latest", null, 200).get("id"))
                .hasToString("2");
        assertThat(call("GET", "/subjects/t-value/versions/1/schema", null, 200))
                .isEqualTo(JSON.readTree(A));
        assertThat(call("GET", "/schemas/ids/1?fetchMaxId=true&subject=t-value", null, 200)
                        .get("maxId"))
                .hasToString("2");
        assertThat(call("GET", "/schemas/ids/2/versions", null, 200))
                .hasToString("[{\"subject\":\"t-value\",\"version\":2}]");
        assertThat(call("GET", "/config", null, 200)).hasToString("{\"compatibilityLevel\":\"BACKWARD\"}");
        assertThat(call("POST", "/compatibility/subjects/t-value/versions/latest", body, 200))
                .hasToString("{\"is_compatible\":false}");
        assertThat(call("POST", "/subjects/t-value", known, 200).get("version")).hasToString("1");
    }

    @Test
    void shouldAnswerWithConfluentsCodesWhenTheQuestionIsWrong() throws Exception {
        client.register("t-value", A);
        String known = JSON.createObjectNode().put("schema", A).toString();

        assertThat(code("GET", "/subjects/none/versions", null, 404)).isEqualTo(40401);
        assertThat(code("GET", "/subjects/t-value/versions/9", null, 404)).isEqualTo(40402);
        assertThat(code("GET", "/subjects/t-value/versions/zero", null, 422)).isEqualTo(42202);
        assertThat(code("GET", "/schemas/ids/9", null, 404)).isEqualTo(40403);
        assertThat(code("GET", "/config/t-value", null, 404)).isEqualTo(40408);
        assertThat(code("POST", "/subjects/t-value/versions", "{\"schema\":\"{}\"}", 422))
                .isEqualTo(42201);
        assertThat(code("POST", "/subjects/t-value/versions", "not json", 400)).isEqualTo(400);
        assertThat(code("POST", "/subjects/t-value/versions", "", 422)).isEqualTo(422);
        assertThat(code("POST", "/subjects/t-value/versions", " ".repeat(1 << 20) + known, 413))
                .isEqualTo(413);
        assertThat(code("PUT", "/config", "{\"compatibility\":\"SOME\"}", 422)).isEqualTo(42203);
        assertThat(code("DELETE", "/subjects/none", null, 404)).isEqualTo(40401);
        assertThat(code("DELETE", "/schemas/ids/1", null, 404)).isEqualTo(404);
    }

    @Test
    void shouldRemoveASubjectAndKeepItsSchemasUnderTheirIds() throws Exception {
        int id = client.register("t-value", A);

        assertThat(call("DELETE", "/subjects/t-value", null, 200)).hasToString("[1]");

        assertThat(call("GET", "/subjects", null, 200)).hasToString("[]");
        assertThat(code("GET", "/subjects/t-value/versions", null, 404)).isEqualTo(40401);
        assertThat(JSON.readTree(call("GET", "/schemas/ids/" + id, null, 200)
                        .get("schema")
                        .textValue()))
                .isEqualTo(JSON.readTree(A));
    }

    private int code(String method, String path, String body, int status) throws Exception {
        return call(method, path, body, status).get("error_code").intValue();
    }

    private JsonNode call(String method, String path, String body, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry.url() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JSON.readTree(response.body());
    }
}
