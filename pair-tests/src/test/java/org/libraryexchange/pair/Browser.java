package org.libraryexchange.pair;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium, as readers of the pages have it. */
final class Browser implements AutoCloseable {

    private static final String AXE = axe();
    private static final Pattern SHEET = Pattern.compile("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)]");
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<Path> FOLDERS = Stream.of("/usr/bin", "/usr/local/bin", "/usr/lib/chromium", "/snap/bin")
            .map(Path::of)
            .toList();

    private final String base;
    private final ChromeDriver driver;

    private Browser(String base, ChromeDriver driver) {
        this.base = base;
        this.driver = driver;
    }

    /** Opens one for the pages of a node. */
    static Browser at(String base) {
        return at(base, false);
    }

    /** Opens one that trusts whatever certificates other servers have. */
    static Browser trusting(String base) {
        return at(base, true);
    }

    private static Browser at(String base, boolean trusting) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.WARNING);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--lang=en-GB");
        options.setAcceptInsecureCerts(trusting);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver").toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(base, new ChromeDriver(service, options));
    }

    /** The browser itself. */
    static Path program() {
        return program("chromium", "chromium-browser", "google-chrome");
    }

    private static Path program(String... names) {
        return Stream.of(names)
                .flatMap(name -> FOLDERS.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + names[0]
                        + " here; on Debian: apt-get install chromium chromium-driver fonts-noto-cjk"));
    }

    void open(String path) {
        driver.get(base + path);
    }

    /** Opens a page of another server. */
    void openElsewhere(String address) {
        driver.get(address);
    }

    String address() {
        return driver.getCurrentUrl().substring(base.length());
    }

    /** Waits for a page that a form or a link leads to; a click does not wait for it where the answer takes a while. */
    void awaitAddress(String beginning) {
        Awaitility.await(beginning).atMost(PATIENCE).until(() -> address().startsWith(beginning) && isLoaded());
    }

    private boolean isLoaded() {
        return Boolean.TRUE.equals(driver.executeScript("return document.readyState === 'complete'"));
    }

    void type(String selector, String text) {
        driver.findElement(By.cssSelector(selector)).sendKeys(text);
    }

    /** Types into a field in place of what it holds. */
    void fill(String selector, String text) {
        WebElement field = driver.findElement(By.cssSelector(selector));
        field.clear();
        field.sendKeys(text);
    }

    /** The same for a field that not every such page has. */
    void fillIfThere(String selector, String text) {
        if (!driver.findElements(By.cssSelector(selector)).isEmpty()) {
            fill(selector, text);
        }
    }

    void tickAll(String selector) {
        driver.findElements(By.cssSelector(selector)).forEach(WebElement::click);
    }

    void choose(String selector, String value) {
        driver.findElement(By.cssSelector(selector + " option[value='" + value + "']"))
                .click();
    }

    /** Presses keys where the focus is. */
    void press(CharSequence... keys) {
        // To the focus by way of the keyboard: a field for a file takes nothing else.
        new Actions(driver).sendKeys(keys).perform();
    }

    /** The value of the button or the name of the field that has the focus, else its id, else its text. */
    String focused() {
        return (String) driver.executeScript("const it = document.activeElement;"
                + " return (it.tagName === 'BUTTON' ? it.value : it.name) || it.id || it.innerText");
    }

    /** Whether what has the focus is marked (the browser marks parts of dates itself), within the window, and not behind anything. */
    boolean showsFocus() {
        return Boolean.TRUE.equals(driver.executeScript("""
                const it = document.activeElement;
                // Of a link on two lines, the middle between them is not on it.
                const box = it.getClientRects()[0] ?? it.getBoundingClientRect();
                const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
                const marks = it.matches('[type=date], [type=time]') || getComputedStyle(it).outlineStyle !== 'none';
                return marks && (it === top || it.contains(top));
                """));
    }

    /** Scrolls as a person does, so that nothing of the page lies over it. */
    void scrollTo(String selector) {
        driver.executeScript("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", selector);
    }

    /** Drags files from a folder onto an element. */
    void drop(String selector, List<Path> files) {
        Map<String, Object> dragged = Map.of(
                "items", List.of(), "files", files.stream().map(Path::toString).toList(), "dragOperationsMask", 1);
        List<Long> middle = middle(selector);
        for (String type : List.of("dragEnter", "dragOver", "drop")) {
            driver.executeCdpCommand(
                    "Input.dispatchDragEvent",
                    Map.of("type", type, "x", middle.get(0), "y", middle.get(1), "data", dragged));
        }
    }

    /** The id of what a person sees in the middle of an element. */
    String inMiddleOf(String selector) {
        List<Long> middle = middle(selector);
        return (String) driver.executeScript(
                "return document.elementFromPoint(arguments[0], arguments[1])?.closest('[id]')?.id ?? ''",
                middle.get(0),
                middle.get(1));
    }

    /** Where the middle of an element is in the window, to which it is scrolled. */
    @SuppressWarnings("unchecked")
    private List<Long> middle(String selector) {
        scrollTo(selector);
        return (List<Long>) driver.executeScript("""
                const box = document.querySelector(arguments[0]).getBoundingClientRect();
                return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round);
                """, selector);
    }

    /** Presses Tab until an element has the focus. */
    void tabTo(String selector) {
        Awaitility.await("focus on " + selector).atMost(PATIENCE).until(() -> {
            press(Keys.TAB);
            return Boolean.TRUE.equals(
                    driver.executeScript("return document.activeElement.matches(arguments[0])", selector));
        });
    }

    /** Runs no more scripts of pages. */
    void withoutScripts() {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    /** Loads no more scripts of pages, which a test can still judge by its own. */
    void withoutScriptFiles() {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of("*.js*")));
    }

    /** Has a database, from the next page on, that never answers. */
    void withoutDatabase() {
        driver.executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of("source", "indexedDB.open = indexedDB.deleteDatabase = () => new EventTarget()"));
    }

    /** Shows pages as they are printed. */
    void onPaper() {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    }

    /** Is in another place, by its clock. */
    void travel(String zone) {
        driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
    }

    /** Cuts off the network of the window, or brings it back. */
    void offline(boolean cut) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", cut, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Loads the page anew. Without a connection, the browser says so in its place. */
    void reload() {
        WebElement page = driver.findElement(By.tagName("html"));
        driver.executeScript("location.reload()");
        Awaitility.await("reload").atMost(PATIENCE).until(() -> isGone(page));
    }

    boolean isTicked(String box) {
        return driver.findElement(By.cssSelector(box)).isSelected();
    }

    /** How many texts wait in the browser until the desk has them. */
    long waiting() {
        return (Long) driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                indexedDB.databases().then(all => {
                    if (!all.some(each => each.name === "desk")) { done(0); return; }
                    const opening = indexedDB.open("desk");
                    opening.onsuccess = () => {
                        const count = opening.result.transaction("typed").objectStore("typed").count();
                        count.onsuccess = () => { opening.result.close(); done(count.result); };
                    };
                });
                """);
    }

    /** Makes the texts that wait in the browser older. */
    void age(Duration by) {
        driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                const by = arguments[0];
                const opening = indexedDB.open("desk");
                opening.onsuccess = () => {
                    const transaction = opening.result.transaction("typed", "readwrite");
                    transaction.oncomplete = () => { opening.result.close(); done(); };
                    const texts = transaction.objectStore("typed").getAll();
                    texts.onsuccess = () => texts.result.forEach(each =>
                        transaction.objectStore("typed").put({...each, time: each.time - by}));
                };
                """, by.toMillis());
    }

    /** Opens a page in another window, and stays there. */
    void openBeside(String path) {
        driver.switchTo().newWindow(WindowType.TAB);
        open(path);
    }

    /** Goes to the window that was opened as the n-th, counted from 0. */
    void toWindow(int n) {
        driver.switchTo().window(List.copyOf(driver.getWindowHandles()).get(n));
    }

    void forgetCookie(String name) {
        driver.manage().deleteCookieNamed(name);
    }

    /** Sends a form that the page does not have. */
    void send(String path, Map<String, String> fields) {
        driver.executeScript("""
                const form = document.createElement('form');
                form.method = 'post';
                form.action = arguments[0];
                for (const [name, value] of Object.entries(arguments[1])) {
                    const field = document.createElement('input');
                    field.name = name;
                    field.value = value;
                    form.append(field);
                }
                document.body.append(form);
                form.submit();
                """, path, fields);
    }

    String value(String selector) {
        return (String) driver.executeScript("return document.querySelector(arguments[0]).value", selector);
    }

    /** Clicks on what is there now; a live part may be exchanged between finding and clicking. */
    void click(String selector) {
        click(By.cssSelector(selector));
    }

    /** Clicks on the first link with this text. */
    void clickLink(String text) {
        click(By.linkText(text));
    }

    private void click(By place) {
        Awaitility.await(place.toString())
                .atMost(PATIENCE)
                .ignoreException(StaleElementReferenceException.class)
                .until(() -> {
                    driver.findElement(place).click();
                    return true;
                });
    }

    /** Clicks on a button that sends a form, and waits for what comes back. */
    void send(String button) {
        WebElement page = driver.findElement(By.tagName("main"));
        click(button);
        Awaitility.await(button).atMost(PATIENCE).until(() -> isGone(page) && isLoaded());
    }

    private static boolean isGone(WebElement page) {
        try {
            return !page.isEnabled();
        } catch (StaleElementReferenceException e) {
            return true;
        } catch (WebDriverException e) {
            // While the next page comes, chromedriver may look for the node of the last one there.
            if (String.valueOf(e.getMessage()).contains("does not belong to the document")) {
                return true;
            }
            throw e;
        }
    }

    /** The text that is shown, read in one step: a live part may be exchanged at any moment. */
    String text(String selector) {
        return texts(selector).stream()
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("nothing on the page is " + selector));
    }

    @SuppressWarnings("unchecked")
    List<String> texts(String selector) {
        return (List<String>) driver.executeScript(
                "return [...document.querySelectorAll(arguments[0])].map(element => element.innerText)", selector);
    }

    String attribute(String selector, String name) {
        return (String) driver.executeScript(
                "return document.querySelector(arguments[0]).getAttribute(arguments[1])", selector, name);
    }

    /** Waits, without a reload, until the page shows this. */
    void awaitText(String selector, String expected) {
        Awaitility.await(expected)
                .atMost(PATIENCE)
                .until(() -> texts(selector).stream().limit(1).anyMatch(text -> text.contains(expected)));
    }

    /** Waits, without a reload, until the page has such an element. */
    void awaitElement(String selector) {
        Awaitility.await(selector)
                .atMost(PATIENCE)
                .until(() -> !driver.findElements(By.cssSelector(selector)).isEmpty());
    }

    /** Notes something that a reload would forget. */
    void mark() {
        driver.executeScript("window.marked = true");
    }

    boolean isMarked() {
        return Boolean.TRUE.equals(driver.executeScript("return window.marked === true"));
    }

    /** Waits for another page than the one that was marked. */
    void awaitUnmarked() {
        Awaitility.await("another page").atMost(PATIENCE).ignoreExceptions().until(() -> !isMarked() && isLoaded());
    }

    /** Sets how wide the window is, in CSS pixels, and which colours the device prefers. */
    void device(int width, int height, String colours) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
    }

    /** The sheets on which the page is printed, each by its width and height in points. */
    List<String> sheets(double widthInInches, double heightInInches) {
        Object printed = driver.executeCdpCommand(
                        "Page.printToPDF",
                        Map.of("landscape", true, "paperWidth", widthInInches, "paperHeight", heightInInches))
                .get("data");
        String file = new String(Base64.getDecoder().decode(printed.toString()), StandardCharsets.ISO_8859_1);
        return SHEET.matcher(file)
                .results()
                .map(sheet -> Math.round(Double.parseDouble(sheet.group(1))) + " "
                        + Math.round(Double.parseDouble(sheet.group(2))))
                .toList();
    }

    /** Whether the page is wider than the window. */
    boolean scrollsSideways() {
        return Boolean.TRUE.equals(driver.executeScript(
                "return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
    }

    /** Whether the first two elements stand side by side, and not one below the other. */
    boolean areBeside(String selector) {
        return Boolean.TRUE.equals(driver.executeScript("""
                const [one, other] = [...document.querySelectorAll(arguments[0])].map(it => it.getBoundingClientRect());
                return Math.abs(one.top - other.top) < 2 && other.left >= one.right;
                """, selector));
    }

    /** What axe finds wrong with the page as it is shown: the rule, and the first element that breaks it. */
    @SuppressWarnings("unchecked")
    List<String> violations() {
        driver.executeScript(AXE);
        return (List<String>) driver.executeAsyncScript("""
                const finish = arguments[arguments.length - 1];
                // A bar that sticks to the window lies over whatever is there at the moment. People scroll that free.
                const bars = [...document.querySelectorAll(".save-bar")];
                bars.forEach(bar => { bar.style.position = "static"; });
                const done = found => { bars.forEach(bar => bar.removeAttribute("style")); finish(found); };
                // Nobody has to hit anything on paper.
                const touched = !matchMedia("print").matches;
                axe.run(document, {rules: {'target-size': {enabled: touched}}}).then(
                    found => done(found.violations.map(rule => rule.id + " " + rule.nodes[0].html)),
                    failure => done([String(failure)]));
                """);
    }

    private static String axe() {
        try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the browser has loaded a picture. */
    boolean isWhole(String selector) {
        return Boolean.TRUE.equals(driver.executeScript(
                "const it = document.querySelector(arguments[0]); return !!it && it.complete && it.naturalWidth > 0",
                selector));
    }

    /** The colours that a person sees who looks at an element, in steps of 64 of each primary. */
    Set<Integer> colours(String selector) {
        byte[] png = driver.findElement(By.cssSelector(selector)).getScreenshotAs(OutputType.BYTES);
        try {
            BufferedImage seen = ImageIO.read(new ByteArrayInputStream(png));
            return Arrays.stream(seen.getRGB(0, 0, seen.getWidth(), seen.getHeight(), null, 0, seen.getWidth()))
                    .mapToObj(pixel -> pixel & 0xc0c0c0)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The servers from which the page has loaded something. */
    List<String> origins() {
        return ((List<?>)
                        driver.executeScript(
                                "return [...new Set(performance.getEntriesByType('resource').map(it => new URL(it.name).origin))]"))
                .stream().map(String::valueOf).toList();
    }

    /** What the browser has complained about since it was asked last, such as content that the policy stops. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
