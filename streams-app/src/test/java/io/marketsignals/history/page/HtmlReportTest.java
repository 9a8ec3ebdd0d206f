package io.marketsignals.history.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.history.run.RunFolder;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {
    @TempDir
    private Path folder;

    private String html() throws IOException {
        return html(MadeUpRun.in(folder));
    }

    private String html(RunFolder run) throws IOException {
        return Files.readString(HtmlReport.write(run, folder.resolve(HtmlReport.FILE)));
    }

    /** The page is XML but for the raw text of its style and script. */
    private static Document parsed(String html) throws Exception {
        String markup = html.replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1></$1>");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(markup.replace("<!DOCTYPE html>", ""))));
    }

    private static List<String> texts(Document page, String tag) {
        NodeList found = page.getElementsByTagName(tag);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent().strip());
        }
        return texts;
    }

    @Test
    void shouldSayWhatRanInAWellFormedPage() throws Exception {
        Document page = parsed(html());

        assertThat(texts(page, "h1")).containsExactly("Signals of M, 2024-01-02 to 2024-01-04");
        assertThat(texts(page, "dd")).contains("12,345", "2 in 3 revisions", "abc", "my prices.csv");
    }

    @Test
    void shouldDrawAnIndexAtItsLastToldCloses() throws Exception {
        String html = html();

        // sessions at x 70, 505, 940; levels 100, 90, 110 between 284 (lowest) and 44 (highest)
        assertThat(html)
                .contains("points=\"70.0,164.0 505.0,284.0 940.0,44.0\"")
                .contains("3 sessions; closes from 100.00 to 110.00 (+10.00 %), lowest 90.00, highest 110.00.");
    }

    @Test
    void shouldDrawClosingSpreadsOfAPairAndShadeItsRegime() throws Exception {
        String html = html();

        // 1 % and 3 % at 70 and 940; the second of two sessions is half the width: 505 to 940
        assertThat(html)
                .contains("points=\"70.0,284.0 940.0,44.0\"")
                .contains("<rect class=\"band rise\" x=\"505.0\" y=\"44\" width=\"435.0\"")
                .contains("SMALL_LEAD 2024-01-03 to 2024-01-03");
    }

    @Test
    void shouldListAlertsNewestFirstAsLastToldWithTheirFirstSentence() throws Exception {
        Document page = parsed(html());

        assertThat(texts(page, "summary").stream().filter(text -> text.contains("IX f") || text.contains("alert(")))
                .containsExactly(MadeUpRun.HOSTILE.replace('\u0007', '\uFFFD'), "IX falls.");
        assertThat(texts(page, "td")).containsSubsequence("HIGH", "CLEARED", "MEDIUM");
        assertThat(texts(page, "li")).contains("2024-01-04 11:00:00 CLEARED, MEDIUM, FINAL, forced: IX fell enough.");
    }

    @Test
    void shouldShowEvidenceWithUnitsAndWhatItRestsOn() throws Exception {
        Document page = parsed(html());

        assertThat(texts(page, "li"))
                .contains("level\n 1,234,568 points", "return\n -2.5 %", "level-zone.break\n 0.1 %");
        assertThat(texts(page, "p"))
                .anyMatch(text -> text.startsWith("Coverage 75.00 % · as of 2024-01-03 10:00:00 · forced watermark"));
    }

    @Test
    void shouldTellTheQualityOfTheData() throws Exception {
        String text = parsed(html()).getDocumentElement().getTextContent().replaceAll("\\s+", " ");

        assertThat(text)
                .contains("Dead letters 3", "Late prices 4", "Sessions closed again 1", "LATE_HEARTBEAT 3")
                .contains("f.csv:7: BAD: x < y", "1 more; report.json")
                .contains("IX 3 75.00 % 25.00 % 1 1") // (1 + 0.25 + 1) / 3; one partial and forced
                .contains("2024-01-03 25.00 %");
    }

    @Test
    void shouldGiveTheCommandThatMakesTheRunAgain() throws Exception {
        assertThat(texts(parsed(html()), "code"))
                .containsExactly("./signals replay --reference r.yaml --feed FEED.yaml --partitions 4 --threads 2"
                        + " --set signals.rally.return=0.05 --out again 'data/my prices.csv'");
    }

    @Test
    void shouldEscapeWhateverComesFromData() throws Exception {
        String html = html();

        assertThat(html).doesNotContain("<script>alert", "\u0007");
        assertThat(html.split("<script", -1)).hasSize(2);
    }

    @Test
    void shouldLoadNothing() throws Exception {
        String markup = html().replace("xmlns=\"http://www.w3.org/2000/svg\"", "");

        assertThat(markup).doesNotContainPattern("(src|href|url)[=(]\"?+(?!#)").doesNotContain("@import");
    }

    @Test
    void shouldAllowItsOwnStyleAndScriptAndNothingElse() throws Exception {
        String html = html();

        assertThat(html)
                .contains("default-src &#39;none&#39;")
                .contains("style-src &#39;" + hash(html, "style") + "&#39;")
                .contains("script-src &#39;" + hash(html, "script") + "&#39;")
                .doesNotContain("style=", "onclick", "unsafe");
    }

    private static String hash(String html, String tag) throws Exception {
        Matcher content = Pattern.compile("<" + tag + ">(.*?)</" + tag + ">", Pattern.DOTALL)
                .matcher(html);
        assertThat(content.find()).isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(content.group(1).getBytes(UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    @Test
    void shouldGiveTheSameBytesForTheSameRun() throws Exception {
        assertThat(html()).isEqualTo(html());
    }

    @Test
    void shouldBearAReportWithoutKeysAndARunWithoutRecords() throws Exception {
        for (String file : List.of("alerts.ndjson", "sessions.ndjson", "spreads.ndjson")) {
            Files.writeString(folder.resolve(file), "");
        }
        Files.writeString(folder.resolve("report.json"), "{}");

        Document page = parsed(html(RunFolder.open(folder)));

        assertThat(texts(page, "p")).contains("None was raised.");
    }

    @Test
    void shouldListTheNewestFiveThousandAlertsAndSayWhereTheOthersAre() throws Exception {
        MadeUpRun.in(folder);
        StringBuilder alerts = new StringBuilder();
        for (int i = 0; i < 5_003; i++) {
            String time = i < 3 ? "2024-01-02T10:00:00.000Z" : "2024-01-03T10:00:00.000Z";
            alerts.append(MadeUpRun.alert("id" + i, 1, "RAISED", "LOW", time, "number " + i + "."));
        }
        Files.writeString(folder.resolve("alerts.ndjson"), alerts);

        String html = html(RunFolder.open(folder));

        assertThat(html)
                .contains("The newest 5,000 of 5,003 alerts: 3 older ones are left out here and are in alerts.ndjson.")
                .contains("<summary>number 5002.</summary>", "<summary>number 3.</summary>")
                .doesNotContain("<summary>number 2.</summary>")
                .contains("5,003 alerts, drawn as 2 marks");
    }
}
