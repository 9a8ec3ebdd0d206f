package io.marketsignals.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page's modules that only compute, in the browser that runs them. */
@ExtendWith(Chromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageModulesTest {
    private PageServer server;
    private OpenPage open;

    @BeforeAll
    void serve(Browser browser) throws IOException {
        server = new PageServer();
        open = OpenPage.at(browser, server.address(), "", 1440, ColorScheme.LIGHT);
    }

    @AfterAll
    void stop() {
        if (open != null) {
            open.close();
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "m.level(10275.055) | 10,275.06",
                "m.level(null) | –",
                "m.percent(0.0252) | +2.52 %",
                "m.percent(-0.0004) | −0.04 %",
                "m.percent(-0.000049) | 0.00 %",
                "m.percent(0) | 0.00 %",
                "m.percent(undefined) | –",
                "m.share(0.65263, 1) | 65.3 %",
                "m.points(0.00826) | +0.83 pp",
                "m.compact(12345.6) | 12.3k",
                "m.compact(1364027) | 1.4M",
                "m.compact(0.2) | 0.2",
                "m.age(400) | 0.4 s",
                "m.age(42000) | 42 s",
                "m.age(-5) | 0.0 s",
                "m.age(180000) | 3 min",
                "m.age(5 * 3600e3) | 5 h",
                "m.age(429 * 86400e3) | 429 d",
                "m.instant('2025-09-16T02:34:05.000Z', 'Australia/Sydney', 'day second') | Tue 16 Sep 12:34:05",
                "m.instant('2025-09-16T14:00:00.000Z', 'Australia/Sydney', 'minute') | 00:00",
                "m.date('2025-09-17') | 17 Sep 2025",
                "m.words('sessionReturnAsOf') | session return as of",
                "m.words('SMALL_LEAD') | small lead",
                "m.way(0.00004) | flat",
                "m.way(-0.01) | down"
            })
    void shouldWriteNumbersAsTheFieldDoes(String expression, String expected) {
        Object text = open.module("numbers", "String(" + expression + ").replaceAll('\\u00a0', ' ')");

        assertThat(text).isEqualTo(expected);
    }

    @Test
    void shouldPutSessionsSideBySide() {
        String times = "['2025-09-18T05:58:00.000Z','2025-09-18T05:59:00.000Z','2025-09-19T00:00:00.000Z']";

        assertThat(open.module("series", "m.starts(" + times + ")")).isEqualTo(List.of(0, 2));
        assertThat(open.module("series", "[...m.ticks(" + times + ", 'Australia/Sydney', 8)]"))
                .isEqualTo(List.of(List.of(0, "Thu 18 Sep"), List.of(2, "Fri 19 Sep")));
    }

    @Test
    void shouldPutAnAlertAtTheMinuteThatEndsWithIt() {
        String axis = "{times: ['2025-09-18T05:58:00.000Z','2025-09-18T05:59:00.000Z','2025-09-19T00:00:00.000Z']}";
        String positions = """
                ['2025-09-18T05:59:00.000Z', '2025-09-18T05:59:01.000Z', '2025-09-18T06:00:00.000Z', '2025-09-19T00:00:01.000Z',
                 '2025-09-18T05:58:00.000Z', '2025-09-18T12:00:00.000Z']
                 .map(eventTime => m.position(%s, {eventTime}))""".formatted(axis);

        assertThat(open.module("series", positions)).isEqualTo(List.of(0, 1, 1, 2, -1, -1));
    }

    @Test
    void shouldFindRunsOfARegimeThatIsNotNeutral() {
        Object runs = open.module("series", "m.regimes(['NEUTRAL','SMALL_LEAD','SMALL_LEAD',null,'LARGE_LEAD'])");

        assertThat(runs)
                .isEqualTo(List.of(
                        Map.of("regime", "SMALL_LEAD", "from", 1, "to", 2),
                        Map.of("regime", "LARGE_LEAD", "from", 4, "to", 4)));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-09-16T05:30:00.000Z, 2025-09-16T05:29:00.000Z",
        "2025-09-16T05:30:01.000Z, 2025-09-16T05:30:00.000Z"
    })
    void shouldCountABucketToTheMinuteThatHoldsIt(String asOf, String minute) {
        assertThat(open.module("series", "m.minuteOf('" + asOf + "')")).isEqualTo(minute);
    }

    @ParameterizedTest
    @CsvSource({"05:30, true, '[1,9]'", "05:31, true, '[1,2,9]'", "05:33, false, '[1,2]'", "05:29, true, '[1,2]'"})
    void shouldAppendOnlyTheMinuteThatFollows(String minute, boolean fits, String levels) {
        Object answer = open.module("series", """
                {
                  const columns = {time: ['2025-09-16T05:29:30.000Z', '2025-09-16T05:30:00.000Z'], level: [1, 2]};
                  const fits = m.append(columns, '2025-09-16T%s:00.000Z', {level: 9, other: 1});
                  return [fits, JSON.stringify(columns.level), columns.time.length === columns.level.length];
                }""".formatted(minute).transform(body -> "(() => " + body + ")()"));

        assertThat(answer).isEqualTo(List.of(fits, levels, true));
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, 14999, true, ''",
        "OPEN, 15000, true, STALE",
        "CLOSED, 90000, true, ''",
        "OPEN, 20000, false, 'DISCONNECTED,STALE'",
        "CLOSED, 0, false, DISCONNECTED"
    })
    void shouldDoubtWhatIsOldOrNoLongerHeard(String state, int age, boolean connected, String marks) {
        String market = """
                {session: {state: '%s'}, asOf: '2025-09-16T05:30:00.000Z', receivedAt: '2025-09-16T05:30:00.000Z', indices: [], pairs: []}""".formatted(state);

        Object found = open.module(
                "freshness",
                "m.freshness(%s, Date.parse('2025-09-16T05:30:00.000Z') + %d, %s).marks.join()"
                        .formatted(market, age, connected));

        assertThat(found).isEqualTo(marks);
    }

    @Test
    void shouldReadEventsInAnyPieces() {
        Object events = open.module("stream", """
                (() => {
                  const text = ': alive\\nid: 7\\nevent: bars\\ndata: {"a":\\ndata: 1}\\n\\nretry: 1000\\n\\r\\nevent: reset\\r\\ndata: {}\\r\\n\\r\\n';
                  const read = size => {
                    const found = [];
                    const take = m.parser(event => found.push([event.id, event.event, event.data]));
                    for (let i = 0; i < text.length; i += size) take(text.slice(i, i + size));
                    return JSON.stringify(found);
                  };
                  return [...new Set([1, 2, 3, 7, 1000].map(read))];
                })()""");

        assertThat(events).isEqualTo(List.of("[[\"7\",\"bars\",\"{\\\"a\\\":\\n1}\"],[null,\"reset\",\"{}\"]]"));
    }

    @ParameterizedTest
    @CsvSource({
        "IN-SMALL:INS0665, IN, '', IN-SMALL",
        "IN-SMALL-RESISTANCE, IN, IN-SMALL, IN-SMALL",
        "IN-SMALL-LARGE, IN, '', IN-SMALL",
        "US-AU-SMALL, AU, AU-SMALL, AU-SMALL",
        "IN, IN, IN-MID, IN-MID",
        "IN, IN, '', IN-LARGE"
    })
    void shouldFindTheIndexOfAnAlert(String subject, String market, String evidence, String index) {
        String markets = """
                ['AU', 'IN'].map(id => ({market: id, indices: ['LARGE', 'MID', 'SMALL'].map(each => ({index: `${id}-${each}`})),
                  pairs: [{pair: `${id}-SMALL-LARGE`, small: `${id}-SMALL`}]}))""";

        Object found = open.module(
                "filters",
                "m.indexOf({subject: '%s', market: '%s', evidence: [{name: 'follower', text: '%s'}]}, %s)"
                        .formatted(subject, market, evidence, markets));

        assertThat(found).isEqualTo(index);
    }

    @Test
    void shouldKeepOnlyWhatItKnowsOfAnAddress() {
        Object address = open.module("filters", "m.toHash(m.fromHash('#market=IN&other=1&text=a%20b&view='))");

        assertThat(address).isEqualTo("#market=IN&text=a+b");
    }
}
