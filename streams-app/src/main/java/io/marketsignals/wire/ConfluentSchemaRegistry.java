package io.marketsignals.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaMetadata;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

/**
 * Confluent's own client, relocated by Apache Flink; no other class touches it. Ids are remembered both ways for as long as
 * this lives, and unknown ids for {@code missing.id.cache.ttl.sec} (30 s), so that many bad records make one call.
 */
public final class ConfluentSchemaRegistry implements SchemaRegistry, SubjectVersions {
    private static final int SCHEMAS_HELD = 10_000;
    private static final int SUBJECT_NOT_FOUND = 40401;
    private static final int SCHEMA_NOT_FOUND = 40403;

    private final RegistrySettings settings;
    private final CachedSchemaRegistryClient client;

    /**
     * Makes a client; the registry is not called before it is asked something.
     *
     * @param settings {@code schema.registry.url}, {@code basic.auth.*}, {@code bearer.auth.*}, {@code
     *     schema.registry.ssl.*} and the client's others; with {@code auto.register.schemas=false} nothing is ever
     *     registered, only looked up
     */
    public ConfluentSchemaRegistry(Map<String, ?> settings) {
        this.settings = RegistrySettings.from(settings);
        try {
            this.client = new CachedSchemaRegistryClient(
                    this.settings.urls(), SCHEMAS_HELD, List.of(new AvroSchemaProvider()), this.settings.client());
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "The schema registry settings cannot be used: " + this.settings.scrub(e.getMessage()));
        }
    }

    @Override
    public int register(String subject, String schemaJson) {
        AvroSchema schema = new AvroSchema(schemaJson);
        try {
            return settings.autoRegister() ? client.register(subject, schema) : client.getId(subject, schema);
        } catch (RestClientException e) {
            throw refusal(subject, e);
        } catch (IOException | RuntimeException e) {
            throw noAnswer(e);
        }
    }

    @Override
    public String schema(int id) {
        try {
            // The raw schema, unlike its canonical text, has the schemas that it refers to inside.
            return String.valueOf(client.getSchemaById(id).rawSchema());
        } catch (RestClientException e) {
            if (e.getStatus() == 404 && e.getErrorCode() == SCHEMA_NOT_FOUND) {
                throw new UnknownSchemaException(id);
            }
            throw unavailable(e);
        } catch (IOException | RuntimeException e) {
            if (String.valueOf(e.getMessage()).startsWith("Invalid schema")) {
                throw new SchemaRefusedException("Schema " + id + " is not an Avro schema");
            }
            throw noAnswer(e);
        }
    }

    /**
     * The subjects that begin so, in order.
     *
     * @throws RegistryUnavailableException if the registry does not answer
     */
    public List<String> subjects(String prefix) {
        try {
            return client.getAllSubjects().stream()
                    .filter(subject -> subject.startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (RestClientException e) {
            throw unavailable(e);
        } catch (IOException | RuntimeException e) {
            throw noAnswer(e);
        }
    }

    /**
     * Removes a subject, of which nothing is left to register against; its schemas keep their ids. One that is gone is no
     * error.
     *
     * @throws RegistryUnavailableException if the registry does not answer, or refuses
     */
    public void removeSubject(String subject) {
        try {
            var unused = client.deleteSubject(subject, false);
        } catch (RestClientException e) {
            if (e.getStatus() != 404) {
                throw unavailable(e);
            }
        } catch (IOException | RuntimeException e) {
            throw noAnswer(e);
        }
    }

    @Override
    public List<Version> versions(String subject) {
        try {
            List<Version> versions = new ArrayList<>();
            for (int version : client.getAllVersions(subject)) {
                SchemaMetadata held = client.getSchemaMetadata(subject, version);
                versions.add(new Version(version, held.getId(), held.getSchema()));
            }
            return versions;
        } catch (RestClientException e) {
            if (e.getStatus() == 404 && e.getErrorCode() == SUBJECT_NOT_FOUND) {
                return List.of();
            }
            throw unavailable(e);
        } catch (IOException | RuntimeException e) {
            throw noAnswer(e);
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw noAnswer(e);
        }
    }

    private RuntimeException refusal(String subject, RestClientException e) {
        if (e.getStatus() == 409) {
            return new SchemaRefusedException("The schema is not compatible with those already registered under "
                    + subject
                    + ": change it so that old and new readers understand each other (new fields need a default), or"
                    + " publish to a topic of a new version. The registry says: " + settings.scrub(e.getMessage()));
        }
        if (e.getStatus() == 404 && e.getErrorCode() > 40400 && !settings.autoRegister()) {
            return new SchemaRefusedException("The schema is not registered under " + subject
                    + ": register it first, or set " + RegistrySettings.AUTO_REGISTER + "=true");
        }
        if (e.getStatus() == 422) {
            return new SchemaRefusedException("The registry cannot use the schema offered for " + subject + ": "
                    + settings.scrub(e.getMessage()));
        }
        return unavailable(e);
    }

    private RegistryUnavailableException unavailable(RestClientException e) {
        int status = e.getStatus();
        String advice = status == 401 || status == 403
                ? "it does not accept the credentials; check basic.auth.* or bearer.auth.*"
                : settings.scrub(e.getMessage());
        boolean passing = status >= 500 || status == 429 || status == 408;
        return new RegistryUnavailableException(
                "The schema registry " + settings.urls() + " answered " + status + ": " + advice, passing);
    }

    private RegistryUnavailableException noAnswer(Exception e) {
        String failure = e.getClass().getSimpleName() + ": " + settings.scrub(e.getMessage());
        return new RegistryUnavailableException(
                "The schema registry " + settings.urls() + " does not answer: " + failure, e instanceof IOException);
    }
}
