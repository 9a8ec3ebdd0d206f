package io.marketsignals.inspect.schema;

import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.SubjectVersions;
import io.marketsignals.wire.SubjectVersions.Version;
import io.marketsignals.wire.TopicSchemas;
import java.util.List;

/**
 * What became of one schema that was to be registered.
 *
 * @param id the registry's
 * @param version under the subject
 */
public record Registration(TopicSchemas.Row row, int id, int version, boolean wasThere) {

    /**
     * Registers a schema under its subject; again changes nothing.
     *
     * @throws io.marketsignals.wire.SchemaRefusedException if it does not go with what is there, by the registry's own level
     */
    public static <R extends SchemaRegistry & SubjectVersions> Registration of(TopicSchemas.Row row, R registry) {
        List<Version> before = registry.versions(row.subject());
        int id = registry.register(row.subject(), row.schema().toString());
        boolean wasThere = before.stream().anyMatch(version -> version.id() == id);
        List<Version> held = wasThere ? before : registry.versions(row.subject());
        int version = held.stream()
                .filter(one -> one.id() == id)
                .mapToInt(Version::version)
                .max()
                .orElseThrow(() -> new IllegalStateException(row.subject() + " was registered but is not there"));
        return new Registration(row, id, version, wasThere);
    }
}
