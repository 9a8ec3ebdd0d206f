package io.marketsignals.history.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marketsignals.history.picture.Strips;
import io.marketsignals.history.run.RunFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** A run as one HTML file that needs nothing else: it loads nothing, and its only script filters the alerts. */
public final class HtmlReport {
    /** The file's name in a run folder. */
    public static final String FILE = "report.html";

    private final RunFolder run;

    private HtmlReport(RunFolder run) {
        this.run = run;
    }

    /** Writes the page, replacing a file of that name; the same run gives the same bytes. Returns the file. */
    public static Path write(RunFolder run, Path file) throws IOException {
        String html = new HtmlReport(run).html();
        Path folder = file.toAbsolutePath().getParent();
        Path unfinished = Files.createTempFile(folder, "." + FILE, ".part");
        try {
            Files.writeString(unfinished, html);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return file;
    }

    private String html() {
        RunContents contents = RunContents.of(run);
        String style = resource("report.css") + Strips.STYLE + "\n";
        String script = resource("report.js");
        Html page = new Html().markup("<!DOCTYPE html>\n");
        page.open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8");
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy(style, script));
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty("meta", "name", "color-scheme", "content", "light dark");
        page.element("title", HeadSection.title(contents));
        page.open("style").markup(style).close("style").close("head").open("body");
        page.element("a", "Skip to the alerts", "class", "skip", "href", "#alerts");
        navigation(page, contents);
        page.open("main");
        new HeadSection(contents, page).write();
        new ChartSections(contents, page).write();
        List<AlertLife> alerts = contents.alerts();
        new AlertSection(alerts, AlertDetails.of(run, AlertSection.newest(alerts)), page).write();
        new QualitySection(contents, page).write();
        new MakingSection(contents.report(), page).write();
        page.close("main")
                .open("script")
                .markup(script)
                .close("script")
                .close("body")
                .close("html");
        return page.toString();
    }

    private static void navigation(Html page, RunContents contents) {
        page.open("nav", "aria-label", "Sections");
        if (!contents.indices().isEmpty()) {
            page.element("a", "Indices", "href", "#indices");
        }
        if (!contents.pairs().isEmpty()) {
            page.element("a", "Small against large", "href", "#pairs");
        }
        page.element("a", "Alerts", "href", "#alerts");
        page.element("a", "Data quality", "href", "#quality");
        page.element("a", "How it was made", "href", "#making").close("nav");
    }

    /** Nothing is loaded, and nothing runs but this style and this script. */
    private static String policy(String style, String script) {
        return "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script)
                + "'; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
    }
}
