package org.libraryexchange.pair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.pair.EveryChange.acknowledged;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The manifest of an item's pictures in Mirador, on a page of another site. */
@Tag("long")
@ExtendWith(SharedPair.class)
class OtherViewersIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MIRADOR = "mirador@4.0.0";

    private static final String PAGE = """
        <!doctype html><html lang="en"><title>Another site</title>
        <div id="viewer" style="position:absolute;inset:0"></div><script src="/mirador.js"></script>
        <script>Mirador.viewer({id: 'viewer', windows: [{manifestId: '%s'}],
          window: {sideBarOpen: false}, workspaceControlPanel: {enabled: false}})</script>
        """;

    /** Red, green, blue and yellow, as {@link Browser#colours} tells them. */
    private static final Set<Integer> STRIPES = Set.of(0xc00000, 0x00c000, 0x0000c0, 0xc0c000);

    @TempDir
    Path folder;

    @Test
    void miradorOnAPageOfAnotherSiteDrawsAPicture(PairUnderTest pair) throws IOException {
        // Given
        NodeClient leeds = pair.leeds().client();
        ObjectNode picture = (ObjectNode)
                acknowledged(leeds.upload("/api/v1/media", "image/jpeg", stripes(), Duration.ofSeconds(30)))
                        .json();
        picture.putObject("alt").put("en", "Stripes of four colours");
        ObjectNode document = ItemDocuments.event("Pictures to look at elsewhere");
        document.withArray("/pictures").add(picture);
        UUID item = acknowledged(leeds.put("viewers", UUID.randomUUID().toString(), document.toString()))
                .id();
        new Program("Node.js with npm, on Debian the packages nodejs and npm", folder, Map.of(), PATIENCE)
                .run("npm", "pack", MIRADOR);
        new Program("tar", folder, Map.of(), PATIENCE)
                .run("tar", "xzf", "mirador-4.0.0.tgz", "package/dist/mirador.min.js");
        String manifest =
                pair.leeds().api().resolve("/items/" + item + "/manifest.json").toString();
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext(
                "/",
                exchange -> send(exchange, "text/html", PAGE.formatted(manifest).getBytes(UTF_8)));
        site.createContext(
                "/mirador.js",
                exchange -> send(
                        exchange,
                        "text/javascript",
                        Files.readAllBytes(folder.resolve("package/dist/mirador.min.js"))));
        site.start();
        try (Browser browser = Browser.at(pair.leeds().api().toString())) {
            browser.device(1_280, 900, "light");

            // When
            browser.openElsewhere("http://127.0.0.1:" + site.getAddress().getPort() + "/");

            // Then
            browser.awaitElement(".openseadragon-canvas canvas");
            Awaitility.await("the picture is drawn")
                    .atMost(PATIENCE)
                    .until(() -> browser.colours(".openseadragon-canvas").containsAll(STRIPES));
            assertThat(browser.text("#viewer")).contains("Pictures to look at elsewhere");
        } finally {
            site.stop(0);
        }
    }

    private Path stripes() throws IOException {
        BufferedImage image = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW};
        for (int i = 0; i < colours.length; i++) {
            pen.setColor(colours[i]);
            pen.fillRect(i * 200, 0, 200, 600);
        }
        pen.dispose();
        Path file = folder.resolve("stripes.jpg");
        ImageIO.write(image, "jpeg", file.toFile());
        return file;
    }

    private static void send(HttpExchange exchange, String type, byte[] body) {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
