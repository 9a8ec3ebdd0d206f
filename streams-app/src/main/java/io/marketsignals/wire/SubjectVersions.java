package io.marketsignals.wire;

import java.util.List;

/** What a registry holds under a subject. */
public interface SubjectVersions {
    /** One of them; the schema as JSON text. */
    record Version(int version, int id, String schema) {}

    /**
     * Oldest first; empty when there is no such subject. Asked anew each time.
     *
     * @throws RegistryUnavailableException if the registry does not answer
     */
    List<Version> versions(String subject);
}
