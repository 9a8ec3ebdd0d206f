package io.marketsignals.cli;

import java.util.Locale;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** One line of {@code ops/acl/acls.sh --dry-run}. */
record Grant(String user, AclOperation operation, ResourceType kind, String name, PatternType pattern) {
    static Grant of(String line) {
        String[] cells = line.split("\t", -1);
        boolean prefix = cells[3].endsWith("*");
        return new Grant(
                cells[0].substring("User:".length()),
                AclOperation.valueOf(
                        cells[1].replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT)),
                ResourceType.valueOf(cells[2].replace('-', '_').toUpperCase(Locale.ROOT)),
                prefix ? cells[3].substring(0, cells[3].length() - 1) : cells[3],
                prefix ? PatternType.PREFIXED : PatternType.LITERAL);
    }

    /** Whether only looking at settings needs it; without it the user is warned. */
    boolean looks() {
        return operation == AclOperation.DESCRIBE_CONFIGS || operation == AclOperation.ALTER_CONFIGS;
    }

    AclBinding binding() {
        return new AclBinding(
                new ResourcePattern(kind, name, pattern),
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }
}
