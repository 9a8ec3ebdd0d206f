package io.marketsignals.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;

/** The page open in a browser of its own profile, with what it complained of and whom it asked. */
final class OpenPage implements AutoCloseable {
    private static final Locator.WaitForOptions ATTACHED =
            new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();

    private OpenPage(BrowserContext context, String address) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(address) && !request.url().startsWith("data:")) {
                foreign.add(request.url());
            }
        });
    }

    static OpenPage of(Browser browser, PageServer server) {
        return of(browser, server, "", 1440, ColorScheme.LIGHT);
    }

    /** Listening to the stream, with the first figures painted. */
    static OpenPage of(Browser browser, PageServer server, String hash, int width, ColorScheme scheme) {
        OpenPage open = at(browser, server.address(), hash, width, scheme);
        open.page.waitForCondition(() -> server.listeners() > 0);
        open.find("#strip > *").first().waitFor(ATTACHED);
        open.find("#alerts > *").first().waitFor(ATTACHED);
        return open;
    }

    /** Without waiting for anything. */
    static OpenPage at(Browser browser, String address, String hash, int width, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, width < 500 ? 740 : 900)
                .setColorScheme(scheme)
                .setTimezoneId("Europe/Berlin"));
        context.setDefaultTimeout(15_000);
        OpenPage open = new OpenPage(context, address);
        open.page.navigate(address + hash);
        return open;
    }

    Page page() {
        return page;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** What the console and the page's errors said. */
    List<String> complaints() {
        return complaints;
    }

    /** Requests to anybody else than the page's own server. */
    List<String> foreign() {
        return foreign;
    }

    /** The text of an element with single plain spaces. */
    String text(String selector) {
        return plain(find(selector).first().textContent());
    }

    List<String> texts(String selector) {
        return find(selector).allTextContents().stream().map(OpenPage::plain).toList();
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ').replaceAll("\\s+", " ").strip();
    }

    /** What a script answers that imports the page's modules; {@code m} holds those named. */
    Object module(String name, String expression) {
        return page.evaluate("import('/page/" + name + ".js').then(m => " + expression + ")");
    }

    /** Whether it is wider than the window. */
    boolean scrollsSideways() {
        return (Boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth");
    }

    @Override
    public void close() {
        context.close();
    }
}
