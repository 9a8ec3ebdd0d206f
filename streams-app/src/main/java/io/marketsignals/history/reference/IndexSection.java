package io.marketsignals.history.reference;

import io.marketsignals.history.yaml.Position;
import io.marketsignals.history.yaml.YamlMap;
import io.marketsignals.history.yaml.YamlNode;
import io.marketsignals.history.yaml.YamlText;
import io.marketsignals.schema.Index;
import io.marketsignals.schema.LevelSource;
import io.marketsignals.schema.Member;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One index of a reference file.
 *
 * @param body as the reference topic carries it; without members while {@code open}
 * @param open whether every symbol seen in the data becomes a member
 * @param sectors by symbol, for members that are still to come
 */
record IndexSection(Index body, boolean open, Map<String, String> sectors, Position at) {
    private static final String[] KEYS = {"market", "name", "segment", "level", "base", "members", "sectors"};

    static IndexSection read(String id, YamlMap yaml, Path folder) {
        String what = "index " + id;
        yaml.only(what, KEYS);
        double base = yaml.optionalText("base").map(YamlText::number).orElse(1000.0);
        if (base <= 0) {
            throw yaml.position("base").error("the base of " + what + " must be above 0: " + base);
        }
        LevelSource level = yaml.text("level", what).oneOf(LevelSource.class);
        Map<String, String> sectors =
                yaml.has("sectors") ? MemberList.sectors(yaml.section("sectors"), folder) : Map.of();
        boolean open = yaml.optional("members").filter(IndexSection::all).isPresent();
        List<Member> members = open || !yaml.has("members")
                ? List.of()
                : MemberList.read(id, yaml.required("members", what), folder, sectors);
        if (level == LevelSource.DERIVED && members.isEmpty() && !open) {
            throw yaml.error(what + " derives its level from its members, but has none");
        }
        Index body = Index.newBuilder()
                .setMarket(yaml.text("market", what).text())
                .setName(yaml.optionalText("name").map(YamlText::text).orElse(id))
                .setSegment(yaml.optionalText("segment").map(YamlText::text).orElse(null))
                .setLevel(level)
                .setBase(base)
                .setMembers(members)
                .build();
        return new IndexSection(body, open, sectors, yaml.at());
    }

    private static boolean all(YamlNode members) {
        return members instanceof YamlText text && text.text().equals("all");
    }
}
