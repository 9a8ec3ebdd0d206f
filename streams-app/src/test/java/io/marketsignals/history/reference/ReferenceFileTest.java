package io.marketsignals.history.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.marketsignals.history.yaml.InputError;
import io.marketsignals.schema.ContextEvent;
import io.marketsignals.schema.CorporateAction;
import io.marketsignals.schema.EarningsDate;
import io.marketsignals.schema.Flow;
import io.marketsignals.schema.Index;
import io.marketsignals.schema.LeadLag;
import io.marketsignals.schema.LevelSource;
import io.marketsignals.schema.Market;
import io.marketsignals.schema.Member;
import io.marketsignals.schema.Pair;
import io.marketsignals.schema.RateDecision;
import io.marketsignals.schema.RatingChange;
import io.marketsignals.schema.RatingDirection;
import io.marketsignals.schema.ReferenceEntry;
import io.marketsignals.schema.ReferenceKind;
import io.marketsignals.schema.Settings;
import io.marketsignals.schema.Zone;
import io.marketsignals.schema.ZoneRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceFileTest {
    private static final String MARKET =
            "markets:\n  US: {zone: America/New_York, open: '09:30', close: '16:00', sessions: from-data}\n";
    private static final String INDICES = MARKET
            + "indices:\n  BIG: {market: US, level: feed}\n  SMALL: {market: US, level: derived, members: [A, B]}\n";

    private static final String LEADING = """
            markets:
              US: {zone: America/New_York, open: '09:30', close: '16:00', sessions: from-data}
              AU: {zone: Australia/Sydney, open: '10:00', close: '16:00', sessions: from-data}
            indices:
              BIG: {market: US, level: feed}
              MID: {market: US, level: feed}
              SMALL: {market: AU, level: feed}
            lead-lag:
              US-AU: {leader: BIG, follower: %s}
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldReadAMarketWithADeclaredCalendar() throws IOException {
        Reference reference = read("""
                markets:
                  NSE:
                    name: India
                    zone: Asia/Kolkata
                    open: 09:15
                    close: 15:30
                    weekdays: [monday, tuesday]
                    holidays: [2024-01-26]
                    special: [{date: 2024-11-01, open: 18:00, close: 19:00}]
                    settle: PT2M
                """);

        Market market = (Market) body(reference.entries().get(0));
        assertThat(market.getWeekdays()).containsExactly("MONDAY", "TUESDAY");
        assertThat(market.getHolidays()).containsExactly(LocalDate.of(2024, 1, 26));
        assertThat(market.getSpecial()).hasSize(1);
        assertThat(market.getSettleMillis()).isEqualTo(120_000);
        assertThat(reference.calendars().get("NSE").session(LocalDate.of(2024, 11, 1)))
                .hasValueSatisfying(s -> assertThat(s.close() - s.open()).isEqualTo(3_600_000));
        assertThat(reference.calendars().get("NSE").session(LocalDate.of(2024, 1, 26)))
                .isEmpty();
    }

    @Test
    void shouldDeclareNoWeekdaysWhenSessionsComeFromData() throws IOException {
        Market market = (Market) body(read(MARKET).entries().get(0));

        assertThat(market.getWeekdays()).isNull();
        assertThat(market.getName()).isEqualTo("US");
        assertThat(market.getSettleMillis()).isEqualTo(60_000);
    }

    @Test
    void shouldReadIndicesPairsZonesActionsAndSettings() throws IOException {
        Reference reference = read(INDICES + """
                pairs:
                  S-B: {small: SMALL, large: BIG}
                zones:
                  Z1: {index: BIG, role: resistance, low: 100, high: 110, label: top, from: 2024-01-02, to: 2024-02-01}
                corporate-actions:
                  - {symbol: A, factor: 0.5, from: 2024-01-05}
                settings:
                  '*': {breadth-divergence.return: 0.005}
                """);

        assertThat(reference.entries())
                .extracting(ReferenceEntry::getKind)
                .containsExactly(
                        ReferenceKind.MARKET,
                        ReferenceKind.INDEX,
                        ReferenceKind.INDEX,
                        ReferenceKind.PAIR,
                        ReferenceKind.ZONE,
                        ReferenceKind.CORPORATE_ACTION,
                        ReferenceKind.SETTINGS);
        Index small = (Index) body(reference.entries().get(2));
        assertThat(small.getLevel()).isEqualTo(LevelSource.DERIVED);
        assertThat(small.getBase()).isEqualTo(1000.0);
        assertThat(small.getMembers()).extracting(Member::getSymbol).containsExactly("A", "B");
        assertThat(body(reference.entries().get(3))).isEqualTo(new Pair("US", "SMALL", "BIG"));
        ReferenceEntry zone = reference.entries().get(4);
        assertThat(zone.getVersions().get(0).getEffectiveFrom()).isEqualTo(LocalDate.of(2024, 1, 2));
        assertThat(zone.getVersions().get(0).getPublishedAt()).isNull();
        assertThat(body(zone))
                .isEqualTo(new Zone("BIG", ZoneRole.RESISTANCE, 100.0, 110.0, "top", LocalDate.of(2024, 2, 1)));
        assertThat(body(reference.entries().get(5))).isEqualTo(new CorporateAction("A", 0.5));
        assertThat(reference.entries().get(5).getVersions().get(0).getEffectiveFrom())
                .isEqualTo(LocalDate.of(2024, 1, 5));
        assertThat(body(reference.entries().get(6)))
                .isEqualTo(new Settings(Map.of("breadth-divergence.return", "0.005")));
    }

    @Test
    void shouldReadContextEventsOfEveryKind() throws IOException {
        Reference reference = read(INDICES + """
                context:
                  - {kind: rate-decision, subject: US, time: "2025-09-17T18:00:00Z",
                     authority: Fed, from-rate: 0.045, to-rate: 0.0425}
                  - {kind: flow, subject: BIG, time: "2025-09-16T20:00:00Z", published: "2025-09-17T12:00:00Z",
                     investor: funds, amount: -1.5e9, currency: USD}
                  - {kind: rating-change, subject: A, time: "2025-09-18T12:00:00Z", firm: House, to: buy, direction: none}
                  - {kind: earnings-date, subject: B, time: "2025-09-25T20:05:00Z", published: "2025-09-01T12:00:00Z",
                     date: 2025-09-25, period: Q3 2025}
                """);

        assertThat(reference.context())
                .containsExactly(
                        event("US", "2025-09-17T18:00:00Z", "2025-09-17T18:00:00Z")
                                .apply(new RateDecision("Fed", 0.045, 0.0425, List.of())),
                        event("BIG", "2025-09-16T20:00:00Z", "2025-09-17T12:00:00Z")
                                .apply(new Flow("funds", -1.5e9, "USD")),
                        event("A", "2025-09-18T12:00:00Z", "2025-09-18T12:00:00Z")
                                .apply(new RatingChange("House", null, "buy", RatingDirection.NONE)),
                        event("B", "2025-09-25T20:05:00Z", "2025-09-01T12:00:00Z")
                                .apply(new EarningsDate(LocalDate.of(2025, 9, 25), "Q3 2025")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: rumour                               | 'rumour' is none of rating-change, earnings-date, flow",
                "subject: US                                | a context event needs 'kind'",
                "kind: flow, firm: House                    | unknown key 'firm' in flow",
                "kind: flow, subject: US, time: noon        | 'noon' is not an instant such as",
                "kind: flow, subject: XX, time: 2025-09-17T18:00:00Z | there is no XX",
                "kind: rate-decision, subject: BIG, time: 2025-09-17T18:00:00Z | there is no BIG",
                "kind: rate-decision, subject: US, time: 2025-09-17T18:00:00Z, markets: [IN] | there is no IN",
                "kind: rating-change, subject: A, time: 2025-09-17T18:00:00Z | needs 'from' or 'to'",
                "kind: earnings-date, subject: A, time: 2025-09-17T18:00:00Z | needs 'published'"
            })
    void shouldRefuseAContextEventThatCannotBe(String event, String complaint) {
        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> read(INDICES + "context:\n  - {" + event + "}\n"))
                .withMessageContaining(complaint);
    }

    private static Function<Object, ContextEvent> event(String subject, String time, String published) {
        return body -> new ContextEvent(subject, Instant.parse(time), Instant.parse(published), body);
    }

    @Test
    void shouldReadALeadLagOfTwoMarkets() throws IOException {
        Reference reference = read(LEADING.formatted("SMALL"));

        ReferenceEntry entry = reference.entries().get(5);
        assertThat(entry.getKind()).isEqualTo(ReferenceKind.LEAD_LAG);
        assertThat(entry.getId()).isEqualTo("US-AU");
        assertThat(body(entry)).isEqualTo(new LeadLag("BIG", "SMALL"));
    }

    @Test
    void shouldRefuseALeadLagWithinOneMarket() {
        InputError refusal = catchThrowableOfType(InputError.class, () -> read(LEADING.formatted("MID")));

        assertThat(refusal).hasMessageContaining("lead-lag US-AU needs indices of two markets: BIG and MID are of one");
    }

    @Test
    void shouldReadMembersFromACsvFileBesideTheReferenceFile() throws IOException {
        Files.writeString(folder.resolve("m.csv"), "Ticker,Sector,W,In\nA,Tech,2.5,2024-01-02\nB,,1,\n");

        Reference reference = read(MARKET + """
                indices:
                  X:
                    market: US
                    level: derived
                    members: {csv: m.csv, columns: {symbol: Ticker, sector: Sector, weight: W, from: In}}
                """);

        assertThat(((Index) body(reference.entries().get(1))).getMembers())
                .containsExactly(
                        new Member("A", LocalDate.of(2024, 1, 2), null, 2.5, "Tech"),
                        new Member("B", null, null, 1.0, null));
    }

    @Test
    void shouldMakeEverySymbolAMemberFromItsFirstSessionWhenMembersAreAll() throws IOException {
        Files.writeString(folder.resolve("s.csv"), "Symbol,GICS Sector\nA,Tech\n");
        Reference reference = read(MARKET + """
                indices:
                  X:
                    market: US
                    level: derived
                    members: all
                    sectors: {csv: s.csv, columns: {symbol: Symbol, sector: GICS Sector}}
                """);

        List<ReferenceEntry> resolved = reference.resolved(
                Map.of("US", new TreeMap<>(Map.of("A", LocalDate.of(2024, 1, 2), "B", LocalDate.of(2024, 1, 3)))));

        assertThat(((Index) body(resolved.get(1))).getMembers())
                .containsExactly(
                        new Member("A", LocalDate.of(2024, 1, 2), null, null, "Tech"),
                        new Member("B", LocalDate.of(2024, 1, 3), null, null, null));
    }

    @Test
    void shouldHaveNoSectorsWhenTheirOptionalFileIsMissing() throws IOException {
        Reference reference = read(MARKET
                + "indices:\n  X: {market: US, level: feed, members: all, sectors: {csv: no.csv, optional: true,"
                + " columns: {symbol: S, sector: T}}}\n");

        assertThat(reference.openIndices()).containsEntry("X", Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "indices: {X: {market: UK, level: feed}}|index X names market UK, which the file lacks",
                "indices: {X: {market: US, level: derived}}|index X derives its level from its members, but has none",
                "indices: {X: {market: US, level: sometimes}}|'sometimes' is none of feed, derived",
                "indices: {X: {market: US, level: feed, base: 0}}|the base of index X must be above 0",
                "indices: {X: {market: US, level: feed, members: [A, {symbol: B, weight: 1}]}}|gives weights to 1 of its 2",
                "indices: {X: {market: US, level: feed, members: [{symbol: B, weight: -1}]}}|weight of B in index X must be above",
                "indices: {X: {market: US, level: feed, members: [A, A]}}|A is twice a member of index X",
                "indices: {X: {market: US, level: feed, members: [{symbol: A, from: 2024-02-01, to: 2024-01-01}]}}|before it leaves",
                "indices: {X: {market: US, level: feed, members: [{symbol: A, form: 2024-02-01}]}}|did you mean 'from'?",
                "indices: {X: {market: US, level: feed, members: {csv: no.csv, columns: {symbol: S}}}}|cannot be read",
                "indices: {X: {market: US, level: feed}}\\npairs: {P: {small: X, large: Y}}|pair P names index Y, which the file",
                "indices: {X: {market: US, level: feed}}\\npairs: {P: {small: X, large: X}}|pair P needs two different indices",
                "indices: {X: {market: US, level: feed}}\\npairs: {X: {small: X, large: X}}|needs two different indices",
                "indices: {X: {market: US, level: feed}}\\nzones: {Z: {index: X, role: support, low: 2, high: 2}}|0 < low < high",
                "indices: {X: {market: US, level: feed}}\\nzones: {Z: {index: Y, role: support, low: 1, high: 2}}|names index Y",
                "indices: {X: {market: US, level: feed}}\\nzones: {X: {index: X, role: support, low: 1, high: 2}}|is taken already",
                "indices: {X: {market: US, level: feed}}\\nzones: {Z: {index: X, role: side, low: 1, high: 2}}|none of resistance",
                "zones: {Z: {index: X, role: support, low: 1, high: 2, from: 2024-02-01, to: 2024-01-01}}|must begin before it ends",
                "corporate-actions: [{symbol: A, factor: 0, from: 2024-01-01}]|the factor of A must be above 0",
                "corporate-actions: [{symbol: A, factor: 2, from: 2024-13-01}]|is not a date",
                "settings: {FR: {a: 1}}|there is no FR",
                "indizes: {}|did you mean 'indices'?"
            })
    void shouldSayWhatCannotHoldTogether(String yaml, String sentence) {
        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> read(MARKET + yaml.replace("\\n", "\n") + "\n"))
                .withMessageContaining(sentence)
                .withMessageContaining("reference.yaml:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "zone: Nowhere/Town, open: '09:30', close: '16:00', sessions: from-data|is not a time zone",
                "zone: UTC, open: '16:00', close: '09:30', sessions: from-data|must open before it closes",
                "zone: UTC, open: '9h', close: '16:00', sessions: from-data|is not a local time",
                "zone: UTC, open: '09:30', close: '16:00'|needs 'calendar', 'weekdays' or 'sessions: from-data'",
                "zone: UTC, open: '09:30', close: '16:00', sessions: never|can only be from-data",
                "zone: UTC, open: '09:30', close: '16:00', sessions: from-data, weekdays: [monday]|cannot have weekdays",
                "zone: UTC, open: '09:30', close: '16:00', weekdays: [someday]|'someday' is none of monday",
                "zone: UTC, open: '09:30', close: '16:00', weekdays: [monday], settle: PT-1S|must not be negative",
                "zone: UTC, open: '09:30', close: '16:00', weekdays: [monday], settle: soon|is not a duration",
                "open: '09:30', close: '16:00', sessions: from-data|market M needs 'zone'"
            })
    void shouldSayWhatIsWrongWithAMarket(String market, String sentence) {
        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> read("markets: {M: {" + market + "}}\n"))
                .withMessageContaining(sentence);
    }

    @Test
    void shouldRefuseASymbolInTwoMarkets() {
        String markets = """
                markets:
                  A: {zone: UTC, open: '09:30', close: '16:00', sessions: from-data}
                  B: {zone: UTC, open: '09:30', close: '16:00', sessions: from-data}
                indices:
                  I: {market: A, level: feed, members: [S]}
                  J: {market: B, level: feed, members: [S]}
                """;

        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> read(markets))
                .withMessageContaining("symbol S is in two markets");
    }

    private Reference read(String yaml) throws IOException {
        return ReferenceFile.read(Files.writeString(folder.resolve("reference.yaml"), yaml));
    }

    private static Object body(ReferenceEntry entry) {
        return entry.getVersions().get(0).getBody();
    }
}
