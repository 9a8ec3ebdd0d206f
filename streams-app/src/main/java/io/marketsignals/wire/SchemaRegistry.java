package io.marketsignals.wire;

/** Where schemas and their ids live. Schemas cross as JSON text; implementations are safe for use by many threads. */
public interface SchemaRegistry extends AutoCloseable {

    /**
     * The id of this schema under this subject; answered without a call once known.
     *
     * @throws SchemaRefusedException if the registry answers that the schema may not be used under the subject
     * @throws RegistryUnavailableException if the registry does not answer
     */
    int register(String subject, String schemaJson);

    /**
     * The schema with this id; answered without a call once known.
     *
     * @throws UnknownSchemaException if the registry answers that there is none
     * @throws SchemaRefusedException if it is not an Avro schema
     * @throws RegistryUnavailableException if the registry does not answer
     */
    String schema(int id);

    @Override
    default void close() {}
}
