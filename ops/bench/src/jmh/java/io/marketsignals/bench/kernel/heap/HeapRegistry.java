package io.marketsignals.bench.kernel.heap;

import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.UnknownSchemaException;
import java.util.ArrayList;
import java.util.List;

/** A schema registry on the heap: a schema's id is its place. */
public final class HeapRegistry implements SchemaRegistry {
    private final List<String> schemas = new ArrayList<>();

    @Override
    public synchronized int register(String subject, String schemaJson) {
        if (!schemas.contains(schemaJson)) {
            schemas.add(schemaJson);
        }
        return schemas.indexOf(schemaJson) + 1;
    }

    @Override
    public synchronized String schema(int id) {
        if (id < 1 || id > schemas.size()) {
            throw new UnknownSchemaException(id);
        }
        return schemas.get(id - 1);
    }
}
