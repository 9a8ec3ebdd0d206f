package io.marketsignals.wire;

import java.util.ArrayList;
import java.util.List;

/** Schemas in a list; counts questions and can be made not to answer. */
final class MemoryRegistry implements SchemaRegistry {
    private final List<String> schemas = new ArrayList<>();
    int questions;
    int failures;

    @Override
    public int register(String subject, String schemaJson) {
        fail();
        int known = schemas.indexOf(schemaJson);
        if (known >= 0) {
            return known + 1;
        }
        schemas.add(schemaJson);
        return schemas.size();
    }

    @Override
    public String schema(int id) {
        questions++;
        fail();
        if (id < 1 || id > schemas.size()) {
            throw new UnknownSchemaException(id);
        }
        return schemas.get(id - 1);
    }

    private void fail() {
        if (failures > 0) {
            failures--;
            throw new RegistryUnavailableException("The registry does not answer", true);
        }
    }
}
