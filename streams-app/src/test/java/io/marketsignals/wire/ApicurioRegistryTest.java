package io.marketsignals.wire;

import static io.marketsignals.wire.Records.TOPIC;
import static io.marketsignals.wire.Records.framed;
import static io.marketsignals.wire.Records.key;
import static io.marketsignals.wire.Records.price;
import static io.marketsignals.wire.Records.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.marketsignals.model.Price;
import io.marketsignals.model.Prices;
import io.marketsignals.model.RejectionReason;
import io.marketsignals.schema.ConstituentPrice;
import io.marketsignals.schema.PriceBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a registry that is not ours, over HTTP, as in production. */
@Timeout(120)
class ApicurioRegistryTest {
    private static final String SUBJECT = TOPIC + "-io.marketsignals.schema.ConstituentPrice";

    @TempDir
    private Path directory;

    @Test
    void shouldRegisterReadAndRefuseWhenSchemasEvolve() throws Exception {
        try (ApicurioProcess apicurio = start(ApicurioProcess.freePort());
                SchemaRegistry ours = registry(apicurio.url());
                SchemaRegistry theirs = registry(apicurio.url())) {
            apicurio.requireBackwardCompatibility();
            PriceDecoder decoder = new PriceDecoder(ours);
            byte[] before = WireEncoder.forRecordOfTopic(theirs, TOPIC, ConstituentPrice.class)
                    .encode(price("TCS", 4012.5));
            Schema widened = withField("{'name':'venue','type':'string','default':'NSE'}");

            assertThat(decoder.decode(key("TCS"), before)).isInstanceOf(Decoded.Value.class);
            int newId = theirs.register(SUBJECT, widened.toString());
            byte[] after = framed(newId, widenedPrice(widened));

            assertThat(newId).isNotEqualTo(WireFormat.schemaId(before));
            assertThat(decoder.decode(key("TCS"), after))
                    .isEqualTo(new Decoded.Value<>(Prices.of(Price.traded("TCS", Records.TIME, 1.5, 0))));
            assertThat(decoder.decode(key("TCS"), before)).isInstanceOf(Decoded.Value.class);
            assertThat(decoder.decode(key("TCS"), framed(999_999, new byte[3])))
                    .isEqualTo(new Decoded.Refused<>(
                            RejectionReason.UNKNOWN_SCHEMA, "The schema registry knows no schema with id 999999"));
            assertThatThrownBy(() -> theirs.register(
                            SUBJECT, withField("{'name':'lot','type':'long'}").toString()))
                    .isInstanceOf(SchemaRefusedException.class)
                    .hasMessageContaining(SUBJECT)
                    .hasMessageContaining("new fields need a default");
        }
    }

    @Test
    void shouldGoOnWithKnownIdsAndWaitForNewOnesWhenTheRegistryIsDown() throws Exception {
        int port = ApicurioProcess.freePort();
        byte[] known;
        byte[] unseen;
        SchemaRegistry ours;
        try (ApicurioProcess apicurio = start(port)) {
            ours = registry(apicurio.url());
            known = registerAndEncode(apicurio).get(0);
            unseen = registerAndEncode(apicurio).get(1);
            assertThat(new PriceDecoder(ours).decode(key("TCS"), known)).isInstanceOf(Decoded.Value.class);
        }
        PriceDecoder impatient = new PriceDecoder(new PatientRegistry(ours, Duration.ofMillis(500)));
        PriceDecoder patient = new PriceDecoder(new PatientRegistry(ours, Duration.ofSeconds(60)));

        assertThat(impatient.decode(key("TCS"), known)).isInstanceOf(Decoded.Value.class);
        assertThatThrownBy(() -> impatient.decode(null, unseen)).isInstanceOf(RegistryUnavailableException.class);
        CompletableFuture<Decoded<Prices>> waiting = CompletableFuture.supplyAsync(() -> patient.decode(null, unseen));
        // Its memory is empty; the same registrations in the same order give the same ids, before anyone can ask.
        try (ApicurioProcess again = start(ApicurioProcess.freePort())) {
            registerAndEncode(again);
            assertThat(waiting).isNotDone();
            HttpServer front = again.front(port);
            try {
                assertThat(waiting.get(30, TimeUnit.SECONDS)).isInstanceOf(Decoded.Value.class);
                assertThat(impatient.decode(null, unseen)).isInstanceOf(Decoded.Value.class);
            } finally {
                front.stop(0);
            }
        }
        ours.close();
    }

    private List<byte[]> registerAndEncode(ApicurioProcess apicurio) {
        try (SchemaRegistry registry = registry(apicurio.url())) {
            return List.of(
                    WireEncoder.forRecordOfTopic(registry, TOPIC, ConstituentPrice.class)
                            .encode(price("TCS", 4012.5)),
                    WireEncoder.forRecordOfTopic(registry, TOPIC, PriceBatch.class)
                            .encode(Records.batch(price("TCS", 4012.5))));
        }
    }

    private ApicurioProcess start(int port) throws Exception {
        return ApicurioProcess.start(port, directory.resolve("apicurio.log"));
    }

    private static SchemaRegistry registry(String url) {
        return new ConfluentSchemaRegistry(Map.of("schema.registry.url", url));
    }

    private static Schema withField(String field) {
        return schema("{'type':'record','name':'ConstituentPrice','namespace':'io.marketsignals.schema','fields':["
                + "{'name':'symbol','type':'string'},{'name':'time','type':'long'},{'name':'price','type':'double'},"
                + field + "]}");
    }

    private static GenericRecord widenedPrice(Schema widened) {
        return new GenericRecordBuilder(widened)
                .set("symbol", "TCS")
                .set("time", Records.TIME)
                .set("price", 1.5)
                .build();
    }
}
